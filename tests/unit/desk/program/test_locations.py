from __future__ import annotations

from pathlib import Path

import pytest

from reader.desk.program.locations import data_folder, default_library, library_path
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
