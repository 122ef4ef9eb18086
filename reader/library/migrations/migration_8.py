"""Migration 8: highlights and their notes, which a search finds beside the notes of articles; names as they are cited.

Frozen: it imports nothing of the program, and is never changed.
"""

from __future__ import annotations

import sqlite3

_TABLES = (
    # Where it stands now (``start`` and ``stop``, code points of the text; ``found`` is 0 where the text does not have it),
    # and what it is found again by: its words and what stood before and after them when it was made. ``repeated``: the
    # words stood at another place as well.
    "CREATE TABLE highlights (id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,"
    " start INTEGER NOT NULL, stop INTEGER NOT NULL, found INTEGER NOT NULL DEFAULT 1,"
    " exact TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL, repeated INTEGER NOT NULL DEFAULT 0,"
    " meaning INTEGER NOT NULL, note TEXT NOT NULL DEFAULT '', created TEXT NOT NULL, changed TEXT NOT NULL)",
    "CREATE INDEX highlights_by_article ON highlights (article_id, start)",
    # A name as it stands in a byline -> how it is cited, corrected by a person; ``kind`` is 'person' or 'organisation'.
    "CREATE TABLE person_names (name TEXT PRIMARY KEY, kind TEXT NOT NULL, family TEXT NOT NULL DEFAULT '',"
    " given TEXT NOT NULL DEFAULT '')",
)
# No highlight has a note yet: what the index holds of the articles stays the same.
_SEARCH_ROWS = (
    "CREATE VIEW search_rows AS SELECT a.id AS id, search_words(a.title) AS title, search_words(a.byline) AS byline,"
    " search_words(a.site) AS site, search_text(t.packed) AS text, search_words(a.notes || coalesce((SELECT char(10) ||"
    " group_concat(n.note, char(10)) FROM (SELECT h.note AS note FROM highlights h WHERE h.article_id = a.id AND h.note > ''"
    " ORDER BY h.id) n), '')) AS notes FROM articles a LEFT JOIN texts t ON t.article_id = a.id"
)


def migrate(db: sqlite3.Connection) -> None:
    """Bring schema 7 to 8, within a transaction."""
    for statement in _TABLES:
        db.execute(statement)
    db.execute("DROP VIEW search_rows")
    db.execute(_SEARCH_ROWS)
