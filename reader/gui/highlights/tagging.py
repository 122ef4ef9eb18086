"""Tags of the highlight in hand: asked for beside its popover, taken away and listed from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Signal

from reader.gui.article.page import Page
from reader.gui.article.tag_popover import TagPopover
from reader.gui.session.session import Session
from reader.model.highlight import Highlight

if TYPE_CHECKING:
    from reader.gui.highlights.controller import HighlightController


class HighlightTagging(QObject):
    """Connects its action itself. ``chosen`` asks for the list of the highlights with a tag."""

    chosen = Signal(str)

    def __init__(self, session: Session, page: Page, highlights: HighlightController) -> None:
        super().__init__(session.window)
        self._desk = session.desk
        self._changes = session.changes
        self._page = page
        self._highlights = highlights
        self.popover: TagPopover | None = None
        session.actions["tag_highlight"].triggered.connect(lambda _checked=False: self.ask())
        highlights.popover.tag_asked.connect(self.ask)
        highlights.popover.tag_removed.connect(self._remove)
        highlights.popover.tag_chosen.connect(self.chosen)

    def ask(self) -> None:
        """Ask for a tag, with those that there are."""
        self._highlights.with_highlight(self._open)

    def _open(self, one: Highlight) -> None:
        if self.popover is None:
            self.popover = TagPopover(self._page)
            self.popover.added.connect(self._add)
        button = self._highlights.popover.tags.button
        anchor = QRect(button.mapTo(self._page, QPoint(0, 0)), button.size())
        self.popover.open(anchor, self._desk.highlights.tags(), one.tags)

    def _add(self, names: list[str]) -> None:
        one = self._highlights.open_highlight
        if one is not None:
            self._changes.tag_highlight(one, names)

    def _remove(self, name: str) -> None:
        one = self._highlights.open_highlight
        if one is not None:
            self._changes.untag_highlight(one, name)
