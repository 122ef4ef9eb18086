"""All of a text but the paragraph that is being read, under a veil of the page's colour."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QTextCursor
from PySide6.QtWidgets import QWidget

from reader.gui.article.text.text_pane import TextPane
from reader.gui.kit.theme import Theme

STRENGTH = 168
"""How opaque the veil is, of 255."""
READ_AT = 0.36
"""Where the eye is taken to read, from the top of what is seen, in parts of its height."""


class Dimming(QWidget):
    """Lies over the whole text and lets every click through; only what changes is painted again."""

    def __init__(self, theme: Theme, text: TextPane) -> None:
        super().__init__(text)
        self._theme = theme
        self._text = text
        self.clear = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        text.installEventFilter(self)
        theme.changed.connect(self.update)
        self.hide()

    def follow(self, offset: int = -1) -> None:
        """Leave the paragraph clear that holds an offset of the text; without one, that at which the eye reads."""
        seen = self._text.visibleRegion().boundingRect()
        cursor = QTextCursor(self._text.document())
        if offset >= 0:
            cursor.setPosition(min(self._text.typesetter.position_of(offset), cursor.document().characterCount() - 1))
        else:
            whole = self._text.window().height() if seen.isEmpty() else seen.height()
            cursor = self._text.cursorForPosition(QPoint(4, max(seen.top(), 0) + round(whole * READ_AT)))
        layout, table = self._text.document().documentLayout(), cursor.currentTable()
        rect = layout.frameBoundingRect(table) if table else layout.blockBoundingRect(cursor.block())
        clear = QRect(0, int(rect.top()) - 4, self.width(), int(rect.height()) + 8)
        if clear != self.clear:
            self.update(QRegion(self.clear).xored(QRegion(clear)))
            self.clear = clear

    def begin(self) -> None:
        """Begin to dim."""
        self.setGeometry(self._text.rect())
        self.show()
        self.raise_()
        self.follow()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        veil = self._theme.colour("page")
        veil.setAlpha(STRENGTH)
        painter.setClipRegion(event.region().subtracted(QRegion(self.clear)))
        painter.fillRect(event.rect(), veil)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._text and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._text.rect())
        return super().eventFilter(watched, event)
