"""Migration 6: a number of an article is never given twice, also after the article was removed for good.

``AUTOINCREMENT`` can only be said when a table is made (https://sqlite.org/autoinc.html), so ``articles`` is rebuilt in
the order of https://sqlite.org/lang_altertable.html#otheralter. The connection's foreign keys must be off: dropping the
old table would otherwise remove every row that refers to an article.

Frozen: it imports nothing of the program, and is never changed.
"""

from __future__ import annotations

import sqlite3

_ARTICLES = """
CREATE TABLE articles_rebuilt (
   "id" INTEGER PRIMARY KEY AUTOINCREMENT,
   "url" TEXT NOT NULL,
   "title" TEXT NOT NULL,
   "site" TEXT NOT NULL DEFAULT '',
   "byline" TEXT NOT NULL DEFAULT '',
   "description" TEXT NOT NULL DEFAULT '',
   "excerpt" TEXT NOT NULL DEFAULT '',
   "language" TEXT NOT NULL DEFAULT '',
   "published" TEXT NOT NULL DEFAULT '',
   "saved" TEXT NOT NULL,
   "words" INTEGER NOT NULL DEFAULT 0,
   "minutes" INTEGER NOT NULL DEFAULT 0,
   "state" TEXT NOT NULL DEFAULT 'queued',
   "error_code" TEXT NOT NULL DEFAULT '',
   "error_values" TEXT NOT NULL DEFAULT '{}',
   "is_read" INTEGER NOT NULL DEFAULT 0,
   "is_starred" INTEGER NOT NULL DEFAULT 0,
   "is_archived" INTEGER NOT NULL DEFAULT 0,
   "is_sample" INTEGER NOT NULL DEFAULT 0,
   "deleted" TEXT,
   "thumbnail" TEXT NOT NULL DEFAULT '',
   "canonical_url" TEXT NOT NULL DEFAULT '',
   "final_url" TEXT NOT NULL DEFAULT '',
   "fetched" TEXT NOT NULL DEFAULT '',
   "notes" TEXT NOT NULL DEFAULT '',
   "place" INTEGER NOT NULL DEFAULT 0,
   "completeness" TEXT NOT NULL DEFAULT '',
   "evidence" TEXT NOT NULL DEFAULT '',
   "modified" TEXT NOT NULL DEFAULT '',
   "section" TEXT NOT NULL DEFAULT '',
   "sources" TEXT NOT NULL DEFAULT '{}',
   "title_key" TEXT NOT NULL DEFAULT '',
   "read_when" TEXT NOT NULL DEFAULT ''
)
"""


def migrate(db: sqlite3.Connection) -> None:
    """Bring schema 5 to 6, within a transaction."""
    if db.execute("PRAGMA foreign_keys").fetchone()[0]:
        raise sqlite3.ProgrammingError("foreign keys must be off while a table is rebuilt")
    # Views and triggers would not find the table while it is renamed; indexes go with the old one.
    kept = db.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
        " AND (type IN ('view', 'trigger') OR (type = 'index' AND tbl_name = 'articles')) ORDER BY rowid"
    ).fetchall()
    for kind, name, _ in kept:
        if kind != "index":
            db.execute(f"DROP {kind} {name}")
    columns = ", ".join(f'"{row[1]}"' for row in db.execute("PRAGMA table_info(articles)"))
    db.execute(_ARTICLES.strip())
    db.execute(f"INSERT INTO articles_rebuilt ({columns}) SELECT {columns} FROM articles ORDER BY id")
    db.execute("DROP TABLE articles")
    db.execute("ALTER TABLE articles_rebuilt RENAME TO articles")
    for kind in ("index", "view", "trigger"):
        for statement in (sql for made, _, sql in kept if made == kind):
            db.execute(statement)
