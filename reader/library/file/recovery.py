"""Put in order what a killed process left of a library's file: drafts, an exchange half done, SQLite's journal."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from reader.drafts import SIDECARS, has_living_drafts, shortened, sweep_drafts
from reader.errors import LibraryLinked, LibraryLocked
from reader.files import make_private
from reader.library.lock.seals import seal_of
from reader.library.path_kind import USUAL_FOLDER
from reader.library.sqlite import open_file

SETTLE_SECONDS = 1.0
"""How long to wait for another program that has the file open; the next start tries again."""


_INDEX_LOCK = 128
"""The byte of the index of a WAL that each connection holds (https://sqlite.org/walformat.html#wal_locks)."""


def recover(library: Path) -> None:
    """Sweep drafts of dead processes, undo an exchange that was interrupted, and roll back what a killed change left.

    Nothing is done where the folder may not be written. The library itself, and what is kept beside it, become private.
    """
    if not os.access(library.parent, os.W_OK):
        return
    sweep(library)
    _undo_exchange(library)
    for suffix in ("", *SIDECARS):
        make_private(library.with_name(library.name + suffix))
    with suppress(OSError):
        if library.with_name(library.name + "-journal").stat().st_size:
            to_wal(library)


def sweep(library: Path) -> None:
    """Remove the drafts that dead processes left beside the library and of its backups there; beside a locked one, where they
    may be plain, they are overwritten.
    """
    is_locked = seal_of(library) is not None
    sweep_drafts(library.parent, _prefix(library), erasing=is_locked)
    sweep_drafts(library.parent / USUAL_FOLDER, "tearsheet-", erasing=is_locked)


def _prefix(library: Path) -> str:
    """Return with what the names of all drafts begin that are made beside this library."""
    return f"{library.stem}."[:30]


def to_wal(library: Path) -> None:
    """Roll back a journal that was left, and bring the library to WAL mode, so that readers and the writer do not wait
    for each other. Nothing happens where another program has it open.
    """
    with (
        suppress(sqlite3.Error, LibraryLocked),
        closing(open_file(library, timeout=SETTLE_SECONDS)) as connection,
    ):
        if connection.execute("PRAGMA journal_mode = WAL").fetchone()[0] == "wal":
            # What is left of a journal now had not begun to count when its process was killed. While we hold this lock
            # nobody can be writing another.
            connection.execute("BEGIN IMMEDIATE")
            with suppress(OSError):
                library.with_name(library.name + "-journal").unlink(missing_ok=True)
            connection.execute("ROLLBACK")


def is_in_use(library: Path) -> bool:
    """Return whether any program has the file open, under whatever name; False where SQLite cannot tell."""
    try:
        with closing(open_file(library, timeout=SETTLE_SECONDS)) as connection:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    except (sqlite3.DatabaseError, LibraryLocked):
        pass
    return False


def refuse_other_name(library: Path) -> None:
    """Raises LibraryLinked where another program has the file open under another hard link: SQLite finds WALs by name, and
    two of them spoil a file.
    """
    with suppress(OSError):
        if library.stat().st_nlink > 1 and not _is_open_by_this_name(library) and is_in_use(library):
            raise LibraryLinked(path=str(library))


def _is_open_by_this_name(library: Path) -> bool:
    """Whether somebody holds the index of the WAL, which has the library's name."""
    try:
        import fcntl
    except ImportError:  # Windows, where it goes with the last one that has it open
        return library.with_name(library.name + "-shm").exists()
    with suppress(FileNotFoundError), library.with_name(library.name + "-shm").open("rb+") as index:
        try:
            fcntl.lockf(index, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _INDEX_LOCK)
        except OSError:
            return True
    return False


def _undo_exchange(library: Path) -> None:
    """Where the file has its second name still, under which an exchange keeps it, it was not exchanged: the WAL that was
    moved to that name is brought back, and the name removed, for a change would change what is kept.
    """
    with suppress(OSError):
        known = library.stat()
        if known.st_nlink < 2:
            return
        start = f"{shortened(library.stem)}."
        for entry in list(os.scandir(library.parent)):
            kept = Path(entry.path)
            if not entry.name.startswith((f"{start}replaced-", f"{start}damaged-")) or entry.name.endswith(SIDECARS):
                continue
            # In this order: another process that exchanges the file now has its draft until the file is exchanged.
            if (
                os.path.samestat(kept.stat(), known)
                and not has_living_drafts(library.parent, _prefix(library))
                and os.path.samestat(kept.stat(), library.stat())
            ):
                for suffix in ("-wal", "-journal"):
                    moved = kept.with_name(kept.name + suffix)
                    back = library.with_name(library.name + suffix)
                    if moved.exists() and not back.exists():
                        moved.replace(back)
                with suppress(FileNotFoundError):
                    kept.with_name(kept.name + "-shm").unlink()
                kept.unlink()
