"""Making right what follows from the rest: the search index, the numbers that are kept, and rows that belong to
nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from reader.errors import TextDamaged
from reader.library.articles import Articles
from reader.library.checksums import sum_noted
from reader.library.connections import Connections
from reader.library.counters import recount
from reader.library.file.bytes_repair import (
    altered_originals,
    articles_with_altered_pictures,
    found_bodies,
    found_pictures,
)
from reader.library.file.copy import Progress, interruptible, no_progress
from reader.library.file.damaged import UNREADABLE
from reader.library.file.rows_repair import mend_rows, mend_sequences
from reader.library.highlights import find_again
from reader.library.migrations import schema
from reader.library.near_duplicate_rows import renew_values
from reader.library.sqlite import now

DERIVED: tuple[Callable[[sqlite3.Connection], None], ...] = (recount, renew_values)
"""What makes numbers anew that are kept beside the rows that they are counted from, in a library of today's schema."""


INDEX_RANK = "INSERT INTO search(search, rank) VALUES ('rank', 'bm25(8.0, 3.0, 2.0, 1.0, 4.0)')"
"""The weights of the index's columns, as migration 4 sets them."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What was done to a library whose file is sound: articles brought back that only their text or original was left
    of, rows removed that belonged to nothing, ``texts`` taken out that are not what was written. Rows and texts were
    ``recovered`` to the bit by their checksums; others are ``altered`` and were kept as they are, or ``left_out``. ``entries`` are
    the articles whose title or details are altered. ``originals`` and ``pictures`` were recovered to the bit by their
    SHA-256; ``altered_originals`` and ``altered_pictures`` are the articles of which one is still not what was saved. The
    search index was made again.
    """

    brought_back: int
    removed: int
    texts: int
    recovered: int = 0
    altered: int = 0
    left_out: int = 0
    entries: tuple[int, ...] = ()
    originals: int = 0
    altered_originals: tuple[int, ...] = ()
    pictures: int = 0
    altered_pictures: tuple[int, ...] = ()


def rebuild(
    connections: Connections,
    broken_texts: tuple[int, ...] = (),
    progress: Progress = no_progress,
    *,
    broken_originals: tuple[int, ...] = (),
    broken_pictures: tuple[int, ...] = (),
) -> Rebuilt:
    """Mend a library whose file is sound, as one change. ``broken_texts``, ``broken_originals`` and ``broken_pictures`` are
    the articles of a check's findings "texts", "originals" and "altered_pictures".

    Raises the errors of a change, and what ``progress`` raises; then nothing was changed.
    """
    articles = Articles(connections)
    bodies = found_bodies(connections, broken_originals, progress)
    pictures = found_pictures(connections, broken_pictures, progress)
    with connections.write() as db, interruptible(db.conn, progress, "indexing"):
        sum_noted(db.conn)
        db.conn.executemany("UPDATE pages SET body = ? WHERE id = ?", [(body, page) for page, body in bodies.items()])
        db.conn.executemany("UPDATE images SET data = ? WHERE key = ?", [(data, key) for key, data in pictures.items()])
        mended = mend_rows(db.conn)
        mend_sequences(db.conn)
        unreadable = [number for number in broken_texts if number not in mended.texts and not _reads(articles, number)]
        db.conn.executemany("DELETE FROM texts WHERE article_id = ?", [(number,) for number in unreadable])
        for number in unreadable:
            find_again(db, number, "")
        rows = len(db.execute("PRAGMA foreign_key_check").fetchall())
        brought_back = len(rebuild_rows(db.conn))
        left = len(db.execute("PRAGMA foreign_key_check").fetchall())
        rebuild_index(db.conn)
    return Rebuilt(
        brought_back,
        max(0, rows - left - brought_back),
        len(unreadable) + len(mended.texts),
        mended.recovered,
        mended.altered,
        mended.left_out,
        tuple(mended.entries),
        len(bodies),
        altered_originals(connections, broken_originals),
        len(pictures),
        articles_with_altered_pictures(connections, broken_pictures),
    )


def rebuild_index(connection: sqlite3.Connection) -> None:
    """Make the search index anew from the texts, within a change: where its own tables are broken so that SQLite cannot
    open it, they are dropped and made again.
    """
    connection.execute("SAVEPOINT search_index")
    try:
        connection.execute("INSERT INTO search(search) VALUES ('rebuild')")
        connection.execute(INDEX_RANK)
        connection.execute("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")
    except UNREADABLE as error:
        if translate_code(error) == sqlite3.SQLITE_INTERRUPT:
            raise
        connection.execute("ROLLBACK TO search_index")
        _drop_index(connection)
    connection.execute("RELEASE search_index")


def translate_code(error: Exception) -> int:
    """Return SQLite's primary code of an error, 0 where it has none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _drop_index(connection: sqlite3.Connection) -> None:
    """Take out an index that SQLite cannot open, by its schema's row and its tables, and make it as migrations do."""
    made = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'search'").fetchone()[0]
    connection.execute("PRAGMA writable_schema = ON")
    try:
        connection.execute("DELETE FROM sqlite_master WHERE name = 'search'")
        connection.execute("PRAGMA writable_schema = RESET")  # SQLite forgets the schema that it has read
    finally:
        connection.execute("PRAGMA writable_schema = OFF")
    for part in ("data", "idx", "docsize", "config"):
        connection.execute(f"DROP TABLE IF EXISTS search_{part}")
    connection.execute(made)
    connection.execute(INDEX_RANK)
    connection.execute("INSERT INTO search(search) VALUES ('rebuild')")


def rebuild_rows(connection: sqlite3.Connection, known: Mapping[int, Mapping[str, Any]] | None = None) -> list[int]:
    """Bring articles back that only a text or an original is left of, with the columns that are ``known`` of them, remove
    rows that belong to nothing, make kept numbers again; within a change that is under way, or none. Returns the articles
    that were brought back.
    """
    brought_back = _bring_back(connection, known or {})
    tables = [
        row[0]
        for row in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        )
    ]
    for table in tables:
        for key in connection.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            parent, column, referred = key[2], key[3], key[4] or "id"
            connection.execute(
                f"DELETE FROM {table} WHERE {column} IS NOT NULL AND NOT EXISTS"
                f" (SELECT 1 FROM {parent} p WHERE p.{referred} = {table}.{column})"
            )
    if connection.execute("PRAGMA user_version").fetchone()[0] == len(schema.MIGRATIONS):
        for make_anew in DERIVED:
            make_anew(connection)
    return brought_back


def _bring_back(connection: sqlite3.Connection, known: Mapping[int, Mapping[str, Any]]) -> list[int]:
    """An article for every text, every original and every highlight that has none: under its address, where no title is
    known of it.
    """
    tables = ["texts", "pages"]
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'highlights'").fetchone():  # from schema 8 on
        tables.append("highlights")
    every = " UNION ".join(f"SELECT article_id FROM {table}" for table in tables)
    lost = connection.execute(f"{every} EXCEPT SELECT id FROM articles ORDER BY 1").fetchall()
    for (number,) in lost:
        origin = connection.execute(
            "SELECT url, final_url, fetched FROM pages WHERE article_id = ? ORDER BY id DESC LIMIT 1", [number]
        )
        url, final_url, fetched = origin.fetchone() or ("", "", "")
        if not url:
            capture = connection.execute(
                "SELECT url FROM captures WHERE article_id = ? ORDER BY id DESC LIMIT 1", [number]
            ).fetchone()
            url = capture[0] if capture else ""
        row = {"title": url or f"Article {number}", "saved": fetched or now(), **known.get(number, {})}
        row |= {"id": number, "url": url, "state": "ready", "final_url": final_url, "fetched": fetched}
        names = ", ".join(f'"{name}"' for name in row)
        connection.execute(f"INSERT INTO articles ({names}) VALUES ({', '.join('?' * len(row))})", list(row.values()))
    return [number for (number,) in lost]


def _reads(articles: Articles, number: int) -> bool:
    try:
        return articles.article(number).row.error_code != TextDamaged.code
    except Exception:  # whatever a broken text makes a parser raise  # noqa: BLE001
        return False
