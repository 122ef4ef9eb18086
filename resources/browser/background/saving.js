/** Take a page out of its tab and hand it to Tearsheet. */

import { assemble } from "./assemble.js";
import * as native from "./native.js";
import { pagePicture } from "./page_picture.js";
import { mayReadAll } from "./permissions.js";
import { browserName, DOCUMENT_LIMIT, MAX_PICTURES, PICTURE_LIMIT, pieces, sizeOf, TOTAL_LIMIT } from "./protocol.js";

const FILES = ["dom", "visibility", "serialise", "pictures", "scrolling", "capture"].map((name) => `page/${name}.js`);
const FRAME_MS = 30_000; // without any word from a frame
const PREPARE_MS = 30_000;
const START_MS = 20_000;
const CONNECT_MS = 1500; // for frames, after the page itself is there: what is gone does not answer
const FETCH_MS = 10_000;
const TOGETHER = 6;

/** What went wrong before Tearsheet was asked: "unreadable" (the browser lets nobody read it), "closed", "empty", "pdf". */
export class PageError extends Error {
  constructor(code, said = "") {
    super(said);
    this.code = code;
  }
}

const waiting = new Map(); // secret of a capture -> what hears its ports

/** Hand the port of a page's script to the capture that it belongs to. Any other port is closed. */
export const onCapturePort = (port) => {
  const hears = waiting.get(port.name.slice("capture ".length));
  if (!hears || port.sender?.id !== chrome.runtime.id || port.sender.tab?.id !== hears.tab) {
    port.disconnect();
    return;
  }
  hears.port(port);
};

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

// At once: a frame that never ends loading would hold up all others.
const inject = (target, what) => chrome.scripting.executeScript({ target, injectImmediately: true, ...what });

/** Run something in every frame that may be read; where one of them goes away while it is done, in the top frame. */
const inEveryFrame = async (tabId, what) => {
  try {
    return await inject({ tabId, allFrames: true }, what);
  } catch {
    return inject({ tabId }, what);
  }
};

const within = (ms, promise) => Promise.race([promise, sleep(ms).then(() => null)]);

/** Hear the frames of one capture. */
class Listening {
  constructor(tab, onProgress) {
    this.tab = tab;
    this.onProgress = onProgress;
    this.frames = new Map();
    this.size = 0;
  }

  of(frame) {
    if (!this.frames.has(frame)) {
      const made = { texts: [], pictures: new Map(), document: [], end: null, failed: "", spoke: false };
      made.done = new Promise((resolve) => (made.settle = resolve));
      made.connected = new Promise((resolve) => {
        made.speaks = () => {
          made.spoke = true;
          resolve();
        };
      });
      this.frames.set(frame, made);
    }
    return this.frames.get(frame);
  }

  /** Wait for the top frame, and for those of the others that began to speak. */
  async all(frames) {
    const top = this.of(0);
    await within(CONNECT_MS * 10, top.connected);
    if (top.spoke) await top.done;
    const others = frames.filter((id) => id !== 0).map((id) => this.of(id));
    await within(CONNECT_MS, Promise.all(others.map((one) => one.connected)));
    await Promise.all(others.filter((one) => one.spoke).map((one) => one.done));
  }

  port(port) {
    const frame = this.of(port.sender.frameId);
    frame.speaks();
    let timer = null;
    const wind = () => {
      clearTimeout(timer);
      timer = setTimeout(() => finish("slow"), FRAME_MS);
    };
    const finish = (failed) => {
      clearTimeout(timer);
      frame.failed = frame.end ? "" : failed;
      frame.settle();
      port.disconnect();
    };
    port.onMessage.addListener((said) => {
      wind();
      this.size += said.data?.length ?? 0;
      if (this.size > 1.5 * TOTAL_LIMIT) return finish("too_large");
      if (said.what === "text") frame.texts.push(said.data);
      else if (said.what === "bytes") frame.document.push(said.data);
      else if (said.what === "pictures") frame.count = said.count;
      else if (said.what === "picture") {
        if (frame.pictures.size >= MAX_PICTURES && !frame.pictures.has(said.number)) return undefined;
        const { data, last, number, ...more } = said;
        const picture = frame.pictures.get(number) ?? { ...more, pieces: [] };
        if (data) picture.pieces.push(data);
        picture.mime = more.mime ?? picture.mime ?? "";
        frame.pictures.set(number, picture);
        if (last) this.onProgress({ at: "pictures", done: frame.pictures.size, of: frame.count });
      } else if (said.what === "end") {
        frame.end = said;
        finish("");
      } else if (said.what === "failed") finish(said.said);
      return undefined;
    });
    port.onDisconnect.addListener(() => finish("closed"));
    wind();
  }
}

const decode = (parts) => {
  const arrays = parts.map((part) => Uint8Array.from(atob(part), (c) => c.charCodeAt(0)));
  const whole = new Uint8Array(arrays.reduce((sum, one) => sum + one.length, 0));
  let at = 0;
  for (const one of arrays) {
    whole.set(one, at);
    at += one.length;
  }
  return whole;
};

const fetchBytes = async (address, limit) => {
  const answer = await fetch(address, { cache: "force-cache", credentials: "include", signal: AbortSignal.timeout(FETCH_MS) });
  if (!answer.ok) return null;
  const blob = await answer.blob();
  if (blob.size === 0 || blob.size > limit) return null;
  return { type: blob.type, bytes: new Uint8Array(await blob.arrayBuffer()) };
};

/** Return whether fetched bytes are the picture that was drawn: a server may give those who do not come from its page less. */
const isSame = async (picture, { bytes, type }) => {
  const bitmap = await createImageBitmap(new Blob([bytes], { type })).catch(() => null);
  return bitmap !== null && bitmap.width === picture.width && bitmap.height === picture.height;
};

/** Get what the page's own script was refused. Returns how many pictures of other sites stay without bytes. */
const fetchLeft = async (captures, page) => {
  const all = captures.flatMap((one) => one.pictures).filter((picture) => picture.address);
  const left = all.filter((picture) => !picture.pieces.length || picture.drawn);
  const without = () => left.filter((one) => !one.pieces.length && new URL(one.address).origin !== new URL(page).origin).length;
  if (!left.length || !(await mayReadAll())) return without();
  let next = 0;
  const one = async () => {
    while (next < left.length) {
      const picture = left[next++];
      const got = await fetchBytes(picture.address, PICTURE_LIMIT).catch(() => null);
      if (got && (!got.type || /^(?:image\/|application\/octet-stream|binary\/)/i.test(got.type)) && (!picture.drawn || (await isSame(picture, got)))) {
        picture.pieces = [...pieces(got.bytes)];
        picture.mime = got.type;
      }
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, one));
  return without();
};

const name = () => browserName(navigator.userAgent, navigator.userAgentData?.brands ?? []);

/** Return the address of a PDF that the browser shows in a viewer of its own, which no script may enter. */
const pdfBehind = (tab) => (/^https?:\/\/[^?#]+\.pdf(?:[?#]|$)/i.test(tab.url ?? "") ? tab.url : "");

const takePdf = async (tab, address) => {
  let got = null;
  try {
    got = await fetchBytes(address, DOCUMENT_LIMIT);
  } catch {
    throw new PageError("pdf");
  }
  if (!got || new TextDecoder("latin1").decode(got.bytes.subarray(0, 1024)).indexOf("%PDF-") < 0) throw new PageError("pdf");
  return {
    about: { ...common(), address, title: tab.title ?? "", kind: "pdf", headers: [["content-type", "application/pdf"]] },
    document: got.bytes,
    pictures: [],
    pagePicture: null,
    left: { pictures: 0, frames: [] },
    selection: null,
  };
};

const common = () => ({
  asked: "",
  chain: [],
  charset: "",
  language: "",
  taken: new Date().toISOString(),
  browser: name(),
  extension: chrome.runtime.getManifest().version,
});

/**
 * Take the page of a tab. Returns `{about, document, pictures, pagePicture, left, selection}`; `left` says how many pictures
 * and which frames other sites kept back.
 */
export const take = async (tab, wishes, onProgress) => {
  onProgress({ at: "reading" });
  const target = { tabId: tab.id };
  const mark = crypto.randomUUID().replaceAll("-", "");
  try {
    await inject(target, { files: FILES });
  } catch (error) {
    const address = pdfBehind(tab);
    if (address) return takePdf(tab, address);
    throw new PageError(/^file:/.test(tab.url ?? "") ? "file" : "unreadable", String(error?.message ?? error));
  }
  const func = (secret) => globalThis.tearsheet.capture.prepare(secret).catch((error) => ({ failed: `${error?.stack ?? error}` }));
  const prepared = await within(PREPARE_MS, inject(target, { func, args: [mark] }).catch(() => null));
  const about = prepared?.[0]?.result;
  if (!about || about.failed) throw new PageError("closed", about?.failed ?? "");
  const listening = new Listening(tab.id, onProgress);
  waiting.set(mark, listening);
  try {
    await inEveryFrame(tab.id, { files: FILES });
    const begin = { func: (secret) => globalThis.tearsheet?.capture?.start(secret) ?? false, args: [mark] };
    const started = await within(START_MS, inEveryFrame(tab.id, begin));
    if (!started?.some((one) => one.frameId === 0 && one.result)) throw new PageError("closed");
    await listening.all(started.filter((one) => one.result).map((one) => one.frameId));
  } finally {
    waiting.delete(mark);
  }
  const top = listening.frames.get(0);
  if (!top?.end) throw new PageError(top?.failed === "too_large" ? "too_large" : "closed", top?.failed ?? "");
  const base = { ...common(), ...about };
  delete base.selection;
  if (about.contentType === "application/pdf") {
    const document = decode(top.document);
    return { about: { ...base, kind: "pdf" }, document, pictures: [], pagePicture: null, left: { pictures: 0, frames: [] }, selection: null };
  }
  const captures = [...listening.frames.values()]
    .filter((frame) => frame.end)
    .map((frame) => ({ ...frame.end, text: frame.texts.join(""), pictures: [...frame.pictures.entries()].sort((a, b) => a[0] - b[0]).map(([, picture]) => picture) }));
  const main = captures.find((one) => one.path.length === 0);
  const missing = await fetchLeft(captures, about.address);
  const { text, pictures } = assemble(mark, main, captures);
  const document = new TextEncoder().encode(text); // half characters become U+FFFD
  if (document.length > DOCUMENT_LIMIT) throw new PageError("too_large");
  const reached = new Set(captures.map((one) => one.address));
  const frames = main.frames.filter((frame) => frame.address && /^https?:/.test(frame.address) && !reached.has(frame.address)).map((frame) => frame.address);
  let picture = null;
  if (wishes.picture) {
    onProgress({ at: "page_picture" });
    picture = await pagePicture(tab).catch(() => null);
  }
  return { about: { ...base, kind: "html" }, document, pictures: bounded(pictures, document.length + (picture?.length ?? 0)), pagePicture: picture, left: { pictures: missing, frames }, selection: about.selection };
};

/** Leave out pictures at the end until all of it is small enough. */
const bounded = (pictures, already) => {
  let size = already;
  return pictures.filter((picture) => {
    const bytes = picture.pieces.reduce((sum, part) => sum + sizeOf(part), 0);
    if (size + bytes > TOTAL_LIMIT) return false;
    size += bytes;
    return true;
  });
};

/**
 * Take the page of `tab` and save it. `wishes`: tags, star, note, as, picture, selection (true: what is selected).
 * `inTurn` runs what takes the page when it is its turn.
 */
export const save = async (tab, wishes, onProgress, signal, inTurn) => {
  const release = native.hold();
  native.wake();
  try {
    const stopIfCancelled = () => {
      if (signal?.aborted) throw new native.HostError("cancelled", "");
    };
    const capture = await inTurn(() => {
      stopIfCancelled();
      return take(tab, wishes, onProgress);
    });
    stopIfCancelled();
    if (wishes.asked) capture.about.asked = wishes.asked;
    const selection = wishes.selection ? capture.selection : null;
    onProgress({ at: "sending" });
    const hear = (progress) => onProgress({ at: progress });
    let answer;
    try {
      answer = await native.save(capture, { ...wishes, selection }, hear, signal);
    } catch (error) {
      // The page is there already: the highlight goes to the article that has it.
      if (!(selection && native.isAlreadySaved(error))) throw error;
      answer = await native.save(capture, { ...wishes, selection, as: "fill" }, hear, signal);
    }
    return { ...answer, left: capture.left };
  } finally {
    release();
  }
};
