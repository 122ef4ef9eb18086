/** Frames put into one document: run by Node through test_extension.py. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { assemble } from "../../../resources/browser/background/assemble.js";

const mark = "0123456789abcdef";
const at = (path, number) => `<!--${mark} frame ${path}/${number}-->`;
const frame = (number, index, address = "") => ({ number, index, address, kept: `<iframe src="${address}"></iframe>`, names: ' id="f"' });
const capture = (path, text, more = {}) => ({ path, text, frames: [], pictures: [], words: 1000, address: `https://example.org/${path.join("-")}`, ...more });

test("frames stand where they are seen, nested ones too", () => {
  const top = capture([], `<p>a</p>${at("", 0)}<p>b</p>${at("", 1)}`, { frames: [frame(0, 1), frame(1, 0)] });
  const inner = capture([1], `<p>inner</p>${at("1", 0)}`, { frames: [frame(0, 0)] });
  const { text } = assemble(mark, top, [top, capture([0], "zero"), inner, capture([1, 0], "deep")]);
  assert.equal(
    text,
    '<p>a</p><section data-tearsheet-frame="https://example.org/1" id="f"><p>inner</p>' +
      '<section data-tearsheet-frame="https://example.org/1-0" id="f">deep</section></section><p>b</p>' +
      '<section data-tearsheet-frame="https://example.org/0" id="f">zero</section>',
  );
});

test("a frame that was not read, or that is a player, keeps its address", () => {
  const top = capture([], at("", 0) + at("", 1), { frames: [frame(0, 0, "https://a.example/"), frame(1, 1, "https://b.example/")] });
  const { text } = assemble(mark, top, [top, capture([1], "Play", { words: 4 })]);
  assert.equal(text, '<iframe src="https://a.example/"></iframe><iframe src="https://b.example/"></iframe>');
});

test("a frame in a shadow root is found by its address", () => {
  const top = capture([], at("", 0), { frames: [frame(0, -1, "https://a.example/x")] });
  const { text } = assemble(mark, top, [top, capture([-1], "in shadow", { address: "https://a.example/x" })]);
  assert.match(text, />in shadow<\/section>/);
});

test("a page that writes marks of its own gets nothing for them", () => {
  const forged = "<!--other frame /0--><!--0123 frame /0-->";
  const top = capture([], forged, { frames: [] });
  assert.equal(assemble(mark, top, [top]).text, forged);
});

test("an address with a quotation mark stays in its attribute", () => {
  const top = capture([], at("", 0), { frames: [frame(0, 0)] });
  const { text } = assemble(mark, top, [top, capture([0], "x", { address: 'https://a.example/"><script>' })]);
  assert.match(text, /data-tearsheet-frame="https:\/\/a\.example\/&quot;&gt;&lt;script&gt;"/);
});

test("pictures are numbered without those that have no bytes or come twice", () => {
  const own = (n) => `tearsheet-picture:${mark}.top.${n}`;
  const picture = (name, pieces = ["AAAA"]) => ({ name, pieces, mime: "image/png" });
  const top = capture([], `<img src="${own(0)}"><img src="https://e.org/p"><img src="${own(2)}">`, {
    pictures: [picture(own(0), []), picture("https://e.org/p"), picture(own(2)), picture("https://e.org/p")],
  });
  const { text, pictures } = assemble(mark, top, [top]);
  assert.deepEqual(pictures.map((one) => one.address), ["https://e.org/p", "tearsheet-picture:1"]);
  assert.equal(text, '<img src="tearsheet-picture:none"><img src="https://e.org/p"><img src="tearsheet-picture:1">');
});
