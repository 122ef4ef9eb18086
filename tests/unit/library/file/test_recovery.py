from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from reader.drafts import draft_of
from reader.errors import LibraryLinked
from reader.library.file.recovery import is_in_use, recover
from reader.library.library import Library
from reader.model.library import Filter
from tests.making import add_article


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed library of one article."""
    library = Library(tmp_path / "l.sqlite")
    add_article(library, "First")
    library.close()
    return library.path


def number_of_articles(path: Path) -> int:
    library = Library(path)
    try:
        return len(library.listings.ids(Filter()))
    finally:
        library.close()


def test_a_library_that_a_killed_move_left_without_wal_gets_it_back(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    assert path.read_bytes()[18:20] == b"\x01\x01"
    assert number_of_articles(path) == 1
    assert path.read_bytes()[18:20] == b"\x02\x02"


def test_the_journal_of_a_killed_change_is_rolled_back_at_the_next_start(path: Path) -> None:
    code = (
        "import os, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA journal_mode = DELETE'); c.execute('PRAGMA cache_size = 1'); c.execute('BEGIN IMMEDIATE')\n"
        "c.execute('CREATE TABLE half (x)')\n"
        "c.executemany('INSERT INTO half VALUES (?)', [('x' * 5000,)] * 200)\n"
        "os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert path.with_name("l.sqlite-journal").stat().st_size
    assert number_of_articles(path) == 1
    assert not path.with_name("l.sqlite-journal").exists()


def test_an_exchange_that_was_killed_half_way_is_undone_with_its_wal(path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from reader.library.library import Library; from tests.making import add_article\n"
        "library = Library(Path(sys.argv[1])); add_article(library, 'Second'); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    kept = path.with_name("l.damaged-2026-01-01T000000Z.sqlite")
    os.link(path, kept)
    path.with_name("l.sqlite-wal").replace(kept.with_name(kept.name + "-wal"))
    assert number_of_articles(path) == 2
    assert list(path.parent.glob("*damaged*")) == []


def test_an_exchange_that_another_process_makes_now_is_left_to_it(path: Path) -> None:
    kept = path.with_name("l.replaced-2026-01-01T000000Z.sqlite")
    os.link(path, kept)
    draft_of(path, "restored").touch()
    recover(path)
    assert kept.exists()


def test_a_second_name_of_the_file_that_is_not_ours_stays(path: Path) -> None:
    os.link(path, path.with_name("snapshot.sqlite"))
    recover(path)
    assert path.with_name("snapshot.sqlite").exists()


@pytest.mark.skipif(os.name != "posix", reason="Windows has access lists")
def test_a_library_and_all_beside_it_are_for_their_owner_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        library = Library(tmp_path / "new folder" / "deeper" / "l.sqlite")
        add_article(library, "First")
        modes = {found.name: found.stat().st_mode & 0o777 for found in library.path.parent.iterdir()}
        assert modes == {"l.sqlite": 0o600, "l.sqlite-wal": 0o600, "l.sqlite-shm": 0o600}
        assert [folder.stat().st_mode & 0o777 for folder in list(library.path.parents)[:2]] == [0o700, 0o700]
        library.close()
        library.path.chmod(0o644)
        Library(library.path).close()
        assert library.path.stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)


# --- hard links ----------------------------------------------------------------------------------------------------------------

_HOLDING = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("SELECT count(*) FROM articles").fetchone()
print("open", flush=True)
sys.stdin.read()
"""


@contextmanager
def held_open(path: Path) -> Iterator[None]:
    """Another process has this file open for as long."""
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLDING, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    try:
        yield
    finally:
        process.stdin.close()
        process.wait()
        process.stdout.close()


@pytest.fixture
def linked(path: Path) -> Path:
    other = path.with_name("other-name.sqlite")
    os.link(path, other)
    return other


def test_a_library_that_is_open_under_another_hard_link_is_refused(path: Path, linked: Path) -> None:
    with held_open(path):
        assert is_in_use(linked)
        with pytest.raises(LibraryLinked, match="hard link"):
            Library(linked)
    assert number_of_articles(linked) == 1
    assert number_of_articles(path) == 1


def test_an_index_that_nobody_holds_hides_no_other_name(path: Path, linked: Path) -> None:
    with held_open(path):
        linked.with_name(linked.name + "-shm").write_bytes(bytes(32_768))
        with pytest.raises(LibraryLinked):
            Library(linked)


def test_a_library_with_two_names_opens_twice_under_one_of_them(path: Path, linked: Path) -> None:
    with held_open(path):
        assert number_of_articles(path) == 1
