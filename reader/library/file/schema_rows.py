"""The rows of a library's schema from the bytes of the file, where SQLite cannot read them or reads them wrong: a row stays
in its page when the page’s header, the list of its rows or the row’s own header is spoiled. What each table’s rows look
like tells at which page it begins. Tested in `tests/unit/library/file/test_damaged.py`.
"""

from __future__ import annotations

import mmap
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reader.library.migrations import schema, shape

_SEQUENCE = "CREATE TABLE sqlite_sequence(name,seq)"
_HEADER_BYTES = 100
_INNER, _TABLES = (2, 5), (5, 13)
"""First bytes of pages that lead to others, and of pages of tables with row ids."""
_MOST_COLUMNS = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """A table or an index of the schema: the page at which it begins, and its SQL ("" of an index)."""

    kind: str
    name: str
    table: str
    root: int
    sql: str

    @property
    def has_row_ids(self) -> bool:
        """Whether its rows lie in pages of tables with row ids."""
        return self.kind == "table" and "WITHOUT ROWID" not in self.sql


def tables_of(version: int) -> dict[str, str]:
    """Return the tables of the schema of this number that have pages: name -> SQL, with SQLite’s own."""
    found = {
        name: sql
        for name, (kind, _, sql) in shape.shapes()[version - 1].items()
        if kind == "table" and not sql.upper().startswith("CREATE VIRTUAL")
    }
    return found | ({"sqlite_sequence": _SEQUENCE} if any("AUTOINCREMENT" in sql for sql in found.values()) else {})


@cache
def _known() -> dict[str, list[str]]:
    """Every SQL that a table of this name has in any schema, the longest first."""
    found: dict[str, set[str]] = {}
    for version in range(1, len(schema.MIGRATIONS) + 1):
        for name, sql in tables_of(version).items():
            found.setdefault(name, set()).add(sql)
    return {name: sorted(each, key=len, reverse=True) for name, each in found.items()}


class SchemaBytes:
    """A library’s file, not locked and without a WAL, as what its pages say of the schema."""

    def __init__(self, data: mmap.mmap | bytearray) -> None:
        self._data = data
        named = int.from_bytes(data[16:18], "big")
        self._size = 65536 if named == 1 else named
        self._pages = len(data) // self._size
        self._free = self._free_pages()
        self._leading: dict[int, list[int]] = {}
        self.tops = self._tops()

    def entries(self) -> list[Entry]:
        """Return the tables and their own indexes that are found anywhere in the file, the likeliest of each name first."""
        names = "|".join(sorted(map(re.escape, _known()), key=len, reverse=True)).encode()
        found: list[tuple[bool, bool, Entry]] = []
        near = self._schema_pages()
        for one in re.finditer(rb"table(" + names + rb")\1(.{1,4}?)CREATE TABLE", self._data, re.DOTALL):
            name, at = one[1].decode(), one.end(2)
            sql = next((each for each in _known()[name] if self._data[at : at + len(each)] == each.encode()), None)
            if sql is not None:
                entry = Entry("table", name, name, int.from_bytes(one[2], "big"), sql)
                found.append((*self._likely(entry, one.start(), near), entry))
        for one in re.finditer(rb"index(sqlite_autoindex_(" + names + rb")_\d)\2", self._data):
            # The row has no SQL: how long the number is that it ends with is said before it.
            length, at = self._data[one.start() - 2], one.end()
            for bytes_ in (length,) if length in (1, 2, 3, 4) else (1, 2, 3):
                root = int.from_bytes(self._data[at : at + bytes_], "big")
                entry = Entry("index", one[1].decode(), one[2].decode(), root, "")
                found.append((*self._likely(entry, one.start(), near), entry))
        return [entry for *_, entry in sorted(found, key=lambda each: each[:2], reverse=True)]

    def version(self, entries: Iterable[Entry]) -> int:
        """Return the number of the schema that has most of these tables; of several the one that the header names."""
        there = {(entry.name, entry.sql) for entry in entries}
        named = int.from_bytes(self._data[60:64], "big")

        def fits(version: int) -> tuple[int, bool, int]:
            wanted = tables_of(version).items()
            return 2 * len(wanted & there) - len(wanted), version == named, version

        return max(range(1, len(schema.MIGRATIONS) + 1), key=fits)

    def right_roots(self, entries: Mapping[str, Entry], version: int) -> dict[str, int]:
        """Return where those begin that cannot begin where their rows say, as far as one flipped bit explains it."""
        owners = Counter(entry.root for entry in entries.values())
        doubtful = {
            name: entry
            for name, entry in entries.items()
            if owners[entry.root] > 1 or self.tops.get(entry.root) is not entry.has_row_ids
        }
        if not doubtful:
            return {}
        unclaimed = set(self.tops) - set(owners)
        types = _types(version)
        ways: list[tuple[int, str, int]] = []
        for name, entry in doubtful.items():
            now = self._likeness(entry, entry.root, types.get(name, ()))
            ways += [
                (self._likeness(entry, root, types.get(name, ())) - now, name, root)
                for root in (entry.root ^ 1 << bit for bit in range(32))
                if root in unclaimed and self.tops[root] is entry.has_row_ids
            ]
        right: dict[str, int] = {}
        for _, name, root in sorted(ways, reverse=True):
            given = doubtful[name].root
            alone = self.tops.get(given) is not doubtful[name].has_row_ids
            if name not in right and root in unclaimed and (alone or owners[given] > 1):
                right[name] = root
                unclaimed.discard(root)
                owners[given] -= 1
        return right

    def _likely(self, entry: Entry, at: int, near: set[int]) -> tuple[bool, bool]:
        return self.tops.get(entry.root) is entry.has_row_ids, at // self._size + 1 in near

    def _number(self, at: int, length: int = 4) -> int:
        return int.from_bytes(self._data[at : at + length], "big")

    def _start(self, number: int) -> int:
        return (number - 1) * self._size + (_HEADER_BYTES if number == 1 else 0)

    def _free_pages(self) -> set[int]:
        """The pages that nothing is in (https://sqlite.org/fileformat.html#the_freelist)."""
        free: set[int] = set()
        trunk = self._number(32)
        while 1 < trunk <= self._pages and trunk not in free:
            at = (trunk - 1) * self._size
            count = min(self._number(at + 4), self._size // 4 - 2)
            free |= {trunk, *(self._number(at + 8 + 4 * place) for place in range(count))}
            trunk = self._number(at)
        return free

    def _children(self, number: int) -> list[int]:
        """The pages that an inner page leads to, as far as its rows are within it."""
        start, base = self._start(number), (number - 1) * self._size
        found = [self._number(start + 8)]
        for place in range(min(self._number(start + 3, 2), self._size // 2 - 64)):
            at = self._number(start + 12 + 2 * place, 2)
            if at <= self._size - 4:
                found.append(self._number(base + at))
        return found

    def _tops(self) -> dict[int, bool]:
        """The pages at which something may begin, for no other leads to them -> whether it has row ids."""
        kinds: dict[int, int] = {}
        led_to: set[int] = set()
        for number in range(1, self._pages + 1):
            kind = self._data[self._start(number)]
            if kind in (2, 5, 10, 13) and number not in self._free:
                kinds[number] = kind
                if kind in _INNER:
                    self._leading[number] = self._children(number)
                    led_to.update(page for page in self._leading[number] if number > 1 or self._has_schema(page))
        return {number: kind in _TABLES for number, kind in kinds.items() if number not in led_to and number != 1}

    def _has_schema(self, number: int) -> bool:
        at = (number - 1) * self._size
        return self._data.find(b"CREATE T", at, at + self._size) >= 0

    def _schema_pages(self) -> set[int]:
        found, waiting = set[int](), [1]
        while waiting:
            number = waiting.pop()
            if number not in found:
                found.add(number)
                waiting += self._leading.get(number, [])
        return found

    def _likeness(self, entry: Entry, root: int, types: tuple[str, ...]) -> int:
        """How much the first row at a page is like a row of this table; less than 0 where it is none."""
        if self.tops.get(root) is not entry.has_row_ids:
            return -_MOST_COLUMNS
        for _ in range(20):
            if root not in self._leading or not self._leading[root]:
                break
            root = self._leading[root][-1]
            if not 0 < root <= self._pages:
                return 0
        start = self._start(root)
        if not types or not self._number(start + 3, 2):
            return 0
        with suppress(IndexError):
            serials = self._serials((root - 1) * self._size + self._number(start + 8, 2), entry.has_row_ids)
            if len(serials) > len(types):
                return -_MOST_COLUMNS
            pairs = zip(serials, types, strict=False)
            same = sum(_may_be(serial, type_) for serial, type_ in pairs)
            return same - 2 * (len(types) - same)
        return 0

    def _serials(self, at: int, has_row_ids: bool) -> list[int]:
        """What the row at this place says of its columns (https://sqlite.org/fileformat.html#record_format)."""
        _, at = self._varint(at)
        if has_row_ids:
            _, at = self._varint(at)
        start = at
        length, at = self._varint(at)
        found: list[int] = []
        while at < start + length and len(found) <= _MOST_COLUMNS:
            serial, at = self._varint(at)
            found.append(serial)
        return found

    def _varint(self, at: int) -> tuple[int, int]:
        value = 0
        for place in range(at, at + 9):
            value = value << 7 | self._data[place] & 0x7F
            if self._data[place] < 0x80:
                return value, place + 1
        return value, at + 9


@contextmanager
def schema_bytes(path: Path) -> Iterator[SchemaBytes]:
    """Give what the pages of this file say of its schema. Raises OSError."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        yield SchemaBytes(data)


def write_entries(path: Path, entries: Iterable[Entry]) -> None:
    """Give the file, a passing copy without a WAL, a schema of these alone. Nothing else in it is touched, but it grows.
    Raises OSError, sqlite3.Error.
    """
    with path.open("rb+") as file:
        beginning = bytearray(file.read(_HEADER_BYTES + 8))
        empty_schema(beginning)
        file.seek(0)
        file.write(beginning)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        insert_entries(connection, entries)


def empty_schema(beginning: bytearray) -> None:
    """Let the beginning of a file say that it has no tables, and no free pages: what is needed is appended."""
    size, reserved = int.from_bytes(beginning[16:18], "big"), beginning[20]
    rows = 0 if size == 1 else size - reserved  # 0 means 65536
    beginning[32:40] = bytes(8)
    beginning[_HEADER_BYTES : _HEADER_BYTES + 8] = b"\x0d\0\0\0\0" + rows.to_bytes(2, "big") + b"\0"


def insert_entries(connection: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    """Write these into an empty schema. Raises sqlite3.Error."""
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES (?, ?, ?, ?, ?)",
        [(entry.kind, entry.name, entry.table, entry.root, entry.sql or None) for entry in entries],
    )
    connection.execute("COMMIT")
    connection.execute("PRAGMA writable_schema = RESET")  # SQLite reads what was written
    connection.execute("PRAGMA writable_schema = ON")


def _may_be(serial: int, type_: str) -> bool:
    if serial == 0:
        return True
    if type_ == "TEXT":
        return serial >= 13 and serial % 2 == 1
    if type_ == "BLOB":
        return serial >= 12 and serial % 2 == 0
    return serial < 12 if type_ == "INTEGER" else True


@cache
def _types(version: int) -> dict[str, tuple[str, ...]]:
    """The types of the columns of each table and index, in the order in which a row has them."""
    found: dict[str, tuple[str, ...]] = {"sqlite_sequence": ("TEXT", "INTEGER")}
    with closing(sqlite3.connect(":memory:")) as connection:
        for name, sql in tables_of(version).items():
            if name.startswith("sqlite_"):
                continue
            connection.execute(sql)
            info = connection.execute(f"PRAGMA table_info('{name}')").fetchall()
            types = [str(row[2]).upper() for row in info]
            for _, index, *_ in connection.execute(f"PRAGMA index_list('{name}')").fetchall():
                columns = connection.execute(f"PRAGMA index_xinfo('{index}')").fetchall()
                found[index] = tuple(types[row[1]] if row[1] >= 0 else "INTEGER" for row in columns)
            if "WITHOUT ROWID" in sql:
                info.sort(key=lambda row: row[5] or len(info) + 1)
            found[name] = tuple(str(row[2]).upper() for row in info)
    return found
