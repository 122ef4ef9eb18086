"""Where in an article a person is reading: offsets in its text to pixels of the page, and back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QCoreApplication,
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPropertyAnimation,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from reader.gui.article.text.text_pane import TextPane

SCROLL_MS = 120
LINE_STEP = 60
"""How far the arrow keys scroll, in pixels: two lines of the usual text."""


class Position(QObject):
    """Scrolls the page. An offset of -1 is the title's. ``restored`` comes once a place is reached that had to wait for the
    layout.
    """

    restored = Signal()

    def __init__(
        self, area: QScrollArea, sheet: QWidget, title: QWidget, text: TextPane, moves: Callable[[], bool]
    ) -> None:
        """``moves`` says whether the page may be seen moving to a place."""
        super().__init__(area)
        self._moves = moves
        self._area = area
        self._sheet = sheet
        self._bar = area.verticalScrollBar()
        self._title = title
        self._text = text
        self._restore: tuple[int, int] | None = None
        self._animation = QPropertyAnimation(self._bar, b"value", self)
        self._animation.setDuration(SCROLL_MS)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)

    @property
    def is_waiting(self) -> bool:
        """Whether a place is to be gone to as soon as it is laid out."""
        return self._restore is not None

    @property
    def text_top(self) -> int:
        """How far below the page's top the text begins, in pixels."""
        return self._text.mapTo(self._sheet, QPoint(0, 0)).y()

    def restore(self, offset: int, below: int) -> None:
        """Stand ``below`` pixels under the line with this offset once that is laid out."""
        self._restore = (offset, below)

    def forget(self) -> None:
        """Go nowhere that was to be restored."""
        self._restore = None

    def follow(self) -> None:
        """Go to the place that is to be restored, once it is there."""
        if self._restore is not None:
            QTimer.singleShot(0, self, self._go_to_restored)

    def go_to(self, offset: int, *, smooth: bool = True) -> None:
        """Scroll so that the line with this offset stands in the upper third; at once, or as soon as it is laid out."""
        top = self.top_of(offset)
        if self._restore is not None or top > self._bar.maximum() + self._area.viewport().height():
            self.stand_at(offset)
        else:
            self._scroll_to(top - self._area.viewport().height() // 3, smooth=smooth)

    def stand_at(self, offset: int) -> None:
        """Stand with the line with this offset in the upper third once it is laid out."""
        self._restore = (offset, -self._area.viewport().height() // 3)
        self.follow()

    def reveal(self, offset: int) -> None:
        """Scroll to the line with this offset if it is out of sight."""
        top = self.top_of(offset)
        above = self._bar.value()
        if self._restore is not None or not above <= top <= above + self._area.viewport().height() - round(
            1.5 * self._text.fontMetrics().height()
        ):
            self.go_to(offset)

    def top_of(self, offset: int) -> int:
        """Return how far below the page's top the line with this offset stands, in pixels."""
        if offset < 0:
            return self._title.mapTo(self._sheet, QPoint(0, 0)).y()
        return self.text_top + self._text.top_of(offset)

    def _scroll_to(self, value: int, *, smooth: bool) -> None:
        value = max(0, min(value, self._bar.maximum()))
        self._animation.stop()
        if smooth and self._moves() and self._area.isVisible():
            self._animation.setStartValue(self._bar.value())
            self._animation.setEndValue(value)
            self._animation.start()
        else:
            self._bar.setValue(value)

    def offset(self) -> int:
        """Return the offset of the first line that is seen; 0 while the head of the page is."""
        top = self.text_top
        above = self._bar.value() - top
        return self._text.offset_at(above) if above > 0 else 0

    def scroll_page(self, direction: int) -> bool:
        """Scroll a screenful down (1) or up (-1); return False if it was at that end already."""
        if self._bar.value() == (self._bar.maximum() if direction > 0 else 0):
            return False
        self._scroll_to(self._bar.value() + direction * (self._area.viewport().height() - 80), smooth=True)
        return True

    def _go_to_restored(self) -> None:
        if self._restore is None:
            return
        self._lay_out()
        if self._restore is None:
            return
        offset, below = self._restore
        top = self.top_of(offset)
        if top <= self._bar.maximum() + self._area.viewport().height():
            self._restore = None
            self._bar.setValue(top + below)
        self.restored.emit()

    @staticmethod
    def _lay_out() -> None:
        # The column learns its height in steps; measured in between, the text would seem to be elsewhere. The scroll bar
        # hears of the column's in a second round.
        for _ in range(2):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def scroll_by_key(self, event: QKeyEvent) -> None:
        """Do what a key that scrolls is for."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._animation.stop()
            self._bar.setValue(self._bar.value() + (LINE_STEP if event.key() == Qt.Key.Key_Down else -LINE_STEP))
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.scroll_page(1 if event.key() == Qt.Key.Key_PageDown else -1)
        elif event.key() == Qt.Key.Key_Home:
            self._scroll_to(0, smooth=True)
        else:
            self._text.finish()
            self._lay_out()
            self._scroll_to(self._bar.maximum(), smooth=True)

    def show_caret(self) -> None:
        """Keep the end of a selection that a key makes in sight."""
        caret = self._text.cursorRect().translated(0, self.text_top)
        height = self._area.viewport().height()
        if caret.top() < self._bar.value():
            self._bar.setValue(caret.top() - LINE_STEP)
        elif caret.bottom() > self._bar.value() + height:
            self._bar.setValue(caret.bottom() - height + LINE_STEP)
