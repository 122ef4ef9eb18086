"""JPEG: https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.1. Of the parts for applications only colours (ICC, Adobe) and the size
of a dot (JFIF, without its thumbnail) leave, and which way the camera was held.

Tested in `tests/unit/exchange/exports/outward_pictures/test_photographs.py`.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from contextlib import suppress

_AFTER_PIXELS = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_SCAN, _END, _JFIF, _EXIF, _ICC, _ADOBE = 0xDA, 0xD9, 0xE0, 0xE1, 0xE2, 0xEE
_DRAWS = frozenset({*range(0xC0, 0xD0), *range(0xDA, 0xE0)})
"""Frames, tables, scans."""
_ORIENTATION = 0x0112


def clean_jpeg(data: bytes) -> bytes:
    """Return a JPEG without notes; what follows the end of the picture goes, too."""
    parts = [b"\xff\xd8"]
    with suppress(struct.error, IndexError):  # no pixels follow a part that is broken
        parts.extend(_outward(data))
    return b"".join(parts)


def orientation(data: bytes) -> int:
    """Return how a JPEG says that its camera was held, 1 (upright) to 8; from 5 on width and height are exchanged."""
    with suppress(struct.error, IndexError):
        if not data.startswith(b"\xff\xd8\xff"):
            return 1
        for marker, part in _segments(data, pixels=False):
            if marker == _EXIF and part[4:10] == b"Exif\0\0":
                return _tagged(part[10:])
    return 1


def _segments(data: bytes, *, pixels: bool = True) -> Iterator[tuple[int, bytes]]:
    """Yield the parts of a JPEG after its first two bytes, each with its marker: a scan with its ``pixels``, or what is
    before the first one. What follows the end of the picture is no part of it.
    """
    at = 2
    while True:
        while data[at] == 0xFF and data[at + 1] == 0xFF:  # filling
            at += 1
        marker = data[at + 1]
        if marker == _SCAN and not pixels:
            return
        if data[at] != 0xFF or marker == _END:
            yield _END, b"\xff\xd9"
            return
        end = at + 2 + struct.unpack_from(">H", data, at + 2)[0]
        if marker == _SCAN:
            following = _AFTER_PIXELS.search(data, end)
            end = following.start() if following else len(data)
        yield marker, data[at:end]
        if end >= len(data):  # cut off
            return
        at = end


def _outward(data: bytes) -> Iterator[bytes]:
    held = orientation(data)
    for marker, part in _segments(data):
        if held != 1 and marker != _JFIF:  # after JFIF's part, which comes first
            yield _held(held)
            held = 1
        if marker in _DRAWS or marker == _END or (marker == _ICC and part[4:16] == b"ICC_PROFILE\0"):
            yield part
        elif marker == _JFIF and part[4:9] == b"JFIF\0" and len(part) >= 18:
            yield b"\xff\xe0\0\x10" + part[4:16] + b"\0\0"
        elif marker == _ADOBE and part[4:9] == b"Adobe" and len(part) >= 16:  # says how colours are stored
            yield b"\xff\xee\0\x0e" + part[4:16]


def _held(how: int) -> bytes:
    """A part that says how the camera was held, and nothing else."""
    exif = b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, how, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif


def _tagged(exif: bytes) -> int:
    order = "<" if exif[:2] == b"II" else ">"
    start = struct.unpack_from(f"{order}I", exif, 4)[0]
    for number in range(min(struct.unpack_from(f"{order}H", exif, start)[0], 200)):
        tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, start + 2 + 12 * number)
        if tag == _ORIENTATION:
            return int(value) if 1 <= value <= 8 else 1
    return 1
