"""Backups: whole copies of the library in a folder, named by their time, and how many of them are kept.

A backup is a library like any other: put in its place, it goes on. Those that were made by themselves are thinned to the newest of each of
7 days, 4 weeks and 6 months of which there are any (in UTC, as their names are); what a person asked for, what was copied before a
migration, and what a restored backup replaced is never removed. One that does not open is neither counted nor removed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from reader import errors
from reader.drafts import shortened, sweep_drafts
from reader.files import PRIVATE_FOLDER, make_private
from reader.library.file.copy import LibraryContents, Progress, contents_of, copy, no_progress, verify, writing_into
from reader.library.lock.seals import seal_of
from reader.library.migrations import schema
from reader.library.path_kind import USUAL_FOLDER, existing_file, free_name, real_path

Kind = Literal["automatic", "kept", "before-schema", "replaced"]

MAX_DAYS, MAX_WEEKS, MAX_MONTHS = 7, 4, 6
FUTURE = timedelta(hours=20)
"""A backup whose name is so much later than now was made by a clock that was wrong."""
_TIME = "%Y-%m-%dT%H%M%SZ"  # no colons: Windows does not have them in names


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the library: where it lies, when it was made (ISO 8601 in UTC) and why, its size in bytes, and what is
    in it.

    ``contents`` is None where it does not open; ``problem`` is then the error, and also where it opens but cannot be
    restored. ``locked`` says that nobody reads it without a passphrase.
    """

    path: Path
    kind: Kind
    made: str
    size: int
    contents: LibraryContents | None
    problem: errors.TearsheetError | None = None
    locked: bool = False


class Backups:
    """Those of the library at ``library`` in ``folder``; their names begin with ``name``, which tells libraries in one
    folder apart.
    """

    def __init__(self, library: Path, folder: Path, name: str = "tearsheet") -> None:
        self.library = real_path(library)
        self._named = library
        self.folder = folder
        self.name = name
        self._form = re.compile(rf"{re.escape(name)}-(\d{{4}}-\d\d-\d\dT\d{{6}}Z)(-kept)?(-\d+)?\.sqlite")

    def make(self, *, kept: bool, progress: Progress = no_progress) -> Copy:
        """Back up now and return the copy; ``kept`` is for one that a person asked for. The usual folder is made if it
        lacks; one that a person chose is not: its drive may not be attached.

        Raises what ``copying.copy`` raises, and FolderGone.
        """
        existing_file(self._named)
        with writing_into(self.folder):
            if self.folder == self.library.parent / USUAL_FOLDER:
                self.folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
                make_private(self.folder)
            if not self.folder.is_dir():
                raise errors.FolderGone(folder=str(self.folder))
        self.sweep()
        target = self._free_name(datetime.now(UTC), kept)
        copy(self.library, target, progress)
        return self._described(target)

    def _free_name(self, time: datetime, kept: bool) -> Path:
        stem = f"{self.name}-{time.strftime(_TIME)}" + ("-kept" if kept else "")
        return free_name(self.folder / f"{stem}.sqlite")

    def sweep(self) -> None:
        """Remove drafts of backups of this library whose processes are dead."""
        sweep_drafts(self.folder, f"{self.name}-", erasing=seal_of(self.library) is not None)

    # --- which there are -------------------------------------------------------------------------------------------------

    def copies(self) -> list[Copy]:
        """Return all copies of the library, the newest first, also those beside it. A folder that is not there has
        none.
        """
        found = [self._described(path) for path in [*self._paths(), *self._beside()] if path.is_file()]
        return sorted(found, key=lambda known: (known.made, known.path.name), reverse=True)

    def newest(self, until: datetime | None = None) -> datetime | None:
        """Return the time of the newest backup up to then that opens, or None."""
        for path in sorted(self._paths(), reverse=True):
            if until is not None and self._time(path) > until:
                continue
            with suppress(errors.TearsheetError):
                contents_of(path)
                return self._time(path)
        return None

    def changed_since(self, time: datetime) -> bool:
        """Return whether the library was written after ``time``, going by its files."""
        files = (self.library, self.library.with_name(self.library.name + "-wal"))
        times = [file.stat().st_mtime for file in files if file.exists() and file.stat().st_size]
        return not times or max(times) >= time.timestamp()

    def _paths(self) -> list[Path]:
        with suppress(OSError):
            return [path for path in self.folder.iterdir() if self._form.fullmatch(path.name)]
        return []

    def _beside(self) -> list[Path]:
        """Copies that lie beside the library; not what SQLite may have left beside those."""
        stem, suffix = _glob(shortened(self.library.stem)), _glob(self.library.suffix)
        with suppress(OSError):
            return [
                path
                for kind in ("before-schema", "replaced")
                for path in self.library.parent.glob(f"{stem}.{kind}-*{suffix}")
            ]
        return []

    def _time(self, path: Path) -> datetime:
        match = self._form.fullmatch(path.name)
        if match:
            with suppress(ValueError):
                return datetime.strptime(match[1], _TIME).replace(tzinfo=UTC)
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)

    def _described(self, path: Path) -> Copy:
        match = self._form.fullmatch(path.name)
        kind: Kind = "automatic"
        if match is None:
            kind = "replaced" if ".replaced-" in path.name else "before-schema"
        elif match[2]:
            kind = "kept"
        made = self._time(path).isoformat(timespec="seconds").replace("+00:00", "Z")
        contents, problem = inspect(path)
        return Copy(path, kind, made, path.stat().st_size, contents, problem, seal_of(path) is not None)

    # --- thinning --------------------------------------------------------------------------------------------------------

    def thin(self) -> list[Path]:
        """Remove the automatic backups that are too many; returns their paths. One that cannot be removed stays for the
        next time.
        """
        automatic = [known for known in self.copies() if known.kind == "automatic" and known.contents is not None]
        stay = staying([datetime.fromisoformat(known.made) for known in automatic], datetime.now(UTC) + FUTURE)
        removed = []
        for known in automatic:
            if datetime.fromisoformat(known.made) not in stay:
                with suppress(OSError):
                    known.path.unlink()
                    removed.append(known.path)
        return removed


def staying(times: Sequence[datetime], until: datetime) -> set[datetime]:
    """Return which of these copies thinning keeps: the newest of each of the last 7 days, 4 weeks (ISO 8601) and 6
    months that have any. Later ones than ``until`` are of a clock that was wrong: they are thinned alone, for counted
    with the others they would take their places.
    """
    future = [time for time in times if time > until]
    return _newest_of_each([time for time in times if time <= until]) | _newest_of_each(future)


def _newest_of_each(times: Sequence[datetime]) -> set[datetime]:
    stay: set[datetime] = set()
    periods: tuple[tuple[int, Callable[[datetime], object]], ...] = (
        (MAX_DAYS, lambda time: time.date()),
        (MAX_WEEKS, lambda time: time.isocalendar()[:2]),
        (MAX_MONTHS, lambda time: (time.year, time.month)),
    )
    for number, period in periods:
        newest: dict[object, datetime] = {}
        for time in sorted(times, reverse=True):
            newest.setdefault(period(time), time)
        stay.update(list(newest.values())[:number])
    return stay


def inspect(path: Path) -> tuple[LibraryContents | None, errors.TearsheetError | None]:
    """Return what is in a copy, and why it cannot be restored; see ``Copy``."""
    try:
        contents = contents_of(path)
    except errors.LibraryLocked:
        return None, errors.BackupLocked(name=path.name)
    except errors.TearsheetError as error:
        detail = error.values.get("detail") or "it isn’t a Tearsheet library"
        return None, errors.BackupBroken(name=path.absolute().name, detail=detail)
    try:
        refuse_newer(contents, path)
    except errors.BackupTooNew as error:
        return contents, error
    return contents, None


def refuse_newer(contents: LibraryContents, path: Path) -> None:
    """Raises BackupTooNew."""
    known = len(schema.MIGRATIONS)
    if contents.schema > known:
        raise errors.BackupTooNew(name=path.name, found=contents.schema, known=known)


def verified(path: Path, progress: Progress = no_progress) -> LibraryContents:
    """Return what is in a copy that may be restored, after every page was checked. Raises BackupBroken, BackupTooNew,
    Cancelled.
    """
    contents, problem = inspect(path)
    if contents is None or problem is not None:
        raise problem or errors.BackupBroken(name=path.absolute().name, detail="it can’t be opened")
    try:
        return verify(path, progress)
    except errors.LibraryError as error:
        raise errors.BackupBroken(name=path.absolute().name, detail=str(error.values.get("detail", error))) from error


def _glob(name: str) -> str:
    """The name as a pattern that fits only itself."""
    return re.sub(r"([\[*?])", r"[\1]", name)
