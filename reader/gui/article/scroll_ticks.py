"""Beside the scroll bar: where in the page something stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reader.gui.kit.theme import Theme

WIDTH, THICK = 9, 3
"""The width of a tick, and its thickness, in pixels."""


class ScrollTicks(QWidget):
    """In the colour of ``token``. Where there is a current one, the others are shorter than it."""

    def __init__(self, theme: Theme, parent: QWidget, token: str = "accent") -> None:
        super().__init__(parent)
        self._theme = theme
        self._token = token
        self.places: list[float] = []
        self.current = -1
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def set_heights(self, places: Sequence[float], current: int = -1) -> None:
        """Each a share (0 to 1) of the page's height; ``current`` is an index among them."""
        self.places, self.current = list(places), current
        self.setVisible(bool(places))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(self._token))
        for number, place in enumerate(self.places):
            width = self.width() if self.current in (-1, number) else self.width() - 4
            top = round(place * (self.height() - THICK))
            painter.drawRoundedRect(QRectF(self.width() - width, top, width, THICK), 1.5, 1.5)
