"""Blocks and the plain text that all offsets count in."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.model.blocks import (
    Block,
    Inline,
    Picture,
    block_spans,
    blocks_from_json,
    blocks_to_json,
    correction_spans,
    plain_text,
    spans_apart,
)

texts = st.text(max_size=12)
blocks = st.lists(
    st.builds(
        Block,
        kind=st.sampled_from(["heading", "paragraph", "item", "quote", "code", "row", "figure"]),
        text=texts,
        inlines=st.lists(
            st.builds(
                Inline,
                st.integers(0, 9),
                st.integers(0, 9),
                st.sampled_from(["strong", "link", "sup"]),
                st.sampled_from(["", "https://coast.example/a?b=1"]),
                st.sampled_from(["", "struck"]),
            ),
            max_size=2,
        ).map(tuple),
        level=st.integers(0, 6),
        ordered=st.booleans(),
        header=st.booleans(),
        group=st.integers(0, 3),
        picture=st.none() | st.builds(Picture, st.just("https://coast.example/p.jpg"), texts, st.integers(0, 9)),
        caption=texts,
        href=st.sampled_from(["", "https://coast.example/film"]),
        role=st.sampled_from(["", "correction", "note"]),
        number=st.integers(0, 9),
    ),
    max_size=6,
)


@given(blocks)
def test_blocks_come_back_from_json_as_they_went(found: list[Block]) -> None:
    assert blocks_from_json(blocks_to_json(found)) == tuple(found)


@given(blocks)
def test_each_span_of_the_plain_text_holds_exactly_its_block(found: list[Block]) -> None:
    text = plain_text(found)
    spans = list(block_spans(found))
    assert [text[start:end] for _, start, end in spans] == [block.text for block in found]
    assert [block for block, _, _ in spans] == found


def test_items_of_one_list_are_a_line_apart_and_all_else_a_paragraph() -> None:
    item = Block("item", "Ships", group=1)
    assert plain_text([item, replace(item, text="Boats")]) == "Ships\nBoats"
    assert plain_text([item, replace(item, text="Boats", group=2)]) == "Ships\n\nBoats"
    assert plain_text([item, Block("row", "Boats", group=1)]) == "Ships\n\nBoats"


def test_a_caption_is_no_part_of_the_plain_text() -> None:
    figure = Block("figure", picture=Picture("https://coast.example/p.jpg"), caption="The pier")
    assert plain_text([Block("paragraph", "Before."), figure, Block("paragraph", "After.")]) == "Before.\n\nAfter."


def test_values_that_are_the_default_take_no_room_in_json() -> None:
    assert blocks_to_json([Block("paragraph", "The pier.")]) == '[{"kind":"paragraph","text":"The pier."}]'


def test_blocks_that_were_stored_before_there_were_roles_still_open() -> None:
    stored = '[{"kind":"paragraph","text":"Ships","inlines":[[0,5,"strong",""]]},{"kind":"item","text":"Boats","ordered":true,"group":1}]'
    assert blocks_from_json(stored) == (
        Block("paragraph", "Ships", (Inline(0, 5, "strong"),)),
        Block("item", "Boats", ordered=True, group=1),
    )


def test_what_is_not_the_articles_own_is_told_by_its_place() -> None:
    blocks = [
        Block("paragraph", "One."),
        Block("paragraph", "Update: two.", role="correction"),
        Block("figure", caption="A pier"),
        Block("quote", "Three!", role="post"),
        Block("paragraph", "Why?", role="question"),
    ]
    text = plain_text(blocks)
    assert [text[start:end] for start, end in spans_apart(blocks)] == ["Update: two.", "Three!"]
    assert [text[start:end] for start, end in correction_spans(blocks)] == ["Update: two."]
