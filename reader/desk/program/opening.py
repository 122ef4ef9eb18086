"""What is known of a library's file before it is open, and when reading it fails."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from reader.errors import LibraryDamaged
from reader.library.file.opening import takes_long
from reader.library.sqlite import translate

__all__ = ["damage_in", "takes_long"]


def damage_in(error: BaseException, path: Path) -> LibraryDamaged | None:
    """Return a new error, without the frames that ``error`` holds, if that says that the library is damaged."""
    found = translate(error, path) if isinstance(error, (sqlite3.DatabaseError, UnicodeDecodeError)) else error
    return LibraryDamaged(**found.values) if isinstance(found, LibraryDamaged) else None
