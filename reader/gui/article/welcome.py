"""What the reading pane says when there is nothing to read yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.gui.kit.icons import icon
from reader.gui.kit.theme import Theme, text_font, ui_font


class Welcome(QWidget):
    """An empty state: what is empty, and the one thing to do."""

    paste_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = title = QLabel()
        title.setFont(text_font(26, bold=True))
        self.words = words = QLabel(
            self.tr(
                "Paste an address anywhere, or drop a link or file here.\n"
                "Tearsheet keeps the whole article on this computer, so you can read it offline."
            )
        )
        words.setFont(ui_font(14))
        words.setProperty("role", "meta")
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = QPushButton(self.tr("Paste address"))
        self.button.setFont(ui_font(13, bold=True))
        self.button.clicked.connect(self.paste_asked)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(words)
        column.addSpacing(4)
        column.addLayout(buttons)
        column.addStretch(1)
        theme.changed.connect(self._tint)
        self._tint()
        self.show_busy("")

    def show_busy(self, words: str) -> None:
        """Say what goes on instead of what to do; "" when that is over."""
        self.title.setText(words or self.tr("Save a page"))
        for part in (self.words, self.button):
            part.setVisible(not words)

    def _tint(self) -> None:
        self.button.setIcon(icon("plus", self._theme.colour("ink"), 13))
