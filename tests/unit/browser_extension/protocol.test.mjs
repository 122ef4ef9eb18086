/** What is said to Tearsheet: run by Node through test_extension.py. */

import assert from "node:assert/strict";
import { test } from "node:test";

import * as protocol from "../../../resources/browser/background/protocol.js";

const about = { address: "https://news.example/a", title: "A", kind: "html", taken: "2026-11-03T10:00:00Z", browser: "Firefox 153", extension: "1.0.0" };
const bytes = (size) => Uint8Array.from({ length: size }, (_, at) => at % 251);
const joined = (messages, of) => Buffer.concat(messages.filter((one) => one.of === of).map((one) => Buffer.from(one.data, "base64")));

test("no message is larger than a host takes, and all bytes arrive in order", () => {
  const document = bytes(3_000_001);
  const picture = bytes(1_500_000);
  const capture = { about, document, pagePicture: bytes(10), pictures: [{ address: "https://news.example/p", mime: "image/png", width: 3, height: 2, pieces: [...protocol.pieces(picture)] }] };
  const messages = [...protocol.saveMessages("id-1", capture, { tags: ["a"] })];
  for (const one of messages) assert.ok(Buffer.byteLength(JSON.stringify(one)) <= protocol.MAX_MESSAGE);
  assert.deepEqual(joined(messages, "document"), Buffer.from(document));
  assert.deepEqual(joined(messages, 0), Buffer.from(picture));
  assert.deepEqual(joined(messages, "page_picture"), Buffer.from(bytes(10)));
  assert.deepEqual(messages.map((one) => one.part).filter((part) => part !== "bytes"), ["begin", "end"]);
  assert.equal(messages[0].page.document, 3_000_001);
  assert.equal(messages[0].page.pictures[0].bytes, 1_500_000);
  assert.equal(messages[0].page.picture_of_page, 10);
  assert.ok(messages.every((one) => one.v === 1 && one.id === "id-1" && one.verb === "save"));
});

test("a title of the page cannot make the first message too large or ill-formed", () => {
  const capture = { about: { ...about, title: `${"\u{1F600}".repeat(9000)}\uD83D` }, document: bytes(1), pictures: [], pagePicture: null };
  const [begin] = protocol.saveMessages("id", capture, { note: "\uDC00" });
  assert.equal([...begin.page.title].length, 2000);
  assert.ok(begin.note.isWellFormed());
});

test("sizes of base64 are those of its bytes", () => {
  for (const size of [0, 1, 2, 3, 4, 5, 719_999, 720_000]) assert.equal(protocol.sizeOf(protocol.base64(bytes(size))), size);
});

test("tags are split at commas of several scripts, without doubles", () => {
  assert.deepEqual(protocol.tagsOf(" work, #City hall ,,Work، courts、港"), ["work", "City hall", "courts", "港"]);
  assert.deepEqual(protocol.tagsOf(""), []);
});

test("a browser is named by what it says that it is", () => {
  assert.equal(protocol.browserName("Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0"), "Firefox 153");
  assert.equal(protocol.browserName("… Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0"), "Microsoft Edge 156");
  assert.equal(protocol.browserName("… Chrome/156.0.0.0", [{ brand: "Not A;Brand", version: "99" }, { brand: "Brave", version: "156" }]), "Brave 156");
});
