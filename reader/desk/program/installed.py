"""Whether the program's files are still those that it was started from: a package manager may exchange them meanwhile."""

from __future__ import annotations

import os
import sys
from pathlib import Path

HOST_PROGRAM = "tearsheet-browser-host"
"""What a browser starts for the extension."""


def program_file() -> Path | None:
    """Return the file that an update replaces: the AppImage, or the frozen program; None from sources, which nobody
    updates under an open window without knowing.
    """
    if not getattr(sys, "frozen", False):
        return None
    return Path(os.environ.get("APPIMAGE") or sys.executable)


class Installed:
    """Remembers a file as it was at the start."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._began_with = self._identity()

    @property
    def is_replaced(self) -> bool:
        """Is there another file in its place? Not while there is none: an update is under way then. A question of
        microseconds.
        """
        return self._began_with is not None and self._identity() not in (None, self._began_with)

    def _identity(self) -> tuple[int, int, int, int] | None:
        if self._file is None:
            return None
        try:
            found = self._file.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def host_program() -> Path | None:
    """Return the program of this package that is the browsers' host by itself; only Windows' packages have one, for a
    browser's manifest names a program without arguments.
    """
    beside = Path(sys.executable).with_name(f"{HOST_PROGRAM}.exe")
    return beside if getattr(sys, "frozen", False) and beside.exists() else None


def host_command() -> tuple[list[str], str]:
    """Return what starts this Tearsheet, and the folder that Python must look for it in, "" where it finds it."""
    file = program_file()
    if file is not None:
        return [str(file)], ""
    folder = Path(__file__).resolve().parents[3]
    return [sys.executable, "-m", "reader"], "" if folder.name == "site-packages" else str(folder)


def start_again(library: Path) -> None:
    """Start the program that is installed now on a library, beside this process, which is about to end. Raises
    OSError.
    """
    _start("open", "--library", str(library))


def start_window(article_id: int) -> None:
    """Start the program's window, beside this process, on an article of the default library. Raises OSError."""
    from reader.desk.quoting.passage_links import PREFIX

    _start("open", f"{PREFIX}id={article_id}&start=0&end=0")


def _start(*arguments: str) -> None:
    import subprocess

    command, _folder = host_command()
    # PyInstaller's own variables would make the new one take itself for a part of this one.
    environment = {**os.environ, "PYINSTALLER_RESET_ENVIRONMENT": "1"}
    nothing = subprocess.DEVNULL
    subprocess.Popen(
        [*command, *arguments],
        env=environment,
        stdin=nothing,
        stdout=None if sys.stdout and sys.stdout.isatty() else nothing,
        start_new_session=True,
    )
