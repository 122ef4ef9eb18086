"""Filters are values: equal where they list the same, and usable as keys."""

from __future__ import annotations

from reader.model.blocks import Block
from reader.model.library import Article, Filter, Row


def test_filters_that_list_the_same_are_equal_and_find_each_other_in_a_dict() -> None:
    assert Filter(place="unread", tag="work") == Filter(place="unread", tag="work")
    assert {Filter(words="ferry"): 7}[Filter(words="ferry")] == 7
    assert Filter(words="ferry") != Filter(words="ferry", reverse=True)


def test_the_text_of_an_article_is_that_of_its_blocks() -> None:
    row = Row(1, "https://coast.example/", "Title", "", "", "", "en", "", "2026-11-23T08:00:00.000Z", 4, 1, "ready")
    blocks = (Block("heading", "Night"), Block("paragraph", "The ferry sank."))
    assert Article(row, "", "", "", "", blocks).text == "Night\n\nThe ferry sank."
