"""Migration 11: checksums. Texts are packed with one in their Zstandard frame, rows have one beside them, and triggers note
what is inserted and changed for the program to sum.

The triggers are SQL alone: other programs and later migrations may change the library without a function of ours.
Originals and pictures have their SHA-256 already, and are not written again; the sums of their other columns are in tables
of their own. Frozen: it imports nothing of the program, and is never changed.
"""

from __future__ import annotations

import sqlite3
import sys
from functools import cache
from typing import Any
from zlib import crc32

_BATCH_ROWS = 500
_LEVEL = 3
_LISTED = (
    "id url title site byline excerpt language published saved words minutes state error_code error_values is_sample"
    " thumbnail completeness"
)
_DETAILS = (
    "id description canonical_url final_url fetched notes place modified section evidence sources title_key text_size"
)

PARTS: dict[str, tuple[str, str, str]] = {
    "articles": ("articles", _LISTED, ""),
    "details": ("articles", _DETAILS, ""),
    "texts": ("texts", "article_id cleaner", "packed"),
    "pages": ("pages", "id article_id url final_url fetched status headers sha256 size", ""),
    "images": ("images", "key mime width height size", ""),
    "article_images": ("article_images", "article_id key src", ""),
    "summaries": ("summaries", "article_id method asked language sentences of_sentences version basis", ""),
    "summary_choices": ("summary_choices", "article_id sentence place pinned", ""),
    "corrections": ("corrections", "article_id block kept", ""),
    "earlier_texts": ("earlier_texts", "id article_id step replaced fields blocks cleaner corrections summaries", ""),
    "highlights": (
        "highlights",
        "id article_id start stop found exact prefix suffix repeated meaning note created changed tags",
        "",
    ),
    "likeness": ("likeness", "article_id", "signature"),
    "captures": ("captures", "id article_id url created", ""),
    "tags": ("tags", "id name colour", ""),
    "folders": ("folders", "id name query icon position", ""),
    "person_names": ("person_names", "name kind family given", ""),
}
"""Name of a part -> its table, the columns that are summed, and the blob that is summed behind them."""
_CHANGED = ("articles", "details", "highlights", "tags", "folders")
"""Their rows are changed in place: what they said before is noted."""
_BESIDE = {"pages": ("page_sums", "page_id"), "images": ("image_sums", "key")}
_KEYS = {
    "article_images": "article_id key", "summaries": "article_id method asked", "summary_choices": "article_id sentence",
    "corrections": "article_id block",
}  # fmt: skip
"""The primary keys of tables that have several rows for the first column."""


def migrate(db: sqlite3.Connection) -> None:
    """Bring schema 10 to 11, within a transaction."""
    for statement in (
        # ``was`` is what the row said before it was changed, as it is summed.
        "CREATE TABLE unsummed (part TEXT NOT NULL, key NOT NULL, was BLOB, PRIMARY KEY (part, key)) WITHOUT ROWID",
        "CREATE TABLE page_sums (page_id INTEGER PRIMARY KEY REFERENCES pages(id) ON DELETE CASCADE, row_sum INTEGER NOT NULL)",
        "CREATE TABLE image_sums (key TEXT PRIMARY KEY REFERENCES images(key) ON DELETE CASCADE, row_sum INTEGER NOT NULL)"
        " WITHOUT ROWID",
    ):
        db.execute(statement)
    for name, (table, _, _) in PARTS.items():
        if name not in _BESIDE:
            db.execute(f"ALTER TABLE {table} ADD COLUMN {_kept(name)} INTEGER")
    _pack_with_checksums(db)
    for name in PARTS:
        if name not in ("details", "texts"):
            _sum(db, name)
        for trigger in _triggers(name):
            db.execute(trigger)


def _kept(name: str) -> str:
    return "details_sum" if name == "details" else "row_sum"


# --- triggers ----------------------------------------------------------------------------------------------------------------


def _triggers(name: str) -> list[str]:
    table, columns, blob = PARTS[name]
    key = columns.split()[0]
    every = ", ".join([*columns.split(), *([blob] if blob else [])])
    note = f"INSERT OR IGNORE INTO unsummed (part, key) VALUES ('{name}', NEW.{key});"
    inserted = f"CREATE TRIGGER {name}_noted_in AFTER INSERT ON {table}"
    changed = f"CREATE TRIGGER {name}_noted AFTER UPDATE OF {every} ON {table}"
    if name in _BESIDE:
        return [f"{inserted} BEGIN {note} END", f"{changed} BEGIN {note} END"]
    inserted += f" WHEN NEW.{_kept(name)} IS NULL BEGIN {note} END"
    changed += f" WHEN NEW.{_kept(name)} IS OLD.{_kept(name)} BEGIN"
    if name in _CHANGED:
        was = " || char(0) || ".join(f"OLD.{column}" for column in columns.split())
        changed += (
            f" INSERT OR IGNORE INTO unsummed (part, key, was) VALUES ('{name}', NEW.{key}, CAST({was} AS BLOB)); END"
        )
    else:
        named = " AND ".join(f"{column} IS NEW.{column}" for column in _KEYS.get(table, key).split())
        changed += f" UPDATE {table} SET {_kept(name)} = NULL WHERE {named}; {note} END"
    return [inserted, changed]


# --- what there is -----------------------------------------------------------------------------------------------------------


def _sum(db: sqlite3.Connection, name: str) -> None:
    """Work out the sums of all rows; those of articles both at once."""
    table, columns, blob = PARTS[name]
    wanted = columns.split()
    if name in _BESIDE:
        beside, key = _BESIDE[name]
        rows = db.execute(f"SELECT {', '.join(wanted)} FROM {table}").fetchall()
        db.executemany(f"INSERT INTO {beside} ({key}, row_sum) VALUES (?, ?)", ((row[0], _sum_of(row)) for row in rows))
        return
    if name == "articles":
        details = PARTS["details"][1].split()
        cursor = db.execute(f"SELECT {', '.join([*wanted, *details])} FROM articles")
        made = [(_sum_of(row[: len(wanted)]), _sum_of(row[len(wanted) :]), row[0]) for row in cursor]
        db.executemany("UPDATE articles SET row_sum = ?, details_sum = ? WHERE id = ?", made)
        return
    named = _KEYS.get(table, wanted[0]).split()
    cursor = db.execute(f"SELECT {blob or 'NULL'}, {', '.join(wanted)} FROM {table}")
    sums = [
        (_sum_of(tuple(row), given if blob else None), *(row[wanted.index(column)] for column in named))
        for given, *row in cursor
    ]
    where = " AND ".join(f"{column} IS ?" for column in named)
    db.executemany(f"UPDATE {table} SET row_sum = ? WHERE {where}", sums)


def _sum_of(values: tuple[Any, ...], blob: object = None) -> int:
    crc = crc32("\0".join(map(str, values)).encode("utf-8", "surrogatepass"))
    if blob is not None:
        crc = crc32(blob if isinstance(blob, bytes) else repr(blob).encode(), crc)
    return crc | (crc * 0x9E3779B1 & 0xFFFFFFFF) >> 1 << 32


# --- texts -------------------------------------------------------------------------------------------------------------------


def _pack_with_checksums(db: sqlite3.Connection) -> None:
    """Pack texts again with a checksum, and give them their sums. One that cannot be unpacked stays what it is."""
    last = -(1 << 63)
    while rows := db.execute(
        "SELECT article_id, cleaner, packed FROM texts WHERE article_id > ? ORDER BY article_id LIMIT ?",
        [last, _BATCH_ROWS],
    ).fetchall():
        made = [(number, cleaner, _packed(packed)) for number, cleaner, packed in rows]
        db.executemany(
            "UPDATE texts SET packed = ?, row_sum = ? WHERE article_id = ?",
            ((packed, _sum_of((number, cleaner), packed), number) for number, cleaner, packed in made),
        )
        last = rows[-1][0]


def _packed(before: Any) -> Any:
    zstd = _zstd()
    try:
        text = zstd.decompress(before)
    except (zstd.ZstdError, TypeError):
        return before
    parameter = zstd.CompressionParameter
    return zstd.compress(text, options={parameter.compression_level: _LEVEL, parameter.checksum_flag: 1})


@cache
def _zstd() -> Any:
    if sys.version_info >= (3, 14):
        from compression import zstd as module
    else:
        from backports import zstd as module
    return module
