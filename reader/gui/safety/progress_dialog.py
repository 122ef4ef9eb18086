"""Work on the library's file while no window has it open: a small dialog with what is being done, how far it is, and a
way to end it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget

from reader.errors import Cancelled, TearsheetError
from reader.gui.kit import messages
from reader.gui.kit.dialogs.fitting_dialog import FittingDialog
from reader.gui.kit.theme import ui_font

if TYPE_CHECKING:
    from reader.library.file.copy import Progress

_QUIET_SECONDS = 0.2
"""Seconds: what is done by then needs no dialog."""

_MIN_PROGRESS = 0.005
"""Less progress is not shown."""


class ProgressDialog(FittingDialog):
    """Runs ``function`` on a thread of its own; it is given what it tells how far it is."""

    _told = Signal(str, float)
    _ended = Signal()

    def __init__(
        self, heading: str, function: Callable[[Progress], Any], parent: QWidget | None = None, style: str = ""
    ) -> None:
        super().__init__(parent)
        if style:
            self.setStyleSheet(style)
        self.setWindowTitle("Tearsheet")
        self._function = function
        self._stop = threading.Event()
        self._stage, self._fraction = "", -1.0
        self._result: Any = None
        self._error: BaseException | None = None
        title = QLabel(heading)
        title.setFont(ui_font(15, bold=True))
        self.words = QLabel(" ")
        self.words.setFont(ui_font(13))
        self.words.setProperty("role", "meta")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(heading)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        column = self.compose([None, self.cancel], width=440, margins=(24, 22, 24, 18), spacing=10)
        for label in (title, self.words):
            label.setWordWrap(True)
        for widget in (title, self.words, self.bar):
            column.addWidget(widget)
        column.addSpacing(6)
        self._told.connect(self._show)
        self._ended.connect(self.accept)

    def carry_out(self) -> Any:
        """Return the function's result, or raises its error; Cancelled when a person ended it."""
        thread = threading.Thread(target=self._run, name="file maintenance")
        thread.start()
        thread.join(_QUIET_SECONDS)
        if thread.is_alive():
            self.exec()
        thread.join()
        if self._error is not None:
            raise self._error if isinstance(self._error, TearsheetError) else TearsheetError() from self._error
        return self._result

    def _run(self) -> None:
        try:
            self._result = self._function(self._report)
        except BaseException as error:  # raised again by ``carry_out``, on the thread that asked  # noqa: BLE001
            self._error = error
        self._ended.emit()

    def _report(self, stage: str, fraction: float) -> None:
        if self._stop.is_set():
            raise Cancelled()
        if stage != self._stage or abs(fraction - self._fraction) >= _MIN_PROGRESS:
            self._stage, self._fraction = stage, fraction
            self._told.emit(stage, fraction)

    def _show(self, stage: str, fraction: float) -> None:
        self.words.setText(messages.stage_words(stage))
        self.bar.setRange(0, 0 if fraction < 0 else 1000)
        self.bar.setValue(int(fraction * 1000))

    def reject(self) -> None:
        """Ask it to end; the dialog goes when it has."""
        self._stop.set()
        self.cancel.setEnabled(False)
        self.words.setText(self.tr("Cancelling…"))
