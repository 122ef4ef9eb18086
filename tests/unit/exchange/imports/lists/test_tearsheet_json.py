"""This program's own JSON comes back whole."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.exports.json_file import write_json
from reader.exchange.imports.lists import tearsheet_json
from reader.exchange.imports.own_blocks import blocks_of
from reader.gui.sidebar.folder_dialog import ICONS
from reader.model.blocks import Block, Inline
from reader.model.exported import ExportedArticle
from reader.model.imported import ImportedItem, NotTaken, OwnExport
from reader.model.library import FOLDER_ICONS, Folder
from tests.unit.exchange.exports.making import BLOCKS, PNG, SRC, TEXT, batch, exported, page, written_bytes
from tests.unit.exchange.imports.making import items, not_taken, source


def written(*articles: ExportedArticle) -> dict[str, Any]:
    return json.loads(written_bytes(write_json, batch(*articles)))  # type: ignore[no-any-return]


def back(*articles: ExportedArticle) -> list[ImportedItem]:
    return items(tearsheet_json.read, source(written_bytes(write_json, batch(*articles)), "t.json"))


def own(item: ImportedItem) -> OwnExport:
    assert item.own is not None
    return item.own


def test_everything_that_an_article_has_comes_back() -> None:
    made = exported(pages=[page(), page(b"\x00\xff older", 404)], read=True, archived=True)
    (item,) = back(made)
    row, whole = made.row, made.article
    assert (item.address, item.title, item.site, item.language) == (row.url, row.title, row.site, row.language)
    assert (item.byline, item.published, item.saved) == (("Ana Rey", "J. R. Smith"), row.published, row.saved)
    assert (item.read, item.starred, item.archived, item.progress) == (True, row.starred, True, 40)
    assert (item.tags, item.note, item.description) == (row.tags, whole.notes, whole.description)
    kept = own(item)
    assert kept.blocks == blocks_of(written(made)["articles"][0]["blocks"])
    assert [block.text for block in kept.blocks] == [block.text for block in BLOCKS]
    assert kept.pages == (page(), page(b"\x00\xff older", 404))
    assert (kept.place, kept.completeness, kept.evidence) == (12, row.completeness, whole.evidence)
    assert (kept.cleaner, kept.excerpt, kept.canonical_url) == (whole.cleaner, row.excerpt, whole.canonical_url)
    assert (kept.modified, kept.section, kept.sources) == (whole.modified, whole.section, whole.sources)
    assert (item.pictures[0].src, item.pictures[0].data) == (SRC, PNG)
    assert item.dropped == ()


def test_highlights_come_back_with_meaning_place_note_and_tags() -> None:
    made = exported()
    (item,) = back(made)
    for ours, theirs in zip(item.highlights, made.highlights, strict=True):
        assert (ours.exact, ours.prefix, ours.suffix, ours.note) == (
            theirs.exact,
            theirs.prefix,
            theirs.suffix,
            theirs.note,
        )
        assert (ours.meaning, ours.tags, ours.created) == (theirs.meaning, theirs.tags, theirs.created)
        assert ours.start == (theirs.start if theirs.found else -1)
        assert not theirs.found or TEXT[ours.start :].startswith(ours.exact)


LETTERS = st.characters(exclude_categories=("Cs", "Cc"))
WORDS = st.text(LETTERS, min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(bool)


@given(
    WORDS,
    st.lists(WORDS, min_size=1, max_size=5),
    st.lists(WORDS.map(lambda text: text.replace("/", "")).filter(bool), max_size=4, unique=True),
    st.booleans(),
)
def test_any_words_come_back(title: str, texts: list[str], tags: list[str], starred: bool) -> None:
    blocks = [Block("paragraph", text, (Inline(0, len(text), "strong"),)) for text in texts]
    (item,) = back(exported(blocks=blocks, title=title, tags=tuple(tags), starred=starred))
    assert (item.title, item.tags, item.starred) == (title, tuple(tags), starred)
    assert own(item).blocks == tuple(blocks)


def test_an_original_that_is_not_what_its_checksum_says_is_left_out_and_named() -> None:
    whole = written(exported())
    whole["articles"][0]["originals"][0]["body"] = base64.b64encode(b"another page").decode()
    (item,) = items(tearsheet_json.read, whole)
    assert (own(item).pages, item.dropped) == ((), ("original",))


def test_articles_of_the_trash_and_empty_ones_are_named() -> None:
    whole = written(exported(), exported())
    whole["articles"][0]["in_trash"] = "2026-11-24T08:30:00.000Z"
    whole["articles"][1] |= {"url": "file:///x#y", "blocks": []}
    assert [lost.why for lost in not_taken(tearsheet_json.read, whole)] == ["not_an_article", "no_address"]


def test_an_article_without_an_address_of_the_web_keeps_its_text() -> None:
    whole = written(exported(url="file:///home/ann/note.txt"))
    (item,) = items(tearsheet_json.read, whole)
    assert (item.address, item.kind) == ("", "readable")
    assert item.text


def test_names_of_a_newer_version_are_said_to_be_lost() -> None:
    whole = written(exported())
    whole["version"] = 9
    whole["articles"][0]["mood"] = "calm"
    (item,) = items(tearsheet_json.read, whole)
    assert item.dropped == ("mood",)


def test_dates_that_no_calendar_has_are_said_to_be_lost() -> None:
    whole = written(exported())
    whole["articles"][0] |= {"published": "9999-99-99", "modified": "2026-02-30"}
    (item,) = items(tearsheet_json.read, whole)
    assert (item.published, own(item).modified, item.dropped) == ("", "", ("published", "modified"))


def test_a_file_that_breaks_off_gives_what_is_in_front() -> None:
    data = written_bytes(write_json, batch(exported(), exported()))
    first, lost = tearsheet_json.read(source(data[:-40], "t.json"))
    assert isinstance(first, ImportedItem)
    assert lost == NotTaken("t.json, item 2", "damaged", rest=True)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=10,
)


@given(st.dictionaries(st.sampled_from(sorted(tearsheet_json._USED)), JSON))
def test_no_values_raise(entry: dict[str, Any]) -> None:
    entry = {"blocks": [{"kind": "paragraph", "text": "x"}], "url": "https://example.org/", **entry}
    for found in tearsheet_json.read(source({"format": "tearsheet", "version": 1, "articles": [entry]})):
        assert isinstance(found, (ImportedItem, NotTaken))


def folders(text: str) -> tuple[Folder, ...]:
    return tearsheet_json.folders(source(text, "t.json"))


def test_smart_folders_come_back() -> None:
    kept = (Folder(3, "Ferries", 'tag:harbour "pier four"', "clock", 1), Folder(4, "Piers [", 'title:"]"', "", 2))
    made = written_bytes(write_json, replace(batch(exported()), folders=kept)).decode()
    assert folders(made) == tuple(Folder(0, one.name, one.query, one.icon) for one in kept)


@pytest.mark.parametrize(
    "head",
    [
        "",
        "{",
        '{"folders":7,"articles":[',
        '{"folders":[7,{"name":"","search":"x"},{"name":"x"}],"articles":[',
        "[" * 99_999,
    ],
    ids=["empty", "cut", "no list", "no names", "deep"],
)
def test_a_head_that_is_none_has_no_folders(head: str) -> None:
    assert folders(head) == ()


def test_an_icon_that_no_folder_may_have_becomes_the_usual_one() -> None:
    assert folders('{"folders":[{"name":"a","search":"b","icon":"../x"}],"articles":[') == (Folder(0, "a", "b"),)
    assert tuple(ICONS) == FOLDER_ICONS
