"""Taking a change back and making it again, one after the other, however quickly both are asked for."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from reader.gui.session.bridge import Bridge


class Turns:
    """Begins each of what it is given when the one before has ended, whatever came of that: the change itself, ``running``,
    first. ``stop`` asks that to end. Where nothing runs, it begins at once.
    """

    def __init__(
        self, bridge: Bridge, running: Future[Any] | None = None, stop: Callable[[], object] | None = None
    ) -> None:
        self._bridge = bridge
        self._running = running
        self._stop = stop
        self._waiting: list[Callable[[], Future[Any] | None]] = []
        self._watched = False

    @property
    def is_waiting(self) -> bool:
        """Whether something is still to begin."""
        return bool(self._waiting)

    def take(self, do: Callable[[], Future[Any] | None]) -> None:
        """Do this when it is its turn; it may give the future of what it began."""
        self._waiting.append(do)
        stop, self._stop = self._stop, None
        if stop is not None and self._running is not None and not self._running.done():
            stop()
        if not self._watched:
            self._go_on()

    def _go_on(self, _outcome: object = None) -> None:
        self._watched = False
        while self._waiting:
            if self._running is not None and not self._running.done():
                self._watched = True
                self._bridge.watch(self._running, self._go_on, self._go_on)
                return
            self._running = self._waiting.pop(0)()
