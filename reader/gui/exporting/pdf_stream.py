"""A PDF of very many articles, written in slices of the event loop: the window answers between two articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.desk.exporting.exports import Exported, left_out_of
from reader.errors import Cancelled, TearsheetError
from reader.model.briefing import Scope
from reader.model.exported import ExportOptions

if TYPE_CHECKING:
    from reader.desk.desk import Desk


class PdfStream(QObject):
    """``progressed`` carries how far it is, 0 to 1; ``ended`` an ``Exported``, or the error with which it ended."""

    progressed = Signal(float)
    ended = Signal(object)

    def __init__(
        self, desk: Desk, scope: Scope, target: Path, options: ExportOptions, title: str, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked = (scope, target, options, title)
        self._target = target
        self._articles = 0
        self._asked_for = 0
        self._steps: Iterator[tuple[float, int]] | None = None
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._step)

    def begin(self) -> None:
        """Begin with the first article once the event loop runs."""
        self._steps = self._writing()
        self._slices.start()

    def cancel(self) -> None:
        """End it; nothing is left of the file."""
        self._end(Cancelled())

    def _writing(self) -> Iterator[tuple[float, int]]:
        from reader.gui.printing.paper import options_for
        from reader.gui.printing.streaming import writing

        scope, target, options, title = self._asked
        ids = self._desk.exports.ids(scope)
        self._asked_for = len(ids)
        chosen = options_for(self._desk.settings, options)
        yield from writing(self._desk, ids, target, chosen, title or self._desk.exports.title_of(ids))

    def _step(self) -> None:
        try:
            found = next(self._steps) if self._steps is not None else None
        except TearsheetError as error:
            self._end(error)
            return
        except StopIteration:
            found = None
        if found is None:
            self._end(Exported(self._target, self._articles, (), left_out_of(text=self._asked_for - self._articles)))
            return
        fraction, self._articles = found
        self.progressed.emit(fraction)

    def _end(self, outcome: object) -> None:
        self._slices.stop()
        if self._steps is not None:
            self._steps.close()  # type: ignore[attr-defined]
            self._steps = None
        self.ended.emit(outcome)
