"""Input of any kind, as it comes to the program's windows: what waits for quiet, and what locks after it, ask the same."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QWindow

_INPUT = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    )
)


class WindowFilter(QObject):
    """Filters the events of whatever window has the focus: the windows’ own, not those of all widgets in them."""

    def start(self) -> None:
        """Watch from now on."""
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)
            self._watch(application.focusWindow())

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)


class InputWatch(WindowFilter):
    """Calls ``seen`` at each input."""

    def __init__(self, seen: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._seen = seen

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self._seen()
        return False
