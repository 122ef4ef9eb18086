"""Migration 9: highlights have tags.

Frozen: it imports nothing of the program, and is never changed.
"""

from __future__ import annotations

import sqlite3


def migrate(db: sqlite3.Connection) -> None:
    """Bring schema 8 to 9, within a transaction. ``tags`` are one a line, "" for none."""
    db.execute("ALTER TABLE highlights ADD COLUMN tags TEXT NOT NULL DEFAULT ''")
