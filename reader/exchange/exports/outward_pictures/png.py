"""PNG, also an animated one: https://www.w3.org/TR/png-3/#11Chunks.

Tested in `tests/unit/exchange/exports/outward_pictures/test_photographs.py`.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_BEGIN = b"\x89PNG\r\n\x1a\n"
_DRAWS = frozenset(b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs acTL fcTL fdAT".split())


def clean_png(data: bytes) -> bytes:
    """Return a PNG with the chunks alone that draw, to its end."""
    return _BEGIN + b"".join(part for name, part in _chunks(data) if name in _DRAWS)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_BEGIN)
    while at + 8 <= len(data):
        end = at + 12 + struct.unpack_from(">I", data, at)[0]
        name = data[at + 4 : at + 8]
        yield name, data[at : at + 12 if name == b"IEND" else end]
        if name == b"IEND":
            return
        at = end
