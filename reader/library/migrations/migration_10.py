"""Migration 10: an article may have a text size of its own.

Frozen: it imports nothing of the program, and is never changed.
"""

from __future__ import annotations

import sqlite3


def migrate(db: sqlite3.Connection) -> None:
    """Bring schema 9 to 10, within a transaction. ``text_size`` is in pixels, 0 for the size of the setting."""
    db.execute("ALTER TABLE articles ADD COLUMN text_size INTEGER NOT NULL DEFAULT 0")
