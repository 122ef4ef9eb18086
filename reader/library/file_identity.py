"""Which file a path leads to, and what becomes of an open library whose path leads to another one by now."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path

BESIDE = ("-wal", "-shm")
"""What SQLite keeps beside a library that is open; found by the name, so a file that takes the library's name gets them."""

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


def keep(connection: sqlite3.Connection, library: Path) -> Path | None:
    """Copy what an open connection reads, whose file has lost its name, beside the library under a name with the time,
    as a restored backup keeps what it replaced. Return that path, or None where nothing could be kept.
    """
    from datetime import UTC, datetime

    time = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    names = (
        f"{library.stem}.replaced-{time}{number}{library.suffix}" for number in ("", *(f"-{n}" for n in range(2, 100)))
    )
    kept = next(path for path in map(library.with_name, names) if not path.exists())
    draft = kept.with_name(f".{kept.name}.new")
    try:
        with closing(sqlite3.connect(draft)) as copied:
            connection.backup(copied, pages=COPIED_PAGES)
        from reader.files import put_in_place

        put_in_place(draft, kept)
    except (sqlite3.Error, OSError):
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        return None
    return kept


def remove_beside(library: Path, known: Mapping[str, tuple[int, int] | None]) -> None:
    """Remove the WAL of the file that lost its name, where it still lies beside the one that took the name: SQLite would
    read it as the new one's, and spoil that.
    """
    for suffix, identified in known.items():
        path = library.with_name(library.name + suffix)
        if identified is not None and identity(path) == identified:
            with suppress(OSError):
                path.unlink()
