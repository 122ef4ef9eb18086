"""How much of each listed article has been read: found by a thread, for that takes the length of its text."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer

from reader.desk.desk import Desk
from reader.errors import TearsheetError
from reader.gui.list.article_model import ArticleModel
from reader.gui.session.bridge import Bridge

REST_MS = 80
"""How long a thread waits to begin: the window paints the rows first."""


class ReadingProgress(QObject):
    """Tells the model. One question is under way at a time; what comes in between waits for the next."""

    def __init__(self, desk: Desk, bridge: Bridge, model: ArticleModel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bridge = bridge
        self._model = model
        self._wanted: set[int] = set()
        self._at_work = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._begin)
        model.rows_shown.connect(self.ask)
        self.ask(model.known_rows())

    def ask(self, ids: Iterable[int]) -> None:
        """Have these articles' progress shown soon."""
        self._wanted.update(ids)
        if self._wanted and not self._at_work:
            self._timer.start()

    def _begin(self) -> None:
        if self._at_work or not self._wanted:
            return
        asked, self._wanted = self._wanted, set()
        self._at_work = True
        self._bridge.watch(self._desk.reading_progress(asked).future, self._answer, self._failed)

    def _answer(self, found: dict[int, int]) -> None:
        self._at_work = False
        self._model.show_progress(found)
        if self._wanted:
            self._timer.start()

    def _failed(self, _error: TearsheetError) -> None:
        self._at_work = False  # the row is right without it
