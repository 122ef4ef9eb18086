"""elCurator's JSON."""

from __future__ import annotations

from reader.exchange.imports.lists import elcurator
from tests.unit.exchange.imports.making import items, source

ENTRY = {
    "created_at": "2015-09-09 11:10:32 UTC",
    "title": "A report",
    "url": "https://example.org/a",
    "description": None,
    "tags": ["courts"],
    "is_saved": True,
}


def test_the_star_tags_and_time_are_read() -> None:
    (item,) = items(elcurator.read, [ENTRY])
    assert (item.title, item.tags, item.starred) == ("A report", ("courts",), True)
    assert (item.saved, item.description) == ("2015-09-09T11:10:32.000Z", "")


def test_it_is_known_by_its_keys() -> None:
    assert elcurator.recognises(source([ENTRY]))
    assert not elcurator.recognises(source([{"created_at": "x", "url": "y"}]))
