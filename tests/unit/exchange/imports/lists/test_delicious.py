"""Delicious' JSON."""

from __future__ import annotations

from reader.exchange.imports.lists import delicious
from tests.unit.exchange.imports.making import items, source

ENTRY = {
    "title": "A report",
    "tags": ["courts", "appeals"],
    "url": "https://example.org/a",
    "description": "My note",
    "created": "1358531607",
    "others": 9,
    "owner": "ann",
    "private": "0",
}


def test_title_note_tags_and_time_are_read() -> None:
    (item,) = items(delicious.read, [ENTRY])
    assert (item.title, item.note, item.tags) == ("A report", "My note", ("courts", "appeals"))
    assert (item.saved, item.dropped) == ("2013-01-18T17:53:27.000Z", ())


def test_an_empty_tag_is_none_and_private_is_named() -> None:
    (item,) = items(delicious.read, [{**ENTRY, "tags": [""], "private": "1"}])
    assert (item.tags, item.dropped) == ((), ("private",))


def test_it_is_known_by_its_keys() -> None:
    assert delicious.recognises(source([ENTRY]))
