"""The card above the list at the first start."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.gui.kit.theme import ui_font


class FirstStartCard(QFrame):
    """Three lines at the first start, until they are closed or the samples are gone."""

    removal_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("firstStart")
        self.setAccessibleName(self.tr("Getting started"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 10, 8)
        column.setSpacing(5)
        for words in (
            self.tr("Press Ctrl+V anywhere to save the article at a copied address."),
            self.tr(
                "Press S for a summary made of the article’s own sentences. J and K step to the next and "
                "previous article."
            ),
            self.tr("These sample articles are here to try things out."),
        ):
            label = QLabel(words)
            label.setFont(ui_font(13))
            label.setWordWrap(True)
            column.addWidget(label)
        remove = QPushButton(self.tr("Remove samples"))
        close = QPushButton(self.tr("Got it"))
        remove.clicked.connect(self.removal_asked)
        close.clicked.connect(self.closed)
        line = QHBoxLayout()
        line.setSpacing(14)
        for button in (close, remove):
            button.setProperty("role", "link")
            button.setFont(ui_font(13, bold=True))
            line.addWidget(button)
        line.addStretch(1)
        column.addLayout(line)
