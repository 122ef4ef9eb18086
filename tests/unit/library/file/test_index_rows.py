from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from reader.library.file.index_rows import add_known, has_rowid, rows_in_indexes

_TABLES = """
    CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT NOT NULL, size INTEGER NOT NULL DEFAULT 0, gone TEXT, body TEXT);
    CREATE INDEX things_by_name ON things (name);
    CREATE INDEX things_there ON things (size DESC) WHERE gone IS NULL;
    CREATE TABLE pairs (one INTEGER NOT NULL, other INTEGER NOT NULL, PRIMARY KEY (one, other));
    CREATE TABLE keys (key TEXT NOT NULL, thing INTEGER NOT NULL, PRIMARY KEY (key, thing)) WITHOUT ROWID;
    CREATE INDEX keys_by_thing ON keys (thing);
"""


@pytest.fixture
def both() -> Iterator[tuple[sqlite3.Connection, sqlite3.Connection]]:
    """A file with rows, and one that has none but the first."""
    with closing(sqlite3.connect(":memory:")) as source, closing(sqlite3.connect(":memory:")) as saved:
        for each in (source, saved):
            each.executescript(_TABLES)
        source.executescript(
            "INSERT INTO things (id, name, size, gone) VALUES (1, 'a', 7, NULL), (2, 'b', 8, NULL), (3, 'c', 9, 'yes');"
            "INSERT INTO pairs VALUES (1, 2), (3, 4); INSERT INTO keys VALUES ('k', 1), ('l', 2);"
        )
        saved.execute("INSERT INTO things (id, name) VALUES (1, 'a')")
        yield source, saved


def test_indexes_say_the_columns_that_they_repeat(both: tuple[sqlite3.Connection, sqlite3.Connection]) -> None:
    assert rows_in_indexes(*both, "things") == {
        2: {"id": 2, "name": "b", "size": 8},
        3: {"id": 3, "name": "c"},  # the index of those that are there does not have it
    }


@pytest.mark.parametrize(("table", "rows"), [("pairs", [(1, 2), (3, 4)]), ("keys", [("k", 1), ("l", 2)])])
def test_rows_that_an_index_repeats_as_a_whole_are_added(
    both: tuple[sqlite3.Connection, sqlite3.Connection], table: str, rows: list[tuple[object, object]]
) -> None:
    _, saved = both
    add_known(saved, table, rows_in_indexes(*both, table))
    assert saved.execute(f"SELECT * FROM {table}").fetchall() == rows


def test_a_row_that_lacks_what_its_table_needs_is_not_added(
    both: tuple[sqlite3.Connection, sqlite3.Connection],
) -> None:
    _, saved = both
    add_known(saved, "things", {2: {"id": 2, "size": 8}, 3: {"id": 3, "name": "c"}})
    assert saved.execute("SELECT id, name FROM things").fetchall() == [(1, "a"), (3, "c")]


def test_tables_without_row_ids_are_known(both: tuple[sqlite3.Connection, sqlite3.Connection]) -> None:
    assert [has_rowid(both[1], table) for table in ("things", "pairs", "keys")] == [True, True, False]
