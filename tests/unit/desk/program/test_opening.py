from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from reader.desk.program.opening import damage_in, forget_keys, is_locked, needs_passphrase, unlock
from reader.errors import LibraryBusy, LibraryDamaged, WrongPassphrase
from reader.library.file.locking import lock
from reader.library.library import Library
from reader.library.lock.keys import LEAST


def test_damage_is_told_from_other_errors_of_the_database() -> None:
    path = Path("library.sqlite")
    broken = sqlite3.DatabaseError("database disk image is malformed")
    broken.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    assert isinstance(damage_in(broken, path), LibraryDamaged)
    assert damage_in(ValueError(), path) is None
    assert damage_in(LibraryBusy(), path) is None


def test_a_locked_library_needs_its_passphrase_until_it_was_given_and_after_it_was_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    Library(path).close()
    assert not is_locked(path)
    assert not needs_passphrase(path)
    lock(path, "four tired harbour gulls", costs=LEAST)
    assert is_locked(path)
    assert not needs_passphrase(path)
    forget_keys()
    assert needs_passphrase(path)
    with pytest.raises(WrongPassphrase):
        unlock(path, "another one")
    unlock(path, "four tired harbour gulls")
    assert not needs_passphrase(path)
    forget_keys()
