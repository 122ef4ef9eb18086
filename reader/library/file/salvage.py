"""Saving what can still be read of a damaged library into a new file.

A damaged page makes SQLite give up in the middle of a table. So each table is read from its first row up to the damage
and from its last row down to it, and what lies between is halved until the rows around each unreadable page are known.
Everything that is read is put into a new file of the same schema; indexes and numbers that follow from the rows are
made anew.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from reader import errors
from reader.drafts import draft_of
from reader.files import create_private, put_in_place, sync
from reader.library.checksums import sum_noted
from reader.library.compression import zstd
from reader.library.file.copy import Progress, discard, no_progress, verify, writing_into
from reader.library.file.damaged import UNREADABLE, Garbled, readable
from reader.library.file.index_rows import Known, add_known, has_rowid, rows_in_indexes, words_of_notes
from reader.library.file.losses import Saved, articles_counted, count_saved, rows_expected
from reader.library.file.repair import rebuild_rows
from reader.library.file.rows_repair import Mended, mend_rows
from reader.library.lock.seals import seal_of
from reader.library.migrations import schema
from reader.library.sqlite import connect, translate
from reader.model.blocks import blocks_from_json

_MAX_FAILED_READS = 50_000
"""Failed attempts in one table after which what lies between is given up: some twenty microseconds each."""
_ROWS_BETWEEN_REPORTS = 200


def salvage(damaged: Path, target: Path, progress: Progress = no_progress) -> Saved:
    """Save what can be read of ``damaged``, which is not touched, into the new file ``target``.

    Raises BeyondRepair, NotALibrary, BackupTooNew, NoSpace, FolderUnwritable, and what ``progress`` raises.
    """
    draft = draft_of(target)
    try:
        with readable(damaged, target) as (source, version), writing_into(target.parent):
            discard(draft)
            create_private(draft)
            with closing(connect(draft, seal=seal_of(damaged), known=True)) as saved:
                _found(saved, version, source.execute("PRAGMA page_size").fetchone()[0])
                expected, incomplete = _copy_tables(source, saved, progress)
                progress("indexing", -1.0)
                known, altered = _add_from_indexes(source, saved, incomplete)
                expected["articles"] = max(expected["articles"], articles_counted(source), _referred(saved))
                mended = mend_rows(saved) if version == len(schema.MIGRATIONS) else Mended()
                nameless = rebuild_rows(saved, known)
                if version == len(schema.MIGRATIONS):
                    sum_noted(saved)
                _keep_last_number(source, saved)
                saved.execute("INSERT INTO search(search) VALUES ('rebuild')")
                mended.altered += altered
                told = count_saved(saved, expected, nameless, known, mended)
                _refuse_empty(told, expected, damaged)
                saved.execute("PRAGMA journal_mode = WAL")
            sync(draft)
            verify(draft, progress)
            put_in_place(draft, target)
            return told
    except (sqlite3.Error, UnicodeDecodeError, MemoryError) as error:
        raise translate(error, damaged) from error
    finally:
        discard(draft)


def _refuse_empty(saved: Saved, expected: dict[str, int], damaged: Path) -> None:
    """Raises BeyondRepair where nothing was saved, unless the library is known to have held nothing."""
    nothing = not (saved.articles or saved.tags or saved.originals or saved.pictures)
    if nothing and any(expected[name] for name in ("articles", "tags", "pages", "images")):
        raise errors.BeyondRepair(path=str(damaged), detail="none of its articles can be read")


# --- the damaged file --------------------------------------------------------------------------------------------------------


def _read(
    source: sqlite3.Connection, table: str, columns: str, rowid: bool, order: str, end: int, failed: set[str]
) -> Iterator[tuple[Any, ...]]:
    """All rows that can be read, once each; a table of which something cannot is added to ``failed``. ``end`` is a bound of the
    row ids for where the highest cannot be asked for.
    """
    if not rowid:
        for direction in ("", " DESC"):
            try:
                yield from source.execute(
                    f"SELECT {columns} FROM {table} ORDER BY {order.replace(',', direction + ',')}{direction}"
                )
                return
            except UNREADABLE:
                failed.add(table)
        return
    sql = f"SELECT rowid, {columns} FROM {table} NOT INDEXED WHERE rowid BETWEEN ? AND ? ORDER BY rowid"
    waiting = deque([(_bound(source, table, "min", 0), _bound(source, table, "max", end))])
    probes = 0
    while waiting and probes < _MAX_FAILED_READS:
        low, high = waiting.popleft()
        for direction in (" ASC", " DESC"):
            try:
                for number, *row in source.execute(sql + direction, (low, high)):
                    low, high = (number + 1, high) if direction == " ASC" else (low, number - 1)
                    yield tuple(row)
                low = high + 1
            except UNREADABLE:
                probes += 1
                failed.add(table)
            if low > high:
                break
        if low < high:
            middle = (low + high) // 2
            waiting += [(low, middle), (middle + 1, high)]


def _bound(source: sqlite3.Connection, table: str, which: str, otherwise: int) -> int:
    try:
        return int(source.execute(f"SELECT {which}(rowid) FROM {table} NOT INDEXED").fetchone()[0] or 0)
    except UNREADABLE:
        return otherwise


# --- the new file ------------------------------------------------------------------------------------------------------------


def _found(saved: sqlite3.Connection, version: int, page_size: int) -> None:
    """Make it with the schema of that number and pages of so many bytes; it is brought to today's when it is opened."""
    pragmas = (f"page_size = {page_size}", "journal_mode = OFF", "synchronous = OFF")
    for pragma in (*pragmas, f"application_id = {schema.APPLICATION_ID}", f"user_version = {version}"):
        saved.execute(f"PRAGMA {pragma}")
    saved.execute("PRAGMA foreign_keys = OFF")
    saved.execute("BEGIN")
    for migration in schema.MIGRATIONS[:version]:
        migration(saved)
    saved.execute("COMMIT")


def _copy_tables(
    source: sqlite3.Connection, saved: sqlite3.Connection, progress: Progress
) -> tuple[dict[str, int], list[str]]:
    """Everything that can be read into the new file; returns how many rows each table should have had, where that can
    be known, and the tables that do not have all.

    Triggers sleep meanwhile: what they would count is copied with the rest, and made anew at the end.
    """
    triggers = saved.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        saved.execute(f"DROP TRIGGER {name}")
    pages = int(source.execute("PRAGMA page_count").fetchone()[0])
    tables = _tables(saved)
    expected, failed, incomplete = dict[str, int](), set[str](), list[str]()
    for done, table in enumerate(tables):
        info = saved.execute(f"PRAGMA table_info({table})").fetchall()
        columns = [row[1] for row in info]
        order = ", ".join(f'"{row[1]}"' for row in sorted(info, key=lambda row: int(row[5])) if row[5])
        names = ", ".join(f'"{name}"' for name in columns)
        insert = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"
        saved.execute("BEGIN")
        number = -1
        for number, row in enumerate(_read(source, table, names, has_rowid(saved, table), order, pages * 64, failed)):
            if number % _ROWS_BETWEEN_REPORTS == 0:
                progress("salvaging", done / len(tables))
            given = dict(zip(columns, row, strict=True))
            if _SOUND.get(table, _any)(given):
                saved.execute(insert, list(given.values()))
        saved.execute("COMMIT")
        expected[table] = rows_expected(source, table, number + 1, is_whole=table not in failed)
        if expected[table] != saved.execute(f"SELECT count(*) FROM {table}").fetchone()[0]:
            incomplete.append(table)
    for _, sql in triggers:
        saved.execute(sql)
    return expected, incomplete


def _add_from_indexes(
    source: sqlite3.Connection, saved: sqlite3.Connection, incomplete: list[str]
) -> tuple[Known, int]:
    """Add the rows that indexes repeat as a whole; returns what they, and the search index, say of articles that are
    lost, and how many of the rows are not all that they were. A title is known by the key that it is sorted by, in
    small letters.
    """
    articles: Known = {}
    altered = 0
    for table in incomplete:
        known = rows_in_indexes(source, saved, table)
        if table == "articles":
            articles = known
        else:
            altered += add_known(saved, table, known)
    for number, words in words_of_notes(source, articles.keys() - _with_highlight_notes(saved)).items():
        articles[number]["notes"] = words
    for row in articles.values():
        if row.get("title_key"):
            row["title"] = row["title_key"]
    return articles, altered


def _with_highlight_notes(saved: sqlite3.Connection) -> set[int]:
    """The articles with notes on highlights, which the search index has no place of their own for."""
    with suppress(sqlite3.OperationalError):  # before schema 8 there are none
        return {row[0] for row in saved.execute("SELECT DISTINCT article_id FROM highlights WHERE note > ''")}
    return set()


def _keep_last_number(source: sqlite3.Connection, saved: sqlite3.Connection) -> None:
    """Let the new file go on from the highest number that was ever given to an article, where that can be read and its
    schema (6 or later) keeps it.
    """
    if not saved.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'").fetchone():
        return
    try:
        last = source.execute("SELECT max(seq) FROM sqlite_sequence WHERE name = 'articles'").fetchone()[0]
    except UNREADABLE:
        return
    if isinstance(last, int):
        changed = saved.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'articles'", [last])
        if not changed.rowcount:
            saved.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('articles', ?)", [last])


def _tables(saved: sqlite3.Connection) -> list[str]:
    """The tables that hold something of their own: without those behind the search index. Articles come first."""
    rows = saved.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    virtual = [name for name, sql in rows if sql.upper().startswith("CREATE VIRTUAL")]
    own = [
        name for name, _ in rows if name not in virtual and not any(name.startswith(f"{index}_") for index in virtual)
    ]
    return sorted(own, key=lambda name: (name != "articles", own.index(name)))


def _any(_row: dict[str, Any]) -> bool:
    return True


def _sound_article(row: dict[str, Any]) -> bool:
    """What is known of it stays, as far as it can be read: fields that would keep it from opening become empty."""
    for name in ("error_values", "sources"):
        try:
            if name in row and not isinstance(json.loads(row[name]), dict):
                row[name] = "{}"
        except (TypeError, ValueError):
            row[name] = "{}"
    return all(isinstance(row[name], str) for name in ("url", "title", "saved", "state"))


def _sound_picture(row: dict[str, Any]) -> bool:
    """Its key is the fingerprint of its bytes."""
    data = row["data"]
    return isinstance(data, bytes) and hashlib.sha256(data).hexdigest() == row["key"]


def _sound_original(row: dict[str, Any]) -> bool:
    try:
        return bool(hashlib.sha256(zstd().decompress(row["body"])).hexdigest() == row["sha256"])
    except Exception:  # whatever broken bytes make a decompressor raise  # noqa: BLE001
        return False


def _sound_text(row: dict[str, Any]) -> bool:
    """Its blocks can be read, from JSON as it is or compressed. A text that is garbled is none: it can be made anew."""
    try:
        given = row["packed"] if "packed" in row else row["blocks"]
        blocks_from_json(zstd().decompress(given).decode("utf-8") if isinstance(given, bytes) else given)
    except Exception:  # whatever broken bytes make a decompressor or a parser raise  # noqa: BLE001
        return False
    return not isinstance(given, Garbled) and not isinstance(row.get("text"), Garbled)


_SOUND: dict[str, Callable[[dict[str, Any]], bool]] = {
    "articles": _sound_article,
    "images": _sound_picture,
    "pages": _sound_original,
    "texts": _sound_text,
}
"""How a row is told that came out of a page full of something else; see ``library.content`` for what they hold."""


def _referred(saved: sqlite3.Connection) -> int:
    """How many articles the rows of all tables speak of: the number of articles where it cannot be asked for, for each
    has such rows.
    """
    ids: set[int] = {row[0] for row in saved.execute("SELECT id FROM articles")}
    for table in _tables(saved):
        for key in saved.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            if key[2] == "articles":
                ids.update(row[0] for row in saved.execute(f"SELECT DISTINCT {key[3]} FROM {table}"))
    return len(ids)
