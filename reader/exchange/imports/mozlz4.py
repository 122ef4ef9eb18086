"""Unpacks Firefox's ``.jsonlz4``, the form in which it backs up bookmarks: a mark, the size, and one block of LZ4.

The format is the block format of lz4.org: a byte with two lengths, literal bytes, how far back to copy from.
"""

from __future__ import annotations

MARK = b"mozLz40\0"
MAX_BYTES = 128 * 1024 * 1024
_LONG = 15
_SHORTEST_MATCH = 4


def unpack(data: bytes) -> bytes:
    """Return what is packed. Raises ValueError where it is damaged or larger than MAX_BYTES."""
    size = int.from_bytes(data[len(MARK) : len(MARK) + 4], "little")
    if not data.startswith(MARK) or size > MAX_BYTES:
        raise ValueError("no block, or one too large")
    block = data[len(MARK) + 4 :]
    out = bytearray()
    at = 0
    try:
        while at < len(block):
            token = block[at]
            length, at = _length(block, at + 1, token >> 4)
            out += block[at : at + length]
            at += length
            if at >= len(block):
                break
            distance = block[at] | block[at + 1] << 8
            length, at = _length(block, at + 2, token & _LONG)
            _copy(out, distance, length + _SHORTEST_MATCH)
            if len(out) > size:
                break
    except IndexError:
        raise ValueError("breaks off") from None
    if len(out) != size:
        raise ValueError("another size")
    return bytes(out)


def _length(block: bytes, at: int, length: int) -> tuple[int, int]:
    """Return a length, which goes on in further bytes where it is the longest of its half byte, and where it ends."""
    if length == _LONG:
        while True:
            length += block[at]
            at += 1
            if block[at - 1] != 255:
                break
    return length, at


def _copy(out: bytearray, distance: int, length: int) -> None:
    begin = len(out) - distance
    if distance < 1 or begin < 0 or length > MAX_BYTES:
        raise ValueError("copies from nowhere")
    if distance >= length:
        out += out[begin : begin + length]
    else:  # what is copied overlaps what it makes, as in a run of one letter
        part = bytes(out[begin:])
        out += (part * (length // distance + 1))[:length]
