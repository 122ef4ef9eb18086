"""Text files that a person or another version of Tearsheet may write: replaced whole, and never lost."""

from __future__ import annotations

import os
from pathlib import Path


def replace_text(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8 so that, whatever happens, the file is the old one or the new one and reaches the disk.

    Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with draft.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def aside_path(path: Path) -> Path:
    """Return the free name beside ``path`` under which an unreadable file is kept: ``settings.unreadable.json``, then
    ``settings.unreadable-2.json`` and so on."""
    number = 1
    while True:
        found = path.with_name(f"{path.stem}.unreadable{f'-{number}' if number > 1 else ''}{path.suffix}")
        if not found.exists():
            return found
        number += 1
