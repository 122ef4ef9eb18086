from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from reader import errors
from reader.library.file.backups import Backups
from reader.library.file.swap import restore
from reader.library.library import Library
from reader.library.migrations import schema
from tests.making import add_article, titles


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed library with two articles, and a backup of when it had one."""
    library = Library(tmp_path / "library.sqlite")
    add_article(library, "First")
    Backups(library.path, tmp_path / "backups").make(kept=True)
    add_article(library, "Second")
    library.close()
    return library.path


def backup_of(path: Path) -> Path:
    return next((path.parent / "backups").glob("tearsheet-*.sqlite"))


def test_a_restored_backup_takes_the_place_and_the_present_file_is_kept_and_listed(path: Path) -> None:
    backup = backup_of(path)
    before = backup.read_bytes()
    done = restore(backup, path)
    assert done.contents.articles == 1
    assert titles(path) == ["First"]
    assert done.kept is not None
    assert backup.read_bytes() == before
    listed = {known.path: known for known in Backups(path, path.parent / "backups").copies()}
    assert listed[done.kept].kind == "replaced"
    assert listed[done.kept].contents is not None
    assert listed[done.kept].contents.articles == 2
    again = restore(done.kept, path)  # and back
    assert titles(path) == ["Second", "First"]
    assert again.kept != done.kept


def test_a_library_that_is_open_is_not_replaced(path: Path) -> None:
    library = Library(path)
    add_article(library, "Third")
    with pytest.raises(errors.LibraryInUse, match="open in another window"):
        restore(backup_of(path), path)
    add_article(library, "Fourth")
    library.close()
    assert titles(path) == ["Fourth", "Third", "Second", "First"]
    assert [file.name for file in path.parent.iterdir() if file.suffix not in ("", ".sqlite-wal", ".sqlite-shm")] == [
        path.name
    ]


def test_a_broken_or_newer_backup_changes_nothing(path: Path) -> None:
    backup = backup_of(path)
    broken = backup.with_name("broken.sqlite")
    content = bytearray(backup.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 9000] = b"\x55" * 9000
    broken.write_bytes(content)
    with pytest.raises(errors.BackupBroken, match="Choose another"):
        restore(broken, path)
    newer = sqlite3.connect(backup)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(errors.BackupTooNew):
        restore(backup, path)
    with pytest.raises(errors.BackupBroken):
        restore(path.parent / "nothing.sqlite", path)
    assert titles(path) == ["Second", "First"]
    assert [file.name for file in path.parent.iterdir() if file.suffix not in ("", ".sqlite-wal", ".sqlite-shm")] == [
        path.name
    ]


def test_a_backup_of_an_earlier_schema_is_upgraded_when_it_is_opened(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, lambda db: db.execute("CREATE TABLE later (x)")))
    restore(backup_of(path), path)
    assert titles(path) == ["First"]
    later = sqlite3.connect(path)
    assert later.execute("PRAGMA user_version").fetchone() == (len(schema.MIGRATIONS),)
    later.close()


def test_a_backup_is_restored_where_there_is_no_library_any_more(path: Path) -> None:
    path.unlink()
    assert restore(backup_of(path), path).kept is None
    assert titles(path) == ["First"]


def test_a_wal_that_was_left_never_meets_another_file(path: Path) -> None:
    """What a killed program left beside the library goes with it, into the file that is kept."""
    library = Library(path)
    add_article(library, "In the WAL")
    for suffix in ("", "-wal"):
        (path.parent / f"killed.sqlite{suffix}").write_bytes(path.with_name(path.name + suffix).read_bytes())
    library.close()
    killed = path.parent / "killed.sqlite"
    done = restore(backup_of(path), killed)
    assert titles(killed) == ["First"]
    assert done.kept is not None
    assert titles(done.kept) == ["In the WAL", "Second", "First"]
    done.kept.with_name(done.kept.name + "-wal").touch()
    assert [known.path for known in Backups(killed, path.parent / "none").copies()] == [done.kept]


def test_a_disk_that_fails_on_the_way_leaves_the_library_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr("os.link", fails)
        patched.setattr("shutil.copyfile", fails)
        with pytest.raises(errors.FolderUnwritable, match="Input/output error"):
            restore(backup_of(path), path)
    assert titles(path) == ["Second", "First"]
    wal = sqlite3.connect(path)
    assert wal.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    wal.close()


def test_a_file_system_without_second_names_keeps_a_copy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("os.link", fails)
    done = restore(backup_of(path), path)
    assert done.kept is not None
    assert titles(done.kept) == ["Second", "First"]
