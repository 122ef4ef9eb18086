"""What the desk tells whoever listens. Callbacks run on the thread where the thing happened: a window passes them on to
its own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

JobState = Literal["waiting", "running", "done", "failed", "cancelled"]


class ArticlesChanged(NamedTuple):
    """Articles came, changed or went. ``ids`` are those concerned; empty when it may be any."""

    kind: Literal["added", "changed", "filled", "removed"]
    ids: tuple[int, ...] = ()


class JobChanged(NamedTuple):
    """A job as it stands: ``fraction`` is 0 to 1, or -1 while nobody can know; ``code`` and ``values`` name the error
    of a failed one.
    """

    job_id: int
    kind: str
    about: str
    state: JobState
    stage: str = ""
    fraction: float = -1.0
    article_id: int = 0
    code: str = ""
    values: tuple[tuple[str, str | int], ...] = ()

    @property
    def is_over(self) -> bool:
        return self.state in ("done", "failed", "cancelled")


Event = ArticlesChanged | JobChanged


class Events:
    """A list of listeners; ``publish`` calls each of them."""

    def __init__(self) -> None:
        self._listeners: tuple[Callable[[Event], None], ...] = ()

    def subscribe(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Calls ``listener`` for every event from now on; the function that is returned ends that."""
        self._listeners = (*self._listeners, listener)

        def end() -> None:
            self._listeners = tuple(known for known in self._listeners if known is not listener)

        return end

    def publish(self, event: Event) -> None:
        for listener in self._listeners:
            listener(event)
