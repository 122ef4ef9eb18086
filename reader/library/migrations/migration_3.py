"""Migration 3: what a summary was made by and from, and what a person decided about single sentences.

Frozen: it imports nothing of the program, and is never changed.

Tested in `tests/unit/library/migrations/test_schema.py`.
"""

from __future__ import annotations

import sqlite3


def migrate(db: sqlite3.Connection) -> None:
    """Bring schema 2 to 3, within a transaction."""
    cascade = "REFERENCES articles(id) ON DELETE CASCADE"
    for statement in (
        # ``basis`` is a hash of what the summary was made from (see ``library.summaries``); those kept so far do not
        # say: made anew.
        "ALTER TABLE summaries ADD COLUMN version INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE summaries ADD COLUMN basis TEXT NOT NULL DEFAULT ''",
        "UPDATE earlier_texts SET summaries = '[]'",
        # ``sentence`` holds the words, with single spaces; ``place`` is where they stood when a person decided.
        f"CREATE TABLE summary_choices (article_id INTEGER NOT NULL {cascade}, sentence TEXT NOT NULL, place INTEGER NOT NULL,"
        " pinned INTEGER NOT NULL, PRIMARY KEY (article_id, sentence))",
    ):
        db.execute(statement)
