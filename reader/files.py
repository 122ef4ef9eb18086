"""Replace a file whole: whatever happens, its name leads to the old one or to the new one, and that is on the disk.

Settings, a person's rules, backups and the library itself all come to their names through ``put_in_place``. A rename
alone is atomic for who reads the name but may reach the disk before the bytes it leads to: after a power cut the file
is empty then. So the bytes are synced first, and the folder that holds the name after.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def put_in_place(draft: Path, target: Path) -> None:
    """Give the whole and closed file ``draft``, in the same folder, the name ``target``, whose file it replaces.

    Raises OSError; ``target`` is then as it was, and removing the draft is the caller's.
    """
    sync(draft)
    draft.replace(target)
    sync_folder(target.parent)


def replace_text(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8 in place of the file at ``path``; its folder is made if it lacks.

    Raises OSError; the file is then as it was, and no draft is left beside it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        draft.write_text(text, encoding="utf-8")
        put_in_place(draft, path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def sync(path: Path) -> None:
    """Wait until the file's bytes are on the disk. Raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, on systems that can (POSIX); elsewhere do nothing."""
    if os.name == "posix":
        with suppress(OSError):
            opened = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)


def aside_path(path: Path) -> Path:
    """Return the free name beside ``path`` under which an unreadable file is kept: ``settings.unreadable.json``, then
    ``settings.unreadable-2.json`` and so on.
    """
    number = 1
    while True:
        found = path.with_name(f"{path.stem}.unreadable{f'-{number}' if number > 1 else ''}{path.suffix}")
        if not found.exists():
            return found
        number += 1
