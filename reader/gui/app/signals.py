"""Signals that end the program: a log-out or a shutdown sends them, and the window then closes as by Quit."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

_NAMES = ("SIGTERM", "SIGHUP", "SIGINT", "SIGBREAK")


@contextmanager
def closing_on_signals(application: QApplication) -> Iterator[None]:
    """Close all windows when the process is asked to end. Python runs a handler between two of its own steps, which the
    window's timers take every second.
    """
    before = {}
    for name in _NAMES:
        with suppress(AttributeError, ValueError):  # one that this system lacks, or not in the main thread
            number = getattr(signal, name)
            before[number] = signal.signal(number, lambda *_: QTimer.singleShot(0, application.closeAllWindows))
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
