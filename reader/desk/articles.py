"""The articles by their numbers: rows of the list, texts, and what belongs to one of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reader.library.library import Library
from reader.model.library import Row

if TYPE_CHECKING:
    from reader.model.article import Article, NearDuplicate


class Articles:
    """Reads; changes are ``Organizing``'s. Every method is a query of milliseconds and may be called from any
    thread.
    """

    def __init__(self, library: Library) -> None:
        self._library = library

    def row(self, article_id: int) -> Row:
        """Return one row of the list. Raises NoSuchArticle."""
        return self._library.articles.row(article_id)

    def rows(self, ids: Iterable[int]) -> list[Row]:
        """Return the rows of these articles, in the order asked for; numbers that are not there are left out."""
        return self._library.articles.rows(ids)

    def article(self, article_id: int) -> Article:
        """Return the article whole. Raises NoSuchArticle."""
        return self._library.articles.article(article_id)

    def text(self, article_id: int) -> str:
        """Return the article's text, "" if it has none."""
        return self._library.content.text(article_id)

    def html(self, article: Article) -> str:
        """Return the cleaned article as HTML."""
        from reader.capture.page.markup import blocks_to_html

        return blocks_to_html(article.blocks)

    def find(self, address: str) -> int | None:
        """Return the newest article that was saved from this web address, or from another form of it; None if there is
        none outside the trash.
        """
        from reader.capture.fetch.address import same_page_key

        return self._library.articles.find(same_page_key(address))

    def reading_position(self, article_id: int) -> int:
        """Return where reading stopped, as an offset in the text, in code points."""
        return self._library.articles.place(article_id)

    def left_out(self, article_id: int) -> int:
        """Return how many blocks of an article's page a person left out of its text."""
        return sum(not kept for kept in self._library.rewriting.corrections(article_id).values())

    def number_marked(self, ids: Iterable[int], mark: str) -> int:
        """Return how many of these articles have the mark "read", "starred" or "archived"."""
        return self._library.articles.number_marked(ids, mark)

    def origins(self, ids: Iterable[int]) -> dict[int, tuple[str, tuple[tuple[str, str], ...]]]:
        """Return, by article, the evidence of what is missing and, by field, its source on the page."""
        return self._library.articles.origins(ids)

    def near_duplicates(self, article_id: int) -> list[NearDuplicate]:
        """Return the articles with nearly the same text, the closest first, without those in the trash."""
        return self._library.near_duplicates.of(article_id)
