"""An article to EPUB or Markdown and back through our own readers: what the format can hold is equal."""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.desk.importing.readying import Context, Readied, ready_all
from reader.exchange.exports.book import write_book
from reader.exchange.exports.markdown_folder import tag_name, write_markdown
from reader.exchange.exports.words import ExportWords
from reader.exchange.imports.opening import open_data
from reader.exchange.imports.table import Recognised, recognise, recognise_source
from reader.exchange.imports.times import published
from reader.library.bulk import Ready
from reader.library.compression import blocks_of
from reader.model.blocks import Block, plain_text
from reader.model.exported import ExportedArticle, ExportOptions
from reader.model.highlight import Highlight
from reader.model.imported import ImportedItem
from reader.model.importing import Imported
from tests.unit.desk.exporting.libraries import DATES, FLAG, LINES, TAGS, TIMES, WORDS, blocks, highlights, picture_at
from tests.unit.exchange.exports.making import Files, batch, exported

CONTEXT = Context(Imported("x", "y", "2026-11-28T00:00:00.000Z"), "file:///y")
PICTURES = {file.key: file for file in (picture_at(f"https://pictures.example/{at}.png", at) for at in range(2))}


@st.composite
def articles(draw: st.DrawFn) -> ExportedArticle:
    """An article with all that a book and a note can hold. Highlights are of whole words: others may not be told apart."""
    shown = draw(blocks(list(PICTURES.values())[: draw(st.integers(0, 2))]))
    text = plain_text(shown)
    made = exported(
        1, shown, title=draw(WORDS), byline="; ".join(draw(st.sampled_from([(), ("Ana Rey", "J. R. Smith")]))),
        site=draw(WORDS), tags=draw(TAGS), published=draw(DATES), saved=draw(TIMES), completeness="whole",
        language=draw(st.sampled_from(["en", "de", "ar"])), read=draw(FLAG), starred=draw(FLAG), archived=draw(FLAG),
    )  # fmt: skip
    marks = tuple(
        Highlight(
            at, 1, one.start, one.end, one.found, one.exact, one.meaning, one.note, one.created, one.changed, tags=one.tags
        )
        for at, one in enumerate(draw(highlights(text)), 1)
        if not one.found or _is_whole_words(text, one.start, one.end)
    )  # fmt: skip
    about = replace(made.article, notes=draw(LINES), description=draw(WORDS))
    return replace(made, article=about, highlights=marks, summary=(), picture=PICTURES.get)


def _is_whole_words(text: str, start: int, end: int) -> bool:
    outside = text[max(start - 1, 0) : start] + text[end : end + 1]
    return bool(re.search(r"\w.*\w", text[start:end])) and not re.search(r"\w", outside)


def taken(found: Sequence[Recognised]) -> Ready:
    """Return the only article in these files as it would be written."""
    (item,) = (one for known in found for one in known.read())
    assert isinstance(item, ImportedItem)
    (made,) = ready_all([item], CONTEXT)
    assert isinstance(made, Readied)
    return made.incoming.ready


def said(ready: Ready) -> dict[str, Any]:
    columns = ready.columns
    names = ("title", "byline", "site", "published", "saved", "description", "language", "notes")
    return {
        **{name: columns[name] for name in names},
        "tags": ready.tags,
        "blocks": [*map(_block, blocks_of(ready.text[0]))],  # type: ignore[arg-type]
        "highlights": sorted(
            (one.start if one.found else -1, one.exact, one.meaning, one.note, one.tags) for one in ready.highlights
        ),
    }


def wanted(article: ExportedArticle) -> dict[str, Any]:
    row, whole = article.row, article.article
    return {
        **{name: getattr(row, name) for name in ("title", "byline", "site", "saved", "language", "tags")},
        "published": published(row.published),
        "description": whole.description,
        "notes": whole.notes,
        "blocks": [*map(_block, whole.blocks)],
        "highlights": sorted(
            (_start(one) if one.found else -1, one.exact.strip(), one.meaning, one.note, one.tags)
            for one in article.highlights
        ),
    }


def _start(one: Highlight) -> int:
    return one.start + len(one.exact) - len(one.exact.lstrip())


def _block(block: Block) -> tuple[object, ...]:
    runs = sorted((run.start, run.end, run.kind, run.href) for run in block.inlines)
    shown = block.picture.key if block.picture else ""
    return block.kind, block.text, block.level, block.ordered, shown, block.caption, runs


@settings(deadline=None)
@given(articles())
def test_a_chapter_of_a_book_comes_back(article: ExportedArticle) -> None:
    out = io.BytesIO()
    write_book(batch(article), out, ExportOptions(), ExportWords())
    found, unknown = recognise_source(open_data("book.epub", out.getvalue()))
    assert not unknown
    assert said(taken(found)) == wanted(article)


@settings(deadline=None)
@given(articles())
def test_a_note_comes_back_with_its_marks_and_the_tags_that_obsidian_knows(article: ExportedArticle) -> None:
    folder = Files()
    write_markdown(batch(article), folder, ExportOptions(), ExportWords())
    with tempfile.TemporaryDirectory() as name:
        for path, data in folder.items():
            target = Path(name) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        found, unknown = recognise(Path(name))
        assert not unknown
        ready = taken(found)
    want = wanted(article)
    want["published"] = article.row.published[:10]
    want["tags"] = tuple(map(tag_name, want["tags"]))
    want["highlights"] = sorted((*one[:4], tuple(map(tag_name, one[4]))) for one in want["highlights"])
    assert said(ready) == want
    for column, value in (
        ("is_read", article.row.read),
        ("is_starred", article.row.starred),
        ("is_archived", article.row.archived),
    ):
        assert ready.columns[column] == value, column
