"""Write articles as a folder of web pages with a list that can be searched, readable without the program or the network.

The search has no server to ask, and a page that is opened from a disk may load scripts beside it but no data. So the index
is scripts: each holds the words that begin with certain letters, and is loaded when such a word is typed.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from html import escape
from pathlib import Path

from reader.exchange.exports.article_html import Setting, article_html, attributes, clean
from reader.exchange.exports.output import FileNames, Folder
from reader.exchange.exports.page_file import head
from reader.exchange.exports.picture_files import PictureFolder
from reader.exchange.exports.words import ExportWords, day_of
from reader.model.blocks import Picture
from reader.model.exported import Batch, ExportedArticle, ExportOptions
from reader.text.scripts import SPACELESS

SHARDS = 64
"""Scripts among which the words are divided, by the code point of their first letter."""
MAX_WORD_LETTERS = 40
_BATCH_WORDS = 200_000

_SCRIPT = """
"use strict";
const shards = {};
function words(number, found) { shards[number] = found; }
const letters = LETTERS;
function terms(text) {
  const plain = text.toLowerCase().normalize("NFKD").replace(/\\p{M}/gu, "").replace(/[LETTER]/g, (one) => letters[one]);
  return plain.replace(/[SPACELESS]+/gu, (run) => {
    const signs = [...run];
    return " " + (signs.length < 2 ? run : signs.slice(0, -1).map((one, at) => one + signs[at + 1]).join(" ")) + " ";
  }).match(/[\\p{L}\\p{N}]+/gu) || [];
}
function load(number) {
  if (shards[number]) return Promise.resolve();
  return new Promise((done) => {
    const script = document.createElement("script");
    script.src = "search/" + number + ".js";
    script.onload = script.onerror = () => { shards[number] ||= {}; done(); };
    document.head.append(script);
  });
}
async function hits(word) {
  const number = word.codePointAt(0) % SHARDS;
  await load(number);
  const found = new Set();
  for (const known of Object.keys(shards[number])) if (known.startsWith(word)) for (const id of shards[number][known]) found.add(id);
  return found;
}
const field = document.getElementById("search"), none = document.getElementById("none");
const rows = [...document.querySelectorAll("li[data-n]")];
let asked = 0;
field.addEventListener("input", async () => {
  const now = ++asked;
  const sets = await Promise.all(terms(field.value).map(hits));
  if (now !== asked) return;
  let shown = 0;
  for (const row of rows) {
    row.hidden = !sets.every((set) => set.has(Number(row.dataset.n)));
    shown += row.hidden ? 0 : 1;
  }
  none.hidden = shown > 0;
});
"""

_LETTERS = {"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ς": "σ"}
_TRANSLATED = str.maketrans(_LETTERS)
_RUN = re.compile(f"[{SPACELESS}]+")
_WORD = re.compile(r"[^\W_]+")


def terms_of(text: str) -> set[str]:
    """Return the words of a text as the page's own script makes them of what is typed: without case and accents, runs of
    scripts without spaces as pairs of letters and, at their end, the last letter.
    """
    plain = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(sign for sign in plain if sign.isascii() or not unicodedata.category(sign).startswith("M"))
    plain = _RUN.sub(
        lambda run: f" {' '.join(run[0][at : at + 2] for at in range(len(run[0])))} ", plain.translate(_TRANSLATED)
    )
    return set(_WORD.findall(plain))


def _script() -> str:
    """Return the page's script."""
    spaceless = "".join(sign if sign == "-" else f"\\u{{{ord(sign):x}}}" for sign in SPACELESS)
    return (
        _SCRIPT.replace("SHARDS", str(SHARDS))
        .replace("SPACELESS", spaceless)
        .replace("LETTERS", json.dumps(_LETTERS))
        .replace("LETTER", "".join(f"\\u{ord(sign):04x}" for sign in _LETTERS))
    )


def write_site(batch: Batch, out: Folder, options: ExportOptions, words: ExportWords) -> None:
    """Write index.html, a page for each article in ``articles``, their pictures, and the index of words in ``search``."""
    names = FileNames()
    files: dict[int, tuple[int, str]] = {}
    pictures = PictureFolder(out, "pictures", wanted=options.pictures)
    with out.scratch() as scratch:
        index = _Index(scratch)
        for number, article in enumerate(batch.articles()):
            row = article.row
            name = names.name(row.title, ".html", f"article-{row.id}")
            files[row.id] = number, name
            _write_article(article, name, batch, out, options, words, pictures)
            about = f"{row.title} {row.site} {row.byline} {' '.join(row.tags)} {article.article.notes}"
            index.add(number, f"{about} {article.article.text}")
        index.write(out)
    with out.open("index.html") as file:
        allowed = "img-src 'self' file:; script-src 'self' file: 'unsafe-inline'"
        file.write(head(batch.title, words, allowed).encode())
        label = escape(words.search)
        file.write(
            f'<h1>{escape(batch.title, quote=False)}</h1>\n<p><input id="search" type="search" aria-label="{label}"'
            f' placeholder="{label}" style="font: inherit; width: 100%; box-sizing: border-box; padding: .4rem .6rem"></p>\n'
            f'<p id="none" role="status" hidden>{escape(words.no_hits)}</p>\n<ol>\n'.encode()
        )
        for row in batch.heads():
            number, name = files.get(row.id, (-1, ""))
            if not name:
                continue
            said = (row.site, day_of(row.published or row.saved), ", ".join(row.tags))
            rest = " · ".join(f"<bdi>{escape(part, quote=False)}</bdi>" for part in said if part)
            file.write(
                clean(
                    f'<li data-n="{number}"><a href="articles/{escape(_path(name))}"{attributes(row.title)}>'
                    f'{escape(row.title, quote=False)}</a> <span class="about">{rest}</span></li>\n'
                ).encode()
            )
        script = _script()
        file.write(
            f'</ol>\n<p class="about">{escape(words.made_by)}</p>\n<script>{script}</script>\n</body>\n'.encode()
        )
        file.write(b"</html>\n")


def _path(name: str) -> str:
    from urllib.parse import quote

    return quote(name)


def _write_article(
    article: ExportedArticle,
    name: str,
    batch: Batch,
    out: Folder,
    options: ExportOptions,
    words: ExportWords,
    pictures: PictureFolder,
) -> None:
    def picture(one: Picture) -> str:
        path = pictures.path(article, one)
        return f"../{path}" if path else ""

    setting = Setting(words, options, batch.meanings, picture)
    page = head(article.row.title, words, "img-src 'self' file:")
    back = f'<nav><a href="../index.html">{escape(batch.title, quote=False)}</a></nav>\n'
    out.add(f"articles/{name}", f"{page}{clean(back)}{article_html(article, setting)}\n</body>\n</html>\n".encode())


class _Index:
    """Words and the articles that hold them, kept in files of ``folder`` until they are written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._waiting: dict[int, list[str]] = defaultdict(list)
        self._count = 0

    def add(self, number: int, text: str) -> None:
        for word in terms_of(text):
            self._waiting[ord(word[0]) % SHARDS].append(f"{word[:MAX_WORD_LETTERS]} {number}\n")
            self._count += 1
        if self._count > _BATCH_WORDS:
            self._flush()

    def _flush(self) -> None:
        for shard, lines in self._waiting.items():
            with (self._folder / str(shard)).open("a", encoding="utf-8", errors="replace", newline="\n") as file:
                file.writelines(lines)
        self._waiting.clear()
        self._count = 0

    def write(self, out: Folder) -> None:
        self._flush()
        for shard in range(SHARDS):
            found: dict[str, list[int]] = defaultdict(list)
            try:
                with (self._folder / str(shard)).open(encoding="utf-8", newline="\n") as file:
                    for line in file:
                        word, _, number = line.partition(" ")
                        found[word].append(int(number))
            except FileNotFoundError:
                continue
            data = json.dumps(found, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
            out.add(f"search/{shard}.js", f"words({shard},{data});\n".encode())
