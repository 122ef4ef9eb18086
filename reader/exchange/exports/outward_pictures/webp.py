"""WebP: https://developers.google.com/speed/webp/docs/riff_container.

Tested in `tests/unit/exchange/exports/outward_pictures/test_photographs.py`.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_DRAWS = frozenset((b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ICCP", b"ANIM", b"ANMF"))
_HEADER_OF_FRAME = 16
_NOTED = 0b1100
"""Flags of VP8X that say that Exif and XMP are there."""


def clean_webp(data: bytes) -> bytes:
    """Return a WebP with the chunks alone that draw, to its end."""
    end = min(len(data), 8 + struct.unpack_from("<I", data, 4)[0])
    body = b"WEBP" + b"".join(_outward(data, 12, end))
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _outward(data: bytes, at: int, end: int) -> Iterator[bytes]:
    while at + 8 <= end:
        name, size = data[at : at + 4], struct.unpack_from("<I", data, at + 4)[0]
        content = data[at + 8 : min(at + 8 + size, end)]
        at += 8 + size + size % 2
        if name == b"VP8X" and content:
            content = bytes([content[0] & ~_NOTED]) + content[1:10]
        elif name == b"ANMF":
            inside = b"".join(_outward(content, _HEADER_OF_FRAME, len(content)))
            content = content[:_HEADER_OF_FRAME] + inside
        if name in _DRAWS:
            yield name + struct.pack("<I", len(content)) + content + bytes(len(content) % 2)
