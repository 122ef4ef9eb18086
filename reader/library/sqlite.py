"""SQLite as the library uses it: opening a connection, the form of times, and SQLite's errors in a person's words."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from reader import errors
from reader.library.compression import add_functions
from reader.library.lock.seals import seal_of

BUSY_SECONDS = 10.0
"""How long a change waits for another process to finish its own."""


OLDEST_SQLITE = (3, 35, 0)
"""First SQLite with RETURNING (https://sqlite.org/changes.html); FTS5 with external content came before."""

_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",  # what is deleted is overwritten in the file, not only marked as free
)

FULL_DISK_BYTES = 1 << 20
"""With less than this free, an error of writing is one of a full disk."""


def now() -> str:
    """Return the present in UTC as ISO 8601 with milliseconds, ``2026-11-23T08:00:00.000Z``: the form of all times that
    the library itself writes. Times of publication are as their pages say them.
    """
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


_DAMAGE = (
    "malformed",
    "vtable constructor failed",
    "no such table",
    "no such column",
    "unsupported file format",
    "corrupt",
    "fts5",
    "attached databases must use",
)
"""How SQLite words errors without a code of their own that a library can only give when its schema is damaged."""

NOT_TEXT = "it holds bytes that aren’t text where text belongs"
"""Said of text that is not UTF-8: Python's own words would quote it."""


def translate(error: Exception, path: Path) -> errors.TearsheetError:
    """Return the error that tells a person what an error of reading or writing the library means for them: SQLite's own,
    and what Python makes of bytes that are no text.
    """
    words = str(error)
    if isinstance(error, MemoryError):  # SQLite asks for absurd amounts where a damaged index tells it to
        return errors.LibraryDamaged(path=str(path), detail="reading it takes more memory than there is")
    if not isinstance(error, sqlite3.Error) or words.startswith("Could not decode"):
        return errors.LibraryDamaged(path=str(path), detail=NOT_TEXT)
    extended = getattr(error, "sqlite_errorcode", 0)
    code = extended & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return errors.DiskFull()
    if code == sqlite3.SQLITE_IOERR or extended == sqlite3.SQLITE_READONLY_DBMOVED:
        return _disk_error(path)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return errors.LibraryBusy()
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return errors.LibraryReadOnly(path=str(path))
    if code == sqlite3.SQLITE_NOTADB:
        return not_a_library(path)
    damaged = code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FORMAT, sqlite3.SQLITE_MISMATCH)
    if damaged or (code in (0, sqlite3.SQLITE_ERROR) and any(part in words for part in _DAMAGE)):
        return errors.LibraryDamaged(path=str(path), detail=words)
    if code == sqlite3.SQLITE_CANTOPEN:
        return errors.LibraryUnreachable(path=str(path), detail="the file or its folder can’t be read")
    if "tree is too large" in words or "too many SQL variables" in words or "fts5: parser stack overflow" in words:
        return errors.SearchTooLong()
    return errors.LibraryError(detail=str(error))


def not_a_library(path: Path) -> errors.LibraryError:
    """Return what to say of a file that is no library, as SQLite sees it: damaged where its beginning alone is."""
    from reader.library.file_header import header_faults, is_damaged_library

    if seal_of(path) is not None:  # its key is known to be right: it was tried on the pages
        return errors.LibraryDamaged(path=str(path), detail="its first page can’t be read")
    if not is_damaged_library(path):
        return errors.NotALibrary(path=str(path))
    return errors.LibraryDamaged(
        path=str(path), detail="; ".join(header_faults(path)) or "its first page can’t be read"
    )


def keep_temporary_beside(connection: sqlite3.Connection, library: Path | None) -> None:
    """Let SQLite put its temporary files beside the library, so that no content comes to another disk; None for where it
    likes. SQLite asks the environment (SQLITE_TMPDIR) once, when it is loaded; this pragma counts at each file, for the
    whole process. Where SQLite was built without it, this connection keeps them in memory, and so does one to a locked
    library: SQLCipher 4.19 spoils a file whose VACUUM overflows into a temporary file, unless its pages have 4096 bytes.
    Raises sqlite3.Error.
    """
    if getattr(connection, "seal", None) is not None:
        return
    folder = str(library.parent).replace("'", "''") if library is not None else ""
    connection.execute(f"PRAGMA temp_store_directory = '{folder}'")
    known = connection.execute("PRAGMA temp_store_directory").fetchone() is not None
    connection.execute(f"PRAGMA temp_store = {'FILE' if known and library is not None else 'MEMORY'}")


def _disk_error(path: Path) -> errors.LibraryError:
    """Return what an error of reading or writing comes from: a file that is gone, a full disk, or the disk itself."""
    import shutil

    try:
        path.stat()
        if shutil.disk_usage(path.parent).free < FULL_DISK_BYTES:
            return errors.DiskFull()
    except FileNotFoundError:
        return errors.LibraryMissing(path=str(path))
    except OSError:
        pass
    return errors.DiskFailed(path=str(path))


def open_file(
    path: Path,
    query: str = "mode=rwc",
    *,
    seal: bytes | None = None,
    known: bool = False,
    timeout: float = 5.0,
    by_cipher: bool = False,
) -> sqlite3.Connection:
    """Return a bare connection to a file, by SQLCipher where it is locked. ``query`` is that of SQLite's URI.

    With ``known``, ``seal`` is that of the file, or what a new one gets (None: plain); else the file is asked.
    ``by_cipher`` asks for SQLCipher also where the file is plain. Raises sqlite3.Error, and LibraryLocked where the key is
    not known.
    """
    seal = seal if known or seal is not None else seal_of(path)
    address = f"{path.absolute().as_uri()}?{query}"
    if seal is not None or by_cipher:
        from reader.library.lock import engine

        return engine.connect(address, path, seal, timeout)
    return sqlite3.connect(address, uri=True, timeout=timeout, isolation_level=None, check_same_thread=False)


def connect(
    path: Path, query: str = "mode=rwc", *, seal: bytes | None = None, known: bool = False, by_cipher: bool = False
) -> sqlite3.Connection:
    """Return a connection to a library, for any thread; see ``open_file``. Raises sqlite3.Error, LibraryLocked, and
    SqliteTooOld where the system's SQLite lacks what the library needs.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise errors.SqliteTooOld(found=sqlite3.sqlite_version, needed=".".join(map(str, OLDEST_SQLITE)))
    connection = open_file(path, query, seal=seal, known=known, timeout=BUSY_SECONDS, by_cipher=by_cipher)
    try:
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        if getattr(connection, "seal", None) is not None:
            from reader.library.lock.engine import CACHE_KB

            connection.execute(f"PRAGMA cache_size = -{CACHE_KB}")
        add_functions(connection)
    except BaseException:
        connection.close()  # at once, for Windows lets no other file take the place of one that is open
        raise
    return connection
