"""Which file a path leads to, whether what is in it is still SQLite's, and what becomes of an open library whose path
leads to another one now.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path
from time import monotonic

from reader.drafts import shortened
from reader.library.lock.seals import PAGE_BYTES

BESIDE = ("-wal", "-shm")
"""What SQLite keeps beside a library that is open; found by the name, so a file that takes the library's name gets them."""

BEGINNING_BYTES = 262_144
"""How much of a file is remembered and compared: 32 pages of a library."""

WAL_VERSIONS = b"\x02\x02"
"""What bytes 18 and 19 of a file in WAL mode say. Where a file system allows no WAL, SQLite writes the file itself with
every change, and nothing can be told."""

SETTLE_SECONDS = 5.0
"""More than the coarsest step, of a file system's times of change, in which two writes look like one: 2 s on FAT."""

COPIED_PAGES = 4096
"""Pages copied in one step: 32 MB."""


def identity(path: Path) -> tuple[int, int] | None:
    """Return (device, inode), which on Windows are the volume's serial number and the file's index; None where there is
    no file, or a file system that gives none.
    """
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if found.st_ino else None


class ContentWatch:
    """Tells whether the file of an open library was overwritten in place, as some programs that sync folders do.

    In WAL mode SQLite writes the file itself in checkpoints alone, which copy pages of the WAL and leave them there. So
    where the file changed and the WAL did not, each page is what it was or is in the WAL, or SQLite did not write it; the
    pages of a locked library have the same encrypted bytes in both. The first pages are looked at: there are the header
    and the roots of all tables, among them the counters, which every change of an article changes. Where the WAL changed,
    too, nothing can be said, and what is there counts as SQLite's, and so it does until what was read is known to be what
    a checkpoint left: the time of a file moves in steps, and a second write may fall into the same one. A look at an
    unchanged file takes microseconds.

    The file stays open until ``close``: with the first descriptor of a file that a process closes, POSIX drops the
    locks that SQLite holds on it there. Raises OSError where it cannot be opened.
    """

    def __init__(self, library: Path, *, is_locked: bool = False) -> None:
        self._is_locked = is_locked
        self._log = library.with_name(library.name + "-wal")
        self._file = library.open("rb", buffering=0)
        self._looking = threading.Lock()
        self._is_settled: bool
        self._since: float
        self._log_seen: tuple[int, int] | None
        self._seen: tuple[int, int]
        self._beginning: bytes
        self._accept()

    def is_overwritten(self) -> bool:
        """Return whether something other than SQLite has written into the file since the last time. For any thread."""
        with self._looking:
            return not self._file.closed and self._look()

    def is_deleted(self) -> bool:
        """Return whether the file has no name any more: it is gone as soon as it is closed. Where its drive is away nobody
        knows.
        """
        with self._looking, suppress(OSError):
            return not self._file.closed and os.fstat(self._file.fileno()).st_nlink == 0
        return False

    def _look(self) -> bool:
        log = _stamp(self._log)  # before the file: what changes in between then counts as SQLite's
        before, changed = self._seen, self._file_stamp() != self._seen
        if not changed and (self._is_settled or monotonic() - self._since < SETTLE_SECONDS):
            self._log_seen = log
            return False
        if changed and self._is_settled and not self._is_by_sqlite() and _stamp(self._log) == self._log_seen:
            return True
        self._accept()
        self._is_settled = not changed and self._seen == before
        return False

    def close(self) -> None:
        """Close the file; SQLite must have closed it before."""
        with self._looking:
            self._file.close()

    def _accept(self) -> None:
        self._is_settled = False
        self._since = monotonic()
        self._log_seen = _stamp(self._log)
        self._seen = self._file_stamp()
        self._beginning = self._read_beginning()

    def _file_stamp(self) -> tuple[int, int]:
        found = os.fstat(self._file.fileno())
        return found.st_mtime_ns, found.st_size

    def _read_beginning(self) -> bytes:
        self._file.seek(0)
        return self._file.read(BEGINNING_BYTES)

    def _is_by_sqlite(self) -> bool:
        """Return whether each of the first pages is what it was, or is in the WAL."""
        found, before = self._read_beginning(), self._beginning
        if found == before or not (self._is_locked or before[18:20] == WAL_VERSIONS):
            return True
        size = int.from_bytes(before[16:18], "big")
        page_size = PAGE_BYTES if self._is_locked else 65_536 if size == 1 else size
        changed = {
            at // page_size + 1: found[at : at + page_size]
            for at in range(0, max(len(found), len(before)), page_size)
            if found[at : at + page_size] != before[at : at + page_size]
        }
        # The WAL's format: https://sqlite.org/fileformat2.html#walformat
        with suppress(OSError), self._log.open("rb") as log:
            log.seek(32)
            while changed and len(frame := log.read(24 + page_size)) == 24 + page_size:
                number = int.from_bytes(frame[:4], "big")
                if changed.get(number) == frame[24:]:
                    del changed[number]
        return not changed


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def keep(connection: sqlite3.Connection, library: Path) -> Path | None:
    """Copy what an open connection reads, whose file has lost its name, beside the library under a name with the time,
    as a restored backup keeps what it replaced. Return that path, or None where nothing could be kept.
    """
    from datetime import UTC, datetime

    from reader.drafts import draft_of
    from reader.files import create_private, put_in_place
    from reader.library.path_kind import free_name
    from reader.library.sqlite import open_file

    time = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    kept = free_name(library.with_name(f"{library.stem}.replaced-{time}{library.suffix}"))
    draft = draft_of(kept)
    try:
        create_private(draft)
        with closing(open_file(draft, seal=getattr(connection, "seal", None), known=True)) as copied:
            connection.backup(copied, pages=COPIED_PAGES)
        put_in_place(draft, kept)
    except (sqlite3.Error, OSError):
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        return None
    return kept


def set_log_aside(library: Path) -> None:
    """Rename the WAL that an overwritten library left, so that SQLite does not read it as the new content's: nothing but
    it holds the last changes.
    """
    from datetime import UTC, datetime

    time = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    log = library.with_name(library.name + "-wal")
    with suppress(OSError):
        if log.stat().st_size:
            log.replace(library.with_name(f"{shortened(library.stem)}.replaced-{time}{library.suffix}-wal"))


def remove_beside(library: Path, known: Mapping[str, tuple[int, int] | None]) -> None:
    """Remove the WAL of the file that lost its name, where it still lies beside the one that took the name: SQLite would
    read it as the new one's, and spoil that.
    """
    for suffix, identified in known.items():
        path = library.with_name(library.name + suffix)
        if identified is not None and identity(path) == identified:
            with suppress(OSError):
                path.unlink()
