"""The keys that lock the library, also where a dialog or a menu would keep them: their windows get each key first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QWindow


class LockKeys(QObject):
    """``pressed`` is emitted at the keys of ``action`` in a window that didn’t give them to the action."""

    pressed = Signal()

    def __init__(self, action: QAction, parent: QObject) -> None:
        super().__init__(parent)
        self._action = action

    def start(self) -> None:
        """Watch from now on whatever window has the focus."""
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)
            self._watch(application.focusWindow())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if QKeySequence(event.keyCombination()) not in self._action.shortcuts():
            return False
        self.pressed.emit()
        return True

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
