"""No window can open here: one sentence with what to do, in place of Qt's own end, which is an abort, or of a
traceback.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from PySide6.QtCore import QtMsgType

Made = TypeVar("Made")

TERMINAL = (
    "Tearsheet also works in the terminal: tearsheet list, tearsheet save ADDRESS; tearsheet --help lists all commands."
)
LACKS = (
    "On Debian and Ubuntu type: sudo apt install libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libx11-xcb1 libwayland-cursor0 "
    "libcups2 fonts-dejavu-core"
)


def or_say_why(make: Callable[[], Made]) -> Made:
    """Return what ``make`` gives, which is Qt's application. Where Qt finds no display, say so and end with 1: Qt lets
    nobody go on then.
    """
    from PySide6.QtCore import qInstallMessageHandler

    heard: list[str] = []

    def hear(kind: QtMsgType, _context: object, message: str) -> None:
        if kind.name == "QtFatalMsg":
            write_line(no_display(heard[0] if heard else message))
            os._exit(1)
        heard.append(message)

    before = qInstallMessageHandler(hear)
    try:
        return make()
    finally:
        qInstallMessageHandler(before)
        for message in heard:
            write_line(message)


def no_display(reason: str) -> str:
    """Return the sentence; ``reason`` is what Qt said first."""
    if any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        return f"tearsheet: The window cannot open. Qt says: {reason.strip().rstrip('.')}. {TERMINAL}"
    return f"tearsheet: There is no display here, so no window can open. {TERMINAL}"


def missing(error: ImportError) -> str:
    """Return the sentence for a library of the system that Qt needs and that is not there; nothing where ``error`` is
    about something else.
    """
    library, _, what = str(error).partition(":")
    if "shared object" not in what:
        return ""
    return f"tearsheet: The window cannot open, for this system lacks {library}. {LACKS}. {TERMINAL}"


def write_line(words: str) -> None:
    """Write a line to the terminal, where there is one."""
    if sys.stderr is not None:
        sys.stderr.write(f"{words}\n")
        sys.stderr.flush()
