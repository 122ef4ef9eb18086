"""Briefings in the window: asked for by key, menu or button, made without stopping it, read, copied, and come back
to.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QWidget

from reader.desk.events import ArticlesChanged, JobChanged
from reader.errors import Cancelled, TearsheetError
from reader.gui.kit import messages
from reader.gui.list.article_list import ArticleList
from reader.gui.navigation.page_stack import PageStack
from reader.gui.navigation.reading_controller import ReadingController
from reader.gui.session.session import Session
from reader.model.article import Article
from reader.model.briefing import Briefing, Scope
from reader.text.anchors import find_again

if TYPE_CHECKING:
    from reader.desk.jobs import Job
    from reader.gui.briefing.export import BriefingExport
    from reader.gui.briefing.view import BriefingView


class BriefingController(QObject):
    """Connects its actions itself, and adds the page ``briefing`` to the stack.

    The last briefing is kept until another is made or its articles change: its key leads back to it from the articles
    that it led to.
    """

    def __init__(self, session: Session, articles: ArticleList, reading: ReadingController, pages: PageStack) -> None:
        super().__init__(session.window)
        self._desk = session.desk
        self._bridge = session.bridge
        self._actions = actions = session.actions
        self._theme = session.theme
        self._toast = session.toast
        self._session = session
        self._window = session.window
        self._list = articles
        self._reading = reading
        self._pages = pages
        self._view = pages.add("briefing", self._make_view)
        self._kept: Briefing | None = None
        self._name = ""
        self._stale = False
        self._way_back: tuple[object, ...] = ()
        self._job: Job | None = None
        self._exporter: BriefingExport | None = None
        self._before: tuple[bool, QWidget | None] = (False, None)
        self._article_id = 0
        actions["briefing"].triggered.connect(lambda _checked: self.toggle())
        actions["briefing_yesterday"].triggered.connect(lambda _checked: self.since_yesterday())
        articles.briefing_asked.connect(self.toggle)
        articles.view.clicked.connect(lambda index: self._row_clicked(articles.model.article_at(index.row())))
        reading.shown.connect(self._article_shown)
        pages.currentChanged.connect(lambda _index: self._check_actions())
        self._bridge.articles_changed.connect(self._articles_changed)
        self._bridge.job_changed.connect(self._job_changed)

    # --- asking --------------------------------------------------------------------------------------------------------

    def toggle(self) -> None:
        """Go to the briefing of what is selected, else of the list; from it back to the article. The last one comes
        back as it was where nothing else was asked for since.
        """
        wanted = self._wanted()
        new = self._job is None and self._is_new(wanted)
        if self._shown and not new:
            self._pages.back()
        elif self._job is not None or (self._kept is not None and not new):
            self.show_again()
        else:
            self._start(wanted)
        self._check_actions()

    def since_yesterday(self) -> None:
        """Make a briefing of what was saved since yesterday, whatever the list shows."""
        from reader.desk.briefings import scope_since

        self._start(scope_since("yesterday"))
        self._check_actions()

    def show_again(self) -> None:
        """Show the last briefing, where it was left, or the one that is being made."""
        self._article_id = self._reading.article_id
        self._way_back = self._where()
        self._toast.hide()  # it may still offer this way
        self._pages.show_page("briefing")

    def summary(self, *, toggle: bool) -> None:
        """Open or close the summary of the article: from a briefing or the overview the way leads back to the article,
        with its summary open.
        """
        if self._pages.shows_many:
            self._pages.back()
            self._reading.open_summary()
        else:
            (self._reading.toggle_summary if toggle else self._reading.open_summary)()

    def _wanted(self) -> Scope:
        chosen = self._list.chosen()
        if len(chosen) > 1:
            return Scope(ids=tuple(chosen))
        return Scope(filter=self._list.model.filter._replace(reverse=False))

    def _is_new(self, wanted: Scope) -> bool:
        """Return whether a person asks for another briefing than the last. From an article that it led to, with the
        list as it was, the way leads back to it, whatever it is of.
        """
        if self._kept is None:
            return True
        if not wanted.ids and self._way_back == self._where():
            return False
        known = self._kept.scope
        same = known.ids == wanted.ids and (
            known.filter._replace(keep_visible=()) == wanted.filter._replace(keep_visible=())
        )
        return self._stale or not same

    def _where(self) -> tuple[object, ...]:
        shown = self._list.model.filter
        return shown.place, shown.tag, shown.site, shown.words, self._reading.article_id

    # --- making --------------------------------------------------------------------------------------------------------

    def _start(self, scope: Scope) -> None:
        from reader.desk.briefings import now
        from reader.gui.briefing import wording

        if self._job is not None:
            self._job.cancel()
        else:
            self._before = self._shown, self._window.focusWidget()
        self._view().wait(wording.title_of(scope, now()), self.tr("Briefing · Reading articles…"))
        self._article_id = self._reading.article_id
        self._pages.show_page("briefing")
        name = self._list.name.text()
        job = self._job = self._desk.briefings.start(replace(scope, language=_reader_language()))
        self._bridge.watch(
            job.future, lambda made: self._made(job, made, name), lambda error: self._not_made(job, error)
        )

    def _job_changed(self, changed: JobChanged) -> None:
        if self._job is not None and changed.job_id == self._job.id:
            if changed.stage == "comparing":
                self._view().set_busy(self.tr("Briefing · Comparing articles…"))
            else:
                self._view().set_progress(changed.fraction)

    def _made(self, job: Job, briefing: Briefing, name: str) -> None:
        if job is not self._job:
            return
        self._job = None
        self._kept, self._name, self._stale = briefing, name, False
        self._way_back = self._where()
        self._show(briefing)
        if self._shown:
            if self._has_keyboard():
                self._view().take_focus()
        else:
            self._toast.say(self.tr("The briefing is ready."), (self.tr("Show"), self.show_again))

    def _has_keyboard(self) -> bool:
        """Return whether the keyboard is in the briefing, or nowhere. Whoever went on elsewhere meanwhile keeps it."""
        focused = self._pages.window().focusWidget()
        return focused is None or self._pages.isAncestorOf(focused)

    def _show(self, briefing: Briefing) -> None:
        from reader.gui.briefing import wording

        title, about = wording.title_of(briefing.scope, briefing.made), wording.about(briefing, self._name)
        size = int(self._desk.settings["text_size"])
        self._view().show_briefing(briefing, title, about, wording.note(briefing), size)

    def _not_made(self, job: Job, error: TearsheetError) -> None:
        if job is not self._job:
            return
        self._job = None
        self._as_before()
        if not isinstance(error, Cancelled):
            self._toast.say(messages.sentence(error))

    def _cancel(self) -> None:
        """Stop making it; what was shown before is shown again at once, whenever the work ends."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self._as_before()

    def _as_before(self) -> None:
        shown, focused = self._before
        inside = self._has_keyboard()
        if self._kept is not None:
            self._show(self._kept)
        if not self._shown:
            return
        if shown and self._kept is not None:
            if inside:
                self._view().take_focus()
            return
        self._pages.back()
        if inside and focused is not None and focused.isVisible():
            focused.setFocus()

    # --- reading -------------------------------------------------------------------------------------------------------

    def _make_view(self) -> BriefingView:
        from reader.gui.briefing.view import BriefingView

        view = BriefingView(self._theme)
        view.opened.connect(self._open)
        view.asked.connect(self._export)
        view.cancelled.connect(self._cancel)
        return view

    @property
    def _shown(self) -> bool:
        return self._pages.shows("briefing")

    def _open(self, article_id: int, start: int, end: int) -> None:
        """Go to where the sentence stands. The text may have changed since; the sentence is looked for, and missed only
        where it is gone.
        """
        briefing = self._kept
        if briefing is None:
            return
        try:
            self._desk.articles.row(article_id)
        except TearsheetError:
            self._toast.say(self.tr("This article is no longer in the library."))
            return
        words = briefing.articles[article_id].text[start:end]
        shown = self._reading.article
        text = shown.text if shown is not None and shown.row.id == article_id else self._desk.articles.text(article_id)
        if text[start:end] != words:
            start, end = find_again(words, text, start) or (-1, -1)
        self._article_id = article_id
        self._pages.back()
        back = (self.tr("Go back") + "   B", self.show_again)
        if start < 0:
            self._reading.go(article_id)
            self._way_back = self._where()
            self._toast.say(self.tr("This sentence is no longer in the article."), back)
            return
        self._reading.go_to_sentence(article_id, start, end)
        self._way_back = self._where()
        if self._reading.article_id == article_id:
            self._toast.say(self.tr("Opened from the briefing."), back)

    def _row_clicked(self, article_id: int) -> None:
        """Go back on a click on the row of the article that lies under the briefing."""
        single = len(self._list.chosen()) == 1
        if single and article_id and self._shown and article_id == self._reading.article_id:
            self._pages.back()

    def _article_shown(self, article: Article | None) -> None:
        """Go back when a person went to another article: it is what they want to see now."""
        shown = article.row.id if article else 0
        if self._shown and shown != self._article_id:
            self._pages.back()
        self._article_id = shown

    def _articles_changed(self, event: ArticlesChanged) -> None:
        if self._kept is not None and event.kind in ("filled", "removed"):
            self._stale = True

    def _check_actions(self) -> None:
        self._actions["briefing"].setChecked(self._shown)
        self._actions["summary"].setChecked(self._reading.summary_open and not self._pages.shows_many)

    def restyle(self) -> None:
        """Set the text in another size."""
        if self._pages.is_made("briefing"):
            self._view().restyle(int(self._desk.settings["text_size"]))

    def print(self) -> None:
        """Print the briefing that is shown."""
        self._export("print")

    def _export(self, form: str) -> None:
        """Copy, save or print it."""
        from reader.gui.briefing.export import BriefingExport

        if self._kept is not None:
            if self._exporter is None:
                self._exporter = BriefingExport(self._session)
            self._exporter.export_as(form, self._kept, self._name)


def _reader_language() -> str:
    """Return the language that the reader set for programs ("en-GB"), not the one of dates and numbers."""
    return next(iter(QLocale().uiLanguages()), "")
