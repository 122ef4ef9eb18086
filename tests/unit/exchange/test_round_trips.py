"""What leaves in a format comes back from it equal, as far as the format can hold it: any titles, tags, notes and passages.

Books, notes and kept pages: `tests/unit/exchange/imports/documents/test_round_trips.py`.
"""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.exports.table import FORMATS
from reader.exchange.exports.words import ExportWords
from reader.exchange.imports.opening import open_data
from reader.exchange.imports.table import recognise_source
from reader.model.blocks import Block
from reader.model.capture import Page
from reader.model.exported import ExportedArticle
from reader.model.imported import ImportedItem
from tests.unit.exchange.exports.making import ALL, batch, exported, page

SIGNS = "ab Éß東京مر{}\\$&%_#~^<>\"'“”[]()*/:;|=+-.!?@"
WORDS = st.text(SIGNS, min_size=1, max_size=24).map(lambda text: " ".join(text.split())).filter(bool)
TAGS = st.lists(
    st.text("ab Éß東/{}&<>\"'-", min_size=1, max_size=10)
    .map(lambda text: " ".join(text.split()).strip("/ "))
    .filter(bool),
    max_size=4,
    unique_by=str.casefold,
)


def has_no_markup(words: str) -> bool:
    return not set("<>&/") & set(words)


def article(title: str, tags: list[str], note: str = "", number: int = 1) -> ExportedArticle:
    made = exported(number, (Block("paragraph", "The ferry returns to the pier."),), title=title, tags=tuple(tags))
    made = replace(made, work=replace(made.work, title=title))
    return replace(made, article=replace(made.article, notes=note), highlights=())


def back(name: str, *articles: ExportedArticle) -> list[ImportedItem]:
    out = io.BytesIO()
    write = FORMATS[name].write_file
    assert write is not None
    write(batch(*articles), out, ALL, ExportWords())
    ((found,), _) = recognise_source(open_data("export", out.getvalue()))
    return [one for one in found.read() if isinstance(one, ImportedItem)]


@pytest.mark.parametrize("name", ["json", "bookmarks"])
@given(title=WORDS, tags=TAGS)
def test_any_title_address_and_tags_come_back(name: str, title: str, tags: list[str]) -> None:
    assert_back(name, title, tags)


@pytest.mark.parametrize("name", ["ris", "bibtex", "csl-json"])
@given(title=WORDS.filter(has_no_markup), tags=TAGS.filter(lambda tags: all(map(has_no_markup, tags))))
def test_any_title_address_and_tags_but_markup_come_back_from_references(
    name: str, title: str, tags: list[str]
) -> None:
    """Titles of references hold HTML, so that what looks like it is taken for it; " / " parts keywords."""
    assert_back(name, title, tags)


def assert_back(name: str, title: str, tags: list[str]) -> None:
    wanted = [article(title, tags), article("Other", [], number=2)]
    wanted[1] = replace(
        wanted[1],
        article=replace(wanted[1].article, row=wanted[1].row._replace(url="https://coast.example/b?x={1}&y=%20ü")),
        work=replace(wanted[1].work, url="https://coast.example/b?x={1}&y=%20ü"),
    )
    found = back(name, *wanted)
    assert [one.title for one in found] == [title, "Other"]
    assert found[0].address == wanted[0].row.url
    assert list(found[0].tags) == tags


@given(note=WORDS)
def test_any_note_comes_back_from_bookmarks_and_json(note: str) -> None:
    for name in ("json", "bookmarks"):
        (one,) = back(name, article("Ferry", [], note))
        assert one.note == note


@given(title=WORDS, body=st.binary(max_size=200))
def test_any_page_of_an_archive_comes_back_to_the_byte(title: str, body: bytes) -> None:
    made = replace(article(title, []), originals=lambda: iter([whole]))
    html = (
        b"<!DOCTYPE html><html><head><title>t</title></head><body><p>The ferry returns. "
        + body.replace(b"<", b"")
        + b"</p></body></html>"
    )
    whole: Page = replace(page(), body=html)
    for name in ("warc", "wacz"):
        (one,) = back(name, made)
        assert one.address == page().final_url
        assert html in (one.original, one.text.encode("utf-8", "surrogateescape"))


def test_highlights_come_back_from_web_annotations_and_readwise() -> None:
    made = exported()
    for name in ("annotations", "readwise", "json"):
        (one,) = back(name, made)
        assert [mark.exact for mark in one.highlights if mark.exact] == [mark.exact for mark in made.highlights], name
        assert "Check *this*" in one.highlights[0].note or any(
            "Check *this*" in mark.note for mark in one.highlights
        ), name
