"""What is painted under and over a text that Qt's own painting does not know: planes, lines beside it, frames."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextBlockFormat, QTextCharFormat

from reader.gui.article.typesetter import CODE_MARGIN, CODE_PADDING, NEWSROOM_NOTE, QUOTE_GROUP
from reader.gui.kit.hit_painting import draw_frames
from reader.gui.kit.theme import Theme

if TYPE_CHECKING:
    from reader.gui.article.text.text_pane import TextPane

CORNER = 6
"""Radius of the corners of a plane, in pixels."""
BAR_ROOM = 7
"""How much more room a plane has below code that scrolls, in pixels."""


def is_code(block: QTextBlock) -> bool:
    """Return whether a block of the document is code."""
    return block.blockFormat().hasProperty(QTextBlockFormat.Property.BlockCodeFence)


class TextPainter:
    """Paints on the pane's viewport: ``under`` before Qt paints the text, ``over`` after that."""

    def __init__(self, pane: TextPane, theme: Theme) -> None:
        self._pane = pane
        self._theme = theme

    def under(self, painter: QPainter, seen: QRect) -> None:
        """Paint planes under code."""
        if self._pane.has_code:
            for _, plane in self.code_blocks(seen):
                self.paint_plane(painter, plane)

    def paint_plane(self, painter: QPainter, plane: QRectF) -> None:
        """Paint the plane under a piece of code."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("card"))
        painter.drawRoundedRect(plane, CORNER, CORNER)

    def over(self, painter: QPainter, seen: QRect) -> None:
        """Paint what is scrolled sideways, lines beside quotes and notes, and frames around a hit, a link and a highlight."""
        pane = self._pane
        pane.sideways.paint(painter, QRectF(seen))
        self._paint_side_lines(painter, seen)
        spans, current = pane.marks.hits
        if 0 <= current < len(spans):
            draw_frames(painter, self.rects_of(*spans[current]), QRectF(pane.viewport().rect()), self._theme)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if pane.focused_link is not None and pane.hasFocus():
            link = pane.focused_link
            painter.setPen(QPen(QColor(self._theme.colour("accent")), 2))
            for rect in self.rects_of(*map(pane.typesetter.offset_of, (link.start, link.end))):
                painter.drawRoundedRect(rect.adjusted(-2, 0, 2, 1), 3, 3)
        if pane.marks.framed is not None:
            span, colour = pane.marks.framed
            painter.setPen(QPen(colour, 2))
            room = QRectF(pane.viewport().rect()).adjusted(1, 1, -1, -1)
            for rect in self.rects_of(*span):
                painter.drawRoundedRect(rect.adjusted(-2, 0, 2, 1) & room, 3, 3)

    def _paint_side_lines(self, painter: QPainter, seen: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        layout = self._pane.document().documentLayout()
        block = self._pane.cursorForPosition(seen.topLeft()).block()
        while block.isValid():
            rect = layout.blockBoundingRect(block)
            if rect.top() > seen.bottom():
                break
            form = block.blockFormat()
            noted = form.hasProperty(NEWSROOM_NOTE)
            if noted or form.hasProperty(QTextBlockFormat.Property.BlockQuoteLevel):
                painter.setBrush(QColor(self._theme.colour("ink3" if noted else "accent")))
                rtl = form.layoutDirection() == Qt.LayoutDirection.RightToLeft
                left = self._pane.viewport().width() - 3 if rtl else 0
                after = block.next()
                group = form.property(QUOTE_GROUP)
                goes_on = after.isValid() and group and after.blockFormat().property(QUOTE_GROUP) == group
                end = layout.blockBoundingRect(after).top() + 4 if goes_on else rect.bottom() - 2
                painter.drawRect(QRectF(left, rect.top() + 4, 3, end - rect.top() - 4))
            block = block.next()

    def code_blocks(self, seen: QRect) -> Iterator[tuple[QTextBlock, QRectF]]:
        """Yield the blocks of code that are in sight, each with its plane."""
        block = self._pane.cursorForPosition(seen.topLeft()).block()
        block = block.previous() if block.previous().isValid() else block
        while block.isValid() and (plane := self.plane_of(block)).top() <= seen.bottom():
            if is_code(block):
                yield block, plane
            block = block.next()

    def plane_of(self, block: QTextBlock) -> QRectF:
        """Return the plane of a piece of code: as wide as the text, with room above and below its lines, and room for a
        bar where it scrolls.
        """
        rect = self._pane.document().documentLayout().blockBoundingRect(block)
        width = self._pane.viewport().width()
        below = CODE_PADDING + BAR_ROOM if self.width_of(block) > width else CODE_PADDING
        return QRectF(0, rect.top() - CODE_PADDING, width, CODE_PADDING + rect.height() + below)

    def width_of(self, block: QTextBlock) -> float:
        """Return how wide a piece of code is with the room at its sides, in pixels."""
        return CODE_MARGIN * 1.5 + block.layout().boundingRect().width()

    def highlight(self) -> QTextCharFormat:
        """Return how selected text looks."""
        look = QTextCharFormat()
        look.setBackground(self._theme.colour("accent"))
        look.setForeground(self._theme.colour("on_accent"))
        return look

    def rects_of(self, start: int, end: int) -> list[QRectF]:
        """Return where a span stands, as a rectangle on each line that it touches."""
        pane = self._pane
        lines: dict[float, QRectF] = {}
        for cursor in pane.typesetter.selections(start, end):
            for position in range(cursor.selectionStart(), cursor.selectionEnd() + 1):
                cursor.setPosition(position)
                here = QRectF(pane.cursorRect(cursor))
                here.translate(-pane.sideways.shift_at(here.center().y()), 0)
                lines[here.top()] = lines[here.top()].united(here) if here.top() in lines else here
        return [rect for rect in lines.values() if rect.width() > 1]
