"""What nobody caught goes to the log, by its places in the code: Python, and libraries that log, would print it to the
terminal with all its words, which may be an article's.
"""

from __future__ import annotations

import logging
import sys
import threading
import warnings
from types import TracebackType

from reader.errors import TearsheetError


def hear() -> None:
    """From here to the end of the process let nothing print what was raised with its words."""
    sys.excepthook = uncaught
    threading.excepthook = lambda given: log_unexpected("thread", given.exc_value)
    sys.unraisablehook = lambda given: log_unexpected("unraisable", given.exc_value)
    logging.lastResort = _Logged(logging.WARNING)
    if not sys.warnoptions:
        warnings.showwarning = lambda *_about, **_more: None


def uncaught(_kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Write what ends the program to the log, and a sentence to the terminal, if there is one."""
    if isinstance(error, KeyboardInterrupt):
        return
    log_unexpected("program", error.with_traceback(trace))
    say_to_terminal()


def say_to_terminal() -> None:
    """Write to the terminal, if there is one, that something went wrong."""
    if sys.stderr is not None:
        sys.stderr.write(f"tearsheet: {TearsheetError()}\n")


def log_unexpected(where: str, error: BaseException | None) -> None:
    """Write an error to the log alone; ``where`` is a word or two of ours."""
    if error is not None:
        from reader.desk.program.log import log_error

        log_error(where, error)


class _Logged(logging.Handler):
    """Stands for the terminal, to which Python writes what a library logs: an error there, such as one in the callback of a
    future, goes to our log, and words go nowhere.
    """

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info and record.name != "reader":
            log_unexpected("library", record.exc_info[1])
