"""An article's text is that of its blocks."""

from __future__ import annotations

from reader.model.article import Article
from reader.model.blocks import Block
from reader.model.library import Row


def test_the_text_of_an_article_is_that_of_its_blocks() -> None:
    row = Row(1, "https://coast.example/", "Title", "", "", "", "en", "", "2026-11-23T08:00:00.000Z", 4, 1, "ready")
    blocks = (Block("heading", "Night"), Block("paragraph", "The ferry sank."))
    assert Article(row, "", "", "", "", blocks).text == "Night\n\nThe ferry sank."
