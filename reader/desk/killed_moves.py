"""Undo or finish, as a library is opened, what a killed Move left."""

from __future__ import annotations

from pathlib import Path

from reader.desk.program.locations import default_library
from reader.desk.program.settings import Settings
from reader.drafts import left_drafts


def settle_killed_moves(library: Path, settings: Settings) -> None:
    """Remove the copies that Moves of this library left whose processes were killed before the new place was remembered;
    of one that was killed after that, and led here, do what is left.
    """
    for note in left_drafts(library.parent, library.name[:30], "placed", "came"):
        if note.suffix == ".came":
            _finish(note, library, settings)
            continue
        from reader.library.file.moving import undo_killed_move

        undo_killed_move(note, default_library(settings))


def _finish(note: Path, library: Path, settings: Settings) -> None:
    from reader.library.file.copy import discard
    from reader.library.file.moving import finish_killed_move
    from reader.library.path_kind import real_path

    if real_path(default_library(settings)) != real_path(library):
        return  # undone where it came from, or another library is in use now
    old = finish_killed_move(note, library)
    if old is not None:
        follow(old, library, settings)
        discard(note)


def follow(old: Path, library: Path, settings: Settings) -> None:
    """Let what waits for a library, and the reports of its imports, be those of its new place."""
    from reader.desk.handed_over.waiting import Waiting
    from reader.desk.importing.reports import Reports

    folder = settings.path.parent
    Waiting(old, folder).follow(library)
    Reports(old, folder).follow(library)
