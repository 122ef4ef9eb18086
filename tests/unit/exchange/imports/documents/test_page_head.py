"""What a page says of itself is found without a tree, and quickly whatever the page is."""

from __future__ import annotations

import time

import pytest

from reader.exchange.imports.documents.page_head import Head, attributes_of, has_words, head_of, one_line, web_address
from reader.exchange.imports.documents.page_pictures import with_pictures_apart


def test_scripts_and_styles_say_nothing_of_the_page() -> None:
    page = """<html lang="de-CH"><script>var t = "<title>No</title>"</script><title> A
      title </title><!-- <meta property="og:site_name" content="No"> --></html>"""
    assert head_of(page) == Head("A title", language="de-CH")


def test_a_heading_serves_where_there_is_no_title() -> None:
    assert head_of("<body><h1>The <b>lock</b></h1>").title == "The lock"


def test_attributes_are_read_in_any_order_and_quotes() -> None:
    assert attributes_of(" HREF='a&amp;b' rel=canonical  content=\"x 'y'\" checked") == {
        "href": "a&b",
        "rel": "canonical",
        "content": "x 'y'",
    }


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<body><p>a</p>", True),
        ("<title>Title</title><body></body>", False),
        ("<head><title>Title</title></head><body><script>x</script><img alt='words'>&nbsp;</body>", False),
        ("<p>&#1078;</p>", True),
        ("", False),
    ],
)
def test_only_what_is_shown_counts_as_words(page: str, expected: bool) -> None:
    assert has_words(page) is expected


def test_only_addresses_of_the_web_count() -> None:
    assert web_address("HTTPS://News.example/a b") == "https://news.example/a%20b"
    for other in ("", "a", "javascript:x", "file:///a", "http://", "https://" + "a" * 9000):
        assert web_address(other) == ""
    assert one_line(" a\n b ") == "a b"


@pytest.mark.parametrize(
    "piece",
    ["<img ", '<img src="', "<title ", "<head>", "<!--", "<script>", "<meta ", "<h1>", "<source '", "data:a/b,"],
)
def test_time_grows_with_the_page_and_no_quicker(piece: str) -> None:
    def seconds(count: int) -> float:
        page = piece * count
        start = time.process_time()
        head_of(page)
        has_words(page)
        with_pictures_apart(page)
        return time.process_time() - start

    seconds(100)
    assert seconds(10_000) < 40 * max(seconds(1_000), 0.002)
