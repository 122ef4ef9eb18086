"""Take from a worker process what parsing a page never needs: the network, writing, other programs, the reader's files.

On Linux Landlock (kernel 5.13 and newer) leaves it only the program's own files to read, and a seccomp filter (x86-64
and ARM64) no socket, no file to write and no program to start. Both hold for the rest of the process's life. On other
systems, and where a kernel refuses, limits on files, output and core dumps are what there is. Applied before the worker
has threads: Landlock holds for the calling thread and those it starts.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import io
import os
import platform
import struct
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

MAX_OPEN_FILES = 256

_NO_NEW_PRIVS, _SECCOMP = 38, 22
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same on every architecture
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
_FS_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}
"""How many rights on files a version of Landlock knows; from version 5 on it is 16."""
_TSYNC = 1

_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
_LOAD, _EQUAL, _ANY_BIT, _AT_LEAST, _RETURN = 0x20, 0x15, 0x45, 0x35, 0x06
_CLONE_THREAD = 0x10000
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_X32 = 0x40000000
_TERMINAL_INPUT = (0x5412, 0x541C)
"""Requests that put words into a terminal as if they were typed."""

# Each architecture: its audit number; what is refused (sockets, programs, other processes and their ranks, memory and
# messages shared with them, the kernel's own machinery, changes to files); the calls whose flags decide, with the number of
# that argument; limits and signals, for this process alone; clone, ioctl, seccomp.
_CALLS: dict[str, tuple[int, tuple[int, ...], dict[int, int], tuple[int, int], int, int, int]] = {
    "x86_64": (
        0xC000003E,
        (
            41, 42, 43, 49, 50, 53, 288, 57, 58, 59, 322, 62, 101, 310, 311, 425, 426, 427, 321, 248, 249, 250, 165, 166, 272,
            308, 323, 298, 304, 434, 438, 424, 85, 87, 263, 82, 264, 316, 83, 258, 84, 86, 265, 88, 266, 76, 90, 91, 268,
            452, 92, 93, 94, 260, 133, 259, 280, 132, 235, 261, 188, 189, 190, 197, 198, 199,
            200, 129, 297, 141, 142, 144, 203, 314, 251, 256, 279, 312, 29, 30, 31, 64, 65, 66, 220, 68, 69, 70, 71, 240, 241,
            428, 429, 430, 432, 442, 440, 448, 161, 155, 169, 175, 313, 176, 246, 164, 227, 167, 168, 163, 170, 171, 172, 173,
        ),
        {2: 1, 257: 2},
        (302, 234),
        56, 16, 317,
    ),
    "aarch64": (
        0xC00000B7,
        (
            198, 199, 200, 201, 202, 203, 242, 221, 281, 129, 117, 270, 271, 425, 426, 427, 280, 217, 218, 219, 40, 39, 97,
            268, 282, 241, 265, 434, 438, 424, 35, 38, 276, 34, 37, 36, 45, 52, 53, 452, 54, 55, 33, 88, 5, 6, 7, 14, 15, 16,
            130, 138, 240, 140, 118, 119, 122, 274, 30, 238, 239, 272, 194, 195, 196, 197, 190, 191, 193, 192, 186, 187, 188, 189,
            180, 181, 428, 429, 430, 432, 442, 440, 448, 51, 41, 142, 105, 273, 106, 104, 170, 112, 224, 225, 89, 161, 162,
        ),
        {56: 2},
        (261, 131),
        220, 29, 277,
    ),
}  # fmt: skip
_LATER_CALLS = (435, 437)
"""clone3 and openat2 hide their flags in memory: "not implemented" brings the older call."""


_held: tuple[str, ...] = ()


def held() -> tuple[str, ...]:
    """Return what `confine` found to hold in this process, () where it was not asked."""
    return _held


def confine(readable: Iterable[Path] = ()) -> tuple[str, ...]:
    """Confine this process for good, and return what holds: "files", "privileges", "landlock", "seccomp".

    ``readable`` are further folders it may read. Raises nothing: a kernel without these still has the limits.
    """
    global _held
    holds: list[str] = []
    for name in [name for name in os.environ if name.upper().startswith("TEARSHEET_") or "PROXY" in name.upper()]:
        del os.environ[name]
    del sys.argv[1:]  # may name the library
    if sys.platform == "win32":
        return ()
    import resource

    for limit, value in (
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, MAX_OPEN_FILES),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (value, value))
    holds.append("files")
    # The language detector unpacks its model into a temporary file; in memory it needs no right to write.
    tempfile.tempdir = str(Path(os.devnull).parent)
    tempfile.TemporaryFile = _in_memory  # type: ignore[assignment]
    if sys.platform.startswith("linux"):
        libc = ctypes.CDLL(None, use_errno=True)
        libc.syscall.restype = ctypes.c_long
        if libc.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0) == 0:
            holds.append("privileges")
            if _landlock(libc, [*_program_folders(), *readable]):
                holds.append("landlock")
            if _seccomp(libc):
                holds.append("seccomp")
    _held = tuple(holds)
    return _held


def _in_memory(*_: object, **__: object) -> io.BytesIO:
    return io.BytesIO()


def _program_folders() -> Iterator[Path]:
    """Yield where the program, its interpreter and the system's libraries lie, and what of /proc tells of this process."""
    package = Path(__file__).resolve().parents[1]
    from reader.resources import resource

    # A frozen program holds its modules in its own file, and reads each when it is imported.
    yield from (package, resource("samples.sqlite").parent, Path(sys.executable))
    home = Path.home()
    for name in {sys.prefix, sys.base_prefix, sys.exec_prefix, *sys.path}:
        path = Path(name)
        if name and path.is_absolute() and not home.is_relative_to(path):
            yield path
    for name in (
        "/usr", "/lib", "/lib64", "/etc", "/var/cache/fontconfig", "/nix/store", "/gnu/store", "/sys/devices/system/cpu", "/proc/self",
        "/proc/stat", "/proc/meminfo", "/proc/cpuinfo", "/dev/null", "/dev/urandom",
    ):  # fmt: skip
        yield Path(name)


def _landlock(libc: ctypes.CDLL, readable: Iterable[Path]) -> bool:
    version = libc.syscall(_CREATE_RULESET, None, 0, 1)
    if version < 1:
        return False
    rights = (1 << _FS_RIGHTS.get(version, 16)) - 1
    attributes = struct.pack("=QQQ", rights, 3 if version >= 4 else 0, 3 if version >= 6 else 0)
    attributes = attributes[: 8 if version < 4 else 16 if version < 6 else 24]
    rules = libc.syscall(_CREATE_RULESET, attributes, len(attributes), 0)
    if rules < 0:
        return False
    try:
        for path in dict.fromkeys(readable):
            _allow_reading(libc, rules, path)
        return bool(libc.syscall(_RESTRICT_SELF, rules, 0) == 0)
    finally:
        os.close(rules)


def _allow_reading(libc: ctypes.CDLL, rules: int, path: Path) -> None:
    with contextlib.suppress(OSError):
        allowed = _READ_FILE | _READ_DIR if path.is_dir() else _READ_FILE
        opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
        try:
            libc.syscall(_ADD_RULE, rules, 1, struct.pack("=Qi", allowed, opened), 0)
        finally:
            os.close(opened)


def _seccomp(libc: ctypes.CDLL) -> bool:
    program = _filter()
    if not program:
        return False
    seccomp = _CALLS[platform.machine()][6]
    held = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("@HP", len(program) // 8, ctypes.addressof(held))
    return bool(libc.syscall(seccomp, 1, _TSYNC, header) == 0)


def _filter() -> bytes:
    """Return the filter as instructions of BPF, b"" for an architecture whose calls are not known."""
    if platform.machine() not in _CALLS or sys.maxsize < 2**32:
        return b""
    audit, refused, flagged, own, clone, ioctl, _ = _CALLS[platform.machine()]
    no, later, allow = (_RETURN, _ERRNO | errno.EPERM), (_RETURN, _ERRNO | errno.ENOSYS), (_RETURN, _ALLOW)

    def step(code: int, value: int, yes: int = 0, otherwise: int = 0) -> bytes:
        return struct.pack("=HBBI", code, yes, otherwise, value)

    def argument(number: int) -> bytes:
        return step(_LOAD, 16 + 8 * number)  # its low half: no flag is above

    lines = [step(_LOAD, 4), step(_EQUAL, audit, 1), step(*no), step(_LOAD, 0), step(_AT_LEAST, _X32, 0, 1), step(*no)]
    for call in refused:
        lines += [step(_EQUAL, call, 0, 1), step(*no)]
    for call in _LATER_CALLS:
        lines += [step(_EQUAL, call, 0, 1), step(*later)]
    for call, number in flagged.items():
        lines += [step(_EQUAL, call, 0, 4), argument(number), step(_ANY_BIT, _WRITES, 0, 1), step(*no), step(*allow)]
    for call in own:
        lines += [
            step(_EQUAL, call, 0, 5),
            argument(0),
            step(_EQUAL, 0, 1),
            step(_EQUAL, os.getpid(), 0, 1),
            step(*allow),
        ]
        lines.append(step(*no))
    lines += [step(_EQUAL, clone, 0, 4), argument(0), step(_ANY_BIT, _CLONE_THREAD, 1), step(*no), step(*allow)]
    lines += [step(_EQUAL, ioctl, 0, 5), argument(1)]
    lines += [step(_EQUAL, _TERMINAL_INPUT[0], 1), step(_EQUAL, _TERMINAL_INPUT[1], 0, 1), step(*no), step(*allow)]
    return b"".join([*lines, step(*allow)])
