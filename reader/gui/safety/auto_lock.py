"""When a locked library locks itself: after a while without input, and when the computer goes to sleep.

On Linux logind says so before it sleeps. Elsewhere, and where nobody says it, the clock tells afterwards: a timer that
comes much too late has slept.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot

from reader.gui.session.input_watch import InputWatch

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

LOOK_MS = 15_000
SLEPT_SECONDS = 60.0
"""A look that comes so much later than planned comes after a sleep, or the clock was set: both lock."""


class AutoLock(QObject):
    """``due`` is emitted when the library should be locked. ``minutes`` says after how long without input, 0 for never."""

    due = Signal()

    def __init__(self, minutes: Callable[[], int], parent: QObject, now: Callable[[], float] = time.time) -> None:
        super().__init__(parent)
        self._minutes, self._now = minutes, now
        self._input = self._looked = now()
        self.input = InputWatch(self._seen, self)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Watch from now on."""
        self.input.start()
        self._input = self._looked = self._now()
        self._timer.start()
        self._listen_for_sleep()

    def look(self) -> None:
        """Emit ``due`` if nothing was typed for long enough, or the computer has slept."""
        now = self._now()
        slept = abs(now - self._looked) > LOOK_MS / 1000 + SLEPT_SECONDS
        self._looked = now
        minutes = self._minutes()
        if slept or (minutes and now - self._input >= minutes * 60):
            self._input = now
            self.due.emit()

    def _seen(self) -> None:
        self._input = self._now()

    def _listen_for_sleep(self) -> None:
        if sys.platform != "linux":
            return
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:
            return  # a Qt without it: the clock tells
        bus = QDBusConnection.systemBus()
        if bus.isConnected():
            self.listen_on(bus)

    def listen_on(self, bus: QDBusConnection) -> bool:
        """Hear of sleep from logind on this bus; returns whether that can be.

        The slot is text: PySide 6.11 refuses the bytes that its own annotations ask for.
        """
        # https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.login1.html
        heard: bool = bus.connect(
            "org.freedesktop.login1",
            "/org/freedesktop/login1",
            "org.freedesktop.login1.Manager",
            "PrepareForSleep",
            self,
            SLOT("prepare_for_sleep(bool)"),  # type: ignore[call-overload]
        )
        return heard

    @Slot(bool)
    def prepare_for_sleep(self, begins: bool) -> None:
        """Lock before the computer sleeps; logind waits some seconds for nobody who didn’t ask, so the clock is a second
        way.
        """
        if begins:
            self.due.emit()
