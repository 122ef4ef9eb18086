"""When the library does not open: what is wrong, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from reader.desk.backups import backups_of
from reader.desk.program.settings import Settings
from reader.errors import (
    CopyBroken,
    DiskFailed,
    DiskFull,
    LibraryBusy,
    LibraryDamaged,
    LibraryEmpty,
    LibraryError,
    LibraryGone,
    LibraryInUse,
    LibraryMissing,
    LibraryReadOnly,
    LibraryUnknown,
    LibraryUnreachable,
    NotALibrary,
    TearsheetError,
)
from reader.gui.kit import messages
from reader.gui.kit.dialogs.fitting_dialog import FittingDialog, yielding
from reader.gui.kit.dialogs.question_dialog import QuestionDialog
from reader.gui.kit.theme import Theme, ui_font
from reader.gui.safety.backup_list import BackupList, can_be_restored
from reader.gui.safety.file_maintenance import carry_out
from reader.gui.safety.maintenance import Maintenance, Repair, Restore
from reader.gui.safety.progress_dialog import ProgressDialog

if TYPE_CHECKING:
    from reader.library.file.backups import Copy


_PASSING = (LibraryMissing, LibraryUnreachable, LibraryBusy, LibraryInUse, LibraryReadOnly, DiskFailed, DiskFull)
"""What may be over in a moment: a drive is connected, a disk has room, another program has ended."""


def tr(text: str) -> str:
    """Return the window's words for a text about a library that does not open."""
    return QCoreApplication.translate("rescue", text)


def ask_for_passphrase(path: Path, theme: Theme) -> str:
    """Show the lock page until the library is unlocked; return "unlocked", "other" to choose another library, or "quit"."""
    from reader.gui.safety.lock_page import LockPage

    page = LockPage(path, theme.style_sheet())
    page.exec()
    return page.answer


def choose_library(path: Path) -> Path | None:
    """Let the reader choose another library; None for none."""
    chosen, _ = QFileDialog.getSaveFileName(
        None, tr("Library"), str(path.parent), "*.sqlite", options=QFileDialog.Option.DontConfirmOverwrite
    )
    return Path(chosen) if chosen else None


def rescue(error: LibraryError, path: Path, settings: Settings, theme: Theme) -> Path | None:
    """Ask what to do about a library that does not open; gives the path to try next, or None to quit."""
    style = theme.style_sheet()
    while True:
        answers = {"choose": tr("Choose another library…"), "quit": tr("Quit")}
        if isinstance(error, (NotALibrary, LibraryEmpty)):
            answers = {"restore": tr("Restore a backup…"), **answers}
        elif isinstance(error, (LibraryDamaged, CopyBroken)):
            answers = {"repair": tr("Repair"), "restore": tr("Restore a backup…"), **answers}
        elif isinstance(error, LibraryGone):
            answers = {"again": tr("Try again"), "restore": tr("Restore a backup…"), **answers}
        elif isinstance(error, _PASSING):
            answers = {"again": tr("Try again"), **answers}
        heading = tr("The library is damaged") if isinstance(error, LibraryDamaged) else tr("Can’t open the library")
        number = QuestionDialog(heading, messages.sentence(error), list(answers.values()), style=style).ask()
        answer = list(answers)[number] if number >= 0 else "quit"
        if answer == "quit":
            return None
        if answer == "again":
            return path
        if answer == "choose":
            chosen = choose_library(path)
            if chosen is not None:
                if isinstance(error, LibraryUnknown):
                    settings.remember_library(chosen)
                return chosen
            continue
        asked: Maintenance | None = Repair()
        if answer == "restore":
            copy = choose_copy(path, settings, theme)
            asked = Restore(copy.path) if copy is not None else None
        if asked is not None:
            path, done = carry_out(asked, path, settings, style)
            if done:
                return path


def choose_copy(path: Path, settings: Settings, theme: Theme) -> Copy | None:
    """Let a person choose among the copies of the library; None for none."""
    backups = backups_of(path, settings)
    try:
        copies = ProgressDialog(
            tr("Reading backups…"), lambda _update_buttons: backups.copies(), style=theme.style_sheet()
        ).carry_out()
    except TearsheetError:
        copies = []
    dialog = BackupChooser(copies, backups.folder, theme)
    return dialog.chosen if dialog.exec() else None


class BackupChooser(FittingDialog):
    """``chosen`` is the copy to restore, once it is accepted."""

    def __init__(self, copies: Sequence[Copy], folder: Path, theme: Theme) -> None:
        super().__init__()
        self.setStyleSheet(theme.style_sheet())
        self.setWindowTitle(self.tr("Restore a backup"))
        self.chosen: Copy | None = None
        words = QLabel(
            self.tr("The current file is kept next to the library.")
            if copies
            else self.tr("No backups in %1.").replace("%1", str(folder))
        )
        words.setFont(ui_font(13))
        words.setProperty("role", "meta")
        words.setWordWrap(True)
        self.list = BackupList(theme)
        self.list.show_copies(copies)
        self.list.setVisible(bool(copies))
        self.list.itemActivated.connect(lambda _item: self._choose())
        self.list.currentItemChanged.connect(lambda _now, _before: self._update_buttons())
        self.restore = QPushButton(self.tr("Restore"))
        self.restore.setProperty("role", "main")
        self.restore.setAutoDefault(False)
        self.restore.clicked.connect(self._choose)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setDefault(True)
        cancel.clicked.connect(self.reject)
        column = self.compose([None, cancel, self.restore], width=600, height=420, margins=(24, 20, 24, 18))
        column.addWidget(words)
        column.addWidget(yielding(self.list), 1)
        column.addStretch(0)
        self._update_buttons()

    def _update_buttons(self) -> None:
        known = self.list.copy()
        self.restore.setEnabled(known is not None and can_be_restored(known))

    def _choose(self) -> None:
        if self.restore.isEnabled():
            self.chosen = self.list.copy()
            self.accept()
