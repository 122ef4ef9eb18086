"""Firefox's packed backups."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports.mozlz4 import MARK, unpack


def packed(sequences: bytes, size: int) -> bytes:
    return MARK + size.to_bytes(4, "little") + sequences


def literal(data: bytes) -> bytes:
    """Return data as one sequence of literal bytes."""
    if len(data) < 15:
        return bytes([len(data) << 4]) + data
    rest = len(data) - 15
    return bytes([0xF0]) + b"\xff" * (rest // 255) + bytes([rest % 255]) + data


@given(st.binary(max_size=2000))
def test_literal_bytes_come_back(data: bytes) -> None:
    assert unpack(packed(literal(data), len(data))) == data


def test_what_was_there_is_copied_even_where_it_overlaps() -> None:
    assert unpack(packed(bytes([0x33]) + b"abc" + b"\x03\x00" + b"\x10" + b"!", 11)) == b"abcabcabca!"
    assert unpack(packed(bytes([0x1F]) + b"a" + b"\x01\x00" + b"\x05" + b"\x00", 25)) == b"a" * 25


@pytest.mark.parametrize("sequences", [b"\x10", b"\x01", b"\x10a\x09\x00", b"\x10a\x00\x00", b"\xf0\xff", b""])
def test_damage_is_an_error(sequences: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        unpack(packed(sequences, 5))


@given(st.binary(max_size=100), st.integers(0, 2**32 - 1))
def test_no_bytes_raise_another_error(data: bytes, size: int) -> None:
    with contextlib.suppress(ValueError):
        assert len(unpack(packed(data, size))) == size


def test_a_size_beyond_the_limit_is_not_unpacked() -> None:
    with pytest.raises(ValueError, match="too large"):
        unpack(packed(literal(b"x"), 2**31))
