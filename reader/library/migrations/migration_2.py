"""Migration 2: whether an article is whole, what is known of its origin, a person's corrections of its text, and the texts
that cleaning again replaced.

Frozen: it imports nothing of the program, and is never changed.

Tested in `tests/unit/library/migrations/test_schema.py`.
"""

from __future__ import annotations

import sqlite3


def migrate(db: sqlite3.Connection) -> None:
    """Bring schema 1 to 2, within a transaction."""
    for column in ("completeness", "evidence", "modified", "section"):
        db.execute(f"ALTER TABLE articles ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE articles ADD COLUMN sources TEXT NOT NULL DEFAULT '{}'")
    cascade = "REFERENCES articles(id) ON DELETE CASCADE"
    for statement in (
        # What failed and what is not whole are one place, so they have one index; it stands for that of the failed ones
        # too.
        "DROP INDEX articles_failed",
        "CREATE INDEX articles_attention ON articles (saved DESC, id DESC) WHERE deleted IS NULL"
        " AND (state = 'failed' OR (completeness > '' AND completeness <> 'whole'))",
        "CREATE INDEX texts_by_cleaner ON texts (cleaner)",
        # ``block`` is a fingerprint of ``capture.correct``; ``kept`` says whether a person brought the block back or
        # took it out.
        f"CREATE TABLE corrections (article_id INTEGER NOT NULL {cascade}, block TEXT NOT NULL, kept INTEGER NOT NULL,"
        " PRIMARY KEY (article_id, block))",
        # ``step`` names the change that one Undo takes back; ``fields`` are the columns of ``articles`` as they were,
        # ``corrections`` and ``summaries`` the article's rows of those tables; ``blocks`` is NULL where there was no
        # text.
        f"CREATE TABLE earlier_texts (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL {cascade}, step TEXT NOT NULL,"
        " replaced TEXT NOT NULL, fields TEXT NOT NULL, blocks TEXT, cleaner TEXT NOT NULL DEFAULT '',"
        " corrections TEXT NOT NULL DEFAULT '{}', summaries TEXT NOT NULL DEFAULT '[]')",
        "CREATE INDEX earlier_texts_by_step ON earlier_texts (step)",
        "CREATE INDEX earlier_texts_by_article ON earlier_texts (article_id)",
    ):
        db.execute(statement)
