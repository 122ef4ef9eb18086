"""A question or a message on its own: a heading, a few sentences, and buttons with verbs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from reader.gui.kit.theme import scaled, ui_font

FRAME, TITLE_BAR = 20, 60
"""Pixels that a system's frame takes at the sides together, and its title bar with what docks leave."""


def fitting(dialog: QWidget, width: int, height: int = 0) -> QSize:
    """Return a size for the dialog in pixels: what is wanted, as large as the system's font asks for, and no larger than
    its screen. At 400 % a usual screen has 480 by 300.
    """
    room = dialog.screen().availableSize() - QSize(FRAME, TITLE_BAR)
    return QSize(scaled(width), scaled(height)).boundedTo(room)


class QuestionDialog(QDialog):
    """``answers`` are the words of the buttons, the main one first, which stands at the right; ``answer`` is the number of
    the one pressed, -1 for none. Enter gives the main one, or the last one, which changes nothing, where one had better
    be ``careful``.
    """

    def __init__(
        self,
        heading: str,
        words: str,
        answers: Sequence[str],
        parent: QWidget | None = None,
        style: str = "",
        *,
        scrolls: bool = False,
        careful: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Tearsheet")
        if style:
            self.setStyleSheet(style)
        self.answer = -1
        width = fitting(self, 440).width()
        self.setMinimumWidth(width)
        self.heading = title = QLabel(heading)
        title.setFont(ui_font(15, bold=True))
        self.words = QLabel(words)
        self.words.setFont(ui_font(13))
        self.words.setProperty("role", "meta")
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (title, self.words):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setMinimumWidth(width - 48)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        self.buttons: list[QPushButton] = []
        usual = len(answers) - 1 if careful else 0
        for number, answer in enumerate(answers):
            button = QPushButton(answer)
            button.setAutoDefault(number == usual)
            button.setDefault(number == usual)
            if number == 0:
                button.setProperty("role", "main")
            button.clicked.connect(lambda _checked=False, number=number: self._choose(number))
            self.buttons.append(button)
        for button in reversed(self.buttons):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(10)
        column.addWidget(title)
        low = self.words.heightForWidth(width - 48) > self.screen().availableSize().height() // 2
        column.addWidget(self._scrolling(self.words) if scrolls or low else self.words)
        column.addSpacing(8)
        column.addLayout(row)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(words)
        self.buttons[usual].setFocus()

    def _scrolling(self, words: QLabel) -> QScrollArea:
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setMinimumHeight(min(240, self.screen().availableSize().height() // 3))
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        area.setWidget(words)
        return area

    def _choose(self, number: int) -> None:
        self.answer = number
        self.accept()

    def ask(self) -> int:
        """Show it until it is answered; gives ``answer``."""
        self.exec()
        return self.answer
