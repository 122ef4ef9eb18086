"""Saved and read over time: a column for each period, what was saved above the line and what was read below it."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, log10

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.gui.kit import messages
from reader.gui.kit.theme import Theme, ui_font
from reader.gui.overview.bars import Bar, BarList, Fill, Index, paint_fill, paint_ground

HEIGHT, TOP, LABELS = 196, 18, 26
WIDEST = 22
"""A column's width in pixels at most."""


class Timeline(BarList):
    """``labels`` are the words under the columns, by row; those that find no room are left out."""

    begins_at = -1

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._theme = theme
        self._labels: tuple[tuple[int, str], ...] = ()
        self._highest = (0, 0)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setFixedHeight(HEIGHT)
        self.setItemDelegate(_Column(self))
        theme.changed.connect(self.viewport().update)

    def show_columns(self, bars: Sequence[Bar], labels: Sequence[tuple[int, str]]) -> None:
        self._labels = tuple(labels)
        above, below = (max((bar.values[side] for bar in bars), default=0) for side in (0, 1))
        self._highest = above, below
        self.show_bars(bars)
        self.viewport().update()

    def edges(self, row: int) -> tuple[int, int]:
        """Return where a column begins, and its width: all together they fill the place to the pixel."""
        width, number = self.viewport().width(), max(len(self.bars), 1)
        left = row * width // number
        return left, (row + 1) * width // number - left

    def scale(self) -> tuple[float, int]:
        """Pixels for one article, and the height of the line."""
        above, below = ceiling(self._highest[0]), self._highest[1]
        room = HEIGHT - TOP - LABELS
        pixels = room / max(above + below, 1)
        return pixels, TOP + round(above * pixels)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.bars:
            return
        painter = QPainter(self.viewport())
        pixels, line = self.scale()
        mark = ceiling(self._highest[0])
        height = line - round(mark * pixels)
        width = self.viewport().width()
        painter.fillRect(QRect(0, height, width, 1), self._theme.colour("rule"))
        self._paint_columns(painter, pixels, line)
        painter.fillRect(QRect(0, line, width, 1), self._theme.colour("ink3"))
        painter.setFont(ui_font(11, tabular=True))
        painter.setPen(self._theme.colour("ink2"))
        metrics = painter.fontMetrics()
        if mark:
            words = messages.number(mark)
            place = QRect(0, height - metrics.height() - 1, metrics.horizontalAdvance(words) + 6, metrics.height())
            place = QStyle.visualRect(self.layoutDirection(), QRect(0, 0, width, HEIGHT), place)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, words)
        self._paint_labels(painter, width)

    def _paint_columns(self, painter: QPainter, pixels: float, line: int) -> None:
        """Paint all columns in one go: they may be some hundred, and a delegate's call for each took 50 ms."""
        whole = QRect(0, 0, self.viewport().width(), HEIGHT)
        for row, bar in enumerate(self.bars):
            left, width = self.edges(row)
            rect = QStyle.visualRect(self.layoutDirection(), whole, QRect(left, 0, width, HEIGHT))
            active = paint_ground(painter, self._theme, self, rect.adjusted(0, TOP - 2, 0, 4 - LABELS), row)
            wide = max(1, min(width - (1 if width < 8 else width // 4), WIDEST))
            begin = rect.left() + (width - wide) // 2
            above, below = (max(1, round(value * pixels)) if value else 0 for value in bar.values)
            if above:
                paint_fill(painter, self._theme, QRect(begin, line - above, wide, above), Fill.LIGHT, active=active)
            if below:
                paint_fill(painter, self._theme, QRect(begin, line + 2, wide, below), Fill.OUTLINED, active=active)

    def _paint_labels(self, painter: QPainter, width: int) -> None:
        free = 0
        for row, words in self._labels:
            left, _ = self.edges(row)
            wide = painter.fontMetrics().horizontalAdvance(words)
            if left < free or left + wide > width:
                continue
            free = left + wide + 14
            whole = QRect(0, 0, width, HEIGHT)
            tick = QStyle.visualRect(self.layoutDirection(), whole, QRect(left, HEIGHT - LABELS + 4, 1, 5))
            painter.fillRect(tick, self._theme.colour("rule"))
            place = QStyle.visualRect(self.layoutDirection(), whole, QRect(left, HEIGHT - LABELS + 9, wide + 2, 16))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)


class _Column(QStyledItemDelegate):
    """How wide a column is: Qt asks it for where they are, and ``Timeline`` paints them."""

    def __init__(self, view: Timeline) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._view.edges(index.row())[1], HEIGHT)


def ceiling(number: int) -> int:
    """Return a number that reads well and is not less: 7 → 8, 58 → 60, 912 → 1000."""
    if number < 1:
        return 0
    power = int(10 ** floor(log10(number)))
    return next(
        step * power // 10
        for step in (10, 15, 20, 30, 40, 50, 60, 80, 100)
        if step * power >= number * 10 and not step * power % 10
    )
