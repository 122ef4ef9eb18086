"""Open a library: make the file if there is none, and bring one of an earlier schema to today's after a copy of it."""

from __future__ import annotations

import errno
import re
import shutil
import sqlite3
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader import errors
from reader.drafts import SIDECARS, draft_of, shortened
from reader.files import create_private, make_private_folder, put_in_place
from reader.library.connections import Connections
from reader.library.file.recovery import recover, refuse_other_name, to_wal
from reader.library.lock.seals import seal_of
from reader.library.migrations import schema
from reader.library.path_kind import free_name, library_file
from reader.library.sqlite import connect, keep_temporary_beside, open_file, translate

if TYPE_CHECKING:
    from reader.library.file.copy import LibraryContents

QUICK_UPGRADE_BYTES = 20_000_000
"""A library up to this size is upgraded before anybody could read a sentence about it."""

PAGE_BYTES = 8192
"""SQLite's pages of a new library: texts and originals of some kilobytes fill these better than its own 4096."""


def takes_long(path: Path) -> bool:
    """Return whether opening the library will upgrade it, and that takes longer than a moment. Its version stands in
    the file's header (https://sqlite.org/fileformat.html#the_database_header).
    """
    try:
        if path.stat().st_size < QUICK_UPGRADE_BYTES:
            return False
        return 0 < _schema_number(path) < len(schema.MIGRATIONS)
    except (OSError, sqlite3.Error, errors.LibraryError):
        return False


def _schema_number(path: Path) -> int:
    """Return what the header says; that of a locked library is encrypted, and SQLite is asked."""
    if seal_of(path) is not None:
        with closing(open_file(path, "mode=ro")) as connection:
            return int(connection.execute("PRAGMA user_version").fetchone()[0])
    with path.open("rb") as file:
        file.seek(60)
        return int.from_bytes(file.read(4), "big")


def open_library(path: Path, template: Path | None = None) -> Connections:
    """Open the library at ``path`` at today's schema.

    ``template`` is a ready library that a new file begins as. A library from a newer program, or one that this account
    may only read, opens for reading: its ``notice`` then holds the error that every change raises. What a killed process
    left is put in order first. Raises what ``path_kind.library_file`` raises, NotALibrary, LibraryBusy, LibraryReadOnly,
    DiskFull, SqliteTooOld, LibraryLocked, LibraryLinked, and what ``copy`` raises before an upgrade.
    """
    named = path
    path, exists = library_file(path)
    try:
        created = not exists and _create(path, template)
        if exists:
            _refuse_locked(path)
            recover(path)
            refuse_other_name(path)
        connections = _at_wal(Connections(path))
        if connections.version < len(schema.MIGRATIONS):
            connections.close()
            if connections.notice is not None:
                raise connections.notice
            upgrade(path, connections.version)
            connections = Connections(path)
        connections.created = created
        return connections
    except sqlite3.Error as error:
        raise translate(error, path) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG):
            raise errors.DiskFull() from error
        raise errors.LibraryUnreachable(path=str(named), detail=error.strerror or str(error)) from error


def _refuse_locked(path: Path) -> None:
    """Raises LibraryLocked where the key is not known: nothing about the file can be put in order without it."""
    seal = seal_of(path)
    if seal is not None:
        from reader.library.lock.keys import KEYRING

        if KEYRING.get(seal) is None:
            raise errors.LibraryLocked(path=str(path))


def _at_wal(connections: Connections) -> Connections:
    """Return the connections, opened again if a killed Move or Restore had left the file without WAL."""
    if connections.notice is not None or connections.query("PRAGMA journal_mode")[0][0] == "wal":
        return connections
    connections.close()
    to_wal(connections.path)
    return Connections(connections.path)


def upgrade(path: Path, version: int, *, copy_first: bool = True) -> None:
    """Bring the library from an earlier ``version`` of the schema to today's; ``copy_first`` keeps a copy of it beside
    it under the name of the schema that it is brought to, and a number where that is taken by another content.

    Raises sqlite3.Error, OSError, and what ``copy`` raises; a migration that fails leaves the library as it was before
    that one.
    """
    if copy_first:
        from reader.library.file.copy import copy

        known = len(schema.MIGRATIONS)
        first = path.with_name(f"{shortened(path.stem)}.before-schema-{known}{path.suffix}")
        target = free_name(first)
        others = [known_copy for known_copy in _numbered(first) if known_copy != target]
        with suppress(_UpgradedMeanwhile):
            copy(path, target, same_as=others, wanted=partial(_refuse_upgraded, version))
    # A connection of its own: migrations bring their own SQL functions, and need foreign keys off.
    with closing(connect(path, "mode=rw")) as connection:
        _migrate(connection, version)
        _give_back(connection, path)


class _UpgradedMeanwhile(Exception):
    """Another process upgrades the library, and has made its copy before."""


def _refuse_upgraded(version: int, contents: LibraryContents) -> None:
    if contents.schema != version:
        raise _UpgradedMeanwhile


def _numbered(first: Path) -> list[Path]:
    """Return the files that have this name, or it with a number."""
    beginning = re.compile(rf"{re.escape(first.stem)}(-\d+)?{re.escape(first.suffix)}")
    return sorted(path for path in first.parent.iterdir() if beginning.fullmatch(path.name))


def _create(path: Path, template: Path | None) -> bool:
    """Make a whole library beside its place, then move it there in one step, so that no half one is ever seen; returns
    False if another process was first.
    """
    make_private_folder(path.parent)
    draft = draft_of(path)
    ready = template is not None and template.exists()
    try:
        create_private(draft)
        if ready and template is not None:
            shutil.copyfile(template, draft)
        with closing(connect(draft, known=True)) as connection:
            if not ready:
                connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
            connection.execute("PRAGMA journal_mode = WAL")
            if not ready:
                connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
                _migrate(connection, 0)
        if path.exists():
            return False
        put_in_place(draft, path)
        return True
    finally:
        for suffix in ("", *SIDECARS):
            with suppress(OSError):
                draft.with_name(draft.name + suffix).unlink(missing_ok=True)


def _migrate(connection: sqlite3.Connection, version: int) -> None:
    """Run each migration in one transaction with its number, so that a crash leaves the schema before or after it."""
    connection.execute(
        "PRAGMA foreign_keys = OFF"
    )  # else dropping a table that is rebuilt would remove what refers to it
    for number, migration in enumerate(schema.MIGRATIONS[version:], start=version + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            if connection.execute("PRAGMA user_version").fetchone()[0] < number:
                migration(connection)
                connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def _give_back(connection: sqlite3.Connection, path: Path) -> None:
    """After a migration that made much of the file free, give the space back to the disk, if there is room to do it."""
    free, pages = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("freelist_count", "page_count"))
    if free * 4 > pages:
        with suppress(sqlite3.Error):
            keep_temporary_beside(connection, path)
            try:
                connection.execute("VACUUM")
            finally:
                keep_temporary_beside(connection, None)
