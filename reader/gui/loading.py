"""Long lists are found by a thread: the window shows their beginning at once, and what changed in them a moment later."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from reader.desk.desk import Desk
from reader.errors import TearsheetError
from reader.gui.bridge import Bridge
from reader.model import Filter, Listing


class Loading(QObject):
    """``found`` carries a filter and its whole listing. Of requests that come while one is under way only the last is answered."""

    found = Signal(object, object)

    def __init__(self, desk: Desk, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bridge = bridge
        self._at_work = False
        self._next: Filter | None = None

    def ask(self, wanted: Filter) -> None:
        if self._at_work:
            self._next = wanted
            return
        self._at_work = True
        self._bridge.watch(self._desk.listing(wanted).future, lambda listing: self._answer(wanted, listing), self._failed)

    def _answer(self, wanted: Filter, listing: Listing) -> None:
        self._at_work = False
        following, self._next = self._next, None
        if following is not None and following != wanted:
            self.ask(following)
            return
        self.found.emit(wanted, listing)

    def _failed(self, error: TearsheetError) -> None:
        self._at_work, self._next = False, None
        self._bridge.failed.emit(error)
