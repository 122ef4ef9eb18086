"""Where a page states its metadata."""

from __future__ import annotations

from reader.capture.metadata.page_metadata import sources_of
from reader.capture.page.dom import parse
from tests.unit.capture.data_incomplete import EN, linked, page

HEAD = (
    "<meta property='og:title' content='The wall'><meta name='Author' content='  Edda   Quill '><meta name='author' content='Tomas Renn'>"
    + linked(**{"@type": "WebPage", "headline": "Site"})
    + linked(**{"@type": "NewsArticle", "headline": "Story"})
)


def test_the_first_value_of_the_first_name_counts_and_names_have_no_case() -> None:
    root = parse(page(EN[0], "The wall", head=HEAD))
    assert root is not None
    sources = sources_of(root, "https://news.example.org/a")
    assert sources.meta("twitter:title", "og:title") == "The wall"
    assert sources.metas["author"] == ["Edda Quill", "Tomas Renn"]
    assert sources.meta("nothing") == ""


def test_the_article_comes_before_the_page_that_holds_it() -> None:
    root = parse(page(EN[0], "The wall", head=HEAD))
    assert root is not None
    assert sources_of(root, "https://news.example.org/a").linked("headline") == ["Story", "Site"]
