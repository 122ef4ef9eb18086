/** One document from the captures of a page's frames: pure functions on text. */

const escape = (text) => text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);

const FEW_WORDS = 200; // characters: a player, a button, an advertisement; its <iframe> says more about it
const DEPTH = 12;

/** Return for each frame of `parent` its child's capture: by its index, else by its address, else undefined. */
const childrenOf = (parent, captures) => {
  const depth = parent.path.length;
  const under = captures.filter(
    (one) => one.path.length === depth + 1 && parent.path.every((index, at) => one.path[at] === index) && one !== parent,
  );
  const byFrame = new Map();
  const left = new Set(under);
  for (const frame of parent.frames) {
    const child = frame.index >= 0 ? under.find((one) => one.path.at(-1) === frame.index) : undefined;
    if (child) {
      byFrame.set(frame.number, child);
      left.delete(child);
    }
  }
  for (const frame of parent.frames) {
    if (byFrame.has(frame.number)) continue;
    const child = [...left].find((one) => one.path.at(-1) === -1 && frame.address && one.address === frame.address);
    if (child) {
      byFrame.set(frame.number, child);
      left.delete(child);
    }
  }
  return byFrame;
};

/**
 * Return `{text, pictures}`: the top frame's document with the other frames in their places, and pictures by number.
 *
 * A frame that was not captured, or that holds next to no words, stays an `<iframe>` with its address. `mark` is the secret
 * of this capture: a page cannot write it into its own text.
 */
export const assemble = (mark, top, captures) => {
  const used = [top];
  const build = (capture, depth) => {
    const children = childrenOf(capture, captures);
    const comment = new RegExp(`<!--${mark} frame [-\\d.]*/(\\d+)-->`, "g");
    return capture.text.replace(comment, (_, number) => {
      const frame = capture.frames[Number(number)];
      const child = children.get(Number(number));
      if (!frame) return "";
      if (!child || child.words < FEW_WORDS || depth >= DEPTH || used.includes(child)) return frame.kept;
      used.push(child);
      return `<section data-tearsheet-frame="${escape(child.address)}"${frame.names}>${build(child, depth + 1)}</section>`;
    });
  };
  const text = build(top, 0);
  return numbered(mark, text, used.flatMap((one) => one.pictures));
};

/** Give pictures their final numbers, leaving out what has no bytes and what is there twice. */
export const numbered = (mark, text, captured) => {
  const pictures = [];
  const names = new Map();
  const addresses = new Set();
  for (const picture of captured) {
    if (!picture.pieces?.length || addresses.has(picture.name) || pictures.length >= 500) continue;
    addresses.add(picture.name);
    const local = picture.name.startsWith("tearsheet-picture:");
    const address = local ? `tearsheet-picture:${pictures.length}` : picture.name;
    if (local) names.set(picture.name, address);
    pictures.push({ ...picture, address });
  }
  const local = new RegExp(`tearsheet-picture:${mark}\\.[\\w.-]+`, "g");
  return { text: text.replace(local, (name) => names.get(name) ?? "tearsheet-picture:none"), pictures };
};
