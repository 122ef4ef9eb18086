/**
 * One frame's capture: walk, serialise, hand over piece by piece through a port of the extension that no page can see.
 *
 * The background calls `prepare` in the top frame, then `start` in every frame it may read.
 */
(() => {
  const { dom, serialise, Pictures, scrolling } = globalThis.tearsheet;
  if (globalThis.tearsheet.capture) return;

  const DOCUMENT_LIMIT = 40_000_000; // bytes; checked again in the background after frames are put in
  const BYTES = 720_000; // of one piece; a multiple of 3, so that each piece is base64 by itself
  const TEXT = 500_000; // characters of one piece
  const TOTAL = 60_000_000;

  let kept = null; // what prepare collected for start: { mark, writer }

  /** Return where this frame is: the indices of frames from the top down, -1 where a shadow root hides the index. */
  const framePath = () => {
    const path = [];
    for (let view = window; view !== view.parent && path.length < 20; view = view.parent) {
      const parent = view.parent;
      let index = -1;
      for (let i = 0; i < parent.length && i < 1000; i++) {
        if (parent[i] === view) {
          index = i;
          break;
        }
      }
      path.unshift(index);
    }
    return path;
  };

  const newWriter = (mark, path) =>
    new serialise.Writer({ mark, path, pictures: new Pictures(mark, path), rows: null, limit: DOCUMENT_LIMIT });

  const base64 = (blob) =>
    new Promise((done, failed) => {
      const reader = new FileReader();
      reader.onload = () => done(reader.result.slice(reader.result.indexOf(",") + 1));
      reader.onerror = () => failed(reader.error);
      reader.readAsDataURL(blob);
    });

  const send = async (port, head, blob) => {
    for (let at = 0; at < blob.size; at += BYTES) {
      port.postMessage({ ...head, data: await base64(blob.slice(at, at + BYTES)), last: at + BYTES >= blob.size });
    }
  };

  /** Return the headers of the document that the browser tells a page without a second request. */
  const headers = (entry) => {
    const list = [];
    const kind = entry?.contentType || document.contentType;
    if (kind) list.push(["content-type", kind === "text/html" || kind === "application/xhtml+xml" ? `${kind}; charset=${document.characterSet}` : kind]);
    // Without a Last-Modified header the browser answers with the time at which the document was asked for.
    const modified = Date.parse(document.lastModified);
    if (Number.isFinite(modified) && performance.timeOrigin - modified > 60_000) {
      list.push(["last-modified", new Date(modified).toUTCString()]);
    }
    return list;
  };

  const about = () => {
    const entry = performance.getEntriesByType("navigation")[0];
    const here = location.href;
    const first = entry?.name ?? "";
    return {
      address: here,
      chain: first && first !== here && /^https?:/.test(first) ? [first] : [],
      title: (dom.title(document) ?? "").slice(0, 4000),
      charset: document.characterSet,
      language: (dom.root(document) && dom.attribute(dom.root(document), "lang")) ?? "",
      contentType: document.contentType,
      headers: headers(entry),
    };
  };

  /** Return the selected words with what is around them, or null; never from a form field. */
  const selected = () => {
    const selection = getSelection();
    if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
    const exact = selection.toString().trim();
    if (!exact || exact.length > 20_000) return null;
    const range = selection.getRangeAt(0);
    const top = dom.body(document);
    if (!top || !top.contains(range.commonAncestorContainer)) return { exact, prefix: "", suffix: "" };
    const before = around(top, range.startContainer, range.startOffset, -1);
    const after = around(top, range.endContainer, range.endOffset, 1);
    return { exact, prefix: before.slice(-64), suffix: after.slice(0, 64) };
  };

  const isText = (node) => dom.type(node) === 3;

  /** Return some 100 characters of seen text before (-1) or after (1) a point, with a space where a line ends. */
  const around = (top, node, offset, way) => {
    const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
    const start = isText(node) ? node : (node.childNodes[way < 0 ? offset - 1 : offset] ?? node);
    walker.currentNode = start;
    let text = "";
    if (isText(node)) text = way < 0 ? dom.data(node).slice(0, offset) : dom.data(node).slice(offset);
    else if (isText(start)) text = dom.data(start);
    let last = dom.parent(start);
    for (let steps = 0; text.length < 200 && steps < 200; steps++) {
      const next = way < 0 ? walker.previousNode() : walker.nextNode();
      if (!next) break;
      const parent = dom.parent(next);
      if (!dom.seen(parent, { visibilityProperty: true })) continue;
      const apart = parent !== last && [parent, last].some((one) => getComputedStyle(one).display !== "inline") ? " " : "";
      text = way < 0 ? dom.data(next) + apart + text : text + apart + dom.data(next);
      last = parent;
    }
    return text.replace(/\s+/g, " ");
  };

  const prepare = async (mark) => {
    const path = framePath();
    const writer = newWriter(mark, path);
    kept = { mark, writer };
    const chosen = selected();
    if (dom.body(document) && /^(?:text\/html|application\/xhtml\+xml)$/.test(document.contentType)) {
      writer.rows = await scrolling.walk((row) => writer.html(row));
    }
    return { ...about(), selection: chosen };
  };

  const hand = async (port, mark) => {
    if (document.contentType === "application/pdf") {
      const answer = await fetch(location.href, { cache: "force-cache", credentials: "include" });
      const blob = await answer.blob();
      if (!answer.ok || blob.size > DOCUMENT_LIMIT) throw new Error(answer.ok ? "too_large" : "unreadable");
      await send(port, { what: "bytes" }, blob);
      port.postMessage({ what: "end", path: [], pictures: [], frames: [] });
      return;
    }
    const path = framePath();
    const writer = kept?.mark === mark ? kept.writer : newWriter(mark, path);
    kept = null;
    const asFrame = path.length > 0;
    const text = asFrame && document.designMode === "on" ? "" : writer.document(asFrame);
    if (!writer.whole) throw new Error("too_large"); // half a page would pass for the whole
    for (let at = 0; at < text.length; ) {
      let to = Math.min(at + TEXT, text.length);
      if (/[\uD800-\uDBFF]/.test(text[to - 1]) && to < text.length) to += 1; // half a character does not travel
      port.postMessage({ what: "text", data: text.slice(at, to) });
      at = to;
    }
    const pictures = writer.pictures;
    port.postMessage({ what: "pictures", count: pictures.list.length });
    await pictures.take(async (number, blob) => {
      const { name, address, kind, width, height, drawn } = pictures.list[number];
      const head = { what: "picture", number, name, address: /^https?:/.test(address) ? address : "", kind, width, height, drawn };
      if (blob) await send(port, { ...head, mime: blob.type }, blob);
      else port.postMessage({ ...head, data: null, last: true });
    }, TOTAL);
    port.postMessage({ what: "end", path, address: location.href, frames: writer.frames, words: dom.body(document) ? (dom.innerText(dom.body(document)) ?? "").length : 0 });
  };

  const start = (mark) => {
    const port = chrome.runtime.connect({ name: `capture ${mark}` });
    hand(port, mark).catch((error) => {
      try {
        port.postMessage({ what: "failed", said: String(error?.message ?? error).slice(0, 300) });
      } catch {
        // The background is gone: nobody is left to tell.
      }
    });
    return true;
  };

  globalThis.tearsheet.capture = { prepare, start, selected };
})();
