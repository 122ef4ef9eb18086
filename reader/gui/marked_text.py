"""Lines of a text in its own direction, with the hits of a search marked in them: what rows of the list are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption

from reader.gui.document import utf16_length
from reader.gui.theme import Theme
from reader.text.language import direction

LONGEST_LAST_LINE = 400
"""How many characters of the last line are looked at to find out where it must be cut."""


@dataclass(frozen=True, slots=True)
class Marking:
    """The ground of a hit and the line under it: two signs, because a colour alone is not seen by everybody."""

    ground: QColor
    line: QColor

    @classmethod
    def of(cls, theme: Theme) -> Marking:
        return cls(theme.colour("hit"), theme.colour("hit_line"))


def hit_format(marking: Marking) -> QTextCharFormat:
    """How a hit looks in any text."""
    looks = QTextCharFormat()
    looks.setBackground(marking.ground)
    looks.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    looks.setUnderlineColor(marking.line)
    return looks


def draw_frames(painter: QPainter, rects: Sequence[QRectF], within: QRectF, theme: Theme) -> None:
    """A frame around the current one of the hits; at the edge it is drawn within."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("hit_line"), 2))
    for rect in rects:
        painter.drawRoundedRect(rect.adjusted(-2, 0, 2, 1).intersected(within.adjusted(1, 1, -1, -1)), 3, 3)


def rects_of(layout: QTextLayout, start: int, length: int) -> list[QRectF]:
    """Where a run of a layout stands (in UTF-16 units), as a rectangle on each line that it touches."""
    found = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(start, line.textStart()), min(start + length, line.textStart() + line.textLength())
        if first < last:
            (one, _), (other, _) = line.cursorToX(first), line.cursorToX(last)  # type: ignore[misc]
            found.append(QRectF(min(one, other), line.y(), abs(other - one), line.height()))
    return found


def hit_formats(text: str, hits: Sequence[tuple[int, int]], marking: Marking) -> list[QTextLayout.FormatRange]:
    """The hits, (start, end) in code points, as a layout of the text wants them."""
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
    """Draw up to ``most`` lines, each ``step`` pixels high, the last one elided; gives the height that was used. ``anywhere``: it may break
    within words, as addresses must."""
    text, hits = _on_one_line(text, hits)
    lines, rtl = _broken(text, font, rect.width(), most, anywhere=anywhere)
    painter.setPen(ink)
    for number, (start, line) in enumerate(lines):
        cut = len(line) if text.startswith(line, start) else len(line) - 1  # the ellipsis is no part of the text
        shown = [(max(one - start, 0), min(other - start, cut)) for one, other in hits if one < start + cut and other > start]
        layout = _layout(line, font, rtl=rtl, wrap=QTextOption.WrapMode.NoWrap)
        if marking is not None and shown:
            layout.setFormats(hit_formats(line, shown, marking))
        layout.beginLayout()
        made = layout.createLine()
        made.setLineWidth(rect.width())
        layout.endLayout()
        made.draw(painter, QPointF(rect.left(), rect.top() + number * step + (step - made.height()) / 2))
    return len(lines) * step


def _on_one_line(text: str, hits: Sequence[tuple[int, int]]) -> tuple[str, Sequence[tuple[int, int]]]:
    line = " ".join(text.split())
    if line == text or not hits:
        return line, hits
    from reader.text.matching import snippet  # titles have no line breaks as a rule

    whole = snippet(text, hits, max(len(text) + 2, 20))
    return whole.text, whole.hits


def _broken(text: str, font: QFont, width: int, most: int, *, anywhere: bool) -> tuple[list[tuple[int, str]], bool]:
    """The lines, each with its start in the text, and whether they run from right to left."""
    rtl = direction(text) == "rtl"
    wrap = QTextOption.WrapMode.WrapAnywhere if anywhere else QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    layout = _layout(text, font, rtl=rtl, wrap=wrap)
    layout.beginLayout()
    found: list[tuple[int, str]] = []
    at = 0
    units = text.encode("utf-16-le")
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        if len(found) == most:  # there is more than fits
            start, _ = found[-1]
            rest = text[start:][:LONGEST_LAST_LINE]
            found[-1] = start, QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
            break
        words = units[2 * line.textStart() : 2 * (line.textStart() + line.textLength())].decode("utf-16-le", "replace")
        found.append((at, words.rstrip()))
        at += len(words)
    layout.endLayout()
    return found, rtl


def _layout(text: str, font: QFont, *, rtl: bool, wrap: QTextOption.WrapMode) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    option.setAlignment((Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(wrap)
    layout.setTextOption(option)
    return layout
