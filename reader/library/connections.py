"""Connections to the one file: who may read, who may write, and what goes wrong with files.

Each thread reads through a connection of its own, so no reader waits for anything. All changes go through one write
connection, one at a time; WAL lets readers and a second process go on meanwhile.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader import errors
from reader.library.checksums import sum_noted
from reader.library.file_identity import BESIDE, ContentWatch, identity
from reader.library.lock.seals import hold, release
from reader.library.migrations import schema
from reader.library.path_kind import existing_file
from reader.library.sqlite import connect, not_a_library, translate
from reader.library.sqlite_utils_import import database_type

if TYPE_CHECKING:
    from sqlite_utils import Database

THREAD_CACHE_KB = 400
"""What SQLite may remember of the file for a thread that asks now and then: the system remembers it, too. The window's
own connection keeps SQLite's 2 MB."""

LOCKED_THREAD_CACHE_KB = 4_000
"""The same of a locked library, of which the system remembers only what is encrypted."""


def _lenient(given: bytes) -> str:
    """Return text whatever its bytes, what is none as U+FFFD."""
    return given.decode("utf-8", "replace")


class Connections:
    """The connections of this process to the library at ``path``, which is there; nothing is changed by opening it.

    ``version`` is the number of its schema. A library from a newer program, one that this account may only read, or one on a
    disk without any room opens for reading: ``notice`` then holds the error that every change raises. One of an earlier
    schema is for ``file.opening`` to upgrade. ``created`` says that the file was made just now. ``highlight_names`` gives
    what the reader calls the kinds of highlights, which searches ask for: they are settings, and no part of the file.

    Raises NotALibrary, LibraryDamaged, LibraryUnreachable, LibraryBusy, SqliteTooOld.
    """

    def __init__(self, path: Path) -> None:
        self.path = path = existing_file(path)
        self.created = False
        self.version = 0
        self.notice: errors.LibraryError | None = None
        self.set_aside: Path | None = None
        self.highlight_names: Callable[[], Mapping[int, str]] = dict
        self._identity = identity(path)
        self._seal = hold(path)
        self._is_held = True
        self._beside: dict[str, tuple[int, int] | None] = {}
        self._writing = threading.RLock()
        self._writer: sqlite3.Connection | None = None
        self._per_thread = threading.local()
        self._open: list[sqlite3.Connection] = []
        self._closed = False
        self._content: ContentWatch | None = None
        self._noticing = threading.Lock()
        self._keeping: threading.Thread | None = None
        try:
            self._check()
        except errors.TearsheetError:
            self.close()
            raise
        except (sqlite3.Error, UnicodeDecodeError) as error:
            self.close()
            raise translate(error, path) from error

    def _check(self) -> None:
        """Find out whether it is a library, of which schema, and whether it may be written."""
        if not (os.access(self.path, os.W_OK) and os.access(self.path.parent, os.W_OK)):
            self.notice = errors.LibraryReadOnly(path=str(self.path))
        try:
            connection = self.read()
        except sqlite3.Error as error:
            if self.notice is not None or not isinstance(translate(error, self.path), errors.DiskFull):
                raise
            self.notice = errors.DiskTooFull()  # even to read, WAL wants a file beside the library
            connection = self.read()
        application, self.version = (
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
        )
        if application != schema.APPLICATION_ID:
            raise not_a_library(self.path)
        if self.notice is None:
            with suppress(OSError):
                self._content = ContentWatch(self.path, is_locked=self._seal is not None and self._has_wal(connection))
        known = len(schema.MIGRATIONS)
        if self.version != known:
            self._refuse_wrong_version(connection)
        if self.version > known:
            self.notice = errors.LibraryTooNew(path=str(self.path), found=self.version, known=known)

    def _refuse_wrong_version(self, connection: sqlite3.Connection) -> None:
        """Raises LibraryDamaged where the number of the schema is not that of the tables: it would lead to an upgrade
        that fails, or to a library that seems too new.
        """
        from reader.library.migrations import shape

        if self.version > len(schema.MIGRATIONS):
            wrong = shape.is_misread(shape.shape_of(connection), self.version)
        else:
            wrong = not shape.is_of(connection, self.version)
        if wrong:
            raise errors.LibraryDamaged(
                path=str(self.path), detail=f"its schema number, {self.version}, doesn’t match its tables"
            )

    @staticmethod
    def _has_wal(connection: sqlite3.Connection) -> bool:
        return bool(connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal")

    @property
    def is_locked(self) -> bool:
        """Whether the library has a passphrase."""
        return self._seal is not None

    def look_at_file(self) -> errors.LibraryError | None:
        """Return what is wrong with the path, or None where the file that was opened has it and is as SQLite wrote it:
        LibraryMissing, which may pass, or LibraryReplaced, which ``notice`` then is for good. A question of
        microseconds.

        With a LibraryReplaced, what is open begins to be kept (``is_keeping``, then ``set_aside``), and its WAL leaves the
        name under which it would be read into another file, however this process ends.
        """
        if self._identity is None or isinstance(self.notice, errors.LibraryReplaced):
            return self.notice if self._identity else None
        wrong = self._wrong_with_file()
        if isinstance(wrong, errors.LibraryReplaced):
            with self._noticing:
                if not isinstance(self.notice, errors.LibraryReplaced):
                    self.notice = wrong
                    self._keep_what_is_open()
            return self.notice
        return wrong

    def _wrong_with_file(self) -> errors.LibraryError | None:
        found = identity(self.path)
        if found == self._identity:
            overwritten = self._content is not None and self._content.is_overwritten()
            return errors.LibraryOverwritten(path=str(self.path)) if overwritten else None
        if found is not None:
            return errors.LibraryReplaced(path=str(self.path))
        if self._content is not None and self._content.is_deleted():
            return errors.LibraryDeleted(path=str(self.path))
        return errors.LibraryMissing(path=str(self.path))

    def _keep_what_is_open(self) -> None:
        from reader.library.file_identity import remove_beside, set_log_aside

        if self._is_overwritten:
            set_log_aside(self.path)
        remove_beside(self.path, self._beside)
        if self._open and not self._is_overwritten:
            self._keeping = threading.Thread(target=self._keep, args=(self._open[0],), name="keep")
            self._keeping.start()

    def _keep(self, connection: sqlite3.Connection) -> None:
        from reader.library.file_identity import keep

        self.set_aside = keep(connection, self.path)

    @property
    def is_keeping(self) -> bool:
        """Whether what is open is being copied, because its file has lost its path."""
        return self._keeping is not None and self._keeping.is_alive()

    @property
    def _is_overwritten(self) -> bool:
        return isinstance(self.notice, errors.LibraryOverwritten)

    def refuse_exchanged(self) -> None:
        """Raises LibraryReplaced or LibraryMissing where the path leads to another file than the open one, or to none."""
        wrong = self.look_at_file()
        if wrong is not None:
            raise wrong

    def _connect(self, mode: str) -> sqlite3.Connection:
        if self._closed:  # opened again unnoticed, the file could not be exchanged or moved
            raise errors.LibraryUnreachable(path=str(self.path), detail="Tearsheet has closed it")
        self.refuse_exchanged()
        query = f"mode={mode}"
        if mode == "ro" and self.notice and not self._has_written_ahead():
            query += "&immutable=1"  # WAL wants a file beside the library even to read; here none can be made
        connection = connect(self.path, query, seal=self._seal, known=True)
        self._open.append(connection)
        connection.execute("PRAGMA schema_version").fetchone()  # opens the WAL
        self._beside = {suffix: identity(self.path.with_name(self.path.name + suffix)) for suffix in BESIDE}
        return connection

    def _has_written_ahead(self) -> bool:
        with suppress(OSError):
            return self.path.with_name(self.path.name + "-wal").stat().st_size > 0
        return False

    def empty_log(self) -> None:
        """Write into the file what its log holds, and empty that: old pages stay in it else. Where another is reading the
        log, it stays.
        """
        with self._writing, suppress(sqlite3.Error):
            if self._writer is not None:
                self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    # --- use -----------------------------------------------------------------------------------------------------------

    def read(self) -> sqlite3.Connection:
        """This thread's connection for reading; it refuses to write."""
        connection: sqlite3.Connection | None = getattr(self._per_thread, "connection", None)
        if connection is None:
            connection = self._connect("ro")
            connection.execute("PRAGMA query_only = ON")
            if threading.current_thread() is not threading.main_thread():
                kilobytes = THREAD_CACHE_KB if self._seal is None else LOCKED_THREAD_CACHE_KB
                connection.execute(f"PRAGMA cache_size = -{kilobytes}")
            self._per_thread.connection = connection
        return connection

    def query(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a SELECT on this thread's connection. Raises the errors of ``translate``."""
        with self._reading() as connection:
            try:
                return connection.execute(sql, parameters).fetchall()
            except (sqlite3.OperationalError, UnicodeDecodeError) as error:
                if "ecode" not in str(error):
                    raise
                # One spoiled row must not take all others with it: its bytes are read as well as they can be, and do
                # not match its checksum.
                connection.text_factory = _lenient
                try:
                    return connection.execute(sql, parameters).fetchall()
                finally:
                    connection.text_factory = str

    def numbers(self, sql: str, parameters: Sequence[object] = ()) -> array[int]:
        """Return the one column of a SELECT of whole numbers, row by row: a million of them take 8 MB and no more.
        Raises like ``query``.
        """
        with self._reading() as connection:
            return array("q", (row[0] for row in connection.execute(sql, parameters)))

    def is_noted(self, part: str, key: object) -> bool:
        """Return whether another program has changed a row, which has no sum yet (``checksums.is_noted``)."""
        return bool(self.query("SELECT 1 FROM unsummed WHERE part = ? AND key IS ?", [part, key]))

    @contextmanager
    def reading_raw(self) -> Iterator[sqlite3.Connection]:
        """Give this thread's connection, which reads text as ``checksums.Raw`` for as long. Raises the errors of
        ``translate``.
        """
        from reader.library.checksums import Raw

        with self._reading() as connection:
            connection.text_factory = Raw
            try:
                yield connection
            finally:
                connection.text_factory = str

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        try:
            yield getattr(self._per_thread, "changing", None) or self.read()
        except (sqlite3.Error, UnicodeDecodeError, MemoryError) as error:
            if isinstance(self.notice, errors.LibraryTooNew):
                raise self.notice from error
            raise translate(error, self.path) from error

    @contextmanager
    def write(self) -> Iterator[Database]:
        """Make one change, whole or not at all: a transaction on the one write connection.

        Inside it this thread's ``query`` and ``numbers`` read what the change has made so far, so what a change depends
        on is looked up in it and cannot become another's meanwhile. A ``write`` within is a part of the change: one
        that fails is taken back alone, if its error is caught. Raises the errors of ``translate``.
        """
        if self.notice:
            raise self.notice
        with self._writing:
            try:
                connection = self._write_connection()
                part = connection.in_transaction
                if not part:
                    self.refuse_exchanged()
                connection.execute("SAVEPOINT part" if part else "BEGIN IMMEDIATE")
            except sqlite3.Error as error:
                raise translate(error, self.path) from error
            self._per_thread.changing = connection
            try:
                yield database_type()(connection)
                if not part:
                    sum_noted(connection)
                    self.refuse_exchanged()  # it may have been exchanged during a long change
                connection.execute("RELEASE part" if part else "COMMIT")
                if not part:
                    self.look_at_file()  # what SQLite wrote just now is known from here on
            except BaseException as error:
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK TO part" if part else "ROLLBACK")
                    if part:
                        connection.execute("RELEASE part")
                if isinstance(error, (sqlite3.Error, UnicodeDecodeError, MemoryError)):
                    raise translate(error, self.path) from error
                raise
            finally:
                if not part:
                    self._per_thread.changing = None

    def _write_connection(self) -> sqlite3.Connection:
        if self._writer is None:
            self._writer = self._connect("rw")
        return self._writer

    def external_change_token(self) -> tuple[int, int] | None:
        """Return a mark that changes when another program has changed the file, and not with our own changes: (the
        connection that was asked, its number). Marks of two connections say nothing about each other. None while a
        change of ours is under way.
        """
        # A connection's number changes with what others commit: that of the one which makes all our changes knows only
        # foreign ones.
        if not self._writing.acquire(blocking=False):
            return None
        try:
            asked = self._writer or self.read()
            return id(asked), int(asked.execute("PRAGMA data_version").fetchone()[0])
        finally:
            self._writing.release()

    def close(self) -> None:
        """Close every connection, for good: who reads or writes later gets LibraryUnreachable. The WAL goes into the file
        with the last one, if that may write: so the file alone is all of it. Where the path leads to another file by
        now, or to none, what was open is kept beside it first; where the file was overwritten, the WAL alone is left of that.
        """
        replaced = self._open and isinstance(self.look_at_file(), errors.LibraryReplaced)
        self._closed = True
        if self._keeping is not None:
            self._keeping.join()
        self._close_all()
        if replaced:  # what SQLite made beside it in closing
            from reader.library.file_identity import remove_beside, set_log_aside

            if self._is_overwritten:
                set_log_aside(self.path)
            remove_beside(self.path, self._beside)

    def _close_all(self) -> None:
        """Close the connection that writes last, for it puts the WAL into the file; where that was overwritten, first:
        it does not while others have the file open, and those may only read.
        """
        for connection in sorted(self._open, key=lambda other: (other is self._writer) is not self._is_overwritten):
            with suppress(sqlite3.Error):
                connection.close()
        self._open.clear()
        self._per_thread = threading.local()
        self._writer = None
        if self._content is not None:
            self._content.close()
        if self._is_held:
            self._is_held = False
            release(self._identity)
