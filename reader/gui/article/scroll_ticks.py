"""Beside the scroll bar: where in the page something stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

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


class PageTicks(QObject):
    """Ticks of the summary's sentences, and beside them those of a search's hits. ``top_of`` gives the pixels of an offset,
    ``is_whole`` whether all of the text is laid out: only then is its height known.
    """

    def __init__(
        self,
        theme: Theme,
        area: QScrollArea,
        sheet: QWidget,
        top_of: Callable[[int], int],
        is_whole: Callable[[], bool],
    ) -> None:
        super().__init__(area)
        self._is_whole = is_whole
        self._area = area
        self._sheet = sheet
        self._top_of = top_of
        self._sentences_at: list[int] = []
        self._hits_at: list[int] = []
        self.sentences = ScrollTicks(theme, area)
        self.hits = ScrollTicks(theme, area, "hit_line")
        self._timer = QTimer(self)  # once for all that a new layout moves
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.lay)

    def follow(self) -> None:
        """Keep the ticks where they belong in a layout that changes."""
        if self._sentences_at or self._hits_at:
            self._timer.start()

    def set_sentences(self, offsets: list[int]) -> None:
        """Tick where the summary's sentences begin."""
        self._sentences_at = offsets
        if offsets:
            self._timer.start()
        else:
            self.sentences.set_heights([])

    def set_hits(self, offsets: list[int], current: int) -> None:
        """Tick where the hits of a search begin, and which of them is the current one."""
        self._hits_at = offsets
        self.hits.current = current
        if offsets:
            self._timer.start()
        else:
            self.hits.set_heights([])

    def lay(self) -> None:
        """Put both kinds of ticks where their words are now; not yet, while the text is being set."""
        if not self._is_whole():
            return
        height = max(self._sheet.height(), 1)
        bar = self._area.verticalScrollBar()
        edge = self._area.width() - (bar.width() if bar.isVisible() else 0)
        for ticks, offsets, current in (
            (self.sentences, self._sentences_at, -1),
            (self.hits, self._hits_at, self.hits.current),
        ):
            ticks.set_heights([self._top_of(offset) / height for offset in offsets], current)
            if offsets:
                edge -= WIDTH + 1
                ticks.setGeometry(edge, 4, WIDTH, self._area.height() - 8)
                ticks.raise_()
