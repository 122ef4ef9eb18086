from __future__ import annotations

from pathlib import Path

import pytest

from reader.desk import file_maintenance
from reader.desk.program.settings import Settings
from reader.errors import SettingsUnwritable
from reader.library.library import Library


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
