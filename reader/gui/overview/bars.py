"""Bars that say how many and lead to their articles: a list view each, so that keys, screen readers and tooltips know
every bar.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reader.gui.kit.labels import plain_tip
from reader.gui.kit.page_view import PAD
from reader.gui.kit.theme import Theme, scaled, ui_font
from reader.model.library import Filter

ROW = 28
BAR = 8
THIN = 8
"""Under this width an outline would be more line than bar: its end alone is drawn."""

Index = QModelIndex | QPersistentModelIndex


class Fill(IntEnum):
    """How a bar or part is painted: told apart without colours."""

    FULL = 0
    HATCHED = 1
    LIGHT = 2
    DOTTED = 3
    PALE = 4
    EMPTY = 5
    OUTLINED = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """``values`` are what its length says (of two, the second one hangs under the line), ``shown`` what stands beside
    it, ``said`` all of it in words. ``filter`` is the list that it opens, None for none.
    """

    name: str
    values: tuple[int, ...]
    shown: str
    said: str
    filter: Filter | None = None
    fill: Fill = Fill.LIGHT


class Role(IntEnum):
    """``BAR`` gives the ``Bar``."""

    BAR = Qt.ItemDataRole.UserRole + 1


class BarsModel(QAbstractListModel):
    """The bars of one chart as Qt's list model, with their words for screen readers."""

    def __init__(self) -> None:
        super().__init__()
        self.bars: tuple[Bar, ...] = ()

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self.beginResetModel()
        self.bars = tuple(bars)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.bars)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        bar = self.bars[index.row()]
        if role == Role.BAR:
            return bar
        if role == Qt.ItemDataRole.DisplayRole:
            return bar.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(bar.said)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return bar.said
        return None


class BarList(QListView):
    """``opened`` carries the filter of a bar that was clicked, or chosen with Enter; ``stepped`` the place of the one
    that the keyboard came to.
    """

    opened = Signal(object)
    stepped = Signal(QRect)
    begins_at = 0
    """The bar that the keyboard comes to first; -1 for the last one."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bars")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.model_ = BarsModel()
        self.setModel(self.model_)
        self.hovered = -1
        self._pressed_at = QPoint(-1, -1)

    @property
    def bars(self) -> tuple[Bar, ...]:
        return self.model_.bars

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Other bars; the keyboard stays on the one that it was on, by name."""
        if tuple(bars) == self.bars:
            return
        current = self.currentIndex()
        name = current.data() if current.isValid() else None
        self.hovered = -1
        self.model_.show_bars(bars)
        if bars:
            row = next((row for row, bar in enumerate(bars) if bar.name == name), self.begins_at % len(bars))
            self.setCurrentIndex(self.model_.index(row, 0))

    def is_current(self, row: int) -> bool:
        return self.hasFocus() and self.currentIndex().row() == row

    def _open(self, row: int) -> None:
        bar = self.bars[row]
        if bar.filter is not None:
            self.opened.emit(bar.filter)

    def _step(self, row: int) -> None:
        self.setCurrentIndex(self.model_.index(row, 0))
        self.stepped.emit(self.visualRect(self.currentIndex()))

    # --- mouse and keys ------------------------------------------------------------------------------------------------

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Leave, QEvent.Type.MouseMove):
            place = event.position().toPoint() if isinstance(event, QMouseEvent) else QPoint(-1, -1)
            row = self.indexAt(place).row()
            if row != self.hovered:
                self.hovered = row
                opens = row >= 0 and self.bars[row].filter is not None
                self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
                self.viewport().update()
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, released = self.indexAt(self._pressed_at), self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and released.isValid() and pressed == released:
            self._open(released.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row, last = event.key(), self.currentIndex().row(), len(self.bars) - 1
        beside = self.flow() == QListView.Flow.LeftToRight
        mirrored = self.isRightToLeft()
        back, on = (Qt.Key.Key_Left, Qt.Key.Key_Right) if beside else (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if beside and mirrored:
            back, on = on, back
        wanted = {back: row - 1, on: row + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}.get(Qt.Key(key))
        if (
            wanted is not None
            and last >= 0
            and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        ):
            self._step(max(0, min(wanted, last)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self._open(row)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.bars and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._step(max(0, self.currentIndex().row()))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls, not the bars


class RowDelegate(QStyledItemDelegate):
    """Name, bar and number in a row; of all rows the bars begin under each other, and the longest fills its place."""

    def __init__(self, theme: Theme, view: BarList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._measured: tuple[tuple[Bar, ...], str, tuple[int, int, int]] | None = None

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(self._view.viewport().width(), scaled(ROW))

    def parts(self, rect: QRect, value: int) -> tuple[QRect, QRect, QRect]:
        """Return the places of name, bar and number in a row from left to right."""
        longest, number, most = self._measures()
        name = min(longest, max(round(rect.width() * 0.42), 60))
        left, right = rect.left() + PAD, rect.right() - PAD
        room = max(right - number - 12 - (left + name + 12), 8)
        length = max(2, round(room * value / most))
        top = rect.center().y() - BAR // 2 + 1
        return (
            QRect(left, rect.top(), name, rect.height()),
            QRect(left + name + 12, top, length, BAR),
            QRect(right - number, rect.top(), number, rect.height()),
        )

    def _measures(self) -> tuple[int, int, int]:
        """Return the width of the longest name and of the longest number, and the highest value, which is never 0: measured
        once for these bars in this font.
        """
        bars, font = self._view.bars, self._view.font().key()
        if self._measured is None or self._measured[0] is not bars or self._measured[1] != font:
            metrics = self._view.fontMetrics()
            figures = QFontMetrics(ui_font(12, tabular=True))
            number = max((figures.horizontalAdvance(bar.shown) for bar in bars), default=0) + 2
            longest = max((metrics.horizontalAdvance(bar.name) for bar in bars), default=0) + 2
            most = max((bar.values[0] for bar in bars), default=1) or 1
            self._measured = bars, font, (longest, number, most)
        return self._measured[2]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        bar: Bar = index.data(Role.BAR)
        name, length, number = (
            QStyle.visualRect(option.direction, option.rect, part) for part in self.parts(option.rect, bar.values[0])
        )
        active = paint_ground(painter, self._theme, self._view, option.rect, index.row())
        painter.save()
        paint_fill(painter, self._theme, length, bar.fill, active=active)
        painter.setFont(ui_font(13))
        painter.setPen(self._theme.colour("ink"))
        leading = Qt.AlignmentFlag.AlignVCenter | QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        shown = self._view.fontMetrics().elidedText(bar.name, Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, leading | Qt.AlignmentFlag.AlignAbsolute, shown)
        painter.setFont(ui_font(12, tabular=True))
        painter.setPen(self._theme.colour("ink2"))
        trailing = Qt.AlignmentFlag.AlignVCenter | QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignRight)
        painter.drawText(number, trailing | Qt.AlignmentFlag.AlignAbsolute, bar.shown)
        painter.restore()


class Rows(BarList):
    """Bars under each other, as tall as they are many."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setFont(ui_font(13))
        self.setItemDelegate(RowDelegate(theme, self))
        theme.changed.connect(self.viewport().update)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self.setFixedHeight(scaled(ROW) * max(len(bars), 1))
        super().show_bars(bars)


def paint_ground(painter: QPainter, theme: Theme, view: BarList, rect: QRect, row: int) -> bool:
    """Return what lies under the bar that the mouse or the keyboard is on; gives whether it is."""
    current = view.is_current(row)
    opens = view.bars[row].filter is not None
    hovered = view.hovered == row and opens
    if current or hovered:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), 1.5) if current else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("card"))
        round_ = min(5.0, rect.width() / 5)
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), round_, round_)
        painter.restore()
    return current or hovered


def paint_fill(painter: QPainter, theme: Theme, rect: QRect, fill: Fill, *, active: bool = False) -> None:
    """Paint a rectangle in one of the ``Fill``s; in the accent where it is ``active``."""
    strong = theme.colour("accent") if active else theme.colour("ink2")
    light = theme.colour("accent") if active else theme.colour("ink3")
    plain: dict[Fill, QColor] = {Fill.FULL: strong, Fill.LIGHT: light, Fill.PALE: theme.colour("hover")}
    if fill in plain:
        painter.fillRect(rect, plain[fill])
        return
    patterns = {Fill.HATCHED: Qt.BrushStyle.BDiagPattern, Fill.DOTTED: Qt.BrushStyle.Dense5Pattern}
    if fill in patterns:
        painter.fillRect(rect, QBrush(light, patterns[fill]))
    elif fill == Fill.OUTLINED:
        painter.fillRect(rect, theme.colour("accent_soft") if active else theme.colour("hover"))
    if fill == Fill.OUTLINED and rect.width() < THIN:
        painter.fillRect(rect.adjusted(0, max(0, rect.height() - 2), 0, 0), light)
    elif rect.width() > 2 and rect.height() > 2:
        painter.save()
        painter.setPen(QPen(light, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()
    else:
        painter.fillRect(rect, light)
