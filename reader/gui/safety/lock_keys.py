"""The keys that lock the library, also where a dialog or a menu would keep them: their windows get each key first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence

from reader.gui.session.input_watch import WindowFilter


class LockKeys(WindowFilter):
    """``pressed`` is emitted at the keys of ``action`` in a window that didn’t give them to the action."""

    pressed = Signal()

    def __init__(self, action: QAction, parent: QObject) -> None:
        super().__init__(parent)
        self._action = action

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if QKeySequence(event.keyCombination()) not in self._action.shortcuts():
            return False
        self.pressed.emit()
        return True
