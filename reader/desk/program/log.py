"""The log of unexpected errors: a small rotating file that holds nothing of what a person reads.

An entry is a time, where it happened, the types of the errors and the lines of code; never the words of an error, which
may quote an address, a title or a text. ``TEARSHEET_LOG_DETAILS=1`` adds those words, for a person who looks for a
fault in their own library. The file is opened by the first entry: a start pays nothing for it.
"""

from __future__ import annotations

import logging
import os
import re
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from reader.desk.program.code_places import places, type_name
from reader.errors import TearsheetError

if TYPE_CHECKING:
    from io import TextIOWrapper

FILE_BYTES, OLD_FILES = 128 * 1024, 2
MAX_CAUSES = 5

_PLAIN = re.compile(r"[A-Za-z][\w .-]{0,40}")
_opening = threading.Lock()
_log = logging.getLogger("reader")


def log_path() -> Path:
    """Return the log's path, in this system's folder for logs."""
    import platformdirs

    return platformdirs.user_log_path("Tearsheet", appauthor=False) / "tearsheet.log"


def log_error(where: str, error: BaseException) -> None:
    """Write down that ``error`` was not expected; ``where`` is a word or two of ours, such as "job save".

    Raises nothing: a log that cannot be written is no reason to stop.
    """
    place = where if _PLAIN.fullmatch(where) else "?"
    try:
        _open_file()
        _log.error("%s: %s", place, "\n".join(described(error)))
    except (OSError, RecursionError):
        return


def described(error: BaseException) -> Iterator[str]:
    """Yield lines that say what went wrong and where in the code, without the words of the errors."""
    details = bool(os.environ.get("TEARSHEET_LOG_DETAILS"))
    current: BaseException | None = error
    for number in range(MAX_CAUSES):
        if current is None:
            return
        code = type(current).code if isinstance(current, TearsheetError) else getattr(current, "worker_error", "")
        named = f" ({code})" if isinstance(code, str) and code else ""
        number_ = f" errno {current.errno}" if isinstance(current, OSError) and isinstance(current.errno, int) else ""
        said = f": {current}" if details else ""
        yield f"{'caused by ' if number else ''}{type_name(type(current))}{named}{number_}{said}"
        for place in places(_frames(current)):
            yield f"  {place}"
        for place in places(getattr(current, "worker_frames", ())):
            yield f"  worker {place}"
        following = current.__cause__ if current.__cause__ is not None or current.__suppress_context__ else None
        current = following or (None if current.__suppress_context__ else current.__context__)


def recent(lines: int = 200) -> list[str]:
    """Return the last lines of the log, oldest first; none if there is no log."""
    from reader.files import read_ordinary

    try:
        return read_ordinary(log_path()).decode("utf-8", "replace").splitlines()[-lines:]
    except OSError:
        return []


def close_log() -> None:
    """Close the file; the next entry opens it again."""
    with _opening:
        for handler in list(_log.handlers):
            if handler.name == "tearsheet":
                _log.removeHandler(handler)
                handler.close()


def _frames(error: BaseException) -> Iterator[tuple[str, int, str]]:
    for frame, line in traceback.walk_tb(error.__traceback__):
        yield frame.f_code.co_filename, line, frame.f_code.co_name


def _open_file() -> None:
    path = log_path()
    if any(isinstance(handler, logging.FileHandler) and handler.baseFilename == str(path) for handler in _log.handlers):
        return
    close_log()
    with _opening:
        from logging.handlers import RotatingFileHandler

        from reader.files import create_private, make_private, make_private_folder

        make_private_folder(path.parent)
        make_private(path)

        class File(RotatingFileHandler):
            def _open(self) -> TextIOWrapper:
                if not path.exists():
                    create_private(path)
                return super()._open()

            def handleError(self, record: logging.LogRecord) -> None:
                """Two windows may share the file, and on Windows the one then cannot rotate it: the entry is lost."""

        file = File(path, maxBytes=FILE_BYTES, backupCount=OLD_FILES, encoding="utf-8", errors="replace", delay=True)
        file.name = "tearsheet"
        file.setFormatter(logging.Formatter("%(asctime)s %(process)d %(message)s"))
        file.addFilter(lambda record: record.name == "reader")
        _log.addHandler(file)
        from reader.about import build

        _log.log(logging.WARNING, "%s", build().line)
