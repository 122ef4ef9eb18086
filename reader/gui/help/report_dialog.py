"""*Help > Copy report…*: all of the text is shown before it is copied."""

from __future__ import annotations

from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget

from reader.desk.program.report import Report
from reader.gui.kit.dialogs.fitting_dialog import FittingDialog, yielding
from reader.gui.kit.theme import ui_font


class ReportDialog(FittingDialog):
    """Shows the report, and copies exactly what it shows."""

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Copy report"))
        words = QLabel(
            self.tr(
                "This is the complete report. It contains no article text, addresses or titles, and nothing is sent. "
                "Copy it into your message when you report a problem."
            )
        )
        words.setWordWrap(True)
        words.setFont(ui_font(13))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Report"))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(12)
        self.text.setFont(font)
        self.text.setPlainText(report.text([f"Qt {qVersion()}, {QGuiApplication.platformName()}"]))
        self.copy = QPushButton(self.tr("Copy"))
        self.copy.setDefault(True)
        self.copy.clicked.connect(self._copy)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        column = self.compose([None, self.copy, close], width=720, height=560)
        column.addWidget(words)
        column.addWidget(yielding(self.text), 1)
        self.copy.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.accept()
