"""Libraries whose header or schema is damaged: recognised, and repaired with everything in them."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import errors
from reader.library.file.check import check
from reader.library.file.damaged import readable
from reader.library.file.locking import lock
from reader.library.file.swap import repair
from reader.library.library import Library
from reader.library.lock.keys import KEYRING, LEAST
from reader.library.lock.seals import PAGE_BYTES, SEAL_BYTES, seal_of
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


def number_at(data: bytes, at: int, length: int = 2) -> int:
    return int.from_bytes(data[at : at + length], "big")


def schema_places(data: bytes) -> Iterator[tuple[str, int]]:
    """What in the pages of a library’s schema leads to its rows, and where."""
    size = number_at(data, 16)
    rows = number_at(data, 103)
    yield from (("list of pages", at) for at in range(100, 112 + 2 * rows))
    cells = [number_at(data, 112 + 2 * place) for place in range(rows)]
    for page in [number_at(data, at, 4) for at in cells] + [number_at(data, 108, 4)]:
        start = (page - 1) * size
        count = number_at(data, start + 3)
        yield from (("header", start + at) for at in range(8))
        yield from (("list of rows", start + 8 + at) for at in range(2 * count))
        for place in range(count):
            row = start + number_at(data, start + 8 + 2 * place)
            yield from (("row", row + at) for at in range(45))


def beginnings(path: Path) -> dict[str, int]:
    connection = sqlite3.connect(path)
    found = dict(connection.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'table' AND rootpage > 0"))
    connection.close()
    return found


@pytest.mark.parametrize("kind", ["list of pages", "header", "list of rows", "row"])
def test_each_table_that_holds_rows_is_found_whatever_bit_of_the_schema_flips(
    path: Path, tmp_path: Path, kind: str
) -> None:
    whole, wanted = path.read_bytes(), beginnings(path)
    assert whole[100] == 5, "the schema fits one page"
    empty = {"search_data", "search_idx", "search_docsize", "search_config", "likeness_values"}  # made from the rest
    connection = sqlite3.connect(path)
    empty |= {name for name in wanted if not connection.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone()}
    connection.close()
    places = [at for which, at in schema_places(whole) if which == kind]
    chance = random.Random(7)
    for at, bit in ((chance.choice(places), chance.randrange(8)) for _ in range(150)):
        spoiled = bytearray(whole)
        spoiled[at] ^= 1 << bit
        path.write_bytes(spoiled)
        with readable(path, tmp_path / "target") as (connection, version):
            sql = "SELECT name, rootpage FROM sqlite_master WHERE type = 'table'"
            found = dict(connection.execute(sql).fetchall())
        assert version == len(MIGRATIONS), (at, bit)
        assert [name for name in wanted if name not in empty and found.get(name) != wanted[name]] == [], (at, bit)


def test_a_leaf_of_the_schema_that_sqlite_cannot_read_costs_nothing(path: Path) -> None:
    data = path.read_bytes()
    leaf = (number_at(data, 108, 4) - 1) * number_at(data, 16)
    for at in (leaf + 8, leaf + 3, leaf):
        path.write_bytes(data)
        set_bytes(path, at, bytes([data[at] ^ 0x20]))
        assert [finding.kind for finding in check(path).findings] == ["file"]
        repaired_whole(path)


@pytest.mark.parametrize("table", ["articles", "texts", "tags", "pages"])
def test_a_table_that_the_schema_has_at_another_page_is_found(path: Path, table: str) -> None:
    data, root = path.read_bytes(), beginnings(path)[table]
    at = data.rindex(f"table{table}{table}".encode() + bytes([root])) + 5 + 2 * len(table)
    for bit in range(8):
        path.write_bytes(data)
        set_bytes(path, at, bytes([root ^ 1 << bit]))
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


# --- locked libraries ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def locked(path: Path) -> Iterator[Path]:
    lock(path, "four tired harbour gulls", costs=LEAST)
    yield path
    KEYRING.forget()


def locked_repaired_whole(path: Path) -> None:
    repaired_whole(path)
    assert seal_of(path) is not None
    kept = [file for file in path.parent.iterdir() if ".damaged-" in file.name]
    assert len(kept) == 1
    assert {file for file in path.parent.iterdir() if file.suffix == path.suffix} == {path, *kept}
    assert b"CREATE TABLE" not in path.read_bytes()


@pytest.mark.parametrize("at", [20, 26, 37, 42, 50, 60, 90, 5000])
def test_a_wrong_byte_in_the_first_page_of_a_locked_library_is_repaired(locked: Path, at: int) -> None:
    set_bytes(locked, at, bytes([locked.read_bytes()[at] ^ 0x5F]))
    locked_repaired_whole(locked)


def test_a_locked_library_without_its_first_page_is_repaired(locked: Path) -> None:
    set_bytes(locked, SEAL_BYTES, bytes(PAGE_BYTES - SEAL_BYTES))
    locked_repaired_whole(locked)


@pytest.mark.parametrize("cut", [1, PAGE_BYTES, PAGE_BYTES + 77])
def test_a_locked_library_that_was_cut_at_its_end_is_repaired(locked: Path, cut: int) -> None:
    content = locked.read_bytes()
    locked.write_bytes(content[:-cut])
    locked_repaired_whole(locked)


@pytest.mark.parametrize("from_end", [1, 2])
def test_a_locked_library_with_a_last_page_of_zeros_is_repaired(locked: Path, from_end: int) -> None:
    set_bytes(locked, locked.stat().st_size - from_end * PAGE_BYTES, bytes(PAGE_BYTES))
    locked_repaired_whole(locked)


def test_what_the_wal_of_a_locked_library_holds_is_saved_without_its_first_page(locked: Path, tmp_path: Path) -> None:
    library = Library(locked)
    add_article(library, "Written last", url="https://news.example/last")
    killed = tmp_path / "killed" / "library.sqlite"
    killed.parent.mkdir()
    for suffix in ("", "-wal"):
        shutil.copyfile(f"{locked}{suffix}", f"{killed}{suffix}")
    library.close()
    assert killed.with_name("library.sqlite-wal").stat().st_size > 0
    set_bytes(killed, SEAL_BYTES, bytes(PAGE_BYTES - SEAL_BYTES))
    done = repair(killed)
    assert done.saved is not None
    assert done.saved.articles == 4
    library = Library(killed)
    assert library.articles.row(4).title == "Written last"
    library.close()


def test_a_locked_library_beyond_repair_is_named_itself(locked: Path) -> None:
    set_bytes(locked, 3 * PAGE_BYTES, bytes(locked.stat().st_size - 3 * PAGE_BYTES))
    set_bytes(locked, SEAL_BYTES, bytes(PAGE_BYTES - SEAL_BYTES))
    with pytest.raises(errors.BeyondRepair) as raised:
        repair(locked)
    assert str(locked) in str(raised.value)
    assert list(locked.parent.iterdir()) == [locked]
