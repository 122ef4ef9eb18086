"""The file in which the window keeps its state, as far as something else than the window has to know it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from reader.desk.program.locations import name_of_library
from reader.files import read_ordinary, replace_text

FILE = "window.ini"
"""Its name, beside the settings."""
NAMING = ("tag", "site", "closed_tags")
"""Values that name what is in a library: of a locked one they are not kept."""


def forget_names(path: Path, library: Path) -> None:
    """Take what names the content of ``library``, which was locked, out of the state file at ``path``; one that can't be
    read or written is left to the window, which does the same before it asks for the passphrase.
    """
    with suppress(OSError, UnicodeDecodeError):
        lines = read_ordinary(path).decode("utf-8").splitlines(keepends=True)
        kept, is_its = [], False
        for line in lines:
            is_its = line.strip() == f"[{name_of_library(library)}]" if line.startswith("[") else is_its
            if not (is_its and line.partition("=")[0].strip() in NAMING):
                kept.append(line)
        if kept != lines:
            replace_text(path, "".join(kept))
