"""The lines of a report as a table: any number of them, worded when they are seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.gui.importing import wording
from reader.gui.kit.labels import plain_tip
from reader.model.importing import ReportLine

Index = QModelIndex | QPersistentModelIndex
TITLE, DETAILS, PLACE = 1, 2, 3
_Choice = Callable[[ReportLine], bool]

CHOICES: tuple[_Choice, ...] = (
    lambda _line: True,
    lambda line: line.outcome == "skipped" or bool(line.why) or line.rest,
    lambda line: line.outcome == "merged",
    lambda line: bool(line.dropped),
)
"""Which lines are shown: all; those that were not taken, or not whole; merged ones; those that had more than was taken."""


class ReportModel(QAbstractTableModel):
    """Shows those ``lines`` of a report that are chosen."""

    def __init__(self, lines: tuple[ReportLine, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = lines
        self.lines: list[ReportLine] = list(lines)
        self._is_of_several = len({line.file for line in lines}) > 1

    def choose(self, number: int) -> None:
        """Show the lines of one of ``CHOICES``."""
        self.beginResetModel()
        self.lines = [line for line in self._all if CHOICES[number](line)]
        self.endResetModel()

    def count(self, number: int) -> int:
        """Return how many lines one of ``CHOICES`` shows."""
        return sum(map(CHOICES[number], self._all))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Outcome"), self.tr("Title"), self.tr("Details"), self.tr("Place in file"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(line, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            shown = self._words(line, index.column())
            return plain_tip((line.address or shown) if index.column() == TITLE else shown)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (self._words(line, column) for column in range(4))))
        return None

    def _words(self, line: ReportLine, column: int) -> str:
        if column == 0:
            return wording.tr(wording.OUTCOMES[line.outcome])
        if column == TITLE:
            return line.title or line.address
        if column == PLACE and self._is_of_several:
            return line.place if line.place.startswith(line.file) else f"{line.file}, {line.place}"
        if column == PLACE:  # the file is named above the table
            return line.place.removeprefix(f"{line.file}, ").removeprefix(f"{line.file}/") or line.file
        return wording.details(line)
