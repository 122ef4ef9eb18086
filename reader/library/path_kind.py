"""What a library's path is: the one place that decides what may be opened, made or exchanged there.

Links of the last part are followed, so that everything beside the library (WAL, drafts, backups, what was replaced) is
beside the file itself, and exchanging it never leaves the folder that holds it. Links above it stay as they are named.
"""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from reader import errors
from reader.drafts import SIDECARS, shortened
from reader.files import may_be_path

USUAL_FOLDER = "backups"
"""The folder beside a library where its backups are, unless another was chosen."""

MAX_LINKS = 40
"""As many as Linux follows."""

MAX_FILE_NAME_BYTES = 255 - len("-journal")

REMOVABLE = ("/media", "/run/media", "/mnt", "/Volumes")
"""Folders where systems attach drives. A folder that lacks below them is a drive that is not attached."""

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISLNK, "a link"),
)


class LibraryFile(NamedTuple):
    """The file itself, behind all links, and whether it is there. Where it is not, one may be made."""

    path: Path
    exists: bool


def real_path(path: Path) -> Path:
    """Return the absolute path of the file that ``path`` leads to, which need not be there. Raises LinkLoop."""
    found = path.absolute()
    for _ in range(MAX_LINKS):
        try:
            link = found.readlink()
        except (OSError, ValueError):
            return found
        found = found.parent / link
    raise errors.LinkLoop(path=str(path))


def library_file(path: Path, *, empty: bool = False) -> LibraryFile:
    """Return what is at ``path``. ``empty`` lets a file of no bytes pass.

    Raises LibraryMissing where a library may be somewhere that is not attached now, LibraryGone where it has left
    something here, NotAFile, LibraryDamaged for a file of no bytes, and LibraryUnreachable.
    """
    if not may_be_path(str(path)):
        raise errors.LibraryUnreachable(path=ascii(str(path))[1:-1], detail="no file can have this name")
    file = real_path(path)
    if len(os.fsencode(file.name)) > MAX_FILE_NAME_BYTES:
        raise errors.LibraryUnreachable(path=str(path), detail="its name is too long")
    try:
        found = file.stat()
    except (FileNotFoundError, NotADirectoryError):
        _refuse_away(path, file)
        return LibraryFile(file, False)
    except PermissionError as error:
        raise errors.LibraryUnreachable(path=str(path), detail="this account may not open its folder") from error
    except OSError as error:  # a share that does not answer, a stick that was pulled, a link above that is a circle
        raise errors.LibraryMissing(path=str(path)) from error
    _refuse_other(file, found.st_mode)
    for suffix in SIDECARS:
        with suppress(FileNotFoundError):
            beside = file.with_name(file.name + suffix)
            _refuse_other(beside, beside.lstat().st_mode)
    if not found.st_size and not empty:
        raise errors.LibraryEmpty(path=str(path))
    return LibraryFile(file, True)


def existing_file(path: Path, *, empty: bool = True) -> Path:
    """Return the file itself, of which nothing is known but that it is an ordinary one, and with ``empty`` false that it
    holds something.

    Raises LibraryMissing, LibraryGone, NotAFile, LibraryUnreachable, LibraryDamaged.
    """
    found = library_file(path, empty=empty)
    if not found.exists:
        raise errors.LibraryUnreachable(path=str(path), detail="the file doesn’t exist")
    return found.path


def free_name(path: Path) -> Path:
    """Return ``path``, or with -2, -3 ... before its suffix, where neither it nor a file of SQLite beside it is there.

    A WAL that is left would be read as the new file's.
    """
    stem = shortened(path.stem)
    for number in range(1, 10_000):
        found = path.with_name(f"{stem}{f'-{number}' if number > 1 else ''}{path.suffix}")
        if not is_taken(found):
            return found
    raise errors.TargetExists(path=str(path))


def is_taken(path: Path) -> bool:
    """Return whether there is anything under this name, also a link that leads nowhere, or beside it for SQLite."""
    return any(os.path.lexists(path.with_name(path.name + suffix)) for suffix in ("", *SIDECARS))


def _refuse_other(path: Path, mode: int) -> None:
    """Raises NotAFile."""
    for is_kind, words in _KINDS:
        if is_kind(mode):
            raise errors.NotAFile(path=str(path), detail=words)


def _refuse_away(path: Path, file: Path) -> None:
    """Raises LibraryMissing or LibraryGone where the file that lacks must be somewhere."""
    if path.is_symlink():
        raise errors.LibraryMissing(path=str(path))
    for folder in reversed(file.parents):
        if not folder.is_dir():
            if os.path.lexists(folder):
                if folder.is_symlink():
                    raise errors.LibraryMissing(path=str(path))
                raise errors.LibraryUnreachable(path=str(path), detail=f"{folder} isn’t a folder")
            if folder == Path(file.anchor) or any(folder.is_relative_to(root) for root in REMOVABLE):
                raise errors.LibraryMissing(path=str(path))
            return
    left = _left_by(file)
    if left is not None:
        raise errors.LibraryGone(path=str(path), left=str(left))


def _left_by(file: Path) -> Path | None:
    """Return something that only a library of this name leaves, or None."""
    for suffix in ("-wal", "-journal"):
        beside = file.with_name(file.name + suffix)
        with suppress(OSError):
            if beside.stat().st_size:
                return beside
    stem, suffix = re.escape(shortened(file.stem)), re.escape(file.suffix)
    copies = re.compile(rf"{stem}\.(before-schema|replaced|damaged)-.*{suffix}")
    usual = "|tearsheet-" if file.stem == "library" else ""
    backup = re.compile(rf"(tearsheet-{stem}-[0-9a-f]{{6}}-{usual})\d{{4}}-\d\d-\d\dT\d{{6}}Z.*\.sqlite")
    for folder, form in ((file.parent, copies), (file.parent / USUAL_FOLDER, backup)):
        with suppress(OSError):
            for copy in sorted(folder.iterdir()):
                if form.fullmatch(copy.name):
                    return copy
    return None
