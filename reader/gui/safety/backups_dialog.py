"""*Backups*: the copies of the library with what is in each, where they go, and whether everything in the library is as it should be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader.desk.desk import Desk
from reader.desk.events import JobChanged
from reader.desk.jobs import Job
from reader.errors import TearsheetError
from reader.gui.kit import messages
from reader.gui.kit.dialogs.fitting_dialog import ButtonRow, FittingDialog, yielding
from reader.gui.kit.theme import Theme, ui_font
from reader.gui.safety import outcomes
from reader.gui.safety.backup_list import BackupList, can_be_restored
from reader.gui.safety.folder_choice import FolderChoice
from reader.gui.session.bridge import Bridge

if TYPE_CHECKING:
    from reader.library.file.backups import Copy
    from reader.library.file.check import Report


class BackupsDialog(FittingDialog):
    """``restore_asked`` carries a ``Copy``; ``repair_asked`` and ``move_asked`` are for whoever can close the
    library.
    """

    restore_asked = Signal(object)
    repair_asked = Signal()
    move_asked = Signal()
    lock_asked = Signal()

    def __init__(self, desk: Desk, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bridge = bridge
        self._job: Job | None = None
        self.setWindowTitle(self.tr("Backups"))
        self._make_list(theme)
        self._make_choices()
        self._make_library()
        self._make_progress()
        self.close_button = self._button(self.tr("Close"), self.accept)
        self._compose()
        bridge.job_changed.connect(self._job_changed)
        self.refresh()

    # --- parts ---------------------------------------------------------------------------------------------------------------

    def _make_list(self, theme: Theme) -> None:
        self.head = self._label(13, "")
        self.list = BackupList(theme)
        self.list.currentItemChanged.connect(lambda _now, _before: self._update_buttons())
        self.list.itemActivated.connect(lambda _item: self._restore())
        self.empty = self._label(13, "meta", self.tr("Reading backups…"))
        self.empty.setObjectName("noCopies")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.copies = QStackedWidget()
        self.copies.addWidget(self.empty)
        self.copies.addWidget(self.list)
        self.now = self._button(self.tr("Back up now"), self.back_up, "main")
        self.restore = self._button(self.tr("Restore…"), self._restore)
        self.folder_button = self._button(self.tr("Show folder"), self._show_folder)

    def _make_choices(self) -> None:
        settings = self._desk.settings
        self.by_itself = QCheckBox(self.tr("Back up automatically once a day while Tearsheet is open"))
        self.by_itself.setFont(ui_font(13))
        self.by_itself.setChecked(bool(settings["backups"]))
        self.by_itself.toggled.connect(lambda on: self._bridge.set_setting("backups", on))
        self.folder = FolderChoice(str(settings["backup_folder"]), self.tr("Backup folder"))
        self.folder.changed.connect(self._choose_folder)

    def _make_library(self) -> None:
        self.path = self._label(13, "meta", str(self._desk.path))
        self.path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.check = self._button(self.tr("Check"), self.check_library)
        self.check.setToolTip(
            self.tr("Check the file, search index, texts, pictures and originals. Nothing is changed.")
        )
        self.repair = self._button(self.tr("Repair…"), self.repair_asked.emit)
        self.repair.setToolTip(self.tr("Rebuild the search index and recover what can be read from a damaged file."))
        self.move_button = self._button(self.tr("Move…"), self.move_asked.emit)
        self.move_button.setEnabled(self._desk.backups.is_usual)
        self.move_button.setToolTip(
            self.tr("Move the library to another folder.")
            if self._desk.backups.is_usual
            else self.tr("Tearsheet was started with this library. To move it, close Tearsheet and move the file.")
        )

        self.lock_button = self._button(self.tr("Library lock…"), self.lock_asked.emit)
        self.lock_button.setToolTip(self.tr("Lock the library with a passphrase, or change or remove it."))

    def _make_progress(self) -> None:
        self.outcome = self._label(13, "")
        self.outcome.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.stage = self._label(12, "meta")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel = self._button(self.tr("Cancel"), self._cancel)
        self.progress = QWidget()
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self.stage)
        words.addWidget(self.bar)
        row = QHBoxLayout(self.progress)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self.cancel)
        self.progress.hide()
        self.outcome.hide()

    def _compose(self) -> None:
        under_list = ButtonRow([self.restore, self.folder_button, None, self.now])
        choices = QGridLayout()
        choices.setHorizontalSpacing(16)
        choices.setVerticalSpacing(8)
        choices.setColumnStretch(1, 1)
        choices.addWidget(self._label(13, "", self.tr("Backup folder")), 0, 0)
        choices.addWidget(self.folder, 0, 1)
        choices.addWidget(self.by_itself, 1, 0, 1, 2)
        choices.addWidget(self._label(13, "", self.tr("Library")), 3, 0)
        choices.addWidget(self.path, 3, 1)
        choices.addWidget(ButtonRow([self.check, self.repair, self.move_button, self.lock_button]), 4, 1)
        choices.setRowMinimumHeight(2, 8)
        column = self.compose([None, self.close_button], width=680, height=640, margins=(24, 20, 24, 18))
        column.addWidget(self.head)
        column.addWidget(yielding(self.copies), 1)
        column.addWidget(under_list)
        line = QFrame()
        line.setObjectName("summaryRule")
        line.setFixedHeight(1)
        column.addWidget(line)
        column.addLayout(choices)
        news = QWidget()  # has its room always, or the buttons would move from under the mouse
        told = QVBoxLayout(news)
        told.setContentsMargins(0, 0, 0, 0)
        told.addWidget(self.progress)
        told.addWidget(self.outcome)
        told.addStretch(1)
        news.setMinimumHeight(max(self.progress.sizeHint().height(), 2 * self.outcome.fontMetrics().lineSpacing()))
        column.addWidget(news)

    def _label(self, pixels: int, role: str, words: str = "") -> QLabel:
        label = QLabel(words)
        label.setFont(ui_font(pixels))
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _button(self, words: str, function: Callable[[], Any], role: str = "") -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        if role:
            button.setProperty("role", role)
        button.clicked.connect(lambda: function())
        return button

    # --- the list ------------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.progress.isVisibleTo(self):
            self._say("")  # what was said the last time is no news

    def refresh(self) -> None:
        """Look at the copies, off this thread, and show them."""
        self._bridge.watch(self._desk.backups.copies().future, self._show, self._failed)

    def _show(self, copies: list[Copy]) -> None:
        self.list.show_copies(copies)
        self.empty.setText(
            self.tr("No backups yet.\nClick “Back up now” to make one; you can keep reading while it runs.")
        )
        self.copies.setCurrentWidget(self.list if copies else self.empty)
        # The first row that can be restored; what a restored backup took the place of is no backup.
        newest = next((known for known in copies if known.kind != "replaced" and known.contents is not None), None)
        self.head.setText(self.tr("Latest backup: %1.").replace("%1", messages.moment(newest.made)) if newest else "")
        self.head.setVisible(newest is not None)
        self._update_buttons()
        if self.focusWidget() in (None, self.folder_button, self.empty):
            (self.list if copies else self.now).setFocus()

    def _update_buttons(self) -> None:
        known = self.list.copy()
        self.restore.setEnabled(known is not None and can_be_restored(known))

    def _restore(self) -> None:
        known = self.list.copy()
        if known is not None and can_be_restored(known):
            self.restore_asked.emit(known)

    def _show_folder(self) -> None:
        known = self.list.copy()
        folder: Path = known.path.parent if known is not None else self._desk.backups.backups.folder
        if folder.is_dir():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        else:
            self._say(self.tr("The folder %1 doesn’t exist yet.").replace("%1", str(folder)))

    def _choose_folder(self, path: str) -> None:
        self._bridge.set_setting("backup_folder", path)
        self.refresh()

    # --- work ----------------------------------------------------------------------------------------------------------------

    def back_up(self) -> None:
        self._begin(self._desk.backups.now(), self._backed_up)

    def _backed_up(self, _copy: Copy) -> None:
        self._say(self.tr("Backed up."))
        self.refresh()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def check_library(self) -> None:
        self._begin(self._desk.backups.check(), self._checked)

    def _checked(self, report: Report) -> None:
        self._say(outcomes.checked(report), problem=not report.is_whole)

    def _begin(self, job: Job, then: Callable[[Any], Any]) -> None:
        self._job = job
        self._say("")
        self.stage.setText(messages.stage_words(""))
        self.bar.setRange(0, 0)
        self._set_busy(True)

        def end(function: Callable[[Any], Any], value: Any) -> None:
            self._set_busy(False)
            function(value)

        self._bridge.watch(job.future, lambda result: end(then, result), lambda error: end(self._failed, error))

    def _set_busy(self, busy: bool) -> None:
        """Take the keyboard along: from the button that is off now to the one that ends it, and back."""
        focus = self.focusWidget()
        for button in (self.now, self.check, self.repair):
            button.setEnabled(not busy)
        self.move_button.setEnabled(not busy and self._desk.backups.is_usual)
        self.progress.setVisible(busy)
        if busy and focus in (self.now, self.check):
            self._before = focus
            self.cancel.setFocus()
        elif not busy and focus in (self.cancel, None):
            getattr(self, "_before", self.now).setFocus()

    def _job_changed(self, job: JobChanged) -> None:
        if self._job is None or job.job_id != self._job.id or job.is_over:
            return
        self.stage.setText(messages.stage_words(job.stage))
        self.bar.setAccessibleName(self.stage.text())
        self.bar.setRange(0, 0 if job.fraction < 0 else 1000)
        self.bar.setValue(int(job.fraction * 1000))

    def _failed(self, error: TearsheetError) -> None:
        self._say(messages.sentence(error), problem=error.code != "cancelled")

    def _say(self, words: str, *, problem: bool = False) -> None:
        self.outcome.setText(words)
        self.outcome.setProperty("role", "problem" if problem else "")
        self.outcome.style().polish(self.outcome)
        self.outcome.setVisible(bool(words))
