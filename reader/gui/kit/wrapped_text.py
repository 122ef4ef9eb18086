"""A text on lines of a height of its own: Literata's own spacing is too wide for titles, and a label cannot change
it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.gui.kit.accessibility import set_role
from reader.gui.kit.hit_painting import Marking, draw_frames, hit_formats, rects_of
from reader.gui.kit.theme import Theme
from reader.text.language import direction


def directed_layout(text: str, font: QFont, said: str) -> QTextLayout:
    """Return a layout of the text that wraps, in the direction of what is ``said`` in it and at its side; its lines are
    still to be made.
    """
    layout = QTextLayout(text, font)
    option = QTextOption()
    rtl = direction(said) == "rtl"
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    option.setAlignment(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    return layout


class WrappedText(QWidget):
    """Plain text, broken into lines of ``spacing`` times the font's size, in the text's own direction."""

    def __init__(self, theme: Theme, token: str, spacing: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._token = token
        self._spacing = spacing
        self._text = self._beside = ""
        self._numbers: dict[int, int] = {}
        self._hits: tuple[Sequence[tuple[int, int]], int] = ((), -1)
        set_role(self, "StaticText")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        return self._text

    def set_text(self, text: str, beside: str = "") -> None:
        """Show a text; it runs as what it stands ``beside`` does, else in its own direction."""
        self._text, self._beside = " ".join(text.split()), beside
        self._numbers.clear()
        self._hits = ((), -1)
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()

    def show_hits(self, spans: Sequence[tuple[int, int]], current: int) -> None:
        """Mark the hits of a search, and draw a frame around one of them; -1 for none."""
        self._hits = spans, current
        self.update()

    def extra_formats(self) -> list[QTextLayout.FormatRange]:
        """Return what is painted over text and hits; for subclasses."""
        return []

    @property
    def hits(self) -> tuple[Sequence[tuple[int, int]], int]:
        """The hits that are marked, and which of them is the current one."""
        return self._hits

    def _step(self) -> int:
        return round(self.font().pixelSize() * self._spacing)

    def _layout(self, width: int) -> tuple[QTextLayout, int]:
        """Return the text in lines of this width, and how many there are."""
        layout = directed_layout(self._text, self.font(), self._beside or self._text)
        ascent = self.fontMetrics().ascent() + self.fontMetrics().descent()
        layout.beginLayout()
        number = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, number * self._step() + (self._step() - ascent) / 2))
            number += 1
        layout.endLayout()
        return layout, number

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        # On lines closer than the font's own, the descenders of the last one reach below it.
        room = round(self.font().pixelSize() * 0.2)
        width = max(width, 80)
        if width not in self._numbers:  # a page that is laid out asks many times
            self._numbers[width] = self._layout(width)[1]
        return max(self._numbers[width], 1) * self._step() + room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.heightForWidth(event.size().width()) != self.heightForWidth(event.oldSize().width()):
            self.updateGeometry()  # layouts remember the hint of the width before

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._numbers.clear()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        width = max(self.width(), 300)
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._theme.colour(self._token))
        layout = self._layout(self.width())[0]
        spans, current = self._hits
        ranges = hit_formats(self._text, spans, Marking.of(self._theme)) if spans else []
        layout.draw(painter, QPointF(0, 0), [*ranges, *self.extra_formats()])
        if 0 <= current < len(ranges):
            draw_frames(
                painter,
                rects_of(layout, ranges[current].start, ranges[current].length),
                QRectF(self.rect()),
                self._theme,
            )
