"""What is said of an article: all its sentences once, in order, each at its place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.desk.speech.utterances import MAX_CODE_POINTS, TITLE, at, utterances
from reader.library.library import Library
from reader.model.article import Article
from reader.model.blocks import Block
from tests.making import add_article

BLOCKS = (
    Block("paragraph", "The pier burned. Nobody was hurt."),
    Block("heading", "What comes next", level=2),
    Block("paragraph", "* * *"),
    Block("item", "A new pier by May"),
)


@pytest.fixture
def article(tmp_path: Path) -> Article:
    library = Library(tmp_path / "library.sqlite")
    made = library.articles.article(
        add_article(library, "Pier lost", "\n\n".join(b.text for b in BLOCKS), blocks=BLOCKS)
    )
    library.close()
    return made


def test_title_headings_and_items_are_said_in_order_and_ornaments_are_not(article: Article) -> None:
    assert [one.text for one in utterances(article)] == [
        "Pier lost",
        "The pier burned.",
        "Nobody was hurt.",
        "What comes next",
        "A new pier by May",
    ]


def test_every_piece_stands_where_it_says_it_does(article: Article) -> None:
    first, *rest = utterances(article)
    assert (first.start, first.end) == (TITLE, TITLE)
    assert all(article.text[one.start : one.end] == one.text for one in rest)


@pytest.mark.parametrize("text", ["word " * 900 + "end", "字" * 4500])
def test_a_very_long_sentence_is_said_in_pieces_without_loss(article: Article, text: str) -> None:
    long = replace(article, blocks=(Block("paragraph", text.strip()),))
    pieces = utterances(long)[1:]
    assert all(len(piece.text) <= MAX_CODE_POINTS for piece in pieces)
    assert "".join(piece.text for piece in pieces) == long.text


def test_reading_begins_at_the_sentence_that_holds_a_place_or_follows_it(article: Article) -> None:
    said = utterances(article)
    assert at(said, TITLE) == 0
    assert said[at(said, 0)].text == "The pier burned."
    assert said[at(said, article.text.index("hurt"))].text == "Nobody was hurt."
    assert said[at(said, article.text.index("burned.") + len("burned."))].text == "Nobody was hurt."
    assert at(said, 10_000) == len(said) - 1
    assert at([], 5) == 0
