"""The card above the list at the first start."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from reader.gui.kit.flow_layout import FlowLayout
from reader.gui.kit.keys import key_of
from reader.gui.kit.theme import ui_font


class FirstStartCard(QFrame):
    """Three lines at the first start, until they are closed or the samples are gone."""

    paste_asked = Signal()
    removal_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("firstStart")
        self.setAccessibleName(self.tr("Getting started"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 10, 8)
        column.setSpacing(5)
        self._lines: list[QLabel] = []
        for _ in range(3):
            label = QLabel()
            self._lines.append(label)
            label.setFont(ui_font(13))
            label.setWordWrap(True)
            column.addWidget(label)
        paste = QPushButton(self.tr("Paste address"))
        remove = QPushButton(self.tr("Remove samples"))
        close = QPushButton(self.tr("Got it"))
        paste.clicked.connect(self.paste_asked)
        remove.clicked.connect(self.removal_asked)
        close.clicked.connect(self.closed)
        row = QWidget()
        line = FlowLayout(row, gap=14)
        for button in (paste, close, remove):
            button.setProperty("role", "link")
            button.setFont(ui_font(13, bold=True))
            line.addWidget(button)
        column.addWidget(row)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)  # or a low window would cut its lines
        self.setSizePolicy(policy)
        self.show_keys()

    def show_keys(self) -> None:
        """Name the keys that are in force."""
        steps = self.tr(
            "Press %1 for a summary made of the article’s own sentences. %2 and %3 step to the next and previous article."
        )
        for number, name in enumerate(("summary", "next", "previous"), 1):
            steps = steps.replace(f"%{number}", key_of(name))
        paste = self.tr("Press %1 anywhere to save the article at a copied address.").replace("%1", key_of("paste"))
        rest = self.tr("These sample articles are here to try things out.")
        for label, words in zip(self._lines, (paste, steps, rest), strict=True):
            label.setText(words)
