"""Tells the desk when nobody uses the program: texts that may wait are fetched then."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

IDLE_SECONDS = 90.0
LOOK_MS = 10_000

_INPUT = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    )
)


class IdleWatch(QObject):
    """Calls ``tell`` with True when there was no input for a while, with False at the first one after. Only the windows’ own
    events are looked at, not those of all widgets in them.
    """

    def __init__(
        self, tell: Callable[[bool], object], parent: QObject, now: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._tell, self._now = tell, now
        self._input = now()
        self.is_idle = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Watch from now on."""
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)
            self._watch(application.focusWindow())
        self._input = self._now()
        self._timer.start()

    def look(self) -> None:
        """Tell that the program is idle, each time that it is: what waits may have come since."""
        if self._now() - self._input >= IDLE_SECONDS:
            self.is_idle = True
            self._tell(True)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self._input = self._now()
            if self.is_idle:
                self.is_idle = False
                self._tell(False)
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
