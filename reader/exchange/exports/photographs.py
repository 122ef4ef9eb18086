"""Photographs that leave without what cameras and programs wrote beside the pixels: place, owner, serial number, thumbnail,
edits. Which way the camera was held stays, and so do colours (ICC); no pixel changes. The bytes that the library keeps stay
as they came.

JPEG: https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.1; PNG: https://www.w3.org/TR/png-3/#5Chunk-layout; WebP:
https://developers.google.com/speed/webp/docs/riff_container.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

_AFTER_PIXELS = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_SCAN, _END = 0xDA, 0xD9
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_NOTES = (b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME")
_WEBP_NOTES = (b"EXIF", b"XMP ")
_WEBP_NOTED = 0b1100
"""Flags of VP8X that say that they are there."""
_ORIENTATION = 0x0112


def without_camera_notes(data: bytes) -> bytes:
    """Return a JPEG, PNG or WebP picture without what was noted in it; any other one, and one that is broken, as it is."""
    try:
        if data.startswith(b"\xff\xd8\xff"):
            return b"\xff\xd8" + b"".join(_jpeg_parts(data))
        if data.startswith(_PNG):
            return _PNG + b"".join(part for name, part in _png_parts(data) if name not in _PNG_NOTES)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
    except (struct.error, IndexError):
        pass
    return data


def orientation(data: bytes) -> int:
    """Return how a JPEG says that its camera was held, 1 (upright) to 8; from 5 on width and height are exchanged."""
    try:
        for marker, part in _segments(data, pixels=False):
            if marker == 0xE1 and part[4:10] == b"Exif\0\0":
                return _tagged(part[10:])
    except (struct.error, IndexError):
        pass
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


def _jpeg_parts(data: bytes) -> Iterator[bytes]:
    held = orientation(data)
    for marker, part in _segments(data):
        if held != 1 and marker != 0xE0:  # after JFIF's part, which comes first
            yield _held(held)
            held = 1
        is_noted = marker == 0xFE or (0xE1 <= marker <= 0xEF and marker != 0xEE)  # 0xEE says how colours are stored
        if not is_noted or part[4:15] == b"ICC_PROFILE":
            yield part


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


def _png_parts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at + 8 <= len(data):
        end = at + 12 + struct.unpack_from(">I", data, at)[0]
        name = data[at + 4 : at + 8]
        yield name, data[at:end]
        if name == b"IEND":
            return
        at = end


def _webp(data: bytes) -> bytes:
    kept, at = list[bytes](), 12
    end = min(len(data), 8 + struct.unpack_from("<I", data, 4)[0])
    while at + 8 <= end:
        name, size = data[at : at + 4], struct.unpack_from("<I", data, at + 4)[0]
        part = data[at : at + 8 + size + size % 2]
        if name == b"VP8X":
            part = part[:8] + bytes([part[8] & ~_WEBP_NOTED]) + part[9:]
        if name not in _WEBP_NOTES:
            kept.append(part)
        at += 8 + size + size % 2
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body
