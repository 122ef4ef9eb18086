"""What is known of a library's file before it is open, and when reading it fails."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from reader.errors import LibraryDamaged, LibraryError
from reader.library.file.opening import takes_long
from reader.library.lock.seals import seal_of
from reader.library.path_kind import real_path
from reader.library.sqlite import translate

__all__ = [
    "check_passphrase",
    "damage_in",
    "forget_keys",
    "is_locked",
    "key_of",
    "needs_passphrase",
    "seal_of_library",
    "takes_long",
    "unlock",
]


def is_locked(path: Path) -> bool:
    """Return whether the library has a passphrase."""
    return seal_of(_file(path)) is not None


def seal_of_library(path: Path) -> bytes | None:
    """Return the seal of a library with a passphrase, None for a plain one."""
    return seal_of(_file(path))


def key_of(path: Path) -> tuple[bytes, bytes] | None:
    """Return seal and key of a library with a passphrase that this process can open; None for any other."""
    seal = seal_of(_file(path))
    if seal is None:
        return None
    from reader.library.lock.keys import KEYRING

    key = KEYRING.get(seal)
    return None if key is None else (seal, key)


def needs_passphrase(path: Path) -> bool:
    """Return whether the library can’t be opened before ``unlock``."""
    path = _file(path)
    if seal_of(path) is None:
        return False
    from reader.library.lock.keys import can_open

    return not can_open(path)


def unlock(path: Path, passphrase: str) -> None:
    """Let this process open the library, by its passphrase or its recovery key; takes most of a second, on purpose.
    Nothing happens for a plain one. Raises WrongPassphrase, LockUnavailable.
    """
    from reader.library.lock import keys

    if keys.unlock(_file(path), passphrase) is not None:
        from reader.library.lock.engine import engine

        engine()  # 10 ms that a window would wait for otherwise


def check_passphrase(path: Path, passphrase: str) -> None:
    """Do nothing where this opens the library, which is open. Raises WrongPassphrase."""
    from reader.library.lock import keys

    keys.check(_file(path), passphrase)


def forget_keys() -> None:
    """Overwrite the keys of all libraries that were unlocked."""
    import sys

    keys = sys.modules.get("reader.library.lock.keys")
    if keys is not None:
        keys.KEYRING.forget()


def _file(path: Path) -> Path:
    try:
        return real_path(path)
    except LibraryError:
        return path


def damage_in(error: BaseException, path: Path) -> LibraryDamaged | None:
    """Return a new error, without the frames that ``error`` holds, if that says that the library is damaged."""
    found = translate(error, path) if isinstance(error, (sqlite3.DatabaseError, UnicodeDecodeError)) else error
    return LibraryDamaged(**found.values) if isinstance(found, LibraryDamaged) else None
