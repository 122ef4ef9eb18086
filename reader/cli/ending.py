"""The system's request to end (SIGTERM) does what Ctrl+C does: what is under way is cancelled, and leaves no drafts."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

AGAIN_SECONDS = 1.0
"""How long after an interrupt another one follows, unless the command is unwinding: the first can be lost in code of others
that clears every error, such as an import of Qt.
"""
SIGNALLED = 128
"""What shells add to the number of the signal that ended a command."""

_CAN_REPEAT = hasattr(signal, "setitimer")
_ended_by: list[int] = []


def exit_code() -> int:
    """Return the exit code of a command that was interrupted."""
    return SIGNALLED + (signal.SIGTERM if _ended_by else signal.SIGINT)


@contextmanager
def in_order() -> Iterator[None]:
    """Interrupt what is done here when the system asks the process to end; in the main thread alone, where signals come."""
    is_main = threading.current_thread() is threading.main_thread()
    if not is_main or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return
    _ended_by.clear()
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        if _CAN_REPEAT and _ended_by:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _interrupt(_number: int, _frame: object) -> None:
    if not _ended_by:
        _ended_by.append(signal.SIGTERM)
        if _CAN_REPEAT:
            signal.signal(signal.SIGALRM, _interrupt)
    if _CAN_REPEAT:
        signal.setitimer(signal.ITIMER_REAL, AGAIN_SECONDS)
    if sys.exc_info()[1] is None:  # nothing is being tidied up
        raise KeyboardInterrupt
