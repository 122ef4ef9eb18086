"""What a pane says that has nothing to show: what is empty, and the one thing to do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from reader.gui.kit.icons import pixmap
from reader.gui.kit.keys import hint_of
from reader.gui.kit.theme import Theme, text_font, ui_font

ICON = 30
"""Size of the icon in pixels."""


class EmptyState(QWidget):
    """An icon, a heading, a sentence and one button, as far as each is given. ``asked`` carries the name of the action that
    the button stands for, whose key it shows.
    """

    asked = Signal(str)

    def __init__(self, theme: Theme, *, heading: int = 17, words: int = 13, parent: QWidget | None = None) -> None:
        """``heading`` and ``words`` are sizes in pixels."""
        super().__init__(parent)
        self._theme = theme
        self._icon = ""
        self._button = ("", "")
        self._key = ""
        self.icon = QLabel()
        self.title = QLabel()
        self.title.setFont(text_font(heading, bold=True))
        self.words = QLabel()
        self.words.setFont(ui_font(words))
        self.words.setProperty("role", "meta")
        self.button = QPushButton()
        self.button.setFont(ui_font(13, bold=True))
        self.button.clicked.connect(lambda: self.asked.emit(self._button[0]))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(10)
        column.addStretch(2)
        for label in (self.icon, self.title, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        for label in (self.title, self.words):
            label.setWordWrap(True)
        column.addSpacing(4)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        theme.changed.connect(self._tint)

    def text(self) -> str:
        """Return all that it says."""
        return " ".join(filter(None, (self.title.text(), self.words.text())))

    def say(
        self, words: str, *, title: str = "", icon: str = "", action: str = "", button: str = "", key: str = ""
    ) -> None:
        """Say this, with a button for an action where one is given; ``key`` is for what is no action of the window."""
        self._icon, self._button, self._key = icon, (action, button), key
        for label, said in ((self.title, title), (self.words, words)):
            label.setText(said)
            label.setVisible(bool(said))
        self.icon.setVisible(bool(icon))
        self.show_keys()
        self.setAccessibleName(self.text())
        self._tint()

    def show_keys(self) -> None:
        """Name the key that the action has now."""
        action, words = self._button
        key = hint_of(action) or self._key
        self.button.setVisible(bool(action))
        self.button.setText(f"{words}   {key}" if key else words)
        self.button.setAccessibleName(words)

    def _tint(self) -> None:
        if self._icon:
            self.icon.setPixmap(pixmap(self._icon, self._theme.colour("ink3"), ICON, self.devicePixelRatioF()))

    def event(self, event: QEvent) -> bool:
        """Keep the icon sharp on a screen of another scale."""
        if event.type() in (QEvent.Type.DevicePixelRatioChange, QEvent.Type.Show):
            self._tint()
        return super().event(event)
