"""The schema of a library: the numbered migrations that lead to it.

``PRAGMA user_version`` holds the number of the last migration, ``PRAGMA application_id`` says that the file is ours.
Big columns live in tables of their own, so that the list reads few and short rows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

APPLICATION_ID = 0x54454152
"""The four letters TEAR, in the header of the file (https://sqlite.org/pragma.html#pragma_application_id)."""

Migration = Callable[[sqlite3.Connection], None]
"""Change the tables from one schema to the next, within a transaction of the caller's and with foreign keys off."""


# Each is imported when a library needs it, not at the start of the program.


def _first(db: sqlite3.Connection) -> None:
    from reader.library.migrations.migration_1 import migrate

    migrate(db)


def _second(db: sqlite3.Connection) -> None:
    from reader.library.migrations.migration_2 import migrate

    migrate(db)


def _third(db: sqlite3.Connection) -> None:
    from reader.library.migrations.migration_3 import migrate

    migrate(db)


def _fourth(db: sqlite3.Connection) -> None:
    from reader.library.migrations.migration_4 import migrate

    migrate(db)


def _fifth(db: sqlite3.Connection) -> None:
    from reader.library.migrations.migration_5 import migrate

    migrate(db)


def _sixth(db: sqlite3.Connection) -> None:
    from reader.library.migrations.migration_6 import migrate

    migrate(db)


def _seventh(db: sqlite3.Connection) -> None:
    from reader.library.migrations.migration_7 import migrate

    migrate(db)


def _eighth(db: sqlite3.Connection) -> None:
    from reader.library.migrations.migration_8 import migrate

    migrate(db)


def _ninth(db: sqlite3.Connection) -> None:
    from reader.library.migrations.migration_9 import migrate

    migrate(db)


def _tenth(db: sqlite3.Connection) -> None:
    from reader.library.migrations.migration_10 import migrate

    migrate(db)


def _eleventh(db: sqlite3.Connection) -> None:
    from reader.library.migrations.migration_11 import migrate

    migrate(db)


MIGRATIONS: tuple[Migration, ...] = (
    *(_first, _second, _third, _fourth, _fifth, _sixth, _seventh, _eighth, _ninth),
    _tenth,
    _eleventh,
)
"""Migration number n is ``MIGRATIONS[n - 1]``. Never change one that has been released: add the next."""
