"""The middle of the window: the article's clean text, and over it the pages that a person asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar, cast

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QStackedWidget, QWidget

from reader.gui.article.page import Page


class StackedPage(Protocol):
    """What a page over the article answers. It is a widget.

    ``shows_many`` says whether it is of other articles than the one that lies under it.
    """

    shows_many: bool

    @property
    def left(self) -> SignalInstance:
        """The signal that a person goes back."""

    def take_focus(self) -> None:
        """Take the keyboard, where it is of most use."""

    @property
    def scroll_area(self) -> QAbstractScrollArea:
        """What a screenful up or down moves."""


P = TypeVar("P", bound=StackedPage)


class PageStack(QStackedWidget):
    """Pages by name, each made at first use by the factory that it was added with.

    The clean text is always there and the lowest; another page lies over it until a person goes back, and ``left`` says
    that they did. The stack knows no page: whoever owns one adds it.
    """

    left = Signal()

    def __init__(self, article: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._article = article
        self._factories: dict[str, Callable[[], StackedPage]] = {}
        self._made: dict[str, StackedPage] = {}
        self.addWidget(article)

    # --- pages by name -------------------------------------------------------------------------------------------------

    def add(self, name: str, factory: Callable[[], P]) -> Callable[[], P]:
        """Register a page; return a function that gives it, made at first use."""
        self._factories[name] = factory
        return lambda: cast(P, self.page(name))

    def page(self, name: str) -> StackedPage:
        """Return the page of this name, made at first use."""
        if name not in self._made:
            page = self._made[name] = self._factories[name]()
            page.left.connect(self.back)
            self.addWidget(cast(QWidget, page))
        return self._made[name]

    def is_made(self, name: str) -> bool:
        """Return whether the page of this name was asked for yet."""
        return name in self._made

    def shows(self, name: str) -> bool:
        """Return whether the page of this name is the one on top."""
        return name in self._made and self._current() is self._made[name]

    @property
    def shows_article(self) -> bool:
        """Whether the clean text is on top."""
        return self.currentWidget() is self._article

    @property
    def shows_many(self) -> bool:
        """Whether what is shown is of other articles than the one that lies under it."""
        page = self._current()
        return page is not None and page.shows_many

    def _current(self) -> StackedPage | None:
        """Return the page over the article, or None."""
        top: object = self.currentWidget()
        return next((page for page in self._made.values() if page is top), None)

    # --- going ---------------------------------------------------------------------------------------------------------

    def show_page(self, name: str) -> None:
        """Lay a page over the article, with the keyboard in it."""
        page = self.page(name)
        self._turn_to(cast(QWidget, page))
        page.take_focus()

    def _turn_to(self, widget: QWidget) -> bool:
        """Show a widget of the stack; return whether the keyboard was in the one before, or nowhere.

        The focus is taken away before: hidden with it, a page would pass it on to its foot, and scroll there.
        """
        focused = self.window().focusWidget()
        inside = focused is None or self.isAncestorOf(focused)
        if focused is not None and inside:
            focused.clearFocus()
        self.setCurrentWidget(widget)
        return inside

    def back(self) -> None:
        """Go to the clean text. The keyboard comes along, unless it is elsewhere: in the list, whose arrows go on."""
        if not self.shows_article:
            if self._turn_to(self._article):
                self._article.text.setFocus()
            self.left.emit()

    def focus(self) -> None:
        """Give the keyboard to what is shown."""
        page = self._current()
        if page is None:
            self._article.text.setFocus()
        else:
            page.take_focus()

    def scroll_page(self, direction: int) -> bool:
        """Scroll what is shown a screenful down (1) or up (-1); return False if the article was at that end of its text.
        The other pages lead no further.
        """
        page = self._current()
        if page is None:
            return self._article.position.scroll_page(direction)
        bar = page.scroll_area.verticalScrollBar()
        bar.setValue(bar.value() + direction * bar.pageStep())
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Escape."""
        if event.key() == Qt.Key.Key_Escape and not self.shows_article:
            self.back()
            return
        super().keyPressEvent(event)
