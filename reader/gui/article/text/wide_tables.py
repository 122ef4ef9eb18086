"""Tables that are wider than the page scroll sideways for themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QTextCharFormat,
    QTextTable,
)
from PySide6.QtWidgets import QScrollBar, QTextBrowser, QTextEdit

from reader.gui.kit.messages import tr
from reader.gui.kit.theme import Theme

BAR_HEIGHT = 12


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
