from __future__ import annotations

import pytest

from reader.desk.articles import Articles
from reader.errors import NoSuchArticle
from reader.library.library import Library
from tests.making import TEXT, add_article


def test_an_article_is_found_by_any_form_of_its_address(library: Library) -> None:
    number = add_article(library, url="https://news.example/ferry")
    articles = Articles(library)
    assert articles.find("https://news.example/ferry") == number
    assert articles.find("https://news.example/ferry#comments") == number
    assert articles.find("https://news.example/other") is None


def test_rows_keep_the_order_that_was_asked_for_and_leave_out_what_is_missing(library: Library) -> None:
    first, second = (add_article(library, title) for title in ("First", "Second"))
    articles = Articles(library)
    assert [row.id for row in articles.rows([second, 99, first])] == [second, first]
    with pytest.raises(NoSuchArticle):
        articles.row(99)


def test_text_html_and_reading_position_belong_to_the_article(library: Library) -> None:
    number = add_article(library)
    articles = Articles(library)
    library.articles.remember_place(number, 7)
    assert articles.reading_position(number) == 7
    assert articles.text(number) == TEXT
    assert articles.html(articles.article(number)).startswith("<p>")
    assert articles.number_marked([number], "starred") == 0
