"""*Library lock*: whether the library has a passphrase, and what can be done about that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from reader.desk import file_maintenance
from reader.gui.kit import messages
from reader.gui.kit.dialogs.fitting_dialog import FittingDialog
from reader.gui.kit.dialogs.question_dialog import QuestionDialog
from reader.gui.kit.theme import ui_font

SHOWN_COPIES = 5


def tr(text: str, n: int = -1) -> str:
    """Return the window's words for a text about a locked library, counting ``n`` where it has a plural."""
    return QCoreApplication.translate("library_lock", text, None, n)


def erase_copies(copies: Sequence[Path], parent: QWidget | None = None, style: str = "") -> bool:
    """Name the copies that the passphrase doesn’t protect and ask whether to erase them; return whether all are gone."""
    if not copies:
        return True
    names = [messages.isolated(copy.name) for copy in copies[:SHOWN_COPIES]]
    if len(copies) > SHOWN_COPIES:
        names.append("…")
    words = "\n\n".join(
        (
            tr("%Ln copy(ies) of your library can be read without this passphrase:", len(copies)),
            "\n".join(names),
            tr(
                "Erasing overwrites them first. Solid-state drives, snapshots, cloud folders and copies elsewhere may still "
                "hold the old data."
            ),
        )
    )
    answers = [tr("Erase"), tr("Keep")]
    if QuestionDialog(tr("Erase unprotected copies?"), words, answers, parent, style, careful=True).ask() != 0:
        return False
    left = file_maintenance.erase_copies(copies)
    if left:
        words = tr("Couldn’t erase %1. Delete it yourself.").replace("%1", messages.isolated(", ".join(map(str, left))))
        QuestionDialog(tr("Something went wrong"), words, [tr("Close")], parent, style).ask()
    return not left


class LockDialog(FittingDialog):
    """Its signals say what is asked for. ``copies`` are those that the passphrase doesn’t protect."""

    lock_asked = Signal()
    passphrase_asked = Signal()
    recovery_key_asked = Signal()
    removal_asked = Signal()
    erasing_asked = Signal()

    def __init__(self, is_locked: bool, copies: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Library lock"))
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.accept)
        self._column = self.compose([None, self.close_button], width=440, margins=(24, 22, 24, 18), spacing=10)
        self.buttons: list[QPushButton] = []
        if is_locked:
            self._say(self.tr("Your library is locked with a passphrase."), bold=True)
            self._say(
                self.tr(
                    "The library file and its backups are encrypted. Settings, site rules and what you save or print "
                    "elsewhere aren’t."
                )
            )
            if copies:
                self._say(
                    self.tr("%Ln copy(ies) can be read without this passphrase.", "", len(copies)), role="problem"
                )
                self._button(self.tr("Erase these copies…"), self.erasing_asked.emit)
            self._button(self.tr("Lock now"), self.lock_asked.emit, "main")
            self._button(self.tr("Change passphrase…"), self.passphrase_asked.emit)
            self._button(self.tr("Show recovery key…"), self.recovery_key_asked.emit)
            self._button(self.tr("Remove the lock…"), self.removal_asked.emit)
        else:
            self._say(self.tr("Anybody with your files can read your library."), bold=True)
            self._say(
                self.tr(
                    "Lock it with a passphrase: the library and its backups are encrypted, and Tearsheet asks for the "
                    "passphrase when it starts."
                )
            )
            self._button(self.tr("Lock library…"), self.passphrase_asked.emit, "main")
        self._column.addStretch(1)

    def _say(self, words: str, *, bold: bool = False, role: str = "meta") -> None:
        label = QLabel(words)
        label.setFont(ui_font(15 if bold else 13, bold=bold))
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if not bold:
            label.setProperty("role", role)
        self._column.addWidget(label)

    def _button(self, words: str, ask: Callable[[], None], role: str = "") -> None:
        button = QPushButton(words)
        button.setAutoDefault(role == "main")
        button.setDefault(role == "main")
        if role:
            button.setProperty("role", role)

        def leave() -> None:
            self.accept()
            ask()

        button.clicked.connect(leave)
        self.buttons.append(button)
        self._column.addWidget(button)
