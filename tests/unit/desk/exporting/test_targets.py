"""Places of exports: put there whole, or not at all."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

import pytest

from reader.desk.exporting.targets import file_draft, folder_draft, told, write_chosen
from reader.drafts import draft_of
from reader.errors import ExportError, ExportFolderMissing, ExportNoSpace, ExportOverLibrary, ExportTargetUsed
from reader.library.file.backups import Backups
from reader.library.file.locking import lock
from reader.library.library import Library
from reader.library.lock.keys import LEAST
from tests.making import add_article


def test_a_folder_appears_whole_at_the_end(tmp_path: Path) -> None:
    target = tmp_path / "site"
    with folder_draft(target) as folder:
        folder.add("a/b.html", b"x")
        with folder.open("c.txt") as file:
            file.write(b"y")
        assert not target.exists()
    assert (target / "a" / "b.html").read_bytes() == b"x"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../b"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match=r".."), folder_draft(tmp_path / "site") as folder:
        folder.add(name, b"x")
    assert list(tmp_path.iterdir()) == []


def test_an_error_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), file_draft(tmp_path / "a.txt") as file:
        raise RuntimeError(file.write(b"half"))
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_or_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExportFolderMissing), file_draft(tmp_path / "no" / "a.txt"):
        pass
    with pytest.raises(ExportTargetUsed), file_draft(tmp_path):
        pass
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportTargetUsed), folder_draft(tmp_path / "file"):
        pass


def test_errors_of_the_system_become_sentences(tmp_path: Path) -> None:
    with pytest.raises(ExportNoSpace), told(tmp_path):
        raise OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(ExportError, match="permission denied"), told(tmp_path):
        raise OSError(errno.EACCES, "Permission denied")


def test_a_folder_that_a_dead_process_was_writing_is_swept(tmp_path: Path) -> None:
    left = draft_of(tmp_path / "site")
    dead = left.with_name(left.name.replace(left.name.split(".")[2].split("-")[0], "999999999", 1))
    dead.mkdir()
    (dead / "index.html").write_text("half")
    with folder_draft(tmp_path / "site") as folder:
        folder.add("index.html", b"whole")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_no_export_takes_the_place_of_a_library_or_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite"
    library = Library(path)
    add_article(library, "Ferry returns")
    backup = Backups(path, tmp_path / "backups").make(kept=True).path
    library.close()
    link = tmp_path / "page.html"
    link.symlink_to(path)
    lock(path, "four tired harbour gulls", costs=LEAST)
    for target in (path, link, backup):
        before = target.read_bytes()
        with pytest.raises(ExportOverLibrary), file_draft(target):
            pass
        with pytest.raises(ExportOverLibrary):
            write_chosen(target, b"x")
        assert target.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes in folders")
def test_no_export_takes_the_place_of_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(ExportTargetUsed), file_draft(pipe):
        pass
    assert pipe.is_fifo()


def test_what_is_written_where_somebody_chose_is_whole_or_refused_in_a_sentence(tmp_path: Path) -> None:
    write_chosen(tmp_path / "key.txt", b"new")
    write_chosen(tmp_path / "key.txt", b"newer")
    assert (tmp_path / "key.txt").read_bytes() == b"newer"
    with pytest.raises(ExportFolderMissing):
        write_chosen(tmp_path / "no" / "key.txt", b"x")


def test_what_is_wanted_while_writing_is_beside_the_target_for_its_owner_alone_and_gone_at_the_end(
    tmp_path: Path,
) -> None:
    with folder_draft(tmp_path / "site") as folder:
        folder.add("index.html", b"x")
        with folder.scratch() as scratch:
            (scratch / "words").write_text("plain words")
            assert scratch.is_relative_to(tmp_path)
            if os.name == "posix":
                assert scratch.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["index.html"]


@pytest.mark.parametrize("draft", [file_draft, folder_draft])
def test_what_a_killed_export_of_another_name_left_is_swept_by_the_next(tmp_path: Path, draft) -> None:  # type: ignore[no-untyped-def]
    left = draft_of(tmp_path / "other")
    left = left.with_name(re.sub(r"\.\d+-\d+-", ".4194305-7-", left.name))
    left.mkdir()
    (left / "article.html").write_text("plain words")
    with draft(tmp_path / "new"):
        assert not left.exists()
