"""An article that had no text is given one, and that is taken back: both as edits, for Undo and Redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library import near_duplicate_rows
from reader.library.checksums import change_article, sum_of
from reader.library.compression import plain_text_of
from reader.library.content import drop_unused_pictures, picture_keys
from reader.library.edits import APPLY, Edit, TextGiven, TextTaken
from reader.library.highlights import find_again
from reader.library.search import index

if TYPE_CHECKING:
    from sqlite_utils import Database

_GIVEN = (
    "title", "title_key", "site", "byline", "description", "excerpt", "language", "published", "words", "minutes",
    "thumbnail", "final_url", "fetched", "completeness", "state", "error_code", "place",
)  # fmt: skip
"""The columns that come with a text. Marks, tags, notes and the time of saving are the reader's own, and not among them."""


def _given(db: Database, edit: TextGiven) -> list[Edit]:
    number, ready = edit.article_id, edit.ready
    columns = ", ".join((*_GIVEN, "error_values"))
    row = db.execute(
        f"SELECT {columns} FROM articles WHERE id = ? AND NOT EXISTS (SELECT 1 FROM texts WHERE article_id = ?)",
        [number, number],
    ).fetchone()
    if row is None or not ready.text:
        return []
    before = dict(zip((*_GIVEN, "error_values"), row, strict=True))
    after = {name: ready.columns[name] for name in _GIVEN} | {"error_values": "{}"}
    packed, cleaner = ready.text
    with index.reindexed(db, [number]):
        change_article(db.conn, number, after)
        db.execute(
            "INSERT INTO texts (article_id, packed, cleaner, row_sum) VALUES (?, ?, ?, ?)",
            [number, packed, cleaner, sum_of((number, cleaner), packed)],
        )
    text = plain_text_of(packed)  # type: ignore[arg-type]
    near_duplicate_rows.note(db, number, text)
    find_again(db, number, text)
    db.conn.executemany(
        "INSERT INTO pages (article_id, url, final_url, fetched, status, headers, sha256, size, body)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(number, *page) for page in (*ready.earlier_pages, ready.page)],
    )
    for file in ready.pictures:
        db.execute(
            "INSERT OR IGNORE INTO images (key, mime, width, height, size, data) VALUES (?, ?, ?, ?, ?, ?)",
            [file.key, file.mime, file.width, file.height, len(file.data), file.data],
        )
        db.execute(
            "INSERT OR IGNORE INTO article_images (article_id, key, src, row_sum) VALUES (?, ?, ?, ?)",
            [number, file.key, file.src, sum_of((number, file.key, file.src))],
        )
    db.execute(
        "UPDATE captures SET state = 'dropped' WHERE article_id = ? AND state IN ('queued', 'fetching', 'soon', 'later')",
        [number],
    )
    return [TextTaken(number, ready, before)]


def _taken(db: Database, edit: TextTaken) -> list[Edit]:
    number, ready = edit.article_id, edit.ready
    row = db.execute("SELECT packed FROM texts WHERE article_id = ?", [number]).fetchone()
    if row is None or row[0] != ready.text[0]:
        return []
    keys = picture_keys(db, number)
    near_duplicate_rows.forget(db, number)
    with index.reindexed(db, [number]):
        change_article(db.conn, number, edit.before)
        db.execute("DELETE FROM texts WHERE article_id = ?", [number])
    find_again(db, number, "")
    db.execute("DELETE FROM summaries WHERE article_id = ?", [number])
    db.conn.executemany(
        "DELETE FROM pages WHERE id = (SELECT max(id) FROM pages WHERE article_id = ? AND sha256 = ? AND status = 0)",
        [(number, page[5]) for page in (*ready.earlier_pages, ready.page)],
    )
    db.conn.executemany(
        "DELETE FROM article_images WHERE article_id = ? AND key = ?", [(number, file.key) for file in ready.pictures]
    )
    drop_unused_pictures(db, keys)
    return [TextGiven(number, ready)]


APPLY.update({TextGiven: _given, TextTaken: _taken})
