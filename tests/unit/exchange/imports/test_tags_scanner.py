"""Tags that nobody closed properly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports import tags_scanner
from reader.exchange.imports.tags_scanner import Token, attributes, lines, plain, tokens
from reader.model.imported import NotTaken
from tests.growth import grows_no_faster_than_length
from tests.unit.exchange.imports.making import source

NAMES = frozenset({"li", "a"})


def test_tags_and_the_text_between_them_come_in_order() -> None:
    assert list(tokens(source('x<li><A HREF="1>2">two</a><b>'), NAMES)) == [
        Token("", "x"),
        Token("li", ""),
        Token("a", ' HREF="1>2"'),
        Token("", "two"),
        Token("a", "", closing=True),
        Token("", "<b>"),
    ]


def test_a_quotation_mark_that_is_never_closed_ends_with_its_tag() -> None:
    found = tokens(source('<a href="1>x</a><li><a href="2">y</a>'), NAMES)
    assert [token.name for token in found if isinstance(token, Token) and token.name] == ["a", "a", "li", "a", "a"]


def test_a_tag_that_closes_itself_says_so() -> None:
    assert next(iter(tokens(source("<li x='1' />"), NAMES))) == Token("li", " x='1' /", single=True)


def test_a_tag_that_breaks_off_is_not_taken() -> None:
    assert list(tokens(source('<li>x<a href="https://exa', "f"), NAMES))[-1] == NotTaken("f", "damaged", rest=True)
    assert not any(isinstance(token, NotTaken) for token in tokens(source("<li>1 < 2"), NAMES))


def test_attributes_are_known_in_every_form() -> None:
    assert attributes(' HREF="a&amp;b" x=\'y"\' z=1 bare ADD_DATE=""') == {
        "href": "a&b",
        "x": 'y"',
        "z": "1",
        "add_date": "",
    }


def test_only_entities_with_their_semicolon_are_replaced() -> None:
    assert attributes(' href="?a&copy=1&lt;&nosuch;"')["href"] == "?a&copy=1<&nosuch;"


def test_markup_goes_and_what_is_none_stays() -> None:
    assert plain("a <b>bold</b>\n<i>one</i>, a &lt; b, <script>") == "a bold one, a < b, <script>"
    assert lines("one<br>two\r\n  three<p>four") == "one\ntwo\n  three\nfour"


def shown(text: str) -> str:
    found = (token for token in tokens(source(text), NAMES) if isinstance(token, Token))
    return "".join(f"<{token.name}>" if token.name else token.text for token in found)


@given(
    st.lists(st.sampled_from(["<li>", "<LI x='a>b'>", '<a href="<b>">', "</a>", "words", "&amp;"])), st.integers(1, 30)
)
def test_where_a_file_is_cut_into_pieces_changes_nothing(pieces: list[str], size: int) -> None:
    text = "".join(pieces)
    whole = shown(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tags_scanner, "_CHUNK_CHARS", size)
        assert shown(text) == whole


@pytest.mark.parametrize("piece", ['<a href="', "<a <a ", "<!-- <!--", "<a '\"", "<li" + " x" * 50])
def test_no_markup_takes_quadratic_time(piece: str) -> None:
    assert grows_no_faster_than_length(lambda text: list(tokens(source(text), NAMES)), piece * 5_000)
