"""What is being read: the article, its neighbours on the trail, and its summary. Knows panes and desk, and no menus."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from reader.desk.desk import Desk
from reader.desk.settings import LENGTHS
from reader.errors import TearsheetError
from reader.gui import messages
from reader.gui.article_list import ArticleList
from reader.gui.bridge import Bridge
from reader.gui.changes import Changes
from reader.gui.page import Neighbours, Page
from reader.gui.summary_pane import SummaryPane
from reader.model import Article, Summary


class Reading(QObject):
    """``shown`` carries the article that is shown now, or None; ``summary_toggled`` whether its summary is open."""

    shown = Signal(object)
    summary_toggled = Signal(bool)

    def __init__(
        self, desk: Desk, bridge: Bridge, changes: Changes, articles: ArticleList, page: Page, pane: SummaryPane, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bridge = bridge
        self._changes = changes
        self._list = articles
        self._page = page
        self._pane = pane
        self.summary_open = False
        self._asked = (0, "")
        pane.sentence_chosen.connect(self._show_sentence)
        pane.length_chosen.connect(self._choose_length)
        pane.closed.connect(self.close_summary)
        page.summary_asked.connect(self.open_summary)
        page.summary_hidden.connect(self.close_summary)
        page.step_asked.connect(self.go)
        page.place_changed.connect(self._remember_place)
        pane.set_length(str(desk.settings["summary_length"]))

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

    def show(self, article_id: int) -> None:
        """Show an article at the place where reading stopped; opening marks it as read."""
        try:
            article = self._desk.article(article_id)
            place = self._desk.library.articles.place(article_id)
        except TearsheetError as error:
            self._changes.say(error)
            return
        self._page.show_article(article, self._neighbours(article_id), self._desk.library.tags.all(), place)
        if article.row.state == "ready" and not article.row.read and self._desk.settings["mark_read"]:
            self._list.model.keep(article_id)
            if self._desk.library.notice is None:
                self._changes.opened(article_id)
        self.shown.emit(article)
        if self.summary_open:
            self._summarise()

    def show_nothing(self) -> None:
        self._page.show_nothing()
        self.shown.emit(None)
        if self.summary_open:
            self._pane.show_message(self.tr("Choose an article to see its summary."))

    def refresh(self, *, text: bool) -> None:
        """The shown article changed; with ``text`` its content too. One that is gone gives way to its neighbour."""
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
            self._page.show_again(article, self._desk.library.tags.all())
            self._page.set_neighbours(self._neighbours(article.row.id))
            self.shown.emit(article)
            if self.summary_open:
                self._summarise()
        else:
            self._page.update_head(article, self._desk.library.tags.all())
            self._page.set_neighbours(self._neighbours(article.row.id))
            self.shown.emit(article)

    def refresh_neighbours(self) -> None:
        if self.article_id:
            self._page.set_neighbours(self._neighbours(self.article_id))

    def step(self, direction: int) -> bool:
        """To the next (1) or previous (-1) article of the list. False at its end."""
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

    def _remember_place(self, article_id: int, offset: int) -> None:
        if self._desk.library.notice is None:
            self._bridge.change(self._desk.organise.remember_place, article_id, offset)

    # --- summary -------------------------------------------------------------------------------------------------------

    def toggle_summary(self) -> None:
        if self.summary_open:
            self.close_summary()
        else:
            self.open_summary()

    def open_summary(self) -> None:
        if not self.summary_open:
            self.summary_open = True
            self.summary_toggled.emit(True)
        self._summarise()

    def close_summary(self) -> None:
        self.summary_open = False
        self._page.mark(0, 0)
        self._page.set_ticks([])
        self.summary_toggled.emit(False)

    def _choose_length(self, length: str) -> None:
        self._desk.settings.set("summary_length", length)
        self._summarise()

    def _summarise(self) -> None:
        article = self._page.article
        self._page.mark(0, 0)
        self._page.set_ticks([])
        if article is None:
            self._pane.show_message(self.tr("Choose an article to see its summary."))
            return
        if article.row.state != "ready":
            self._pane.show_message(self.tr("There is no text to summarise yet."))
            return
        length = str(self._desk.settings["summary_length"])
        self._pane.set_length(length)
        self._asked = (article.row.id, length)
        try:
            kept = self._desk.summaries.kept(article.row.id, LENGTHS[length])
        except TearsheetError as error:
            self._pane.show_message(messages.sentence(error))
            return
        if kept is not None:
            self._show_summary(kept)
            return
        self._pane.show_message(self.tr("Reading the article …"))
        asked = self._asked
        job = self._desk.jobs.submit(
            "summary", lambda _job: self._desk.summaries.summarize(asked[0], LENGTHS[length]), lane="thinking", article_id=asked[0]
        )
        self._bridge.watch(
            job.future,
            lambda summary: asked == self._asked and self.summary_open and self._show_summary(summary),
            lambda error: asked == self._asked and self._pane.show_message(messages.sentence(error)),
        )

    def _show_summary(self, summary: Summary) -> None:
        if self._page.article is None:
            return
        self._pane.show_summary(summary, self._page.article.row)
        self._page.set_ticks([sentence.start for sentence in summary.sentences])

    def _show_sentence(self, start: int, end: int) -> None:
        self._page.mark(start, end)
        self._page.go_to(start)
