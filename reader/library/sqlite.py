"""SQLite as the library uses it: opening a connection, the form of times, and SQLite's errors in a person's words."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from reader import errors
from reader.library.compression import add_functions

BUSY_SECONDS = 10.0
"""How long a change waits for another process to finish its own."""


_PRAGMAS = ("PRAGMA foreign_keys = ON", "PRAGMA synchronous = NORMAL", "PRAGMA temp_store = MEMORY")


def now() -> str:
    """The present in UTC as ISO 8601 with milliseconds: the form of every time in the library."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def translate(error: sqlite3.Error, path: Path) -> errors.TearsheetError:
    """The error that tells a person what SQLite's error means for them."""
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
        return errors.LibraryUnreachable(path=str(path), detail="the file or its folder cannot be read")
    return errors.LibraryError(detail=str(error))


def connect(address: str) -> sqlite3.Connection:
    """A connection to a library's address (a URI), for any thread. Raises sqlite3.Error."""
    connection = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        add_functions(connection)
    except BaseException:
        connection.close()  # at once, for Windows lets no other file take the place of one that is open
        raise
    return connection
