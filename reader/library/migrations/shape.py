"""The tables, indexes, views and triggers that a library of each schema has: what a damaged one is compared with."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from difflib import SequenceMatcher
from functools import cache

from reader.library.migrations import schema

Shape = dict[str, tuple[str, str, str]]
"""Name -> (type, table, SQL), without what SQLite makes by itself."""

MOST_SCHEMAS = 1000
"""No schema has a number above this."""

_NAMED = "SELECT name, type, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"


def shapes() -> tuple[Shape, ...]:
    """Return the shape after each migration, the first one's first, from an empty library: some 50 ms, once."""
    return _shapes(schema.MIGRATIONS)


@cache
def _shapes(migrations: tuple[schema.Migration, ...]) -> tuple[Shape, ...]:
    found = []
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        from reader.library.compression import add_functions

        add_functions(connection)
        for migration in migrations:
            connection.execute("BEGIN")
            migration(connection)
            connection.execute("COMMIT")
            found.append(shape_of(connection))
    return tuple(found)


def shape_of(connection: sqlite3.Connection) -> Shape:
    """Return the shape of an open library. Raises sqlite3.Error, UnicodeDecodeError."""
    return {name: (kind, table, sql) for name, kind, table, sql in connection.execute(_NAMED)}


def is_of(connection: sqlite3.Connection, version: int) -> bool:
    """Return whether the library's tables are those of the schema of this number. Raises like ``shape_of``."""
    return 0 < version <= len(schema.MIGRATIONS) and shape_of(connection) == shapes()[version - 1]


def is_misread(found: Shape, version: int) -> bool:
    """Return whether a schema number above today's is today's, damaged: the tables are today's, and the number is one
    flipped bit away, or none that a program will ever have.
    """
    known = len(schema.MIGRATIONS)
    flipped = (version ^ known).bit_count() == 1 and version != known + 1
    return version > known and found == shapes()[-1] and (flipped or version > MOST_SCHEMAS)


def nearest(found: Shape) -> int:
    """Return the number of the schema whose shape these tables are, or come closest to; the latest of several."""
    mine = {(name, *rest) for name, rest in found.items()}
    return max(
        range(1, len(schema.MIGRATIONS) + 1),
        key=lambda number: (_alike(mine, {(name, *rest) for name, rest in shapes()[number - 1].items()}), number),
    )


def _alike(one: set[tuple[str, str, str, str]], other: set[tuple[str, str, str, str]]) -> float:
    return len(one & other) - len(one ^ other) / 2


def alike(one: str, other: str) -> float:
    """Return how alike two statements are, from 0 to 1."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
