"""What belongs to the blocks that are kept."""

from __future__ import annotations

import pytest

from reader.capture.choosing.companions import (
    covered,
    newsletter_prompts,
    other_bodies,
    shares,
    sub_headline,
    with_companions,
)
from reader.capture.page.blocks import Segment, segment
from reader.capture.page.dom import parse
from tests.unit.capture.data_incomplete import EN, EN_MORE, paragraphs


def segments_of(body: str) -> list[Segment]:
    root = parse(f"<html><body>{body}</body></html>")
    assert root is not None
    return segment(root, "https://news.example.org/a", lambda _: None)


def kinds(segments: list[Segment], indices: list[int]) -> list[str]:
    return [segments[index].block.kind for index in indices]


def test_a_heading_comes_with_the_block_that_follows_it_and_not_alone() -> None:
    segments = segments_of(f"<p>{EN[0]}</p><h2>The cost</h2><p>{EN[1]}</p><h2>More news</h2><p>Elsewhere</p>")
    assert kinds(segments, with_companions(segments, [0, 2])) == ["paragraph", "heading", "paragraph"]


def test_code_and_table_rows_between_kept_blocks_come_back() -> None:
    table = "<table><tr><th>Pier</th><th>Year</th></tr><tr><td>West</td><td>1931</td></tr></table>"
    segments = segments_of(f"<p>{EN[0]}</p><pre>a = 1</pre>{table}<p>{EN[1]}</p>")
    assert kinds(segments, with_companions(segments, [0, 4])) == ["paragraph", "code", "row", "row", "paragraph"]


def test_nothing_kept_has_no_companions() -> None:
    assert with_companions(segments_of(f"<p>{EN[0]}</p>"), []) == []


def test_a_named_sub_headline_between_title_and_text_comes_back() -> None:
    said = "After three winters of floods the town will move its market to the old railway yard."
    segments = segments_of(
        f"<h1>The wall</h1><p class='standfirst'>{said}</p><p class='meta'>{said[:-9]}</p><p>{EN[0]}</p>"
    )
    assert sub_headline(segments, [0, 3], "The wall") == [1]
    assert sub_headline(segments, [0, 3], "Another title") == []


@pytest.mark.parametrize(("words", "found"), [("Sign up for our letter.", True), (" ".join((*EN, *EN_MORE)), False)])
def test_a_newsletter_box_is_a_prompt_only_while_it_is_small(words: str, found: bool) -> None:
    box = f"<div class='newsletter-box'><p>{words}</p></div>"
    segments = segments_of(paragraphs(*EN) + box + paragraphs(*EN_MORE))
    everything = list(range(len(segments)))
    asked = {segments[index].block.text for index in newsletter_prompts(segments, everything)}
    assert asked == ({words} if found else set())


def test_shares_tell_how_much_of_each_block_a_cleaner_found() -> None:
    segments = segments_of(paragraphs(*EN))
    assert shares(segments, EN[:2]) == {0: 1.0, 1: 1.0, 2: 0.0, 3: 0.0}
    assert covered(segments, EN) == covered(segments, ()) == 1.0
    assert covered(segments, EN_MORE) == 0.0


@pytest.mark.parametrize(
    ("beside", "found"),
    [
        ("<div class=body><p>It will cost 200 thousand, he said.</p></div>", ["It will cost 200 thousand, he said."]),
        ("<div class=comment><p>It will cost 200 thousand.</p></div>", []),
        ("<section><div class=body><p>It will cost 200 thousand.</p></div></section>", []),
        ("<div class=body><h3>The gulls</h3><p>It will cost 200 thousand.</p></div>", []),
        ("<div class=body><p><a href='/gulls'>The gulls are back.</a></p></div>", []),
    ],
)
def test_a_box_like_the_one_with_the_text_beside_it_holds_the_rest(beside: str, found: list[str]) -> None:
    text = "".join(f"<p>{one}</p>" for one in EN[:3])
    segments = segments_of(f"<article><div class=body>{text}</div><div class=ad>Advertisement</div>{beside}</article>")
    assert [segments[i].block.text for i in other_bodies(segments, [0, 1, 2])] == found
