"""Footnotes of the article that is read: opened beside their marks, gone to, and left again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu, QWidget

from reader.gui.article.position import Position
from reader.gui.article.text.links import BACK_TO_MARK, FOOTNOTE, Link
from reader.gui.article.text.text_pane import TextPane
from reader.gui.kit.theme import Theme
from reader.model.blocks import Block

if TYPE_CHECKING:
    from reader.gui.article.footnote_popover import FootnotePopover

LIT_CHARACTERS, LIT_MS = 4, 1500
"""What of a footnote, or of its mark, is lit up after a jump there, and for how long."""


class Footnotes(QObject):
    """``blocks`` gives those of the article that is shown; ``host`` is what the popover lies over."""

    link_clicked = Signal(QUrl)

    def __init__(
        self, theme: Theme, text: TextPane, position: Position, host: QWidget, blocks: Callable[[], Sequence[Block]]
    ) -> None:
        super().__init__(host)
        self._theme = theme
        self._text = text
        self._position = position
        self._host = host
        self._blocks = blocks
        self._mark = 0
        self.popover: FootnotePopover | None = None
        text.note_asked.connect(self.open)
        text.place_asked.connect(self.go_to)
        text.clicked.connect(lambda _offset: self.close())

    def open(self, link: Link) -> None:
        """Show the note that a mark leads to beside that; go to its place where it has no words."""
        from reader.gui.article.footnote_popover import FootnotePopover, note_of

        label, blocks = note_of(self._blocks(), link.address)
        if not blocks:
            self._go_to_note(link.address)
            return
        if self.popover is None:
            self.popover = FootnotePopover(self._theme, self._host)
            self.popover.link_clicked.connect(self.link_clicked)
            self.popover.place_asked.connect(self._go_to_note)
            self.popover.note_asked.connect(self._open_another)
            self.popover.closed.connect(lambda: self._text.setFocus(Qt.FocusReason.PopupFocusReason))
        mark = link.start or self._text.typesetter.position_of(self._offset(BACK_TO_MARK, link.address))
        self._mark = mark
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(mark)
        line = self._text.sideways.seen(self._text.cursorRect(cursor))
        line.moveTopLeft(self._text.mapTo(self._host, line.topLeft()))
        size = self._text.document().defaultFont().pixelSize()
        self.popover.show_note(link.address, label, blocks, size, line)

    def _open_another(self, address: str) -> None:
        """Show the note that a mark within a note leads to, in its place."""
        self.open(Link(address, "", self._mark, self._mark))

    def _offset(self, kind: str, address: str) -> int:
        return self._text.typesetter.footnotes.get(address.replace(FOOTNOTE, kind, 1), 0)

    def _go_to_note(self, address: str) -> None:
        self.go_to(self._offset(FOOTNOTE, address))

    def go_to(self, offset: int) -> None:
        """Go to a footnote or back to its mark, with the keyboard on the link that leads back, and light it up for a
        moment.
        """
        self.close()
        self._text.focus_link(offset)
        self._position.go_to(offset)
        self._text.marks.light(offset, offset + LIT_CHARACTERS)
        QTimer.singleShot(LIT_MS, self, lambda: self._text.marks.light(0, 0))

    def close(self) -> None:
        """Hide the note that is open."""
        if self.popover is not None:
            self.popover.leave()

    def follow(self) -> None:
        """Hide the note when its mark is scrolled out of sight."""
        if self.popover is None or self.popover.isHidden():
            return
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(min(self._mark, self._text.document().characterCount() - 1))
        line = self._text.sideways.seen(self._text.cursorRect(cursor))
        top = self._text.mapTo(self._host, QPoint(0, line.top())).y()
        if top + line.height() < 0 or top > self._host.height():
            self.close()

    def fill_menu(self, menu: QMenu, link: Link) -> None:
        """Put into a link's menu what can be done with a footnote's mark, or the number of a note."""
        if link.address.startswith(FOOTNOTE):
            menu.addAction(self.tr("Show note"), lambda: self.open(link))
            menu.addAction(self.tr("Go to note"), lambda: self._go_to_note(link.address))
        elif link.address.startswith(BACK_TO_MARK):
            offset = self._text.typesetter.footnotes.get(link.address, 0)
            menu.addAction(self.tr("Back to the text"), lambda: self.go_to(offset))
