"""Blocks of this program's own JSON: whole where they are right, harmless where they are not."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports.own_blocks import blocks_of
from reader.model.blocks import Block, Inline, Picture, blocks_to_json, plain_text
from tests.unit.exchange.exports.making import BLOCKS

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(st.sampled_from([*Block.__match_args__, "src", "x"]), inner, max_size=5)
    ),
    max_leaves=15,
)


def test_all_kinds_of_blocks_come_back_but_for_the_keys_of_pictures() -> None:
    back = blocks_of(json.loads(blocks_to_json(BLOCKS)))
    assert [(one.kind, one.text, one.inlines, one.role, one.caption) for one in back] == [
        (one.kind, one.text, one.inlines, one.role, one.caption) for one in BLOCKS
    ]
    assert {one.picture.key for one in back if one.picture} == {""}
    assert plain_text(back) == plain_text(BLOCKS)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "vbscript:x", "//example.org/x", "", 5, None],
)
def test_no_address_leads_elsewhere_than_to_the_web(address: object) -> None:
    (block,) = blocks_of(
        [{"kind": "paragraph", "text": "words", "inlines": [[0, 5, "link", address]], "href": address}]
    )
    assert (block.inlines, block.href) == ((), "")
    (figure,) = blocks_of([{"kind": "figure", "picture": {"src": address}, "caption": "x"}])
    assert figure.picture is None


def test_offsets_outside_the_text_are_left_out() -> None:
    runs = [
        [0, 9, "strong", ""],
        [-1, 2, "em", ""],
        [3, 1, "em", ""],
        [True, 2, "em", ""],
        ["0", 2, "em", ""],
        [0, 2, "blink", ""],
        [0, 2],
    ]
    (block,) = blocks_of([{"kind": "paragraph", "text": "words", "inlines": [*runs, [0, 5, "strong", ""]]}])
    assert block.inlines == (Inline(0, 5, "strong"),)


def test_values_of_other_types_are_the_default() -> None:
    (block,) = blocks_of(
        [{"kind": "item", "text": 5, "level": "1", "ordered": 1, "group": -1, "role": "admin", "number": 10**12}]
    )
    assert block == Block("item")
    (figure,) = blocks_of(
        [
            {
                "kind": "figure",
                "picture": {"src": "https://example.org/p.png", "width": "1", "height": 2, "key": "a" * 64},
            }
        ]
    )
    assert figure.picture == Picture("https://example.org/p.png", height=2)


def test_characters_that_no_library_holds_keep_their_place() -> None:
    (block,) = blocks_of([{"kind": "paragraph", "text": "a\0b\ud800c", "inlines": [[4, 5, "em", ""]]}])
    assert (block.text, block.inlines) == ("a\ufffdb\ufffdc", (Inline(4, 5, "em"),))


@given(JSON)
def test_no_json_raises(value: object) -> None:
    for block in blocks_of([value, {"kind": "figure", "picture": value, "inlines": value, "text": "x"}]):
        plain_text([block]).encode()
    blocks_of(value)
