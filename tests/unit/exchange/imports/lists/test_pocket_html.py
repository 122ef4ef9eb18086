"""Pocket's older list of links."""

from __future__ import annotations

from reader.exchange.imports.lists import pocket_html
from reader.model.imported import NotTaken
from tests.unit.exchange.imports.making import items, not_taken, source

PAGE = """<!DOCTYPE html><html><head><title>Pocket Export</title></head><body>
<h1>Unread</h1><ul>
<li><a href="https://example.org/a?x=1&amp;y=2" time_added="1700000000" tags="court,long read">A &amp; B</a></li>
<li><a href="https://example.org/b" time_added="1700000001" tags="">https://example.org/b</a></li>
</ul><h1>Read Archive</h1><ul>
<li><a href="https://getpocket.com/extredirect?url=https%3A%2F%2Fexample.org%2Fc" time_added="1700000002">C</a></li>
</ul></body></html>"""


def test_tags_times_and_the_section_are_read() -> None:
    a, b, c = items(pocket_html.read, PAGE)
    assert (a.address, a.title, a.tags) == ("https://example.org/a?x=1&y=2", "A & B", ("court", "long read"))
    assert (a.read, a.archived, a.saved) == (False, False, "2023-11-14T22:13:20.000Z")
    assert b.title == ""
    assert (c.address, c.read, c.archived) == ("https://example.org/c", True, True)


def test_nothing_that_is_closed_is_needed_and_upper_case_will_do() -> None:
    (item,) = items(
        pocket_html.read, '<H1>Favorites</H1><LI><A HREF="https://example.org/" TIME_ADDED="1700000000">T<LI>'
    )
    assert (item.starred, item.read) == (True, None)


def test_a_file_that_breaks_off_gives_what_is_in_front_and_says_so() -> None:
    found = list(pocket_html.read(source(PAGE[: PAGE.index("extredirect")], "r.html")))
    assert [entry.title for entry in found] == ["A & B", "", ""]
    assert found[-1] == NotTaken("r.html", "damaged", rest=True)


def test_a_title_that_breaks_off_is_not_taken() -> None:
    found = list(pocket_html.read(source(PAGE[: PAGE.index("A &amp;") + 3], "r.html")))
    assert found == [NotTaken("r.html, link 1", "damaged", rest=True)]


def test_scripts_are_not_taken() -> None:
    (lost,) = not_taken(pocket_html.read, '<li><a href="javascript:x()" time_added="1">Run</a></li>', "r")
    assert (lost.why, lost.title) == ("not_an_article", "Run")


def test_a_page_about_pocket_is_no_export() -> None:
    assert pocket_html.recognises(source(PAGE))
    assert not pocket_html.recognises(
        source("<html><body><a href='https://getpocket.com'>time_added=1</a></body></html>")
    )
