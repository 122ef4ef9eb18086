"""The overview in the window: asked for by menu or key, made without stopping it, and kept up to date while it is
seen.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader.gui.list.article_list import ArticleList
from reader.gui.navigation.page_stack import PageStack
from reader.gui.navigation.reading_controller import ReadingController
from reader.gui.session.session import Session
from reader.model.article import Article
from reader.model.library import Filter
from reader.model.overview import Overview, Space

if TYPE_CHECKING:
    from reader.gui.overview.storage_cleanup import StorageCleanup
    from reader.gui.overview.view import OverviewView

REFRESH_MS = 2_000
"""Changes are shown so long after the first of them: once for many, and not more often than that."""


class OverviewController(QObject):
    """Connects its action itself, and adds the page ``overview`` to the stack; ``show`` is what lists a filter."""

    def __init__(
        self,
        session: Session,
        articles: ArticleList,
        reading: ReadingController,
        pages: PageStack,
        show: Callable[[Filter], None],
    ) -> None:
        super().__init__(session.window)
        self._desk = session.desk
        self._bridge = session.bridge
        self._theme = session.theme
        self._actions = session.actions
        self._action = session.actions["overview"]
        self._list = articles
        self._reading = reading
        self._pages = pages
        self._show_filter = show
        self._view = pages.add("overview", self._make_view)
        self._cleanup: StorageCleanup | None = None
        self._article_id = 0
        self._pending = QTimer(self)
        self._pending.setSingleShot(True)
        self._pending.setInterval(REFRESH_MS)
        self._pending.timeout.connect(self._refresh)
        self._action.triggered.connect(lambda _checked: self.toggle())
        articles.view.clicked.connect(lambda index: self._row_clicked(articles.model.article_at(index.row())))
        reading.shown.connect(self._article_shown)
        pages.currentChanged.connect(lambda _index: self._turned())
        self._bridge.articles_changed.connect(lambda _event: self._changed())
        self._bridge.library_changed.connect(self._changed)

    @property
    def _shown(self) -> bool:
        return self._pages.shows("overview")

    def toggle(self) -> None:
        """Go to the overview, from it back to the article."""
        if self._shown:
            self._pages.back()
            return
        self._article_id = self._reading.article_id
        self._pages.show_page("overview")
        if self._cleanup is not None:
            self._cleanup.estimate()

    def _make_view(self) -> OverviewView:
        from reader.gui.overview.storage_cleanup import StorageCleanup
        from reader.gui.overview.view import OverviewView

        view = OverviewView(self._theme)
        view.opened.connect(self._show_filter)
        view.asked.connect(lambda name: self._actions[name].trigger())
        self._cleanup = StorageCleanup(self._desk, self._bridge, view.storage, self)
        return view

    # --- looking -------------------------------------------------------------------------------------------------------

    def _turned(self) -> None:
        self._action.setChecked(self._shown)
        if self._shown:
            self._request()

    def _changed(self) -> None:
        if not self._pending.isActive():
            self._pending.start()

    def _refresh(self) -> None:
        if self._shown:
            self._request()

    def _request(self) -> None:
        look, space = self._desk.overviews.start()
        self._bridge.watch(look.future, self._show_overview)
        self._bridge.watch(space.future, self._measured)

    def _show_overview(self, overview: Overview) -> None:
        view = self._view()
        first = view.overview is None
        view.show_overview(overview)
        if first and self._shown and view.scroll_area.hasFocus():
            view.take_focus()

    def _measured(self, space: Space) -> None:
        self._view().show_space(space)

    # --- going ---------------------------------------------------------------------------------------------------------

    def _row_clicked(self, article_id: int) -> None:
        """Go back on a click on the row of the article that lies under the overview."""
        if self._shown and article_id and article_id == self._reading.article_id and len(self._list.chosen()) == 1:
            self._pages.back()

    def _article_shown(self, article: Article | None) -> None:
        """Go back when a person went to another article: it is what they want to see now."""
        shown = article.row.id if article else 0
        if self._shown and shown != self._article_id:
            self._pages.back()
        self._article_id = shown
