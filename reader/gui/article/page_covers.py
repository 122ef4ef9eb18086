"""What lies over the article: what to do when there is none to read yet, and how many are selected, which keys and buttons
then mean.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reader.gui.kit.empty_state import EmptyState
from reader.gui.kit.keys import key_of
from reader.gui.kit.theme import Theme, text_font, ui_font


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


class SelectionPage(QWidget):
    """Lies over the article while more than one is selected: what is done then is done to all of them.
    ``covers`` says when it begins and ends to.
    """

    covers = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = QLabel()
        self.title.setFont(text_font(26, bold=True))
        self.words = QLabel()
        self.words.setFont(ui_font(14))
        self.words.setProperty("role", "meta")
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self.title, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.words)
        column.addStretch(1)
        self.hide()

    def show_number(self, number: int) -> None:
        """Say how many are selected; with fewer than two the article is seen again."""
        words = self.tr("Star, tag, archive or delete them together, or press %1 for a briefing of them.")
        self.words.setText(words.replace("%1", key_of("briefing")))
        before = not self.isHidden()
        if number < 2:
            self.hide()
            if before:
                self.covers.emit(False)
            return
        self.title.setText(self.tr("%Ln article(s) selected", "", number))
        self.setAccessibleName(self.title.text())
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        if not before:
            self.covers.emit(True)
