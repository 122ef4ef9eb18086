"""Of the shared libraries that PyInstaller found, those that something in the package still needs."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Collection, Iterable
from pathlib import PurePath
from typing import TypeAlias

Entry: TypeAlias = tuple[str, str, str]
"""As in PyInstaller's tables: where it goes, where it lies now (of a link: where it leads), and its kind (BINARY,
EXTENSION, SYMLINK)."""


def needed_binaries(entries: Iterable[Entry], of_the_system: Collection[str]) -> list[Entry]:
    """Extension modules and plug-ins, and every library that one of them needs, however indirectly; but none that the
    system brings.

    PyInstaller collects what all plug-ins need before some of these are left out, so GTK and its forty libraries would
    stay without this.
    """
    entries = [entry for entry in entries if PurePath(entry[0]).name not in of_the_system]
    by_name: dict[str, list[Entry]] = {}
    for entry in entries:
        by_name.setdefault(PurePath(entry[0]).name, []).append(entry)
    wanted: set[str] = set()
    waiting = [entry for entry in entries if _is_there_for_itself(entry)]
    while waiting:
        entry = waiting.pop()
        if entry[0] in wanted:
            continue
        wanted.add(entry[0])
        names = [PurePath(entry[1]).name] if entry[2] == "SYMLINK" else imports(entry[1])
        for name in names:
            waiting += by_name.get(name, [])
    return [entry for entry in entries if entry[0] in wanted]


def without_dangling(entries: Iterable[Entry], binaries: Iterable[Entry]) -> list[Entry]:
    """The entries without links to libraries that were left out. A framework of macOS, whose folders are links too,
    stays or goes whole.
    """
    binaries = list(binaries)
    there = {PurePath(entry[0]).name for entry in binaries}
    frameworks = {framework for entry in binaries if (framework := _framework(entry[0]))}

    def stays(entry: Entry) -> bool:
        framework = _framework(entry[0])
        return framework in frameworks if framework else entry[2] != "SYMLINK" or PurePath(entry[1]).name in there

    return [entry for entry in entries if stays(entry)]


def _framework(name: str) -> str:
    """The framework that a file lies in, up to its name, or nothing."""
    parts = PurePath(name).parts
    return next(("/".join(parts[: at + 1]) for at, part in enumerate(parts) if part.endswith(".framework")), "")


def imports(path: str) -> list[str]:
    """The names of the libraries that this one asks for itself (not what these ask for in turn)."""
    if sys.platform.startswith("linux"):
        told = subprocess.run(["objdump", "-p", path], capture_output=True, text=True, check=True).stdout
        return re.findall(r"^\s+NEEDED\s+(\S+)", told, re.MULTILINE)
    from PyInstaller.depend.bindepend import get_imports

    return [PurePath(name).name for name, _path in get_imports(path)]


def _is_there_for_itself(entry: Entry) -> bool:
    """Whether it is a Python module, a plug-in of Qt, PDFium, which is loaded by its name, or Python itself."""
    path = PurePath(entry[0])
    itself = (
        path.name.lower().startswith(("libpython", "python3")) or path.name == "Python"
    )  # the last on macOS, in Python.framework
    return entry[2] == "EXTENSION" or "plugins" in path.parts or "pypdfium2_raw" in path.parts or itself
