"""The pages of a locked file as SQLCipher writes them: which were changed by something else, without decrypting any.

Each page ends with 16 bytes from which its encryption begins and with an HMAC-SHA256 of what is before and the page's
number (https://www.zetetic.net/sqlcipher/design/). The first page leaves out the seal.
"""

from __future__ import annotations

import hmac
import shutil
from pathlib import Path

from reader.files import create_private
from reader.library.lock.seals import PAGE_BYTES, SEAL_BYTES

HASH_BYTES = 32
"""Of each page's HMAC, at its end."""
_MAC_MASK = 0x3A
_TRIED_BITS = 60
"""Pages in which one flipped bit is looked for: they take a minute at most."""
_TRIED_BYTES = 128
"""At the beginning of the file, after the seal: each is tried with every value, which takes half a second."""
_BITS = tuple(1 << bit for bit in range(8))
_TRIED_PAGES = 64
"""With a right key one of so many pages is whole, or the file is beyond repair."""


def opens(path: Path, seal: bytes, key: bytes) -> bool:
    """Return whether this is the key of the file: one of some pages, the first to begin with, was written with it.
    False where it cannot be read.
    """
    mac_key = mac_key_of(seal, key)
    try:
        with path.open("rb") as file:
            pages = path.stat().st_size // PAGE_BYTES
            for number in range(1, pages + 1, max(1, pages // _TRIED_PAGES)):
                file.seek((number - 1) * PAGE_BYTES)
                if _is_whole(file.read(PAGE_BYTES), number, mac_key):
                    return True
    except OSError:
        pass
    return False


def damaged_pages(path: Path, seal: bytes, key: bytes) -> list[int]:
    """Return the numbers of the pages that something else than SQLCipher has changed; nobody may have the file open.
    Raises OSError.
    """
    mac_key = mac_key_of(seal, key)
    pages = -(-path.stat().st_size // PAGE_BYTES)
    with path.open("rb") as file:
        return [number for number in range(1, pages + 1) if not _is_whole(file.read(PAGE_BYTES), number, mac_key)]


def copy_readable(path: Path, draft: Path, seal: bytes, key: bytes) -> None:
    """Copy the file so that SQLCipher decrypts its damaged pages, too. One bit that flipped in a page is put right: the HMAC
    tells which (1 s a page, so for the first ``_TRIED_BITS`` pages). Any other damaged page gets the HMAC of what is in it
    now, and what is true in it is told by the checksums inside. The copy is encrypted like the file. Raises OSError.
    """
    mac_key = mac_key_of(seal, key)
    damaged = damaged_pages(path, seal, key)
    create_private(draft)
    shutil.copyfile(path, draft)
    with draft.open("rb+") as file:
        for at_damaged, number in enumerate(damaged):
            file.seek((number - 1) * PAGE_BYTES)
            page = file.read(PAGE_BYTES).ljust(PAGE_BYTES, b"\0")
            if at_damaged < _TRIED_BITS:
                page = put_right(page, number, mac_key)
            at, mac = _mac(page, number, mac_key)
            file.seek((number - 1) * PAGE_BYTES)
            file.write(page[:at] + mac + page[at + HASH_BYTES :])


def put_wal_in(path: Path, wal: Path, seal: bytes, key: bytes) -> None:
    """Write the pages of the changes that the WAL holds whole into the file, as SQLite would if it could open that
    (https://sqlite.org/fileformat2.html#walformat). Nothing happens where there is no WAL. Raises OSError.
    """
    mac_key = mac_key_of(seal, key)
    change: dict[int, bytes] = {}
    try:
        with wal.open("rb") as log, path.open("rb+") as file:
            salts = log.read(32)[16:24]
            while len(frame := log.read(24 + PAGE_BYTES)) == 24 + PAGE_BYTES:
                number, page = int.from_bytes(frame[:4], "big"), frame[24:]
                if frame[8:16] != salts or not _is_whole(page, number, mac_key):
                    break
                change[number] = page
                if any(frame[4:8]):  # the last one of a change
                    for each, content in change.items():
                        file.seek((each - 1) * PAGE_BYTES)
                        file.write(content)
                    change.clear()
    except FileNotFoundError:
        pass


def put_right(page: bytes, number: int, mac_key: bytes) -> bytes:
    """Return the page as it was written where one bit before its HMAC has changed since, or one byte at the beginning of the
    file, on which all depends; else as it is.
    """
    if _is_whole(page, number, mac_key):
        return page
    at = PAGE_BYTES - HASH_BYTES
    start, written = SEAL_BYTES if number == 1 else 0, page[at : at + HASH_BYTES]
    tried = bytearray(page[start:at] + number.to_bytes(4, "little"))
    for byte in range(at - start):
        was = tried[byte]
        for change in range(1, 256) if number == 1 and byte < _TRIED_BYTES else _BITS:
            tried[byte] = was ^ change
            if hmac.digest(mac_key, tried, "sha256") == written:
                return page[:start] + bytes(tried[:-4]) + page[at:]
        tried[byte] = was
    return page


def _is_whole(page: bytes, number: int, mac_key: bytes) -> bool:
    if len(page) < PAGE_BYTES:
        return False
    at, mac = _mac(page, number, mac_key)
    return hmac.compare_digest(page[at : at + HASH_BYTES], mac)


def page_mac(page: bytes, number: int, mac_key: bytes) -> bytes:
    """Return the HMAC that a page with this number and this content ends with."""
    return _mac(page, number, mac_key)[1]


def _mac(page: bytes, number: int, mac_key: bytes) -> tuple[int, bytes]:
    """Return where the HMAC of a page is, and what it should be."""
    at = PAGE_BYTES - HASH_BYTES
    covered = page[SEAL_BYTES if number == 1 else 0 : at]
    return at, hmac.digest(mac_key, covered + number.to_bytes(4, "little"), "sha256")


def mac_key_of(seal: bytes, key: bytes) -> bytes:
    """Return the key of the HMACs: PBKDF2-HMAC-SHA256 of the key with two rounds, spelled out, for hashlib has it from OpenSSL
    alone, which packages leave out.
    """
    first = hmac.digest(key, bytes(byte ^ _MAC_MASK for byte in seal) + b"\0\0\0\x01", "sha256")
    second = hmac.digest(key, first, "sha256")
    return bytes(one ^ other for one, other in zip(first, second, strict=True))
