"""Which link of a text has the keyboard, and where the Tab key finds the next.

Qt begins at the caret only while something is selected, else at the text's start or end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QFocusEvent, QTextCursor

from reader.gui.article.text.links import FOOTNOTE, Link, link_at

if TYPE_CHECKING:
    from reader.gui.article.text.text_pane import TextPane


class LinkFocus(QObject):
    """Follows the pane by its signals; the pane tells of the Tab key and of clicks."""

    def __init__(self, pane: TextPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self.link: Link | None = None
        """The link that the Tab key led to, until the caret goes elsewhere."""
        self.clicked_at = QPoint()
        """Where the mouse was let go last, in the text as if nothing in it were scrolled."""
        pane.anchorClicked.connect(self._follow)
        pane.highlighted.connect(self._point_at)
        pane.cursorPositionChanged.connect(self._leave)
        pane.selectionChanged.connect(self._leave)

    def _follow(self, address: QUrl) -> None:
        pane = self._pane
        place = pane.typesetter.footnotes.get(address.toString())
        if place is not None and address.toString().startswith(FOOTNOTE):
            link = self.link or link_at(pane.cursorForPosition(self.clicked_at))
            pane.note_asked.emit(link or Link(address.toString(), "", 0, 0))
        elif place is not None:
            pane.place_asked.emit(place)
        elif address.scheme():
            pane.link_clicked.emit(address)

    def _point_at(self, address: QUrl) -> None:
        """Show where the link under the mouse leads; with none there, that of the one that has the keyboard."""
        pointed = Link(address.toString(), "", 0, 0) if not address.isEmpty() else None
        self._pane.link_shown.emit(pointed or self.link)

    def mouse_left(self) -> None:
        """Show where the link leads that has the keyboard, if there is one."""
        self._pane.link_shown.emit(self.link)

    def take(self) -> None:
        """Take the link at the caret for the one that has the keyboard."""
        self.link = link_at(self._pane.textCursor())

    def begin_in_sight(self, *, forwards: bool) -> None:
        """Put a caret that was scrolled out of sight where the reader looks: the next link would be anywhere else."""
        pane = self._pane
        seen = pane.viewport().visibleRegion().boundingRect()
        if pane.hasFocus() and not seen.isEmpty() and not seen.intersects(pane.caret_rect()):
            corner = seen.topLeft() if forwards else seen.bottomRight()
            self.seek(pane.cursorForPosition(corner).position(), forwards=forwards)
        elif pane.hasFocus() and not pane.textCursor().hasSelection() and pane.textCursor().position():
            self.seek(pane.textCursor().position(), forwards=forwards)

    def seek(self, position: int, *, forwards: bool) -> None:
        """Let the next link be sought from a place on."""
        cursor = self._pane.textCursor()
        cursor.setPosition(max(position - 1, 0) if forwards else position)
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
        if not (forwards and position == 0):
            self._pane.setTextCursor(cursor)

    def focus_left(self, event: QFocusEvent) -> None:
        """Show no address any more, unless a menu took the keyboard."""
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._pane.link_shown.emit(None)

    def _leave(self) -> None:
        link, cursor = self.link, self._pane.textCursor()
        if link is not None and (cursor.selectionStart(), cursor.selectionEnd()) != (link.start, link.end):
            self.link = None
            self._pane.link_shown.emit(None)
