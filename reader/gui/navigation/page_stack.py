"""What the middle of the window can show of an article: its clean text, the page as it was saved, and why this text was
chosen; or a briefing of several, or what is in the library.

The clean text is always there; the others are made when a person asks for them, and lie over it until they go back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from reader.gui.article.page import Page
from reader.gui.kit.theme import Theme

if TYPE_CHECKING:
    from reader.gui.briefing.view import BriefingView
    from reader.gui.correction.original_view import OriginalView
    from reader.gui.correction.why_view import WhyView
    from reader.gui.overview.view import OverviewView


class PageStack(QStackedWidget):
    """``left`` comes when a person goes back to the clean text."""

    left = Signal()

    def __init__(self, page: Page, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._theme = theme
        self._original: OriginalView | None = None
        self._why: WhyView | None = None
        self._briefing: BriefingView | None = None
        self._overview: OverviewView | None = None
        self.addWidget(page)

    @property
    def shows_article(self) -> bool:
        return self.currentWidget() is self._page

    @property
    def shows_briefing(self) -> bool:
        return self._briefing is not None and self.currentWidget() is self._briefing

    @property
    def shows_overview(self) -> bool:
        return self._overview is not None and self.currentWidget() is self._overview

    @property
    def shows_many(self) -> bool:
        """Whether what is shown is of other articles than the one that lies under it."""
        return self.shows_briefing or self.shows_overview

    def overview(self) -> OverviewView:
        """The view of what is in the library, made at first use."""
        if self._overview is None:
            from reader.gui.overview.view import OverviewView

            self._overview = OverviewView(self._theme)
            self.addWidget(self._overview)
        return self._overview

    def briefing(self) -> BriefingView:
        """The view of a briefing, made at first use."""
        if self._briefing is None:
            from reader.gui.briefing.view import BriefingView

            self._briefing = BriefingView(self._theme)
            self.addWidget(self._briefing)
        return self._briefing

    def original(self) -> OriginalView:
        """The view for originals, made at first use."""
        if self._original is None:
            from reader.gui.correction.original_view import OriginalView

            self._original = OriginalView(self._theme)
            self._take(self._original)
        return self._original

    def why(self) -> WhyView:
        """The view of all blocks, made at first use."""
        if self._why is None:
            from reader.gui.correction.why_view import WhyView

            self._why = WhyView(self._theme)
            self._take(self._why)
        return self._why

    def _take(self, view: QWidget) -> None:
        view.bar.left.connect(self.back)  # type: ignore[attr-defined]
        self.addWidget(view)

    def show_view(self, view: QWidget) -> None:
        self._turn_to(view)
        view.setFocus()

    def _turn_to(self, view: QWidget) -> bool:
        """Show a view; True if the keyboard was in the one before, or nowhere. The focus is taken away before: hidden
        with it, a page would pass it on to its foot, and scroll there."""
        focused = self.window().focusWidget()
        inside = focused is None or self.isAncestorOf(focused)
        if focused is not None and inside:
            focused.clearFocus()
        self.setCurrentWidget(view)
        return inside

    def back(self) -> None:
        """To the clean text. The keyboard comes along, unless it is elsewhere: in the list, whose arrows go on."""
        if not self.shows_article:
            if self._turn_to(self._page):
                self._page.text.setFocus()
            self.left.emit()

    def focus(self) -> None:
        """The keyboard to what is shown."""
        (self._page.text if self.shows_article else self.currentWidget()).setFocus()

    def scroll_page(self, direction: int) -> bool:
        """A screenful down (1) or up (-1) in what is shown; False if it was at that end of the text. The other views
        lead no further."""
        if self.shows_article:
            return self._page.scroll_page(direction)
        bar = self.currentWidget().focusProxy().verticalScrollBar()  # type: ignore[union-attr]
        bar.setValue(bar.value() + direction * bar.pageStep())
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.shows_article:
            self.back()
            return
        super().keyPressEvent(event)
