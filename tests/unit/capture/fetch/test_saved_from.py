"""What a saved file notes as its address."""

from __future__ import annotations

import pytest

from reader.capture.fetch.saved_from import saved_from

REST = '<html lang="en"><head><title>Harbour</title></head><body><p>The crane is back.</p></body></html>'


@pytest.mark.parametrize(
    "mark",
    [
        "<!DOCTYPE html>\n<!-- saved from url=(0036)https://news.example.org/harbour?p=1 -->\n" + REST,
        "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://news.example.org/harbour?p=1 \n"
        " saved date: Sat May 02 2026 10:00:00 GMT+0200\n-->" + REST,
        "<!-- Saved from https://news.example.org/harbour?p=1 at 2026-05-02T08:00:00Z using monolith v2.8.1 -->" + REST,
        "<!-- Mirrored from news.example.org/harbour?p=1 by HTTrack Website Copier/3.x [XR&CO'2014] -->" + REST,
        REST.replace("</head>", '<meta name="savepage-url" content="https://news.example.org/harbour?p=1"></head>'),
        REST.replace("<html", '<html data-scrapbook-source="https://news.example.org/harbour?p=1"'),
    ],
    ids=["browser", "SingleFile", "monolith", "HTTrack", "Save Page WE", "WebScrapBook"],
)
def test_each_way_of_noting_the_address_is_read(mark: str) -> None:
    assert saved_from(mark.encode()) == "https://news.example.org/harbour?p=1"


def test_a_mark_in_utf_16_is_read() -> None:
    page = "<!-- saved from url=(0036)https://news.example.org/harbour?p=1 -->" + REST
    assert saved_from(page.encode("utf-16")) == "https://news.example.org/harbour?p=1"


@pytest.mark.parametrize(
    "page",
    [
        REST,
        "<!-- saved from url=(0014)about:internet -->" + REST,
        "<!-- saved from url=(0019)file:///home/a.html -->" + REST,
        "<!-- saved from url=(0008)https:// -->" + REST,
        REST.replace("crane", "crane, saved from url=(0036)https://news.example.org/harbour"),
    ],
    ids=["no mark", "internet zone", "a file", "no host", "in the text"],
)
def test_what_notes_no_address_on_the_web_gives_none(page: str) -> None:
    assert saved_from(page.encode()) == ""
