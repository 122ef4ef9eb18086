"""The hits of a search in the article that is read: marked in title and text, ticked beside the scroll bar, walked by
F3.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.gui.article.page import Page
from reader.gui.kit import messages
from reader.gui.kit.accessibility import announce
from reader.gui.kit.theme import Theme
from reader.gui.search.find_box import FindBox
from reader.model.article import Article

if TYPE_CHECKING:
    from reader.query.match import Span
    from reader.query.parse import Word

MAX_HITS = 1000
"""How many hits of one article are marked and walked; a page with more of them shows nothing by its marks."""
MAX_TICKS = 300


class HitNavigation(QObject):
    """``current`` is the index of the hit with the frame: those in the title come first; -1 for none."""

    def __init__(self, page: Page, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._search = ""
        self._untold = False
        self._found: tuple[Word, ...] = ()
        self._words: tuple[Word, ...] = ()
        self._article_id = 0
        self._title: list[Span] = []
        self._text: list[Span] = []
        self._more = False
        self.current = -1
        self.box = FindBox(theme, page)
        self.box.typed.connect(self._find)
        self.box.stepped.connect(self.step)
        self.box.closed.connect(self.dismiss)

    @property
    def number(self) -> int:
        """How many hits there are."""
        return len(self._title) + len(self._text)

    # --- what is marked ------------------------------------------------------------------------------------------------

    def search(self, typed: str) -> None:
        """Take another search of the list, or none: articles that are opened from it will be marked, and ``mark`` the
        one that is shown.
        """
        if typed == self._search:
            return
        self._search, self._untold = typed, True
        self._found = ()
        if typed.strip():
            from reader.query.match import marked_words
            from reader.query.parse import query_of

            self._found = marked_words(query_of(typed))

    def mark(self, *, here: bool) -> None:
        """Mark the article that is shown after another search, if it is among what was found (``here``); what is read
        does not move.
        """
        if not self._untold:
            return
        self._untold = False
        if self.box.finds:
            return
        if here and self._found:
            self.show(self._found)
        else:
            self.clear()

    def show(self, words: Sequence[Word]) -> None:
        """Mark these words in the article that is shown."""
        from reader.query.match import hits

        self._words = tuple(words)
        article = self._page.article
        text = article.text if article is not None and article.row.state == "ready" else ""
        self._title = hits(self._page.head.title.text(), self._words, title=True) if article is not None else []
        found = hits(text, self._words)
        self._more = len(found) > MAX_HITS
        self._text = found[:MAX_HITS]
        self._go(-1)

    def clear(self) -> None:
        """Take all marks away."""
        self._words, self._title, self._text, self._more = (), [], [], False
        self._go(-1)
        self.box.close_()

    def dismiss(self) -> bool:
        """Return a person wants no marks any more. False if there were none."""
        shown = bool(self.number) or self.box.isVisible()
        inside = self.box.close_()
        self.clear()
        if inside:
            self._page.text.setFocus()
        return shown

    def article_shown(self, article: Article | None) -> None:
        """Another article is shown, the same one anew, or none. One that was opened from a search stands at its first
        hit.
        """
        article_id = article.row.id if article is not None else 0
        if article_id == self._article_id:
            if self._words:
                current = self.current
                self.show(self._words)
                self._go(min(current, self.number - 1))
            return
        self._article_id = article_id
        self._untold = False
        self.box.close_()
        if article is None or not self._found:
            self.clear()
            return
        self.show(self._found)
        if self.number:
            self._go(0)
            self._page.position.stand_at(self._offset(0))

    # --- going through them --------------------------------------------------------------------------------------------

    def step(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) hit, round at the ends; from no hit to the first one in sight or below.
        Without any marks, those of the search come back, or words are asked for.
        """
        if not self.number:
            if not self._found or self.box.finds:
                self.find()
                return
            self.show(self._found)
            if not self.number:
                return
        wanted = self._nearest(direction) if self.current < 0 else (self.current + direction) % self.number
        self._go(wanted)
        self._page.position.reveal(self._offset(wanted))
        announce(self.box, self.box.count.text())

    def _nearest(self, direction: int) -> int:
        below = bisect_left(self._text, (self._page.position.offset(), 0)) + (
            len(self._title) if self._page.position.offset() else 0
        )
        return (below if direction > 0 else below - 1) % self.number

    def _offset(self, number: int) -> int:
        """Return the offset of a hit in the text, -1 in the title."""
        return self._text[number - len(self._title)][0] if number >= len(self._title) else -1

    def _go(self, number: int) -> None:
        self.current = number
        titles = len(self._title)
        self._page.head.title.show_hits(self._title, number if number < titles else -1)
        self._page.text.marks.show_hits(self._text, number - titles if number >= titles else -1)
        every = self.number // MAX_TICKS + 1
        numbers = range(0, self.number, every)
        self._page.ticks.set_hits([self._offset(one) for one in numbers], number // every)
        if self.number or self.box.finds:
            self.box.say(self._said(), any_hits=self.number > 0)
        else:
            self.box.close_()

    def _said(self) -> str:
        if not self.number:
            return self.tr("Not found") if self.box.field.text().strip() else ""
        if self.current < 0:
            return (
                self.tr("More than %Ln hit(s)", "", self.number)
                if self._more
                else self.tr("%Ln hit(s)", "", self.number)
            )
        total = messages.number(self.number)
        if self._more:
            total = self.tr("more than %1").replace("%1", total)
        return self.tr("%1 of %2").replace("%1", messages.number(self.current + 1)).replace("%2", total)

    # --- finding words in this article ---------------------------------------------------------------------------------

    def find(self) -> None:
        """Ask for words to find in the article that is shown, beginning with those that are selected in it."""
        if self._page.article is None:
            return
        chosen = self._page.text.textCursor().selectedText()
        words = chosen if chosen and "\u2029" not in chosen else self.box.field.text()
        self.box.open(words)
        self._find(self.box.field.text())

    def _find(self, typed: str) -> None:
        if not self.box.finds:
            return
        from reader.query.parse import Word

        # What a person types here is one thing, of which the last word may be unfinished.
        self.show((Word(typed, prefix=True),) if typed.strip() else ())
        if self.number:
            self._go(self._nearest(1))
            self._page.position.reveal(self._offset(self.current))
        if typed.strip():
            announce(self.box, self.box.count.text())
