from __future__ import annotations

from pathlib import Path

import pytest

from reader.desk import file_maintenance
from reader.desk.backups import backups_of
from reader.desk.program.opening import forget_keys
from reader.desk.program.settings import Settings
from reader.errors import SettingsUnwritable
from reader.library.library import Library
from reader.library.lock.keys import COSTS, LEAST, USUAL


def test_a_moved_library_is_remembered_in_the_settings(library: Library, tmp_path: Path) -> None:
    library.close()
    target = tmp_path / "elsewhere"
    target.mkdir()
    settings = Settings(tmp_path / "settings.json")
    moved = file_maintenance.move(library.path, target, settings)
    assert moved.path == target / library.path.name
    assert Settings(settings.path)["library"] == str(moved.path)
    assert not library.path.exists()


def test_a_library_stays_where_its_new_place_cannot_be_remembered(library: Library, tmp_path: Path) -> None:
    library.close()
    target = tmp_path / "elsewhere"
    target.mkdir()
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(SettingsUnwritable):
        file_maintenance.move(library.path, target, Settings(tmp_path / "file" / "settings.json"))
    assert library.path.exists()
    assert list(target.iterdir()) == []


def test_locking_a_locked_library_changes_its_passphrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(COSTS, USUAL, COSTS[LEAST])
    path, settings = tmp_path / "library.sqlite", Settings(tmp_path / "settings.json")
    Library(path).close()
    backup = backups_of(path, settings).make(kept=True).path
    first = file_maintenance.lock(path, "four tired harbour gulls")
    second = file_maintenance.lock(path, "nine rested river swans")
    assert first != second == file_maintenance.recovery_key_of(path)
    assert file_maintenance.open_copies(path, settings) == [backup]
    assert file_maintenance.erase_copies([backup]) == []
    file_maintenance.remove_lock(path)
    forget_keys()
    Library(path).close()
