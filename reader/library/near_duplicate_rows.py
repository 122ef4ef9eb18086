"""Keep the rows by which near-duplicates of an article are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.checksums import sum_of
from reader.text.minhash import signature_of, values_of

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database


def note(db: Database, article_id: int, text: str) -> None:
    """Keep what the article's text is found by, in place of what was kept of it before. Within a change that is under
    way.
    """
    forget(db, article_id)
    signature = signature_of(text)
    if signature:
        db.execute(
            "INSERT INTO likeness (article_id, signature, row_sum) VALUES (?, ?, ?)",
            [article_id, signature, sum_of((article_id,), signature)],
        )
        db.conn.executemany(
            "INSERT INTO likeness_values (value, article_id) VALUES (?, ?)",
            [(v, article_id) for v in values_of(signature)],
        )


def index_values(signature: bytes) -> tuple[int, ...]:
    """Return the values by which a signature is found; none for one that cannot be read."""
    return values_of(signature) if isinstance(signature, bytes) and len(signature) % 2 == 0 else ()


def renew_values(connection: sqlite3.Connection) -> None:
    """Make all values again from the signatures, within a change that is under way."""
    signatures = connection.execute("SELECT article_id, signature FROM likeness").fetchall()
    connection.execute("DELETE FROM likeness_values")
    connection.executemany(
        "INSERT OR IGNORE INTO likeness_values (value, article_id) VALUES (?, ?)",
        [(value, article_id) for article_id, signature in signatures for value in index_values(signature)],
    )


def forget(db: Database, article_id: int) -> None:
    """Keep nothing of the article; to be called before it is removed for good."""
    known = db.execute("DELETE FROM likeness WHERE article_id = ? RETURNING signature", [article_id]).fetchone()
    if known is not None:
        db.conn.executemany(
            "DELETE FROM likeness_values WHERE value = ? AND article_id = ?",
            [(v, article_id) for v in index_values(known[0])],
        )
