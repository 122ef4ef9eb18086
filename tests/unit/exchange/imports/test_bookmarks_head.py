"""A bookmarks file is told from a web page that has lists of its own."""

from __future__ import annotations

import pytest

from reader.exchange.imports.bookmarks_head import is_bookmarks

BOOKMARKS = {
    "doctype alone": "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>",
    "lower case": "<!doctype netscape-bookmark-file-1><dl><p>",
    "a date and no doctype": '<TITLE>Bookmarks</TITLE><DL><p><DT><A HREF="https://pier.example/" ADD_DATE="1">Pier</A>',
    "a folder with a date": '<H1>Bookmarks</H1><DL><p><DT><H3 ADD_DATE="1">Ferry</H3>',
    "neither": '<title>Links</title><dl><p><dt><a href="https://pier.example/">Pier</a>',
}
PAGES = {
    "definitions": "<html><body><p>Text</p><dl><dt>Word</dt><dd>Meaning</dd></dl></body></html>",
    "a glossary of links": '<html><body><h1>Words</h1><dl><dt><a href="#f">Fender</a></dt><dd>A cushion.</dd></dl></body>',
    "a glossary without a body": '<title>Words</title><div><dl><dt><a href="/f">Fender</a></dt></dl></div>',
    "a list of links": "<ul><li><a href='https://pier.example/'>Pier</a></li></ul>",
    "no markup": "dl, dt: the names of tags",
}


@pytest.mark.parametrize("name", BOOKMARKS)
def test_bookmarks_in_any_dialect_are_bookmarks(name: str) -> None:
    assert is_bookmarks(BOOKMARKS[name])


@pytest.mark.parametrize("name", PAGES)
def test_a_page_with_lists_of_its_own_is_a_page(name: str) -> None:
    assert not is_bookmarks(PAGES[name])
