"""Tells the desk when nobody uses the program: texts that may wait are fetched then."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from reader.gui.session.input_watch import InputWatch

IDLE_SECONDS = 90.0
LOOK_MS = 10_000


class IdleWatch(QObject):
    """Calls ``tell`` with True when there was no input for a while, with False at the first one after."""

    def __init__(
        self, tell: Callable[[bool], object], parent: QObject, now: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._tell, self._now = tell, now
        self._input = now()
        self.is_idle = False
        self.input = InputWatch(self._seen, self)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Watch from now on."""
        self.input.start()
        self._input = self._now()
        self._timer.start()

    def look(self) -> None:
        """Tell that the program is idle, each time that it is: what waits may have come since."""
        if self._now() - self._input >= IDLE_SECONDS:
            self.is_idle = True
            self._tell(True)

    def _seen(self) -> None:
        self._input = self._now()
        if self.is_idle:
            self.is_idle = False
            self._tell(False)
