"""The summary of the article that is read: opens and closes beside it, lights its sentences up in the text, keeps what
a person decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from reader.desk.events import ArticlesChanged
from reader.desk.program.settings import LENGTHS, NUMBER
from reader.errors import TearsheetError
from reader.gui.article.page import Page
from reader.gui.kit import messages
from reader.gui.kit.keys import has_keyboard
from reader.gui.session.session import Session
from reader.gui.summary.pane import SummaryPane
from reader.model.summary import Choice, Summary

MAX_SEEN = 5_000
"""Of so many articles it is known that their summaries were checked since the start; then it begins from the front."""
REFRESH_MS = 600
"""How long after rows were looked at their kept summaries are: after the first paint, and once for many."""


class SummaryController(QObject):
    """``toggled`` says whether the summary is open. ``rows_shown`` is told of articles whose rows are shown: where
    their summaries are of another method, version or text, they are made anew in the background.
    """

    toggled = Signal(bool)

    def __init__(self, session: Session, page: Page, pane: SummaryPane, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = session.desk
        self._bridge = session.bridge
        self._changes = session.changes
        self._page = page
        self._pane = pane
        self._before: QWidget | None = None
        self.is_open = False
        self._asked = (0, 0, 0)
        self._marked = (0, 0)
        self._seen: set[int] = set()
        self._to_see: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self._refresh_stale)
        pane.sentence_chosen.connect(self._show_sentence)
        pane.sentence_lit.connect(self._light)
        pane.length_chosen.connect(self._choose_length)
        pane.number_chosen.connect(self._choose_number)
        pane.decided.connect(self._decide)
        pane.undecided.connect(self._bring_back)
        pane.closed.connect(self.close)
        page.summary_asked.connect(self.open)
        page.summary_hidden.connect(self.close)
        page.selection.covers.connect(lambda _covers: self.article_shown())
        self._bridge.articles_changed.connect(self._articles_changed)
        self._show_length()

    # --- open and closed -----------------------------------------------------------------------------------------------

    def toggle(self) -> None:
        (self.close if self.is_open else self.open)()

    def open(self) -> None:
        """Open it beside the text, with the keyboard on the first sentence."""
        if not self.is_open:
            self._before = self._page.window().focusWidget()
            self.is_open = True
            self.toggled.emit(True)
            self.refresh()
        self._pane.take_focus()

    def close(self) -> None:
        """Close it; the keyboard goes back to where it was, unless it has gone elsewhere since."""
        inside = has_keyboard(self._pane)
        self.is_open = False
        if inside:
            before = self._before
            (before if before is not None and before.isVisible() and before.isEnabled() else self._page.text).setFocus()
        self._before = None
        self.toggled.emit(False)
        self._page.mark(0, 0)
        self._page.ticks.set_sentences([])

    # --- what is shown -------------------------------------------------------------------------------------------------

    def article_shown(self) -> None:
        """Another article is shown, or its text has changed, or none is shown any more."""
        if self.is_open:
            self._page.mark(0, 0)
            self.refresh()

    def refresh(self) -> None:
        """Show the summary as the settings want it: the kept one at once, else as soon as it is made."""
        self._show_length()
        article = self._page.article
        if not self.is_open:
            return
        if article is None or not self._page.selection.isHidden():  # of several, it would not say whose it is
            self._asked = (0, 0, self._asked[2] + 1)
            self._say(self.tr("Choose an article to see its summary."))
            return
        if article.row.state != "ready":
            self._say(self.tr("There’s no text to summarise yet."))
            return
        article_id, sentences = article.row.id, self._desk.summaries.wanted
        asked = self._asked = (article_id, sentences, self._asked[2] + 1)
        try:
            kept = self._desk.summaries.kept(article_id, sentences)
        except TearsheetError as error:
            self._say(messages.sentence(error))
            return
        if kept is not None:
            self._show(kept)
            return
        if self._pane.row is None or self._pane.row.id != article_id:
            self._say(self.tr("Summarising…"))
        job = self._desk.jobs.submit(
            "summary",
            lambda _job: self._desk.summaries.summarize(article_id, sentences),
            lane="thinking",
            article_id=article_id,
        )
        self._bridge.watch(
            job.future,
            lambda summary: self._show(summary) if asked == self._asked and self.is_open else None,
            lambda error: self._say(messages.sentence(error)) if asked == self._asked else None,
        )

    def _say(self, words: str) -> None:
        self._pane.show_message(words)
        self._page.ticks.set_sentences([])

    def _show(self, summary: Summary) -> None:
        if self._page.article is not None:
            row = self._page.article.row
            self._pane.show_summary(summary, row, self._desk.summaries.choices(row.id))
            spans = [(sentence.start, sentence.end) for sentence in summary.sentences]
            self._page.ticks.set_sentences([start for start, _ in spans])
            mark = self._page.text.marks.spans[0]
            if mark == self._marked and mark not in spans:  # no mark on what is not in the summary any more
                self._page.text.marks.mark(0, 0)

    def _show_sentence(self, start: int, end: int) -> None:
        self._marked = (start, end)
        self._page.text.marks.mark(start, end)
        self._page.position.go_to(start)

    def _light(self, start: int, end: int, by_key: bool) -> None:
        self._page.light(start, end)
        if by_key and end > start:
            self._page.position.reveal(start)

    # --- length and method ---------------------------------------------------------------------------------------------

    def _show_length(self) -> None:
        """Show how long and how large it is."""
        settings = self._desk.settings
        self._pane.text_size = self._page.text_size
        length = str(settings["summary_length"])
        self._pane.length.show_length(length, LENGTHS.get(length) or int(settings["summary_number"]))

    def _choose_length(self, length: str) -> None:
        if self._bridge.set_setting("summary_length", length):
            self.refresh()

    def _choose_number(self, number: int) -> None:
        if self._bridge.set_setting("summary_number", number):
            self._choose_length(NUMBER)

    def setting_changed(self, name: str) -> None:
        """Follow a setting of that name that has another value."""
        if name == "summary_method":
            self._to_see |= self._seen
            self._seen.clear()
            self._timer.start()
        if name in ("text_size", "text_font") or name.startswith("summary_"):
            self.refresh()

    # --- what a person decides -----------------------------------------------------------------------------------------

    def _decide(self, choice: Choice) -> None:
        words = self.tr("Pin sentence") if choice.pinned else self.tr("Sentence removed.")
        self._change([choice], [], words)
        if not choice.pinned:
            self._changes.say_with_undo(words)

    def _bring_back(self, choices: Sequence[Choice]) -> None:
        one = self.tr("Unpin sentence") if all(choice.pinned for choice in choices) else self.tr("Restore sentences")
        self._change([], [choice.sentence for choice in choices], one)

    def _change(self, choices: Sequence[Choice], undecided: Sequence[str], words: str) -> None:
        article_id = self._pane.row.id if self._pane.row else 0
        decide = self._desk.summaries.decide
        touched = {*undecided, *(choice.sentence for choice in choices)}
        before = [choice for choice in self._desk.summaries.choices(article_id) if _among(choice, touched)]

        def done(_before: object) -> None:
            if self._page.article is not None and self._page.article.row.id == article_id:
                self.refresh()
            self.rows_shown([article_id], again=True)

        def decided() -> Future[Any]:
            return self._bridge.change(decide, article_id, choices, undecided, then=done)

        decided()
        self._changes.remember(
            words, lambda: self._bridge.change(decide, article_id, before, list(touched), then=done), again=decided
        )

    # --- kept summaries that are of something else ---------------------------------------------------------------------

    def rows_shown(self, ids: Sequence[int], *, again: bool = False) -> None:
        """Check the summaries of articles whose rows are shown; ``again``: even if that was done since the start."""
        wanted = set(ids) if again else set(ids) - self._seen
        if wanted and self._desk.notice is None:
            self._to_see |= wanted
            if not self._timer.isActive():
                self._timer.start()

    def _articles_changed(self, event: ArticlesChanged) -> None:
        if event.kind == "filled":
            self.rows_shown(event.ids, again=True)

    def _refresh_stale(self) -> None:
        ids = sorted(self._to_see, reverse=True)
        self._seen = self._seen | self._to_see if len(self._seen) < MAX_SEEN else self._to_see
        self._to_see = set()
        self._desk.refresh_summaries(ids)


def _among(choice: Choice, sentences: set[str]) -> bool:
    return choice.sentence in {" ".join(words.split()) for words in sentences}
