"""AVIF, boxes of ISO/IEC 14496-12 and 23008-12: https://aomediacodec.github.io/av1-avif. Items of Exif and XMP are overwritten where
they are, for places are told from the beginning of the file.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

_DRAWS = frozenset((b"ftyp", b"meta", b"mdat", b"moov"))
_PLAIN = frozenset((b"moov", b"trak", b"mdia", b"minf", b"stbl"))
"""Boxes that hold others from their first byte."""
_FREE = frozenset((b"uuid", b"free", b"skip", b"udta", b"meta"))
_NOTED = (b"Exif", b"mime", b"uri ")
_MAX_ITEMS = 100_000


class _Box(NamedTuple):
    """A box: its name, where its content begins and ends."""

    name: bytes
    begin: int
    end: int


def clean_avif(data: bytes) -> bytes:
    """Return an AVIF whose notes are zeros, without what follows its last box. Raises struct.error or ValueError for one of
    which it can't be told where they are.
    """
    made, end = bytearray(data), 0
    for box in _boxes(data, 0, len(data)):
        end = box.end
        if box.name == b"meta":
            for begin, stop in _noted(data, box):
                made[begin:stop] = bytes(stop - begin)
        elif box.name == b"moov":
            _free_within(made, box)
        elif box.name not in _DRAWS:
            _free(made, box)
    return bytes(made[:end])


def _boxes(data: bytes, at: int, end: int) -> Iterator[_Box]:
    while at + 8 <= end:
        size, name, begin = struct.unpack_from(">I", data, at)[0], bytes(data[at + 4 : at + 8]), at + 8
        if size == 1:
            size, begin = struct.unpack_from(">Q", data, at + 8)[0], at + 16
        stop = end if size == 0 else at + size
        if stop < begin or stop > end:
            if name != b"mdat":  # cut off
                return
            stop = end
        yield _Box(name, begin, stop)
        at = stop


def _free(made: bytearray, box: _Box) -> None:
    """Overwrite what a box holds."""
    made[box.begin : box.end] = bytes(box.end - box.begin)


def _free_within(made: bytearray, box: _Box) -> None:
    """Overwrite what is noted in the description of an animation."""
    for one in _boxes(bytes(made), box.begin, box.end):
        if one.name in _FREE:
            _free(made, one)
        elif one.name in _PLAIN:
            _free_within(made, one)


def _noted(data: bytes, meta: _Box) -> Iterator[tuple[int, int]]:
    """Yield where notes begin and end."""
    found = {box.name: box for box in _boxes(data, meta.begin + 4, meta.end)}
    for name in (b"uuid", b"free", b"skip", b"udta"):
        if name in found:
            yield found[name].begin, found[name].end
    items = set(_noted_items(data, found[b"iinf"])) if b"iinf" in found else set()
    if items and b"iloc" in found:
        inside = found[b"idat"].begin if b"idat" in found else 0
        for item, begin, end in _places(data, found[b"iloc"], inside):
            if item in items:
                yield min(begin, len(data)), min(end, len(data))


def _noted_items(data: bytes, box: _Box) -> Iterator[int]:
    is_long = data[box.begin] > 0
    for entry in _boxes(data, box.begin + (8 if is_long else 6), box.end):
        version = data[entry.begin]
        if entry.name == b"infe" and version >= 2:
            item, kind = struct.unpack_from(">Ixx4s" if version > 2 else ">Hxx4s", data, entry.begin + 4)
            if kind in _NOTED:
                yield item


def _places(data: bytes, box: _Box, inside: int) -> Iterator[tuple[int, int, int]]:
    """Yield each extent of each item: the item, where the extent begins and ends."""
    version, at = data[box.begin], box.begin + 6
    widths = struct.unpack_from(">H", data, box.begin + 4)[0]
    of_offset, of_length, of_base, of_index = (widths >> shift & 15 for shift in (12, 8, 4, 0))
    width = 4 if version >= 2 else 2

    def number(size: int) -> int:
        nonlocal at
        if at + size > box.end:
            raise ValueError("cut off")
        found = int.from_bytes(data[at : at + size], "big")
        at += size
        return found

    for _ in range(min(number(width), _MAX_ITEMS)):
        item = number(width)
        method = number(2) & 15 if version else 0
        number(2)
        base = number(of_base) + (inside if method == 1 else 0)
        for _ in range(number(2)):
            number(of_index if version else 0)
            begin = base + number(of_offset)
            yield item, begin, begin + number(of_length)
