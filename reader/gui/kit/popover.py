"""What every popover does with keys: those of its own never reach the window under it, and Escape leaves it."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from reader.gui.kit.keys import asks_for


class Popover(QFrame):
    """Lies over a pane. ``own_keys`` are taken from the window's shortcuts: Space turns pages there, and presses a button
    here.
    """

    own_keys: ClassVar[tuple[Qt.Key, ...]] = (Qt.Key.Key_Space,)

    def leave(self) -> None:
        """Hide it."""
        self.hide()

    def take(self, event: QKeyEvent) -> None:
        """Take a key that nothing in the popover took: it is no business of what is under it."""
        event.accept()

    def event(self, event: QEvent) -> bool:
        if asks_for(event, *self.own_keys):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            event.accept()
        else:
            self.take(event)
