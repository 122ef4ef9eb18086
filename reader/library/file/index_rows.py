"""What is still known of rows that cannot be read: each index repeats some of their columns in pages of its own, and the
search index has the words of notes.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from reader.library.file.damaged import UNREADABLE, Garbled

_MADE_AGAIN = {"row_sum", "articles", "unread"}
"""Columns that follow from the others."""

Known = dict[int, dict[str, Any]]
"""Rows by number, as far as they are known: column -> value."""


def rows_in_indexes(source: sqlite3.Connection, saved: sqlite3.Connection, table: str) -> Known:
    """Return what the indexes of the damaged file say of rows that are not in the saved one, which has the same schema.
    Rows of a table whose numbers are no key of theirs are all returned, under any number.
    """
    types = {row[1]: row[2] for row in saved.execute(f"PRAGMA table_info({table})")}
    key = _number_column(saved, table)
    there = {row[0] for row in saved.execute(f"SELECT {key} FROM {table}")} if key else set()
    found: Known = defaultdict(dict)
    for index, columns, where in _indexes(saved, table):
        number = "rowid" if has_rowid(saved, table) else "0"
        sql = f"SELECT {number}, {', '.join(columns)} FROM {table} INDEXED BY {index}{where}"
        with suppress(*UNREADABLE):  # up to its own damage
            for place, (rowid, *values) in enumerate(source.execute(sql)):
                if rowid not in there:
                    row = dict(zip(columns, values, strict=True))
                    found[rowid if key else place] |= {
                        name: value for name, value in row.items() if _may_be(value, types[name])
                    }
    return {rowid: row | ({key: rowid} if key else {}) for rowid, row in found.items()}


def add_known(saved: sqlite3.Connection, table: str, known: Known) -> int:
    """Insert the rows of which all is known that the table cannot do without; returns how many of them lack something else
    that nothing makes again, such as the colour of a tag.
    """
    info = saved.execute(f"PRAGMA table_info({table})").fetchall()
    needed = {row[1] for row in info if (row[3] or row[5]) and row[4] is None}
    own = {row[1] for row in info} - _MADE_AGAIN
    incomplete = 0
    for row in known.values():
        if needed <= row.keys():
            added = saved.execute(
                f"INSERT OR IGNORE INTO {table} ({_quoted(row)}) VALUES ({', '.join('?' * len(row))})",
                list(row.values()),
            )
            incomplete += added.rowcount if own - row.keys() else 0
    return incomplete


def words_of_notes(source: sqlite3.Connection, articles: Collection[int]) -> Mapping[int, str]:
    """Return the words of the notes on these articles, in order and folded, as the search index has them."""
    found: dict[int, list[str]] = defaultdict(list)
    sql = "SELECT doc, term FROM temp.salvaged_words WHERE col = 'notes' ORDER BY doc, offset"
    with suppress(*UNREADABLE):
        source.execute("CREATE VIRTUAL TABLE temp.salvaged_words USING fts5vocab('main', 'search', 'instance')")
        for number, word in source.execute(sql):
            if number in articles and not isinstance(word, Garbled):
                found[number].append(word)
    return {number: " ".join(words) for number, words in found.items()}


def _number_column(saved: sqlite3.Connection, table: str) -> str:
    """The column that is the number of the row, "" where the table has none."""
    keys = [row for row in saved.execute(f"PRAGMA table_info({table})") if row[5]]
    is_number = len(keys) == 1 and keys[0][2].upper() == "INTEGER" and has_rowid(saved, table)
    return str(keys[0][1]) if is_number else ""


def has_rowid(saved: sqlite3.Connection, table: str) -> bool:
    """Return whether the rows of a table have numbers."""
    found = saved.execute("SELECT sql FROM sqlite_master WHERE name = ?", [table]).fetchone()
    return "WITHOUT ROWID" not in found[0].upper()


def _indexes(saved: sqlite3.Connection, table: str) -> Iterator[tuple[str, list[str], str]]:
    """Each index of a table: its name, its columns, and the condition on its rows as SQL. SQLite takes the condition of an
    index for granted, and reads the columns of the index without looking at the row.
    """
    for _, name, *_ in saved.execute(f"PRAGMA index_list({table})").fetchall():
        columns = [row[2] for row in saved.execute(f"PRAGMA index_xinfo({name})") if row[1] >= 0]
        made = saved.execute("SELECT sql FROM sqlite_master WHERE name = ?", [name]).fetchone()
        condition = (made[0] if made and made[0] else "").partition(" WHERE ")[2]
        yield name, list(dict.fromkeys(columns)), f" WHERE {condition}" if condition else ""


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _may_be(value: object, type_: str) -> bool:
    if type_.upper() == "INTEGER":
        return isinstance(value, int)
    return value is not None and not isinstance(value, Garbled | bytes)
