"""Places of annotations by XPath."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports.xpath_places import AROUND_CHARS, Places

PAGE = "<div><p>One word.</p>\n<p>Another <b>word</b>, and a word.</p></div><img src='x'><p>Last word</p>"


def test_the_words_around_the_right_one_of_several_are_found() -> None:
    page = Places(PAGE)
    assert page.around("/div[1]/p[2]", "8", "word") == ("One word.\nAnother ", ", and a word.Last word")
    assert page.around("/div[1]/p[2]/b[1]", "0", "word") == ("One word.\nAnother ", ", and a word.Last word")
    assert page.around("/p[1]", "5", "word")[0].endswith("Last ")


def test_a_place_that_is_not_there_gives_nothing() -> None:
    page = Places(PAGE)
    for path, offset, quote in (
        ("/div[9]", "0", "One"),
        ("/div[1]", "3", "One"),
        ("/div[1]", "x", "One"),
        ("/div[1]", "0", ""),
    ):
        assert page.around(path, offset, quote) == ("", "")


def test_what_is_around_is_bounded() -> None:
    before, after = Places("<p>" + "a" * 100 + "word" + "b" * 100 + "</p>").around("/p[1]", "100", "word")
    assert (before, after) == ("a" * AROUND_CHARS, "b" * AROUND_CHARS)


@given(st.text(), st.text(max_size=20), st.text(max_size=5))
def test_no_markup_raises(markup: str, path: str, offset: str) -> None:
    Places(markup).around(path, offset, "x")
