"""The pages of a locked file decrypted one by one, whatever is in them: SQLCipher itself gives up where the first page, or
one that leads to others, is damaged.

No library here has AES alone, so SQLCipher is asked in a roundabout way. In CBC a block of 16 bytes is decrypted with nothing
but the key and the block before it (https://en.wikipedia.org/wiki/Block_cipher_mode_of_operation#CBC). A passing file with
the same key holds one long blob; the blocks that are asked for are put into the pages of that blob, each with the one
before it, and reading the blob decrypts them. What is on the disk stays encrypted; what was read is in memory alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from reader.drafts import SIDECARS
from reader.files import create_private
from reader.library.lock.engine import connect
from reader.library.lock.pages import HASH_BYTES, mac_key_of, page_mac, put_right
from reader.library.lock.seals import PAGE_BYTES, SEAL_BYTES

RESERVED_BYTES = 80
"""At the end of each page, as SQLCipher tells SQLite before it knows which HMAC it gets: 32 more than it uses."""

_BLOCK = 16
_END_BYTES = _BLOCK + HASH_BYTES
"""What is not encrypted at the end of each page: what its encryption begins from, and its HMAC."""
_PAGE_BLOCKS = (PAGE_BYTES - _END_BYTES) // _BLOCK
_STREAM_BLOCKS = _PAGE_BLOCKS + 1
"""Of each page: what its encryption begins from, then its blocks."""
_USABLE = PAGE_BYTES - RESERVED_BYTES
_ASKED_BLOCKS = _USABLE // _BLOCK - 2
"""Blocks that one page of the blob decrypts: its own first one leads to the next page, its second is the one before these."""
_BATCH_PAGES = 1000
_PART = _USABLE - 4
"""Bytes of the blob in each of its pages (https://sqlite.org/fileformat.html#b_tree_cell_format)."""
_LOCAL = (_USABLE - 12) * 32 // 255 - 23 - 5
"""Bytes of the blob beside its row, after 5 that say how long it is, where it fills its last page."""
_FIRST_OVERFLOW = 3
"""The blob's first page in a new file, after the schema and the row itself; the others follow."""
_PLAIN = b"SQLite format 3\0"


def decrypted(path: Path, draft: Path, seal: bytes, key: bytes) -> bytearray:
    """Return the whole file as SQLite has it without a passphrase, in pages with ``RESERVED_BYTES`` at their end. A page that
    was damaged is decrypted as it is, but for a single flipped bit. ``draft`` is the passing file. Raises OSError,
    sqlite3.Error, MemoryError.
    """
    mac_key = mac_key_of(seal, key)
    asking = _Asking(draft, seal, key)
    image = bytearray()
    try:
        stream = b""
        for number, page in enumerate(_pages(path, mac_key), start=1):
            stream += _stream_of(page, number)
            if number % _BATCH_PAGES == 0:
                image += _pages_from(asking.decrypted(stream))
                stream = b""
        image += _pages_from(asking.decrypted(stream))
    finally:
        asking.close()
    image[:SEAL_BYTES] = _PLAIN
    return image


def _pages(path: Path, mac_key: bytes) -> Iterator[bytes]:
    with path.open("rb") as file:
        number = 1
        while page := file.read(PAGE_BYTES):
            yield put_right(page.ljust(PAGE_BYTES, b"\0"), number, mac_key)
            number += 1


def _stream_of(page: bytes, number: int) -> bytes:
    blocks, start = page[:-_END_BYTES], page[-_END_BYTES:-HASH_BYTES]
    return bytes(SEAL_BYTES) + start + blocks[SEAL_BYTES:] if number == 1 else start + blocks


def _pages_from(blocks: bytes) -> bytes:
    """Give each page its end again, and drop what stands for what its encryption begins from."""
    length = _STREAM_BLOCKS * _BLOCK
    return b"".join(blocks[at + _BLOCK : at + length] + bytes(_END_BYTES) for at in range(0, len(blocks), length))


class _Asking:
    """A passing file with a blob of as many pages as one batch needs."""

    def __init__(self, draft: Path, seal: bytes, key: bytes) -> None:
        self._draft, self._seal = draft, seal
        self._mac_key = mac_key_of(seal, key)
        self._overflow = -(-_BATCH_PAGES * _STREAM_BLOCKS // _ASKED_BLOCKS)
        create_private(draft)
        with closing(self._connect()) as connection:
            connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("CREATE TABLE asked (blocks BLOB)")
            connection.execute("INSERT INTO asked VALUES (zeroblob(?))", [_LOCAL + self._overflow * _PART])
        self._made = draft.read_bytes()

    def _connect(self) -> sqlite3.Connection:
        return connect(f"{self._draft.absolute().as_uri()}?mode=rwc", self._draft, self._seal, 5.0)

    def decrypted(self, stream: bytes) -> bytes:
        """Return what these blocks are in plain, each behind the one before; the first of all stays as it is."""
        found = [stream[:_BLOCK]]
        length = _ASKED_BLOCKS * _BLOCK
        count = -(-(len(stream) - _BLOCK) // length)
        with self._draft.open("rb+") as file:
            for place in range(count):
                number = _FIRST_OVERFLOW + place
                at = (number - 1) * PAGE_BYTES
                page = self._made[at : at + PAGE_BYTES]
                asked = stream[place * length : (place + 1) * length + _BLOCK].ljust(length + _BLOCK, b"\0")
                page = page[:_BLOCK] + asked + page[_BLOCK + len(asked) :]
                file.seek(at)
                file.write(page[:-HASH_BYTES] + page_mac(page, number, self._mac_key))
        with closing(self._connect()) as connection:
            blob = connection.execute("SELECT blocks FROM asked").fetchone()[0]
        for place in range(count):
            start = _LOCAL + place * _PART + 2 * _BLOCK - 4
            found.append(blob[start : start + length])
        return b"".join(found)[: len(stream)]

    def close(self) -> None:
        """Remove the file."""
        for suffix in ("", *SIDECARS):
            self._draft.with_name(self._draft.name + suffix).unlink(missing_ok=True)
