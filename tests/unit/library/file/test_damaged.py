"""Libraries whose header or schema is damaged: recognised, and repaired with everything in them."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from reader import errors
from reader.library.file.check import check
from reader.library.file.damaged import readable
from reader.library.file.swap import repair
from reader.library.library import Library
from reader.library.migrations.schema import MIGRATIONS
from tests.making import add_article


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "library.sqlite"
    library = Library(path)
    for number in range(3):
        add_article(library, f"Article {number}", url=f"https://news.example/{number}", tags=("harbour",))
    library.close()
    return path


@pytest.fixture
def path(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(sound, tmp_path / "library.sqlite"))


def set_bytes(path: Path, at: int, given: bytes) -> None:
    with path.open("rb+") as file:
        file.seek(at)
        file.write(given)


def repaired_whole(path: Path) -> None:
    done = repair(path)
    assert done.saved is not None
    assert (done.saved.articles, done.saved.tags, done.saved.originals, done.saved.lost_articles) == (3, 1, 3, 0)
    assert check(path).is_whole
    library = Library(path)
    assert [row.title for row in library.articles.rows([1, 2, 3])] == ["Article 0", "Article 1", "Article 2"]
    library.close()


@pytest.mark.parametrize(
    ("at", "given"),
    [
        (3, b"h"),
        (16, b"\x21"),
        (18, b"\x0a\x0a"),
        (59, b"\x02"),
        (59, b"\x03"),
        (68, b"UEAR"),
        (44, b"\1\0\0\4"),
        (0, bytes(100)),
    ],
    ids=["magic", "page size", "read and write version", "UTF-16", "UTF-16 big", "application", "format", "all of it"],
)
def test_a_damaged_header_is_damage_and_repair_makes_it_anew(path: Path, at: int, given: bytes) -> None:
    set_bytes(path, at, given)
    assert [finding.kind for finding in check(path).findings] == ["file"]
    repaired_whole(path)


@pytest.mark.parametrize("number", [0, 4, -1, len(MIGRATIONS) - 1, len(MIGRATIONS) ^ 4, 2**31 - 1])
def test_a_wrong_schema_number_is_damage_and_nothing_is_upgraded(path: Path, number: int) -> None:
    set_bytes(path, 60, number.to_bytes(4, "big", signed=True))
    with pytest.raises(errors.LibraryDamaged):
        Library(path)
    assert [one.name for one in path.parent.iterdir() if "before" in one.name] == []
    assert check(path).lines == ("Schema: its number",)
    repaired_whole(path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"CREATE TABLE texts", b"CREATE TABLE te\xf8ts"),
        (b"CREATE TABLE texts", b"CREATE TABLE tezts"),
        (b"CREATE TABLE highlights", b"CREATE TAFLE highlights"),
        (b"CREATE VIEW search_rows", b"CREATE VIEW search\xffrows"),
        (b"CREATE TRIGGER tags_counted_in", b"CREATE TRIGGER tags_counted_\xe9n"),
        (b'"byline" TEXT NOT NULL', b'"bylime" TEXT NOT NULL'),
    ],
    ids=["no text", "name of a table", "statement", "view", "trigger", "column"],
)
def test_a_damaged_schema_is_damage_and_repair_writes_it_as_it_should_be(path: Path, old: bytes, new: bytes) -> None:
    data = path.read_bytes()
    at = data.rindex(old)
    set_bytes(path, at, new)
    report = check(path)
    assert [finding.kind for finding in report.findings] == ["file"]
    repaired_whole(path)


def test_repair_puts_no_empty_library_in_place_of_one_that_held_articles(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("DELETE FROM sqlite_master")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(errors.BeyondRepair):
        repair(path)
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["library.sqlite"]


@pytest.mark.parametrize(
    "broken",
    [
        "DELETE FROM search_data",
        "DELETE FROM search_config",
        "DELETE FROM search_docsize",
        "UPDATE search_config SET v = 'bm25(7.0)' WHERE k = 'rank'",
        "UPDATE search_data SET block = zeroblob(9) WHERE id = 10",
    ],
)
def test_a_broken_search_index_is_found_and_made_anew(path: Path, broken: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(broken)
    connection.commit()
    connection.close()
    assert "index" in [finding.kind for finding in check(path).findings]
    repair(path)
    assert check(path).is_whole
    library = Library(path)
    assert library.connections.query("SELECT count(*) FROM search WHERE search MATCH 'ferry'") == [(3,)]
    library.close()


def test_another_database_is_still_no_library(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x)")
    connection.commit()
    connection.close()
    with pytest.raises(errors.NotALibrary):
        check(path)
    with pytest.raises(errors.NotALibrary), readable(path, tmp_path / "target"):
        pass
