"""Over the top of the reading pane: which hit is the current one of how many, the ways to the next, and a field to find
words with.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from reader.gui.kit.icons import icon
from reader.gui.kit.theme import Theme, scaled, ui_font

TOP, RIGHT = 5, 34
"""How far from the corner of the pane it lies, in pixels: beside the ticks, and above the article's first line."""


class FindBox(QFrame):
    """``typed`` carries what is looked for; ``stepped`` 1 or -1; ``closed`` comes with Escape or the cross."""

    typed = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(host)
        self._theme = theme
        self._host = host
        self.setObjectName("findBox")
        self.setAccessibleName(self.tr("Hits"))
        self.field = QLineEdit()
        self.field.setObjectName("findField")
        self.field.setFont(ui_font(13))
        self.field.setFixedWidth(scaled(190))
        self.field.setPlaceholderText(self.tr("Find in this article"))
        self.field.setAccessibleName(self.tr("Find in this article"))
        self.field.textChanged.connect(self.typed)
        self.field.installEventFilter(self)
        self.count = QLabel()
        self.count.setFont(ui_font(12, tabular=True))
        self.count.setProperty("role", "meta")
        self.count.setContentsMargins(6, 0, 4, 0)
        self.previous = self._button("up", self.tr("Previous hit"), "Shift+F3")
        self.next = self._button("down", self.tr("Next hit"), "F3")
        self.close_button = self._button("close", self.tr("Clear highlights"), "Esc")
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self.close_button.clicked.connect(self.closed)
        line = QHBoxLayout(self)
        line.setContentsMargins(4, 3, 4, 3)
        line.setSpacing(2)
        for part in (self.field, self.count, self.previous, self.next, self.close_button):
            line.addWidget(part)
        host.installEventFilter(self)
        theme.changed.connect(self._tint)
        self._tint()
        self.field.hide()
        self.hide()

    def _button(self, name: str, words: str, keys: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("findTool")
        button.setProperty("icon_name", name)
        button.setAccessibleName(words)
        button.setToolTip(f"{words} ({keys})")
        return button

    def _tint(self) -> None:
        for button in (self.previous, self.next, self.close_button):
            name = str(button.property("icon_name"))
            button.setIcon(icon(name, self._theme.colour("ink2"), 15, self._theme.colour("ink3")))

    @property
    def finds(self) -> bool:
        """Whether it waits for words."""
        return self.field.isVisibleTo(self) and self.isVisible()

    def open(self, words: str) -> None:
        """Wait for words, beginning with these."""
        self.field.show()
        self.field.setText(words)
        self.field.selectAll()
        self._reposition()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def say(self, words: str, *, any_hits: bool) -> None:
        """Show which hit of how many is the current one."""
        self.count.setText(words)
        for button in (self.previous, self.next):
            button.setEnabled(any_hits)
        self._tint()
        self._reposition()

    def close_(self) -> bool:
        """Hide it; True if the keyboard was in it."""
        focused = self.window().focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        self.hide()
        self.field.hide()
        return inside

    def _reposition(self) -> None:
        self.adjustSize()
        self.move(max(self._host.width() - self.width() - RIGHT, 4), TOP)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self._reposition()
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
        return super().eventFilter(watched, event)
