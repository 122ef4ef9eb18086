"""Rows that do not match their checksums: what of them is brought back exactly, what is made again from the rest, what is
left out, and what is kept as it is and told.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reader.errors import TextDamaged
from reader.library import near_duplicate_rows
from reader.library.checksums import PARTS, Raw, Spoiled, encoded_raw, flipped_back, is_sum, spoiled_rows, sum_again
from reader.library.compression import plain_text_of
from reader.library.highlights import find_again
from reader.library.sqlite_utils_import import database_type

if TYPE_CHECKING:
    from sqlite_utils import Database

_NUMBERED = ("articles", "highlights")
"""Tables whose numbers are given once."""
_LEFT_OUT = ("summary_choices", "corrections", "earlier_texts", "captures", "person_names", "article_images")
"""Rows that are worse than none when they are altered."""


@dataclass(slots=True)
class Mended:
    """How many rows were ``recovered`` to the bit, how many ``sums`` were written again, how many rows are ``altered`` and were kept
    and how many were ``left_out``; the articles whose title or details are altered (``entries``), and those whose text was
    taken out (``texts``).
    """

    recovered: int = 0
    sums: int = 0
    altered: int = 0
    left_out: int = 0
    entries: list[int] = field(default_factory=list)
    texts: list[int] = field(default_factory=list)


def mend_rows(connection: sqlite3.Connection) -> Mended:
    """Put rows right that do not match their checksums, within a change that is under way, or none. Originals and pictures
    are left: they are no evidence any more, and Check goes on saying so. Raises sqlite3.Error.
    """
    done = Mended()
    db = database_type()(connection)
    done.left_out += connection.execute(f"DELETE FROM captures WHERE {STRANGE_CAPTURES}").rowcount
    for name in PARTS:
        with _raw(connection):
            found = list(spoiled_rows(connection, name))
        for row in found:
            _mend(db, name, row, done)
    return done


@contextmanager
def _raw(connection: sqlite3.Connection) -> Iterator[None]:
    before = connection.text_factory
    connection.text_factory = Raw
    try:
        yield
    finally:
        connection.text_factory = before


def _mend(db: Database, name: str, row: Spoiled, done: Mended) -> None:
    connection = db.conn
    if name == "summaries":  # they are made again when they are asked for
        connection.execute("DELETE FROM summaries WHERE article_id = ?", [row.values[0]])
    elif row.sum_only:
        sum_again(connection, name, row)
        done.sums += 1
    elif _recovered(connection, name, row):
        done.recovered += 1
    elif name == "texts":
        connection.execute("DELETE FROM texts WHERE rowid = ?", [row.rowid])
        find_again(db, row.values[0], "")
        done.texts.append(row.values[0])
    elif name == "likeness":
        _renew_likeness(db, row)
    elif name in _LEFT_OUT:
        connection.execute(f"DELETE FROM {PARTS[name].table} WHERE rowid = ?", [row.rowid])
        done.left_out += 1
    elif name not in ("pages", "images"):
        _keep_altered(db, name, row, done)


STRANGE_CAPTURES = "state NOT IN ('queued', 'fetching', 'soon', 'later', 'done', 'failed', 'dropped')"
"""SQL for captures whose state is none. An index has those that wait, so SQLite's own check finds one that no longer does."""


# --- numbers that are given once -----------------------------------------------------------------------------------------------


def wrong_sequences(connection: sqlite3.Connection) -> list[int]:
    """Return the rows of SQLite's table of the highest numbers given (https://sqlite.org/autoinc.html) that belong to no table,
    or say less than a row of theirs. The connection's ``text_factory`` must be ``Raw``.
    """
    wrong = []
    for rowid, name, last in connection.execute("SELECT rowid, name, seq FROM sqlite_sequence"):
        table = bytes(name).decode("ascii", "replace") if isinstance(name, Raw) else ""
        if table in _NUMBERED and isinstance(last, int):
            highest = connection.execute(f"SELECT max(id) FROM {table}").fetchone()[0]
        if table not in _NUMBERED or not isinstance(last, int) or last < (highest or 0):
            wrong.append(int(rowid))
    return wrong


def mend_sequences(connection: sqlite3.Connection) -> None:
    """Drop those rows, and say of every table that has numbered rows what its highest is, within a change."""
    with _raw(connection):
        wrong = wrong_sequences(connection)
    for rowid in wrong:
        connection.execute("DELETE FROM sqlite_sequence WHERE rowid = ?", [rowid])
    for table in _NUMBERED if wrong else ():
        connection.execute(
            f"INSERT INTO sqlite_sequence (name, seq) SELECT '{table}', max(id) FROM {table}"
            " WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = ?) HAVING max(id) IS NOT NULL",
            [table],
        )


# --- to the bit --------------------------------------------------------------------------------------------------------------


def _recovered(connection: sqlite3.Connection, name: str, row: Spoiled) -> bool:
    """Flip the one bit back that explains the sum; returns whether there is one."""
    part = PARTS[name]
    if not is_sum(row.kept):
        return False
    # Text that has become a blob of the same bytes is taken for the text that it was.
    values = [Raw(value) if isinstance(value, bytes) else value for value in row.values]
    head = encoded_raw(values)
    blob = row.blob if isinstance(row.blob, bytes) else b""
    whole = flipped_back(row.kept & 0xFFFFFFFF, head + blob)
    if whole is None:
        return False
    fields = whole[: len(head)].split(b"\0")
    if len(fields) != len(values):
        return False
    made: list[Any] = []
    for value, field_ in zip(values, fields, strict=True):
        try:
            made.append(field_.decode() if isinstance(value, Raw) else int(field_))
        except ValueError:
            return False
    assignments = ", ".join(f"{column} = ?" for column in part.columns)
    given = [*made]
    if part.blob:
        assignments += f", {part.blob} = ?"
        given.append(whole[len(head) :])
    if not part.beside:
        assignments += f", {part.kept} = ?"
        given.append(row.kept)
    try:
        connection.execute(f"UPDATE {part.table} SET {assignments} WHERE rowid = ?", [*given, row.rowid])
    except sqlite3.IntegrityError:
        return False
    if not part.changed and not part.beside:
        # The trigger took the sum away; it is the right one.
        connection.execute(
            f"UPDATE {part.table} SET {part.kept} = ? WHERE {part.key} IS ? AND {part.kept} IS NULL",
            [row.kept, made[0]],
        )
    return True


# --- from the rest -----------------------------------------------------------------------------------------------------------


def _renew_likeness(db: Database, row: Spoiled) -> None:
    db.execute("DELETE FROM likeness WHERE article_id = ?", [row.rowid])
    text = db.execute("SELECT packed FROM texts WHERE article_id = ?", [row.rowid]).fetchone()
    with suppress(TextDamaged):
        if text is not None:
            near_duplicate_rows.note(db, int(row.rowid or 0), plain_text_of(text[0]))


def _keep_altered(db: Database, name: str, row: Spoiled, done: Mended) -> None:
    """Keep what can be read of a row, in a form that the program can show, and take it for what it is from here on."""
    part = PARTS[name]
    types = {info[1]: info[2] for info in db.execute(f"PRAGMA table_info({part.table})").fetchall()}
    given = [_readable(value, types[column]) for column, value in zip(part.columns, row.values, strict=True)][1:]
    for place, column in enumerate(part.columns[1:]):
        if column in ("error_values", "sources") and not _is_mapping(given[place]):
            given[place] = "{}"
    assignments = ", ".join(f"{column} = ?" for column in part.columns[1:])
    try:
        db.execute(f"UPDATE {part.table} SET {assignments} WHERE rowid = ?", [*given, row.rowid])
    except sqlite3.IntegrityError:
        db.execute(f"DELETE FROM {part.table} WHERE rowid = ?", [row.rowid])
        done.left_out += 1
        return
    sum_again(db.conn, name, row)
    if part.table == "articles":
        if row.rowid not in done.entries:
            done.entries.append(int(row.rowid or 0))
        return
    done.altered += 1
    if name == "highlights":  # words that its article does not have are shown as such
        article_id = int(str(given[0]))
        text = db.execute("SELECT packed FROM texts WHERE article_id = ?", [article_id]).fetchone()
        with suppress(TextDamaged):
            find_again(db, article_id, plain_text_of(text[0]) if text else "")


def _readable(value: Any, kind: str) -> object:
    if kind == "INTEGER":
        return value if isinstance(value, int) else 0
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return "" if value is None else str(value)


def _is_mapping(value: object) -> bool:
    try:
        return isinstance(json.loads(str(value)), dict)
    except ValueError:
        return False
