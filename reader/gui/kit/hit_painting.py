"""Lines of a text in its own direction, with the hits of a search marked in them: what rows of the list are made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from reader.gui.kit.theme import Theme
from reader.text.language import direction
from reader.text.offsets import utf16_length

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCharFormat

LONGEST_LAST_LINE = 400
"""How many characters a line may hold: of so many of the last one is found out where it must be cut."""


class Marking(NamedTuple):
    """The ground of a hit and the line under it: two signs, because a colour alone is not seen by everybody."""

    ground: QColor
    line: QColor

    @classmethod
    def of(cls, theme: Theme) -> Marking:
        return cls(theme.colour("hit"), theme.colour("hit_line"))


def hit_format(marking: Marking) -> QTextCharFormat:
    """Return how a hit looks in any text."""
    from PySide6.QtGui import QTextCharFormat

    looks = QTextCharFormat()
    looks.setBackground(marking.ground)
    looks.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    looks.setUnderlineColor(marking.line)
    return looks


def draw_frames(painter: QPainter, rects: Sequence[QRectF], within: QRectF, theme: Theme) -> None:
    """Draw a frame around the current one of the hits; at the edge it is drawn within."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("hit_line"), 2))
    for rect in rects:
        painter.drawRoundedRect(rect.adjusted(-2, 0, 2, 1).intersected(within.adjusted(1, 1, -1, -1)), 3, 3)


def _x_of(line: QTextLine, position: int) -> float:
    found: tuple[float, int] = line.cursorToX(position)  # type: ignore[assignment]  # the stubs miss the position
    return found[0]


def rects_of(layout: QTextLayout, start: int, length: int) -> list[QRectF]:
    """Return where a run of a layout stands (in UTF-16 units), as a rectangle on each line that it touches."""
    found = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(start, line.textStart()), min(start + length, line.textStart() + line.textLength())
        if first < last:
            one, other = (_x_of(line, at) for at in (first, last))
            found.append(QRectF(min(one, other), line.y(), abs(other - one), line.height()))
    return found


def hit_formats(text: str, hits: Sequence[tuple[int, int]], marking: Marking) -> list[QTextLayout.FormatRange]:
    """Return the hits, (start, end) in code points, as a layout of the text wants them."""
    ranges = []
    for start, end in hits:
        one = QTextLayout.FormatRange()
        one.start, one.length = utf16_length(text[:start]), utf16_length(text[start:end])
        one.format = hit_format(marking)
        ranges.append(one)
    return ranges


def draw_lines(
    painter: QPainter,
    text: str,
    font: QFont,
    ink: QColor,
    rect: QRect,
    most: int,
    step: int,
    *,
    hits: Sequence[tuple[int, int]] = (),
    marking: Marking | None = None,
    anywhere: bool = False,
) -> int:
    """Draw up to ``most`` lines, each ``step`` pixels high, the last one elided; gives the height that was used.
    ``anywhere``: it may break within words, as addresses must.
    """
    seen = LONGEST_LAST_LINE * (most + 1)  # titles and excerpts come from pages: one may be as long as a book
    if len(text) > seen:
        text, hits = text[:seen], [(start, min(end, seen)) for start, end in hits if start < seen]
    text, hits = _on_one_line(text, hits)
    rtl = direction(text) == "rtl"
    wrap = QTextOption.WrapMode.WrapAnywhere if anywhere else QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    layout = _layout(text, font, rtl=rtl, wrap=wrap)
    if marking is not None and hits:
        layout.setFormats(hit_formats(text, hits, marking))
    lines: list[QTextLine] = []
    more = False
    layout.beginLayout()
    while not more and (line := layout.createLine()).isValid():
        line.setLineWidth(rect.width())
        more = len(lines) == most
        lines += [] if more else [line]
    layout.endLayout()
    painter.setPen(ink)
    for number, line in enumerate(lines[:-1] if more else lines):
        line.draw(painter, QPointF(rect.left(), rect.top() + number * step + (step - line.height()) / 2 - line.y()))
    if more:
        start = lines[-1].textStart()
        if not text.isascii():
            start = len(text.encode("utf-16-le", "surrogatepass")[: 2 * start].decode("utf-16-le", "surrogatepass"))
        last = QRect(rect.left(), rect.top() + (most - 1) * step, rect.width(), step)
        _draw_elided(painter, text, start, font, last, hits, marking, rtl=rtl)
    return len(lines) * step


def _draw_elided(
    painter: QPainter,
    text: str,
    start: int,
    font: QFont,
    rect: QRect,
    hits: Sequence[tuple[int, int]],
    marking: Marking | None,
    *,
    rtl: bool,
) -> None:
    """Draw what the line can hold of the text from ``start`` on, with an ellipsis for the rest."""
    words = QFontMetricsF(font).elidedText(
        text[start : start + LONGEST_LAST_LINE], Qt.TextElideMode.ElideRight, rect.width()
    )
    cut = len(words) if text.startswith(words, start) else len(words) - 1  # the ellipsis is no part of the text
    shown = [
        (max(one - start, 0), min(other - start, cut)) for one, other in hits if one < start + cut and other > start
    ]
    layout = _layout(words, font, rtl=rtl, wrap=QTextOption.WrapMode.NoWrap)
    if marking is not None and shown:
        layout.setFormats(hit_formats(words, shown, marking))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(rect.width())
    layout.endLayout()
    line.draw(painter, QPointF(rect.left(), rect.top() + (rect.height() - line.height()) / 2))


def _on_one_line(text: str, hits: Sequence[tuple[int, int]]) -> tuple[str, Sequence[tuple[int, int]]]:
    line = " ".join(text.split())
    if line == text or not hits:
        return line, hits
    from reader.query.match import snippet  # titles have no line breaks as a rule

    whole = snippet(text, hits, max(len(text) + 2, 20))
    return whole.text, whole.hits


def _layout(text: str, font: QFont, *, rtl: bool, wrap: QTextOption.WrapMode) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    option.setAlignment(
        (Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignAbsolute
    )
    option.setWrapMode(wrap)
    layout.setTextOption(option)
    return layout
