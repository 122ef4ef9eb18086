"""What Tearsheet is: which version of what, where this library lies, and the licences of all parts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.about import build, parts
from reader.gui.kit.dialogs.fitting_dialog import FittingDialog, yielding
from reader.gui.kit.theme import scaled, text_font, ui_font

WIDTH = 536
"""Of the dialog, in pixels."""
SHOWN = 3
"""Parts that are named at once: Python, SQLite and Qt, which a report of a fault turns on. *Copy* has the main ones,
*Licences* all.
"""


class AboutDialog(FittingDialog):
    """Version, commit, what it runs on and the library's path; all of it can be copied for somebody who helps."""

    def __init__(self, library: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Tearsheet"))
        made, self._library = build(), library
        name = QLabel("Tearsheet")
        name.setFont(text_font(30, bold=True))
        self.version = QLabel(self._version_words())
        self.version.setFont(ui_font(13, bold=True))
        words = _words(
            self.tr(
                "Save articles, read them clean and offline, and summarise them in their own sentences.\n\nNo "
                "server, no account, no telemetry. Opening an article never touches the network.\n\nYour library: "
                "%1"
            ).replace("%1", library),
            wraps=True,
        )
        told = QGridLayout()
        told.setHorizontalSpacing(18)
        told.setVerticalSpacing(4)
        for row, (part, number) in enumerate(parts()[:SHOWN]):
            for column, text in enumerate((part, number)):
                label = _words(text)
                label.setProperty("role", "meta")
                label.setFont(ui_font(12, tabular=bool(column)))
                told.addWidget(label, row, column)
        told.setColumnStretch(2, 1)
        licence = _words(
            self.tr("MIT licence. Set in Literata, Inter and Noto Naskh Arabic (SIL Open Font License 1.1)."),
            wraps=True,
        )
        self.licences = QPushButton(self.tr("Licences…"))
        self.licences.clicked.connect(lambda: LicencesDialog(self).exec())
        self.copy = QPushButton(self.tr("Copy"))
        self.copy.setToolTip(self.tr("Copy version details"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text()))
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column_ = self.compose(
            [self.licences, self.copy, None, close], width=WIDTH, margins=(28, 24, 28, 20), spacing=14
        )
        for widget in (name, self.version, words):
            column_.addWidget(widget)
        column_.addLayout(told)
        column_.addWidget(licence)
        self.setAccessibleDescription(f"{made.line}. {words.text()}")
        close.setFocus()

    def _version_words(self) -> str:
        made = build()
        words = self.tr("Version %1").replace("%1", made.version)
        if made.commit:
            words += " · " + self.tr("commit %1").replace("%1", made.commit[:7])
        return f"{words} · {made.date}" if made.date else words

    def text(self) -> str:
        """Return what *Copy* copies; the library's path is nobody else's business."""
        return "\n".join([build().line, *(f"{name} {version}" for name, version in parts())])


class LicencesDialog(FittingDialog):
    """All parts at the left, the licence of the chosen one at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from reader.desk.program import licences

        self.setWindowTitle(self.tr("Licences"))
        self._parts = licences.parts()
        words = _words(
            self.tr("Tearsheet is built on the work of many people. These are its components and their licences."),
            wraps=True,
        )
        self.list = QListWidget()
        self.list.setObjectName("rulesList")
        self.list.setAccessibleName(self.tr("Components"))
        self.list.setMaximumWidth(scaled(270))
        self.list.setFont(ui_font(13))
        self.list.addItems([" ".join(filter(None, (part["name"], part["version"]))) for part in self._parts])
        self.licence = QLabel()
        self.licence.setFont(ui_font(13, bold=True))
        self.licence.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.text.setObjectName("licenceText")
        self.text.setReadOnly(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(12)
        self.text.setFont(font)
        self.text.setAccessibleName(self.tr("Licence text"))
        self.text.setTabChangesFocus(True)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.licence)
        right.addWidget(yielding(self.text), 1)
        panes = QHBoxLayout()
        panes.setSpacing(16)
        panes.addWidget(yielding(self.list), 2)
        panes.addLayout(right, 3)
        column = self.compose([None, close], width=940, height=640)
        column.addWidget(words)
        column.addLayout(panes, 1)
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _show(self, row: int) -> None:
        part = self._parts[row]
        words = part["licence"]
        if part.get("offered"):
            words = self.tr("%1 (chosen from %2)").replace("%1", words).replace("%2", part["offered"])
        self.licence.setText(words)
        self.text.setPlainText(part["text"] or self.tr("The licence text isn’t included in this copy of Tearsheet."))


def _words(text: str, *, wraps: bool = False) -> QLabel:
    label = QLabel(text)
    label.setFont(ui_font(13))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setWordWrap(wraps)
    return label
