"""SQLite as the library uses it: opening a connection, the form of times, and SQLite's errors in a person's words."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from reader import errors
from reader.library.compression import add_functions

BUSY_SECONDS = 10.0
"""How long a change waits for another process to finish its own."""


OLDEST_SQLITE = (3, 35, 0)
"""First SQLite with RETURNING (https://sqlite.org/changes.html); FTS5 with external content came before."""

_PRAGMAS = ("PRAGMA foreign_keys = ON", "PRAGMA synchronous = NORMAL", "PRAGMA temp_store = MEMORY")


def now() -> str:
    """Return the present in UTC as ISO 8601 with milliseconds, ``2026-11-23T08:00:00.000Z``: the form of all times that
    the library itself writes. Times of publication are as their pages say them.
    """
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def translate(error: sqlite3.Error, path: Path) -> errors.TearsheetError:
    """Return the error that tells a person what SQLite's error means for them."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return errors.DiskFull()
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return errors.LibraryBusy()
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return errors.LibraryReadOnly(path=str(path))
    if code == sqlite3.SQLITE_NOTADB:
        return errors.NotALibrary(path=str(path))
    if code == sqlite3.SQLITE_CORRUPT:
        return errors.LibraryDamaged(path=str(path), detail=str(error))
    if code == sqlite3.SQLITE_CANTOPEN:
        return errors.LibraryUnreachable(path=str(path), detail="the file or its folder can’t be read")
    return errors.LibraryError(detail=str(error))


def connect(address: str) -> sqlite3.Connection:
    """Return a connection to a library's address (a URI), for any thread. Raises sqlite3.Error, and SqliteTooOld where
    the system's SQLite lacks what the library needs.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise errors.SqliteTooOld(found=sqlite3.sqlite_version, needed=".".join(map(str, OLDEST_SQLITE)))
    connection = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        add_functions(connection)
    except BaseException:
        connection.close()  # at once, for Windows lets no other file take the place of one that is open
        raise
    return connection
