"""What is wider than the page scrolls sideways by itself: tables, and code, whose lines are never broken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QTextBlock,
    QTextCursor,
    QTextTable,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollBar, QTextBrowser, QTextEdit

from reader.gui.article.text.painting import is_code
from reader.gui.kit.messages import tr
from reader.gui.kit.theme import Theme

if TYPE_CHECKING:
    from reader.gui.article.text.text_pane import TextPane

BAR_HEIGHT, BAR_INSET = 12, 4
"""Of a bar, and how far that of code is in from the edges of its plane, in pixels."""
STEP = 40
"""How far a key or a notch of the wheel scrolls sideways, in pixels."""
SLACK = 2
"""How much wider than the page something may be that need not scroll, in pixels."""
NEAR_EDGE, FAR_EDGE = 8, 48
"""How far from the left and the right edge a place is at least that was scrolled to, in pixels."""


@dataclass(frozen=True, slots=True)
class Band:
    """A part of the text that is wider than the page: ``start`` is its first position in the document, ``room`` the part of
    the pane in which it scrolls, ``bar`` that of its bar, ``width`` its own, all in pixels.
    """

    start: int
    room: QRectF
    bar: QRect
    width: float
    is_code: bool = False

    @property
    def most(self) -> int:
        """How far it can be scrolled, in pixels."""
        over = round(self.width - self.room.width())
        return over if over > SLACK else 0


class _Bar(QScrollBar):
    """Scrolls one table or piece of code sideways; the keys that scroll the page still do."""

    def __init__(self, parent: QTextBrowser) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent.viewport())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setSingleStep(STEP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = self.singleStep() if event.key() == Qt.Key.Key_Right else -self.singleStep()
            self.setValue(self.value() + step)
        else:
            event.ignore()


class Sideways(QObject):
    """Gives each wide part of a text a bar of its own, and paints what is scrolled over what Qt painted where it begins.

    ``scrolled`` comes after one was. Code is looked at only where it is in sight: an article may have hundreds of pieces.
    """

    scrolled = Signal()

    def __init__(self, pane: TextPane, theme: Theme) -> None:
        super().__init__(pane)
        self._pane = pane
        self._theme = theme
        self._tables: list[Band] = []
        self._code: list[Band] = []
        self._shifts: dict[int, int] = {}  # by the start of a band, in pixels; kept while its bar is out of sight
        self._bars: dict[int, _Bar] = {}
        # The text as a whole stays where it is.
        pane.horizontalScrollBar().rangeChanged.connect(lambda _least, _most: pane.horizontalScrollBar().setRange(0, 0))
        pane.cursorPositionChanged.connect(self._repaint)

    # --- what is wide --------------------------------------------------------------------------------------------------

    def forget(self) -> None:
        """Scroll nothing: the text is another."""
        self._tables, self._code, self._shifts = [], [], {}
        self._lay_bars()

    def lay_out(self, tables: Sequence[QTextTable]) -> None:
        """Find what is wider than the text, and put a bar under each."""
        layout, width = self._pane.document().documentLayout(), self._width()
        # Asked where a table stands, Qt lays the whole document out: asked only of those that are wide.
        self._tables = []
        for table in tables:
            if _width_of(table) > width + SLACK:
                rect = _rect_of(layout, table)
                room = QRectF(0, rect.top(), width, rect.height())
                bar = QRect(0, round(rect.bottom() - table.format().bottomMargin()) + 3, width, BAR_HEIGHT)
                self._tables.append(Band(table.firstPosition(), room, bar, rect.right() + SLACK))
        self._find_code()
        self._lay_bars()

    def follow(self) -> None:
        """Put bars under the code that came into sight."""
        before = self._code
        self._find_code()
        if self._code != before:
            self._lay_bars()

    def _find_code(self) -> None:
        seen = self._pane.visibleRegion().boundingRect()
        self._code = []
        if self._pane.has_code and not seen.isEmpty():
            bands = [self._code_band(block, plane) for block, plane in self._pane.painting.code_blocks(seen)]
            self._code = [band for band in bands if band.most]

    def _code_band(self, block: QTextBlock, plane: QRectF) -> Band:
        bar = QRect(BAR_INSET, round(plane.bottom()) - BAR_HEIGHT, round(plane.width()) - 2 * BAR_INSET, BAR_HEIGHT)
        return Band(block.position(), plane, bar, self._pane.painting.width_of(block), is_code=True)

    def _lay_bars(self) -> None:
        """Give each band a bar; the one that has the keyboard stays, wherever it is."""
        bands = {band.start: band for band in (*self._tables, *self._code)}
        for start in [start for start in self._bars if start not in bands]:
            if start in self._shifts and self._bars[start].hasFocus():
                continue
            bar = self._bars.pop(start)
            bar.hide()
            bar.deleteLater()
        for start, band in bands.items():
            bar = self._bars.get(start) or self._make_bar(band)
            bar.blockSignals(True)
            bar.setRange(0, band.most)
            bar.setPageStep(round(band.room.width()))
            bar.setValue(self._shifts.get(band.start, 0))
            bar.blockSignals(False)
            self._shifts[band.start] = bar.value()
            bar.setGeometry(band.bar)
            bar.show()

    def _make_bar(self, band: Band) -> _Bar:
        bar = _Bar(self._pane)
        bar.setAccessibleName(tr("Scroll code sideways") if band.is_code else tr("Scroll table sideways"))
        bar.valueChanged.connect(lambda value: self._moved(band.start, value))
        self._bars[band.start] = bar
        return bar

    def _width(self) -> int:
        return self._pane.viewport().width()

    @property
    def bars(self) -> Sequence[QScrollBar]:
        """The bars that there are, in the order of the text."""
        return [bar for _, bar in sorted(self._bars.items())]

    # --- scrolling -----------------------------------------------------------------------------------------------------

    def _moved(self, start: int, value: int) -> None:
        self._shifts[start] = value
        self._pane.viewport().update()
        self.scrolled.emit()

    def _band_at(self, y: float) -> Band | None:
        return next((one for one in (*self._tables, *self._code) if one.room.top() <= y <= one.room.bottom()), None)

    def _bar_at(self, y: float) -> _Bar | None:
        band = self._band_at(y)
        return self._bars.get(band.start) if band is not None else None

    def _repaint(self) -> None:
        """Paint the caret where it is seen: Qt paints it where it would be."""
        if any(self._shifts.values()):
            self._pane.viewport().update()

    def shift_at(self, y: float) -> int:
        """Return how far what is at this height is scrolled to the left, in pixels."""
        bar = self._bar_at(y)
        return bar.value() if bar else 0

    def scroll(self, y: float, pixels: int) -> bool:
        """Scroll what is at this height; False where nothing scrolls."""
        bar = self._bar_at(y)
        if bar is None:
            return False
        bar.setValue(bar.value() + pixels)
        return True

    def wheel(self, event: QWheelEvent) -> bool:
        """Scroll what is under the mouse as a wheel or two fingers ask; False where they ask for the page.

        Two fingers never move quite straight: the larger part of a movement counts.
        """
        by = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not by.x():
            by = QPoint(by.y(), 0)
        return abs(by.x()) > abs(by.y()) and self.scroll(event.position().y(), -by.x())

    def drag(self, point: QPointF) -> None:
        """Scroll on what a selection began in and is drawn past the edge of."""
        past = point.x() - self._width() if point.x() > self._width() else min(point.x(), 0)
        begun = QTextCursor(self._pane.textCursor())
        begun.setPosition(begun.anchor())
        bar = self._bar_at(point.y())
        if past and bar is not None and bar is self._bar_at(self._pane.cursorRect(begun).center().y()):
            bar.setValue(bar.value() + max(-STEP, min(STEP, round(past))))

    def reveal(self, position: int) -> None:
        """Scroll what holds a position of the document so that it is in sight, also while all of it is out of sight."""
        cursor = QTextCursor(self._pane.document())
        cursor.setPosition(min(position, self._pane.document().characterCount() - 1))
        rect, width = self._pane.cursorRect(cursor), self._width()
        band = self._band_at(rect.center().y())
        if band is None and is_code(cursor.block()):
            band = self._code_band(cursor.block(), self._pane.painting.plane_of(cursor.block()))
        if band is None or not band.most:
            return
        shift = self._shifts.get(band.start, 0)
        if not shift + NEAR_EDGE <= rect.left() <= shift + width - FAR_EDGE:
            wanted = max(0, min(rect.left() - width // 3, band.most))
            self._shifts[band.start] = wanted
            if band.start in self._bars:
                self._bars[band.start].setValue(wanted)

    def show_caret(self) -> None:
        """Scroll what holds the caret so that it is in sight."""
        self.reveal(self._pane.textCursor().position())

    # --- places --------------------------------------------------------------------------------------------------------

    def shifted(self, event: QMouseEvent) -> QMouseEvent:
        """Return a mouse event as the text understands it, which knows of nothing scrolled."""
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
        """Return where in the text a point of the pane is."""
        return point + QPoint(self.shift_at(point.y()), 0)

    def seen(self, rect: QRect) -> QRect:
        """Return where on the pane a place of the text is seen."""
        return rect.translated(-self.shift_at(rect.center().y()), 0)

    # --- painting ------------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, seen: QRectF) -> None:
        """Paint what is scrolled over what Qt painted where it would begin."""
        pane = self._pane
        for band in (*self._tables, *self._code):
            shift, shown = self._shifts.get(band.start, 0), band.room & seen
            if not shift or shown.isEmpty():
                continue
            painter.save()
            painter.setClipRect(shown)
            painter.fillRect(shown, self._theme.colour("page"))
            if band.is_code:
                pane.painting.paint_plane(painter, band.room)
            painter.translate(-shift, 0)
            context = QAbstractTextDocumentLayout.PaintContext()
            context.palette = pane.palette()
            context.clip = shown.translated(shift, 0)
            selections = [_selection(extra) for extra in pane.extraSelections()]
            if pane.textCursor().hasSelection():
                own = QAbstractTextDocumentLayout.Selection()
                own.cursor, own.format = pane.textCursor(), pane.painting.highlight()
                selections.append(own)
            elif pane.hasFocus():
                context.cursorPosition = pane.textCursor().position()
            context.selections = selections
            pane.document().documentLayout().draw(painter, context)
            painter.restore()


def _width_of(table: QTextTable) -> float:
    return sum(column.rawValue() for column in table.format().columnWidthConstraints())


def _rect_of(layout: QAbstractTextDocumentLayout, table: QTextTable) -> QRectF:
    """Return where a table is, with its margins. Qt adds where its first cell is in it: as far in as down."""
    rect = layout.frameBoundingRect(table)
    return rect.translated(-rect.left(), -rect.left())


def _selection(extra: QTextEdit.ExtraSelection) -> QAbstractTextDocumentLayout.Selection:
    made = QAbstractTextDocumentLayout.Selection()
    made.cursor, made.format = extra.cursor, extra.format
    return made
