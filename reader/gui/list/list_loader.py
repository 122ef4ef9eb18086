"""Long lists are found by a thread: the window shows their beginning at once, and what changed in them a moment
later.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from reader.desk.desk import Desk
from reader.errors import TearsheetError
from reader.gui.session.bridge import Bridge
from reader.model.library import Filter, Listing

REST_MS = 40
"""How long a thread waits to begin: the window paints what it has first, and is not to share the interpreter with
it."""


class ListLoader(QObject):
    """``found`` carries a filter and its whole listing. Of requests that come while one is under way only the last is
    answered.
    """

    found = Signal(object, object)

    def __init__(self, desk: Desk, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bridge = bridge
        self._at_work = False
        self._next: Filter | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._begin)

    def ask(self, wanted: Filter) -> None:
        self._next = wanted
        if not self._at_work:
            self._timer.start()

    def _begin(self) -> None:
        wanted, self._next = self._next, None
        if wanted is None:
            return
        self._at_work = True
        self._bridge.watch(
            self._desk.listing(wanted).future, lambda listing: self._answer(wanted, listing), self._failed
        )

    def _answer(self, wanted: Filter, listing: Listing) -> None:
        self._at_work = False
        if self._next is not None and self._next != wanted:
            self._begin()
            return
        self._next = None
        self.found.emit(wanted, listing)

    def _failed(self, error: TearsheetError) -> None:
        self._at_work, self._next = False, None
        self._bridge.failed.emit(error)
