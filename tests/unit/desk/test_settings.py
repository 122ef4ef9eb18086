from __future__ import annotations

from pathlib import Path

import pytest

from reader.desk.settings import SETTINGS, Settings
from reader.errors import BadValue


def test_a_setting_is_kept_for_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    Settings(path).set("theme", "dark")
    assert Settings(path)["theme"] == "dark"


@pytest.mark.parametrize("content", ["", "not json", "[]", '{"theme": "pink", "text_size": "19", "unknown": 1}'])
def test_a_broken_file_means_the_defaults(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(content, encoding="utf-8")
    settings = Settings(path)
    assert {s.name: settings[s.name] for s in SETTINGS} == {s.name: s.default for s in SETTINGS}


def test_a_value_that_is_not_allowed_is_refused_in_words(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    with pytest.raises(BadValue, match="theme cannot be pink; it can be system, light, dark"):
        settings.set("theme", "pink")
    with pytest.raises(BadValue, match="no setting"):
        settings.set("colour", "pink")


def test_a_path_is_kept_and_what_is_none_is_refused(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.set("backup_folder", str(tmp_path))
    assert Settings(settings.path)["backup_folder"] == str(tmp_path)
    with pytest.raises(BadValue, match="path of a folder"):
        settings.set("backup_folder", True)
    settings.path.write_text('{"backup_folder": 3}', encoding="utf-8")
    assert Settings(settings.path)["backup_folder"] == ""
