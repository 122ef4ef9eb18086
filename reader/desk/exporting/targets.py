"""Write an export beside its place and put it there whole: a file or a folder, or nothing where it fails or is cancelled."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from reader import errors
from reader.drafts import draft_of, sweep_exports
from reader.files import behind_link, create_private, make_private_folder, put_in_place, replace_bytes, sync_folder
from reader.library.file_header import is_damaged_library
from reader.library.lock.seals import seal_of

_FULL = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn OSErrors into ExportError and its kin."""
    try:
        yield
    except OSError as error:
        raise export_error(path, error) from error


def export_error(path: Path, error: OSError) -> errors.ExportError:
    """Return what the system said of a file or folder as an ExportError or its kin."""
    if error.errno in _FULL:
        return errors.ExportNoSpace(path=str(path))
    return errors.ExportError(path=str(path), detail=(error.strerror or str(error)).lower())


def _check_parent(target: Path) -> None:
    if not target.parent.is_dir():
        raise errors.ExportFolderMissing(path=str(target.parent))


def replaceable(target: Path) -> Path:
    """Return the path at which a file may be written: behind a link, and where nothing is or an ordinary file.

    Raises ExportFolderMissing, ExportTargetUsed where a folder, a device or a pipe is there, and ExportOverLibrary.
    """
    _check_parent(target)
    found = behind_link(target)
    if found.exists() and not found.is_file():
        raise errors.ExportTargetUsed(path=str(target))
    if seal_of(found) is not None or is_damaged_library(found):
        raise errors.ExportOverLibrary(path=str(target))
    return found


def write_chosen(target: Path, content: bytes) -> None:
    """Write a file whole where somebody chose to have it. Raises ExportError, ExportNoSpace, and like ``replaceable``."""
    found = replaceable(target)
    with told(target):
        replace_bytes(found, content)


@contextmanager
def file_draft(target: Path) -> Iterator[BinaryIO]:
    """Give a file to write; at the end it takes the place of ``target``.

    Raises ExportError, ExportNoSpace, and like ``replaceable``.
    """
    target = replaceable(target)
    sweep_exports(target.parent)
    draft = draft_of(target)
    with told(target):
        try:
            create_private(draft)
            with draft.open("wb") as file:
                yield file
            put_in_place(draft, target)
        finally:
            draft.unlink(missing_ok=True)


class FolderDraft:
    """A folder that is being written. Its files are closed before the next is opened, and for their owner alone."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def open(self, name: str) -> AbstractContextManager[BinaryIO]:
        """Return a new file by its name, with "/" between folders. Raises ValueError for a name that leads outside."""
        pure = PurePosixPath(name)
        if pure.is_absolute() or ".." in pure.parts:
            raise ValueError(name)
        path = self._root.joinpath(*pure.parts)
        make_private_folder(path.parent)
        create_private(path)
        return path.open("wb")

    def add(self, name: str, data: bytes) -> None:
        """Write a file whole."""
        with self.open(name) as file:
            file.write(data)

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """Give a folder for what is wanted while writing; it is within this one, for the owner alone, and gone at the end."""
        folder = self._root / ".scratch"
        make_private_folder(folder)
        try:
            yield folder
        finally:
            shutil.rmtree(folder)


@contextmanager
def folder_draft(target: Path) -> Iterator[FolderDraft]:
    """Give a folder to write into; at the end it gets the name ``target``, at which nothing or an empty folder may be.

    Raises like ``file_draft``.
    """
    _check_parent(target)
    if target.is_symlink() or (target.exists() and not _is_empty_folder(target)):
        raise errors.ExportTargetUsed(path=str(target))
    sweep_exports(target.parent)
    draft = draft_of(target)
    with told(target):
        try:
            make_private_folder(draft)
            yield FolderDraft(draft)
            if target.exists():
                target.rmdir()
            draft.rename(target)
            sync_folder(target.parent)
        finally:
            if draft.exists():
                with suppress(OSError):
                    shutil.rmtree(draft)


def _is_empty_folder(path: Path) -> bool:
    return path.is_dir() and not any(path.iterdir())
