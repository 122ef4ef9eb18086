"""A caret that the arrow keys move through the article, and steps from heading to heading.

Without it the arrow keys scroll. With it a screen reader speaks each line that it comes to, and a passage can be selected
from any word by the keyboard alone.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor

from reader.gui.article.outline import headings
from reader.gui.article.position import Position
from reader.gui.article.text.text_pane import TextPane
from reader.gui.kit.accessibility import announce
from reader.model.article import Article

CARET_PIXELS = 2


class Caret(QObject):
    """Says what it does to screen readers; what is seen is the caret itself."""

    def __init__(self, text: TextPane, position: Position) -> None:
        super().__init__(text)
        self._text = text
        self._position = position
        self._heading = -1

    def turn(self, on: bool) -> None:
        """Let the arrow keys move the caret, which comes into sight, or scroll again."""
        if on == self._text.caret_moves:
            return
        self._text.caret_moves = on
        self._text.setCursorWidth(CARET_PIXELS if on else 1)
        if on:
            self._text.bring_caret()
            self._text.setFocus()
        announce(self._text, self.tr("Caret on: arrow keys move it") if on else self.tr("Caret off: arrow keys scroll"))

    def step_heading(self, article: Article, direction: int) -> None:
        """Go to the next heading (1) or the one before (-1), say it and put the caret there; at an end, say so."""
        found = headings(article)
        here = self._here()
        if direction > 0:
            at = next((one for one in found if one[0] > here), None)
        else:
            at = next((one for one in reversed(found) if one[0] < here), None)
        if at is None:
            announce(self._text, self.tr("No more headings"))
            return
        start, depth, words = at
        self._heading = start
        self._put(start)
        self._position.go_to(start)
        self._text.setFocus()
        announce(self._text, self.tr("Heading %1: %2").replace("%1", str(depth + 1)).replace("%2", words))

    def _here(self) -> int:
        """Return the offset to step from: the heading gone to last while the caret is there, else what is in sight."""
        caret = self._text.typesetter.offset_of(self._text.textCursor().position())
        if caret == self._heading or (self._text.caret_moves and self._text.caret_is_seen()):
            return caret
        return self._position.offset()

    def _put(self, offset: int) -> None:
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(self._text.typesetter.position_of(offset))
        self._text.setTextCursor(cursor)
