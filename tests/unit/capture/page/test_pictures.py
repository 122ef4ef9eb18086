"""Which picture an element stands for."""

from __future__ import annotations

import pytest

from reader.capture.page.dom import parse
from reader.capture.page.pictures import (
    BEST_WIDTH_PX,
    best_source,
    has_background,
    parse_srcset,
    picture_of,
    same_picture_key,
)

URL = "https://news.example.org/a/story"


def picture(markup: str) -> str:
    root = parse(f"<html><body><div>{markup}</div></body></html>")
    assert root is not None
    found = picture_of(next(root.iter("picture", "img")), URL)
    return found.src.removeprefix("https://news.example.org") if found else ""


def test_the_narrowest_source_that_is_wide_enough_is_taken_else_the_widest() -> None:
    widths = [(f"/{width}.jpg", float(width)) for width in (400, BEST_WIDTH_PX, 3000)]
    assert best_source(widths, URL).endswith(f"/{BEST_WIDTH_PX}.jpg")
    assert best_source(widths[:1], URL).endswith("/400.jpg")
    assert best_source([], URL) == ""


@pytest.mark.parametrize(
    ("markup", "src"),
    [
        ("<img src='/blank.gif' data-src='/wall.jpg'>", "/wall.jpg"),
        ("<img srcset='/s.jpg 400w, /l.jpg 1800w' src='/s.jpg'>", "/l.jpg"),
        (
            "<picture><source type='image/avif' srcset='/a.avif'><source srcset='/w.webp 1700w'><img src='/wall.jpg'></picture>",
            "/w.webp",
        ),
        ("<img src='/placeholder.png'><noscript><img src='/wall.jpg'></noscript>", "/wall.jpg"),
    ],
)
def test_the_real_source_of_a_lazy_picture_is_found(markup: str, src: str) -> None:
    assert picture(markup) == src


@pytest.mark.parametrize(
    "markup",
    ["<img src='/a.jpg' width=20>", "<img src='/logo.png'>", "<img class='author-photo' src='/q.jpg'>", "<img src='data:,R0'>",
     "<img src='/q.jpg' alt='Author picture'>", "<img>", "<img src='file:///etc/hosts.png'>"],
)  # fmt: skip
def test_icons_logos_portraits_and_placeholders_are_no_pictures(markup: str) -> None:
    assert picture(markup) == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "/w_300,h_200/a.jpg 300w, /w_600,h_400/a.jpg 600w",
            [("/w_300,h_200/a.jpg", 300.0), ("/w_600,h_400/a.jpg", 600.0)],
        ),
        (
            "https://i.example/c_fill,w_9/https://s.example/a.jpg 1x",
            [("https://i.example/c_fill,w_9/https://s.example/a.jpg", 800.0)],
        ),
        ("/a.jpg 1x,/b.jpg 2x", [("/a.jpg", 800.0), ("/b.jpg", 1600.0)]),
        ("/a.jpg, /b.jpg 2x", [("/a.jpg", 0.0), ("/b.jpg", 1600.0)]),
        ("", []),
    ],
)
def test_addresses_of_a_srcset_may_hold_commas(text: str, found: list[tuple[str, float]]) -> None:
    assert parse_srcset(text) == found


def test_a_small_preview_gives_way_to_the_picture_that_it_stands_for() -> None:
    assert picture("<a href='/large.jpg' class='progressive'><img class='preview' src='/tiny.jpg'></a>") == "/large.jpg"
    assert picture("<img class='thumbnail' src='/t.jpg'><noscript><img src='/full.jpg'></noscript>") == "/full.jpg"


def test_a_srcset_gives_addresses_with_widths() -> None:
    assert parse_srcset("/a.jpg 400w, /b.jpg 2x,/c,1.jpg") == [("/a.jpg", 400.0), ("/b.jpg", 1600.0), ("/c,1.jpg", 0.0)]


def test_one_picture_in_two_sizes_has_one_key() -> None:
    one, other = (f"https://i.example/media/harbour-wall-{size}.jpg?q=1" for size in ("800x600", "1200x900"))
    assert (
        same_picture_key(one)
        == same_picture_key(other)
        != same_picture_key("https://i.example/media/harbour-pier-800x600.jpg")
    )


@pytest.mark.parametrize(
    ("inside", "shown"), [("", True), ("<img src='/a.jpg'>", False), ("<iframe></iframe>", False), ("words", False)]
)
def test_a_background_is_a_picture_only_where_nothing_else_is_shown(inside: str, shown: bool) -> None:
    root = parse(f"<html><body><div class='gallery' style='background: url(/wall.jpg)'>{inside}</div></body></html>")
    assert root is not None
    assert has_background(next(root.iter("div"))) == shown
