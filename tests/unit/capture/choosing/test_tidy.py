"""The last look at the chosen blocks."""

from __future__ import annotations

import pytest

from reader.capture.choosing.tidy import grouped, superfluous, with_lead_picture
from reader.capture.page.blocks import Segment, segment
from reader.capture.page.dom import parse
from reader.capture.page.pictures import picture_of
from reader.model.blocks import Block, Picture
from reader.model.capture import Metadata
from tests.unit.capture.data_incomplete import EN

URL = "https://news.example.org/a"
ABOUT = Metadata(title="The wall comes back", byline=("Edda Quill",))


def segments_of(body: str) -> list[Segment]:
    root = parse(f"<html><body>{body}</body></html>")
    assert root is not None
    return segment(root, URL, lambda element: picture_of(element, URL))


def gone(body: str) -> dict[int, str]:
    return superfluous(segments_of(body), ABOUT)


def test_title_and_byline_above_the_text_are_left_out_as_its_opening() -> None:
    assert gone(f"<h1>The Wall Comes Back</h1><p>By Edda Quill</p><p>{EN[0]}</p>") == {0: "opening", 1: "opening"}


def test_prompts_and_headings_without_a_text_are_left_out() -> None:
    assert gone(f"<p>{EN[0]}</p><p>Advertisement</p><p>{EN[1]}</p><h2>More</h2>") == {1: "prompt", 3: "prompt"}


def test_the_same_picture_in_another_size_is_a_repeat() -> None:
    pictures = [
        f"<img src='/pictures/harbour-wall-{width}x400.jpg' width='{width}' height='400'>" for width in (800, 1200)
    ]
    assert gone(f"{pictures[0]}<p>{EN[0]}</p>{pictures[1]}") == {2: "repeat"}


def test_of_the_same_picture_twice_the_one_with_its_caption_stays() -> None:
    small = "<figure><img src='/pictures/harbour-wall-800x400.jpg'></figure>"
    large = (
        "<figure><img src='/pictures/harbour-wall-1200x600.jpg'><figcaption>The wall. Photo: Q</figcaption></figure>"
    )
    assert gone(f"{small}<p>{EN[0]}</p>{large}<p>{EN[1]}</p>") == {0: "repeat"}
    assert gone(f"{large}<p>{EN[0]}</p>{small}<p>{EN[1]}</p>") == {2: "repeat"}


def test_a_caption_that_stands_with_its_figure_is_left_out() -> None:
    assert gone(f"<p>{EN[0]}</p><p class='image-caption'>The wall on Monday.</p><p>{EN[1]}</p>") == {1: "caption"}


PICTURE = "<div><picture><img width=900 height=500 src='/pictures/wall-1200x600.jpg' alt='{}'></picture></div>"


@pytest.mark.parametrize(
    ("alternative", "words"),
    [
        ("The wall at low water", "<div class=a7f><span>The wall at low water on Monday</span></div>"),
        ("", "<h4>The wall, seen from the ferry on Monday.</h4><p>Photo: Oona Marsh</p>"),
    ],
)
def test_words_in_a_box_with_a_picture_alone_are_its_caption_under_any_name(alternative: str, words: str) -> None:
    page = f"<p>{EN[0]}</p><div class=x91>{PICTURE.format(alternative)}{words}</div><p>{EN[1]}</p>"
    assert set(gone(page).values()) == {"caption"}
    figure = next(piece.block for piece in segments_of(page) if piece.block.kind == "figure")
    assert "on Monday" in figure.caption


def test_a_paragraph_beside_a_picture_without_credit_or_alternative_text_stays() -> None:
    page = (
        f"<p>{EN[0]}</p><div>{PICTURE.format('wall')}<p>The wall was built in 1911, she said.</p></div><p>{EN[1]}</p>"
    )
    assert gone(page) == {}


def test_the_lead_picture_stands_first_only_where_the_text_has_none() -> None:
    text = (Block("paragraph", EN[0]),)
    pictured = (Block("figure", picture=Picture("https://news.example.org/own.jpg")), *text)
    assert with_lead_picture(text, "https://news.example.org/lead.jpg")[0].picture == Picture(
        "https://news.example.org/lead.jpg"
    )
    assert with_lead_picture(text, "") == text
    assert with_lead_picture(pictured, "https://news.example.org/lead.jpg") == pictured


def test_groups_are_numbered_from_one_without_gaps() -> None:
    blocks = [
        Block("item", "a", group=4),
        Block("paragraph", "b"),
        Block("item", "c", group=9),
        Block("row", "d", group=9),
    ]
    assert [block.group for block in grouped(blocks)] == [1, 0, 2, 3]
