"""A whole copy of a library file: taken from one moment, written under a draft name, verified, and only then given its
own.

Backups, the copy before a migration, moving and restoring all go through here, so that a file that bears a name is
whole.

Found by experiment (SQLite 3.40.1, WAL, another connection committing every 2 ms): SQLite's stepwise backup begins anew
with every commit of another connection and had not finished a file of 50 MB after ten seconds and 3,900 beginnings.
With a read transaction held on its source connection all steps come from that one moment: 0.3 s, no beginning anew, and
no write waited longer than 5 ms. While the transaction lasts the WAL cannot be reused, so it grows by what is written
meanwhile. ``VACUUM INTO`` does it too, but tells no progress and cannot be ended half way.
"""

from __future__ import annotations

import errno
import filecmp
import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reader import errors
from reader.drafts import SIDECARS, draft_of
from reader.files import create_private, put_in_place, sync
from reader.library.lock.seals import seal_of
from reader.library.migrations import schema
from reader.library.path_kind import existing_file
from reader.library.sqlite import connect, not_a_library, open_file, translate

Progress = Callable[[str, float], None]
"""Is told the stage ("copying", "verifying", ...) and the fraction done (-1 where nobody can know); what it raises ends
the work."""

_STEP_PAGES = 256
"""Pages of a step: one or two megabytes, after which it may be ended."""
_REST_SECONDS = 0.001
"""Seconds between two steps, for whoever else wants the disk and the interpreter."""
_PAGES_BETWEEN_SYNCS = 4096
"""Pages after which what was written is brought to the disk."""
_INSTRUCTIONS_BETWEEN_QUESTIONS = 20_000
"""Steps of SQLite's machine between two questions whether to end."""
_SPARE_BYTES = 1 << 20
"""Bytes that must be free beside those of the copy."""


def no_progress(_stage: str, _fraction: float = -1.0) -> None:
    """For who wants to hear nothing."""


@dataclass(frozen=True, slots=True)
class LibraryContents:
    """What a library file holds: the number of its schema, its articles (trash left out), the unread ones, and the
    newest article.
    """

    schema: int
    articles: int
    unread: int
    newest_title: str
    newest_saved: str


def contents_of(path: Path, *, still: bool = True) -> LibraryContents:
    """Return what is in the file, from a few quick questions; see ``open_to_read`` for ``still``.

    Raises NotALibrary, LibraryDamaged, LibraryUnreachable, LibraryBusy.
    """
    with _translated(path), closing(open_to_read(path, still=still)) as connection:
        return _contents(connection, path)


def verify(path: Path, progress: Progress = no_progress) -> LibraryContents:
    """Check every page of the file and return what is in it. Raises LibraryDamaged, and what ``contents_of`` raises.

    ``integrity_check``, for ``quick_check`` of SQLite 3.40.1 finds a fault in sound tables without row ids.
    """
    with _translated(path), closing(open_to_read(path, still=True)) as connection:
        contents = _contents(connection, path)
        found = faults(connection, progress, "verifying", most=1)
        if found:
            raise errors.LibraryDamaged(path=str(path), detail=found[0])
        return contents


def faults(connection: sqlite3.Connection, progress: Progress, stage: str, most: int = 100) -> list[str]:
    """Return what ``integrity_check`` says of the file, empty where it is whole."""
    with interruptible(connection, progress, stage):
        rows = connection.execute(f"PRAGMA integrity_check({most})").fetchall()
    return [] if rows == [("ok",)] else [str(row[0]) for row in rows]


@contextmanager
def interruptible(connection: sqlite3.Connection, progress: Progress, stage: str) -> Iterator[None]:
    """Let ``progress`` end a statement that takes long: what it raises comes out of here."""
    raised: list[BaseException] = []

    def step() -> int:
        try:
            progress(stage, -1.0)
        except BaseException as error:  # carried over SQLite, which knows only "go on" and "end"  # noqa: BLE001
            raised.append(error)
            return 1
        return 0

    progress(stage, -1.0)
    connection.set_progress_handler(step, _INSTRUCTIONS_BETWEEN_QUESTIONS)
    try:
        yield
    except sqlite3.OperationalError:
        if raised:
            raise raised[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)
    progress(stage, -1.0)


def copy(
    source: Path,
    target: Path,
    progress: Progress = no_progress,
    *,
    wanted: Callable[[LibraryContents], None] | None = None,
    same_as: Sequence[Path] = (),
    seal: bytes | Literal["same"] | None = "same",
    ready: Callable[[], None] | None = None,
) -> LibraryContents:
    """Write a verified copy of the library ``source`` as ``target``, which it replaces; whoever reads or writes the
    library goes on.

    ``wanted`` may refuse what would be copied, by an error of its own. Where one of the files ``same_as`` has the very
    same bytes already, no other is made. The copy is locked with the passphrase of the library, or with that of
    ``seal``; None for a plain one. ``ready`` may refuse at the last moment. An error leaves ``target`` as it was.
    Raises LibraryLocked, NoSpace, FolderGone, FolderUnwritable, CopyBroken, LibraryDamaged, NotALibrary, LibraryUnreachable.
    """
    draft = draft_of(target)
    try:
        own = seal_of(source)
        chosen = own if seal == "same" else seal
        crosses = (own is None) != (chosen is None)  # SQLCipher copies no pages between a plain file and a locked one
        with _translated(source), closing(open_to_read(source, by_cipher=crosses)) as connection:
            if not crosses:
                connection.execute("BEGIN")
            contents = _contents(connection, source)  # the transaction begins with its first reading
            if wanted is not None:
                wanted(contents)
            with writing_into(target.parent):
                (_write_tables if crosses else write_pages)(connection, draft, progress, chosen)
        with writing_into(target.parent):
            set_wal(draft)  # a library that is moved is without while it is copied
            sync(draft)
            try:
                copied = verify(draft, progress)
            except (errors.LibraryDamaged, errors.NotALibrary) as error:
                raise errors.CopyBroken(
                    folder=str(target.parent), detail=str(error.values.get("detail", "no library"))
                ) from error
            if copied != contents:
                raise errors.CopyBroken(
                    folder=str(target.parent), detail="it doesn’t hold the same articles as the library"
                )
            if ready is not None:
                ready()
            if not any(filecmp.cmp(draft, other, shallow=False) for other in same_as):
                put_in_place(draft, target)
        return contents
    finally:
        discard(draft)


def _check_room(connection: sqlite3.Connection, draft: Path) -> None:
    """Raises NoSpace, sqlite3.Error."""
    size = int(connection.execute("PRAGMA page_count").fetchone()[0]) * int(
        connection.execute("PRAGMA page_size").fetchone()[0]
    )
    if shutil.disk_usage(draft.parent).free < size + _SPARE_BYTES:
        raise errors.NoSpace(folder=str(draft.parent))


def _write_tables(connection: sqlite3.Connection, draft: Path, progress: Progress, seal: bytes | None) -> None:
    """Write all tables into a new file, locked or plain, by a connection of SQLCipher. Raises like ``write_pages``."""
    from reader.library.lock.engine import export

    _check_room(connection, draft)
    discard(draft)
    create_private(draft)
    with interruptible(connection, progress, "copying"):
        export(connection, draft, seal)


def write_pages(
    connection: sqlite3.Connection, draft: Path, progress: Progress, seal: bytes | Literal["same"] | None = "same"
) -> None:
    """Write all pages, as the connection's transaction sees them, into a new file; that of a locked library is locked,
    with the passphrase of the library or that of ``seal``.

    Raises NoSpace, OSError, sqlite3.Error, and what ``progress`` raises.
    """
    _check_room(connection, draft)
    chosen = getattr(connection, "seal", None) if seal == "same" else seal

    written = 0

    def after_step(_status: int, remaining: int, total: int) -> None:
        nonlocal written
        progress("copying", (total - remaining) / total if total else 1.0)
        written += _STEP_PAGES
        if written >= _PAGES_BETWEEN_SYNCS and remaining:
            written = 0
            sync(draft)  # all at the end would keep the disk from everyone else for seconds
        time.sleep(_REST_SECONDS)

    discard(draft)
    create_private(draft)
    with closing(open_file(draft, seal=chosen, known=True)) as copied:
        connection.backup(copied, pages=_STEP_PAGES, progress=after_step)


def set_wal(path: Path) -> None:
    """Bring a file that nobody else has open to WAL mode. Raises sqlite3.Error."""
    with closing(open_file(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


# --- files ----------------------------------------------------------------------------------------------------------------


def discard(path: Path) -> None:
    """Remove a database with the files that SQLite may have left beside it."""
    for suffix in ("", *SIDECARS):
        with suppress(OSError):
            path.with_name(path.name + suffix).unlink(missing_ok=True)


@contextmanager
def writing_into(folder: Path) -> Iterator[None]:
    """Turn errors of writing into a folder into sentences. Raises NoSpace, FolderGone, FolderUnwritable."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_FULL:
            raise errors.NoSpace(folder=str(folder)) from error
        if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
            raise _unwritable(folder, str(error)) from error
        raise
    except OSError as error:
        if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG):
            raise errors.NoSpace(folder=str(folder)) from error
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):  # also for a folder that can't be made
            raise errors.FolderUnwritable(folder=str(folder), detail=error.strerror or str(error)) from error
        raise _unwritable(folder, error.strerror or str(error)) from error


def _unwritable(folder: Path, detail: str) -> errors.LibraryError:
    if not folder.is_dir():
        return errors.FolderGone(folder=str(folder))
    return errors.FolderUnwritable(folder=str(folder), detail=detail)


def open_to_read(path: Path, *, still: bool = False, by_cipher: bool = False) -> sqlite3.Connection:
    """Return a connection of its own that only reads. ``still`` says that nobody writes the file: then nothing is made
    beside it. ``by_cipher`` asks for one of SQLCipher, which may write other files.

    Raises sqlite3.Error, and what ``existing_file`` raises.
    """
    path = existing_file(path, empty=False)
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    alone = not path.with_name(path.name + "-wal").exists()
    # One that may write takes the WAL away when it is closed as the last; WAL wants a file beside the library even to
    # read.
    mode = "mode=rw" if writable and not still else "mode=ro"
    if alone and (still or not writable):
        mode += "&immutable=1"
    connection = connect(path, mode, by_cipher=by_cipher)
    if not by_cipher:
        connection.execute("PRAGMA query_only = ON")
    return connection


def _contents(connection: sqlite3.Connection, path: Path) -> LibraryContents:
    if connection.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID:
        raise not_a_library(path)
    number = connection.execute("PRAGMA user_version").fetchone()[0]
    articles, unread = connection.execute(
        "SELECT count(*), count(CASE WHEN is_read = 0 AND is_archived = 0 THEN 1 END) FROM articles WHERE deleted IS NULL"
    ).fetchone()
    newest = connection.execute(
        "SELECT title, saved FROM articles WHERE deleted IS NULL ORDER BY saved DESC, id DESC LIMIT 1"
    ).fetchone()
    return LibraryContents(number, articles, unread, *(newest or ("", "")))


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise translate(error, path) from error
