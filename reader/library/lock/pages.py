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

_HASH_BYTES = 32
_MAC_MASK = 0x3A
_TRIED_PAGES = 64
"""With a right key one of so many pages is whole, or the file is beyond repair."""


def opens(path: Path, seal: bytes, key: bytes) -> bool:
    """Return whether this is the key of the file: one of some pages, the first to begin with, was written with it.
    False where it cannot be read.
    """
    mac_key = _mac_key(seal, key)
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
    mac_key = _mac_key(seal, key)
    pages = -(-path.stat().st_size // PAGE_BYTES)
    with path.open("rb") as file:
        return [number for number in range(1, pages + 1) if not _is_whole(file.read(PAGE_BYTES), number, mac_key)]


def copy_readable(path: Path, draft: Path, seal: bytes, key: bytes) -> None:
    """Copy the file, and give each damaged page the HMAC of what is in it now: SQLCipher then decrypts it, and one flipped
    bit costs some 17 bytes instead of the page. What is true is told by the checksums inside. The copy is encrypted like
    the file. Raises OSError.
    """
    mac_key = _mac_key(seal, key)
    damaged = damaged_pages(path, seal, key)
    create_private(draft)
    shutil.copyfile(path, draft)
    with draft.open("rb+") as file:
        for number in damaged:
            file.seek((number - 1) * PAGE_BYTES)
            page = file.read(PAGE_BYTES).ljust(PAGE_BYTES, b"\0")
            at, mac = _mac(page, number, mac_key)
            file.seek((number - 1) * PAGE_BYTES)
            file.write(page[:at] + mac + page[at + _HASH_BYTES :])


def _is_whole(page: bytes, number: int, mac_key: bytes) -> bool:
    if len(page) < PAGE_BYTES:
        return False
    at, mac = _mac(page, number, mac_key)
    return hmac.compare_digest(page[at : at + _HASH_BYTES], mac)


def _mac(page: bytes, number: int, mac_key: bytes) -> tuple[int, bytes]:
    """Return where the HMAC of a page is, and what it should be."""
    at = PAGE_BYTES - _HASH_BYTES
    covered = page[SEAL_BYTES if number == 1 else 0 : at]
    return at, hmac.digest(mac_key, covered + number.to_bytes(4, "little"), "sha256")


def _mac_key(seal: bytes, key: bytes) -> bytes:
    """Return PBKDF2-HMAC-SHA256 of the key with two rounds, spelled out: hashlib has it from OpenSSL alone, which packages
    leave out.
    """
    first = hmac.digest(key, bytes(byte ^ _MAC_MASK for byte in seal) + b"\0\0\0\x01", "sha256")
    second = hmac.digest(key, first, "sha256")
    return bytes(one ^ other for one, other in zip(first, second, strict=True))
