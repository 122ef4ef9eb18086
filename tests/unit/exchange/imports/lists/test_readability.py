"""Readability's JSON."""

from __future__ import annotations

from reader.exchange.imports.lists import readability
from tests.unit.exchange.imports.making import items, source

ENTRY = {
    "article__url": "https://example.org/a",
    "article__title": "A report",
    "article__excerpt": "It&#x2019;s short&hellip;",
    "favorite": 1,
    "archive": False,
    "date_added": "2016-08-25T12:05:00",
    "date_archived": None,
    "date_favorited": "2016-08-26T12:05:00",
}


def test_states_dates_and_the_excerpt_are_read() -> None:
    (item,) = items(readability.read, {"bookmarks": [ENTRY], "recommendations": []})
    assert (item.title, item.description) == ("A report", "It’s short…")
    assert (item.starred, item.archived, item.read) == (True, False, False)
    assert (item.saved, item.dropped) == ("2016-08-25T12:05:00.000Z", ("date_favorited",))


def test_other_bookmarks_are_not_readabilitys() -> None:
    assert readability.recognises(source({"recommendations": [], "bookmarks": [ENTRY]}))
    assert not readability.recognises(source({"bookmarks": [{"url": "https://example.org/"}]}))
