"""Checksums of rows: whether what is read is what was written.

Each row that counts has a number beside it, ``row_sum``. Its lower half is a CRC-32 of the row's values, its upper half a
second number that follows from the lower one. CRC-32 rather than a longer hash: it guards against disks and not against
people, finds every flipped bit and every run of up to 32 spoiled ones, takes a microsecond a kilobyte, and one flipped
bit can be found by it and flipped back. The values are joined by NUL and not by a space or a comma: a field that lost its
end to the next one must not join to the same bytes.

Only the program works sums out. Triggers, in SQL alone so that every other tool and every later migration may change
the library, note rows that were inserted or changed in the table ``unsummed``, with what they said before. ``sum_noted``
works out their sums before a change is committed; what another program changed is summed with the next change. A bit
that flips on a disk fires no trigger.

Not summed, because something else verifies it: columns that an index repeats (marks, tags of articles, keys: SQLite's own
check compares them), counters (counted again), the bytes of pictures and originals (their SHA-256) and of texts when they
are unpacked (the checksum of their Zstandard frame).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

if TYPE_CHECKING:
    from reader.library.connections import Connections


class Part(NamedTuple):
    """Rows with sums: their ``table``, its ``columns`` that are summed, the first of which (``key``) a note names, and the
    column ``kept`` that holds the sum. ``blob`` is summed behind them as it is. Where the sum is kept ``beside`` big
    rows, so that they need not be written again for it, that is a table, which has the key's name in the first column.
    Rows of one ``changed`` part are changed in place, and noted with what they said before.
    """

    table: str
    columns: tuple[str, ...]
    changed: bool = False
    blob: str = ""
    beside: str = ""
    kept: str = "row_sum"

    @property
    def key(self) -> str:
        """The column that a note names a row by, or the rows of an article."""
        return self.columns[0]


def _columns(names: str) -> tuple[str, ...]:
    return tuple(names.split())


LISTED = _columns(
    "id url title site byline excerpt language published saved words minutes state error_code error_values is_sample"
    " thumbnail completeness"
)
"""The columns of an article that a list shows, in the order in which they are summed."""
DETAILS = _columns(
    "id description canonical_url final_url fetched notes place modified section evidence sources title_key text_size"
)
"""The other columns of an article, in the order in which they are summed."""

PARTS: dict[str, Part] = {
    "articles": Part("articles", LISTED, changed=True),
    "details": Part("articles", DETAILS, changed=True, kept="details_sum"),
    "texts": Part("texts", _columns("article_id cleaner"), blob="packed"),
    "pages": Part("pages", _columns("id article_id url final_url fetched status headers sha256 size"), beside="page_sums"),
    "images": Part("images", _columns("key mime width height size"), beside="image_sums"),
    "article_images": Part("article_images", _columns("article_id key src")),
    "summaries": Part("summaries", _columns("article_id method asked language sentences of_sentences version basis")),
    "summary_choices": Part("summary_choices", _columns("article_id sentence place pinned")),
    "corrections": Part("corrections", _columns("article_id block kept")),
    "earlier_texts": Part(
        "earlier_texts", _columns("id article_id step replaced fields blocks cleaner corrections summaries")
    ),
    "highlights": Part(
        "highlights",
        _columns("id article_id start stop found exact prefix suffix repeated meaning note created changed tags"),
        changed=True,
    ),
    "likeness": Part("likeness", _columns("article_id"), blob="signature"),
    "captures": Part("captures", _columns("id article_id url created")),
    "tags": Part("tags", _columns("id name colour"), changed=True),
    "folders": Part("folders", _columns("id name query icon position"), changed=True),
    "person_names": Part("person_names", _columns("name kind family given")),
}  # fmt: skip
"""What has sums, by the name that notes use."""

_MIX = 0x9E3779B1
_ROWS_AT_ONCE = 500


def _completed(crc: int) -> int:
    """Return the sum whose lower half is this CRC. The upper half is another permutation of it, so that no sum becomes
    another one by a flipped bit, nor by what a row that was shifted holds in its place.
    """
    return crc | (crc * _MIX & 0xFFFFFFFF) >> 1 << 32


_FORMATS = {count: "\0".join(["%s"] * count) for count in range(1, 20)}
"""Formatting takes two thirds of the time of joining."""


def encoded(values: tuple[Any, ...]) -> bytes:
    """Return the values as they are summed."""
    return (_FORMATS[len(values)] % values).encode("utf-8", "surrogatepass")


def sum_of(values: tuple[Any, ...], blob: object = None) -> int:
    """Return the sum of a row with these values, in the order of its part's columns."""
    crc = crc32(encoded(values))
    return _completed(crc if blob is None else crc32(blob if isinstance(blob, bytes) else repr(blob).encode(), crc))


def has_sum(values: Sequence[Any], kept: Any) -> bool:
    """Return whether the sum of a row without a blob is this one: ``is_true`` is asked where it is not. The quickest that
    there is, for lists.
    """
    return isinstance(kept, int) and crc32((_FORMATS[len(values)] % values).encode()) == kept & 0xFFFFFFFF


def is_true(values: tuple[Any, ...], kept: object, blob: object = None) -> bool:
    """Return whether a row says what was written. Where all but one bit of the sum is right, that is spoiled and not the
    row. A row without a sum is not true: see ``Connections.is_noted``.
    """
    wanted = sum_of(values, blob)
    return kept == wanted or (isinstance(kept, int) and (kept ^ wanted).bit_count() == 1)


def is_sum(kept: object) -> bool:
    """Return whether it is a sum, of whatever row."""
    return isinstance(kept, int) and kept == _completed(kept & 0xFFFFFFFF)


# --- keeping sums ------------------------------------------------------------------------------------------------------------


def sum_noted(connection: sqlite3.Connection) -> None:
    """Work out the sums of all rows that are noted, within a change that is under way. A row that was spoiled before it was
    changed stays recognisable as spoiled.
    """
    if connection.execute("SELECT 1 FROM unsummed LIMIT 1").fetchone() is None:
        return
    for (name,) in connection.execute("SELECT DISTINCT part FROM unsummed").fetchall():
        part = PARTS.get(name)
        if part is not None:
            _sum_noted(connection, name, part)
    connection.execute("DELETE FROM unsummed")


def _sum_noted(connection: sqlite3.Connection, name: str, part: Part) -> None:
    columns = ", ".join(f"t.{column}" for column in part.columns)
    also = f", t.{part.blob}" if part.blob else ", NULL"
    kept = "NULL" if part.beside else f"t.{part.kept}"
    rows = connection.execute(
        f"SELECT u.was, {kept}{also}, {columns} FROM unsummed u CROSS JOIN {part.table} t ON t.{part.key} = u.key"
        " WHERE u.part = ?" + ("" if part.changed or part.beside else f" AND t.{part.kept} IS NULL"),
        [name],
    )
    made = [
        (sum_of(tuple(values), blob), *_named(part, values))
        for was, before, blob, *values in rows
        if was is None or before is None or _completed(crc32(was)) == before
    ]
    if part.beside:
        connection.executemany(
            f"INSERT OR REPLACE INTO {part.beside} (row_sum, {_beside_key(part)}) VALUES (?, ?)", made
        )
        return
    named = " AND ".join(f"{column} IS ?" for column in _names(part))
    connection.executemany(f"UPDATE {part.table} SET {part.kept} = ? WHERE {named}", made)


def _beside_key(part: Part) -> str:
    return "page_id" if part.table == "pages" else part.key


_SEVERAL = {
    "article_images": ("article_id", "key"), "summaries": ("article_id", "method", "asked"),
    "summary_choices": ("article_id", "sentence"), "corrections": ("article_id", "block"),
}  # fmt: skip
"""The primary keys of tables that have several rows for what a note names."""


def _names(part: Part) -> tuple[str, ...]:
    return _SEVERAL.get(part.table, (part.key,))


def _named(part: Part, values: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(values[part.columns.index(column)] for column in _names(part))


_BOTH = ", ".join((*LISTED, "row_sum", *DETAILS, "details_sum"))
_OF_LISTED = len(LISTED)
DEFAULTS: dict[str, object] = {
    **dict.fromkeys((*LISTED, *DETAILS), ""), "error_values": "{}", "sources": "{}", "state": "queued",
    **dict.fromkeys(("words", "minutes", "is_sample", "place", "text_size"), 0),
}  # fmt: skip
"""What the columns of a new article say that are not given."""


def article_sums(values: Mapping[str, object]) -> tuple[int, int]:
    """Return both sums of an article with these values of all summed columns."""
    return sum_of(tuple(values[name] for name in LISTED)), sum_of(tuple(values[name] for name in DETAILS))


def article_rests(values: Mapping[str, object]) -> tuple[bytes, bytes]:
    """Return what both sums of an article are made of behind its number, for ``sum_behind``: a worker process encodes it, which
    does not know the number.
    """
    known = {**DEFAULTS, **values}
    return encoded(tuple(known[name] for name in LISTED[1:])), encoded(tuple(known[name] for name in DETAILS[1:]))


def sum_behind(number: int, rest: bytes) -> int:
    """Return the sum of a row whose first value is this number, from the rest of its values."""
    return _completed(crc32(rest, crc32(b"%d\0" % number)))


def change_article(connection: sqlite3.Connection, article_id: int, values: Mapping[str, object]) -> None:
    """Give columns of an article other values, texts and whole numbers, together with its sums: quicker than ``sum_noted``. One
    that was spoiled before stays recognisable as spoiled. Nothing happens where there is no such article.
    """
    row = connection.execute(f"SELECT {_BOTH} FROM articles WHERE id = ?", [article_id]).fetchone()
    if row is None:
        return
    listed, details = row[:_OF_LISTED], row[_OF_LISTED + 1 : -1]
    sums = [row[_OF_LISTED], row[-1]]
    for place, (names, before) in enumerate(((LISTED, listed), (DETAILS, details))):
        if has_sum(before, sums[place]):  # else a note says so, or the row is spoiled
            sums[place] = sum_of(tuple(values.get(name, old) for name, old in zip(names, before, strict=True)))
    columns = ", ".join(f"{name} = ?" for name in values)
    connection.execute(
        f"UPDATE articles SET {columns}, row_sum = ?, details_sum = ? WHERE id = ?",
        [*values.values(), *sums, article_id],
    )


# --- verifying ---------------------------------------------------------------------------------------------------------------


def selected(name: str, row: str) -> str:
    """Return the SQL of the columns that ``true_row`` wants of a row of a part that the statement calls ``row``."""
    part = PARTS[name]
    columns = ", ".join(f"{row}.{column}" for column in part.columns)
    if part.beside:
        key = _beside_key(part)
        return f"{columns}, (SELECT s.row_sum FROM {part.beside} s WHERE s.{key} = {row}.{part.key})"
    return f"{columns}, {row}.{part.kept}"


def true_row(connections: Connections, name: str, values: Sequence[Any]) -> bool:
    """Return whether the row with these values, as ``selected`` orders them, is what was written."""
    return is_true(tuple(values[:-1]), values[-1]) or connections.is_noted(name, values[0])


def true_rows(connections: Connections, name: str, rows: Iterable[Sequence[Any]]) -> list[dict[str, Any]]:
    """Return those of these rows, as ``selected`` orders their columns, that are what was written: column -> value."""
    columns = PARTS[name].columns
    return [dict(zip(columns, row, strict=False)) for row in rows if true_row(connections, name, row)]


class Raw(bytes):
    """Text of a row as the bytes that are in the file, whatever they are."""

    __slots__ = ()


def encoded_raw(values: Iterable[Any]) -> bytes:
    """Return the values as ``encoded`` does, from texts as ``Raw``."""
    return b"\0".join(value if isinstance(value, Raw) else str(value).encode() for value in values)


class Spoiled(NamedTuple):
    """A row that is not what was written: its number (None in a table without), its values in the order of its part's
    columns, texts as ``Raw``, its blob (None where its part has none), and the sum beside it. ``sum_only``: that alone is spoiled or lost.
    """

    rowid: int | None
    values: tuple[Any, ...]
    blob: Any
    kept: Any
    sum_only: bool


def spoiled_rows(connection: sqlite3.Connection, name: str) -> Iterator[Spoiled]:
    """Yield the rows of a part that are not what was written, and those without a sum. The connection's ``text_factory``
    must be ``Raw``. Raises sqlite3.Error.
    """
    part = PARTS[name]
    rowid = "NULL" if part.table == "summaries" else "t.rowid"
    blob = f"t.{part.blob}" if part.blob else "NULL"
    noted = {row[0] for row in connection.execute("SELECT key FROM unsummed WHERE part = ?", [name])}
    for number, data, *row in connection.execute(f"SELECT {rowid}, {blob}, {selected(name, 't')} FROM {part.table} t"):
        *values, kept = row
        crc = crc32(encoded_raw(values))
        if part.blob:
            crc = crc32(data if isinstance(data, bytes) else repr(data).encode(), crc)
        wanted = _completed(crc)
        if kept != wanted and values[0] not in noted:
            # One that is kept beside big rows and is gone says nothing about them.
            sum_only = bool(part.beside) if kept is None else isinstance(kept, int) and (kept ^ wanted).bit_count() == 1
            yield Spoiled(number, tuple(values), data, kept, sum_only)


def sum_again(connection: sqlite3.Connection, name: str, row: Spoiled) -> None:
    """Take a row that has a number as it is: it gets the sum of that with the next ``sum_noted``."""
    part = PARTS[name]
    key = f"SELECT {part.key} FROM {part.table} WHERE rowid = ?"
    if not part.beside:
        connection.execute(f"UPDATE {part.table} SET {part.kept} = NULL WHERE rowid = ?", [row.rowid])
    connection.execute(f"INSERT OR REPLACE INTO unsummed (part, key) SELECT ?, ({key})", [name, row.rowid])


def flipped_back(wanted: int, data: bytes) -> bytes | None:
    """Return ``data`` with the one bit flipped back whose flip explains its CRC-32, or None where no single one does;
    ``wanted`` is the CRC that it should have. Some tenths of a second for 100 KB.
    """
    difference = crc32(data) ^ wanted
    if not difference:
        return data
    # The CRC is linear: a flipped bit changes it by an amount that depends on its distance from the end alone.
    table = [crc32(bytes([number])) ^ crc32(b"\0") for number in range(256)]
    changes = [table[1 << bit] for bit in range(8)]
    for at in range(len(data) - 1, -1, -1):
        if difference in changes:
            mended = bytearray(data)
            mended[at] ^= 1 << changes.index(difference)
            return bytes(mended)
        changes = [change >> 8 ^ table[change & 0xFF] for change in changes]
    return None
