"""Blocks as Markdown: what a reader of Markdown shows is what the article says."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.exchange.exports.block_markdown import Passage, blocks_to_markdown, escaped_text
from reader.model.blocks import Block, Inline, plain_text
from tests.unit.exchange.exports.making import BLOCKS

SIGNS = st.text("ab cé東*_`~[]()<>&#!|\\-+=.:1\"'^$%\n", min_size=1, max_size=24)


class Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in ("br", "p", "li", "td", "th", "h2", "h3"):
            self.words.append(" ")


def shown(markdown: str) -> str:
    """The words that CommonMark with tables shows, one space apart."""
    parser = Words()
    parser.feed(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown))
    return " ".join("".join(parser.words).split())


def one_space(text: str) -> str:
    return " ".join(text.split())


def no_picture(_picture: object) -> str:
    return ""


@st.composite
def inlines(draw: st.DrawFn, text: str) -> tuple[Inline, ...]:
    found = []
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        kind = draw(st.sampled_from(["strong", "em", "code", "link", "sub", "sup", "ins"]))
        found.append(Inline(start, end, kind, "https://coast.example/a_b" if kind == "link" else ""))
    return tuple(found)


@st.composite
def block(draw: st.DrawFn) -> Block:
    kind = draw(st.sampled_from(["paragraph", "heading", "item", "quote", "row"]))
    text = draw(SIGNS.filter(lambda words: words.strip() != ""))
    if kind == "row":
        text = text.replace("\t", " ")
    return Block(
        kind,
        text,
        draw(inlines(text)),
        level=draw(st.integers(0, 2)),
        ordered=draw(st.booleans()),
        group=draw(st.integers(0, 2)),
        header=draw(st.booleans()),
    )


@given(st.lists(block(), min_size=1, max_size=5))
def test_every_word_is_shown_as_it_is_whatever_signs_are_in_it(blocks: list[Block]) -> None:
    assert shown(blocks_to_markdown(blocks, no_picture)) == one_space(plain_text(blocks).replace("\t", " "))


@given(SIGNS)
def test_escaped_words_are_shown_as_they_are(text: str) -> None:
    assert shown(escaped_text(text)) == one_space(text)


@given(SIGNS.filter(lambda words: words.strip() != ""), st.data())
def test_a_mark_changes_no_word(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    made = blocks_to_markdown([Block("paragraph", text)], no_picture, [Passage(start, end)])
    assert shown(re.sub(r"(?s)(\\.)|==", r"\1", made)) == one_space(text)


def test_everything_an_article_may_have_is_written_once() -> None:
    made = blocks_to_markdown(BLOCKS, lambda one: "attachments/a b.png" if one.key else "", [Passage(7, 12)])
    assert "==ferry==" in made
    assert '![A "pier"](<attachments/a%20b.png>)' in made
    assert "A claim.[^1]" in made
    assert "\n[^1]: The source." in made
    assert "1. deeper" in made
    assert "````\nif a < b:" in made
    assert "| Pier | Year \\| note |\n| --- | --- |\n| West | 1931 |" in made
    assert "[A film](<https://video.example/watch?v=1>)" in made
    assert "<del>Old</del>" in made


@pytest.mark.parametrize(
    ("text", "at", "made"),
    [
        ("and and", 4, "and <del>gone</del> and"),
        ("and and", 3, "and <del>gone</del> and"),
        ("and", 0, "<del>gone</del> and"),
    ],
)
def test_words_struck_out_run_into_no_others(text: str, at: int, made: str) -> None:
    block = Block("paragraph", text, (Inline(at, 0, "del", "", "gone"),))
    assert blocks_to_markdown([block], lambda _picture: "").strip() == made


def test_code_with_a_bar_ends_no_cell() -> None:
    rows = (Block("row", "a || b\tc", (Inline(2, 4, "code"),), group=1), Block("row", "d\te", group=1))
    assert r"| a <code>\|\|</code> b | c |" in blocks_to_markdown(rows, lambda _picture: "")


def test_a_link_goes_around_code_of_the_same_words() -> None:
    runs = (Inline(0, 4, "code"), Inline(0, 4, "link", "https://coast.example/"))
    made = blocks_to_markdown((Block("paragraph", "grep it", runs),), lambda _picture: "")
    assert made == "[<code>grep</code>](<https://coast.example/>) it\n"
