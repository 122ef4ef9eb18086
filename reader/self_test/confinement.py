"""What a worker process gets at, tried in the worker itself.

Tested in `tests/unit/capture/test_sandbox.py`, on Linux.
"""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from reader.capture.sandbox import held

_KEPT_BY = {"reading": "landlock", "writing": "seccomp", "network": "seccomp", "programs": "seccomp"}


def reach(file: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what confines this process, and what it gets at nevertheless: of the ``file`` of somebody's, a new one beside
    it, the network, another program. No packet is sent.
    """
    ways: dict[str, Callable[[], object]] = {
        "reading": lambda: Path(file).read_bytes(),
        "writing": lambda: Path(file + ".tried").write_bytes(b""),
        "network": lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM).close(),
        "programs": lambda: os.waitpid(os.posix_spawn(sys.executable, [sys.executable, "--version"], {}), 0),
    }
    confined = held()
    return confined, tuple(name for name, keeper in _KEPT_BY.items() if keeper in confined and _works(ways[name]))


def _works(way: Callable[[], object]) -> bool:
    with suppress(OSError):
        way()
        return True
    return False
