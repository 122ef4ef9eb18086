"""What is being read: the article, its neighbours on the trail, and its summary. Knows panes and desk, and no menus."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from reader.errors import TearsheetError
from reader.gui.article.page import Neighbours, Page
from reader.gui.list.article_list import ArticleList
from reader.gui.list.reading_progress import ReadingProgress
from reader.gui.session.session import Session
from reader.gui.summary.controller import SummaryController
from reader.gui.summary.pane import SummaryPane
from reader.model.article import Article

LOOK_AGAIN_MS = 500
"""How soon it is looked again whether an article is seen that lies under a selection of several."""


class ReadingController(QObject):
    """``shown`` carries the article that is shown now, or None; ``summary_toggled`` whether its summary is open."""

    shown = Signal(object)

    def __init__(self, session: Session, articles: ArticleList, page: Page, pane: SummaryPane) -> None:
        super().__init__(session.window)
        self._desk = session.desk
        self._bridge = session.bridge
        self._changes = session.changes
        self._list = articles
        self._page = page
        self.summary = SummaryController(session, page, pane, self)
        self.summary_toggled = self.summary.toggled
        self.summary_toggled.connect(lambda _open: self._go_on())
        articles.model.rows_shown.connect(self.summary.rows_shown)
        self._progress = ReadingProgress(session.desk, session.bridge, articles.model, self)
        page.step_asked.connect(self.go)
        page.position_changed.connect(self._remember_position)
        self._seen = QTimer(self)
        self._seen.setSingleShot(True)
        self._seen.timeout.connect(self._seen_long)
        self._by_person = True
        self._was_long = False

    @property
    def article(self) -> Article | None:
        return self._page.article

    @property
    def article_id(self) -> int:
        return self._page.article.row.id if self._page.article else 0

    # --- articles ------------------------------------------------------------------------------------------------------

    def go(self, article_id: int) -> None:
        """Show an article and make it the list's current one."""
        self._list.select(article_id)
        self.show(article_id)

    def begin(self, article_id: int) -> None:
        """Show an article that nobody asked for, as a start does: it counts as read when a person scrolls or goes on."""
        self._list.select(article_id)
        self.show(article_id, by_person=False)

    def show(self, article_id: int, *, by_person: bool = True) -> None:
        """Show an article at the place where reading stopped; shown for a moment, it counts as read."""
        if self._was_long and article_id != self.article_id:
            self._mark_read()
        try:
            article = self._desk.article(article_id)
            place = self._desk.articles.reading_position(article_id)
        except TearsheetError as error:
            self._changes.say(error)
            return
        self._page.show_article(article, self._neighbours(article_id), self._desk.tags.all(), place)
        self._wait_until_seen(article, by_person)
        self.shown.emit(article)
        self.summary.article_shown()

    def _wait_until_seen(self, article: Article, by_person: bool) -> None:
        self._by_person, self._was_long = by_person, False
        self._seen.stop()
        if article.row.state == "ready" and not article.row.read and self._desk.settings["mark_read"]:
            seconds = int(self._desk.settings["read_after"])
            if seconds:
                self._seen.start(seconds * 1000)
            else:
                self._seen_long()

    def _seen_long(self) -> None:
        """Mark the article as read that was shown for a moment; one that nobody asked for, only once somebody goes on."""
        if self._page.selection.isVisible():  # several are selected, and the page shows none of them
            self._seen.start(max(self._seen.interval(), LOOK_AGAIN_MS))
            return
        self._was_long = not self._by_person
        if self._by_person:
            self._mark_read()

    def _go_on(self) -> None:
        """Take the article as one that a person reads, as soon as they do something with it."""
        self._by_person = True
        if self._was_long:
            self._mark_read()

    def _mark_read(self) -> None:
        self._was_long = False
        article = self._page.article
        if article is not None and not article.row.read:
            self._list.model.keep(article.row.id)
            if self._desk.notice is None:
                self._changes.opened(article.row.id)

    def go_to_sentence(self, article_id: int, start: int, end: int) -> None:
        """Show an article with a sentence of it marked and in sight, whether or not the list holds it."""
        if self.article_id == article_id:
            self._list.select(article_id)
            self._page.mark(start, end)
            self._page.position.go_to(start, smooth=False)
            return
        self.go(article_id)
        if self.article_id == article_id:
            self._page.start_at(start, end)

    def show_nothing(self) -> None:
        self._seen.stop()
        self._was_long = False
        self._page.show_nothing()
        self.shown.emit(None)
        self.summary.article_shown()

    def refresh(self, *, text: bool) -> None:
        """Show the article that changed; with ``text`` its content too. One that is gone gives way to its neighbour."""
        if not self.article_id:
            return
        try:
            article = self._desk.article(self.article_id)
        except TearsheetError:
            self.show_nothing()
            return
        before = self._page.article
        if before is None or article.row.state != before.row.state:
            self.show(article.row.id)
        elif text:
            self._page.show_again(article, self._desk.tags.all())
            self._page.set_neighbours(self._neighbours(article.row.id))
            self.shown.emit(article)
            self.summary.article_shown()
        else:
            self._page.update_head(article, self._desk.tags.all())
            self._page.set_neighbours(self._neighbours(article.row.id))
            self.shown.emit(article)

    def refresh_neighbours(self) -> None:
        if self.article_id:
            self._page.set_neighbours(self._neighbours(self.article_id))

    def step(self, direction: int) -> bool:
        """Go to the next (1) or previous (-1) article of the list; return False at its end."""
        trail = self._list.model.trail(self.article_id)
        wanted = trail.next() if direction > 0 else trail.previous()
        if wanted is None:
            return False
        self.go(wanted)
        return True

    def _neighbours(self, article_id: int) -> Neighbours:
        trail = self._list.model.trail(article_id)
        before, after = trail.previous(), trail.next()
        row = self._list.model.row
        return Neighbours(row(before) if before else None, row(after) if after else None)

    def _remember_position(self, article_id: int, offset: int) -> None:
        if offset and article_id == self.article_id:
            self._go_on()
        if self._desk.notice is None:
            self._bridge.change(
                self._desk.organizing.remember_place,
                article_id,
                offset,
                then=lambda _done: self._progress.ask([article_id]),
            )

    # --- summary -------------------------------------------------------------------------------------------------------

    @property
    def summary_open(self) -> bool:
        return self.summary.is_open

    def toggle_summary(self) -> None:
        self.summary.toggle()

    def open_summary(self) -> None:
        self.summary.open()
