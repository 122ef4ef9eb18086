"""A worker that a page took over tries to leave: to the reader's files, the network, programs, other processes, the
kernel, and through its answer into the window. Each try is refused, in the worker or where its answer is read.
"""

from __future__ import annotations

import os
import random
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

from tests.hostile.kit import Case

NAME, BAR, QUICK = "confinement", 80, 6

_FOLDERS = ("/root", "/home", "/tmp", "/var", "/dev/shm", "/proc", "/run", "/mnt")
_NETWORK = ("AF_INET", "AF_INET6", "AF_UNIX", "AF_NETLINK", "AF_PACKET", "AF_BLUETOOTH", "AF_VSOCK")


@cache
def _cleaners() -> object:
    from reader.capture.worker import Cleaners

    return Cleaners(workers=1, seconds=30)


def _refused(function: Callable[..., object], *arguments: object) -> str | None:
    """Return what came of a try that should have been refused."""
    from reader.errors import CleaningFailed

    try:
        came = _cleaners().run(function, *arguments)  # type: ignore[attr-defined]
    except CleaningFailed:
        return None
    return f"it did it: {came!r}"[:200] if came else None


def _on_files(number: int) -> str | None:
    """One of the tries on a file and a folder of somebody's, which stay as they are."""
    from tests.hostile import escapes

    with tempfile.TemporaryDirectory(prefix="tearsheet-escapes-") as name:
        folder, kept = Path(name), Path(name) / "library.sqlite"
        kept.write_bytes(b"a source")
        new = str(folder / "new")
        tries: list[tuple[Callable[..., object], tuple[object, ...]]] = [
            (escapes.read, (str(kept),)),
            (escapes.look_into, (name,)),
            (escapes.write, (str(kept),)),
            (escapes.write, (new,)),
            (escapes.append, (str(kept),)),
            (escapes.cut, (str(kept),)),
            *[
                (escapes.change, (how, *given))
                for how, *given in (
                    ("mkdir", new), ("unlink", str(kept)), ("rename", str(kept), new), ("symlink", str(kept), new),
                    ("link", str(kept), new), ("chmod", str(kept), 0o777), ("chown", str(kept), 0, 0), ("mkfifo", new),
                    ("mknod", new), ("utime", str(kept), (0, 0)), ("rmdir", name), ("chroot", name), ("replace", new, str(kept)),
                )
            ],
        ]  # fmt: skip
        function, arguments = tries[number]
        before = kept.stat()
        wrong = _refused(function, *arguments)
        after = kept.stat()
        if [path.name for path in folder.iterdir()] != ["library.sqlite"] or kept.read_bytes() != b"a source":
            return "the folder is another"
        same = (before.st_mode, before.st_mtime_ns, before.st_nlink) == (
            after.st_mode,
            after.st_mtime_ns,
            after.st_nlink,
        )
        return wrong if same else "the file is another"


_ON_FILES = 19


def _answered(kind: str) -> str | None:
    from tests.hostile import escapes

    with tempfile.TemporaryDirectory(prefix="tearsheet-escapes-") as name:
        target = Path(name) / "made"
        wrong = _refused(escapes.answer, kind, str(target))
        return "its call was made" if target.exists() else wrong


def _works_on() -> str | None:
    return None if _cleaners().run(abs, -2) == 2 else "it does not work"  # type: ignore[attr-defined]


def cases(part: float, seed: int) -> Iterator[Case]:
    """Yield the tries, in an order of their own for each seed; none on a system without Landlock and seccomp."""
    if not sys.platform.startswith("linux") or os.uname().machine not in ("x86_64", "aarch64"):
        return
    from tests.hostile import escapes

    kinds = [getattr(socket, name) for name in ("SOCK_STREAM", "SOCK_DGRAM")]
    found = [Case(f"files {number}", partial(_on_files, number)) for number in range(_ON_FILES)]
    found += [Case(f"look into {name}", partial(_refused, escapes.look_into, name)) for name in _FOLDERS]
    found += [
        Case(f"{name} {kind}", partial(_refused, escapes.open_socket, getattr(socket, name), kind))
        for name in _NETWORK
        if hasattr(socket, name)
        for kind in kinds
    ]
    found += [
        Case("pair of sockets", partial(_refused, escapes.pair)),
        Case("look up", partial(_refused, escapes.look_up)),
    ]
    ways = ("fork", "exec", "spawn", "system", "run", "shell")
    found += [Case(f"start: {way}", partial(_refused, escapes.start, way)) for way in ways]
    touches = (
        "limit", "rank", "pin", "schedule", "signal", "group", "handle", "variables", "command", "memory", "map", "handles",
    )  # fmt: skip
    found += [Case(f"parent: {way}", partial(_refused, escapes.touch_parent, way)) for way in touches]
    found += [Case(f"call: {name}", partial(_refused, escapes.call, name)) for name in escapes.CALLS]
    found += [Case("type into the terminal", partial(_refused, escapes.type_into_terminal))]
    answers = (
        "call", "deep call", "eval", "exec", "getattr", "open", "path", "popen", "signal", "type", "import", "state", "items",
        "exception",
    )  # fmt: skip
    found += [Case(f"answer: {kind}", partial(_answered, kind)) for kind in answers]
    found += [Case("the next page is cleaned", _works_on)]
    random.Random(seed).shuffle(found)
    yield from found[: max(1, round(len(found) * part))]
