"""Blocks as HTML, dressed for exports. What every renderer does is tested where it is sanitized."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from reader.model.blocks import Block, Inline, Picture
from reader.text.block_html import Dress, Mark, render


def test_a_mark_within_runs_that_cross_it_is_closed_and_opened_again() -> None:
    block = Block("paragraph", "abcd", (Inline(0, 3, "strong"),))
    dress = Dress(marks=[Mark(2, 4, '<mark id="h1">', "<sup>1</sup>")])
    assert render([block], dress) == ('<p><strong>ab<mark id="h1">c</mark></strong><mark>d</mark><sup>1</sup></p>')


def test_a_mark_goes_through_cells_and_blocks() -> None:
    blocks = [Block("paragraph", "one"), Block("row", "two\tthree", group=1)]
    made = render(blocks, Dress(marks=[Mark(1, 10, "<mark class='a'>", "!")]))
    assert made == (
        "<p>o<mark class='a'>ne</mark></p>\n"
        "<table><tr><td><mark>two</mark></td><td><mark>t</mark>!hree</td></tr></table>"
    )


def test_pictures_and_links_that_are_left_out_leave_their_words() -> None:
    blocks = [
        Block("figure", picture=Picture("https://coast.example/a.png", "Pier")),
        Block("paragraph", "a link", (Inline(2, 6, "link", "x:y"),)),
    ]
    bare = Dress(picture=lambda _one: "", link=lambda _address: "")
    assert render(blocks, bare) == "<figure><figcaption>Pier</figcaption></figure>\n<p>a link</p>"


def test_footnotes_of_several_articles_on_one_page_do_not_meet() -> None:
    blocks = [
        Block("paragraph", "A1 B1 C2", (Inline(1, 2, "ref", "#note-1"), Inline(4, 5, "ref", "#note-1"), Inline(7, 8, "ref", "#note-ü 2"))),
        Block("paragraph", "1. Source", (Inline(0, 2, "back", "#ref-1"),), role="note"),
    ]  # fmt: skip
    tree = ElementTree.fromstring(f"<x>{render(blocks, Dress(prefix='a7-', strict=True))}</x>")
    ids = [one.get("id") for one in tree.iter() if one.get("id")]
    assert ids == ["a7-ref-1", "a7-ref-_fc_202", "a7-note-1"]
    assert [one.get("href") for one in tree.iter("a")] == ["#a7-note-1", "#a7-note-1", None, "#a7-ref-1"]


@given(
    st.text("ab<>&\n", min_size=1, max_size=8),
    st.lists(
        st.tuples(st.integers(0, 8), st.integers(0, 8), st.sampled_from(["strong", "em", "link", "sub"])), max_size=4
    ),
    st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=3),
)
def test_any_runs_and_marks_make_well_formed_html_that_holds_the_words(
    text: str, runs: list[tuple[int, int, str]], marked: list[tuple[int, int]]
) -> None:
    inlines = tuple(Inline(start, end, kind, "https://a.example/") for start, end, kind in runs)  # type: ignore[arg-type]
    marks = [Mark(start, end, "<mark>", "") for start, end in marked if start < end]
    tree = ElementTree.fromstring(render([Block("paragraph", text, inlines)], Dress(marks=marks, strict=True)))
    for one in tree.iter():
        if one.tag == "br":
            one.text = "\n"
    assert "".join(tree.itertext()) == text
