"""A folder of a person's choice: which it is, a button to choose another, and the way back to the usual one."""

from __future__ import annotations

from PySide6.QtCore import QDir, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from reader.gui.kit.labels import plain_tip
from reader.gui.kit.theme import ui_font


class FolderChoice(QWidget):
    """``changed`` carries the folder that was chosen, "" for the usual one; ``usual`` is what stands for that one."""

    changed = Signal(str)

    def __init__(self, path: str, label: str, usual: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual = usual or self.tr("“backups” folder next to the library")
        self._label = label
        self.words = QLabel()
        self.words.setFont(ui_font(13))
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.words.setMinimumWidth(80)
        self.choose = QPushButton(self.tr("Choose…"))
        self.choose.setAccessibleName(f"{label}: {self.choose.text()}")
        self.choose.clicked.connect(self._choose)
        self.back = QPushButton(self.tr("Default"))
        self.back.setAccessibleName(f"{label}: {self.back.text()}")
        self.back.clicked.connect(lambda: self._set(""))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.back)
        row.addWidget(self.choose)
        self.setFocusProxy(self.choose)
        self.path = path
        self._show()

    def show_path(self, path: str) -> None:
        """Show a folder as the chosen one, and tell nobody."""
        self.path = path
        self._show()

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self._label, self.path)
        if chosen:
            self._set(QDir.toNativeSeparators(chosen))

    def _set(self, path: str) -> None:
        self.path = path
        self._show()
        self.changed.emit(path)

    def _show(self) -> None:
        full = self.path or self._usual
        self.words.setText(self.words.fontMetrics().elidedText(full, Qt.TextElideMode.ElideMiddle, self.words.width()))
        self.words.setToolTip(plain_tip(full))
        self.words.setAccessibleName(f"{self._label}: {full}")
        self.back.setVisible(bool(self.path))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()
