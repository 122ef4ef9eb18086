"""A library's file that is exchanged while it is open: nothing is written into the dead one, nothing of it is lost, and
the new one is not spoiled.
"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from time import sleep

import pytest

from reader.errors import LibraryDeleted, LibraryMissing, LibraryOverwritten, LibraryReplaced
from reader.library.file_identity import ContentWatch, identity, keep, remove_beside
from reader.library.library import Library
from tests.making import add_article


def _exchange(library: Library, titles: list[str]) -> None:
    """Let another file take the path of a library that is open, as a program that syncs folders does."""
    newcomer = library.path.with_name("elsewhere.sqlite")
    other = Library(newcomer)
    for title in titles:
        add_article(other, title=title)
    other.close()
    newcomer.replace(library.path)


def _titles(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return sorted(row[0] for row in connection.execute("SELECT title FROM articles"))


def test_nothing_is_written_once_another_file_has_the_librarys_path(library: Library) -> None:
    mine = add_article(library, title="Mine")
    _exchange(library, ["Theirs"])
    with pytest.raises(LibraryReplaced):
        library.articles.mark([mine], "starred", True)
    assert isinstance(library.notice, LibraryReplaced)


def test_a_change_that_lasts_while_the_file_is_exchanged_is_taken_back(library: Library) -> None:
    mine = add_article(library, title="Mine")
    with pytest.raises(LibraryReplaced), library.one_change():  # noqa: PT012
        library.articles.mark([mine], "starred", True)
        _exchange(library, [])
    assert not library.articles.row(mine).starred


def test_closing_keeps_what_was_open_and_leaves_the_new_file_sound(library: Library) -> None:
    add_article(library, title="Mine")
    _exchange(library, ["Theirs", "Theirs as well"])
    library.close()
    assert library.set_aside is not None
    assert library.set_aside.name.startswith(f"{library.path.stem}.replaced-")
    assert _titles(library.set_aside) == ["Mine"]
    assert _titles(library.path) == ["Theirs", "Theirs as well"]
    assert not library.path.with_name(library.path.name + "-wal").exists()


def test_the_articles_that_are_open_stay_readable_after_an_exchange(library: Library) -> None:
    mine = add_article(library, title="Mine")
    _exchange(library, [])
    assert library.look_at_file() is not None
    assert library.articles.row(mine).title == "Mine"


def test_a_file_that_is_away_for_a_moment_stops_changes_only_meanwhile(library: Library) -> None:
    mine = add_article(library)
    away = library.path.with_name("away.sqlite")
    library.path.rename(away)
    with pytest.raises(LibraryMissing):
        library.articles.mark([mine], "starred", True)
    away.rename(library.path)
    library.articles.mark([mine], "starred", True)
    assert library.articles.row(mine).starred
    assert library.notice is None


def test_a_files_own_changes_are_no_exchange(library: Library) -> None:
    add_article(library)
    assert library.look_at_file() is None
    library.close()
    assert library.set_aside is None


def _noticed(library: Library) -> None:
    """Look as the window does, and wait until what is open is kept."""
    assert isinstance(library.look_at_file(), LibraryReplaced)
    while library.is_keeping:
        sleep(0.01)


def test_what_was_open_is_kept_and_the_new_file_is_sound_however_the_process_ends(library: Library) -> None:
    add_article(library, title="Mine")
    _exchange(library, ["Theirs"])
    _noticed(library)
    assert not library.path.with_name(library.path.name + "-wal").exists()
    assert library.set_aside is not None
    assert _titles(library.set_aside) == ["Mine"]
    again = Library(library.path)
    add_article(again, title="Theirs as well")
    library.close()
    assert sorted(again.articles.row(number).title for number in (1, 2)) == ["Theirs", "Theirs as well"]
    again.close()
    assert _titles(again.path) == ["Theirs", "Theirs as well"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows deletes no file that is open")
def test_a_library_that_was_deleted_is_kept_under_another_name(library: Library) -> None:
    mine = add_article(library, title="Mine")
    for file in list(library.path.parent.glob(f"{library.path.name}*")):
        file.unlink()
    _noticed(library)
    assert isinstance(library.notice, LibraryDeleted)
    assert library.set_aside is not None
    assert _titles(library.set_aside) == ["Mine"]
    with pytest.raises(LibraryDeleted):
        library.articles.mark([mine], "starred", True)
    library.close()
    assert not library.path.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows deletes no file that is open")
def test_where_the_folder_is_deleted_too_nothing_is_kept(library: Library) -> None:
    add_article(library, title="Mine")
    shutil.rmtree(library.path.parent)
    _noticed(library)
    library.close()
    assert library.set_aside is None


def test_a_path_has_the_identity_of_its_file(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("1")
    shutil.copyfile(one, other)
    assert identity(one) not in (None, identity(other))
    assert identity(tmp_path / "none") is None


def test_where_nothing_can_be_kept_no_half_copy_stays(tmp_path: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        assert keep(connection, tmp_path / "gone" / "library.sqlite") is None


def test_a_wal_of_the_new_file_stays(tmp_path: Path) -> None:
    wal = tmp_path / "library.sqlite-wal"
    wal.write_text("new")
    remove_beside(tmp_path / "library.sqlite", {"-wal": (1, 2), "-shm": None})
    assert wal.exists()


# --- overwritten in place ------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _quick_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a file system whose times of change tell any two writes apart."""
    monkeypatch.setattr("reader.library.file_identity.SETTLE_SECONDS", 0.0)


def _overwrite(library: Library, titles: list[str]) -> bytes:
    """Write another library into the file of one that is open, as programs do that keep the file; return its bytes."""
    assert library.look_at_file() is None  # as the window does, again and again
    newcomer = library.path.with_name("elsewhere.sqlite")
    other = Library(newcomer)
    for title in titles:
        add_article(other, title=title)
    other.close()
    content = newcomer.read_bytes()
    newcomer.unlink()
    # In a process of its own: a file that this one closes would lose the locks that SQLite has on it here.
    writing = "import sys; f = open(sys.argv[1], 'rb+'); f.write(sys.stdin.buffer.read()); f.truncate()"
    subprocess.run([sys.executable, "-c", writing, str(library.path)], input=content, check=True)
    return content


def test_nothing_is_written_into_a_file_that_was_overwritten_in_place(library: Library) -> None:
    mine = add_article(library, title="Mine")
    before = identity(library.path)
    theirs = _overwrite(library, ["Theirs", "Theirs as well"])
    assert identity(library.path) == before
    with pytest.raises(LibraryReplaced):
        library.articles.mark([mine], "starred", True)
    assert isinstance(library.look_at_file(), LibraryOverwritten)
    assert not library.path.with_name(library.path.name + "-wal").exists()  # a killed process leaves nothing beside it
    library.close()
    assert library.path.read_bytes() == theirs
    assert _titles(library.path) == ["Theirs", "Theirs as well"]
    assert library.set_aside is None


def test_a_library_that_was_only_read_notices_it_too_and_no_log_of_it_spoils_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    first = Library(path)
    add_article(first, title="Mine")
    first.close()
    opened = Library(path)
    assert opened.articles.row(1).title == "Mine"
    theirs = _overwrite(opened, ["Theirs", "Theirs as well"])
    assert isinstance(opened.look_at_file(), LibraryReplaced)
    opened.close()
    assert path.read_bytes() == theirs
    again = Library(path)
    assert again.articles.row(1).title == "Theirs"
    again.close()


def test_the_log_of_the_overwritten_library_is_left_beside_it_under_another_name(library: Library) -> None:
    add_article(library, title="Mine")
    _overwrite(library, ["Theirs"])
    library.close()
    assert not library.path.with_name(library.path.name + "-wal").exists()
    (log,) = library.path.parent.glob("library.replaced-*-wal")
    assert log.stat().st_size > 0


def test_checkpoints_by_anybody_are_no_overwriting(library: Library) -> None:
    other = Library(library.path)
    for number in range(6):
        add_article(other if number % 2 else library, title=f"Article {number}")
        for checkpointing in ("PASSIVE", "RESTART", "TRUNCATE"):
            with closing(sqlite3.connect(library.path)) as third:
                third.execute(f"PRAGMA wal_checkpoint({checkpointing})")
            assert (library.look_at_file(), other.look_at_file()) == (None, None)
            add_article(other, title=f"Article {number} {checkpointing}")
    other.compaction.compact(lambda: False)
    assert library.look_at_file() is None
    other.close()
    assert library.look_at_file() is None
    add_article(library, title="Last")


def test_checkpoints_that_nobody_looked_at_in_between_are_no_overwriting(library: Library) -> None:
    add_article(library)
    with closing(sqlite3.connect(library.path)) as other:
        for number in range(8):
            other.execute("INSERT INTO tags (name) VALUES (?)", [f"tag {number}"])
            other.commit()
            other.execute("PRAGMA wal_checkpoint(RESTART)")
    assert library.look_at_file() is None


def test_a_file_that_changed_just_before_is_not_judged_yet(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.library.file_identity.SETTLE_SECONDS", 60.0)
    library.path.touch()
    _overwrite(library, ["Theirs", "Theirs as well"])
    assert library.look_at_file() is None  # a checkpoint may have been under way when it was read


def test_a_file_that_was_only_touched_is_not_overwritten(library: Library) -> None:
    mine = add_article(library)
    library.path.touch()
    library.articles.mark([mine], "starred", True)
    assert library.articles.row(mine).starred


def test_where_a_file_system_allows_no_wal_every_change_is_sqlites(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE tags (name)")
        watch = ContentWatch(path)
        for number in range(4):
            assert not watch.is_overwritten()
            connection.execute("INSERT INTO tags VALUES (?)", [f"tag {number}"])
            connection.commit()
            assert not watch.is_overwritten()
    watch.close()
