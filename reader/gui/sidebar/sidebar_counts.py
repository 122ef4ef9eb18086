"""Numbers that have to be counted, of smart folders and of tags with tags in them: a thread counts, the sidebar shows
what is known.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from reader.desk.desk import Desk
from reader.errors import TearsheetError
from reader.gui.session.bridge import Bridge
from reader.gui.sidebar.sidebar_rows import to_count
from reader.model.library import Counts, Filter

REST_MS = 250
"""How long after a change the library is counted anew: once for all the changes that come until then."""


class SidebarCounts(QObject):
    """``counted`` carries a dict of numbers by filter."""

    counted = Signal(object)

    def __init__(self, desk: Desk, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bridge = bridge
        self._wanted: list[Filter] = []
        self._at_work = False
        self._again = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._count)

    def changed(self, counts: Counts) -> None:
        """Count anew after a change; ``counts`` are the numbers that the library has at hand."""
        self._wanted = to_count(counts)
        if self._wanted and not self._timer.isActive():
            self._timer.start()

    def _count(self) -> None:
        if self._at_work:
            self._again = True
            return
        self._at_work = True
        self._bridge.watch(self._desk.count(self._wanted).future, self._answer, self._failed)

    def _answer(self, counted: dict[Filter, int]) -> None:
        self._at_work = False
        self.counted.emit(counted)
        if self._again:
            self._again = False
            self._timer.start()

    def _failed(self, _error: TearsheetError) -> None:
        self._at_work = self._again = False
