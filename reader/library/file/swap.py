"""Exchanging the library's file as a whole: for a backup, or for what was saved of a damaged one. Nobody may have it
open meanwhile.

The file that was there is kept beside the library under a name with the time. There is no moment at which the library's
own name leads to no file or to half of one.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from reader import errors
from reader.drafts import SIDECARS, draft_of, shortened
from reader.files import create_private, make_private_folder, put_in_place
from reader.library.file.backups import verified
from reader.library.file.check import check
from reader.library.file.copy import (
    LibraryContents,
    Progress,
    copy,
    discard,
    no_progress,
    set_wal,
    verify,
    writing_into,
)
from reader.library.file.losses import Saved
from reader.library.file.opening import open_library
from reader.library.file.recovery import is_in_use, to_wal
from reader.library.file.repair import Rebuilt, rebuild
from reader.library.file.salvage import salvage
from reader.library.lock.seals import seal_of
from reader.library.path_kind import existing_file, free_name, library_file, real_path
from reader.library.sqlite import open_file

_IN_USE_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Restored:
    """What is in the library now, and where the file lies that it replaced (None if there was none). ``passphrase`` says
    whether it opens with the backup’s: as its "first" one, where the library was plain, or as an "other" one.
    """

    contents: LibraryContents
    kept: Path | None
    passphrase: Literal["", "first", "other"] = ""


@dataclass(frozen=True, slots=True)
class Repaired:
    """What Repair did: ``rebuilt`` the derived data of a sound file, or ``saved`` rows of a damaged one, which is ``kept`` beside the
    library. ``remade`` are the articles that were cleaned again from their originals, ``unmade`` those that could not be.
    """

    rebuilt: Rebuilt | None = None
    saved: Saved | None = None
    kept: Path | None = None
    remade: tuple[int, ...] = ()
    unmade: tuple[int, ...] = ()


def restore(backup: Path, library: Path, progress: Progress = no_progress) -> Restored:
    """Put a verified copy of ``backup`` in the library's place, and keep what was there.

    Raises BackupBroken, BackupTooNew, LibraryInUse, NoSpace, FolderUnwritable, and what ``progress`` raises; then nothing
    was changed.
    """
    library = _exchangeable(library)
    verified(backup, progress)
    draft = draft_of(library, "restored")
    try:
        with writing_into(library.parent):
            make_private_folder(library.parent)
        own, before = seal_of(backup), seal_of(library)
        # A plain backup of a locked library comes back locked; a locked one keeps the passphrase that it has.
        contents = copy(backup, draft, progress, seal=own if own is not None else before)
        same = own is None or own == before
        kept = _put_in_place(draft, library, "replaced")
        return Restored(contents, kept, "" if same else "other" if before is not None else "first")
    finally:
        discard(draft)


def repair(library: Path, progress: Progress = no_progress) -> Repaired:
    """Mend the library, or save what can be read of it into a new file that takes its place.

    Raises BeyondRepair, NotALibrary, LibraryInUse, LibraryTooNew, LibraryReadOnly, NoSpace, FolderUnwritable, and what
    ``progress`` raises; then nothing was changed.
    """
    library = existing_file(library, empty=False)
    report = check(library, progress)
    if not report.lines:
        connections = open_library(library)
        try:
            broken = {finding.kind: finding.articles for finding in report.findings}
            done = rebuild(
                connections,
                broken.get("texts", ()),
                progress,
                broken_originals=tuple(dict.fromkeys(broken.get("originals", ()))),
                broken_pictures=broken.get("altered_pictures", ()),
            )
            return Repaired(rebuilt=done)
        finally:
            connections.close()
    draft = draft_of(library, "salvaged")
    try:
        saved = salvage(library, draft, progress)
        return Repaired(saved=saved, kept=_put_in_place(draft, library, "damaged"))
    finally:
        discard(draft)


def _exchangeable(library: Path) -> Path:
    """Return the file itself that is to be exchanged, which may be damaged, or gone with something left of it. Raises what
    ``library_file`` raises of a path that leads elsewhere.
    """
    try:
        return library_file(library, empty=True).path
    except errors.LibraryGone:
        return real_path(library)


def _put_in_place(draft: Path, library: Path, kind: Literal["replaced", "damaged"]) -> Path | None:
    """Let the whole and closed file ``draft`` take the library's name."""
    set_wal(draft)
    verify(draft)
    time = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    kept = free_name(library.with_name(f"{shortened(library.stem)}.{kind}-{time}{library.suffix}"))
    if not library.exists():
        with writing_into(library.parent):
            _give_sidecars(library, kept)
            put_in_place(draft, library)
        return None
    if kind == "damaged":
        _refuse_in_use(library)
    else:
        settle(library)
    try:
        with writing_into(library.parent):
            try:
                os.link(
                    library, kept
                )  # a second name for the same file, so that the first one can be given away in one step
            except OSError:  # a file system without such names
                _copy_whole(library, kept)
            _give_sidecars(library, kept)
            put_in_place(draft, library)
    except BaseException:
        with suppress(OSError):
            _give_sidecars(kept, library)
            kept.unlink(missing_ok=True)
        if kind == "replaced":
            to_wal(library)
        raise
    return kept


def _copy_whole(library: Path, kept: Path) -> None:
    """Copy the bytes under a draft's name first: a name leads to a whole file. Raises OSError."""
    draft = draft_of(kept)
    try:
        create_private(draft)
        shutil.copyfile(library, draft)
        shutil.copystat(library, draft)
        put_in_place(draft, kept)
    finally:
        discard(draft)


def _give_sidecars(giver: Path, taker: Path) -> None:
    """Move what SQLite keeps beside a file to another name of it. A WAL or journal belongs to the file that it was
    written for: SQLite would take it for that of the next one under its name, and spoil that. Raises OSError.
    """
    for suffix in SIDECARS:
        beside = giver.with_name(giver.name + suffix)
        if os.path.lexists(beside):
            beside.replace(taker.with_name(taker.name + suffix))


def settle(library: Path) -> None:
    """Bring what is in the WAL into the file, which only the last one can who has it open. Raises LibraryInUse."""
    try:
        with closing(open_file(library, timeout=_IN_USE_SECONDS)) as connection:
            if connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0] != "delete":
                raise errors.LibraryInUse(path=str(library))
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise errors.LibraryInUse(path=str(library)) from error
    except (sqlite3.DatabaseError, errors.LibraryLocked):
        pass  # damaged, or its passphrase is lost: there is nothing that could be brought into order


def _refuse_in_use(library: Path) -> None:
    """Raises LibraryInUse, where that can be told of a damaged file without touching it: not while it has a WAL."""
    wal = library.with_name(library.name + "-wal")
    if not (wal.exists() and wal.stat().st_size) and is_in_use(library):
        raise errors.LibraryInUse(path=str(library))
