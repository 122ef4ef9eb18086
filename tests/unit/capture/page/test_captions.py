"""A picture's caption and credit, wherever the page sets them."""

from __future__ import annotations

import pytest

from reader.capture.page.captions import words_beside
from reader.capture.page.dom import parse
from tests.unit.capture.page.segments import segments_of


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
    ("box", "caption"),
    [
        ("<img alt='The wall at low water'><div>The wall at low water on Monday</div>", True),
        ("<img alt=''><h4>The wall on Monday.</h4><p>Photo: Oona Marsh</p>", True),
        ("<img alt='wall'><p>The wall was built in 1911, she said.</p>", False),
        (
            "<img alt='The wall at low water'><h3><a href='/b'>The wall at low water draws visitors again</a></h3>",
            False,
        ),
        ("<img alt='The wall at low water'>The wall at low water was a sight.", False),
    ],
)
def test_a_few_words_beside_one_picture_are_its_caption_by_what_they_say(box: str, caption: bool) -> None:
    root = parse(f"<html><body><article><p>Before it.</p><div>{box}</div></article></body></html>")
    assert root is not None
    assert bool(words_beside(next(root.iter("img")))) is caption
