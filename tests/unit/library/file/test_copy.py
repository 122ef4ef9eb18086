"""A file that bears a name is whole: a copy that fails leaves what was there."""

from __future__ import annotations

import errno
import os
import re
from collections import namedtuple
from pathlib import Path

import pytest

from reader import errors
from reader.library.file.copy import contents_of, copy, verify, writing_into
from reader.library.library import Library
from tests.making import add_article


@pytest.fixture
def source(library: Library) -> Path:
    add_article(library, "First")
    library.articles.mark([add_article(library, "Second")], "read", True)
    return library.path


def test_a_copy_says_what_is_in_it_and_leaves_nothing_beside_it(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    made = copy(source, folder / "copy.sqlite")
    assert (made.articles, made.unread, made.newest_title) == (2, 1, "Second")
    assert contents_of(folder / "copy.sqlite") == verify(folder / "copy.sqlite") == made
    assert [path.name for path in folder.iterdir()] == ["copy.sqlite"]


def test_what_the_callback_raises_ends_the_copy_and_the_file_before_stays(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.sqlite"
    target.write_bytes(b"before")

    def stop(stage: str, _fraction: float) -> None:
        if stage == "verifying":
            raise errors.Cancelled()

    with pytest.raises(errors.Cancelled):
        copy(source, target, stop)
    assert target.read_bytes() == b"before"
    assert [path.name for path in tmp_path.glob("*copy*")] + [path.name for path in tmp_path.glob(".*copy*")] == [
        "copy.sqlite"
    ]


def test_too_little_room_is_said_before_anything_is_written(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: usage(1, 1, 0))
    with pytest.raises(errors.NoSpace):
        copy(source, tmp_path / "copy.sqlite")
    assert not (tmp_path / "copy.sqlite").exists()


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_a_folder_that_may_not_be_made_is_no_drive_that_is_away(tmp_path: Path, number: int) -> None:
    with (
        pytest.raises(errors.FolderUnwritable, match=re.escape(os.strerror(number))),
        writing_into(tmp_path / "backups"),
    ):
        raise OSError(number, os.strerror(number))
    with pytest.raises(errors.FolderGone), writing_into(tmp_path / "backups"):
        raise OSError(errno.ENOENT, os.strerror(errno.ENOENT))
