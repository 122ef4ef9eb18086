"""TIFFs that leave: the first picture, with the fields alone that draw it."""

from __future__ import annotations

import struct

import pytest
from PySide6.QtGui import QColor, QImage

from reader.exchange.exports.outward_pictures.photographs import without_camera_notes
from reader.exchange.exports.outward_pictures.tiff import clean_tiff

SECRET = b"SERIAL9876543"
ROWS = [bytes(range(at, at + 12)) for at in (0, 60, 120)]
"""Three lines of four pixels, each a strip of its own."""


def tiff(order: str) -> bytes:
    """Return a picture whose directory follows its pixels, with notes, another directory and a thumbnail."""

    def field(tag: int, kind: int, count: int, value: bytes) -> bytes:
        return struct.pack(f"{order}HHI", tag, kind, count) + value.ljust(4, b"\0")

    def short(*values: int) -> bytes:
        return struct.pack(f"{order}{len(values)}H", *values)

    def long(*values: int) -> bytes:
        return struct.pack(f"{order}{len(values)}I", *values)

    data = (b"II*\0" if order == "<" else b"MM\0*") + bytes(4)
    strips = []
    for row in ROWS:
        strips.append(len(data))
        data += row + SECRET
    values = {}
    for name, value in {
        "depth": short(8, 8, 8),
        "strips": long(*strips),
        "sizes": short(12, 12, 12),
        "maker": SECRET + b"\0",
        "exif": short(1) + field(0xA431, 2, 14, long(8)) + long(0) + SECRET,
    }.items():
        values[name] = long(len(data))
        data += value
    fields = [
        field(256, 3, 1, short(4)),
        field(257, 3, 1, short(3)),
        field(258, 3, 3, values["depth"]),
        field(259, 3, 1, short(1)),
        field(262, 3, 1, short(2)),
        field(271, 2, 14, values["maker"]),
        field(273, 4, 3, values["strips"]),
        field(274, 3, 1, short(1)),
        field(277, 3, 1, short(3)),
        field(278, 3, 1, short(1)),
        field(279, 3, 3, values["sizes"]),
        field(0x8769, 4, 1, values["exif"]),
    ]
    directory = short(len(fields)) + b"".join(fields) + long(8)
    return data[:4] + long(len(data)) + data[8:] + directory + SECRET


def pixels(data: bytes) -> list[int]:
    image = QImage.fromData(data)
    return [QColor(image.pixel(x, y)).rgb() for y in range(image.height()) for x in range(image.width())]


@pytest.mark.parametrize("order", ["<", ">"], ids=["intel", "motorola"])
def test_the_picture_leaves_and_nothing_that_was_noted(order: str) -> None:
    before = tiff(order)
    after = clean_tiff(before)
    assert SECRET in before
    assert SECRET not in after
    assert len(pixels(after)) == 12
    assert pixels(after) == pixels(before)
    assert clean_tiff(after) == after


def test_a_broken_one_raises_nothing() -> None:
    whole = tiff("<")
    for end in range(0, len(whole), 5):
        assert SECRET not in without_camera_notes(whole[:end])
    for place in range(len(whole)):
        spoiled = bytearray(whole)
        spoiled[place] ^= 0xFF
        without_camera_notes(bytes(spoiled))
