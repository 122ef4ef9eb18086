"""Opening a damaged library to read what is left of it. Where its header or the rows of its schema are damaged, they are
made again in a passing copy: every library of a schema has the same, but for the pages at which its tables begin, which
are looked for where they are not told. A locked one is read from a copy whose damaged pages SQLCipher accepts, and where that
does not do, from an image of it in memory that is not encrypted.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from reader import errors
from reader.drafts import draft_of
from reader.library.file.copy import discard
from reader.library.file.schema_rows import (
    Entry,
    SchemaBytes,
    empty_schema,
    insert_entries,
    schema_bytes,
    tables_of,
    write_entries,
)
from reader.library.file_header import HEADER_BYTES, header_faults, header_in_memory, is_damaged_library, made_header
from reader.library.lock.seals import seal_of
from reader.library.migrations import schema, shape
from reader.library.sqlite import open_file

UNREADABLE = (sqlite3.DatabaseError, MemoryError)
"""What reading a damaged page raises: SQLite asks for absurd amounts of memory where a row says so."""

LEAST_ALIKE = 0.9
"""How alike, from 0 to 1, the statement of a damaged row of the schema and the one that it was must be."""


class Garbled(str):
    """Text with bytes in it that are none."""

    __slots__ = ()


@contextmanager
def readable(path: Path, target: Path) -> Iterator[tuple[sqlite3.Connection, int]]:
    """Give a connection that reads a damaged library, and the number of its schema. A passing copy, where one is
    needed, is made beside ``target``.

    Raises BeyondRepair, NotALibrary, BackupTooNew, LibraryUnreachable, OSError.
    """
    if not path.is_file():
        raise errors.LibraryUnreachable(path=str(path), detail="the file doesn’t exist")
    draft = draft_of(target, "mended")
    seal = seal_of(path)
    try:
        with _plain(path, draft) if seal is None else _locked(path, draft, seal) as found:
            yield found
    finally:
        discard(draft)


@contextmanager
def _plain(path: Path, draft: Path) -> Iterator[tuple[sqlite3.Connection, int]]:
    if not (is_damaged_library(path) and header_faults(path)):
        with closing(_open(path)) as source:
            version = _version(source, path, is_library=is_damaged_library(path))
            if version is not None and _leads_to_all(source, path, version):
                yield source, version
                return
    _copy_with_header(path, draft)
    version = _make_schema(draft, path)
    with closing(_open(draft)) as source:
        yield source, version


@contextmanager
def _locked(path: Path, draft: Path, seal: bytes) -> Iterator[tuple[sqlite3.Connection, int]]:
    from reader.library.lock.pages import damaged_pages, put_wal_in

    key = _key(path, seal)
    _readable_copy(path, draft, seal, key)
    version = None
    with closing(_open(draft)) as source:
        with suppress(errors.LibraryError, *UNREADABLE):
            version = _version(source, path, is_library=True)
        if version is not None:
            yield source, version
            return
    put_wal_in(draft, draft.with_name(draft.name + "-wal"), seal, key)
    with _image(path, draft, seal, key, has_header=1 not in damaged_pages(path, seal, key)) as found:
        yield found


@contextmanager
def _image(
    path: Path, copy: Path, seal: bytes, key: bytes, *, has_header: bool
) -> Iterator[tuple[sqlite3.Connection, int]]:
    """Read the copy of a locked library from memory. Where its header was damaged, its number counts for nothing."""
    from reader.library.lock.decryption import RESERVED_BYTES, decrypted

    image = decrypted(copy, draft_of(copy, "asked"), seal, key)
    image[:HEADER_BYTES] = header_in_memory(image, RESERVED_BYTES, has_version=has_header)
    with closing(_in_memory(image)) as source:
        version = _version(source, path, is_library=True)
        found = SchemaBytes(image)
        if version is not None and _roots_are_right(source, found, version):
            yield source, version
            return
        rows, whole = _rows_of(source)
    number, entries = _made_entries(rows, found, path, whole=whole)
    empty_schema(image)
    with closing(_in_memory(image)) as source:
        insert_entries(source, entries)
        yield source, number


def _in_memory(image: bytearray) -> sqlite3.Connection:
    return _tolerant(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False), image)


def _key(path: Path, seal: bytes) -> bytes:
    from reader.library.lock.keys import KEYRING

    key = KEYRING.get(seal)
    if key is None:
        raise errors.LibraryLocked(path=str(path))
    return key


def _readable_copy(path: Path, draft: Path, seal: bytes, key: bytes) -> None:
    """Copy a locked library and its WAL so that SQLCipher decrypts what is damaged, too. Raises OSError."""
    from reader.library.lock.pages import copy_readable

    discard(draft)
    copy_readable(path, draft, seal, key)
    wal = path.with_name(path.name + "-wal")
    if wal.exists():
        shutil.copyfile(wal, draft.with_name(draft.name + "-wal"))


def _open(path: Path) -> sqlite3.Connection:
    alone = not path.with_name(path.name + "-wal").exists()
    return _tolerant(open_file(path, "mode=ro" + ("&immutable=1" if alone else "")))


def _tolerant(connection: sqlite3.Connection, image: bytearray | None = None) -> sqlite3.Connection:
    """Let a connection read on where the file, or the ``image`` of one, is shorter than its header says, or a part of the
    schema cannot be read, and text that is none be read as well.
    """
    try:
        if image is not None:
            connection.deserialize(image)
        connection.execute("PRAGMA writable_schema = ON")  # it comes first
    except BaseException:
        connection.close()
        raise
    connection.text_factory = _text
    return connection


def _text(given: bytes) -> str:
    try:
        return given.decode("utf-8")
    except UnicodeDecodeError:
        return Garbled(given.decode("utf-8", "replace"))


def _version(source: sqlite3.Connection, path: Path, *, is_library: bool) -> int | None:
    """The number of its schema; None where its tables are not those of that number. Raises BeyondRepair and NotALibrary where
    it is no library for all that is known, BackupTooNew.
    """
    try:
        application, version = (
            source.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
        )
        if application != schema.APPLICATION_ID:
            if not is_library:
                raise errors.NotALibrary(path=str(path))
            return None
        found = shape.shape_of(source)
    except UNREADABLE as error:
        if not is_library:
            raise errors.BeyondRepair(path=str(path), detail=str(error)) from error
        return None
    known = len(schema.MIGRATIONS)
    if version > known and not shape.is_misread(found, version) and not _is_damaged(found):
        raise errors.BackupTooNew(name=path.name, found=version, known=known)
    return version if 0 < version <= known and found == shape.shapes()[version - 1] else None


def _is_damaged(found: shape.Shape) -> bool:
    """Whether tables that no schema here has are those of one, but for a row or two that are damaged."""
    wanted = shape.shapes()[shape.nearest(found) - 1]
    same = sum(found.get(name) == what for name, what in wanted.items())
    return len(wanted) - 2 <= same < len(wanted) and len(found) <= len(wanted)


def _copy_with_header(path: Path, draft: Path) -> None:
    """Copy the file and its WAL, and give the copy the header that it should have."""
    discard(draft)
    shutil.copyfile(path, draft)
    wal = path.with_name(path.name + "-wal")
    if wal.exists():
        shutil.copyfile(wal, draft.with_name(draft.name + "-wal"))
    header = made_header(path)
    with draft.open("rb+") as file:
        file.write(header[:HEADER_BYTES])


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the schema: its number, and what it says."""

    number: int
    kind: str
    name: str
    table: str
    root: int
    sql: str


_ROWS = "SELECT rowid, type, name, tbl_name, rootpage, sql FROM sqlite_master"


def _row(number: int, kind: object, name: object, table: object, root: object, sql: object) -> _Row:
    page = root if isinstance(root, int) else 0
    if page < 0:  # the bit of its sign
        page += 1 << 8 if page >= -(1 << 7) else 1 << 16 if page >= -(1 << 15) else 1 << 24
    return _Row(number, _word(kind), _word(name), _word(table), page, _word(sql))


def _leads_to_all(source: sqlite3.Connection, path: Path, version: int) -> bool:
    """Whether the rows of the schema lead to each table, SQLite’s own as well: none names another page than that at which
    the table begins. Nothing is known of that while a WAL has newer pages.
    """
    if path.with_name(path.name + "-wal").exists():
        return True
    with suppress(OSError), schema_bytes(path) as found:
        return _roots_are_right(source, found, version)
    return True


def _roots_are_right(source: sqlite3.Connection, found: SchemaBytes, version: int) -> bool:
    with suppress(*UNREADABLE):
        there = _with_pages(_row(*row) for row in source.execute(_ROWS))
        return set(tables_of(version)) <= set(there) and not found.right_roots(there, version)
    return True


def _with_pages(rows: Iterable[_Row]) -> dict[str, Entry]:
    """The tables and indexes of these rows that have pages of their own, by their names."""
    return {
        row.name: _entry(row)
        for row in rows
        if row.kind == "index" or (row.kind == "table" and not row.sql.upper().startswith("CREATE VIRTUAL"))
    }


def _entry(row: _Row) -> Entry:
    return Entry(row.kind, row.name, row.table, row.root, row.sql)


def _make_schema(draft: Path, path: Path) -> int:
    """Make the copy's schema again. What is in its WAL comes into its file. Returns the number of the schema. Raises
    BeyondRepair where no table is found.
    """
    try:
        with closing(open_file(draft)) as source:
            source.execute("PRAGMA writable_schema = ON")
            source.text_factory = _text
            rows, whole = _rows_of(source)
            with suppress(*UNREADABLE):
                source.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with schema_bytes(draft) as found:
            number, entries = _made_entries(rows, found, path, whole=whole)
        write_entries(draft, entries)
    except UNREADABLE as error:
        raise errors.BeyondRepair(path=str(path), detail=str(error)) from error
    return number


def _rows_of(source: sqlite3.Connection) -> tuple[list[_Row], bool]:
    """The rows of the schema that SQLite reads, from the first on and from the last back, and whether that is all."""
    rows: dict[int, _Row] = {}
    whole = False
    for order in ("", " ORDER BY rowid DESC"):
        try:
            for row in source.execute(_ROWS + order):
                rows.setdefault(row[0], _row(*row))
            whole = not order
            break
        except UNREADABLE:
            whole = False
    return [rows[number] for number in sorted(rows)], whole


def _made_entries(rows: list[_Row], found: SchemaBytes, path: Path, *, whole: bool) -> tuple[int, list[Entry]]:
    """The number of the schema, and what it should have: the tables, which are all that is read, and their own indexes.
    Rows that SQLite cannot read are found in the bytes of their pages. Raises BeyondRepair where no table is found.
    """
    there = found.entries()
    given = _with_pages(rows)
    exact = [entry for entry in given.values() if entry.kind == "table"]
    number = (
        shape.nearest({row.name: (row.kind, row.table, row.sql) for row in rows if row.sql})
        if whole
        else found.version([*exact, *there])
    )
    wanted = tables_of(number)
    kept: dict[str, Entry] = {}
    for entry in [*exact, *there]:
        if wanted.get(entry.name) == entry.sql:
            kept.setdefault(entry.name, entry)
    for name, sql in wanted.items():
        alike = next((row for row in rows if name not in kept and _is(row, name, sql)), None)
        if alike is not None:
            kept[name] = Entry("table", name, name, alike.root, sql)
    automatic = [each for each in given.values() if each.name.startswith("sqlite_autoindex_")]
    for entry in [*automatic, *(each for each in there if each.kind == "index")]:
        if entry.table in kept:
            kept.setdefault(entry.name, entry)
    others = {name: entry for name, entry in given.items() if entry.kind == "index"}
    roots = found.right_roots(others | kept, number)
    if not kept:
        raise errors.BeyondRepair(path=str(path), detail="none of its tables can be found")
    return number, [replace(entry, root=roots.get(name, entry.root)) for name, entry in kept.items()]


def _word(given: object) -> str:
    return (
        given if isinstance(given, str) else bytes(given).decode("utf-8", "replace") if isinstance(given, bytes) else ""
    )


def _is(row: _Row, name: str, sql: str) -> bool:
    """Whether a row that is not quite right was this table's."""
    if row.root == 0:
        return False
    if abs(len(row.sql) - len(sql)) > 4:
        return row.name == name and row.kind == "table"
    return row.name == name or shape.alike(row.sql, sql) >= LEAST_ALIKE
