"""JSON Feed: its entries are articles, with their text where the feed has all of it."""

from __future__ import annotations

import pytest

from reader.exchange.imports.feeds import json_feed
from reader.model.imported import NotTaken
from tests.unit.exchange.imports.making import items, not_taken, source

TEXT = "<p>" + "The harbour office said that the ferry would not leave. " * 20 + "</p>"


def feed(*entries: object, version: str = "https://jsonfeed.org/version/1.1") -> dict[str, object]:
    return {"version": version, "title": "Canal Letter", "items": list(entries)}


def test_an_entry_with_its_text_is_an_article() -> None:
    entry = {
        "id": "1",
        "url": "https://a.example/1",
        "title": "The lock",
        "content_html": TEXT,
        "summary": "What closes.",
        "date_published": "2026-11-23T10:00:00+01:00",
        "authors": [{"name": "Ada Lock"}],
        "tags": ["canal"],
        "language": "en",
        "image": "https://a.example/1.jpg",
    }
    assert json_feed.recognises(source(feed(entry)))
    (item,) = items(json_feed.read, feed(entry))
    assert (item.address, item.title, item.byline, item.tags) == (
        *("https://a.example/1", "The lock", ("Ada Lock",), ("canal",)),
    )
    assert (item.kind, item.text, item.description, item.language) == ("readable", TEXT, "What closes.", "en")
    assert (item.published, item.dropped) == ("2026-11-23T10:00:00+01:00", ("image",))


def test_a_short_text_is_a_summary_where_there_is_an_address_and_the_text_where_there_is_none() -> None:
    first, second = items(
        json_feed.read,
        feed(
            {"id": "https://a.example/1", "content_text": "A note."}, {"id": "2", "content_text": "A note of its own."}
        ),
    )
    assert (first.address, first.kind, first.description) == ("https://a.example/1", "", "A note.")
    assert (second.address, second.kind, second.text, second.title) == (
        *("", "plain", "A note of its own.", "A note of its own."),
    )


def test_the_page_that_an_entry_is_about_and_a_date_that_is_none_are_named() -> None:
    entry = {"id": "1", "url": "https://a.example/1", "external_url": "https://b.example/", "date_published": "soon"}
    (item,) = items(json_feed.read, feed(entry))
    assert (item.address, item.dropped) == ("https://a.example/1", ("date_published", "other addresses"))


def test_an_entry_with_nothing_is_not_taken() -> None:
    (lost,) = not_taken(json_feed.read, source(feed({"id": "1", "title": "Empty"}), "f.json"))
    assert lost == NotTaken("f.json, item 1", "no_address", "Empty")


@pytest.mark.parametrize("other", [{"items": []}, [1], {"version": "1", "items": []}], ids=["bare", "list", "version"])
def test_other_json_is_no_feed(other: object) -> None:
    assert not json_feed.recognises(source(other))


def test_a_feed_whose_version_comes_last_is_known_by_its_entries() -> None:
    entry = {"id": "1", "url": "https://a.example/1", "content_html": TEXT}
    assert json_feed.recognises(source({"items": [entry] * 20, "version": "https://jsonfeed.org/version/1"}))
