"""What the list is of, in which order, and how it follows what changes in the library: with the sidebar, the field and
what is read.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from reader.desk.desk import Desk
from reader.desk.events import ArticlesChanged
from reader.errors import TearsheetError
from reader.gui.list.article_list import ArticleList
from reader.gui.list.list_header import ORDER_WORDS
from reader.gui.list.list_loader import ListLoader
from reader.gui.search.search_field import SearchField
from reader.gui.session.actions import Actions
from reader.gui.session.bridge import Bridge
from reader.gui.session.library_state import LibraryState
from reader.gui.sidebar.sidebar import Sidebar
from reader.gui.sidebar.sidebar_counts import SidebarCounts
from reader.gui.sidebar.sidebar_rows import PLACES, filter_of
from reader.model.library import Counts, Filter, Order

if TYPE_CHECKING:
    from array import array

    from reader.gui.navigation.reading_controller import ReadingController
    from reader.gui.search.hit_navigation import HitNavigation

MAX_LISTS = 20
"""Lists that a person can go back to."""
AROUND_MS = 25
"""How long after the list the page is told of it: what is typed goes to the list first."""
REST_MS = 60
"""Changes that come this close together are shown together."""


class ListController(QObject):
    """``counted`` carries the ``Counts`` after the library changed; ``shown`` says that another list, or one in another
    order, is shown. Before ``follow`` nobody reads yet: there is the list, and no more.
    """

    counted = Signal(object)
    shown = Signal()

    def __init__(
        self,
        desk: Desk,
        bridge: Bridge,
        actions: Actions,
        field: SearchField,
        sidebar: Sidebar,
        articles: ArticleList,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._actions = actions
        self._field = field
        self._sidebar = sidebar
        self._list = articles
        self._reading: ReadingController
        self._hits: HitNavigation
        self._followed = False
        self.counts = Counts()
        self._order: Order = "saved"
        self._reverse = False
        self._before_search = Filter(place="all")
        self._before: list[Filter] = []
        self._stale: set[int] | None = set()
        self._filled: set[int] = set()
        self._pending = QTimer(self)
        self._pending.setSingleShot(True)
        self._pending.setInterval(REST_MS)
        self._pending.timeout.connect(self._refresh)
        self._around = QTimer(self)  # after the list has been painted
        self._around.setSingleShot(True)
        self._around.setInterval(AROUND_MS)
        self._around.timeout.connect(self._show_around)
        self._tallies = SidebarCounts(desk, bridge, self)
        self._tallies.counted.connect(sidebar.show_counted)
        self._loading = ListLoader(desk, bridge, self)
        self._loading.found.connect(articles.found)
        articles.model.wanted.connect(self._loading.ask)
        self._bridge = bridge

    def follow(self, reading: ReadingController, hits: HitNavigation) -> None:
        """Let the list and what is read follow each other from now on, and both what changes in the library."""
        self._reading, self._hits, self._followed = reading, hits, True
        self._list.model.completed.connect(reading.refresh_neighbours)
        self._bridge.articles_changed.connect(self._articles_changed)
        self._bridge.library_changed.connect(lambda: self._pending.start() if not self._pending.isActive() else None)
        hits.search(self._list.model.filter.words)

    # --- from one start to the next ------------------------------------------------------------------------------------

    def restore(self, state: QSettings, own: LibraryState) -> None:
        """List what the list was of when the window was closed on this library, in the order of all."""
        kept = {name: own.value(name) for name in ("place", "tag", "site", "folder", "closed_tags")}
        kept |= {name: str(state.value(name, "")) for name in ("order", "reverse")}
        self.counts = self._desk.counts()
        self._order = kept["order"] if kept["order"] in ORDER_WORDS else "saved"
        self._reverse = kept["reverse"] == "true"
        self._actions["order"].setChecked(self._reverse)
        folder = next((folder for folder in self.counts.folders if str(folder.id) == kept["folder"]), None)
        place = kept["place"] if kept["place"] in [known for known, _, _ in PLACES] else "unread"
        wanted = filter_of(folder) if folder else Filter(place=place, tag=kept["tag"], site=kept["site"])
        self._sidebar.closed = set(filter(None, kept["closed_tags"].split("\n")))
        self._sidebar.show_counts(self.counts, wanted)
        self.show(wanted, keep_article=True)
        self.counted.emit(self.counts)

    def keep(self, state: QSettings, own: LibraryState) -> None:
        """Remember what the list is of, and its order."""
        wanted = self._list.model.filter
        for name, value in (
            ("place", wanted.place),
            ("tag", wanted.tag),
            ("site", wanted.site),
            ("folder", wanted.folder),
            ("closed_tags", "\n".join(sorted(self._sidebar.closed))),
        ):
            own.keep(name, value)
        state.setValue("order", self._order)
        state.setValue("reverse", "true" if self._reverse else "false")

    # --- what is listed ------------------------------------------------------------------------------------------------

    def show(self, wanted: Filter, *, keep_article: bool = False) -> None:
        """List what passes the filter; the article that is shown stays unless another is chosen."""
        self._remember(wanted)
        if wanted.order != "relevance":
            wanted = wanted._replace(order=self._order, reverse=self._reverse)
        if not wanted.words or wanted.folder:
            self._field.reset()
        self._list.show_filter(wanted, self._sidebar.name_of(wanted))
        self._sidebar.select(wanted)
        self._actions["save_search"].setEnabled(bool(wanted.words) and not wanted.folder)
        if not self._followed:
            return
        self._hits.search(wanted.words)
        if not keep_article:
            self._list.select(self._reading.article_id)
        self._around.start()
        self.shown.emit()

    def _remember(self, wanted: Filter) -> None:
        """Keep the list that another one takes the place of. The words of a search are one list, however many letters
        it was typed in; another order is no other list.
        """
        before, plain = self._list.model.filter, Filter()
        same = [one._replace(order=plain.order, reverse=False, keep_visible=()) for one in (before, wanted)]
        if not self._followed or same[0] == same[1] or (before.words and wanted.words and not before.folder):
            return
        self._before = [*self._before[-MAX_LISTS:], before]
        self._actions["back_list"].setEnabled(True)

    def back(self) -> None:
        """Show the list that was shown before this one."""
        if not self._before:
            return
        wanted = self._before.pop()
        kept = list(self._before)
        if wanted.words and not wanted.folder:
            self._field.setText(wanted.words)
        self.show(wanted)
        self._before = kept
        self._actions["back_list"].setEnabled(bool(kept))

    def _show_around(self) -> None:
        """Show what the list means for the article that is read: its marks, and the cards at its foot."""
        self._hits.mark(here=self._list.model.row_of(self._reading.article_id) >= 0)
        self._reading.refresh_neighbours()

    def search(self, words: str, order: Order = "saved") -> None:
        before = self._list.model.filter
        if words.strip():
            if not before.words or before.folder:
                self._before_search = before
            self.show(Filter(place="all", words=words, order=order))
        else:
            self.show(self._before_search)

    def turn_order(self) -> None:
        self.sort(self._order, self._actions["order"].isChecked())

    def sort(self, order: Order, reverse: bool) -> None:
        """Sort the list by something, from now on; the article that is read stays in sight."""
        self._order, self._reverse = order, reverse
        self._actions["order"].setChecked(reverse)
        self.show(self._list.model.filter._replace(order=order))

    def _articles_changed(self, event: ArticlesChanged) -> None:
        if event.kind == "filled":
            self._filled.update(event.ids)
        if self._stale is not None:
            self._stale = self._stale | set(event.ids) if event.ids else None
        if not self._pending.isActive():
            self._pending.start()

    def _refresh(self) -> None:
        """Show what changed, once for many events; nothing under the mouse moves that need not."""
        stale, filled = self._stale, self._filled
        self._stale, self._filled = set(), set()
        before = self._reading.article_id
        order = self._list.model.ids
        self.counts = self._desk.counts()
        self._sidebar.show_counts(self.counts, self._list.model.filter)
        self.count()
        self.counted.emit(self.counts)
        self._list.reload(() if not stale else tuple(stale), lambda: self._reloaded(before, order, filled))

    def _reloaded(self, before: int, order: array[int], filled: set[int]) -> None:
        """Follow a list that shows what changed; ``order`` is what it showed before, when ``before`` was read."""
        if before and before == self._reading.article_id:
            was_listed = before in order
            gone = not self.exists(before) or (
                self._list.model.row_of(before) < 0 and was_listed and self._list.current() == 0
            )
            if gone and was_listed:
                self._close_gap(order, order.index(before))
            else:
                self._reading.refresh(text=before in filled)

    def _close_gap(self, order: array[int], place: int) -> None:
        """Show what followed the article that left its place in the list, however many left with it: the next one of the
        order before that is still listed, else the one before it.
        """
        listed = set(self._list.model.ids)
        for article_id in (*order[place + 1 :], *reversed(order[:place])):
            if article_id in listed:
                self._reading.go(article_id)
                return
        self._reading.show_nothing()

    def open_article(self, article_id: int) -> None:
        """Show an article, in a list that has it."""
        if self._list.model.row_of(article_id) < 0 and self._list.model.filter._replace(order="saved") == Filter(
            "unread"
        ):
            self._list.reload()  # one that was saved a moment ago comes into it
        if self._list.model.row_of(article_id) < 0:
            self.show(Filter(place="all"))
        self._reading.go(article_id)

    def exists(self, article_id: int) -> bool:
        """Return whether the article is there, and not in the trash."""
        try:
            return not self._desk.articles.row(article_id).deleted
        except TearsheetError:
            return False

    def get_ready(self) -> None:
        """Load what the first search needs, while nobody waits for it."""
        from reader.gui.list import row_snippets  # noqa: F401

        with suppress(TearsheetError):  # a library whose file is away just now says so when somebody searches
            self._desk.search.warm()

    def known(self) -> tuple[list[str], list[str]]:
        """Return the tags and sites that a search can name."""
        return [tag.name for tag in self.counts.tags], [site for site, _ in self.counts.sites]

    def count(self) -> None:
        """Have counted what is not counted by itself: see ``SidebarCounts``."""
        self._tallies.changed(self.counts)
