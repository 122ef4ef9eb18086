"""What the reading pane says when there is nothing to read yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.gui.kit.empty_state import EmptyState
from reader.gui.kit.keys import key_of
from reader.gui.kit.theme import Theme


class Welcome(QWidget):
    """An empty state: what is empty, and the one thing to do. ``asked`` carries the name of that action."""

    asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.state = EmptyState(theme, heading=26, words=14)
        self.state.asked.connect(self.asked)
        self.title, self.words, self.button = self.state.title, self.state.words, self.state.button
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.state)
        self._library = self._listed = 0
        self.show_busy("")

    def show_busy(self, words: str) -> None:
        """Say what goes on instead of what to do; "" when that is over."""
        self._busy = words
        self.show_keys()

    def show_numbers(self, library: int, listed: int) -> None:
        """Say what to do in a library with so many articles, of which so many are in the list."""
        self._library, self._listed = library, listed
        self.show_keys()

    def show_keys(self) -> None:
        """Say it with the keys that are in force."""
        if self._busy:
            self.state.say("", title=self._busy)
            return
        if self._listed:
            self.state.say(
                self.tr("Choose one in the list, or press %1.").replace("%1", key_of("next")),
                title=self.tr("Nothing open"),
                action="next",
                button=self.tr("Open the first one"),
            )
            return
        self.state.say(
            self.tr(
                "Paste an address anywhere, or drop a link or file here.\n"
                "Tearsheet keeps the whole article on this computer, so you can read it offline."
            ),
            title=self.tr("Save a page") if self._library else self.tr("Save your first page"),
            action="paste",
            button=self.tr("Paste address"),
        )
