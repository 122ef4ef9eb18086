"""Reads a zip whose directory is lost, as when a download broke off: each member has a header of its own in front."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

MAX_MEMBER_BYTES = 256 * 1024 * 1024
_HEADER = struct.Struct("<4s5H3L2H")
_MAGIC = b"PK\x03\x04"
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _SIZES_FOLLOW = 0x1, 0x8
_CHUNK = 256 * 1024


class Member(NamedTuple):
    """A member that was found: its data begin at ``start``; ``size`` is how many bytes could be unpacked."""

    name: str
    start: int
    packed: int
    size: int
    method: int


def members(stream: BinaryIO) -> Iterator[Member]:
    """Yield the members that can be unpacked, wholly or in their first part, in the order of the file; those that are
    encrypted or packed in another way are left out. Raises OSError.
    """
    position = _next_header(stream, 0)
    while position >= 0:
        stream.seek(position)
        raw = stream.read(_HEADER.size)
        if len(raw) < _HEADER.size:
            return
        _, _, flags, method, _, _, _, packed, size, name_length, extra_length = _HEADER.unpack(raw)
        name = stream.read(name_length).decode("utf-8", "replace")
        start = position + _HEADER.size + name_length + extra_length
        position = start
        if not flags & _ENCRYPTED and not name.endswith("/"):
            if method == _DEFLATED:
                length, size, position = _unpacked(stream, start)
                yield Member(name, start, length, size, method)
            elif method == _STORED and not flags & _SIZES_FOLLOW:
                stream.seek(0, 2)
                length = min(packed, stream.tell() - start)
                position = start + max(length, 0)
                if 0 <= length <= MAX_MEMBER_BYTES:
                    yield Member(name, start, length, length, method)
        position = _next_header(stream, position)


def data(stream: BinaryIO, member: Member) -> bytes:
    """Return what could be unpacked of a member."""
    stream.seek(member.start)
    packed = stream.read(member.packed)
    if member.method == _STORED:
        return packed
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    parts = bytearray()
    try:
        for begin in range(0, len(packed), _CHUNK):
            parts += unpacker.decompress(packed[begin : begin + _CHUNK], MAX_MEMBER_BYTES - len(parts) + 1)
            if len(parts) >= MAX_MEMBER_BYTES:
                break
    except zlib.error:
        pass
    return bytes(parts[: member.size])


def _unpacked(stream: BinaryIO, start: int) -> tuple[int, int, int]:
    """Return how many bytes the data at ``start`` have, packed and unpacked, as far as they can be read, and where the
    next member may begin: right behind them, or anywhere after ``start`` where they are damaged.
    """
    stream.seek(start)
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    length = size = 0
    while not unpacker.eof and size < MAX_MEMBER_BYTES:
        part = stream.read(_CHUNK)
        if not part:
            break
        length += len(part)
        try:
            while part and size < MAX_MEMBER_BYTES:
                size += len(unpacker.decompress(part, _CHUNK))
                part = unpacker.unconsumed_tail
        except zlib.error:
            return length, size, start
    length -= len(unpacker.unused_data)
    return length, min(size, MAX_MEMBER_BYTES), start + length


def _next_header(stream: BinaryIO, position: int) -> int:
    """Return where the next member's header begins at or after ``position``, -1 where there is none."""
    stream.seek(position)
    kept = b""
    while part := stream.read(_CHUNK):
        window = kept + part
        found = window.find(_MAGIC)
        if found >= 0:
            return position - len(kept) + found
        position += len(part)
        kept = window[-3:]
    return -1
