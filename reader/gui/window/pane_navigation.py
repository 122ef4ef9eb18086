"""Commands that go from pane to pane, and on within what is shown: article, manual, hits."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.gui.kit.keys import has_keyboard
from reader.gui.list.article_list import ArticleList
from reader.gui.navigation.commands import Commands
from reader.gui.navigation.list_controller import ListController
from reader.gui.navigation.page_stack import PageStack
from reader.gui.navigation.reading_controller import ReadingController
from reader.gui.search.hit_navigation import HitNavigation
from reader.gui.search.search_field import SearchField
from reader.gui.session.session import Session
from reader.gui.sidebar.sidebar import Sidebar
from reader.gui.window.panes import Panes
from reader.model.library import Filter, Place

if TYPE_CHECKING:
    from reader.gui.article.page import Page
    from reader.gui.manual.controller import ManualController


class PaneNavigation(QObject):
    """Connects its actions itself. ``tagged`` are the articles that a typed tag is for: those seen when its field opened."""

    def __init__(
        self,
        session: Session,
        panes: Panes,
        field: SearchField,
        sidebar: Sidebar,
        articles: ArticleList,
        lists: ListController,
        pages: PageStack,
        page: Page,
        reading: ReadingController,
        commands: Commands,
        hits: HitNavigation,
        manual: ManualController,
    ) -> None:
        super().__init__(session.window)
        self._actions = session.actions
        self._panes = panes
        self._field = field
        self._sidebar = sidebar
        self._articles = articles
        self._lists = lists
        self._pages = pages
        self._page = page
        self._reading = reading
        self._commands = commands
        self._hits = hits
        self._manual = manual
        self.tagged: list[int] = []
        for name, function in {
            "field": self.focus_field,
            "find": self.find,
            "find_next": lambda: self.step_hit(1),
            "find_previous": lambda: self.step_hit(-1),
            "tag": self.type_tag,
            "previous": lambda: self.step(-1),
            "next": lambda: self.step(1),
            "page_down": self.page_down,
            "page_up": lambda: pages.scroll_page(-1),
            "focus_sidebar": self.go_to_sidebar,
            "focus_list": self.go_to_list,
            "focus_page": self.go_to_text,
            "outline": self._if_shown(page.show_outline),
            "picture": self._if_shown(page.show_picture),
        }.items():
            session.actions[name].triggered.connect(lambda _checked=False, function=function: function())
        places: tuple[Place, ...] = ("unread", "all", "starred", "archive", "attention", "trash")
        for place in places:
            session.actions[f"go_{place}"].triggered.connect(
                lambda _checked=False, place=place: lists.show(Filter(place=place))
            )
        field.left.connect(self.go_to_list)
        sidebar.chosen.connect(lambda wanted, _name: lists.show(wanted))
        lists.shown.connect(self._list_shown)
        articles.open_asked.connect(self.open_chosen)
        articles.view.clicked.connect(panes.bring_text)
        pages.currentChanged.connect(panes.bring_text)
        page.head.tag_asked.connect(self.type_tag)

    def _if_shown(self, function: Callable[[], None]) -> Callable[[], None]:
        """Return a command that does this where the article is on top."""
        return lambda: function() if self._pages.shows_article else None

    def _list_shown(self) -> None:
        """Bring another list into sight, whoever asked for it, and the keyboard along that was in the text."""
        if self._panes.is_alone and has_keyboard(self._pages):
            self.go_to_list()
        else:
            self._panes.bring_list()

    def search_for(self, words: str) -> None:
        """Search for words as if they were typed."""
        self._field.setText(words)
        self._lists.search(words)
        self.go_to_list()

    def focus_field(self) -> None:
        """Go to the field, to type over what is in it."""
        self._field.setFocus()
        self._field.selectAll()

    def go_to_sidebar(self) -> None:
        """Go to the sidebar, which comes if it is away."""
        self._actions["sidebar"].setChecked(True)
        self._sidebar.list.setFocus()

    def go_to_list(self) -> None:
        """Go to the list."""
        self._panes.bring_list()
        self._articles.take_focus()

    def go_to_text(self) -> None:
        """Go to the article, or the page that lies over it."""
        self._panes.bring_text()
        self._pages.focus()

    def open_chosen(self) -> None:
        """Go from the list to the article that is chosen there."""
        if self._pages.shows_many:
            self._panes.bring_text()
            self._pages.back()
        else:
            self.go_to_text()

    def leave_text(self) -> bool:
        """Go back to the list from a text that hides it; return False if none does."""
        if not self._panes.is_alone or not self._panes.shows_text or not self._pages.shows_article:
            return False
        self.go_to_list()
        return True

    def find(self) -> None:
        """Look for words in the manual or the article; in the library where nothing is read."""
        if self._manual.find():
            return
        if self._reading.article is None:
            self._field.setFocus()
            return
        self._pages.back()
        self._panes.bring_text()
        self._hits.find()

    def step(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) article, or page of the manual while that is read."""
        if not self._manual.turn(direction):
            self._commands.step(direction)

    def step_hit(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) hit in what is read."""
        if not self._manual.step(direction) and self._pages.shows_article:
            self._hits.step(direction)

    def page_down(self) -> None:
        """Scroll a page, at its end go on to the next article or page of the manual."""
        if not self._manual.page_down() and not self._pages.scroll_page(1):
            self._commands.step(1)

    def type_tag(self) -> None:
        """Open the field for a tag of the chosen articles, whatever is read when it is typed."""
        if self._reading.article is not None:
            self._pages.back()
            self._panes.bring_text()
            self.tagged = self._commands.chosen()
            self._page.type_tag(len(self.tagged))
