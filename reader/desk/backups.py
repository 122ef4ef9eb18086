"""Back up the library: automatically once a day, and whenever a person asks."""

from __future__ import annotations

import hashlib
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.desk.jobs import Job, Jobs
from reader.desk.program.locations import default_library
from reader.desk.program.settings import Settings
from reader.drafts import shortened
from reader.library.file.backups import FUTURE, Backups, Copy
from reader.library.file.check import check
from reader.library.file.copy import Progress
from reader.library.library import Library
from reader.library.path_kind import USUAL_FOLDER, real_path

MIN_INTERVAL = timedelta(hours=20)
"""Least time between two automatic backups: once on each working day, also when it starts a little earlier than the day
before."""

WORK_SECONDS, REST_SECONDS = 0.004, 0.002
"""Seconds that a check works at a stretch, and rests after it."""


def backups_of(library: Path, settings: Settings, folder: Path | None = None) -> Backups:
    """Return the backups of this library in ``folder``, else in that of the settings, else in ``backups`` beside it.

    Those of the usual library have the plain name; any other's have one of their own, for several may share a folder.
    """
    named, library = library, real_path(library)
    chosen = settings["backup_folder"]
    if folder is None:
        folder = Path(chosen) if chosen else library.parent / USUAL_FOLDER
    name = "tearsheet"
    if not is_usual(library, settings):
        known = str(library).encode("utf-8", "surrogateescape")
        name += f"-{shortened(library.stem)}-{hashlib.sha256(known).hexdigest()[:6]}"
    return Backups(named, folder, name)


def is_usual(library: Path, settings: Settings) -> bool:
    """Return whether Tearsheet opens this library when none is named."""
    return real_path(library) == real_path(default_library(settings))


class LibraryBackups:
    """Backups of the library that is open; each is a job on a lane of its own."""

    def __init__(self, library: Library, jobs: Jobs, settings: Settings) -> None:
        self._library = library
        self._jobs = jobs
        self._settings = settings

    @property
    def backups(self) -> Backups:
        return backups_of(self._library.path, self._settings)

    @property
    def is_usual(self) -> bool:
        """Is it the library that a start opens when none is named? Only that one can be moved, for its place is
        remembered.
        """
        return is_usual(self._library.path, self._settings)

    def now(self) -> Job:
        """Submit a manual backup, which is never removed. The result is the copy.

        The job fails with NoSpace, FolderGone, FolderUnwritable, CopyBroken, LibraryDamaged.
        """
        return self._jobs.submit(
            "backup", lambda job: self.backups.make(kept=True, progress=job.progress), lane="backup"
        )

    def if_due(self) -> Job:
        """Submit the question whether a backup is due, which begins it if so. The result is its job, or None."""
        return self._jobs.submit("backup-due", lambda _job: self._automatic() if self.is_due() else None, lane="backup")

    def is_due(self) -> bool:
        """Return True if there is no backup of the last day and the library has changed since the newest. A clock that was
        turned back is no reason to wait: a backup from the future counts as none.
        """
        if not self._settings["backups"] or self._library.notice is not None:
            return False
        backups, now = self.backups, datetime.now(UTC)
        backups.sweep()
        newest = backups.newest(until=now + FUTURE)
        if newest is None:
            return True
        return now - newest >= MIN_INTERVAL and backups.changed_since(newest)

    def _automatic(self) -> Job:
        return self._jobs.submit("backup", self._make_and_thin, lane="backup")

    def _make_and_thin(self, job: Job) -> Copy:
        backups = self.backups
        made = backups.make(kept=False, progress=job.progress)
        backups.thin()
        return made

    def check(self, *, originals: int = 0) -> Job:
        """Look through the library, with everyone reading and writing meanwhile. The result is a ``Report``; see
        ``checking.check``.
        """
        path = self._library.path
        return self._jobs.submit(
            "check", lambda job: check(path, _gently(job.progress), originals=originals), lane="backup"
        )

    def copies(self) -> Job:
        """All copies with what is in each, the newest first, looked at off the window's thread: the result is a list of
        ``Copy``.
        """
        return self._jobs.submit("backup-list", lambda _job: self.backups.copies(), lane="backup")


def _gently(progress: Progress) -> Progress:
    """``progress`` that now and then lets other threads have the interpreter: a check is all reckoning, and a window must
    paint.
    """
    rested = time.perf_counter()

    def tell_and_rest(stage: str, fraction: float) -> None:
        nonlocal rested
        progress(stage, fraction)
        if time.perf_counter() - rested > WORK_SECONDS:
            time.sleep(REST_SECONDS)
            rested = time.perf_counter()

    return tell_and_rest
