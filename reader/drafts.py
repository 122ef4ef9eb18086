"""Files that are not whole yet: names that say which process writes them, and sweeping those of processes that are dead.

A draft's name holds the process id, when that process began, and where it runs (host and, on Linux, its namespace of
process ids): ids are given again, and a shared folder holds the drafts of other computers. One from elsewhere is swept
after a day without a change.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
import time
from contextlib import suppress
from pathlib import Path

SIDECARS = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file, by its name."""

MAX_NAME_BYTES = 140
"""Of a name of which others are made: with all that is added they fit into the 255 bytes of most file systems."""

FOREIGN_DRAFT_SECONDS = 86_400.0
"""After so long without a change a draft counts as left behind though nobody here knows its process."""

START_TOLERANCE = 2
"""Seconds by which the systems without /proc may tell a process's start differently."""

_ZEROS_BYTES = 1 << 20

_WRITTEN = tuple(f".new{sidecar}" for sidecar in ("", *SIDECARS))
_KINDS = "new|restored|salvaged|mended|asked|moving|placed|came|erasing"
_DRAFT = re.compile(
    rf"\.(?P<target>.+)\.(?P<pid>\d+)-(?P<start>\d+)-(?P<host>[0-9a-f]{{6}})\.(?:{_KINDS})(?:-wal|-shm|-journal)?"
)
_EARLIER = re.compile(
    r"\.{0,2}(?P<target>.+?)\.(?P<pid>\d+)\.(?:new|restored|salvaged)(?:\.\d+\.new)?(?:-wal|-shm|-journal)?"
)
"""Names of drafts up to version 1.0, with the process id alone."""


def draft_of(target: Path, kind: str = "new") -> Path:
    """Return the name, beside ``target``, under which this process writes what will be it. The draft of a draft is one
    more of the same target.
    """
    known = _DRAFT.fullmatch(target.name)
    name = known["target"] if known else shortened(target.name)
    pid = os.getpid()
    return target.with_name(f".{name}.{pid}-{_start_of(pid)}-{_here()}.{kind}")


def shortened(name: str) -> str:
    """Return the name, or one that is short enough to be added to: its beginning and a hash."""
    content = name.encode("utf-8", "surrogateescape")
    if len(content) <= MAX_NAME_BYTES:
        return name
    start = content[: MAX_NAME_BYTES - 9].decode("utf-8", "ignore")
    return f"{start}~{hashlib.sha256(content).hexdigest()[:8]}"


def sweep_drafts(folder: Path, prefix: str, *, erasing: bool = False) -> list[Path]:
    """Remove the drafts of dead processes whose target's name begins with ``prefix``; return what was removed. With
    ``erasing`` they are overwritten before. A folder that is not there, and a file that cannot be removed, are left alone.
    """
    removed = []
    for path, is_left in _drafts_in(folder, prefix):
        with suppress(OSError, UnicodeDecodeError):
            if is_left:
                if path.suffix == ".moving":
                    removed += sweep_drafts(Path(path.read_text("utf-8")), prefix, erasing=erasing)
                if path.suffix in (".placed", ".came"):  # only the settings tell what became of it
                    continue
                if erasing or path.suffix == ".erasing":
                    erase(path)
                else:
                    path.unlink()
                removed.append(path)
    return removed


def left_drafts(folder: Path, prefix: str, *kinds: str) -> list[Path]:
    """Return the drafts of these kinds that dead processes left, whose target's name begins with ``prefix``."""
    return [path for path, is_left in _drafts_in(folder, prefix) if is_left and path.suffix[1:] in kinds]


def erase(path: Path) -> None:
    """Overwrite a file with zeros and remove it; one that has another name as well only loses this one. Solid-state drives
    and file systems that write each change elsewhere may keep the old bytes all the same. Raises OSError, also for a link:
    what it leads to may be anybody's.
    """
    about = path.lstat()
    if stat.S_ISLNK(about.st_mode):
        raise OSError(errno.ELOOP, "it is a link", str(path))
    if about.st_nlink == 1:
        with path.open("rb+", buffering=0) as file:
            left = os.fstat(file.fileno()).st_size
            while left > 0:
                left -= file.write(bytes(min(left, _ZEROS_BYTES))) or 0
            os.fsync(file.fileno())
    path.unlink()


def sweep_exports(folder: Path) -> list[Path]:
    """Remove the files and folders that dead processes were writing here, whatever they were to be called; return what was
    removed. Only names that ``draft_of`` gives are touched: the folder is anybody's.
    """
    import shutil

    removed = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            match = _DRAFT.fullmatch(entry.name)
            if match is None or not entry.name.endswith(_WRITTEN) or entry.is_symlink():
                continue
            with suppress(OSError):
                if _is_left(match, entry.stat(follow_symlinks=False).st_mtime):
                    if entry.is_dir():
                        shutil.rmtree(entry.path)
                    else:
                        Path(entry.path).unlink()
                    removed.append(Path(entry.path))
    return removed


def has_living_drafts(folder: Path, prefix: str) -> bool:
    """Return whether another process may be writing what is to be such a file."""
    return any(not is_left for _path, is_left in _drafts_in(folder, prefix))


def _drafts_in(folder: Path, prefix: str) -> list[tuple[Path, bool]]:
    """Return the drafts of files whose names begin with ``prefix``, and whether their processes are dead."""
    found = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            match = _DRAFT.fullmatch(entry.name) or _EARLIER.fullmatch(entry.name)
            if match is not None and match["target"].startswith(prefix):
                with suppress(OSError):
                    about = entry.stat(follow_symlinks=False)
                    if stat.S_ISREG(about.st_mode):
                        found.append((Path(entry.path), _is_left(match, about.st_mtime)))
    return found


def _is_left(match: re.Match[str], changed: float) -> bool:
    found = match.groupdict()
    pid, is_old = int(found["pid"]), time.time() - changed > FOREIGN_DRAFT_SECONDS
    if "host" not in found:
        return is_old or not _exists(pid)
    if found["host"] != _here():
        return is_old
    began = _start_of(pid)
    return began is None or abs(began - int(found["start"])) > (0 if _has_proc() else START_TOLERANCE)


def _exists(pid: int) -> bool:
    import psutil

    return bool(psutil.pid_exists(pid))


def _has_proc() -> bool:
    return Path("/proc/self/stat").exists()


def _start_of(pid: int) -> int | None:
    """Return when the process began, in the system's own count, or None if there is none."""
    if _has_proc():
        try:
            # Its name, in brackets, may hold anything: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
            fields = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            return None
        return None if fields[0] in "ZX" else int(fields[19])
    import psutil

    try:
        return int(psutil.Process(pid).create_time())
    except psutil.NoSuchProcess:
        return None
    except psutil.Error:
        return 0


def _here() -> str:
    import platform

    namespace = ""
    with suppress(OSError):
        namespace = str(Path("/proc/self/ns/pid").readlink())
    return hashlib.sha256(f"{platform.node()} {namespace}".encode("utf-8", "replace")).hexdigest()[:6]
