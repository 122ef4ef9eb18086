"""The bar over a page: what it shows, its tools, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from reader.gui.kit.theme import scaled, ui_font

NARROW = 560
"""Under this width in pixels the tools of a strip lie under its words."""


class Strip(QWidget):
    """A line of words with tools at its right; under the words where the pane is narrow."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = QLabel()
        self.words.setFont(ui_font(13))
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        self.tools.addStretch(1)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(20, 8, 14, 9)
        self._line.setSpacing(8)
        self._line.addWidget(self.words, 1)
        self._line.addLayout(self.tools)
        self.setMinimumHeight(scaled(48))

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = event.size().width() < NARROW
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        super().resizeEvent(event)


class Bar(Strip):
    """Over a view: what it shows, and the way back."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("viewBar", parent)
        self.back = QPushButton(self.tr("Back to the article") + "   Esc")
        self.back.setAccessibleName(self.tr("Back to the article"))
        self.back.setFont(ui_font(13, bold=True))
        self.back.clicked.connect(self.left)
        self.tools.addWidget(self.back, 0, Qt.AlignmentFlag.AlignVCenter)
