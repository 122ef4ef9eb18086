"""Bookmarks for browsers."""

from __future__ import annotations

from lxml import html

from reader.exchange.exports.bookmarks_file import unix_time, write_bookmarks
from tests.unit.exchange.exports.making import batch, exported, incomplete, written


def test_a_bookmark_has_address_tags_time_and_notes() -> None:
    made = written(write_bookmarks, batch(exported(1), incomplete(2), exported(3, url="file:///home/ana/x.html")))
    assert made.startswith("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n")
    first, second = html.fromstring(made.encode()).findall(".//a")
    assert first.get("href") == "https://courier.example/ferry?a=1&b=2"
    assert first.text == 'A "title" <here> & *there*'
    assert first.get("tags") == "harbour,work/desk notes,2026"
    assert first.get("add_date") == str(unix_time("2026-11-24T08:30:00Z"))
    assert first.get("toread") == "1"
    notes = [one.text for one in html.fromstring(made.encode()).findall(".//dd")]
    assert "My *own* note" in notes[0]
    assert "“ferry” (Check *this*)" in notes[0]
    assert "only the beginning" in notes[1]
    assert second.text == "Cut"


def test_a_time_that_is_none_is_left_out() -> None:
    assert unix_time("") == 0
    assert "ADD_DATE" not in written(write_bookmarks, batch(exported(saved="")))
