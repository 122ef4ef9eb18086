"""Tables: columns wide enough that no number is broken, and, where that is more than the page has, a table that scrolls
sideways for itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QScrollBar, QTextBrowser, QTextEdit, QWidget

from reader.gui.kit.messages import tr
from reader.gui.kit.theme import Theme

PADDING = 6
"""Of a cell, in pixels, on each side."""
MAX_NATURAL, MAX_WORD = 420, 240
"""The most that a column asks for so that nothing in it wraps, and so that a word (never a number) is whole."""
COMFORTABLE = 180
"""How wide the columns of a table that scrolls may be, in pixels, before their text wraps."""
BAR_HEIGHT = 12
MIN_STICKY_ROWS, MAX_STICKY_SHARE = 6, 0.3
"""From so many rows on a table's head stays in sight, unless it takes more than this share of what is seen."""

_BREAKS = re.compile(r"[ \t\n\u2028]+|(?<=[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f])")
_SPACED_NUMBER = re.compile(r"(?<=\d) (?=\d{3}(?!\d)|[%‰€$£¥])|(?<=[€$£¥]) (?=\d)")
_NUMBER = re.compile(r"^\W*\d[\d\W]*$")


def unbroken(text: str) -> str:
    """Return a cell's text with the spaces within numbers made ones at which no line ends; its length stays."""
    return _SPACED_NUMBER.sub("\u00a0", text)


class Column(NamedTuple):
    """What a column needs, in pixels without its padding: so that no word breaks, and so that nothing wraps."""

    least: float
    natural: float


def measured(cells: Sequence[tuple[str, QFont]]) -> Column:
    """Return what a column with these texts needs."""
    least = natural = 12.0
    for text, font in cells:
        metrics = QFontMetricsF(font)
        shown = unbroken(text)
        for line in shown.split("\n"):
            natural = max(natural, metrics.horizontalAdvance(line))
        for word in sorted(filter(None, _BREAKS.split(shown)), key=len)[-2:]:
            width = metrics.horizontalAdvance(word)
            least = max(least, width if _NUMBER.match(word) else min(width, MAX_WORD))
    return Column(least + 2, max(min(natural, MAX_NATURAL), least) + 2)


def widths(columns: Sequence[Column], room: float) -> list[float]:
    """Return each column's width without padding: the room shared out, or more than it where that breaks words."""
    least, natural = sum(column.least for column in columns), sum(column.natural for column in columns)
    if natural <= room:
        return [column.natural * room / natural for column in columns]
    if least <= room:
        share = (room - least) / (natural - least)
        return [column.least + (column.natural - column.least) * share for column in columns]
    return [max(column.least, min(column.natural, COMFORTABLE)) for column in columns]


def fit(table: QTextTable, columns: Sequence[Column], width: int) -> None:
    """Give a table's columns their widths on a page of this width."""
    frame = 2 * PADDING + 1  # a column's width is with its padding
    form = table.format()
    shares = widths(columns, width - len(columns) * frame - 4)
    wanted = [QTextLength(QTextLength.Type.FixedLength, share + frame) for share in shares]
    form.setColumnWidthConstraints(wanted)
    table.setFormat(form)


class _Bar(QScrollBar):
    """Scrolls one table sideways; the keys that scroll the page still do."""

    def __init__(self, parent: QTextBrowser) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent.viewport())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Scroll table sideways"))
        self.setSingleStep(40)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = self.singleStep() if event.key() == Qt.Key.Key_Right else -self.singleStep()
            self.setValue(self.value() + step)
        else:
            event.ignore()


class WideTables(QObject):
    """Scrolls the tables of a text that are wider than it, each with a bar of its own; ``page`` gives the ground's token.
    ``scrolled`` comes after a table was.
    """

    scrolled = Signal()

    def __init__(self, pane: QTextBrowser, theme: Theme) -> None:
        super().__init__(pane)
        self._pane = pane
        self._theme = theme
        self._bars: list[_Bar] = []
        self._rects: list[QRectF] = []
        # The text as a whole stays where it is.
        pane.horizontalScrollBar().rangeChanged.connect(lambda _least, _most: pane.horizontalScrollBar().setRange(0, 0))

    def lay_out(self, tables: Sequence[QTextTable]) -> None:
        """Put a bar under each table that is wider than the text."""
        layout, width = self._pane.document().documentLayout(), self._pane.viewport().width()
        # Asked where a table stands, Qt lays the whole document out: asked only of those that are wide.
        wide = [(table, _rect_of(layout, table)) for table in tables if _width_of(table) > width + 2]
        self._rects = [rect for _, rect in wide]
        while len(self._bars) > len(self._rects):
            bar = self._bars.pop()
            bar.hide()
            bar.deleteLater()
        while len(self._bars) < len(self._rects):
            bar = _Bar(self._pane)
            bar.valueChanged.connect(lambda _value: self._pane.viewport().update())
            bar.valueChanged.connect(lambda _value: self.scrolled.emit())
            self._bars.append(bar)
        for bar, (table, rect) in zip(self._bars, wide, strict=True):
            bar.setRange(0, round(rect.right()) - width + 2)
            bar.setPageStep(width)
            bar.setGeometry(0, round(rect.bottom() - table.format().bottomMargin()) + 3, width, BAR_HEIGHT)
            bar.show()

    @property
    def bars(self) -> Sequence[QScrollBar]:
        """The bars, in the order of their tables."""
        return self._bars

    def shift_at(self, y: float) -> int:
        """Return how far what stands at this height is scrolled to the left, in pixels."""
        bar = self._bar_at(y)
        return bar.value() if bar else 0

    def _bar_at(self, y: float) -> _Bar | None:
        return next(
            (b for b, rect in zip(self._bars, self._rects, strict=True) if rect.top() <= y <= rect.bottom()), None
        )

    def scroll(self, y: float, pixels: int) -> bool:
        """Scroll the table at this height; False where none scrolls."""
        bar = self._bar_at(y)
        if bar is None:
            return False
        bar.setValue(bar.value() + pixels)
        return True

    def reveal(self, rect: QRectF) -> None:
        """Scroll a table so that this place of the text is in sight."""
        bar, width = self._bar_at(rect.center().y()), self._pane.viewport().width()
        if bar is not None and not bar.value() + 8 <= rect.left() <= bar.value() + width - 48:
            bar.setValue(round(rect.left()) - width // 3)

    def shifted(self, event: QMouseEvent) -> QMouseEvent:
        """Return a mouse event as the text understands it, which knows of no scrolled tables."""
        shift = self.shift_at(event.position().y())
        if not shift:
            return event
        return QMouseEvent(
            event.type(),
            event.position() + QPointF(shift, 0),
            event.globalPosition(),
            event.button(),
            event.buttons(),
            event.modifiers(),
        )

    def shifted_point(self, point: QPoint) -> QPoint:
        """Return where in the text a point of the pane lies."""
        return point + QPoint(self.shift_at(point.y()), 0)

    def paint(self, painter: QPainter, seen: QRectF, highlighted: Callable[[], QTextCharFormat]) -> None:
        """Paint the tables that are scrolled over those that Qt painted where they would begin."""
        for bar, rect in zip(self._bars, self._rects, strict=True):
            shown = QRectF(0, rect.top(), self._pane.viewport().width(), rect.height()) & seen
            if not bar.value() or shown.isEmpty():
                continue
            painter.save()
            painter.setClipRect(shown)
            painter.fillRect(shown, self._theme.colour("page"))
            painter.translate(-bar.value(), 0)
            context = QAbstractTextDocumentLayout.PaintContext()
            context.palette = self._pane.palette()
            context.clip = shown.translated(bar.value(), 0)
            selections = [_selection(extra) for extra in self._pane.extraSelections()]
            if self._pane.textCursor().hasSelection():
                own = QAbstractTextDocumentLayout.Selection()
                own.cursor, own.format = self._pane.textCursor(), highlighted()
                selections.append(own)
            context.selections = selections
            self._pane.document().documentLayout().draw(painter, context)
            painter.restore()


class StickyHead(QWidget):
    """The head of a long table, painted once more at the top of what is seen while its own is scrolled away."""

    def __init__(self, pane: QTextBrowser, tables: WideTables, theme: Theme) -> None:
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
        if table is None or not table.format().headerRowCount() or table.rows() < MIN_STICKY_ROWS:
            self.hide()
            return
        top, under, last = (self._top_of_row(table, row) for row in (0, 1, table.rows() - 1))
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


def _width_of(table: QTextTable) -> float:
    return sum(column.rawValue() for column in table.format().columnWidthConstraints())


def _rect_of(layout: QAbstractTextDocumentLayout, table: QTextTable) -> QRectF:
    """Return where a table stands, with its margins. Qt adds where its first cell is in it: as far in as down."""
    rect = layout.frameBoundingRect(table)
    return rect.translated(-rect.left(), -rect.left())


def _selection(extra: QTextEdit.ExtraSelection) -> QAbstractTextDocumentLayout.Selection:
    made = QAbstractTextDocumentLayout.Selection()
    made.cursor, made.format = extra.cursor, extra.format
    return made
