"""A member of a zip as a file that can be read from any place, without a copy of it on a disk: a zip in a zip is read so.

Every few megabytes the state of the unpacker is kept, some 60 kB each; reading goes on from the nearest one.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import OrderedDict
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from reader.errors import FileTooLarge
from reader.exchange.imports.source import Source

BLOCK_BYTES = 4 * 1024 * 1024
MAX_HELD_BLOCKS = 4
"""Blocks that stay unpacked in memory."""
_READ_BYTES = 16 * 1024
_LOCAL_HEADER_BYTES = 30


class _Checkpoint(NamedTuple):
    """An unpacker at the beginning of a block, and where in the file the bytes begin that it is to be given next."""

    unpacker: Any
    position: int


class Unpacked(io.RawIOBase):
    """The bytes of a member that is stored or deflated. The ``archive`` is open only while a block is read. Raises
    FileTooLarge for a member of more than ``limit`` bytes, and what reading a zip raises (``source.READ_ERRORS``).
    """

    def __init__(self, archive: Source, info: zipfile.ZipInfo, limit: int) -> None:
        super().__init__()
        self._archive = archive
        self._is_stored = info.compress_type == zipfile.ZIP_STORED
        self._held: OrderedDict[int, bytes] = OrderedDict()
        self._at = 0
        with archive.open() as file:
            self._begin = _begin_of(file, info)
            self._end = min(self._begin + info.compress_size, file.seek(0, io.SEEK_END))
            self._checkpoints: list[_Checkpoint] = []
            self._size = self._end - self._begin if self._is_stored else self._measured(file, limit)
        if self._size > limit:
            raise FileTooLarge(name=archive.name, limit=limit // (1024 * 1024))

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        if start + offset < 0:
            raise OSError("before the beginning")
        self._at = start + offset
        return self._at

    def readinto(self, buffer: Any) -> int:
        number, within = divmod(self._at, BLOCK_BYTES)
        if self._at >= self._size:
            return 0
        found = self._block(number)[within : within + len(buffer)]
        buffer[: len(found)] = found
        self._at += len(found)
        return len(found)

    def _block(self, number: int) -> bytes:
        if number not in self._held:
            with self._archive.open() as file:
                self._held[number] = self._stored(file, number) if self._is_stored else self._inflated(file, number)
            if len(self._held) > MAX_HELD_BLOCKS:
                self._held.popitem(last=False)
        self._held.move_to_end(number)
        return self._held[number]

    def _stored(self, file: BinaryIO, number: int) -> bytes:
        begin = self._begin + number * BLOCK_BYTES
        file.seek(begin)
        return file.read(min(BLOCK_BYTES, self._end - begin))

    def _inflated(self, file: BinaryIO, number: int) -> bytes:
        kept = self._checkpoints[number]
        return b"".join(self._parts(file, _Checkpoint(kept.unpacker.copy(), kept.position), []))

    def _measured(self, file: BinaryIO, limit: int) -> int:
        """Unpack all once, keep a checkpoint for each block, and return the size, or one above ``limit``."""
        size, next_one = 0, [_Checkpoint(zlib.decompressobj(-zlib.MAX_WBITS), self._begin)]
        while next_one and size <= limit:
            begin = next_one.pop()
            self._checkpoints.append(_Checkpoint(begin.unpacker.copy(), begin.position))
            size += sum(map(len, self._parts(file, begin, next_one)))
        return size

    def _parts(self, file: BinaryIO, begin: _Checkpoint, next_one: list[_Checkpoint]) -> Iterator[bytes]:
        """Yield the parts of a block, and append where the next one begins, if one does."""
        unpacker, position = begin
        file.seek(position)
        given, left = b"", BLOCK_BYTES
        while left and not unpacker.eof:
            given = given or file.read(min(_READ_BYTES, self._end - position))
            part = unpacker.decompress(given, left)
            position += len(given) - len(unpacker.unconsumed_tail)
            if not (part or given):
                return
            given = unpacker.unconsumed_tail
            left -= len(part)
            yield part
        if not unpacker.eof:
            next_one.append(_Checkpoint(unpacker, position))


def _begin_of(file: BinaryIO, info: zipfile.ZipInfo) -> int:
    """Return where a member's bytes begin: behind a header of its own. Raises BadZipFile where there is none."""
    file.seek(info.header_offset)
    header = file.read(_LOCAL_HEADER_BYTES)
    if len(header) < _LOCAL_HEADER_BYTES or not header.startswith(b"PK\x03\x04"):
        raise zipfile.BadZipFile("no header")
    lengths = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    return info.header_offset + _LOCAL_HEADER_BYTES + lengths
