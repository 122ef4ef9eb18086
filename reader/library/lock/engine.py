"""SQLCipher: connections to locked libraries, which are like Python's own to plain ones.

Imported when a locked library is opened or made, never at the start of a plain one. Its errors become a kind of
Python's: whoever catches ``sqlite3.Error`` catches both.
"""

from __future__ import annotations

import sqlite3
from functools import cache
from pathlib import Path
from typing import Any

from reader import errors
from reader.library.lock.keys import KEYRING
from reader.library.lock.seals import PAGE_BYTES

CACHE_KB = 16_000
"""What a connection remembers decrypted; the system's own memory of the file is encrypted, and a page costs some 15 µs."""

_ERRORS = (
    "InterfaceError",
    "DatabaseError",
    "DataError",
    "OperationalError",
    "IntegrityError",
    "InternalError",
    "ProgrammingError",
    "NotSupportedError",
)
_CIPHER = (
    f"cipher_page_size = {PAGE_BYTES}",
    "cipher_hmac_algorithm = HMAC_SHA256",
    "cipher_kdf_algorithm = PBKDF2_HMAC_SHA256",
)


@cache
def engine() -> Any:
    """Return the module ``sqlcipher3.dbapi2``, whose errors are Python's own besides. Raises LockUnavailable."""
    try:
        from sqlcipher3 import dbapi2
    except ImportError as error:
        raise errors.LockUnavailable(detail=str(error)) from error
    for name in _ERRORS:
        kind, own = getattr(dbapi2, name), getattr(sqlite3, name)
        if not issubclass(kind, own):
            kind.__bases__ = (*kind.__bases__, own)

    class Sealed(dbapi2.Connection):  # type: ignore[misc]
        """A connection that knows the seal of its file; None for a plain one."""

        seal: bytes | None = None

    dbapi2.Sealed = Sealed
    return dbapi2


def seal_of_connection(connection: object) -> bytes | None:
    """Return the seal of the file that a connection has open; None for a plain one."""
    seal: bytes | None = getattr(connection, "seal", None)
    return seal


def connect(address: str, path: Path, seal: bytes | None, timeout: float) -> sqlite3.Connection:
    """Return a connection of SQLCipher to a library's address (a URI); ``seal`` is None for a plain file, which it opens,
    too. A new file gets the seal. Raises sqlite3.Error, LibraryLocked where the key is not known, LockUnavailable.
    """
    key = KEYRING.get(seal) if seal is not None else None
    if seal is not None and key is None:
        raise errors.LibraryLocked(path=str(path))
    module = engine()
    connection: sqlite3.Connection = module.connect(
        address, uri=True, timeout=timeout, isolation_level=None, check_same_thread=False, factory=module.Sealed
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")  # it would go to the terminal
        if seal is not None and key is not None:
            connection.seal = seal  # type: ignore[attr-defined]
            connection.execute(f'PRAGMA key = "{_literal(seal, key)}"')
            for pragma in _CIPHER:
                connection.execute(f"PRAGMA {pragma}")
        connection.execute("PRAGMA temp_store = MEMORY")
    except BaseException:
        connection.close()
        raise
    return connection


def export(connection: sqlite3.Connection, draft: Path, seal: bytes | None) -> None:
    """Write all that a connection of SQLCipher reads into the new file ``draft``, encrypted for ``seal``, or plain where
    that is None; its numbers of application and schema, too.

    Raises sqlite3.Error, LibraryLocked.
    """
    numbers = {
        name: int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("application_id", "user_version")
    }
    literal = ""
    if seal is not None:
        key = KEYRING.get(seal)
        if key is None:
            raise errors.LibraryLocked(path=str(draft))
        literal = _literal(seal, key)
    connection.execute("ATTACH DATABASE ? AS exported KEY ?", [str(draft), literal])
    try:
        for pragma in _CIPHER if seal is not None else (f"page_size = {PAGE_BYTES}",):
            connection.execute(f"PRAGMA exported.{pragma}")
        connection.execute("PRAGMA exported.synchronous = OFF")  # it is synced as a whole
        connection.execute("PRAGMA exported.journal_mode = OFF")
        connection.execute("SELECT sqlcipher_export('exported')").fetchall()
        for name, number in numbers.items():
            connection.execute(f"PRAGMA exported.{name} = {number}")
    finally:
        if not connection.in_transaction:
            connection.execute("DETACH DATABASE exported")


def _literal(seal: bytes, key: bytes) -> str:
    return f"x'{key.hex()}{seal.hex()}'"
