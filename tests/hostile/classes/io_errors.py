"""Disks that are full or fail at some write or sync: one of our errors says so, the library is as it was or done, and
work goes on when there is room.
"""

from __future__ import annotations

import errno
import itertools
import math
import os
import random
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.hostile.classes.kills import OPERATIONS, WAIT_SECONDS, _backup, _context, _left_behind
from tests.hostile.kit import Case

NAME = "I/O errors"
BAR = 200
KINDS = ("save", "bulk change", "migration", "backup", "restore", "move", "repair", "check", "compact")
FAULTS = ("full", "full at sync", "failed sync")


def _limit_files(size: int) -> None:
    """Let no file of this process grow beyond so many bytes, as on a disk without room."""
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


def _work(kind: str, fault: str, moment: float, folder: Path) -> None:
    """Work with the fault, and write down what came of it."""
    from reader.errors import TearsheetError

    said = ""
    if fault == "full":
        _limit_files(int(4096 + moment * 1.5 * (folder / "l.sqlite").stat().st_size))
    else:
        number = errno.ENOSPC if fault == "full at sync" else errno.EIO
        calls, fails_at, fsync = itertools.count(), int(moment * 8), os.fsync

        def failing(opened: int) -> None:
            if next(calls) == fails_at:
                raise OSError(number, os.strerror(number))
            fsync(opened)

        os.fsync = failing
    try:
        OPERATIONS[kind].work(folder)
    except TearsheetError as error:
        said = "" if "Traceback" not in str(error) and str(error).endswith((".", "?")) else f"no sentence: {error}"
    except Exception as error:  # noqa: BLE001
        said = f"{type(error).__name__}: {error}"
    (folder.parent / "said").write_text(said or "held", "utf-8")


def fail(kind: str, fault: str, moment: float) -> str | None:
    """Return what does not hold of this work on a disk with this fault."""
    with tempfile.TemporaryDirectory(prefix="tearsheet-full-") as outer:
        folder = Path(outer) / "work"
        (folder / "target").mkdir(parents=True)
        shutil.copyfile(OPERATIONS[kind].source(), folder / "l.sqlite")
        shutil.copyfile(_backup(), folder.parent / "earlier.sqlite")
        process = _context().Process(target=_work, args=(kind, fault, moment, folder))  # type: ignore[attr-defined]
        process.start()
        process.join(WAIT_SECONDS)
        if process.is_alive():
            process.kill()
            return "hung"
        said = folder.parent / "said"
        if not said.exists():
            return f"its process died: {process.exitcode}"
        if said.read_text("utf-8") != "held":
            return said.read_text("utf-8")
        return OPERATIONS[kind].wrong(folder) or _left_behind(folder)


def cases(part: float, seed: int) -> Iterator[Case]:
    """Yield each kind of work with each fault in turn, each at a moment of its own; on POSIX, which has such limits."""
    chance = random.Random(seed)
    pairs = itertools.cycle((kind, fault) for fault in FAULTS for kind in KINDS)
    for number in range(math.ceil(BAR * part) if os.name == "posix" else 0):
        (kind, fault), moment = next(pairs), chance.uniform(0.0, 1.0)
        yield Case(
            f"{number} {kind}, {fault} at {moment:.3f}",
            lambda kind=kind, fault=fault, moment=moment: fail(kind, fault, moment),  # type: ignore[misc]
        )
