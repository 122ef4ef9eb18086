"""Copies quotes, citations, evidence and links to passages, follows such links, and opens the dialog that verifies
quotes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from reader.errors import TearsheetError
from reader.gui.article.page import Page
from reader.gui.highlights.controller import HighlightController
from reader.gui.kit.citation_styles import style_words
from reader.gui.navigation.chosen_passage import ChosenPassage
from reader.gui.navigation.commands import Commands
from reader.gui.navigation.list_controller import ListController
from reader.gui.navigation.page_stack import PageStack
from reader.gui.navigation.reading_controller import ReadingController
from reader.gui.session.session import Session
from reader.gui.summary.pane import SummaryPane
from reader.model.article import Article
from reader.model.library import Row

if TYPE_CHECKING:
    from concurrent.futures import Future

    from reader.desk.quoting.passage_links import PassageLink
    from reader.desk.quoting.quotes import Quote
    from reader.gui.quoting.verify_dialog import VerifyDialog
    from reader.model.citation import Author

ABOUT_ARTICLE = (
    *("copy_quote", "add_to_quote", "copy_evidence", "copy_citation", "copy_citation_as"),
    *("copy_passage_link", "author_names"),
)
"""The actions that need an article."""


class QuoteController(QObject):
    """Connects its actions itself."""

    def __init__(
        self,
        session: Session,
        commands: Commands,
        lists: ListController,
        reading: ReadingController,
        pages: PageStack,
        page: Page,
        summary: SummaryPane,
        highlights: HighlightController,
    ) -> None:
        super().__init__(session.window)
        self._desk = session.desk
        self._bridge = session.bridge
        self._actions = session.actions
        self._changes = session.changes
        self._incoming = session.incoming
        self._toast = session.toast
        self._window = session.window
        self._commands = commands
        self._lists = lists
        self._reading = reading
        self._pages = pages
        self._page = page
        self._passage = ChosenPassage(page, summary)
        self._highlights = highlights
        self._collected: list[tuple[int, int]] = []
        self._collected_from: tuple[int, str] = (0, "")
        self._dialog: VerifyDialog | None = None
        for name, function in {
            "copy_quote": self.copy_quote,
            "add_to_quote": self.add_passage,
            "copy_evidence": self.copy_evidence,
            "copy_citation": self.copy_citation,
            "copy_passage_link": self.copy_link,
            "author_names": self.correct_names,
            "verify_quote": self.verify,
        }.items():
            self._actions[name].triggered.connect(lambda _checked=False, function=function: function())
        self._styles = QMenu(session.window)
        self._styles.aboutToShow.connect(self._fill_styles)
        self._actions["copy_citation_as"].setMenu(self._styles)
        page.text.menu_asked.connect(self._fill_menu)
        self._incoming.passage_asked.connect(self.follow)
        summary.citation_of = self._citation_of_summary

    def article_shown(self, article: Article | None) -> None:
        """Let the actions tell whether there is an article to cite, and words to quote."""
        for name in ABOUT_ARTICLE:
            self._actions[name].setEnabled(article is not None)
        if self._collected_from != _text_of(article):
            self._collected = []

    # --- what a command is about ---------------------------------------------------------------------------------------

    def _span(self) -> tuple[int, int]:
        return self._passage.seen(self._highlights.current_span)

    def _with_span(self, function: Callable[[int, tuple[int, int]], None]) -> None:
        """Call a function with the article and the marked words, or say what has to be done first."""
        article = self._page.article
        if article is None:
            return
        if not self._pages.shows_article:
            self._toast.say(self.tr("Press Esc to go back to the article first."))
            return
        span = self._span()
        if span[1] <= span[0] and self._collected:
            span = self._collected[0]
        if span[1] <= span[0]:
            self._toast.say(self.tr("Select a passage in the article first, or a sentence in its summary."))
            return
        try:
            function(article.row.id, span)
        except TearsheetError as error:
            self._changes.say(error)

    # --- copying -------------------------------------------------------------------------------------------------------

    def copy_quote(self) -> None:
        """Copy the marked words in quotation marks, with the citation."""

        def copy(article_id: int, span: tuple[int, int]) -> None:
            spans = self._with_collected(span)
            self._copy(self._desk.quotes.quote(article_id, spans))
            self._collected = []
            one = self.tr("Quote copied with its citation.")
            many = self.tr("Quote of %Ln passage(s) copied with its citation.", "", len(spans))
            self._toast.say(many if len(spans) > 1 else one)

        self._with_span(copy)

    def add_passage(self) -> None:
        """Keep the marked words for the next quote of this article, which leaves out what is between its passages."""

        def add(_article_id: int, span: tuple[int, int]) -> None:
            if span not in self._collected:
                self._collected.append(span)
            self._collected_from = _text_of(self._page.article)
            key = self._actions["copy_quote"].shortcut().toString()
            words = self.tr("%Ln passage(s) in the quote. %1 copies the quote.", "", len(self._collected))
            self._toast.say(words.replace("%1", key), (self.tr("Discard"), self._collected.clear))

        self._with_span(add)

    def _with_collected(self, span: tuple[int, int]) -> list[tuple[int, int]]:
        """Return the passages to quote: those collected with those selected, else what is marked."""
        if not self._collected:
            return [span]
        selected = self._passage.selected()
        return [*self._collected, *([selected] if selected[1] > selected[0] else [])]

    def copy_evidence(self) -> None:
        """Copy the same with when, where and what was fetched; the kept page is read and its digest computed anew."""

        def copy(article_id: int, span: tuple[int, int]) -> None:
            spans = self._with_collected(span)
            job = self._desk.jobs.submit(
                "evidence",
                lambda _job: self._desk.quotes.evidence(article_id, spans),
                lane="thinking",
                article_id=article_id,
            )

            def done(made: Quote) -> None:
                self._copy(made)
                self._collected = []
                self._toast.say(self.tr("Quote copied with its citation and evidence."))

            self._bridge.watch(job.future, done, self._refused)

        self._with_span(copy)

    def copy_citation(self, style: str = "") -> None:
        """Copy the citation of the chosen articles, in a style or in the one of the settings."""
        chosen = self._commands.chosen()
        if not chosen:
            return
        try:
            made = self._desk.citations.cite_many(chosen, style)
        except TearsheetError as error:
            self._changes.say(error)
            return
        self._incoming.copy(made.text, made.html)
        words = self.tr("%Ln citation(s) copied: %1", "", len(chosen))
        self._toast.say(words.replace("%1", style_words(style or self._desk.citations.style)))

    def copy_link(self) -> None:
        """Copy a link that leads back to the marked words."""

        def copy(article_id: int, span: tuple[int, int]) -> None:
            self._incoming.copy(self._desk.quotes.link(article_id, [span]))
            self._toast.say(self.tr("Link copied. It opens this passage in Tearsheet."))

        self._with_span(copy)

    def _copy(self, made: Quote) -> None:
        self._incoming.copy(made.text, made.html)

    def _refused(self, error: TearsheetError) -> None:
        self._changes.say(error)

    def _citation_of_summary(self, row: Row) -> str:
        """Return what stands below a summary that is copied; "" for the newsroom's line with the title."""
        if self._desk.citations.style == "newsroom":
            return ""
        shown = self._page.article
        article = shown if shown is not None and shown.row.id == row.id else self._desk.article(row.id)
        return self._desk.citations.below_quote(article).text

    # --- menus ---------------------------------------------------------------------------------------------------------

    def _fill_styles(self) -> None:
        from reader.desk.quoting.citations import STYLES

        self._styles.clear()
        for style in STYLES:
            self._styles.addAction(style_words(style), partial(self.copy_citation, style))

    def _fill_menu(self, menu: QMenu, _indexes: list[int]) -> None:
        """Put what can be copied of the text into its context menu."""
        if self._page.article is None or self._page.article.row.state != "ready":
            return
        menu.addSeparator()
        quoting = ("copy_quote", "add_to_quote", "copy_evidence", "copy_passage_link")
        names = quoting if self._span()[1] > self._span()[0] else ()
        for name in (*names, "copy_citation", "copy_citation_as"):
            menu.addAction(self._actions[name])

    # --- following and verifying ---------------------------------------------------------------------------------------

    def follow(self, link: PassageLink) -> None:
        """Show the passage that a link leads to, or say that its article is not here."""
        place = self._desk.quotes.place_of(link)
        if place is None:
            if link.address:
                self._incoming.offer(link.address)
            else:
                self._toast.say(self.tr("The article that this link leads to isn’t in your library."))
            return
        self.show(*place)
        if place[1] >= place[2]:
            self._toast.say(self.tr("The passage that this link leads to isn’t in the article’s text any more."))

    def show(self, article_id: int, start: int, end: int) -> None:
        """Show an article with a passage of it marked and in sight."""
        self._pages.back()
        self._lists.open_article(article_id)
        if start < end:
            self._reading.go_to_sentence(article_id, start, end)
            self._page.text.setFocus()

    def correct_names(self) -> None:
        """Let a person say how the names of the shown article are cited, as one step that Undo takes back."""
        from reader.desk.quoting.citations import author_of, cite
        from reader.gui.quoting.names_dialog import NamesDialog

        article = self._page.article
        if article is None:
            return
        citations = self._desk.citations
        names = citations.names(article.row.id)
        if not names:
            self._toast.say(self.tr("This article’s byline names nobody."))
            return
        work, language = citations.work(article.row.id), article.row.language
        dialog = NamesDialog(
            names,
            lambda name: author_of(name, language),
            lambda authors: cite(replace(work, authors=authors), citations.style).text,
            self._window,
        )
        dialog.exec()
        if not dialog.changes:
            return
        changes = dialog.changes
        before = {one.name: one.author if one.is_corrected else None for one in names}
        back = [(name, before[name]) for name, _ in changes]
        words = self.tr("Corrected %Ln name(s)", "", len(changes))
        self._correct(changes)
        self._changes.remember(words, lambda: self._correct(back), again=lambda: self._correct(changes))
        self._changes.say_with_undo(f"{words}.")

    def _correct(self, changes: Sequence[tuple[str, Author | None]]) -> Future[None]:
        def make() -> None:
            for name, author in changes:
                self._desk.citations.correct_name(name, author)

        return self._bridge.change(make)

    def verify(self) -> None:
        """Open the dialog that verifies quotes, with what the clipboard holds."""
        from reader.gui.quoting.verify_dialog import VerifyDialog

        if self._dialog is None:
            self._dialog = VerifyDialog(self._desk, self._bridge, self._window)
            self._dialog.place_chosen.connect(self.show)
        self._dialog.article_id = self._reading.article_id
        self._dialog.take(QGuiApplication.clipboard().text())
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()


def _text_of(article: Article | None) -> tuple[int, str]:
    """Return what places in a text are about: the article, and its text."""
    return (article.row.id, article.text) if article is not None else (0, "")
