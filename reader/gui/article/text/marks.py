"""What is marked in a text: highlights, the hits of a search, the sentence in hand, and the frame around one of them.

All are extra selections: they are no part of the document, so no copy holds them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from reader.gui.kit.hit_painting import Marking, hit_format
from reader.gui.kit.meanings import highlight_format, said_highlight
from reader.gui.kit.theme import Theme
from reader.model.highlight import MEANINGS, Highlight

if TYPE_CHECKING:
    from reader.gui.article.text.text_pane import TextPane

LAID_PIXELS = 900
"""How far highlights are laid above and below what is seen, at least."""


class TextMarks(QObject):
    """Offsets are those of the article's text; an empty span takes a mark away."""

    def __init__(self, pane: TextPane, theme: Theme) -> None:
        super().__init__(pane)
        self._pane = pane
        self._theme = theme
        self._marked: tuple[int, int] | None = None
        self._lit: tuple[int, int] | None = None
        self._hits: tuple[Sequence[tuple[int, int]], int] = ((), -1)
        self._hit_selections: list[QTextEdit.ExtraSelection] = []
        self.highlights: list[Highlight] = []
        self.spoken: Callable[[Highlight], str] = said_highlight
        """How screen readers hear a highlight."""
        self._highlighted: list[QTextEdit.ExtraSelection] = []
        self._laid = QRect()
        self.framed: tuple[tuple[int, int], QColor] | None = None
        """The span that has a frame, and the frame's colour."""

    def forget(self) -> None:
        """Mark nothing: the text is another."""
        self._marked = self._lit = self.framed = None
        self.highlights, self._highlighted, self._laid = [], [], QRect()
        self.show_hits((), -1)

    def recolour(self) -> None:
        """Show all marks in the theme's colours of now."""
        for selection in self._hit_selections:
            selection.format = hit_format(Marking.of(self._theme))
        self._laid = QRect()
        self.lay_highlights()
        self._show()

    def mark(self, start: int, end: int) -> None:
        """Mark ``text[start:end]`` in the marker's colour until another place is marked."""
        self._marked = (start, end) if end > start else None
        if self._marked:
            self._reveal(start)
        self._show()

    def light(self, start: int, end: int) -> None:
        """Light ``text[start:end]`` up; the mark, if there is one elsewhere, steps back until that ends."""
        self._lit = (start, end) if end > start else None
        self._show()

    def frame(self, start: int, end: int, colour: QColor | None = None) -> None:
        """Draw a frame around ``text[start:end]``."""
        self.framed = ((start, end), colour) if end > start and colour is not None else None
        self._pane.viewport().update()

    @property
    def spans(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """What is marked, and what is lit; empty spans for nothing."""
        return self._marked or (0, 0), self._lit or (0, 0)

    @property
    def hits(self) -> tuple[Sequence[tuple[int, int]], int]:
        """The hits of a search that are marked, and which of them is the current one."""
        return self._hits

    def show_hits(self, spans: Sequence[tuple[int, int]], current: int) -> None:
        """Mark the hits of a search, and draw a frame around one of them; -1 for none."""
        if spans != self._hits[0]:
            painted = hit_format(Marking.of(self._theme)) if spans else QTextCharFormat()
            self._hit_selections = []
            for cursor in (cursor for span in spans for cursor in self._pane.typesetter.selections(*span)):
                selection = QTextEdit.ExtraSelection()
                selection.cursor, selection.format = cursor, painted
                self._hit_selections.append(selection)
            self._hits = spans, current
            self._show()
        self._hits = spans, current
        if 0 <= current < len(spans):
            self._reveal(spans[current][0])
        self._pane.viewport().update()

    def show_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Show the reader's highlights, those that the text holds, under all other marks."""
        # The longest first, so that one within another is seen.
        self.highlights = sorted((one for one in highlights if one.found), key=lambda one: one.start - one.end)
        self._laid = QRect()
        self.lay_highlights()

    def lay_highlights(self) -> None:
        """Lay the highlights that are in sight, and a screen above and below: a cursor for each of hundreds would take as
        long as the article itself.
        """
        if not self.highlights and not self._highlighted:
            return
        seen = self._pane.visibleRegion().boundingRect()
        # An article that opens shows its first screen soonest; who scrolls goes on.
        height = max(seen.height(), LAID_PIXELS) if self._laid.isValid() or not seen.isValid() else 0
        if self._laid.isValid() and self._laid.contains(QRect(1, seen.top(), 1, max(seen.height(), 1))):
            return
        self._laid = QRect(0, seen.top() - height, 3, max(seen.height(), 1) + 2 * height)
        first, last = self._pane.offset_at(max(self._laid.top(), 0)), self._pane.offset_at(self._laid.bottom())
        self._highlighted = []
        looks = {meaning: highlight_format(self._theme, meaning) for meaning in MEANINGS}
        for one in self.highlights:
            if one.start <= last and one.end >= first:
                for cursor in self._pane.typesetter.selections(one.start, one.end):
                    selection = QTextEdit.ExtraSelection()
                    selection.cursor, selection.format = cursor, looks[one.meaning]
                    self._highlighted.append(selection)
        self._show()

    def _reveal(self, offset: int) -> None:
        """Scroll a wide table, or code, so that a place in it is in sight."""
        self._pane.sideways.reveal(self._pane.typesetter.position_of(offset))

    def _show(self) -> None:
        spans = [(self._lit, "marker"), (self._marked, "marker_soft")] if self._lit else [(self._marked, "marker")]
        selections = []
        for span, colour in spans:
            if span is None or (colour == "marker_soft" and span == self._lit):
                continue
            for cursor in self._pane.typesetter.selections(*span):
                selection = QTextEdit.ExtraSelection()
                selection.cursor = cursor
                selection.format.setBackground(self._theme.colour(colour))
                selections.append(selection)
        self._pane.setExtraSelections(self._highlighted + selections + self._hit_selections)
