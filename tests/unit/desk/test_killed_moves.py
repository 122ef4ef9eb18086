from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.desk.killed_moves import settle_killed_moves
from reader.desk.program.settings import Settings
from reader.drafts import draft_of


@pytest.fixture
def moved(tmp_path: Path) -> Path:
    """A file in a new place, with a dead process's note of where it came from, where its old file is still."""
    new = tmp_path / "new"
    new.mkdir()
    old = tmp_path / "library.sqlite"
    old.write_bytes(b"library")
    found = old.stat()
    note = re.sub(r"\.\d+-\d+-", ".4194999-7-", draft_of(new / "library.sqlite", "came").name)
    stamp = f"{found.st_dev} {found.st_ino} {found.st_size} {found.st_mtime_ns}"
    (new / note).write_text(f"{old}\n{stamp}", encoding="utf-8")
    (new / "library.sqlite").write_bytes(b"library")
    return new / "library.sqlite"


def test_the_old_file_goes_where_the_new_one_is_the_library(moved: Path, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.set("library", str(moved))
    settle_killed_moves(moved, settings)
    assert [found.name for found in moved.parent.iterdir()] == ["library.sqlite"]
    assert not (tmp_path / "library.sqlite").exists()


def test_nothing_goes_where_another_file_is_the_library(moved: Path, tmp_path: Path) -> None:
    settle_killed_moves(moved, Settings(tmp_path / "settings.json"))
    assert len(list(moved.parent.iterdir())) == 2
    assert (tmp_path / "library.sqlite").exists()
