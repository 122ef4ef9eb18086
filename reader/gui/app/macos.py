"""On macOS files and links come as events of the application, also those that it is started for, before there is a
window.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """``give`` is called with what the system wants to have opened; what comes before it is set waits. Its own events
    are few, so that looking at each costs nothing; a filter would see every event of every widget.
    """

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(arguments)
        self._waiting: list[str] = []
        self._give: Callable[[Sequence[str]], None] | None = None

    @property
    def give(self) -> Callable[[Sequence[str]], None] | None:
        return self._give

    @give.setter
    def give(self, give: Callable[[Sequence[str]], None]) -> None:
        self._give = give
        waiting, self._waiting = self._waiting, []
        if waiting:
            give(waiting)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent):
            given = event.file() or event.url().toString()
            if self._give is None:
                self._waiting.append(given)
            else:
                self._give([given])
            return True
        return super().event(event)
