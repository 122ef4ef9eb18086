"""A line at the list's foot that says what happened, with the one thing to do about it; it goes by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from reader.gui.kit.accessibility import announce
from reader.gui.kit.theme import ui_font

SHOWN_MS = 6000
MARGIN = 10


class Toast(QFrame):
    """Lies over the foot of ``host``."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("toast")
        self._host = host
        self.words = QLabel()
        self.words.setFont(ui_font(13))
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self._line = QHBoxLayout()
        self._line.setSpacing(4)
        self._line.addStretch(1)
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(14, 8, 8, 8)
        self._lines.setSpacing(4)
        self._lines.addWidget(self.words, 1)
        self._lines.addLayout(self._line)
        self.buttons: list[QPushButton] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        host.installEventFilter(self)
        self.hide()

    def move_to(self, host: QWidget) -> None:
        """Lie over the foot of another widget from now on: the one before may be out of sight."""
        self._host.removeEventFilter(self)
        shown = self.isVisible()
        self._host = host
        self.setParent(host)
        host.installEventFilter(self)
        if shown:
            self._lay_out()
            self._reposition()
            self.show()
            self.raise_()

    def say(self, words: str, *actions: tuple[str, Callable[[], None]], stays: bool = False) -> None:
        """Show ``words`` with a button for each action, for six seconds, or until it is answered."""
        for button in self.buttons:
            self._line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        self.words.setText(words)
        for name, function in actions:
            button = QPushButton(name)
            button.setProperty("role", "link")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
            button.setFont(ui_font(13, bold=True))
            button.clicked.connect(lambda _checked=False, function=function: self._do(function))
            self._line.addWidget(button)
            self.buttons.append(button)
        self._lay_out()
        self._reposition()
        self.show()
        self.raise_()
        self._timer.stop()
        if not stays:
            self._timer.start(SHOWN_MS)
        announce(self, words)

    def _lay_out(self) -> None:
        """Put the buttons beside the words where there is room; under them where several buttons would leave them a
        narrow column.
        """
        taken = sum(button.sizeHint().width() + 4 for button in self.buttons)
        narrow = (
            len(self.buttons) > 1
            and self.words.fontMetrics().horizontalAdvance(self.words.text()) > self._width() - taken - 40
        )
        self._lines.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _width(self) -> int:
        return min(self._host.width() - 2 * MARGIN, 520)

    def _do(self, function: Callable[[], None]) -> None:
        self.hide()
        function()

    def _reposition(self) -> None:
        width = self._width()
        self.setFixedWidth(width)
        self._lines.invalidate()  # or a text that is said twice gets the height that it had beside other buttons
        self.adjustSize()
        height = self._lines.heightForWidth(width) if self._lines.hasHeightForWidth() else self.sizeHint().height()
        self.resize(width, max(height, 44))
        self.move(MARGIN, self._host.height() - self.height() - MARGIN)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self._reposition()
        return super().eventFilter(watched, event)
