"""GIF: https://www.w3.org/Graphics/GIF/spec-gif89a.txt. How often it is repeated is said by an extension of Netscape's."""

from __future__ import annotations

from collections.abc import Iterator

_EXTENSION, _IMAGE, _TRAILER, _CONTROL, _APPLICATION = 0x21, 0x2C, 0x3B, 0xF9, 0xFF
_REPEATS = (b"\x0bNETSCAPE2.0", b"\x0bANIMEXTS1.0")
_HEADER_BYTES, _IMAGE_BYTES = 13, 10


def clean_gif(data: bytes) -> bytes:
    """Return a GIF with its frames, how long each is shown and how often all are, to its end."""
    begin = _HEADER_BYTES + _colours(data[10])
    return data[:begin] + b"".join(_outward(data, begin))


def _outward(data: bytes, at: int) -> Iterator[bytes]:
    while at < len(data):
        kind, begin = data[at], at
        if kind == _IMAGE and at + _IMAGE_BYTES <= len(data):
            # Behind its colours stands how wide a code is.
            at = _after_blocks(data, at + _IMAGE_BYTES + _colours(data[at + 9]) + 1)
            yield data[begin:at]
        elif kind == _EXTENSION and at + 2 <= len(data):
            at = _after_blocks(data, at + 2)
            if data[begin + 1] == _CONTROL:
                yield data[begin : begin + 7] + b"\0"
            elif data[begin + 1] == _APPLICATION and data[begin + 2 : begin + 14] in _REPEATS:
                yield from _repeats(data[begin:at])
        else:
            if kind == _TRAILER:
                yield b";"
            return


def _repeats(extension: bytes) -> Iterator[bytes]:
    """Yield the extension with how often alone, if it says so."""
    if extension[14:16] == b"\x03\x01":
        yield extension[:18] + b"\0"


def _colours(flags: int) -> int:
    """Return how many bytes a table of colours has."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _after_blocks(data: bytes, at: int) -> int:
    """Return where the blocks end that begin here: one without a byte is the last."""
    while at < len(data) and data[at]:
        at += data[at] + 1
    return at + 1
