"""The worker processes, made at first use: what they import is heavy, and what they parse may be hostile."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple, Unpack

from reader.errors import CleaningFailed

if TYPE_CHECKING:
    from reader.capture.worker import Cleaners

A = TypeVarTuple("A")
T = TypeVar("T")


class Workers:
    """A pool whose processes are killed at so many seconds or megabytes of memory; once closed, it starts none again."""

    def __init__(self, processes: int = 2, seconds: float = 20, megabytes: int = 1024) -> None:
        self._limits = (processes, seconds, megabytes)
        self._pool: Cleaners | None = None
        self._lock = threading.Lock()
        self._closed = False

    def _cleaners(self) -> Cleaners:
        with self._lock:
            if self._closed:
                raise CleaningFailed(detail="Tearsheet is closing")
            if self._pool is None:
                from reader.capture.worker import Cleaners

                self._pool = Cleaners(*self._limits)
            return self._pool

    def run(self, function: Callable[[Unpack[A]], T], *arguments: *A) -> T:
        """Return the result of a function of a module, computed in a worker.

        Raises the CaptureErrors that it raises, and CleaningFailed if it was killed, raised anything else (which is
        logged) or the workers are closed.
        """
        try:
            result: T = self._cleaners().run(function, *arguments)
        except CleaningFailed as error:
            if error.__cause__ is not None:
                from reader.desk.program.log import log_error

                log_error("worker", error)
            raise
        return result

    def warm(self) -> None:
        """Start the processes, without waiting, if they are not there."""
        with suppress(CleaningFailed):
            self._cleaners().warm()

    def close(self) -> None:
        """End the processes now: whoever waits for one gets CleaningFailed."""
        with self._lock:
            self._closed = True
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.close()
