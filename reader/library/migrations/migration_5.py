"""Migration 5: the indexes that the overview asks, and which originals and pictures are compressed as tightly as can be.

Frozen: it imports nothing of the program, and is never changed.

Tested in `tests/unit/library/migrations/test_schema.py`.
"""

from __future__ import annotations

import sqlite3


def migrate(db: sqlite3.Connection) -> None:
    """Bring schema 4 to 5, within a transaction."""
    for statement in (
        "CREATE INDEX articles_by_read ON articles (read_when, is_read) WHERE deleted IS NULL",
        # Of one language it is in the order of the list; with the trash, so that it also says which languages there are
        # at all.
        "CREATE INDEX articles_by_language ON articles (language, deleted, saved DESC, id DESC)",
        # A table rather than a column: behind the body it would be read through all of the body, and a large library is
        # not rewritten.
        "CREATE TABLE tight_pages (page_id INTEGER PRIMARY KEY REFERENCES pages(id) ON DELETE CASCADE)",
        # Pictures that came out no smaller: they are not tried again.
        "CREATE TABLE tight_images (key TEXT PRIMARY KEY REFERENCES images(key) ON DELETE CASCADE) WITHOUT ROWID",
    ):
        db.execute(statement)
