"""Originals and pictures whose bytes are not those that were saved: the one flipped bit is looked for that explains it, by
the SHA-256 of what is packed or shown. There is no quicker way than to try each, so it is tried for a while only. Tested
in `tests/unit/library/file/test_rows_repair.py`.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable
from typing import Any

from reader.errors import EvidenceDamaged
from reader.library.checksums import selected, true_row
from reader.library.compression import zstd
from reader.library.connections import Connections
from reader.library.content import Content
from reader.library.file.copy import Progress

_SEARCH_SECONDS = 120.0
"""How long bits are tried, for originals and for pictures: for packed originals of some 40 KB, and pictures of 200 KB."""
_TRIES_BETWEEN_REPORTS = 2000


def found_bodies(connections: Connections, articles: Iterable[int], progress: Progress) -> dict[int, bytes]:
    """Return the packed bodies, by the numbers of their originals, that these articles' altered ones had before one bit
    flipped; without those for which none is found in time. Raises what ``progress`` raises.
    """
    altered: list[tuple[int, bytes, str, int]] = []
    for article_id in articles:
        sql = f"SELECT p.body, {selected('pages', 'p')} FROM pages p WHERE article_id = ?"
        rows: list[Any] = connections.query(sql, [article_id])
        for body, *values in rows:
            number, *_, digest, size, _ = values
            if isinstance(body, bytes) and true_row(connections, "pages", values) and not _is(body, digest, size):
                altered.append((number, body, digest, size))
    found, end = dict[int, bytes](), time.monotonic() + _SEARCH_SECONDS
    for number, body, digest, size in sorted(altered, key=lambda each: len(each[1]) * each[3]):
        whole = _flipped_back(body, digest, size, end, progress)
        if whole is not None:
            found[number] = whole
    return found


def found_pictures(connections: Connections, articles: Iterable[int], progress: Progress) -> dict[str, bytes]:
    """Return the data, by their keys, that altered pictures of these articles had before one bit flipped; without those
    for which none is found in time. Raises what ``progress`` raises.
    """
    found, end = dict[str, bytes](), time.monotonic() + _SEARCH_SECONDS
    for key, data in sorted(_altered_pictures(connections, articles).items(), key=lambda each: len(each[1])):
        whole = _one_bit_off(data, key, end, progress)
        if whole is not None:
            found[key] = whole
    return found


def articles_with_altered_pictures(connections: Connections, articles: Iterable[int]) -> tuple[int, ...]:
    """Return those of these articles of which a picture is not what was saved."""
    return tuple(number for number in articles if _altered_pictures(connections, [number]))


def altered_originals(connections: Connections, articles: Iterable[int]) -> tuple[int, ...]:
    """Return those of these articles of which an original is not what was saved."""
    content, found = Content(connections), list[int]()
    for article_id in articles:
        try:
            content.pages(article_id)
        except EvidenceDamaged:
            found.append(article_id)
    return tuple(found)


def _altered_pictures(connections: Connections, articles: Iterable[int]) -> dict[str, bytes]:
    sql = "SELECT i.key, i.data FROM article_images a JOIN images i ON i.key = a.key WHERE a.article_id = ?"
    found = dict[str, bytes]()
    for article_id in articles:
        rows: list[tuple[Any, Any]] = connections.query(sql, [article_id])
        for key, data in rows:
            if isinstance(data, bytes) and hashlib.sha256(data).hexdigest() != key:
                found[str(key)] = data
    return found


def _one_bit_off(data: bytes, digest: str, end: float, progress: Progress) -> bytes | None:
    """Return the bytes with this SHA-256 of which ``data`` differ by a bit, None where there are none or no time is left.
    What lies before the bit is digested once for all.
    """
    before, rest = hashlib.sha256(), memoryview(data)
    for place, byte in enumerate(data):
        if place % _TRIES_BETWEEN_REPORTS == 0:
            progress("texts", place / len(data))
        if time.monotonic() > end:
            return None
        for bit in range(8):
            changed = bytes([byte ^ 1 << bit])
            tried = before.copy()
            tried.update(changed)
            tried.update(rest[place + 1 :])
            if tried.hexdigest() == digest:
                return data[:place] + changed + data[place + 1 :]
        before.update(rest[place : place + 1])
    return None


def _flipped_back(packed: bytes, digest: str, size: int, end: float, progress: Progress) -> bytes | None:
    tried = bytearray(packed)
    for bit in range(8 * len(tried)):
        if bit % _TRIES_BETWEEN_REPORTS == 0:
            progress("originals", bit / (8 * len(tried)))
            if time.monotonic() > end:
                return None
        tried[bit // 8] ^= 1 << bit % 8
        if _is(tried, digest, size):
            return bytes(tried)
        tried[bit // 8] ^= 1 << bit % 8
    return None


def _is(packed: bytes | bytearray, digest: str, size: int) -> bool:
    """Whether these are the packed bytes of so many with this digest. No more is unpacked, whatever a flipped bit makes it say."""
    unpacking = zstd().ZstdDecompressor()
    try:
        body = unpacking.decompress(packed, size + 1)
    except Exception:  # whatever broken bytes make a decompressor raise  # noqa: BLE001
        return False
    return len(body) == size and bool(unpacking.eof) and hashlib.sha256(body).hexdigest() == digest
