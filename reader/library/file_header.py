"""The first 100 bytes of a library file (https://sqlite.org/fileformat.html#the_database_header): what in them no library
has, whether a file with a damaged header is a library all the same, and the header that it should have.
"""

from __future__ import annotations

from pathlib import Path

from reader.library.lock.seals import PAGE_BYTES, read_beginning
from reader.library.migrations.schema import APPLICATION_ID

MAGIC = b"SQLite format 3\0"
HEADER_BYTES = 100
SCANNED_BYTES = 4 << 20
"""How much of a file without a header is searched for the tables of a library."""

_MARKS = (b"CREATE TABLE article_images", b"article_keys_by_article", b"CREATE VIRTUAL TABLE search ")
_PAGE_SIZES = tuple(1 << power for power in range(9, 17))
_PAGE_TYPES = frozenset((0, 2, 5, 10, 13))
"""First byte of a page: of a B-tree, or 0 of a page that belongs to a long row or is free."""
_FIXED = (
    (20, b"\0", "reserved space"),
    (21, b"\x40\x20\x20", "payload fractions"),
    (44, b"\0\0\0\x04", "schema format"),
    (48, b"\0\0\0\0", "cache size"),
    (52, b"\0\0\0\0", "largest root page"),
    (56, b"\0\0\0\x01", "text encoding"),
    (64, b"\0\0\0\0", "vacuum mode"),
    (68, APPLICATION_ID.to_bytes(4, "big"), "application number"),
    (72, bytes(20), "reserved bytes"),
)
"""Where the header of every library holds the same bytes, and what they are."""


def read_header(path: Path) -> bytes:
    """Return the first bytes of the file, fewer where it is shorter, b"" where it cannot be read."""
    return read_beginning(path, HEADER_BYTES)


def header_faults(path: Path) -> list[str]:
    """Return what is wrong with the header of a library file, in short phrases; [] where it is as SQLite writes it.

    Counters, which may have any value, are not looked at, and neither is the number of the schema.
    """
    header = read_header(path)
    if len(header) < HEADER_BYTES:
        return ["the file is shorter than its header"]
    found = [] if header.startswith(MAGIC) else ["the file’s first bytes"]
    if _page_size(header) not in _PAGE_SIZES:
        found.append("page size")
    if not {header[18], header[19]} <= {1, 2}:
        found.append("format version")
    found += [what for at, wanted, what in _FIXED if header[at : at + len(wanted)] != wanted]
    return [f"Header: {what}" for what in found]


def is_damaged_library(path: Path) -> bool:
    """Return whether a file that SQLite does not take for a library is one, with a damaged beginning: its header says
    so in part, or the tables of a library are named further on.
    """
    header = read_header(path)
    if len(header) < HEADER_BYTES:
        return False
    wanted = APPLICATION_ID.to_bytes(4, "big")
    if _bits_between(header[68:72], wanted) <= 2:
        return True
    beginning = read_beginning(path, SCANNED_BYTES)
    return sum(mark in beginning for mark in _MARKS) >= 2


def made_header(path: Path) -> bytes:
    """Return the header that the library file should have: what is fixed as it is in every library, counters as they
    are, the page size as its pages say.
    """
    header = bytearray(read_header(path).ljust(HEADER_BYTES, b"\0"))
    size = path.stat().st_size
    _make_right(header, _found_page_size(path, bytes(header)), size)
    return bytes(header)


def header_in_memory(image: bytearray, reserved: int, *, has_version: bool) -> bytes:
    """Return the header that the image of a locked library should have, whose pages have so many bytes ``reserved`` at their
    end; without the number of its schema unless that is known to be right. In memory there is no WAL.
    """
    header = bytearray(image[:HEADER_BYTES])
    _make_right(header, PAGE_BYTES, len(image))
    header[18:20], header[20] = b"\1\1", reserved
    if not has_version:
        header[60:64] = bytes(4)
    return bytes(header)


def _make_right(header: bytearray, page_size: int, size: int) -> None:
    header[:16] = MAGIC
    header[16:18] = (page_size if page_size < 65536 else 1).to_bytes(2, "big")
    header[18:20] = header[18:20] if bytes(header[18:20]) in (b"\1\1", b"\2\2") else b"\2\2"
    for at, wanted, _ in _FIXED:
        header[at : at + len(wanted)] = wanted
    header[28:32] = (size // page_size).to_bytes(4, "big")
    header[92:96] = header[24:28]  # else the number of pages would not be believed


def _page_size(header: bytes) -> int:
    """Return the page size that a header names, in bytes."""
    named = int.from_bytes(header[16:18], "big")
    return 65536 if named == 1 else named


def _found_page_size(path: Path, header: bytes) -> int:
    """Return the page size that fits the file best: most pages begin as pages do; the one that is named where as many."""
    size, named = path.stat().st_size, _page_size(header)
    best, best_share = 8192, -1.0
    with path.open("rb") as file:
        for page_size in sorted(_PAGE_SIZES, key=lambda each: (each != named, each != 8192, -each)):
            pages = min(size // page_size, 200)
            if pages < 2 or size % page_size:
                continue
            right = 0
            for number in range(1, pages):
                file.seek(number * page_size)
                right += _is_page(file.read(8), page_size)
            share = right / (pages - 1)
            if share > best_share + 0.1:
                best, best_share = page_size, share
    return best


def _is_page(beginning: bytes, page_size: int) -> bool:
    """Return whether a B-tree page of this size may begin so: its rows begin within it."""
    if len(beginning) < 8 or beginning[0] not in _PAGE_TYPES or not beginning[0]:
        return False
    content = int.from_bytes(beginning[5:7], "big") or 65536
    cells = int.from_bytes(beginning[3:5], "big")
    return 8 + 2 * cells <= content <= page_size and content * 2 > page_size // 64


def _bits_between(one: bytes, other: bytes) -> int:
    return sum((a ^ b).bit_count() for a, b in zip(one, other, strict=True))
