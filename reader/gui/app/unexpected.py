"""Mistakes of ours in the window, or before there is one and after it: in the log by their places in the code, and one
sentence for the reader.
"""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from reader.desk.program.opening import damage_in
from reader.desk.program.unexpected import log_unexpected, say_to_terminal
from reader.errors import TearsheetError

if TYPE_CHECKING:
    from reader.gui.window.window import MainWindow


def report_unexpected(
    window: MainWindow, _kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Write a mistake of ours to the log and to the terminal, if there is one, and say it in the window, which goes on.

    Damage of the library is said as such. Both hold places in the code and no words of the error: what a program that
    was started from a menu writes is kept in the session's journal.
    """
    from reader.desk.program.log import described

    error = error.with_traceback(trace)
    if sys.stderr is not None:
        sys.stderr.write("".join(f"{line}\n" for line in described(error)))
    log_unexpected("window", error)
    damage = damage_in(error, window.desk.path)
    window.when_built(window.say_unexpected if damage is None else lambda: window.backups.say_damaged(damage))


def end_unexpectedly(error: Exception) -> int:
    """Write to the log what there is no window for, and say so: in the terminal, and where nobody looks at one, in a message
    of its own. Returns the exit code.
    """
    log_unexpected("window", error)
    say_to_terminal()
    application = QApplication.instance()
    is_seen = isinstance(application, QApplication) and application.platformName() != "offscreen"
    if is_seen and not (sys.stderr is not None and sys.stderr.isatty()):
        from reader.gui.kit import messages
        from reader.gui.kit.dialogs.question_dialog import QuestionDialog

        heading = QCoreApplication.translate("unexpected", "Tearsheet has to close")
        quit_ = QCoreApplication.translate("unexpected", "Quit")
        QuestionDialog(heading, messages.sentence(TearsheetError()), [quit_]).ask()
    return 1
