"""The head of a long table, in sight as long as its rows are."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QPainter, QPaintEvent, QTextTable
from PySide6.QtWidgets import QTextBrowser, QWidget

from reader.gui.article.columns import PADDING
from reader.gui.article.text.sideways import Sideways
from reader.gui.article.typesetter import TABLE_PART
from reader.gui.kit.theme import Theme

MIN_STICKY_ROWS, MAX_STICKY_SHARE = 6, 0.3
"""From so many rows on a table's head stays in sight, unless it takes more than this share of what is seen."""


def _whole(table: QTextTable) -> tuple[QTextTable, QTextTable]:
    """Return the first and the last part of a table that is set in parts."""
    tables = [frame for frame in table.document().rootFrame().childFrames() if isinstance(frame, QTextTable)]
    first = last = next(at for at, one in enumerate(tables) if one.firstPosition() == table.firstPosition())
    while first and tables[first].format().hasProperty(TABLE_PART):
        first -= 1
    while last + 1 < len(tables) and tables[last + 1].format().hasProperty(TABLE_PART):
        last += 1
    return tables[first], tables[last]


class StickyHead(QWidget):
    """The head of a long table, painted once more at the top of what is seen while its own is scrolled away."""

    def __init__(self, pane: QTextBrowser, tables: Sideways, theme: Theme) -> None:
        super().__init__(pane.viewport())
        self._pane = pane
        self._tables = tables
        self._theme = theme
        self._head = QRectF()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        tables.scrolled.connect(self.update)
        self.hide()

    def follow(self) -> None:
        """Stand over the table at the top of what is seen, if its head is out of sight and its last row is not."""
        seen = self._pane.visibleRegion().boundingRect()
        table = self._pane.cursorForPosition(seen.topLeft()).currentTable() if seen.top() > 0 else None
        first, end = _whole(table) if table is not None else (None, None)
        if first is None or end is None or not first.format().headerRowCount() or first.rows() < MIN_STICKY_ROWS:
            self.hide()
            return
        top, under = self._top_of_row(first, 0), self._top_of_row(first, 1)
        last = self._top_of_row(end, end.rows() - 1)
        height = under - top
        if not top < seen.top() < last - height or height > seen.height() * MAX_STICKY_SHARE:
            self.hide()
            return
        self._head = QRectF(0, top, self._pane.viewport().width(), height)
        self.setGeometry(0, seen.top(), self._pane.viewport().width(), round(height) + 1)
        self.show()
        self.raise_()
        self.update()

    def _top_of_row(self, table: QTextTable, row: int) -> float:
        block = table.cellAt(row, 0).firstCursorPosition().block()
        return self._pane.document().documentLayout().blockBoundingRect(block).top() - PADDING

    def paintEvent(self, _event: QPaintEvent) -> None:
        shift = self._tables.shift_at(self._head.center().y())
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("page"))
        painter.setClipRect(QRectF(0, 0, self.width(), self._head.height()))
        painter.translate(-shift, -self._head.top())
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = self._pane.palette()
        context.clip = self._head.translated(shift, 0)
        self._pane.document().documentLayout().draw(painter, context)
        painter.resetTransform()
        painter.setClipping(False)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), self._theme.colour("ink3"))
        painter.end()
