/**
 * A picture of the whole page, stitched from what the browser shows at device resolution.
 *
 * Browsers allow two pictures of a tab a second, so this takes half a second for each screen of height; it is asked for,
 * never taken by itself. The reader's place is restored; what is fixed to the window shows in each part. Form fields
 * of the page are painted over.
 */

const EVERY_MS = 520;
const MAX_SCREENS = 20;
const MAX_SIDE = 16_000; // px: what canvases and readers of WebP (16,383) and JPEG take
const MAX_PIXELS = 60_000_000;
const MAX_BYTES = 12_000_000;

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Return the picture in a data: address; fetching it would need a wider policy of the extension's pages. */
const blobOf = (address) => {
  const bytes = Uint8Array.from(atob(address.slice(address.indexOf(",") + 1)), (c) => c.charCodeAt(0));
  return new Blob([bytes], { type: "image/png" });
};

const measure = () => ({
  x: scrollX,
  y: scrollY,
  width: document.documentElement.clientWidth,
  view: innerHeight,
  height: Math.max(document.documentElement.scrollHeight, document.body?.scrollHeight ?? 0),
});

/** Return where the reader's own words are on the screen: they are in no picture either. */
const fields = () =>
  [...document.querySelectorAll("input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox]")]
    .filter((field) => !/^(?:button|submit|reset|image|checkbox|radio|range|color|hidden)$/.test(field.type ?? ""))
    .map((field) => field.getBoundingClientRect())
    .filter((box) => box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight)
    .map(({ left, top, width, height }) => [left, top, width, height]);

const move = (top, left) => {
  document.scrollingElement?.scrollTo({ top, left, behavior: "instant" });
  return new Promise((done) => setTimeout(() => done({ y: scrollY }), 80));
};

/** Return the picture's bytes (WebP, or JPEG where the browser writes no WebP), or null where the tab cannot be seen. */
export const pagePicture = async (tab) => {
  const target = { tabId: tab.id };
  const run = async (func, args = []) => (await chrome.scripting.executeScript({ target, func, args }))[0].result;
  const page = await run(measure);
  let canvas = null;
  let context = null;
  let scale = 1;
  let last = 0;
  try {
    for (let screen = 0; screen < MAX_SCREENS && screen * page.view < page.height; screen++) {
      const { y } = await run(move, [screen * page.view, 0]);
      await sleep(Math.max(0, last + EVERY_MS - performance.now()));
      last = performance.now();
      const shown = await chrome.tabs.captureVisibleTab(tab.windowId, { format: "png" });
      const bitmap = await createImageBitmap(blobOf(shown));
      if (!canvas) {
        scale = bitmap.height / page.view;
        const height = Math.min(page.height * scale, MAX_SCREENS * bitmap.height, MAX_SIDE, MAX_PIXELS / bitmap.width);
        canvas = new OffscreenCanvas(Math.min(bitmap.width, MAX_SIDE), Math.max(1, Math.floor(height)));
        context = canvas.getContext("2d");
      }
      context.drawImage(bitmap, 0, Math.round(y * scale));
      bitmap.close();
      context.fillStyle = "#d0d0d0";
      for (const [left, top, width, height] of await run(fields)) {
        context.fillRect(left * scale, (y + top) * scale, width * scale, height * scale);
      }
      if (Math.round((y + page.view) * scale) >= canvas.height) break;
    }
  } finally {
    await run(move, [page.y, page.x]).catch(() => null);
  }
  if (!canvas) return null;
  for (const quality of [0.85, 0.6, 0.35]) {
    const blob = await canvas.convertToBlob({ type: "image/webp", quality });
    if (blob.size <= MAX_BYTES) return new Uint8Array(await blob.arrayBuffer());
  }
  return null;
};
