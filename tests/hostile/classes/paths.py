"""What is at a library's path is what it is: each command says so in a line, and nothing is made, replaced or moved."""

from __future__ import annotations

import contextlib
import io
import math
import os
import random
import shutil
import socket
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

from reader.library.file.backups import Backups
from reader.library.library import Library
from tests.hostile.kit import Case
from tests.making import add_article

NAME = "paths"
BAR = 120
QUICK = 6


@cache
def _library() -> bytes:
    """The bytes of a library of one article."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "l.sqlite")
        add_article(library, "Kept")
        library.close()
        with closing(sqlite3.connect(library.path)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return library.path.read_bytes()


# --- what there is -------------------------------------------------------------------------------------------------------------


def _drive_away(here: Path) -> None:
    (here / "l.sqlite").symlink_to(here.parent / "vault" / "real.sqlite")


def _folder_away(here: Path) -> None:
    here.rmdir()
    here.symlink_to(here.parent / "vault", target_is_directory=True)


def _circle(here: Path) -> None:
    (here / "l.sqlite").symlink_to(here / "m.sqlite")
    (here / "m.sqlite").symlink_to(here / "l.sqlite")


def _folder(here: Path) -> None:
    (here / "l.sqlite").mkdir()


def _pipe(here: Path) -> None:
    os.mkfifo(here / "l.sqlite")


def _socket(here: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(here / "l.sqlite"))


def _device(here: Path) -> None:
    (here / "l.sqlite").symlink_to(os.devnull)


def _empty(here: Path) -> None:
    (here / "l.sqlite").touch()


def _pipe_for_wal(here: Path) -> None:
    (here / "l.sqlite").write_bytes(_library())
    os.mkfifo(here / "l.sqlite-wal")


def _wal_left(here: Path) -> None:
    (here / "l.sqlite-wal").write_bytes(b"of a file that is gone" * 9)


def _journal_left(here: Path) -> None:
    (here / "l.sqlite-journal").write_bytes(b"of a file that is gone" * 9)


def _copy_left(here: Path) -> None:
    (here / "l.before-schema-9.sqlite").write_bytes(_library())


def _backups_left(here: Path) -> None:
    (here / "l.sqlite").write_bytes(_library())
    Backups(here / "l.sqlite", here / "backups", "tearsheet-l-abcdef").make(kept=True)
    for left in here.glob("l.sqlite*"):
        left.unlink()


KINDS: dict[str, Callable[[Path], None]] = {
    "a link to a drive that is away": _drive_away,
    "a linked folder that is away": _folder_away,
    "links in a circle": _circle,
    "a folder": _folder,
    "a pipe": _pipe,
    "a socket": _socket,
    "a device": _device,
    "an empty file": _empty,
    "a pipe for a WAL": _pipe_for_wal,
    "a WAL alone": _wal_left,
    "a journal alone": _journal_left,
    "a copy from before an update alone": _copy_left,
    "backups alone": _backups_left,
}

COMMANDS = (
    ("list",),
    ("show", "1"),
    ("search", "ferry"),
    ("save", "http://127.0.0.1:9/a"),
    ("tag", "1", "x"),
    ("backup",),
    ("check",),
    ("repair",),
    ("highlights",),
    ("MOVE",),
    ("RESTORE",),
)
RESTORABLE = frozenset(
    ("an empty file", "a WAL alone", "a journal alone", "a copy from before an update alone", "backups alone")
)
"""Where restoring a backup is just what is to be done."""


def _seen(folder: Path) -> dict[str, object]:
    """Return what is in a folder, links unfollowed."""
    found: dict[str, object] = {}
    for path in sorted(folder.rglob("*")):
        mode = path.lstat().st_mode & 0o170000
        content = path.read_bytes() if mode == 0o100000 and not path.name.endswith("-shm") else b""
        found[path.relative_to(folder).as_posix()] = (mode, content, path.readlink() if path.is_symlink() else None)
    return found


def _ran(command: tuple[str, ...], outer: Path) -> tuple[int, str]:
    """Run a command, return its exit code and all that it printed."""
    from reader.cli.main import run

    library = outer / "here" / "l.sqlite"
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        if command == ("MOVE",):
            from reader.errors import TearsheetError
            from reader.library.file.moving import move

            try:
                move(library, outer / "target", lambda _path: None)
            except TearsheetError as error:
                return 1, f"tearsheet: {error}"
            return 0, ""
        if command == ("RESTORE",):
            (outer / "backup").mkdir()
            shutil.move(outer / "backup.sqlite", outer / "backup" / "b.sqlite")
            command = ("restore", str(outer / "backup" / "b.sqlite"))
        code = run(["--library", str(library), *command])
    return code, said.getvalue()


def attack(kind: str, command: tuple[str, ...]) -> str | None:
    """Return what does not hold of a command on what is at the path."""
    with tempfile.TemporaryDirectory(prefix="ts-") as folder:
        outer = Path(folder)
        for name in ("here", "target"):
            (outer / name).mkdir()
        (outer / "backup.sqlite").write_bytes(_library())
        KINDS[kind](outer / "here")
        before, target = _seen(outer / "here"), _seen(outer / "target")
        code, said = _ran(command, outer)
        if command == ("RESTORE",) and kind in RESTORABLE:
            return None if code == 0 else f"not restored: {said}"
        if code == 0:
            return f"done as if it were a library: {said[:200]}"
        if "Traceback" in said or len(said.strip().splitlines()) > 2:
            return f"not one sentence: {said[:300]}"
        changed = {name for name in before.keys() ^ _seen(outer / "here").keys() if name != "backups"}
        if changed or any(before[name] != now for name, now in _seen(outer / "here").items() if name in before):
            return f"changed: {sorted(changed) or 'contents'}"
        return (
            None if _seen(outer / "target") == target and not (outer / "vault").exists() else "made something elsewhere"
        )


def cases(part: float, seed: int) -> Iterator[Case]:
    """Yield every command on everything that may be at the path, in an order that follows from the seed."""
    every = [(kind, command) for kind in KINDS for command in COMMANDS]
    random.Random(seed).shuffle(every)
    for kind, command in every[: len(every) if part >= 1 else math.ceil(len(every) * part)]:
        yield Case(f"{command[0].lower()} on {kind}", lambda kind=kind, command=command: attack(kind, command))  # type: ignore[misc]
