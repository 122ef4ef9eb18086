from __future__ import annotations

from pathlib import Path

import pytest

from reader.desk.program.locations import data_folder, default_library, library_path, name_of_library
from reader.desk.program.settings import Settings


def test_a_named_library_comes_before_the_variable_and_that_before_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(tmp_path / "settings.json")
    assert library_path(None, settings) == data_folder() / "library.sqlite" == default_library(settings)
    settings.set("library", str(tmp_path / "moved.sqlite"))
    assert library_path(None, settings) == tmp_path / "moved.sqlite"
    monkeypatch.setenv("TEARSHEET_LIBRARY", str(tmp_path / "variable.sqlite"))
    assert library_path(None, settings) == tmp_path / "variable.sqlite"
    assert library_path(str(tmp_path / "named.sqlite"), settings) == tmp_path / "named.sqlite"


def test_a_library_has_one_name_whichever_way_leads_to_it_and_it_tells_no_path(tmp_path: Path) -> None:
    library, link = tmp_path / "harbour.sqlite", tmp_path / "link.sqlite"
    library.touch()
    link.symlink_to(library)
    assert name_of_library(library) == name_of_library(link) != name_of_library(tmp_path / "quay.sqlite")
    assert "harbour" not in name_of_library(library)
