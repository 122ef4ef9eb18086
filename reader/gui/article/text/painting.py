"""What is painted under and over a text that Qt's own painting does not know: planes, lines beside it, frames."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextBlockFormat, QTextCharFormat

from reader.gui.article.typesetter import CODE_MARGIN, CODE_PADDING, LINE_SEPARATOR, NEWSROOM_NOTE, QUOTE_GROUP
from reader.gui.kit.hit_painting import draw_frames
from reader.gui.kit.theme import Theme

if TYPE_CHECKING:
    from reader.gui.article.text.text_pane import TextPane

GOES_ON = "↳"
"""Stands before a line of code that is the rest of the one above."""


class TextPainter:
    """Paints on the pane's viewport: ``under`` before Qt paints the text, ``over`` after that."""

    def __init__(self, pane: TextPane, theme: Theme) -> None:
        self._pane = pane
        self._theme = theme

    def under(self, painter: QPainter, seen: QRect) -> None:
        """Paint planes under code, and a sign before each line that goes on from the one above."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block, plane in self.code_blocks(seen):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("card"))
            painter.drawRoundedRect(plane, 6, 6)
            painter.setPen(self._theme.colour("ink2"))
            layout, text = block.layout(), block.text()
            for at in range(1, layout.lineCount()):
                line = layout.lineAt(at)
                if text[line.textStart() - 1] != LINE_SEPARATOR:
                    here = QRectF(0, plane.top() + CODE_PADDING + line.y(), CODE_MARGIN, line.height())
                    painter.drawText(here, Qt.AlignmentFlag.AlignCenter, GOES_ON)

    def over(self, painter: QPainter, seen: QRect) -> None:
        """Paint scrolled tables, lines beside quotes and notes, and frames around a hit, a link and a highlight."""
        pane = self._pane
        pane.wide_tables.paint(painter, QRectF(seen), self.highlight)
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
        pane = self._pane
        layout, block = pane.document().documentLayout(), pane.cursorForPosition(seen.topLeft()).block()
        block = block.previous() if block.previous().isValid() else block
        while block.isValid() and (rect := layout.blockBoundingRect(block)).top() <= seen.bottom() + CODE_PADDING:
            if block.blockFormat().hasProperty(QTextBlockFormat.Property.BlockCodeFence):
                plane = QRectF(0, rect.top() - CODE_PADDING, pane.viewport().width(), rect.height() + 2 * CODE_PADDING)
                yield block, plane
            block = block.next()

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
                here.translate(-pane.wide_tables.shift_at(here.center().y()), 0)
                lines[here.top()] = lines[here.top()].united(here) if here.top() in lines else here
        return [rect for rect in lines.values() if rect.width() > 1]
