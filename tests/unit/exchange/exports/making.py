"""Articles whose words are full of markup, with everything that an export may hold; and folders that are dictionaries."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from reader.model.article import Article
from reader.model.blocks import Block, Inline, Picture, plain_text
from reader.model.capture import Page, PictureFile
from reader.model.citation import Author, CitedWork, PartialDate
from reader.model.exported import Batch, ExportedArticle, ExportOptions, Origin
from reader.model.handed_over import PAGE_PICTURE
from reader.model.highlight import Highlight
from reader.model.library import Row
from reader.model.summary import Sentence

ALL = ExportOptions(summaries=True)


def png(colour: int = 0, width: int = 1, height: int = 1) -> bytes:
    """A picture of one grey, of one pixel unless it says otherwise."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(bytes([0, *[colour] * width]) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


PNG = png()
KEY = hashlib.sha256(PNG).hexdigest()
SRC = "https://pictures.example/pier.png?w=1&h=2"
FILE = PictureFile(KEY, "", "image/png", PNG, 1, 1)

BLOCKS = (
    Block("paragraph", "# The *ferry* <b>returns</b> & [today](x) for $5, said a_b_c."),
    Block(
        "paragraph",
        "Bold, slanted and both: strongem, code x`y, H2O, a link.\nA second line.",
        (
            Inline(0, 4, "strong"),
            Inline(6, 13, "em"),
            Inline(24, 30, "strong"),
            Inline(28, 32, "em"),
            Inline(39, 42, "code"),
            Inline(45, 46, "sub"),
            Inline(51, 55, "link", "https://coast.example/a b|c?q=ü&x=1#top"),
            Inline(0, 0, "del", words="Old"),
        ),
    ),
    Block("heading", "What <happened>", level=2),
    Block("item", "one", level=0, group=1),
    Block("item", "deeper\nstill", level=1, group=1, ordered=True),
    Block("item", "two", level=0, group=1),
    Block("item", "- another list", level=0, group=2),
    Block("row", "Pier\tYear | note", header=True, group=3),
    Block("row", "West\t1931", group=3),
    Block("quote", "One > two.", group=4),
    Block("quote", "Three.", group=4),
    Block("code", "if a < b:\n    ```x```"),
    Block("figure", picture=Picture(SRC, 'A "pier"', 1, 1, KEY), caption="The pier <in> fog"),
    Block("figure", picture=Picture("https://pictures.example/lost.jpg", "Lost")),
    Block("figure", caption="A film", href="https://video.example/watch?v=1"),
    Block("paragraph", "A claim.1", (Inline(8, 9, "ref", "#note-1"),)),
    Block("paragraph", "1. The source.", (Inline(0, 2, "back", "#ref-1"),), role="note"),
    Block("paragraph", "1. Not a list", ()),
)
TEXT = plain_text(BLOCKS)


def row(number: int = 1, title: str = 'A "title" <here> & *there*', **more: object) -> Row:
    made = Row(
        number, "https://courier.example/ferry?a=1&b=2", title, "Coast Courier", "Ana Rey; J. R. Smith", "A line.", "en",
        "2026-11-23", "2026-11-24T08:30:00.000Z", 90, 1, "ready", tags=("harbour", "work/desk notes", "2026"),
    )  # fmt: skip
    return made._replace(**more)  # type: ignore[arg-type]


def highlight(words: str, meaning: int = 1, note: str = "", text: str = TEXT, **more: object) -> Highlight:
    start = text.find(words)
    found = start >= 0
    made = Highlight(
        7, 1, max(start, 0), max(start, 0) + len(words) if found else 0, found, words, meaning, note,
        "2026-11-24T09:00:00.000Z", "", text[max(start - 20, 0) : start] if found else "before ",
        text[start + len(words) :][:20] if found else " after", False, ("to check",),
    )  # fmt: skip
    return made._replace(**more)  # type: ignore[arg-type]


def page(body: bytes = b"<html><title>Ferry</title><p>Original</p></html>", status: int = 200) -> Page:
    url = "https://courier.example/ferry?a=1&b=2"
    headers = (("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip"), ("X-Odd", "a\r\nb"))
    return Page(url, url, "2026-11-24T08:29:00.000Z", status, headers, body, hashlib.sha256(body).hexdigest())


def exported(
    number: int = 1, blocks: Sequence[Block] = BLOCKS, pages: Sequence[Page] | None = None, **more: object
) -> ExportedArticle:
    about = row(number, **more)
    kept = [page()] if pages is None else list(pages)
    text = plain_text(blocks)
    article = Article(
        about, "What the <page> says & means", about.url, about.url, "2026-11-24T08:29:00.000Z", tuple(blocks),
        "My *own* note\nin two lines", "2026-11-24", "Local", "the rest is for <subscribers>",
        (("title", "og:title"),), "5 test",
    )  # fmt: skip
    work = CitedWork(
        "newspaper", about.title, (Author("Rey", "Ana"), Author("Smith", "J. R.")), about.site,
        issued=PartialDate(2026, 11, 23), accessed=PartialDate(2026, 11, 24), url=about.url, language=about.language,
    )  # fmt: skip
    highlights = (
        highlight("ferry", 1, "Check *this*", text),
        highlight("Three.", 3, "", text, id=8),
        highlight("words that are gone", 2, "why?", text, id=9),
    )
    newest = kept[0] if kept else None
    return ExportedArticle(
        article,
        work,
        tuple(one for one in highlights if one.found or one.id == 9),
        (Sentence(text[:20], 0, min(20, len(text))),) if text else (),
        Origin(newest.fetched, newest.url, newest.final_url, newest.status, newest.sha256) if newest else None,
        ((SRC, KEY), (f"{PAGE_PICTURE}{newest.sha256 if newest else ''}", KEY)),
        lambda key: FILE if key == KEY else None,
        lambda: iter(kept),
        40,
        12,
    )


def batch(*articles: ExportedArticle, title: str = "Ferries & <piers>") -> Batch:
    chosen = articles or (exported(),)
    return Batch(
        title,
        "2026-11-25T08:00:00.000Z",
        len(chosen),
        lambda: iter([one.row for one in chosen]),
        lambda: iter(chosen),
    )


def incomplete(number: int = 2) -> ExportedArticle:
    made = exported(number)
    return replace(made, article=replace(made.article, row=made.row._replace(completeness="subscription", title="Cut")))


class Files(dict[str, bytes]):
    """A folder in memory."""

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        assert name not in self
        out = io.BytesIO()
        yield out
        self[name] = out.getvalue()

    def add(self, name: str, data: bytes) -> None:
        assert name not in self
        self[name] = data

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        with TemporaryDirectory() as folder:
            yield Path(folder)


def written(write, made: Batch, options: ExportOptions = ALL) -> str:  # type: ignore[no-untyped-def]
    return written_bytes(write, made, options).decode()


def written_bytes(write, made: Batch, options: ExportOptions = ALL) -> bytes:  # type: ignore[no-untyped-def]
    from reader.exchange.exports.words import ExportWords

    out = io.BytesIO()
    write(made, out, options, ExportWords())
    return out.getvalue()
