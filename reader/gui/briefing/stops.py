"""What in a briefing leads to a place in an article: a sentence with its source, and a figure that a source gives
differently.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from reader.gui.kit import messages
from reader.gui.kit.labels import plain_tip
from reader.gui.kit.page_view import PAD
from reader.gui.kit.theme import Theme, text_font, ui_font
from reader.gui.kit.wrapped_text import directed_layout
from reader.gui.summary.sentence_row import STEPS
from reader.model.briefing import Passage, Variant
from reader.text.language import direction

_BREAKS = re.compile(r"([-‐–—/|])")
"""After these a line may end."""
_MAX_SOURCE_CHARACTERS = 36
"""Characters of a source that are shown: it stands after every sentence of its article."""


class Stop(QAbstractButton):
    """A part that leads to a place in an article, its ``passage``. The arrow keys go from stop to stop, Enter or a
    click opens. ``visited`` paints it as the one that was opened last.
    """

    def __init__(self, theme: Theme, passage: Passage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.passage = passage
        self.visited = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_visited(self, visited: bool) -> None:
        self.visited = visited
        self.setAccessibleDescription(self.tr("Last opened") if visited else "")
        self.update()

    def paint_ground(self, painter: QPainter) -> None:
        """Paint what lies under the words: marker and a bar where it was opened, a quiet card under the mouse, a frame
        where the keyboard is.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "marker" if self.visited else "card" if self.underMouse() else ""
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour(ground))
            painter.drawRoundedRect(QRectF(self.rect()), 7, 7)
        if self.visited:  # not by colour alone
            painter.setBrush(self.theme.colour("accent"))
            left = self.width() - 3 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 0
            painter.drawRoundedRect(QRectF(left, 5, 3, self.height() - 10), 1.5, 1.5)
        if self.hasFocus():
            painter.setPen(QPen(self.theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEPS:
            event.ignore()  # buttons have an order of their own for arrows
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        width = max(self.width(), 240)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.heightForWidth(event.size().width()) != self.heightForWidth(event.oldSize().width()):
            self.updateGeometry()  # layouts remember the hint of the width before


class SentenceStop(Stop):
    """A sentence in the text's type and in its own direction, with its source after it."""

    def __init__(
        self, theme: Theme, passage: Passage, sentence: str, source: str, size: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, passage, parent)
        self.sentence = " ".join(sentence.split())
        self.source = source
        source = " ".join(source.split())
        shown = _BREAKS.sub("\\1\u2060", _short(source)).replace(
            " ", "\u00a0"
        )  # in one piece at the end of the sentence
        self._text = f"{self.sentence}  \u2068{shown}\u2069\u00a0↗"
        self._heights: dict[int, int] = {}
        self.set_size(size)
        self.setAccessibleName(f"{self.sentence} – {source}")
        show = self.tr("Show in article")
        self.setToolTip(
            show
            if _short(source) == source
            else plain_tip(self.tr("Show in %1").replace("%1", messages.isolated(source)))
        )

    def set_size(self, size: int) -> None:
        """Set the size of the type, in pixels."""
        self.setFont(text_font(size))
        self._step = round(size * 1.53)
        self._heights.clear()
        self.updateGeometry()

    def _layout(self, width: int) -> tuple[QTextLayout, int]:
        layout = directed_layout(self._text, self.font(), self.sentence)
        form = QTextCharFormat()
        form.setFont(ui_font(round(self.font().pixelSize() * 0.7), bold=True))
        form.setForeground(self.theme.colour("accent"))
        source = QTextLayout.FormatRange()
        # Qt counts in UTF-16, where an emoji is two.
        source.start = len(self.sentence.encode("utf-16-le", "surrogatepass")) // 2
        source.length = len(self._text.encode("utf-16-le", "surrogatepass")) // 2 - source.start
        source.format = form
        layout.setFormats([source])
        metrics = self.fontMetrics()
        layout.beginLayout()
        number = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            # All lines on the ascent of the text's type, also one that holds only the source.
            baseline = number * self._step + (self._step - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
            line.setPosition(QPointF(0, baseline - line.ascent()))
            number += 1
        layout.endLayout()
        return layout, number

    def heightForWidth(self, width: int) -> int:
        inner = max(width - 2 * PAD, 60)
        if inner not in self._heights:
            self._heights[inner] = self._layout(inner)[1] * self._step + 6
        return self._heights[inner]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_ground(painter)
        painter.setPen(self.theme.colour("ink"))
        self._layout(max(self.width() - 2 * PAD, 60))[0].draw(painter, QPointF(PAD, 3))


def _short(source: str) -> str:
    """Return a long source as far as its last whole word that is shown."""
    if len(source) <= _MAX_SOURCE_CHARACTERS:
        return source
    words = source[: _MAX_SOURCE_CHARACTERS - 1]
    return (words.rpartition(" ")[0] or words).rstrip(" -–—,;:|·") + "…"


_LEAST_SOURCE = 40
"""The width that a source keeps beside a long figure, in pixels."""
_MAX_SAID_LINES, _SMALL_STEP = 3, 18
"""Lines of a sentence that are shown beside a figure, and their height in pixels."""


class FigureStop(Stop):
    """What one source gives: the label at the left, the figure and the source at the right (under each other where they
    need the room), and below in small type the sentence that says so.
    """

    def __init__(
        self,
        theme: Theme,
        variant: Variant,
        label: str,
        figure: str,
        source: str,
        sentence: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, variant.sentence, parent)
        self.label, self.figure, self.source = (" ".join(words.split()) for words in (label, figure, source))
        self.label = self.label[:1].upper() + self.label[1:]
        self._quiet, self._strong = ui_font(12), ui_font(12, bold=True)
        self.sentence = " ".join(sentence.split())
        self._small = text_font(13)
        self.setAccessibleName(f"{self.label}: {self.figure}, {self.source}")
        self.setAccessibleDescription(self.sentence)
        self.setToolTip(plain_tip(self.sentence))

    def set_visited(self, visited: bool) -> None:
        super().set_visited(visited)
        if not visited:
            self.setAccessibleDescription(self.sentence)

    def _said(self, width: int) -> tuple[QTextLayout | None, int]:
        """Return the sentence laid out in as many lines as are shown, and its height."""
        if not self.sentence:
            return None, 0
        metrics = QFontMetrics(self._small)
        words = self.sentence
        for _ in range(2):
            layout = directed_layout(words, self._small, self.sentence)
            layout.beginLayout()
            lines: list[QTextLine] = []
            while (line := layout.createLine()).isValid():
                line.setLineWidth(width)
                line.setPosition(QPointF(0, len(lines) * _SMALL_STEP))
                lines.append(line)
            layout.endLayout()
            if len(lines) <= _MAX_SAID_LINES:
                break
            last = lines[_MAX_SAID_LINES - 1]
            # Qt counts in UTF-16, where an emoji is two.
            cut = words.encode("utf-16-le", "surrogatepass")[: 2 * (last.textStart() + last.textLength() - 2)]
            words = cut.decode("utf-16-le", "ignore").rstrip(" ,;:-–—") + "…"
        height = min(len(lines), _MAX_SAID_LINES) * _SMALL_STEP
        return layout, max(height, metrics.height()) + 8

    def _widths(self) -> tuple[int, int, int]:
        quiet, strong = QFontMetrics(self._quiet), QFontMetrics(self._strong)
        return (
            quiet.horizontalAdvance(self.label),
            strong.horizontalAdvance(self.figure),
            quiet.horizontalAdvance(self.source),
        )

    def _fits(self, width: int) -> bool:
        return sum(self._widths()) + 6 + 16 <= width - 2 * PAD

    def heightForWidth(self, width: int) -> int:
        return self._row_height(width) + self._said(max(width - 2 * PAD, 60))[1]

    def _row_height(self, width: int) -> int:
        return 32 if self._fits(width) else 50

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_ground(painter)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        leading, trailing = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if rtl:
            leading, trailing = trailing, leading
        area = self.rect().adjusted(PAD, 0, -PAD, 0)
        said, _ = self._said(max(self.width() - 2 * PAD, 60))
        if said is not None:
            painter.setPen(self.theme.colour("ink2"))
            said.draw(painter, QPointF(PAD, self._row_height(self.width()) - 3))
            area.setHeight(self._row_height(self.width()))
        one = self._fits(self.width())
        upper = area if one else QRect(area.left(), 6, area.width(), 19)
        lower = area if one else QRect(area.left(), 25, area.width(), 19)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._draw(painter, self._quiet, "ink2", self.label, upper, leading | middle)
        _, strong, quiet = self._widths()
        strong = min(strong, lower.width() - _LEAST_SOURCE - 6)
        quiet = min(quiet, max(lower.width() - strong - 6, _LEAST_SOURCE))
        source = QRect(lower)
        figure = QRect(lower)
        if rtl:
            source.setWidth(quiet)
            figure.setLeft(lower.left() + quiet + 6)
            figure.setWidth(strong)
        else:
            source.setLeft(lower.right() + 1 - quiet)
            figure.setRight(lower.right() - quiet - 6)
            figure.setLeft(figure.right() + 1 - strong)
        self._draw(painter, self._quiet, "ink2", self.source, source, trailing | middle)
        self._draw(painter, self._strong, "ink", self.figure, figure, trailing | middle)

    def _draw(
        self, painter: QPainter, font: QFont, token: str, words: str, area: QRect, side: Qt.AlignmentFlag
    ) -> None:
        painter.setFont(font)
        painter.setPen(self.theme.colour(token))
        rtl = direction(words) == "rtl"  # the words' own: a figure keeps its place before its unit
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width() + 1)
        painter.drawText(area, side | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextDontClip, shown)
