"""The list of highlights and notes: asked for by key or menu, kept up to date while it is seen, and the way from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader.gui.article.page import Page
from reader.gui.highlights.controller import HighlightController
from reader.gui.kit.meanings import meaning_names
from reader.gui.navigation.list_controller import ListController
from reader.gui.navigation.page_stack import PageStack
from reader.gui.navigation.reading_controller import ReadingController
from reader.gui.session.session import Session
from reader.model.article import Article
from reader.model.highlight import HighlightedArticle

if TYPE_CHECKING:
    from reader.gui.highlights.view import Entry, HighlightsView

REFRESH_MS = 250
"""Changes are shown so long after the first of them, once for many."""


class HighlightListController(QObject):
    """Connects its action itself, and adds the page ``highlights`` to the stack."""

    def __init__(
        self,
        session: Session,
        lists: ListController,
        reading: ReadingController,
        pages: PageStack,
        page: Page,
        highlights: HighlightController,
    ) -> None:
        super().__init__(session.window)
        self._desk = session.desk
        self._theme = session.theme
        self._toast = session.toast
        self._changes = session.changes
        self._action = session.actions["highlights"]
        self._lists = lists
        self._reading = reading
        self._pages = pages
        self._highlights = highlights
        self._bridge = session.bridge
        self._article_id = 0
        self._asked = 0
        self._incoming = session.incoming
        self._view = pages.add("highlights", self._make_view)
        self._pending = QTimer(self)
        self._pending.setSingleShot(True)
        self._pending.setInterval(REFRESH_MS)
        self._pending.timeout.connect(self._refresh)
        self._action.triggered.connect(lambda _checked: self.toggle())
        highlights.tagging.chosen.connect(self.show_tagged)
        page.head.lost_asked.connect(self.toggle)
        reading.shown.connect(self._article_shown)
        pages.currentChanged.connect(lambda _index: self._action.setChecked(self._shown))
        session.bridge.articles_changed.connect(lambda _event: self._pending.start())
        session.bridge.library_changed.connect(self._pending.start)

    @property
    def _shown(self) -> bool:
        return self._pages.shows("highlights")

    def toggle(self) -> None:
        """Go to the list, from it back to the article. It begins with what the article has, else with all articles."""
        if self._shown:
            self._pages.back()
            return
        self._article_id = self._reading.article_id
        view = self._view()
        here = bool(self._article_id and self._desk.highlights.articles([self._article_id]))
        view.one.setEnabled(self._article_id > 0)
        (view.one if here else view.every).setChecked(True)
        self._show()
        self._pages.show_page("highlights")
        self._action.setChecked(True)

    def show_tagged(self, name: str) -> None:
        """Go to the list of all highlights with a tag."""
        if not self._shown:
            self.toggle()
        view = self._view()
        view.every.setChecked(True)
        self._show()
        view.show_tagged(name)

    def _make_view(self) -> HighlightsView:
        from reader.gui.highlights.view import HighlightsView

        view = HighlightsView(self._theme)
        view.opened.connect(self.open)
        view.removed.connect(self._remove)
        view.scope_chosen.connect(self._show)
        view.copied.connect(self._copy)
        return view

    def _refresh(self) -> None:
        if self._shown:
            self._show()

    def _show(self) -> None:
        """Show what the article has at once; what all have is looked for beside the window, and until then the list stays."""
        view = self._view()
        view.name(meaning_names(self._desk.settings))
        self._asked += 1
        if view.one.isChecked():
            view.show_articles(self._desk.highlights.articles([self._article_id]))
            return
        asked = self._asked
        job = self._desk.jobs.submit("listing", lambda _job: self._desk.highlights.search(), lane="listing")
        self._bridge.watch(job.future, lambda articles: self._show_all(articles) if asked == self._asked else None)

    def _show_all(self, articles: Sequence[HighlightedArticle]) -> None:
        view = self._view()
        waits = view.field.hasFocus() and not view.list.count()  # the keyboard waits in the field for the list
        view.show_articles(articles)
        if waits and not view.field.text():
            view.take_focus()

    # --- going, removing, copying --------------------------------------------------------------------------------------

    def open(self, entry: Entry) -> None:
        """Show the article at the passage; say so where its text does not hold that any more."""
        self._article_id = entry.article.id
        self._pages.back()
        if self._reading.article_id != entry.article.id:
            self._lists.open_article(entry.article.id)
        if entry.highlight is not None:
            self._highlights.point_at(entry.highlight.id)
            if not entry.highlight.found:
                self._toast.say(self.tr("This passage is no longer in the article’s text. It is kept in this list."))

    def _remove(self, entry: Entry) -> None:
        if entry.highlight is not None:
            self._changes.remove_highlights([entry.highlight.id])
        else:
            self._changes.put_note(entry.article.id, "", entry.article.note)

    def _copy(self) -> None:
        names = meaning_names(self._desk.settings)
        text = self._desk.highlights.as_markdown(self._view().shown, self.tr("Not found in the text"), names)
        self._incoming.copy(text)
        self._toast.say(self.tr("Copied as Markdown."))

    def _article_shown(self, article: Article | None) -> None:
        """Go back when a person went to another article: it is what they want to see now."""
        shown = article.row.id if article else 0
        if self._shown and shown != self._article_id:
            self._pages.back()
        self._article_id = shown
