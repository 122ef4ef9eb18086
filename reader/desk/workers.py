"""The worker processes, made at first use: what they import is heavy, and what they parse may be hostile."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple, Unpack

if TYPE_CHECKING:
    from reader.capture.worker import Cleaners

A = TypeVarTuple("A")
T = TypeVar("T")


class Workers:
    """A pool whose processes are killed at 20 seconds or 1 GB; see ``capture.worker``."""

    def __init__(self, processes: int = 2) -> None:
        self._processes = processes
        self._pool: Cleaners | None = None
        self._lock = threading.Lock()

    def _cleaners(self) -> Cleaners:
        with self._lock:
            if self._pool is None:
                from reader.capture.worker import Cleaners

                self._pool = Cleaners(self._processes)
            return self._pool

    def run(self, function: Callable[[Unpack[A]], T], *arguments: *A) -> T:
        """The result of a function of a module, computed in a worker. Raises what it raises, and CleaningFailed if it
        was killed."""
        result: T = self._cleaners().run(function, *arguments)
        return result

    def warm(self) -> None:
        """Start the processes, without waiting, if they are not there."""
        self._cleaners().warm()

    def close(self) -> None:
        with self._lock:
            if self._pool is not None:
                self._pool.close()
                self._pool = None
