"""Links of a text: which one is pointed at or has the keyboard, and the line that shows where it leads."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QTextCursor
from PySide6.QtWidgets import QLabel, QWidget

from reader.gui.kit.theme import ui_font

FOOTNOTE, BACK_TO_MARK = "#note-", "#ref-"
"""How the addresses of a footnote's note and of its mark begin: they lead within the article."""
LINE_INSET, LINE_MARGIN = 6, 8
"""How far the line of a link's address stands from the pane's corner, and its words from its edges, in pixels."""


class Link(NamedTuple):
    """A link: where it leads, its words, and where in the document they stand (positions)."""

    address: str
    words: str
    start: int
    end: int

    @property
    def is_page(self) -> bool:
        """Whether it leads to a page that could be saved."""
        return self.address.startswith(("http://", "https://"))

    @property
    def is_within(self) -> bool:
        """Whether it leads from a footnote's mark to its note, or back."""
        return self.address.startswith((FOOTNOTE, BACK_TO_MARK))


def link_at(cursor: QTextCursor) -> Link | None:
    """Return the link that holds the character at the start of a cursor's selection, or after it; None where there is none."""
    position = cursor.selectionStart()
    block = cursor.document().findBlock(position)
    runs: list[tuple[int, int, str]] = []
    it = block.begin()
    while not it.atEnd():
        fragment = it.fragment()
        if address := fragment.charFormat().anchorHref():
            start, end = fragment.position(), fragment.position() + fragment.length()
            if runs and runs[-1][1] == start and runs[-1][2] == address:
                runs[-1] = (runs[-1][0], end, address)
            else:
                runs.append((start, end, address))
        it += 1
    for start, end, address in runs:
        if start <= position < end:
            words = QTextCursor(cursor.document())
            words.setPosition(start)
            words.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            return Link(address, words.selectedText(), start, end)
    return None


class LinkLine(QLabel):
    """At the lower left of ``host``: where the link leads that is pointed at or has the keyboard."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._words = ""
        self.setObjectName("linkLine")
        self.setFont(ui_font(12))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Where the link leads"))
        self.hide()

    def show_link(self, address: str, *, is_saved: bool = False) -> None:
        """Show an address, "" for none; ``is_saved`` where the library holds that page."""
        address = address.removeprefix("mailto:")
        saved = self.tr("In your library")
        self._words = f"{saved} · {address}" if is_saved and address else address
        self.setAccessibleDescription(self._words)
        if not address:
            self.hide()
            return
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """Stand in the corner, cut in the middle where the address is longer than the pane is wide."""
        room = self._host.width() - 2 * (LINE_INSET + LINE_MARGIN)
        metrics = QFontMetrics(self.font())
        words = metrics.elidedText(self._words, Qt.TextElideMode.ElideMiddle, max(room, 40))
        self.setText(words)
        height = metrics.height() + 8
        width = metrics.horizontalAdvance(words) + 2 * LINE_MARGIN + 2
        self.setGeometry(QRect(LINE_INSET, self._host.height() - height - LINE_INSET, width, height))
