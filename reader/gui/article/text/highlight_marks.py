"""Beside the text: the number of each highlight, where a person sees it without its colour, and its note's sign."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QToolTip, QWidget

from reader.gui.article.text.text_pane import TextPane
from reader.gui.kit.theme import Theme, ui_font
from reader.model.highlight import Highlight

WIDTH, SIZE, GAP = 26, 19, 2
"""The width of the margin that is used, the size of a mark and the gap between two of one line, in pixels."""
MAX_TOOLTIP_CHARACTERS = 300


class HighlightMarks(QWidget):
    """Lies in the margin beside ``text``, as tall as that. ``chosen`` carries the number of the highlight whose mark was
    pressed. The mouse alone reaches it: keys step through the highlights themselves.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, text: TextPane, name_of: Callable[[int], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = text
        self._name_of = name_of
        self._highlights: Sequence[Highlight] = ()
        self._shown: list[tuple[QRect, Highlight]] = []
        self._marks: dict[tuple[int, bool, float], QPixmap] = {}
        theme.changed.connect(self._marks.clear)
        self.setAccessibleName(self.tr("Highlights"))
        self.setMouseTracking(True)
        self.hide()

    def show_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Show a mark for each of these that the text holds; they are in the order of the text."""
        self._highlights = [one for one in highlights if one.found]
        self._shown = []
        self.setVisible(bool(self._highlights))
        self.update()

    def marks_in(self, top: int, bottom: int) -> list[tuple[QRect, Highlight]]:
        """Return the marks between two heights; where several begin on one line, one stands under the other."""
        first, last = self._text.offset_at(max(top - 3 * SIZE, 0)), self._text.offset_at(bottom + SIZE)
        found: list[tuple[QRect, Highlight]] = []
        below = -SIZE
        for one in self._highlights:
            if first <= one.start <= last:
                line = self._text.line_at(one.start)
                y = max(line.center().y() - SIZE // 2, below)
                below = y + SIZE + GAP
                found.append((QRect((self.width() - SIZE) // 2, y, SIZE, SIZE), one))
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        self._shown = self.marks_in(event.rect().top(), event.rect().bottom())
        painter = QPainter(self)
        for rect, one in self._shown:
            painter.drawPixmap(rect.topLeft(), self._mark(one.meaning, noted=bool(one.note)))
        painter.end()

    def _mark(self, meaning: int, *, noted: bool) -> QPixmap:
        """Return a mark as a picture: there are eight of them, and hundreds of highlights."""
        ratio = self.devicePixelRatioF()
        key = (meaning, noted, ratio)
        if key not in self._marks:
            made = QPixmap(round(SIZE * ratio), round((SIZE + 2) * ratio))
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            painter = QPainter(made)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(ui_font(11, bold=True))
            painter.setPen(QPen(self._theme.highlight_line(meaning), 1.4))
            painter.setBrush(self._theme.highlight(meaning))
            box = QRectF(1, 1, SIZE - 2, SIZE - 3)
            if noted:
                foot = box.bottom()
                tail = [QPointF(5, foot - 1), QPointF(5, foot + 3), QPointF(10, foot - 1)]
                painter.drawPolygon(QPolygonF(tail))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(self._theme.colour("ink"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(meaning))
            painter.end()
            self._marks[key] = made
        return self._marks[key]

    def _at(self, point: QPointF) -> Highlight | None:
        return next((one for rect, one in self._shown if rect.adjusted(-3, -3, 3, 3).contains(point.toPoint())), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        one = self._at(event.position())
        if one is not None:
            self.chosen.emit(one.id)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            one = self._at(QPointF(event.pos()))
            words = "" if one is None else "\n".join(filter(None, (self._name_of(one.meaning), one.note)))
            QToolTip.showText(event.globalPos(), words[:MAX_TOOLTIP_CHARACTERS], self)
            return True
        return super().event(event)
