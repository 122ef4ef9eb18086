"""wallabag's CSV."""

from __future__ import annotations

from reader.exchange.imports.lists import wallabag_csv
from tests.unit.exchange.imports.making import items, source

HEADER = 'Title;URL;Content;Tags;"MIME Type";Language;"Creation date"\n'


def test_texts_tags_and_the_day_are_read() -> None:
    (item,) = items(
        wallabag_csv.read,
        HEADER
        + '"A; B";https://example.org/a;"<p>Words ""said""</p>";"courts, long read";text/html;fr;"23/11/2026 03:04:05"\n',
    )
    assert (item.title, item.kind, item.text) == ("A; B", "readable", '<p>Words "said"</p>')
    assert (item.tags, item.language, item.saved) == (("courts", "long read"), "fr", "2026-11-23T03:04:05.000Z")


def test_a_day_that_does_not_exist_is_no_date() -> None:
    (item,) = items(wallabag_csv.read, HEADER + "A;https://example.org/a;;;;;31/02/2026 03:04:05\n")
    assert (item.saved, item.kind) == ("", "")


def test_its_columns_are_known_in_any_order() -> None:
    assert wallabag_csv.recognises(source("URL;Title;Tags;Content;Language;Creation date;MIME Type\n"))


def test_a_clock_without_am_or_pm_is_said_and_a_day_alone_is_exact() -> None:
    clock, day, nothing = items(
        wallabag_csv.read,
        HEADER
        + "A;https://example.org/a;;;;;23/11/2026 03:04:05\nB;https://example.org/b;;;;;23/11/2026\nC;https://example.org/c;;;;;soon\n",
    )
    assert clock.dropped == ("AM or PM of the creation date, which the file doesn’t say",)
    assert (day.saved, day.dropped) == ("2026-11-23T00:00:00.000Z", ())
    assert nothing.dropped == ("creation date",)
