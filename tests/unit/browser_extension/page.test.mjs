/** The parts of the page's scripts that are plain functions, in a world with next to nothing in it. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const source = (name) => readFileSync(new URL(`../../../resources/browser/page/${name}.js`, import.meta.url), "utf-8");

const world = (...names) => {
  const readable = (...properties) => {
    const made = class {};
    for (const name of properties) Object.defineProperty(made.prototype, name, { get: () => null });
    return made;
  };
  const context = vm.createContext({
    URL,
    chrome: {},
    Node: readable("nodeType", "firstChild", "lastChild", "nextSibling", "previousSibling", "parentNode", "textContent"),
    CharacterData: readable("data"),
    Element: readable("localName", "namespaceURI", "childElementCount", "firstElementChild", "nextElementSibling", "scrollTop", "scrollHeight", "clientHeight"),
    HTMLElement: readable("offsetHeight", "innerText", "isContentEditable"),
    HTMLSlotElement: readable(),
    HTMLImageElement: readable("currentSrc", "complete", "naturalWidth", "naturalHeight"),
    HTMLCanvasElement: readable(),
    Document: readable("documentElement", "body", "head", "title", "scrollingElement"),
  });
  for (const name of names) vm.runInContext(source(name), context);
  return context.tearsheet;
};

test("addresses are made absolute, and only harmless kinds travel", () => {
  const { dom } = world("dom");
  assert.equal(dom.absolute("../x?a=1#b", "https://news.example/a/b"), "https://news.example/x?a=1#b");
  for (const bad of ["javascript:alert(1)", "data:text/html,x", "http://[", "", null, "chrome://settings", `https://e.org/${"x".repeat(9000)}`]) {
    assert.equal(dom.absolute(bad, "https://news.example/"), "");
  }
});

test("only words of CSS content are words", () => {
  const { dom, visibility } = world("dom", "visibility");
  dom.attribute = () => "from data";
  assert.equal(visibility.wordsOf('"Note: "', {}), "Note: ");
  assert.equal(visibility.wordsOf('"a\\"b" attr(data-x)', {}), 'a"bfrom data');
  assert.equal(visibility.wordsOf('"Sold" / "alternative"', {}), "Sold");
  for (const none of ["none", "normal", '"→"', '"\uE001"', 'counter(item)', '""', "open-quote"]) assert.equal(visibility.wordsOf(none, {}), "");
});

test("the widest candidate of a srcset is taken, within reason", () => {
  const { widest } = world("dom", "visibility", "serialise", "pictures");
  assert.equal(widest("a.jpg 480w, b.jpg 1200w, c.jpg 800w"), "b.jpg");
  assert.equal(widest("a.jpg, b.jpg 2x"), "b.jpg");
  assert.equal(widest("https://e.org/w_100,h_50/a.jpg 100w, https://e.org/w_900,h_450/a.jpg 900w"), "https://e.org/w_900,h_450/a.jpg");
  assert.equal(widest("a.jpg 800w, b.jpg 12000w"), "a.jpg");
  assert.equal(widest(""), "");
});

test("attributes that could open something do not travel", () => {
  const { serialise } = world("dom", "visibility", "serialise");
  assert.ok(serialise.harmless("data-src", "/a.jpg"));
  assert.ok(serialise.harmless("data-component", "paragraph"));
  for (const [name, value] of [["data-csrf-token", "x"], ["data-user-email", "x"], ["data-x", "e".repeat(64)], ["data-state", "a ".repeat(400)]]) {
    assert.ok(!serialise.harmless(name, value), name);
  }
});
