"""Items become rows: addresses and times in one form, hostile words harmless, and damage that costs no more than itself."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reader.desk.importing.readying import Context, Readied, Refused, ready_all
from reader.library.bulk import Ready
from reader.library.compression import blocks_of
from reader.model.blocks import Block, Inline, plain_text
from reader.model.capture import Page
from reader.model.imported import ImportedHighlight, ImportedItem, ImportedPicture, OwnExport
from reader.model.importing import IMPORTED, Imported, imported_in
from tests.site import STORY, picture

CONTEXT = Context(Imported("wallabag", "w.json", "2026-11-28T09:00:00.000Z"), "file:///tmp/w.json")
PAGE = (STORY % {"title": "Ferry returns", "name": "Anna"}).encode()


def made(**about: Any) -> Ready:
    (one,) = ready_all([ImportedItem(**({"where": "entry 1", "address": "https://coast.example/1"} | about))], CONTEXT)
    assert isinstance(one, Readied)
    return one.incoming.ready


def text_of(ready: Ready) -> str:
    return plain_text(blocks_of(ready.text[0]))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2020-05-06T07:08:09Z", "2020-05-06T07:08:09.000Z"),
        ("2020-05-06T07:08:09.12+00:00", "2020-05-06T07:08:09.120Z"),
        ("2020-05-06", "2020-05-06T00:00:00.000Z"),
        ("yesterday", "2026-11-28T09:00:00.000Z"),
        ("", "2026-11-28T09:00:00.000Z"),
    ],
)
def test_times_are_kept_in_one_form_and_the_import_s_own_where_there_is_none(given: str, kept: str) -> None:
    assert made(saved=given).columns["saved"] == kept


def test_an_address_is_normalised_and_stands_for_a_title_and_a_site_that_are_missing() -> None:
    columns = made(address="HTTPS://www.Coast.example/a b?utm_source=x#top").columns
    assert (columns["url"], columns["site"]) == ("https://www.coast.example/a%20b?utm_source=x#top", "coast.example")
    assert str(columns["title"]).startswith("coast.example/a%20b")


def test_a_document_has_the_address_of_its_file_and_an_item_of_many_its_place_in_it() -> None:
    (document,) = ready_all([ImportedItem("w.json", text="The pier stays.", kind="plain")], CONTEXT)
    (one,) = ready_all([ImportedItem("w.json, item 2", text="The pier stays.", kind="plain")], CONTEXT)
    assert isinstance(document, Readied)
    assert isinstance(one, Readied)
    assert document.incoming.ready.columns["url"] == "file:///tmp/w.json"
    assert one.incoming.ready.columns["url"] == "file:///tmp/w.json#w.json%2C%20item%202"


@pytest.mark.parametrize("address", ["", "ftp://x.example/", "https://", "javascript:alert(1)"])
def test_an_item_without_a_web_address_and_without_a_text_is_refused(address: str) -> None:
    assert ready_all([ImportedItem("1", address, "T")], CONTEXT) == [Refused("no_address")]


def test_words_of_strangers_bring_no_controls_surrogates_or_endless_tags() -> None:
    ready = made(
        title="A\x00B\u202eC\ud800",
        note="one\r\ntwo\x07",
        tags=("a\x00b", " x / y ", *map(str, range(500))),
        site="s\n" * 400,
    )
    assert (ready.columns["title"], ready.columns["notes"]) == ("ABC", "one\ntwo")
    assert ready.tags[:2] == ("ab", "x/y")
    assert len(ready.tags) == 200
    assert len(str(ready.columns["site"])) <= 160


def test_a_whole_page_is_cleaned_as_a_fetched_one_and_keeps_its_bytes() -> None:
    ready = made(text=PAGE.decode(), kind="page", original=PAGE, mime="text/html; charset=utf-8")
    assert text_of(ready).startswith("The first boat left pier four")
    assert ready.columns["byline"] == "Ines Aldana"
    assert ready.page[6] == len(PAGE)


def test_a_page_that_the_cleaner_makes_nothing_of_is_taken_as_it_is() -> None:
    assert text_of(made(text="<ul><li>one</li></ul>", kind="page"))


def test_the_file_that_a_text_was_made_from_is_kept_beside_it() -> None:
    ready = made(text="<p>Words.</p>", kind="readable", original=b"%PDF-1.7", mime="application/pdf")
    assert len(ready.earlier_pages) == 1
    headers = [tuple(pair) for pair in __import__("json").loads(str(ready.page[4]))]
    assert imported_in(headers, 0) == CONTEXT.came
    assert imported_in(headers, 200) is None


def test_damaged_and_foreign_pictures_do_no_harm() -> None:
    html = '<p>Words of it.</p><img src="https://c.example/a.png"><img src="https://c.example/b.png"><img src="https://c.example/c">'
    pictures = (
        ImportedPicture("https://c.example/a.png", picture(20, 10)),
        ImportedPicture("https://c.example/b.png", b""),
        ImportedPicture("https://c.example/c", b"no picture at all"),
        ImportedPicture("https://c.example/nobody", picture()),
    )
    ready = made(text=html, kind="readable", pictures=pictures)
    assert [(file.src, file.width) for file in ready.pictures] == [("https://c.example/a.png", 20)]


def test_highlights_without_words_are_notes_of_the_article() -> None:
    ready = made(note="one", highlights=(ImportedHighlight("", note="two"), ImportedHighlight("kept")))
    assert ready.columns["notes"] == "one\n\ntwo"
    assert [mark.exact for mark in ready.highlights] == ["kept"]


def test_an_item_that_cannot_be_made_ready_is_refused_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    import reader.capture.readable as room

    monkeypatch.setattr(room, "readable", lambda *_: 1 / 0)
    first, second = ready_all(
        [
            ImportedItem("1", "https://c.example/1", "A", text="x", kind="plain"),
            ImportedItem("2", "https://c.example/2"),
        ],
        CONTEXT,
    )
    assert isinstance(first, Readied)
    assert first.text_lost
    assert isinstance(second, Readied)
    assert not second.text_lost


def test_progress_is_a_place_in_the_text() -> None:
    ready = made(text="<p>" + "a" * 100 + "</p>", kind="readable", progress=30)
    assert ready.columns["place"] == 30
    assert made(text="<p>aa</p>", kind="readable", progress=100).columns["place"] == 0


def test_an_article_of_this_program_s_own_export_keeps_its_blocks_originals_and_all_that_is_known_of_it() -> None:
    blocks = (Block("paragraph", "Words as they were.", (Inline(0, 5, "strong"),)), Block("heading", "Next", level=2))
    older = Page(
        "https://coast.example/0", "https://coast.example/0", "2026-11-01T00:00:00.000Z", 0, (), b"older", "b" * 64
    )
    headers = (("Content-Type", "text/html"), ("ETag", "x"), (IMPORTED, "a lie"))
    newest = Page(
        "https://coast.example/0", "https://coast.example/f", "2026-11-02T00:00:00.000Z", 200, headers, PAGE, "a" * 64
    )
    own = OwnExport(
        blocks,
        (newest, older),
        7,
        "subscription",
        "for subscribers",
        "5 test",
        "Words as they were.",
        "https://coast.example/c",
        "2026-11-03",
        "Local",
        (("title", "og:title"),),
    )
    mark = ImportedHighlight("as they", start=6, meaning=3)
    ready = made(kind="readable", text="<p>other</p>", own=own, highlights=(mark,))
    assert blocks_of(ready.text[0]) == blocks  # type: ignore[arg-type]
    columns = ready.columns
    assert (columns["place"], columns["completeness"], columns["evidence"]) == (7, "subscription", "for subscribers")
    assert (columns["excerpt"], columns["canonical_url"]) == (
        "Words as they were.",
        "https://coast.example/c",
    )
    assert (columns["modified"], columns["section"], columns["sources"]) == (
        "2026-11-03",
        "Local",
        '{"title": "og:title"}',
    )
    assert ready.text[1] == "5 test"
    assert [(one.start, one.meaning, one.found) for one in ready.highlights] == [(6, 3, True)]
    url, final, fetched, status, kept, digest, size, _ = ready.page
    assert (url, final, fetched, status) == ("https://coast.example/0", "https://coast.example/f", newest.fetched, 0)
    assert (digest, size) == ("a" * 64, len(PAGE))
    as_sent = [tuple(pair) for pair in json.loads(str(kept))]
    assert imported_in(as_sent, 0) == CONTEXT.came
    assert as_sent[1:] == [("Tearsheet-Status", "200"), ("Content-Type", "text/html"), ("ETag", "x")]
    assert [row[5] for row in ready.earlier_pages] == ["b" * 64]


def test_a_line_for_lists_that_is_no_sentence_of_the_text_is_made_again() -> None:
    own = OwnExport((Block("paragraph", "The ferry left at six. Nobody saw it go."),), excerpt="The mayor sank it.")
    ready = made(kind="readable", text="<p>x</p>", description="The mayor sank it.", own=own)
    assert ready.columns["excerpt"] == "The ferry left at six. Nobody saw it go."


def test_an_own_export_has_the_language_that_its_text_has() -> None:
    words = "The night ferry to Port Ellis was cancelled on Monday after both of its engines failed. Nobody was hurt."
    own = OwnExport((Block("paragraph", words * 3),))
    columns = made(kind="readable", text="<p>x</p>", own=own, language="th", published="9999-99-99").columns
    assert (columns["language"], columns["published"]) == ("en", "")


def test_an_own_export_without_originals_keeps_its_text_as_one() -> None:
    ready = made(
        kind="readable", text="<p>Words.</p>", own=OwnExport((Block("paragraph", "Words."),), completeness="nonsense")
    )
    assert (text_of(ready), ready.columns["completeness"], ready.page[3]) == ("Words.", "whole", 0)
    assert ready.page[6] == len("<p>Words.</p>")


def test_an_own_export_without_an_address_has_the_key_that_its_article_had_when_it_came() -> None:
    before = made(address="", title="A note", kind="plain", text="Words of the note.\n\nMore of them.")
    body = b"Words of the note.\n\nMore of them."
    page = Page("file:///x", "file:///x", "2026-11-02T00:00:00.000Z", 0, (), body, "a" * 64)
    own = OwnExport((Block("paragraph", "Words of the note."),), (page,))
    after = made(address="", title="A note", kind="readable", text="<p>Words of the note.</p>", own=own)
    assert after.keys == before.keys
