"""The first 16 bytes of a locked library: its seal.

A plain library begins with SQLite's own words, a locked one with ours, the number of the costs of its key, random bytes,
and a CRC-16 of all these. All 16 are the salt of the key, and SQLCipher's own salt of the file. Copies that were made under
one passphrase have one seal, and so one key.

Without its seal a locked library is lost, so one flipped bit in it is put right: a CRC-16 tells any two of the 128 apart.
SQLCipher gets the true seal with the key, and writes it with the next change.
"""

from __future__ import annotations

import binascii
import os
import threading
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

MAGIC = b"TLOCK"
SEAL_BYTES = 16
"""What SQLCipher leaves unencrypted at the beginning of a file (https://www.zetetic.net/sqlcipher/design/), and what
Argon2id takes as its salt."""

PAGE_BYTES = 8192
"""Pages of every locked library."""

_SUM_BYTES = 2
_SUMMED = 0x80
"""In the number of the costs: the seal ends with its sum. The first libraries that were locked have none."""

_PLAIN = b"SQLite format 3\0"

_lock = threading.Lock()
_held: dict[tuple[int, int], list[bytes | None]] = {}
_kept_open: dict[tuple[int, int], BinaryIO] = {}
"""Files that this process has open as libraries, opened once more to read their beginning."""


def new_seal(costs: int) -> bytes:
    """Return a seal that no other library has. ``costs`` is a number of ``keys.COSTS``."""
    content = MAGIC + bytes([costs | _SUMMED]) + os.urandom(SEAL_BYTES - len(MAGIC) - 1 - _SUM_BYTES)
    return content + _sum(content)


def costs_of(seal: bytes) -> int:
    """Return the number of the costs of the key."""
    return seal[len(MAGIC)] & ~_SUMMED


def mended(seal: bytes) -> bytes:
    """Return the seal as it was written where no bit or one has flipped; else, and where it has no sum, as it is."""
    flipped = int.from_bytes(seal, "big")
    for tried in (flipped, *(flipped ^ 1 << bit for bit in range(8 * SEAL_BYTES))):
        found = tried.to_bytes(SEAL_BYTES, "big")
        content, own_sum = found[:-_SUM_BYTES], found[-_SUM_BYTES:]
        if content.startswith(MAGIC) and content[len(MAGIC)] & _SUMMED and _sum(content) == own_sum:
            return found
    return seal


def _sum(content: bytes) -> bytes:
    return binascii.crc_hqx(content, 0).to_bytes(_SUM_BYTES, "big")


def seal_of(path: Path) -> bytes | None:
    """Return the seal of a locked library; None for a plain one, for any other file, and where there is none.

    Of a library that this process has open it is remembered.
    """
    known = _identity(path)
    with _lock:
        if known in _held:
            return _held[known][-1]
    beginning = read_beginning(path, SEAL_BYTES)
    return mended(beginning) if is_seal(beginning) else None


def is_damaged(path: Path) -> bool:
    """Return whether a locked library's seal is not what was written, and was put right when it was read."""
    seal = seal_of(path)
    return seal is not None and read_beginning(path, SEAL_BYTES) != seal


def is_seal(beginning: bytes) -> bool:
    """Return whether a file that begins so is a locked library, also where a bit of its mark has flipped."""
    if len(beginning) < SEAL_BYTES or beginning == _PLAIN:
        return False
    mark = beginning[: len(MAGIC)]
    return sum((one ^ other).bit_count() for one, other in zip(mark, MAGIC, strict=True)) <= 1


def hold(path: Path) -> bytes | None:
    """Return the seal and remember it while the file is open, until ``release``."""
    seal, known = seal_of(path), _identity(path)
    if known is not None:
        with _lock:
            _held.setdefault(known, []).append(seal)
    return seal


def release(path_identity: tuple[int, int] | None) -> None:
    """Forget a file that was closed; nothing happens for one that is not held."""
    with _lock:
        if path_identity in _held:
            _held[path_identity].pop()
            if not _held[path_identity]:
                del _held[path_identity]
                if path_identity in _kept_open:
                    _kept_open.pop(path_identity).close()


def read_beginning(path: Path, length: int) -> bytes:
    """Return the first bytes of a file, fewer where it is shorter, b"" where it cannot be read.

    A library that this process has open is read through a descriptor that stays open as long as it does: with the first
    one that is closed POSIX drops SQLite's locks, and another program could take the WAL for nobody's and remove it.
    """
    known = _identity(path)
    with _lock, suppress(OSError):
        if not path.is_file():  # a pipe would wait for a writer
            return b""
        if known is None or known not in _held:
            with path.open("rb") as file:
                return file.read(length)
        if known not in _kept_open:
            _kept_open[known] = path.open("rb", buffering=0)
        kept = _kept_open[known]
        kept.seek(0)
        return kept.read(length)
    return b""


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if found.st_ino else None
