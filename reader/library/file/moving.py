"""Move a library into another folder, so that a kill at any moment leaves it whole in one place or the other.

Notes tell the next start what was under way: "moving" and "placed" beside the old file, "came" beside the new one.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reader import errors
from reader.drafts import draft_of, left_drafts
from reader.files import create_private
from reader.library.file.copy import Progress, copy, discard, no_progress, writing_into
from reader.library.file.recovery import to_wal
from reader.library.file.swap import settle
from reader.library.path_kind import existing_file, is_taken, real_path


@dataclass(frozen=True, slots=True)
class Moved:
    """Where the library lies now, and the old file if it had to stay: another program wrote into it since, or has it
    open.
    """

    path: Path
    left: Path | None


def move(library: Path, folder: Path, remember: Callable[[Path], None], progress: Progress = no_progress) -> Moved:
    """Copy the library into another folder, verify the copy, let it be remembered as the library, and only then remove
    the file here.

    Raises TargetExists, FolderGone, NoSpace, FolderUnwritable, CopyBroken, LibraryDamaged, LibraryInUse, and what
    ``remember`` and ``progress`` raise; then the library is where it was.
    """
    library = existing_file(library, empty=False)
    target = folder.absolute() / library.name
    if not folder.is_dir():
        raise errors.FolderGone(folder=str(folder))
    if is_taken(target):
        raise errors.TargetExists(path=str(target))
    # Where the next start finds the draft, or the whole copy, should this process be killed.
    note, placed, came = draft_of(library, "moving"), draft_of(library, "placed"), draft_of(target, "came")
    with writing_into(library.parent):
        _write(note, str(folder.absolute()))
    try:
        settle(library)
        before = _stamp(library)
        create_private(placed)
        copy(library, target, progress, ready=lambda: _note_placing(placed, target))
        try:
            with writing_into(folder):
                _write(came, f"{library}\n{before}")
            remember(target)
        except BaseException:
            discard(target)
            raise
    except BaseException:
        discard(came)
        to_wal(library)
        raise
    finally:
        discard(note)
        discard(placed)
    _remove(library, before)
    discard(came)
    return Moved(target, library if library.exists() else None)


def undo_killed_move(note: Path, remembered: Path) -> None:
    """Remove the whole copy that a Move left whose process was killed before its place was remembered, and the notes on
    it. It stays where it is the library that is ``remembered``, or was written to since.
    """
    with suppress(OSError, UnicodeDecodeError):
        target, stamp = _read(note)
        if target is not None and not target.parent.is_dir():
            return  # its drive is away
        if target is not None and real_path(target) != real_path(remembered):
            if _stamp(target) == stamp:
                discard(target)
            for came in left_drafts(target.parent, target.name[:30], "came"):
                discard(came)
        discard(note)


def finish_killed_move(note: Path, library: Path) -> Path | None:
    """Return where a library came from whose Move was killed after its new place was remembered, and remove the old file
    unless it was written to since. None where it is not known, or its drive is away.
    """
    with suppress(OSError, UnicodeDecodeError):
        old, stamp = _read(note)
        if old is not None and old.parent.is_dir() and real_path(old) != real_path(library):
            _remove(old, stamp)
            return old
    return None


def _remove(old: Path, stamp: str) -> None:
    """Remove a library that was copied, if nobody has changed it since."""
    if _stamp(old) == stamp and not old.with_name(old.name + "-wal").exists():
        discard(old)


def _write(note: Path, words: str) -> None:
    create_private(note)
    note.write_text(words, encoding="utf-8")


def _read(note: Path) -> tuple[Path | None, str]:
    """Return the file that a note names, None for none, and its stamp. Raises OSError and UnicodeDecodeError."""
    named, _, stamp = note.read_text("utf-8").rpartition("\n")
    return (Path(named) if named else None), stamp


def _note_placing(note: Path, target: Path) -> None:
    """Note which file is about to become ``target``: its draft, which keeps its identity and time under that name."""
    note.write_text(f"{target}\n{_stamp(draft_of(target))}", encoding="utf-8")


def _stamp(path: Path) -> str:
    """What is another after any change of the file, "" where there is none."""
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_dev} {found.st_ino} {found.st_size} {found.st_mtime_ns}"
