"""*Clear traces*: what the window remembers goes with the window, and another one opens that remembers nothing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QWidget

from reader.desk.program.traces import clear_traces
from reader.gui.kit import messages
from reader.gui.kit.dialogs.question_dialog import QuestionDialog

KEPT = ("card_closed",)
"""What the state file holds that tells nothing of what was read: that the first card was closed."""


def tr(text: str) -> str:
    """Return the window's words for a text about traces."""
    return QCoreApplication.translate("traces", text)


def are_to_be_cleared(window: QWidget) -> bool:
    """Say what would be cleared and what can't be, and ask."""
    words = "\n\n".join(
        (
            tr(
                "Tearsheet forgets your searches, the lists and the article you had open, what Undo could take back, the "
                "commands you used, Activity with its network requests, the reports of imports, the window’s size and "
                "panes, its log, and what it last put into the clipboard."
            ),
            tr(
                "Articles, highlights, notes, tags, read marks, reading positions and smart folders stay in the library, "
                "and so do its backups and your settings."
            ),
            tr(
                "Tearsheet can’t clear what others remember: the sites that it asked, your browser, programs that keep "
                "the clipboard, folders in the system’s file dialogs, and files that you saved or printed."
            ),
            tr("The window closes and opens again."),
        )
    )
    answers = [tr("Clear traces"), tr("Cancel")]
    return QuestionDialog(tr("Clear traces?"), words, answers, window, careful=True).ask() == 0


def clear(state: QSettings, style: str = "") -> None:
    """Clear them, after the window was closed; say what could not be cleared."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()
    if clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
    for key in state.allKeys():
        if key not in KEPT:
            state.remove(key)
    state.sync()
    left = [str(path) for path in clear_traces()]
    if state.status() != QSettings.Status.NoError:
        left.append(state.fileName())
    if left:
        words = tr("Couldn’t clear %1. Delete it yourself.").replace("%1", messages.isolated(", ".join(left)))
        QuestionDialog(tr("Something went wrong"), words, [tr("Close")], style=style).ask()
