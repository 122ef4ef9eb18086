"""From the tree to segments in reading order."""

from __future__ import annotations

import pytest

from reader.capture.page.blocks import absolute
from tests.unit.capture.page.segments import URL, segments_of, told


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
     ("mailto:a@b.example?attach=/etc/passwd", "mailto:a@b.example"),
     ("javascript:x()", ""), ("data:text/html,x", ""), ("#foot", ""), ("", ""), (None, ""), ("https://[x", "")],
)  # fmt: skip
def test_addresses_are_absolute_or_none(address: str | None, full: str) -> None:
    assert absolute(address, URL) == full
