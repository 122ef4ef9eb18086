"""What takes the space: one bar with its parts, and their names and sizes under it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.gui.kit.flow_layout import FlowLayout
from reader.gui.kit.theme import Theme, scaled, ui_font
from reader.gui.overview.bars import Bar, BarList, Fill, Index, Role, paint_fill, paint_ground

HEIGHT = 30
MIN_PART_PIXELS = 3
"""Pixels of a part that is there at all."""


def size_words(number: int) -> str:
    """Return a number of bytes as a person reads it, on one line."""
    words = QLocale().formattedDataSize(
        number, 1 if number >= 1_000_000 else 0, QLocale.DataSizeFormat.DataSizeSIFormat
    )
    return words.replace(" ", "\u00a0")


class Swatch(QWidget):
    """A small piece of a fill, for a legend."""

    def __init__(self, theme: Theme, fill: Fill, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fill = fill
        self.setFixedSize(12, 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_fill(QPainter(self), self._theme, self.rect(), self._fill)


class Legend(QWidget):
    """What the fills mean, in as many lines as it takes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entries: tuple[tuple[Fill, str], ...] = ()
        self._flow = FlowLayout(self, 14)

    def show_entries(self, entries: Sequence[tuple[Fill, str]]) -> None:
        if tuple(entries) == self._entries:
            return
        self._entries = tuple(entries)
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for fill, words in entries:
            entry = QWidget()
            line = QHBoxLayout(entry)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(7)
            label = QLabel(words)
            label.setFont(ui_font(12, tabular=True))
            label.setProperty("role", "meta")
            line.addWidget(Swatch(self._theme, fill))
            line.addWidget(label)
            self._flow.addWidget(entry)


class _Parts(BarList):
    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setFixedHeight(scaled(HEIGHT))
        self.setItemDelegate(_Part(theme, self))
        theme.changed.connect(self.viewport().update)

    def widths(self) -> list[int]:
        """Each part's width in pixels; together they fill the bar."""
        whole, total = self.viewport().width(), sum(bar.values[0] for bar in self.bars) or 1
        widths = [max(MIN_PART_PIXELS, bar.values[0] * whole // total) for bar in self.bars]
        if widths:
            largest = widths.index(max(widths))
            widths[largest] = max(MIN_PART_PIXELS, widths[largest] + whole - sum(widths))
        return widths


class _Part(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: _Parts) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._view.widths()[index.row()], scaled(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        bar: Bar = index.data(Role.BAR)
        active = paint_ground(painter, self._theme, self._view, option.rect, index.row())
        gap = 2 if option.rect.width() > 8 else 1
        paint_fill(painter, self._theme, QRect(option.rect).adjusted(0, 6, -gap, -6), bar.fill, active=active)


class SpaceBar(QWidget):
    """The bar over its legend."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts = _Parts(theme, name)
        self.legend = Legend(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.parts)
        column.addWidget(self.legend)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self.parts.show_bars([bar for bar in bars if bar.values[0] > 0])
        self.legend.show_entries([(bar.fill, f"{bar.name}  {bar.shown}") for bar in self.parts.bars])
