"""*Help > Copy report…*: all of the text is shown before it is copied."""

from __future__ import annotations

from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from reader.desk.program.report import Report
from reader.gui.kit.question_dialog import fitting
from reader.gui.kit.theme import ui_font


class ReportDialog(QDialog):
    """Shows the report, and copies exactly what it shows."""

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Copy report"))
        self.resize(fitting(self, 720, 560))
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
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.copy)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(words)
        column.addWidget(self.text, 1)
        column.addLayout(buttons)
        self.copy.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.accept()
