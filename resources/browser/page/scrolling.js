/**
 * A gentle walk down the page, so that what loads when it comes into view is loaded, and back to where the reader was.
 *
 * Bounded in steps and time, and by the height that the page had at first: an endless page does not grow by it for
 * ever. Lists that hold only the rows in view ("virtualised") are collected row by row on the way.
 */
(() => {
  const { dom } = globalThis.tearsheet;
  if (globalThis.tearsheet.scrolling) return;

  const STEPS = 90;
  const PLAIN_MS = 3000;
  const LISTS_MS = 9000;
  const SETTLE_MS = 1500;
  const MAX_LISTS = 12;
  const MAX_ROWS = 3000;
  const LAZY = "img[loading=lazy], iframe[loading=lazy], [data-src], [data-srcset], [data-original], [data-lazy-src], [data-bg]";

  const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
  const frame = () => Promise.race([new Promise((done) => requestAnimationFrame(() => done())), sleep(250)]);

  const isContent = (child) => (dom.text(child) ?? "").trim() !== "" || dom.find(child, "img, picture, video, canvas, svg") !== null;

  /** Return the containers whose rendered children cover only a part of their height: the rest is drawn in view only. */
  const virtualised = () => {
    const found = [];
    for (const element of dom.everything(dom.root(document))) {
      if (dom.count(element) < 2 || !(element instanceof HTMLElement)) continue;
      const height = Math.max(dom.height(element), 0);
      if (height < 1.5 * Math.min(innerHeight, 700)) continue;
      const name = dom.name(element);
      if (name === "html" || name === "body" || name === "select") continue;
      let rendered = 0;
      let rows = 0;
      for (let child = dom.firstElement(element); child && rows < 400; child = dom.nextElement(child)) {
        if (!(child instanceof HTMLElement) || dom.height(child) === 0 || !isContent(child)) continue;
        rendered += dom.height(child);
        rows += 1;
      }
      if (rows >= 3 && rows < 400 && rendered < 0.75 * height) {
        // Columns side by side cover little too, but nothing in them is missing.
        const first = dom.box(dom.firstElement(element));
        const lowest = lowestOf(element);
        const box = dom.box(element);
        if (lowest - Math.min(first.top, box.top) < 0.85 * box.height || hasSpacer(element)) found.push(element);
        if (found.length >= MAX_LISTS) break;
      }
    }
    return found;
  };

  const lowestOf = (element) => {
    let lowest = -Infinity;
    for (let child = dom.firstElement(element); child; child = dom.nextElement(child)) {
      if (isContent(child)) lowest = Math.max(lowest, dom.box(child).bottom);
    }
    return lowest;
  };

  const hasSpacer = (element) => {
    for (const child of [dom.firstElement(element), [...element.children].at(-1)]) {
      if (child instanceof HTMLElement && dom.height(child) > 400 && !isContent(child)) return true;
    }
    return false;
  };

  /** Return what scrolls `element`: an ancestor of its own, or the document. */
  const scrollerOf = (element) => {
    for (let above = element; above && dom.type(above) === 1; ) {
      const style = getComputedStyle(above);
      if (/auto|scroll|overlay/.test(style.overflowY) && dom.scrollHeight(above) > dom.clientHeight(above) + 40) {
        const name = dom.name(above);
        if (name !== "html" && name !== "body") return above;
      }
      const parent = dom.parent(above);
      above = parent && dom.type(parent) === 11 ? parent.host : parent;
    }
    return dom.scroller(document);
  };

  /** Return the part of an application's page that scrolls in place of the document, or null. */
  const innerScroller = () => {
    let best = null;
    let most = 0.4 * innerWidth * innerHeight;
    for (const element of dom.everything(dom.root(document))) {
      const room = dom.scrollHeight(element) - dom.clientHeight(element);
      if (room < 80 || dom.clientHeight(element) < 200) continue;
      const name = dom.name(element);
      if (name === "html" || name === "body" || name === "textarea") continue;
      const box = dom.box(element);
      if (box.width * box.height <= most || !/auto|scroll|overlay/.test(getComputedStyle(element).overflowY)) continue;
      [best, most] = [element, box.width * box.height];
    }
    return best;
  };

  const ORDER = ["data-index", "aria-rowindex", "aria-posinset", "data-item-index", "data-row-index"];
  const KEYS = ["data-key", "data-id", "id", "data-item-id"];

  /** The rows of one list, in the order of their place, each as it was when it was last seen. */
  class Rows {
    constructor(container) {
      this.container = container;
      this.rows = new Map();
      this.byText = new Map();
    }

    /** Return whether rows were seen that are gone now: else the list is no more than a page with gaps. */
    get gone() {
      let there = 0;
      for (let child = dom.firstElement(this.container); child; child = dom.nextElement(child)) {
        if (child instanceof HTMLElement && dom.height(child) > 0 && isContent(child)) there += 1;
      }
      return this.rows.size > there;
    }

    look(write) {
      const top = dom.box(this.container).top;
      for (let child = dom.firstElement(this.container); child; child = dom.nextElement(child)) {
        if (!(child instanceof HTMLElement) || dom.height(child) === 0 || !isContent(child)) continue;
        const box = dom.box(child);
        const text = dom.text(child);
        const order = ORDER.map((name) => dom.attribute(child, name)).find((value) => /^\d+$/.test(value ?? ""));
        const named = order ?? KEYS.map((name) => dom.attribute(child, name)).find(Boolean);
        const place = { y: box.top - top, x: box.left, order: order === undefined ? null : Number(order) };
        let key = named !== undefined ? `=${named}` : `${Math.round(place.y)}|${Math.round(place.x)}`;
        const before = this.rows.get(key);
        if (before && before.text === text) continue;
        if (named === undefined && text.length > 20 && !before) {
          // A row whose place was only estimated moves when its neighbours are measured.
          const other = this.byText.get(text);
          if (other !== undefined && this.rows.has(other) && Math.abs(this.rows.get(other).y - place.y) < 2 * innerHeight) {
            this.rows.delete(other);
          }
        }
        if (this.rows.size >= MAX_ROWS) return;
        this.rows.set(key, { ...place, text, html: write(child) });
        this.byText.set(text, key);
      }
    }

    html() {
      const all = [...this.rows.values()];
      const ordered = all.every((row) => row.order !== null);
      all.sort((a, b) => (ordered ? a.order - b.order : Math.abs(a.y - b.y) > 2 ? a.y - b.y : a.x - b.x));
      return all.map((row) => row.html);
    }
  }

  const scrollTo = (scroller, top) => dom.scrollTo(scroller, { top, behavior: "instant" });

  const loadingPictures = () =>
    [...dom.findAll(dom.root(document), "img")].some((image) => {
      if (image.complete || !image.currentSrc) return false;
      const box = dom.box(image);
      return box.width > 40 && box.height > 40 && (image.loading !== "lazy" || box.top < 2 * innerHeight);
    });

  /**
   * Walk down and back. `write(element)` serialises a row. Returns a Map from container to the HTML of its rows.
   * Nothing is moved in a page that is not shown: it would paint nothing, and observers would not be told.
   */
  const walk = async (write) => {
    const rows = new Map();
    if (document.visibilityState !== "visible") return rows;
    const main = dom.scroller(document) ?? dom.root(document);
    const lists = virtualised().map((container) => new Rows(container));
    const scrollers = new Set(lists.map((list) => scrollerOf(list.container)));
    const tall = dom.scrollHeight(main) - innerHeight;
    const inner = tall < 80 ? innerScroller() : null;
    if (inner) scrollers.add(inner);
    if (tall > 40 && (tall > 1.5 * innerHeight || dom.find(dom.root(document), LAZY) !== null)) scrollers.add(main);
    const places = [...scrollers].map((scroller) => [scroller, dom.scrollTop(scroller)]);
    const mainLeft = scrollX;
    const started = performance.now();
    const end = started + (lists.length ? LISTS_MS : PLAIN_MS);
    let steps = lists.length ? 4 * STEPS : STEPS;
    const look = () => {
      for (const list of lists) list.look(write);
    };
    look();
    if (scrollers.size) await frame(); // from here on each place is set inside a frame, before that frame's observers
    for (const scroller of scrollers) {
      const view = scroller === main ? innerHeight : dom.clientHeight(scroller);
      const height = dom.scrollHeight(scroller);
      const holds = lists.some((list) => scrollerOf(list.container) === scroller);
      // A very tall page is walked in longer steps, so that its end is reached within the time.
      const step = Math.max(1, holds ? 0.8 * view : Math.max(0.9 * view, height / STEPS));
      for (let top = holds ? 0 : dom.scrollTop(scroller) + step; steps-- > 0 && performance.now() < end; top += step) {
        const last = top >= height - view;
        scrollTo(scroller, last ? height - view : top);
        // One frame for each place: observers are told of it after this, before the next place is painted.
        await frame();
        if (holds) {
          await frame();
          look();
          await frame();
          look();
        }
        if (last) break;
      }
    }
    if (scrollers.size) {
      const settled = Math.min(performance.now() + SETTLE_MS, end + 500);
      while (loadingPictures() && performance.now() < settled) await sleep(40);
    }
    for (const [scroller, top] of places) {
      if (scroller === main) dom.scrollTo(scroller, { top, left: mainLeft, behavior: "instant" });
      else scrollTo(scroller, top);
    }
    if (scrollers.size) await frame();
    if (lists.length) await frame();
    for (const list of lists) if (list.gone) rows.set(list.container, list.html());
    return rows;
  };

  globalThis.tearsheet.scrolling = { walk, Rows, virtualised };
})();
