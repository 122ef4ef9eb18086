"""Locking a library with a passphrase, changing that, and taking it away: the file is written once more and takes the
library's place in one step. Nobody else may have it open.

Whenever that is interrupted, the library's name leads to the old file or to the new one, and both are whole. The old
file keeps a second name until it is overwritten; the next start finds that, should this process be killed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from reader import errors
from reader.drafts import SIDECARS, draft_of, erase, shortened
from reader.library.file.copy import LibraryContents, Progress, copy, discard, no_progress, writing_into
from reader.library.file.recovery import to_wal
from reader.library.file.swap import settle
from reader.library.lock.keys import KEYRING, USUAL, derive
from reader.library.lock.recovery_key import recovery_key
from reader.library.lock.seals import new_seal, seal_of
from reader.library.path_kind import existing_file

LEAST_LETTERS, MOST_LETTERS = 8, 1024
"""Of a passphrase: fewer are found by trying them all, and a field has room for so many."""


def lock(library: Path, passphrase: str, progress: Progress = no_progress, *, costs: int = USUAL) -> str:
    """Encrypt the library; returns its recovery key. ``costs`` is a number of ``keys.COSTS``.

    Raises AlreadyLocked, PassphraseTooShort, PassphraseTooLong, LibraryInUse, LockUnavailable, what ``copy`` raises, and what ``progress``
    raises; then nothing was changed.
    """
    library = existing_file(library, empty=False)
    if seal_of(library) is not None:
        raise errors.AlreadyLocked(path=str(library))
    return _seal(library, passphrase, progress, costs)


def change(library: Path, passphrase: str, progress: Progress = no_progress, *, costs: int = USUAL) -> str:
    """Encrypt a library that was unlocked with another passphrase, and so another key; returns its new recovery key.

    Raises NotLocked, LibraryLocked, and what ``lock`` raises.
    """
    library = existing_file(library, empty=False)
    _key_of(library)
    return _seal(library, passphrase, progress, costs)


def remove(library: Path, progress: Progress = no_progress) -> None:
    """Decrypt a library that was unlocked. Raises NotLocked, LibraryLocked, LibraryInUse, and what ``copy`` raises."""
    library = existing_file(library, empty=False)
    _key_of(library)
    _rewrite(library, None, progress)


def recovery_key_of(library: Path) -> str:
    """Return the recovery key of a library that was unlocked. Raises NotLocked, LibraryLocked."""
    return recovery_key(_key_of(existing_file(library)))


def _key_of(library: Path) -> bytes:
    """Raises NotLocked, LibraryLocked."""
    seal = seal_of(library)
    if seal is None:
        raise errors.NotLocked(path=str(library))
    key = KEYRING.get(seal)
    if key is None:
        raise errors.LibraryLocked(path=str(library))
    return key


def _seal(library: Path, passphrase: str, progress: Progress, costs: int) -> str:
    if len(passphrase.strip()) < LEAST_LETTERS:
        raise errors.PassphraseTooShort(least=LEAST_LETTERS)
    if len(passphrase) > MOST_LETTERS:
        raise errors.PassphraseTooLong(most=MOST_LETTERS)
    progress("deriving", -1.0)
    seal = new_seal(costs)
    key = derive(passphrase, seal)
    KEYRING.add(seal, key)
    _rewrite(library, seal, progress)
    return recovery_key(key)


def _rewrite(library: Path, seal: bytes | None, progress: Progress) -> LibraryContents:
    """Write the library's file once more and erase the old one, with its WAL."""
    with writing_into(library.parent):
        old = [_second_name(path) for path in (library, library.with_name(library.name + "-wal")) if path.exists()]
    try:
        settle(library)
        before = library.stat().st_mtime_ns

        def refuse_changed() -> None:
            if library.stat().st_mtime_ns != before or library.with_name(library.name + "-wal").exists():
                raise errors.LibraryInUse(path=str(library))

        contents = copy(library, library, progress, seal=seal, ready=refuse_changed)
    except BaseException:
        for name in old:
            with suppress(OSError):
                name.unlink(missing_ok=True)
        to_wal(library)
        raise
    for name in old:
        with suppress(OSError):
            erase(name)
    return contents


def _second_name(path: Path) -> Path:
    """Give the file another name under which it can be erased once it is replaced; where the file system has none, that
    name leads nowhere.
    """
    name = draft_of(path, "erasing")
    with suppress(OSError):
        name.unlink(missing_ok=True)
        os.link(path, name)
    return name


def open_copies(library: Path, copies: Iterable[Path]) -> list[Path]:
    """Return those of the copies of a library, and of what lies beside it of damaged ones, that its passphrase does not
    protect: plain ones, and those of an earlier passphrase.
    """
    seal = seal_of(library)
    stem, suffix = shortened(library.stem), library.suffix
    found = [path.absolute() for path in copies]
    with suppress(OSError):
        for path in sorted(library.absolute().parent.iterdir()):
            is_kept = path.name.startswith((f"{stem}.damaged-", f"{stem}.replaced-", f"{stem}.before-schema-"))
            if is_kept and path.suffix == suffix and path not in found:
                found.append(path)
    return [path for path in found if path.is_file() and seal_of(path) != seal]


def erase_copies(paths: Iterable[Path]) -> list[Path]:
    """Overwrite and remove copies, with what SQLite left beside them; returns those that could not be."""
    left = []
    for path in paths:
        try:
            for suffix in ("", *SIDECARS):
                beside = path.with_name(path.name + suffix)
                if beside.exists():
                    erase(beside)
        except OSError:
            left.append(path)
            continue
        discard(path)
    return left
