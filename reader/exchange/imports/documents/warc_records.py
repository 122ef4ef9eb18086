"""Records of web archives (WARC 0.17-1.1, ARC), read as a stream whatever is wrong with them.

Our own reader rather than warcio's, which prints warnings, refuses files that were packed in one piece, and gives up at the
first damaged record.
"""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

MAX_BLOCK_BYTES = 60_000_000
MAX_HEADER_BYTES = 1_000_000
MAX_UNPACKED_BYTES = 20_000_000_000
_PIECE = 262_144
_GZIP = b"\x1f\x8b\x08"

_WARC = re.compile(rb"WARC/\d\.\d+\s*\Z")
_ARC = re.compile(
    rb"(?P<url>(?:https?|filedesc|dns|ftp):.{1,8000}?) (?P<ip>[\da-fA-F.:]{2,45}) (?P<date>\d{4,18}) "
    rb"(?P<type>\S{1,200}) (?:.{0,300} )?(?P<length>-?\d{1,12})\s*\Z"
)
_CHUNK = re.compile(rb"\s*([0-9a-fA-F]{1,8})[^\n]{0,1000}\n")


class Record(NamedTuple):
    """One record: what it is, the address it is for, its headers (names in lower case), its block. ``offset`` is where in
    the file it can be read again by itself, -1 where it cannot; ``whole`` is false where its end is missing.
    """

    kind: str
    address: str
    headers: dict[str, str]
    block: bytes
    offset: int
    whole: bool


class Damage(NamedTuple):
    """A stretch that is no record; ``number`` counts the records before it."""

    number: int


class Unpacked:
    """Reads lines and bytes of a file that may be packed by gzip, in one piece or record by record. What is damaged ends
    its piece; the next is looked for.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._buffer = bytearray()
        self._raw = b""
        self._raw_at = file.tell() if file.seekable() else 0
        self._read = self._raw_at
        self._unpack: zlib._Decompress | None = None
        self._starts: list[tuple[int, int]] = []
        self._given = 0
        self._made = 0
        self.damaged = False
        self.ended = False
        self._more_raw()
        self.packed = self._raw.startswith(_GZIP[:2])

    def offset(self) -> int:
        """Return where in the file what is read next begins, -1 where no piece begins there."""
        if not self.packed:
            return self._raw_at + self._given
        while self._starts and self._starts[0][1] < self._given:
            self._starts.pop(0)
        if not self._buffer:
            self._fill()
        return next((at for at, made in self._starts if made == self._given), -1)

    def line(self) -> bytes:
        """Return the next line with its end, b"" at the end of the file; at most ``MAX_HEADER_BYTES``."""
        while (end := self._buffer.find(b"\n")) < 0 and len(self._buffer) < MAX_HEADER_BYTES and self._fill():
            pass
        return self._take(end + 1 if end >= 0 else min(len(self._buffer), MAX_HEADER_BYTES))

    def take(self, count: int) -> bytes:
        """Return so many bytes, fewer at the end of the file."""
        while len(self._buffer) < count and self._fill():
            pass
        return self._take(min(count, len(self._buffer)))

    def skip(self, count: int) -> int:
        """Leave so many bytes out, and return how many there were."""
        skipped = 0
        while skipped < count and (self._buffer or self._fill()):
            piece = min(count - skipped, len(self._buffer))
            self._take(piece)
            skipped += piece
        return skipped

    def _take(self, count: int) -> bytes:
        found = bytes(self._buffer[:count])
        del self._buffer[:count]
        self._given += count
        return found

    def _more_raw(self) -> bool:
        try:
            piece = self._file.read(_PIECE)
        except (OSError, EOFError, ValueError, zlib.error):
            self.damaged = True
            piece = b""
        self._raw += piece
        self._read += len(piece)
        return bool(piece)

    def _fill(self) -> bool:
        """Unpack some more into the buffer; false at the end."""
        before = self._made
        while self._made == before and not self.ended:
            if not self._raw and not self._more_raw():
                self.damaged = self.damaged or self._unpack is not None
                self.ended = True
            elif not self.packed:
                self._add(self._raw)
                self._raw = b""
            else:
                self._unpack_some()
            if self._made > MAX_UNPACKED_BYTES:
                self.damaged = self.ended = True
        return self._made > before

    def _unpack_some(self) -> None:
        if self._unpack is None:
            at = self._raw.find(_GZIP)
            if at != 0:
                self.damaged = self.damaged or bool(self._raw.strip(b"\0\r\n "))
                self._raw = self._raw[at:] if at > 0 else self._raw[-2:] if self._more_raw_after() else b""
                return
            self._starts.append((self._read - len(self._raw), self._made))
            self._unpack = zlib.decompressobj(31)
        try:
            self._add(self._unpack.decompress(self._raw, 4 * _PIECE))
        except zlib.error:
            self.damaged = True
            self._unpack = None
            self._raw = self._raw[1:]
            return
        if self._unpack.eof:
            self._raw = self._unpack.unused_data
            self._unpack = None
        else:
            self._raw = self._unpack.unconsumed_tail

    def _more_raw_after(self) -> bool:
        tail, self._raw = self._raw[-2:], b""
        more = self._more_raw()
        self._raw = tail + self._raw
        return more

    def _add(self, data: bytes) -> None:
        self._buffer += data
        self._made += len(data)


def records(file: BinaryIO, wants: frozenset[str] | None = None) -> Iterator[Record | Damage]:
    """Yield the records of an archive, and a Damage for each stretch that is none. Blocks beyond ``MAX_BLOCK_BYTES``, and
    of kinds that are not wanted, are left out (b"").
    """
    stream = Unpacked(file)
    number = 0
    lost = False
    while True:
        offset = stream.offset()
        line = stream.line()
        if not line:
            break
        if not line.strip():
            continue
        if _WARC.match(line.strip()):
            record = _warc_record(stream, offset, wants)
        elif (match := _ARC.match(line)) is not None:
            record = _arc_record(stream, match, offset)
        else:
            if not lost:
                yield Damage(number)
            lost = True
            continue
        lost = False
        number += 1
        yield record
        if not record.whole:
            yield Damage(number)
            lost = True
    if stream.damaged and not lost:
        yield Damage(number)


def _warc_record(stream: Unpacked, offset: int, wants: frozenset[str] | None) -> Record:
    headers = _headers(iter(stream.line, b""))
    kind = headers.get("warc-type", "").lower()
    length = headers.get("content-length", "").strip()
    size = int(length) if length.isdigit() and len(length) < 16 else 0
    address = headers.get("warc-target-uri", "").strip().strip("<>")
    if size > MAX_BLOCK_BYTES or (wants is not None and kind not in wants):
        return Record(kind, address, headers, b"", offset, stream.skip(size) == size)
    block = stream.take(size)
    return Record(kind, address, headers, block, offset, len(block) == size)


def _arc_record(stream: Unpacked, match: re.Match[bytes], offset: int) -> Record:
    size = int(match["length"])
    address = match["url"].decode("utf-8", "replace")
    headers = {"warc-date": match["date"].decode(), "content-type": match["type"].decode("ascii", "replace")}
    kind = "warcinfo" if address.startswith("filedesc:") else "response"
    if size < 0 or size > MAX_BLOCK_BYTES:
        there = stream.skip(max(size, 0))
        return Record(kind if size >= 0 else "damaged", address, headers, b"", offset, size < 0 or there == size)
    block = stream.take(size)
    return Record(kind, address, headers, block, offset, len(block) == size)


def _headers(lines: Iterator[bytes]) -> dict[str, str]:
    found: dict[str, str] = {}
    last = ""
    for count, line in enumerate(lines):
        if not line.strip() or count > 1_000:
            break
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if text[:1] in " \t" and last:
            found[last] += " " + text.strip()
            continue
        name, colon, value = text.partition(":")
        if colon:
            last = name.strip().lower()
            found.setdefault(last, value.strip())
    return found


def http_response(block: bytes) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and decoded body of an HTTP response; status 0 where it is none."""
    head, body = _split(block)
    first, _, rest = head.partition(b"\n")
    match = re.match(rb"HTTP/\d(?:\.\d)?\s+(\d{3})", first)
    if not match:
        return 0, {}, block
    headers = _headers(iter(rest.splitlines()))
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _unchunked(body)
    return int(match[1]), headers, _decoded(body, headers.get("content-encoding", "").lower().strip())


def _split(block: bytes) -> tuple[bytes, bytes]:
    ends = [(at, mark) for mark in (b"\r\n\r\n", b"\n\n") if (at := block.find(mark)) >= 0]
    if not ends:
        return block, b""
    at, mark = min(ends)
    return block[:at], block[at + len(mark) :]


def _unchunked(body: bytes) -> bytes:
    """Return the body of a chunked response; one that only says that it is chunked, or breaks off, as it is."""
    found: list[bytes] = []
    at = 0
    while match := _CHUNK.match(body, at):
        size = int(match[1], 16)
        if size == 0:
            return b"".join(found)
        start = match.end()
        found.append(body[start : start + size])
        at = start + size
        if at >= len(body):
            return b"".join(found)
        at += 2 if body[at : at + 2] == b"\r\n" else 1 if body[at : at + 1] == b"\n" else 0
    return b"".join([*found, body[at:]])


def _decoded(body: bytes, encoding: str) -> bytes:
    """Return a body without its content encoding; as it is where it has another than it says."""
    try:
        if encoding in ("gzip", "x-gzip") and body.startswith(_GZIP[:2]):
            return zlib.decompressobj(31).decompress(body, MAX_BLOCK_BYTES)
        if encoding == "deflate":
            try:
                return zlib.decompressobj().decompress(body, MAX_BLOCK_BYTES)
            except zlib.error:
                return zlib.decompressobj(-15).decompress(body, MAX_BLOCK_BYTES)
        if encoding == "br":
            import brotli

            return bytes(brotli.Decompressor().process(body, output_buffer_limit=MAX_BLOCK_BYTES))
        if encoding == "zstd":
            return bytes(_zstd().ZstdDecompressor().decompress(body, MAX_BLOCK_BYTES))
    except Exception:  # each decoder has errors of its own; the page is then read as it came  # noqa: BLE001
        return body
    return body


def _zstd() -> Any:
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    return zstd
