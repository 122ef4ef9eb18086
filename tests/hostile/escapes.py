"""What code in a worker that a page took over may try, as functions of a module: they run in the worker."""

from __future__ import annotations

import builtins
import ctypes
import fcntl
import os
import resource
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

# --- files ---------------------------------------------------------------------------------------------------------------


def read(path: str) -> object:
    return Path(path).read_bytes()[:10]


def look_into(path: str) -> object:
    return [found.name for found in Path(path).iterdir()]


def write(path: str) -> object:
    return Path(path).write_bytes(b"from a page")


def append(path: str) -> object:
    with open(path, "ab") as file:  # noqa: PTH123
        return file.write(b"from a page")


def cut(path: str) -> object:
    os.truncate(path, 0)
    return True


def change(name: str, *arguments: Any) -> object:
    """Call a function of ``os`` that changes names, folders or rights; these return None where they succeed."""
    getattr(os, name)(*arguments)
    return True


# --- network, programs, other processes -----------------------------------------------------------------------------------


def open_socket(family: int, kind: int) -> object:
    socket.socket(family, kind).close()
    return True


def pair() -> object:
    return [one.close() for one in socket.socketpair()]


def look_up() -> object:
    return socket.getaddrinfo("127.0.0.1", 80, flags=0)[0][0] and socket.create_connection(("127.0.0.1", 9), 1)


def start(way: str) -> object:
    program = sys.executable
    ways: dict[str, Callable[[], object]] = {
        "fork": lambda: os.fork() or os._exit(0),
        "exec": lambda: os.execv(program, [program, "-c", "import os; os._exit(77)"]),
        "spawn": lambda: os.posix_spawn(program, [program, "-c", ""], {}),
        "system": lambda: os.system("exit 7") == 7 << 8,
        "run": lambda: subprocess.run([program, "-c", ""], check=False).returncode == 0,
        "shell": lambda: subprocess.run("true", shell=True, check=False).returncode == 0,
    }
    return ways[way]()


def touch_parent(way: str) -> object:
    parent = os.getppid()
    ways: dict[str, Callable[[], object]] = {
        "limit": lambda: resource.prlimit(parent, resource.RLIMIT_NOFILE),
        "rank": lambda: os.getpriority(os.PRIO_PROCESS, parent) is not None and _done(os.setpriority, 0, parent, 19),
        "pin": lambda: _done(os.sched_setaffinity, parent, {0}),
        "schedule": lambda: _done(os.sched_setscheduler, parent, os.SCHED_IDLE, os.sched_param(0)),
        "signal": lambda: _done(os.kill, parent, 0),
        "group": lambda: _done(os.killpg, os.getpgid(parent), 0),
        "handle": lambda: _done(os.pidfd_open, parent),
        "variables": lambda: read(f"/proc/{parent}/environ"),
        "command": lambda: read(f"/proc/{parent}/cmdline"),
        "memory": lambda: read(f"/proc/{parent}/mem"),
        "map": lambda: read(f"/proc/{parent}/maps"),
        "handles": lambda: look_into(f"/proc/{parent}/fd"),
    }
    return ways[way]()


def _done(function: Callable[..., object], *arguments: Any) -> bool:
    function(*arguments)
    return True


# --- calls of the kernel -----------------------------------------------------------------------------------------------------

CALLS = {  # x86-64, ARM64: numbers and arguments that would work
    "ptrace": (101, 117, (16, 0, 0, 0)),
    "process_vm_readv": (310, 270, (0, 0, 0, 0, 0, 0)),
    "tkill": (200, 130, (1, 0)),
    "rt_sigqueueinfo": (129, 138, (1, 0, 0)),
    "shmget": (29, 194, (0, 4096, 0o1600)),
    "msgget": (68, 186, (0, 0o1600)),
    "semget": (64, 190, (0, 1, 0o1600)),
    "mq_open": (240, 180, (b"tearsheet", 0o102, 0o600, 0)),
    "add_key": (248, 217, (b"user", b"a", b"b", 1, -2)),
    "keyctl": (250, 219, (0, -2, 0)),
    "bpf": (321, 280, (0, 0, 0)),
    "perf_event_open": (298, 241, (0, 0, -1, -1, 0)),
    "userfaultfd": (323, 282, (0,)),
    "io_uring_setup": (425, 425, (8, 0)),
    "unshare": (272, 97, (0x10000000,)),
    "setns": (308, 268, (0, 0)),
    "mount": (165, 40, (0, 0, 0, 0, 0)),
    "memory of another": (448, 448, (0, 0)),
    "ioprio_set": (251, 30, (1, 1, 0x6000)),
    "open_by_handle_at": (304, 265, (0, 0, 0)),
}


def call(name: str) -> object:
    """Return whether the kernel did it, or looked at its arguments at all."""
    numbers = CALLS[name]
    number = numbers[0] if os.uname().machine == "x86_64" else numbers[1]
    libc = ctypes.CDLL(None, use_errno=True)
    return libc.syscall(number, *numbers[2]) >= 0 or ctypes.get_errno() != 1  # 1: not permitted


def type_into_terminal() -> object:
    return _done(fcntl.ioctl, 0, 0x5412, b"x")


# --- answers -------------------------------------------------------------------------------------------------------------------


class Answer:
    """Pickled, it is whatever it was given: a call where it is unpacked."""

    def __init__(self, *reduced: Any) -> None:
        self._reduced = reduced

    def __reduce__(self) -> tuple[Any, ...]:
        return self._reduced


def answer(kind: str, path: str) -> object:
    """Return what would make a folder at ``path`` where it is unpacked, or name what is no data."""
    return {
        "call": lambda: Answer(os.mkdir, (path,)),
        "deep call": lambda: [{"a": ({"b": Answer(os.mkdir, (path,))},)}],
        "eval": lambda: Answer(builtins.eval, (f"__import__('os').mkdir({path!r})",)),
        "exec": lambda: Answer(builtins.exec, (f"import os; os.mkdir({path!r})",)),
        "getattr": lambda: Answer(getattr, (Path(path), "mkdir")),
        "open": lambda: Answer(open, (path, "w")),
        "path": lambda: Path(path),
        "popen": lambda: Answer(subprocess.Popen, (["mkdir", path],)),
        "signal": lambda: Answer(os.kill, (os.getppid(), signal.SIGTERM)),
        "type": lambda: Answer(type, ("Made", (), {})),
        "import": lambda: Answer(__import__, ("antigravity",)),
        "state": lambda: Answer(dict, (), {"a": Answer(os.mkdir, (path,))}),
        "items": lambda: Answer(list, (), None, iter([Answer(os.mkdir, (path,))])),
        "exception": lambda: Answer(_raising, (path,)),
    }[kind]()


def _raising(path: str) -> object:
    os.mkdir(path)  # noqa: PTH102
    raise ValueError(path)
