from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.compression import compress_text, decompress_text, plain_text_of
from reader.model.blocks import Block, blocks_from_json, blocks_to_json, plain_text

blocks = st.lists(
    st.builds(
        Block,
        st.sampled_from(("heading", "paragraph", "item", "quote", "code", "row", "figure")),
        st.text(max_size=12),
        group=st.integers(0, 2),
        caption=st.text(max_size=4),
    ),
    max_size=8,
)


@pytest.mark.no_cover
@given(blocks)
def test_the_text_of_packed_blocks_is_the_plain_text(made: list[Block]) -> None:
    packed = compress_text(blocks_to_json(made))
    assert plain_text_of(packed) == plain_text(made)
    assert blocks_from_json(decompress_text(packed)) == tuple(made)
