"""A question or a message on its own: a heading, a few sentences, and buttons with verbs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from reader.gui.kit.dialogs.fitting_dialog import FittingDialog
from reader.gui.kit.theme import ui_font


class QuestionDialog(FittingDialog):
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
        careful: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Tearsheet")
        if style:
            self.setStyleSheet(style)
        self.answer = -1
        self.heading = title = QLabel(heading)
        title.setFont(ui_font(15, bold=True))
        self.words = QLabel(words)
        self.words.setFont(ui_font(13))
        self.words.setProperty("role", "meta")
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (title, self.words):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
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
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        column = self.compose([None, *reversed(self.buttons)], width=440, margins=(24, 22, 24, 18), spacing=10)
        column.addWidget(title)
        column.addWidget(self.words, 1)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(words)
        self.buttons[usual].setFocus()

    def _choose(self, number: int) -> None:
        self.answer = number
        self.accept()

    def then(self, act: Callable[[], object]) -> None:
        """Show it, without waiting for the answer; call ``act`` if that is the main one. It is gone after."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.accepted.connect(lambda: act() if self.answer == 0 else None)
        self.open()

    def ask(self) -> int:
        """Show it until it is answered; gives ``answer``."""
        self.exec()
        return self.answer
