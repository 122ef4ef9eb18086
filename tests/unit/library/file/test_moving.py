from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader import errors
from reader.drafts import draft_of
from reader.library.file.moving import finish_killed_move, move
from reader.library.library import Library
from tests.making import add_article, titles


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed library with two articles."""
    library = Library(tmp_path / "library.sqlite")
    add_article(library, "First")
    add_article(library, "Second")
    library.close()
    return library.path


def test_moving_leaves_the_old_file_only_after_the_new_one_is_whole_and_remembered(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "drive"
    folder.mkdir()
    remembered: list[Path] = []

    def remember(target: Path) -> None:
        assert path.exists()
        assert target.exists()
        remembered.append(target)

    done = move(path, folder, remember)
    assert remembered == [done.path] == [folder / "library.sqlite"]
    assert done.left is None
    assert not path.exists()
    assert titles(done.path) == ["Second", "First"]


def test_a_move_that_fails_leaves_the_library_where_it_was(path: Path, tmp_path: Path) -> None:
    with pytest.raises(errors.FolderGone):
        move(path, tmp_path / "gone", lambda _: None)
    folder = tmp_path / "drive"
    folder.mkdir()

    def fails(_target: Path) -> None:
        raise OSError(30, "Read-only file system")

    with pytest.raises(OSError, match="Read-only"):
        move(path, folder, fails)
    assert list(folder.iterdir()) == []
    (folder / "library.sqlite").write_text("mine")
    with pytest.raises(errors.TargetExists, match="already exists"):
        move(path, folder, lambda _: None)
    assert (folder / "library.sqlite").read_text() == "mine"
    assert titles(path) == ["Second", "First"]


def test_a_library_that_another_program_has_open_is_not_moved(path: Path, tmp_path: Path) -> None:
    (tmp_path / "drive").mkdir()
    library = Library(path)
    add_article(library, "Third")
    with pytest.raises(errors.LibraryInUse):
        move(path, tmp_path / "drive", lambda _: None)
    library.close()
    assert titles(path) == ["Third", "Second", "First"]


class Killed(BaseException):
    """What ends a process where the test says so."""


@pytest.mark.parametrize("is_changed", [False, True], ids=["unchanged", "written-to-since"])
def test_a_move_that_was_killed_once_it_was_remembered_ends_at_the_next_start(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_changed: bool
) -> None:
    folder = tmp_path / "drive"
    folder.mkdir()
    notes: list[str] = []
    note = draft_of(folder / "library.sqlite", "came")

    def killed(_old: Path, _stamp: str) -> None:
        notes.append(note.read_text("utf-8"))
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr("reader.library.file.moving._remove", killed)
        with pytest.raises(Killed):
            move(path, folder, lambda _target: None)
    assert path.exists()
    if is_changed:
        library = Library(path)
        add_article(library, "Third")
        library.close()
    left = folder / re.sub(r"\.\d+-\d+-", ".4194999-7-", note.name)
    left.write_text(notes[0], encoding="utf-8")
    assert finish_killed_move(left, folder / "library.sqlite") == path
    assert path.exists() == is_changed
    assert titles(folder / "library.sqlite") == ["Second", "First"]


def test_a_move_from_a_drive_that_is_away_is_finished_when_it_is_back(tmp_path: Path) -> None:
    note = tmp_path / "note"
    note.write_text(f"{tmp_path / 'away' / 'library.sqlite'}\n1 2 3 4", encoding="utf-8")
    assert finish_killed_move(note, tmp_path / "library.sqlite") is None
    assert note.exists()
