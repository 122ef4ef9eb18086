"""From the tree to segments in reading order."""

from __future__ import annotations

import pytest

from reader.capture.page.blocks import Segment, absolute, segment
from reader.capture.page.dom import parse
from reader.capture.page.pictures import picture_of

URL = "https://news.example.org/a/story"


def segments_of(body: str) -> list[Segment]:
    root = parse(f"<html><body>{body}</body></html>")
    assert root is not None
    return segment(root, URL, lambda element: picture_of(element, URL))


def told(body: str) -> list[tuple[str, str]]:
    return [(piece.block.kind, piece.block.text) for piece in segments_of(body)]


def test_every_text_of_the_page_comes_once_and_in_order() -> None:
    body = "<nav>Home</nav><h1>The wall</h1>Loose<div>words<p>A paragraph</p>end</div><footer>Imprint</footer>"
    assert [text for _, text in told(body)] == ["Home", "The wall", "Loose", "words", "A paragraph", "end", "Imprint"]
    assert [piece.furniture for piece in segments_of(body)] == [True, *[False] * 5, True]


def test_lists_keep_their_depth_and_share_a_group() -> None:
    pieces = segments_of("<ol><li>one<ul><li>deeper</li></ul></li><li>two</li></ol>")
    assert [(p.block.text, p.block.level, p.block.ordered) for p in pieces] == [
        ("one", 0, True),
        ("deeper", 1, False),
        ("two", 0, True),
    ]
    assert len({piece.block.group for piece in pieces}) == 1


def test_a_table_of_data_gives_rows_and_one_that_lays_out_the_page_paragraphs() -> None:
    assert told("<table><tr><th>Pier</th><th>Year</th></tr><tr><td>West</td><td>1931</td></tr></table>") == [
        ("row", "Pier\tYear"),
        ("row", "West\t1931"),
    ]
    assert told("<table><tr><td><p>A paragraph</p></td></tr></table>") == [("paragraph", "A paragraph")]


def test_two_line_breaks_part_paragraphs_and_one_stays_within() -> None:
    assert told("<p>one<br>two<br><br>three</p>") == [("paragraph", "one\ntwo"), ("paragraph", "three")]


def test_runs_count_in_the_stripped_text_of_their_block() -> None:
    (piece,) = segments_of("<p>  The <b>old <a href='/wall'>wall</a></b> stands </p>")
    block = piece.block
    assert [(i.kind, block.text[i.start : i.end], i.href) for i in block.inlines] == [
        ("strong", "old wall", ""),
        ("link", "wall", "https://news.example.org/wall"),
    ]
    assert piece.links == pytest.approx(4 / len(block.text))


def test_a_figure_has_its_picture_and_its_caption() -> None:
    (piece,) = segments_of("<figure><img src='/wall.jpg'><figcaption>The wall. <i>Photo: Q</i></figcaption></figure>")
    assert piece.block.picture is not None
    assert (piece.block.picture.src, piece.block.caption) == ("https://news.example.org/wall.jpg", "The wall. Photo: Q")


@pytest.mark.parametrize(
    ("markup", "numbers"),
    [
        ("<ol><li>a</li><li>b</li></ol>", [1, 2]),
        ("<ol start=5><li>a</li><li>b</li></ol>", [5, 6]),
        ("<ol reversed><li>a</li><li>b</li><li>c</li></ol>", [3, 2, 1]),
        ("<ol><li value=4>a</li><li>b</li></ol>", [4, 5]),
        ("<ol><li>a<ol start=3><li>deeper</li></ol></li><li>b</li></ol>", [1, 3, 2]),
        ("<ul><li>a</li><li>b</li></ul>", [0, 0]),
    ],
)
def test_items_have_the_numbers_that_the_page_gives_them(markup: str, numbers: list[int]) -> None:
    assert [piece.block.number for piece in segments_of(markup)] == numbers


def test_a_cell_that_spans_rows_or_columns_leaves_the_others_under_their_own_heading() -> None:
    markup = (
        "<table><tr><th>Pier</th><th>Year</th><th>Stones</th></tr><tr><td rowspan=2>West</td><td>1931</td><td>40</td></tr>"
        "<tr><td>1932</td><td>55</td></tr><tr><td colspan=2>Both</td><td>95</td></tr></table>"
    )
    assert [text for _, text in told(markup)] == ["Pier\tYear\tStones", "West\t1931\t40", "\t1932\t55", "Both\t\t95"]


def test_the_caption_of_a_table_comes_before_its_rows() -> None:
    pieces = segments_of(
        "<table><caption>Stones</caption><tr><th>Pier</th><th>Year</th></tr><tr><td>A</td><td>1</td></tr></table>"
    )
    assert [(p.block.text, p.block.role) for p in pieces[:2]] == [("Stones", "caption"), ("Pier\tYear", "")]


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><svg role='img'><text>a</text></svg><figcaption>Stones a year</figcaption></figure>",
        "<figure><canvas></canvas><figcaption>Stones a year</figcaption></figure>",
        "<iframe title='Stones a year' aria-label='Column chart' src='https://charts.example/1'></iframe>",
        "<div><svg role='img' aria-label='Stones a year'><text>a</text><text>b</text></svg></div>",
    ],
)
def test_a_drawn_chart_is_named_by_its_caption(markup: str) -> None:
    (piece,) = segments_of(markup)
    assert (piece.block.kind, piece.block.caption, piece.block.picture) == ("figure", "Stones a year", None)


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><img src='/a.jpg'><div class='credit'>Photo: Q</div><figcaption>The wall.</figcaption></figure>",
        "<figure><img src='/a.jpg'><figcaption>The wall.</figcaption></figure><p class='photo-credit'>Photo: Q</p>",
        "<div><img src='/a.jpg'><div class='image-caption'>The wall.</div><div class='image-credit'>Photo: Q</div></div>",
        "<figure><img src='/a.jpg'><figcaption>The wall. <span class='credit'>Photo: Q</span></figcaption></figure>",
    ],
)
def test_a_picture_has_its_caption_and_its_credit(markup: str) -> None:
    assert segments_of(markup)[0].block.caption == "The wall. Photo: Q"


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><picture><source srcset='/w.webp 900w'><img src='/a.jpg'></picture></figure>",
        "<figure><img data-src='/a.jpg' src='data:image/gif;base64,R0'><noscript><img src='/b.jpg'></noscript></figure>",
        "<div><span class='lazy'></span><noscript><img src='/a.jpg'></noscript></div>",
        "<div><img src='/a.jpg'><noscript><img src='/b.jpg'></noscript></div>",
        "<progressive-image src='/a.jpg'></progressive-image>",
    ],
)
def test_a_picture_that_a_page_holds_twice_comes_once(markup: str) -> None:
    assert [piece.block.kind for piece in segments_of(markup)] == ["figure"]


@pytest.mark.parametrize(
    ("address", "full"),
    [("/b", "https://news.example.org/b"), ("../c", "https://news.example.org/c"), ("mailto:a@b.example", "mailto:a@b.example"),
     ("javascript:x()", ""), ("data:text/html,x", ""), ("#foot", ""), ("", ""), (None, ""), ("https://[x", "")],
)  # fmt: skip
def test_addresses_are_absolute_or_none(address: str | None, full: str) -> None:
    assert absolute(address, URL) == full
