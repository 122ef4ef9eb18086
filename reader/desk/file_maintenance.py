"""Work on the library's file while nobody has it open: check, repair, restore a backup, move."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.desk.program.settings import Settings
from reader.library.file import swap
from reader.library.file.check import REMEDIES, check
from reader.library.file.copy import Progress, no_progress
from reader.library.file.swap import repair, restore

if TYPE_CHECKING:
    from reader.library.file.swap import Moved

__all__ = ["REMEDIES", "Progress", "check", "move", "repair", "restore"]


def move(library: Path, folder: Path, settings: Settings, progress: Progress = no_progress) -> Moved:
    """Move the library into another folder and remember its place in the settings; the old file goes last.

    Raises SettingsUnwritable and what ``swap.move`` raises; then the library is where it was.
    """
    return swap.move(library, folder, lambda path: settings.set("library", str(path)), progress)
