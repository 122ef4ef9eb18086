"""Pinboard's JSON and what looks like it."""

from __future__ import annotations

import pytest

from reader.exchange.imports.lists import pinboard
from tests.unit.exchange.imports.making import items, not_taken, source

ENTRY = {
    "href": "https://example.org/a",
    "description": "A report",
    "extended": "My note",
    "meta": "x",
    "hash": "y",
    "time": "2016-10-31T15:57:56Z",
    "shared": "yes",
    "toread": "no",
    "tags": "courts appeals",
}


def test_the_description_is_the_title_and_the_extended_text_the_note() -> None:
    (item,) = items(pinboard.read, [ENTRY])
    assert (item.title, item.note, item.saved, item.read) == ("A report", "My note", "2016-10-31T15:57:56.000Z", True)
    assert (item.tags, item.dropped) == (("courts", "appeals"), ())


def test_to_read_is_unread_and_private_is_named() -> None:
    (item,) = items(pinboard.read, [{**ENTRY, "toread": "yes", "shared": "no"}])
    assert (item.read, item.dropped) == (False, ("shared",))


@pytest.mark.parametrize(
    ("tags", "expected"),
    [("a b", ("a", "b")), ("a,b c", ("a", "b c")), (["a", "b c"], ("a", "b c")), (None, ()), ("", ())],
)
def test_tags_are_read_in_every_form(tags: object, expected: tuple[str, ...]) -> None:
    (item,) = items(pinboard.read, [{**ENTRY, "tags": tags}])
    assert item.tags == expected


def test_what_is_no_bookmark_is_named() -> None:
    assert [lost.why for lost in not_taken(pinboard.read, [{**ENTRY, "href": "ftp://x"}, 5])] == [
        "not_an_article",
        "not_an_article",
    ]


def test_it_is_known_by_its_keys() -> None:
    assert pinboard.recognises(source([ENTRY]))
    assert not pinboard.recognises(source([{"url": "x", "description": "y"}]))
