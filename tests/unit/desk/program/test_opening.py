from __future__ import annotations

import sqlite3
from pathlib import Path

from reader.desk.program.opening import damage_in
from reader.errors import LibraryBusy, LibraryDamaged


def test_damage_is_told_from_other_errors_of_the_database() -> None:
    path = Path("library.sqlite")
    broken = sqlite3.DatabaseError("database disk image is malformed")
    broken.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    assert isinstance(damage_in(broken, path), LibraryDamaged)
    assert damage_in(ValueError(), path) is None
    assert damage_in(LibraryBusy(), path) is None
