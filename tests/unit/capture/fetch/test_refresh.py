"""When a page sends its visitors on."""

from __future__ import annotations

import pytest

from reader.capture.fetch.refresh import LOOKED_AT_BYTES, refresh_target

HERE = "https://news.example.org/old/story"
TEXT = "<p>" + "The crane is back on the northern pier, the harbour office says. " * 20 + "</p>"


def page(order: str, body: str = "<p>You will be taken to the story.</p>", noscript: bool = False) -> bytes:
    meta = f'<meta http-equiv="refresh" content="{order}">'
    return f"<html><head><title>A</title>{f'<noscript>{meta}</noscript>' if noscript else meta}</head>{body}".encode()


@pytest.mark.parametrize(
    "order",
    ["0;url=/new/story", "5; URL='/new/story'", "3,url=../new/story", "0; /new/story", "0.5;url = &#47;new&#47;story"],
)
def test_a_short_page_that_names_another_leads_there(order: str) -> None:
    assert refresh_target(page(order), HERE) == "https://news.example.org/new/story"


def test_an_order_without_quotes_and_in_capitals_is_read() -> None:
    html = b"<META HTTP-EQUIV=Refresh CONTENT='0; url=https://other.example/a?b=1&amp;c=2'>"
    assert refresh_target(html, HERE) == "https://other.example/a?b=1&c=2"


def test_what_a_browser_would_never_show_leads_on_whatever_it_says() -> None:
    assert refresh_target(page("0;url=/new", TEXT), HERE) == "https://news.example.org/new"


def test_an_empty_page_leads_on_as_it_does_without_scripts() -> None:
    assert refresh_target(page("0;url=/new", "<script>go('/new')</script>", noscript=True), HERE).endswith("/new")


@pytest.mark.parametrize("part", [b"<!--", b"<", b"<meta ", b'<meta "', b"<noscript>", b"<script", b"-->"])
def test_a_broken_page_is_read_once(part: bytes) -> None:
    """Patterns that begin again at each part would take minutes."""
    html = b"<meta http-equiv=refresh content='5;url=/new'>" + part * (LOOKED_AT_BYTES // len(part))
    assert refresh_target(html, HERE) in ("", "https://news.example.org/new")


def test_a_long_page_is_not_left_for_what_it_does_without_scripts() -> None:
    head = b"<style>" + b"a{}" * LOOKED_AT_BYTES + b"</style>"
    assert refresh_target(page("0;url=/without-scripts", TEXT, noscript=True) + head, HERE) == ""


@pytest.mark.parametrize(
    "html",
    [
        page("300"),
        page("5;url=/old/story#top"),
        page("0;url=" + HERE),
        page("300;url=/new"),
        page("10;url=/new", TEXT),
        page("0;url=/without-scripts", TEXT, noscript=True),
        page("0;url=javascript:alert(1)"),
        page("0;url=file:///etc/passwd"),
        b"<!-- " + page("0;url=/new") + b" -->" + TEXT.encode(),
        b'<script>var m = \'<meta http-equiv="refresh" content="0;url=/new">\';</script>' + TEXT.encode(),
        b"<p>How to refresh a page</p>",
    ],
    ids=[
        "itself",
        "itself by address",
        "itself in full",
        "after minutes",
        "a text to be read",
        "for browsers without scripts",
        "a script",
        "a file",
        "in a comment",
        "in a script",
        "no order",
    ],
)
def test_a_page_that_stays_leads_nowhere(html: bytes) -> None:
    assert refresh_target(html, HERE) == ""
