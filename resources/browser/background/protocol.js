/**
 * The messages of protocol 1, as pure functions: what is said to Tearsheet, in pieces that no browser refuses.
 */

export const HOST = "desktop.tearsheet.reader";
export const PROTOCOL = 1;
export const MAX_MESSAGE = 1_000_000; // bytes
export const PIECE_BYTES = 720_000; // a multiple of 3: 960,000 characters of base64, each piece complete in itself
export const DOCUMENT_LIMIT = 40_000_000;
export const TOTAL_LIMIT = 60_000_000;
export const PICTURE_LIMIT = 20_000_000;
export const MAX_PICTURES = 500;

/** Return `bytes` (a Uint8Array) as base64. */
export const base64 = (bytes) => {
  if (bytes.toBase64) return bytes.toBase64();
  let text = "";
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text);
};

/** Return the number of bytes that a base64 text stands for. */
export const sizeOf = (text) => {
  if (!text) return 0;
  return (text.length / 4) * 3 - (text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0);
};

/** Yield base64 pieces of `bytes`, each of at most PIECE_BYTES. */
export function* pieces(bytes) {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield base64(bytes.subarray(at, at + PIECE_BYTES));
}

/** Return a new id for one question. */
export const newId = () => crypto.randomUUID();

export const message = (id, verb, more) => ({ v: PROTOCOL, id, verb, ...more });

const shorten = (text, most) => [...(text ?? "")].slice(0, most).join("").toWellFormed();

/**
 * Yield the messages of one save, in the order of the contract.
 *
 * `capture`: `about`, `document` (Uint8Array), `pictures` ([{address, mime, width, height, pieces: [base64]}]), `pagePicture`
 * (Uint8Array or null). `wishes`: `tags`, `star`, `note`, `selection`, `as`.
 */
export function* saveMessages(id, capture, wishes) {
  const { about, document, pictures, pagePicture } = capture;
  const say = (more) => message(id, "save", more);
  yield say({
    part: "begin",
    page: {
      address: about.address,
      asked: about.asked ?? "",
      chain: about.chain ?? [],
      title: shorten(about.title, 2000),
      charset: about.charset ?? "",
      language: shorten(about.language, 60),
      kind: about.kind,
      headers: about.headers ?? [],
      taken: about.taken,
      browser: about.browser,
      extension: about.extension,
      document: document.length,
      picture_of_page: pagePicture?.length ?? 0,
      pictures: pictures.map(({ address, mime, width, height, pieces: parts }) => ({
        address,
        mime,
        bytes: parts.reduce((sum, part) => sum + sizeOf(part), 0),
        width: Math.round(width) || 0,
        height: Math.round(height) || 0,
      })),
    },
    tags: wishes.tags ?? [],
    star: Boolean(wishes.star),
    note: shorten(wishes.note, 10_000),
    selection: wishes.selection ?? null,
    as: wishes.as ?? "new",
  });
  for (const data of pieces(document)) yield say({ part: "bytes", of: "document", data });
  for (const [of, picture] of pictures.entries()) {
    for (const data of picture.pieces) yield say({ part: "bytes", of, data });
  }
  if (pagePicture) for (const data of pieces(pagePicture)) yield say({ part: "bytes", of: "page_picture", data });
  yield say({ part: "end" });
}

/** Return the tags that a reader wrote in one field, without doubles: separated by commas or line ends. */
export const tagsOf = (text) => {
  const tags = [];
  for (const part of text.split(/[,،、;\n]/)) {
    const tag = part.trim().replace(/^#/, "").replace(/\s+/g, " ").slice(0, 80);
    if (tag && !tags.some((other) => other.toLowerCase() === tag.toLowerCase())) tags.push(tag);
  }
  return tags.slice(0, 50);
};

/** Return "Firefox 153" and the like; `agent` is navigator.userAgent, `brands` of navigator.userAgentData. */
export const browserName = (agent, brands = []) => {
  const known = ["Brave", "Vivaldi", "Opera", "Microsoft Edge", "Google Chrome", "Chromium"];
  for (const name of known) {
    const brand = brands.find((one) => one.brand === name);
    if (brand) return `${name} ${brand.version}`;
  }
  for (const [mark, name] of [["Firefox", "Firefox"], ["Edg", "Microsoft Edge"], ["OPR", "Opera"], ["Chrome", "Chromium"]]) {
    const found = new RegExp(`${mark}/(\\d+)`).exec(agent);
    if (found) return `${name} ${found[1]}`;
  }
  return "";
};
