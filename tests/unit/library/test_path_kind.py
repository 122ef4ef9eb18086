from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from reader import errors
from reader.library.file.backups import Backups
from reader.library.file.check import check
from reader.library.file.moving import move
from reader.library.file.swap import repair, restore
from reader.library.library import Library
from reader.library.path_kind import free_name, library_file, real_path
from reader.model.library import Filter
from tests.making import add_article


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A folder that stands for a drive, with a library of one article."""
    folder = tmp_path / "vault"
    folder.mkdir()
    library = Library(folder / "real.sqlite")
    add_article(library, "First")
    library.close()
    return folder


@pytest.fixture
def link(tmp_path: Path, vault: Path) -> Path:
    """A link to that library, in a folder of its own."""
    home = tmp_path / "home folder"
    home.mkdir()
    path = home / "l.sqlite"
    path.symlink_to(vault / "real.sqlite")
    return path


def number_of_articles(path: Path) -> int:
    library = Library(path)
    try:
        return len(library.listings.ids(Filter()))
    finally:
        library.close()


def test_a_link_to_a_drive_that_is_not_attached_is_kept_and_no_library_is_made(link: Path, vault: Path) -> None:
    vault.rename(vault.with_name("away"))
    for use in (Library, check, repair):
        with pytest.raises(errors.LibraryMissing, match="Connect its drive"):
            use(link)
    assert link.is_symlink()
    assert list(link.parent.iterdir()) == [link]
    vault.with_name("away").rename(vault)
    assert number_of_articles(link) == 1


def test_a_folder_that_is_a_link_to_a_drive_that_is_not_attached_is_no_place_for_a_new_library(
    tmp_path: Path, vault: Path
) -> None:
    folder = tmp_path / "documents"
    folder.symlink_to(vault, target_is_directory=True)
    assert number_of_articles(folder / "real.sqlite") == 1
    vault.rename(vault.with_name("away"))
    with pytest.raises(errors.LibraryMissing):
        Library(folder / "real.sqlite")
    assert not vault.exists()


def test_a_drive_that_systems_attach_elsewhere_is_not_made_as_a_folder() -> None:
    with pytest.raises(errors.LibraryMissing):
        library_file(Path("/media/nobody/no such stick/l.sqlite"))
    assert not Path("/media/nobody").exists()


def test_links_that_lead_in_a_circle_are_said_so_and_kept(tmp_path: Path) -> None:
    one, two = tmp_path / "one.sqlite", tmp_path / "two.sqlite"
    one.symlink_to(two)
    two.symlink_to(one)
    for use in (Library, check, repair, lambda path: restore(path, path), lambda path: Backups(path, tmp_path)):
        with pytest.raises(errors.LinkLoop, match="circle"):
            use(one)
    assert sorted(tmp_path.iterdir()) == [one, two]
    assert one.is_symlink()


def test_a_linked_library_is_restored_behind_its_link(link: Path, vault: Path) -> None:
    backup = Backups(link, vault / "backups").make(kept=True)
    library = Library(link)
    add_article(library, "Second")
    library.close()
    done = restore(backup.path, link)
    assert link.is_symlink()
    assert list(link.parent.iterdir()) == [link]
    assert done.kept is not None
    assert done.kept.parent == vault
    assert not done.kept.is_symlink()
    assert (number_of_articles(vault / "real.sqlite"), number_of_articles(done.kept)) == (1, 2)


def test_a_linked_library_is_repaired_behind_its_link(link: Path, vault: Path) -> None:
    content = bytearray((vault / "real.sqlite").read_bytes())
    content[3 * 8192 : 3 * 8192 + 2048] = os.urandom(2048)
    (vault / "real.sqlite").write_bytes(content)
    repair(link)
    assert link.is_symlink()
    assert list(link.parent.iterdir()) == [link]


def test_a_linked_library_is_moved_as_the_file_that_it_is(link: Path, vault: Path, tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.mkdir()
    remembered: list[Path] = []
    done = move(link, target, remembered.append)
    assert remembered == [target / "real.sqlite"]
    assert not done.path.is_symlink()
    assert list(vault.iterdir()) == []
    assert number_of_articles(done.path) == 1


def test_everything_about_a_linked_library_is_beside_the_file_itself(link: Path, vault: Path) -> None:
    library = Library(link)
    assert library.path == vault / "real.sqlite"
    add_article(library, "Second")
    library.compaction.compact(lambda: False)
    library.close()
    assert list(link.parent.iterdir()) == [link]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_what_is_no_ordinary_file_is_said_so_and_left_alone(tmp_path: Path) -> None:
    backup = Library(tmp_path / "backup.sqlite")
    backup.close()
    (tmp_path / "folder.sqlite").mkdir()
    os.mkfifo(tmp_path / "pipe.sqlite")
    with socket.socket(socket.AF_UNIX) as listening:
        here = Path.cwd()
        os.chdir(tmp_path)  # a socket's path may have a hundred letters
        try:
            listening.bind("socket.sqlite")
        finally:
            os.chdir(here)
    (tmp_path / "device.sqlite").symlink_to("/dev/null")
    target = tmp_path / "target"
    target.mkdir()
    for kind in ("folder", "pipe", "socket", "device"):
        path = tmp_path / f"{kind}.sqlite"
        before = path.lstat().st_mode
        uses = (
            Library,
            check,
            repair,
            lambda path: restore(backup.path, path),
            lambda path: move(path, target, print),
            lambda path: Backups(path, target).make(kept=True),
        )
        for use in uses:
            with pytest.raises(errors.NotAFile, match=f"is a {kind}, not a library"):
                use(path)
        with pytest.raises(errors.BackupBroken, match=f"a {kind}"):
            restore(path, tmp_path / "new.sqlite")
        assert path.lstat().st_mode == before
    assert list(target.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes in folders")
def test_a_pipe_in_the_place_of_the_wal_is_said_so_and_not_waited_for(vault: Path) -> None:
    os.mkfifo(vault / "real.sqlite-wal")
    with pytest.raises(errors.NotAFile, match="a pipe"):
        Library(vault / "real.sqlite")


def test_an_empty_file_is_no_new_library(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite"
    path.touch()
    with pytest.raises(errors.LibraryEmpty):
        Library(path)
    assert path.stat().st_size == 0


@pytest.mark.parametrize(
    "left", ["l.sqlite-wal", "l.sqlite-journal", "l.before-schema-9.sqlite", "l.replaced-2026-01-01T000000Z.sqlite"]
)
def test_a_library_that_is_gone_and_left_something_is_not_made_new(tmp_path: Path, left: str) -> None:
    (tmp_path / left).write_bytes(b"something")
    with pytest.raises(errors.LibraryGone, match=left):
        Library(tmp_path / "l.sqlite")
    assert [path.name for path in tmp_path.iterdir()] == [left]
    Library(tmp_path / "other.sqlite").close()


def test_a_library_that_was_renamed_is_not_made_new_while_its_backups_are_there(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    Library(path).close()
    backup = Backups(path, tmp_path / "backups").make(kept=True)
    path.rename(tmp_path / "renamed.sqlite")
    with pytest.raises(errors.LibraryGone, match="backups"):
        Library(path)
    restore(backup.path, path)
    assert number_of_articles(path) == 0


def test_a_wal_that_was_left_is_put_aside_before_a_backup_is_restored_over_it(vault: Path) -> None:
    path = vault / "real.sqlite"
    backup = Backups(path, vault / "backups").make(kept=True)
    path.unlink()
    (vault / "real.sqlite-wal").write_bytes(b"of another file")
    restore(backup.path, path)
    assert not (vault / "real.sqlite-wal").exists()
    assert [left.read_bytes() for left in vault.glob("real.replaced-*-wal")] == [b"of another file"]


def test_a_library_is_not_moved_beside_a_wal_of_its_name_or_over_a_link(vault: Path, tmp_path: Path) -> None:
    for number, left in enumerate(("real.sqlite-wal", "real.sqlite-journal", "real.sqlite")):
        target = tmp_path / f"target {number}"
        target.mkdir()
        if left == "real.sqlite":
            (target / left).symlink_to(tmp_path / "away" / "real.sqlite")
        else:
            (target / left).write_bytes(b"of another file")
        with pytest.raises(errors.TargetExists):
            move(vault / "real.sqlite", target, print)
        assert [path.name for path in target.iterdir()] == [left]


def test_a_link_inside_another_is_followed_from_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "a" / "l").symlink_to(Path("..") / "b" / "m")
    (tmp_path / "b" / "m").symlink_to("n")
    assert real_path(tmp_path / "a" / "l").resolve() == tmp_path / "b" / "n"


def test_the_longest_name_that_sqlite_can_use_is_opened_and_a_longer_one_said_so(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 240 + ".sqlite")
    Library(path).close()
    Backups(path, tmp_path / "backups").make(kept=True)
    with pytest.raises(errors.LibraryUnreachable, match="its name is too long"):
        Library(tmp_path / ("x" * 250))


def test_a_name_beside_which_sqlite_left_something_is_not_free(tmp_path: Path) -> None:
    (tmp_path / "a.sqlite-wal").touch()
    (tmp_path / "a-2.sqlite").symlink_to("nowhere")
    assert free_name(tmp_path / "a.sqlite") == tmp_path / "a-3.sqlite"


def test_a_backup_of_a_library_that_is_away_makes_no_folder_in_its_place(link: Path, vault: Path) -> None:
    vault.rename(vault.with_name("away"))
    with pytest.raises(errors.LibraryMissing):
        Backups(link, vault / "backups").make(kept=True)
    assert not vault.exists()


def test_an_empty_file_is_not_moved_or_changed(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite"
    path.touch()
    (tmp_path / "target").mkdir()
    with pytest.raises(errors.LibraryEmpty):
        move(path, tmp_path / "target", print)
    assert path.stat().st_size == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows makes links for administrators alone")
@pytest.mark.parametrize("suffix", ["-wal", "-shm", "-journal"])
def test_a_link_beside_a_library_is_neither_followed_nor_changed(vault: Path, tmp_path: Path, suffix: str) -> None:
    other = tmp_path / "other.txt"
    other.write_bytes(b"of somebody else")
    other.chmod(0o644)
    (vault / f"real.sqlite{suffix}").symlink_to(other)
    with pytest.raises(errors.NotAFile, match="a link"):
        Library(vault / "real.sqlite")
    assert (other.read_bytes(), other.stat().st_mode & 0o777) == (b"of somebody else", 0o644)


@pytest.mark.parametrize(
    "name", ["a\0b", "x" * 300, "x" * 300 + "/l.sqlite", "\ud800.sqlite"], ids=["nul", "long", "folder", "half"]
)
def test_what_no_file_can_be_called_is_said_so(name: str) -> None:
    with pytest.raises(errors.LibraryUnreachable, match="no file can have this name"):
        library_file(Path("/nowhere") / name)
