"""The one way from the desk's threads to the window's: events become signals on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from reader.desk.desk import Desk
from reader.desk.events import ArticlesChanged, Event, JobChanged
from reader.desk.program.installed import Installed, program_file
from reader.errors import LibraryReplaced, TearsheetError

if TYPE_CHECKING:
    from concurrent.futures import Future

POLL_MS = 700
"""How often the file is asked whether another program has changed it: a question of microseconds."""


class Bridge(QObject):
    """``articles_changed`` and ``job_changed`` carry the desk's events; ``library_changed`` says that another program
    wrote, ``library_replaced`` that another file has the library's path, and ``program_replaced`` that an update has
    replaced the program's files, each of them once.
    """

    articles_changed = Signal(object)
    job_changed = Signal(object)
    library_changed = Signal()
    library_replaced = Signal()
    program_replaced = Signal()
    failed = Signal(object)
    _happened = Signal(object)
    _answer = Signal(object, object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._happened.connect(self._pass_on)
        self._answer.connect(self._give)
        self._end = desk.events.subscribe(self._happened.emit)
        self._closed = self._replaced = False
        self.installed = Installed(program_file())
        self._updated = False
        self._version = desk.external_change_token()
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._poll)
        self._timer.start()

    def _give(self, callback: Callable[[Any], None], value: object) -> None:
        if not self._closed:
            callback(value)

    def _pass_on(self, event: Event) -> None:
        if self._closed:  # it was queued before
            return
        if isinstance(event, ArticlesChanged):
            self.articles_changed.emit(event)
        elif isinstance(event, JobChanged):
            self.job_changed.emit(event)

    def _poll(self) -> None:
        wrong = self._desk.look_at_file()
        if isinstance(wrong, LibraryReplaced) and not self._replaced and not self._desk.is_keeping:
            self._replaced = True
            self.library_replaced.emit()
        if not self._updated and self.installed.is_replaced:
            self._updated = True
            self.program_replaced.emit()
        version = self._desk.external_change_token()
        if version is None or version == self._version:
            return
        before, self._version = self._version, version
        if before is not None and before[0] == version[0]:
            self.library_changed.emit()

    def change(
        self, function: Callable[..., Any], *arguments: Any, then: Callable[[Any], None] | None = None
    ) -> Future[Any]:
        """Let the desk make a change without waiting, and return its future. ``then`` gets its result here; an error goes
        to ``failed``.
        """
        future = self._desk.change(function, *arguments).future
        self.watch(future, then)
        return future

    def watch(
        self,
        future: Future[Any],
        then: Callable[[Any], None] | None = None,
        otherwise: Callable[[Any], None] | None = None,
    ) -> None:
        """Call ``then`` with the result, or ``otherwise`` (else ``failed``) with the error, on the GUI thread."""

        def done(finished: Future[Any]) -> None:
            error = finished.exception()
            if error is None:
                if then is not None:
                    self._answer.emit(then, finished.result())
            else:
                known = error if isinstance(error, TearsheetError) else TearsheetError()
                self._answer.emit(otherwise or self.failed.emit, known)

        future.add_done_callback(done)

    def set_setting(self, name: str, value: str | int | bool) -> bool:
        """Change a setting; where its file cannot be written, ``failed`` says so, and False comes back."""
        try:
            self._desk.settings.set(name, value)
        except TearsheetError as error:
            self.failed.emit(error)
            return False
        return True

    def close(self) -> None:
        """Pass nothing on any more, not even what is queued already: who hears of it would read a library that is
        closed by then.
        """
        self._closed = True
        self._timer.stop()
        self._end()
