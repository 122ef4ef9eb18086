"""BMP, and icons, which hold some: https://learn.microsoft.com/windows/win32/gdi/bitmap-storage.

Tested in `tests/unit/exchange/exports/outward_pictures/test_photographs.py`.
"""

from __future__ import annotations

import struct
from collections.abc import Callable

_FILE_HEADER = 14
_PACKED = (1, 2, 4, 5)
"""Ways of packing (``biCompression``) whose size is told."""
_V5_BYTES = 124
_PNG = b"\x89PNG\r\n\x1a\n"


def clean_bmp(data: bytes) -> bytes:
    """Return a BMP up to the end of its pixels or of its colour profile."""
    start = struct.unpack_from("<I", data, 10)[0]
    header, width, height, _, depth, packing, size = struct.unpack_from("<IiiHHII", data, _FILE_HEADER)
    told = size if packing in _PACKED else (width * depth + 31) // 32 * 4 * abs(height)
    end = start + max(told, 0)
    if header >= _V5_BYTES:
        profile, length = struct.unpack_from("<II", data, _FILE_HEADER + 112)
        end = max(end, _FILE_HEADER + profile + length if profile else 0)
    return data[:end]


def clean_icon(data: bytes, clean: Callable[[bytes], bytes]) -> bytes:
    """Return an icon with its pictures alone, each PNG cleaned; b"" where there is none."""
    count = min(struct.unpack_from("<H", data, 4)[0], 64)
    entries, pictures = list[bytes](), list[bytes]()
    for number in range(count):
        entry = data[6 + 16 * number : 22 + 16 * number]
        size, begin = struct.unpack_from("<II", entry, 8)
        picture = data[begin : begin + size]
        picture = clean(picture) if picture.startswith(_PNG) else picture
        if picture:
            entries.append(entry[:8])
            pictures.append(picture)
    made, at = struct.pack("<HHH", 0, 1, len(entries)), 6 + 16 * len(entries)
    for entry, picture in zip(entries, pictures, strict=True):
        made += entry + struct.pack("<II", len(picture), at)
        at += len(picture)
    return made + b"".join(pictures) if pictures else b""
