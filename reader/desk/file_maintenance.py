"""Work on the library's file while nobody has it open: check, repair, restore a backup, move, and its lock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reader.desk.backups import backups_of
from reader.desk.killed_moves import follow
from reader.desk.program.locations import settings_path
from reader.desk.program.opening import is_locked, key_of, needs_passphrase
from reader.desk.program.settings import Settings
from reader.library.file import moving, swap
from reader.library.file.check import REMEDIES, check
from reader.library.file.copy import Progress, no_progress

if TYPE_CHECKING:
    from reader.desk.handed_over.waiting import Waiting
    from reader.desk.importing.reports import Reports
    from reader.library.file.moving import Moved
    from reader.library.file.swap import Repaired, Restored

__all__ = ["REMEDIES", "Progress", "check", "move", "repair", "restore"]


def repair(library: Path, progress: Progress = no_progress, settings: Settings | None = None) -> Repaired:
    """Mend the library, or save what can be read of it into a new file that takes its place; then clean again, from their
    originals, the articles whose text was damaged, or whose title and details are altered. Raises what ``swap.repair`` raises.
    Cancelling ends the cleaning; what is not done then can be cleaned again later.
    """
    done = swap.repair(library, progress)
    textless = done.rebuilt.texts if done.rebuilt else done.saved.textless if done.saved else 0
    return _made_again(library, done, progress, settings) if textless or _untitled(done) else done


def _untitled(done: Repaired) -> tuple[int, ...]:
    """The articles whose title or details are altered or lost."""
    if done.rebuilt:
        return done.rebuilt.entries
    return (*done.saved.nameless, *done.saved.entries) if done.saved else ()


def _made_again(library: Path, done: Repaired, progress: Progress, settings: Settings | None) -> Repaired:
    from dataclasses import replace

    from reader.desk.desk import Desk
    from reader.errors import Cancelled, TearsheetError

    desk = Desk(library, settings=settings)
    remade, unmade = list[int](), list[int]()
    try:
        kept = desk.library.content
        altered = [one for one in _untitled(done) if kept.originals(one)]
        wanted = list(dict.fromkeys([*desk.library.rewriting.textless(), *altered]))
        for number, article_id in enumerate(wanted):
            progress("cleaning", number / len(wanted))
            try:
                outcome = desk.recleaning.clean([article_id]).future.result()
            except Cancelled:
                raise
            except TearsheetError:
                unmade.append(article_id)
                continue
            (unmade if outcome.failed else remade).append(article_id)
    except Cancelled:
        pass
    finally:
        desk.close()
    return replace(done, remade=tuple(remade), unmade=tuple(unmade))


def move(library: Path, folder: Path, settings: Settings, progress: Progress = no_progress) -> Moved:
    """Move the library into another folder and remember its place in the settings; the old file goes last.

    Raises SettingsUnwritable and what ``moving.move`` raises; then the library is where it was.
    """

    def remember(path: Path) -> None:
        settings.set("library", str(path))
        follow(library, path, settings)

    return moving.move(library, folder, remember, progress)


def restore(copy: Path, library: Path, progress: Progress = no_progress) -> Restored:
    """Put a backup in the library's place. Raises what ``swap.restore`` raises."""
    with _sealed_again(library):
        return swap.restore(copy, library, progress)


def _from_browser(library: Path, settings: Settings | None = None) -> Waiting:
    from reader.desk.handed_over.waiting import Waiting

    return Waiting(library, (settings.path if settings else settings_path()).parent)


def _reports(library: Path, settings: Settings | None = None) -> Reports:
    from reader.desk.importing.reports import Reports

    return Reports(library, (settings.path if settings else settings_path()).parent)


@contextmanager
def _sealed_again(library: Path) -> Iterator[None]:
    """Let pages from the browser that wait for the library, and reports of imports, be readable after its lock was changed."""
    before = key_of(library)
    yield
    _from_browser(library).seal_again(before)
    _reports(library).seal_again(before)


def _take_in_what_waits(library: Path) -> None:
    """Take in the pages from the browser that wait, before the key that opens them changes."""
    if needs_passphrase(library) or not _from_browser(library).all():
        return
    from reader.desk.desk import Desk

    desk = Desk(library)
    try:
        for job in desk.saving.resume():
            job.future.exception()
    finally:
        desk.close()


def lock(library: Path, passphrase: str, progress: Progress = no_progress) -> str:
    """Encrypt the library, or a locked one with another passphrase; returns the recovery key.

    Raises LibraryLocked, PassphraseTooShort, LibraryInUse, LockUnavailable, NoSpace, LibraryDamaged; then nothing was
    changed.
    """
    from reader.library.file import locking

    change = locking.change if is_locked(library) else locking.lock
    _take_in_what_waits(library)
    with _sealed_again(library):
        return change(library, passphrase, progress)


def remove_lock(library: Path, progress: Progress = no_progress) -> None:
    """Decrypt a library that was unlocked. Raises NotLocked, LibraryLocked, LibraryInUse, NoSpace."""
    from reader.library.file import locking

    _take_in_what_waits(library)
    with _sealed_again(library):
        locking.remove(library, progress)


def recovery_key_of(library: Path) -> str:
    """Return the recovery key of a library that was unlocked. Raises NotLocked, LibraryLocked."""
    from reader.library.file import locking

    return locking.recovery_key_of(library)


def open_copies(library: Path, settings: Settings) -> list[Path]:
    """Return the copies of the library that its passphrase does not protect: plain ones, and those of an earlier
    passphrase. What killed processes left unfinished of copies is erased.
    """
    from reader.library.file import locking, recovery

    backups = backups_of(library, settings)
    recovery.sweep(library)
    backups.sweep()
    return locking.open_copies(library, [copy.path for copy in backups.copies()])


def erase_copies(paths: Iterable[Path]) -> list[Path]:
    """Overwrite and remove these copies; returns those that could not be."""
    from reader.library.file import locking

    return locking.erase_copies(paths)
