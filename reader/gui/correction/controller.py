"""What a person corrects of the cleaning: a block out or back, a rule for a site, an article cleaned again or filled
from a saved page.

Each is one change that Undo takes back; the views that show why, and the page as it was, are opened here too.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMenu

from reader.desk.events import ArticlesChanged
from reader.errors import Cancelled, TearsheetError
from reader.gui.article.page import Page
from reader.gui.kit import messages
from reader.gui.kit.dialogs.question_dialog import QuestionDialog
from reader.gui.kit.keys import key_of
from reader.gui.navigation.commands import Commands
from reader.gui.navigation.page_stack import PageStack
from reader.gui.session.library_state import LibraryState
from reader.gui.session.session import Session
from reader.model.article import Article

if TYPE_CHECKING:
    from concurrent.futures import Future

    from reader.desk.jobs import Job
    from reader.desk.originals import Shown
    from reader.desk.recleaning import Outcome
    from reader.desk.site_rules import Rule
    from reader.gui.correction.original_view import OriginalView
    from reader.gui.correction.rules_dialog import RulesDialog
    from reader.gui.correction.why_view import WhyView

MAX_QUOTED_CHARACTERS = 42
"""Characters of a block that name it in a menu or a toast."""


class CorrectionController(QObject):
    """Connects its actions itself, and adds the pages ``original`` and ``why`` to the stack."""

    def __init__(self, session: Session, commands: Commands, pages: PageStack, page: Page) -> None:
        super().__init__(session.window)
        self._desk = session.desk
        self._bridge = session.bridge
        self._actions = session.actions
        self._changes = session.changes
        self._theme = session.theme
        self._pictures = session.pictures
        self._toast = session.toast
        self._window = session.window
        self._commands = commands
        self._pages = pages
        self._page = page
        self._shown_for = 0
        self._original = pages.add("original", self._make_original)
        self._why = pages.add("why", self._make_why)
        self._rules: RulesDialog | None = None
        for name, function in {
            "original": self._toggle_original,
            "why": self._toggle_why,
            "not_part": self._if_seen(self.take_out_selected),
            "rules": self.show_rules,
            "clean_again": self._if_seen(lambda: self.clean(commands.chosen())),
            "clean_all": self.clean_all,
            "from_file": self._if_seen(lambda: self.fill_from_file(self._article_id)),
        }.items():
            self._actions[name].triggered.connect(lambda _checked=False, function=function: function())
        page.head.file_asked.connect(self.fill_from_file)
        page.text.menu_asked.connect(self._fill_menu)
        pages.currentChanged.connect(lambda _index: self._check_actions())
        self._bridge.articles_changed.connect(self._articles_changed)

    def _if_seen(self, function: Callable[[], None]) -> Callable[[], None]:
        """Return a command that changes the article unless a page of others lies over it; then it says what it needs."""

        def command() -> None:
            if self._pages.shows_many:
                self._toast.say(self.tr("Press Esc to go back to the article first."))
            else:
                function()

        return command

    @property
    def _article_id(self) -> int:
        return self._page.article.row.id if self._page.article else 0

    def article_shown(self, article: Article | None) -> None:
        """Follow the article that the window shows now, or none: its actions, and no view of another one."""
        ready = article is not None and article.row.state == "ready"
        for name in ("why", "not_part", "rules"):
            self._actions[name].setEnabled(ready)
        for name in ("original", "from_file", "clean_again"):
            self._actions[name].setEnabled(article is not None)
        if (article is None or article.row.id != self._shown_for) and not self._pages.shows_many:
            self._pages.back()

    def _check_actions(self) -> None:
        for name in ("original", "why"):
            self._actions[name].setChecked(self._pages.shows(name))

    def _articles_changed(self, event: ArticlesChanged) -> None:
        if event.kind == "filled" and self._shown_for in event.ids and self._actions["why"].isChecked():
            self._examine()

    # --- the page as it was --------------------------------------------------------------------------------------------

    def _make_original(self) -> OriginalView:
        from reader.gui.correction.original_view import OriginalView

        view = OriginalView(self._theme)
        view.text.use(self._pictures, self._desk.pictures.picture)
        view.text.link_clicked.connect(self._commands.link_clicked)
        view.chosen.connect(self.show_original)
        return view

    def _toggle_original(self) -> None:
        if self._pages.shows("original"):
            self._pages.back()
        else:
            self.show_original()

    def show_original(self, page_id: int = 0) -> None:
        """Show the kept page of the article in place of its clean text."""
        article_id = self._article_id
        if not article_id:
            return
        view = self._original()
        self._shown_for = article_id
        if page_id == 0:
            view.wait()
        self._pages.show_page("original")
        job = self._desk.jobs.submit(
            "original",
            lambda _job: self._desk.originals.show(article_id, page_id),
            lane="thinking",
            article_id=article_id,
        )

        def show(shown: Shown) -> None:
            if article_id == self._shown_for:
                view.show_page(shown, self._desk.originals.of(article_id))

        self._bridge.watch(job.future, show, self._back_with)

    def _back_with(self, error: TearsheetError) -> None:
        self._pages.back()
        self._changes.say(error)

    # --- why this text -------------------------------------------------------------------------------------------------

    def _make_why(self) -> WhyView:
        from reader.gui.correction.why_view import WhyView

        view = WhyView(self._theme)
        view.decided.connect(lambda block, kept: self._decide({block: kept}))
        view.always_asked.connect(lambda block, kept: self._always(self._shown_for, block, keep=kept))
        return view

    def _toggle_why(self) -> None:
        if self._pages.shows("why"):
            self._pages.back()
        else:
            self.show_why()

    def show_why(self) -> None:
        """Show all blocks of the page, and why the article is what it is."""
        if not self._article_id:
            return
        if self._shown_for != self._article_id or not self._pages.shows("why"):
            self._why().wait()
        self._shown_for = self._article_id
        self._pages.show_page("why")
        self._examine()

    def _examine(self) -> None:
        article_id = self._shown_for
        view = self._why()
        job = self._desk.jobs.submit(
            "why", lambda _job: self._desk.recleaning.examine(article_id), lane="thinking", article_id=article_id
        )
        self._bridge.watch(
            job.future,
            lambda found: view.show_examination(found) if article_id == self._shown_for else None,
            self._back_with,
        )

    # --- blocks --------------------------------------------------------------------------------------------------------

    def _fill_menu(self, menu: QMenu, indexes: list[int]) -> None:
        """Put what concerns these blocks into a context menu of the text."""
        if self._page.article is None or not self._name(indexes):
            return
        menu.addSeparator()
        words = self.tr("Not part of the article: %1").replace("%1", self._name(indexes).replace("&", "&&"))
        menu.addAction(words, lambda: self.take_out(indexes))
        menu.addAction(self._actions["why"])
        menu.addAction(self._actions["original"])

    def _name(self, indexes: Sequence[int]) -> str:
        """Return the beginning of the first of these blocks, in quotes."""
        blocks = self._page.article.blocks if self._page.article else ()
        chosen = [blocks[index] for index in indexes if 0 <= index < len(blocks)]
        if not chosen:
            return ""
        text = " ".join((chosen[0].text or chosen[0].caption).split()) or self.tr("a picture")
        short = text if len(text) <= MAX_QUOTED_CHARACTERS else text[:MAX_QUOTED_CHARACTERS].rstrip() + "…"
        return messages.isolated(f"“{short}”" if chosen[0].text or chosen[0].caption else short) + (
            " …" if len(chosen) > 1 else ""
        )

    def take_out_selected(self) -> None:
        """Leave the selected text out of the article. Without a selection nobody would see what goes: say so."""
        if not self._pages.shows_article:
            return
        chosen = self._page.text.chosen_blocks()
        if chosen:
            self.take_out(chosen)
        else:
            self._toast.say(
                self.tr("Select the text that isn’t part of the article, then press %1.").replace(
                    "%1", key_of("not_part")
                ),
                (self._actions["why"].text(), self.show_why),
            )

    def take_out(self, indexes: Sequence[int]) -> None:
        """Blocks of the shown article are not part of it."""
        from reader.desk.recleaning import fingerprint

        article = self._page.article
        name = self._name(indexes)
        if article is None or not name:
            return
        blocks = [fingerprint(article.blocks[index]) for index in indexes if 0 <= index < len(article.blocks)]
        always = (self.tr("Always on this site"), lambda: self._always(article.row.id, blocks[0], keep=False))
        self._decide(dict.fromkeys(blocks, False), self.tr("Removed: %1").replace("%1", name), always)

    def _decide(self, decisions: Mapping[str, bool], words: str = "", *offers: tuple[str, Callable[[], None]]) -> None:
        article_id = self._shown_for if not self._pages.shows_article else self._article_id
        step = uuid.uuid4().hex
        known = words or (self.tr("Restored.") if any(decisions.values()) else self.tr("Removed."))
        job = self._desk.recleaning.correct(article_id, decisions, step)
        self._remember_step(known, step, lambda: self._desk.recleaning.correct(article_id, decisions, step), job)
        self._toast.say(self.tr("Restoring…") if any(decisions.values()) else self.tr("Removing…"))

        def done(changed: bool) -> None:
            if not changed:
                self._changes.drop(step)
            elif self._changes.holds(step):
                self._toast.say(known, *offers, (self.tr("Undo"), self._changes.undo))

        def failed(error: TearsheetError) -> None:
            self._changes.drop(step)
            self._changes.say(error)
            if self._actions["why"].isChecked():
                self._examine()

        self._bridge.watch(job.future, done, failed)

    def _remember_step(
        self, words: str, step: str, again: Callable[[], Job], job: Job, *, cancel: bool = False
    ) -> None:
        """Let Undo take back what ``job`` does from now on; one that runs still is stopped for it where ``cancel``."""

        def redo() -> Future[Any]:
            future = again().future
            self._bridge.watch(future)
            return future

        def take_back() -> Future[Any]:
            return self._bridge.change(self._desk.recleaning.undo, step)

        self._changes.remember(words, take_back, step, redo, job.future, job.cancel if cancel else None)

    # --- rules ---------------------------------------------------------------------------------------------------------

    def _always(self, article_id: int, block: str, *, keep: bool) -> None:
        """Make a rule for a site from a block of one of its articles."""

        def make() -> Rule | None:
            rule = self._desk.recleaning.rule_for(article_id, block, keep=keep)
            return rule if self._desk.site_rules.add(rule) else None

        step = uuid.uuid4().hex
        job = self._desk.jobs.submit("rule", lambda _job: make(), lane="thinking", article_id=article_id)

        def change(*, add: bool) -> Future[Any] | None:
            rule = None if job.future.exception() else job.future.result()
            return self._change_rule(rule, add=add) if rule is not None else None

        called = self.tr("Rule for %1").replace("%1", self._desk.recleaning.site_of(article_id))
        self._changes.remember(called, lambda: change(add=False), step, lambda: change(add=True), job.future)

        def done(rule: Rule | None) -> None:
            if rule is None:
                self._changes.drop(step)
                self._toast.say(self.tr("There’s already a rule for this."))
                return
            if not self._changes.holds(step):
                return
            short = " ".join(rule.value.split())
            short = messages.isolated(
                short if len(short) <= MAX_QUOTED_CHARACTERS else short[:MAX_QUOTED_CHARACTERS] + "…"
            )
            words = self.tr("Always kept on %1: %2") if keep else self.tr("Always removed on %1: %2")
            words = words.replace("%1", rule.site).replace("%2", short)
            self._toast.say(
                words,
                (self.tr("Apply to saved articles"), lambda: self.apply_rules(rule.site)),
                (self.tr("Undo"), self._changes.undo),
            )

        def failed(error: TearsheetError) -> None:
            self._changes.drop(step)
            self._changes.say(error)

        self._bridge.watch(job.future, done, failed)

    def _change_rule(self, rule: Rule, *, add: bool) -> Future[Any]:
        def done(_changed: bool) -> None:
            if self._rules is not None:
                self._rules.refresh()

        function = self._desk.site_rules.add if add else self._desk.site_rules.remove
        return self._bridge.change(function, rule, then=done)

    def remove_rule(self, rule: Rule) -> None:
        """Take a rule out of the file; articles keep their text until they are cleaned again."""
        self._change_rule(rule, add=False)
        words = self.tr("Rule for %1 removed.").replace("%1", rule.site)
        take_back, again = (lambda add=add: self._change_rule(rule, add=add) for add in (True, False))
        self._changes.remember(words, take_back, again=again)
        self._toast.say(words, (self.tr("Undo"), self._changes.undo))

    def apply_rules(self, site: str) -> None:
        """Clean all articles of a site again."""
        self._bridge.change(self._desk.recleaning.of_site, site, then=self.clean)

    def show_rules(self) -> None:
        """Show the rules of the shown article's site."""
        from reader.gui.correction.rules_dialog import RulesDialog

        if not self._article_id:
            return
        site = self._desk.recleaning.site_of(self._article_id)
        if self._rules is not None:
            self._rules.close()
        self._rules = RulesDialog(self._desk.site_rules, site, self._window)
        self._rules.removed.connect(self.remove_rule)
        self._rules.applied.connect(self.apply_rules)
        self._rules.open()

    # --- cleaning again ------------------------------------------------------------------------------------------------

    def clean(self, ids: Sequence[int]) -> None:
        """Clean these articles again, as one job that one Undo takes back."""
        wanted = list(ids)
        if not wanted:
            self._toast.say(self.tr("No articles to clean."))
            return
        step = uuid.uuid4().hex
        job = self._desk.recleaning.clean(wanted, step)
        again = lambda: self._desk.recleaning.clean(wanted, step)  # noqa: E731
        self._remember_step(self.tr("Clean again"), step, again, job, cancel=True)

        def failed(error: TearsheetError) -> None:
            changed = len(self._desk.recleaning.changed_by(step))
            if not self._changes.holds(step):
                return
            if not changed:
                self._changes.drop(step)
            if not isinstance(error, Cancelled):
                self._changes.say(error)
                return
            words = self.tr("Stopped. The text of %Ln article(s) changed.", "", changed)
            self._toast.say(words, *([(self.tr("Undo"), self._changes.undo)] if changed else []))

        self._bridge.watch(job.future, lambda outcome: self._cleaned(outcome, wanted), failed)

    def _cleaned(self, outcome: Outcome, ids: Sequence[int]) -> None:
        number = len(ids)
        changed, failed = len(outcome.changed), len(outcome.failed)
        if not changed:
            self._changes.drop(outcome.step)
        elif not self._changes.holds(outcome.step):
            return
        if number == 1 and failed:
            self._changes.say(next(iter(outcome.failed.values())))
            return
        if number == 1:
            words = self.tr("Cleaned again.") if changed else self.tr("Cleaned again. The text didn’t change.")
        else:
            words = self.tr("%Ln article(s) cleaned again; the text of %1 changed.", "", number - failed)
            words = words.replace("%1", messages.number(changed))
            if failed:
                kept = self.tr("%Ln article(s) couldn’t be cleaned and kept the old text.", "", failed)
                words = f"{words} {kept}"
        self._toast.say(words, *([(self.tr("Undo"), self._changes.undo)] if changed else []))

    def clean_all(self) -> None:
        """Clean all articles again, after a question: it takes its time."""
        self._bridge.change(lambda: self._desk.recleaning.all(), then=self._ask_to_clean)

    def _ask_to_clean(self, ids: list[int]) -> None:
        dialog = QuestionDialog(
            self.tr("Clean %Ln article(s) again?", "", len(ids)),
            self.tr(
                "Tearsheet cleans the saved pages again and fetches nothing. Tags, notes, stars and your corrections are kept. "
                "You can stop at any time and undo it in one step."
            ),
            [self.tr("Clean again"), self.tr("Cancel")],
            self._window,
            careful=True,
        )
        dialog.then(lambda: self.clean(ids))

    def at_start(self, state: LibraryState) -> None:
        """Prepare once the window is there: drop what only an earlier run could have undone, look whether the rules can
        be read, and offer to clean again what an older version cleaned.
        """
        self._bridge.change(self._desk.recleaning.forget)
        self._bridge.change(lambda: self._desk.site_rules.sites())
        self._offer_older(state)

    def _offer_older(self, state: LibraryState) -> None:
        """Offer, once after an update: ``state`` keeps for which version of the cleaning it was offered."""
        from reader.desk.recleaning import VERSION

        def offer(older: list[int]) -> None:
            if not older or state.value("cleaning_offered") == str(VERSION):
                return
            state.keep("cleaning_offered", str(VERSION))
            self._toast.say(
                self.tr("An older version cleaned %Ln article(s).", "", len(older)),
                (self.tr("Clean again"), lambda: self.clean(older)),
                (self.tr("Not now"), self._toast.hide),
                stays=True,
            )

        self._bridge.change(lambda: self._desk.recleaning.older(), then=offer)

    # --- a page from the browser ---------------------------------------------------------------------------------------

    def fill_from_file(self, article_id: int) -> None:
        """Let a person choose the page that they saved in the browser, and fill the article from it."""
        file, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Choose the page you saved in your browser"),
            "",
            self.tr("Web pages (*.html *.htm *.xhtml)"),
        )
        if not file:
            return

        step = uuid.uuid4().hex
        words = self.tr("Article replaced with the page you saved.")

        def failed(error: TearsheetError) -> None:
            self._changes.drop(step)
            kept = self.tr("Your saved copy was kept.")
            self._toast.say(f"{messages.sentence(error)} {kept}")

        def done(_article: int) -> None:
            if self._changes.holds(step):
                self._toast.say(words, (self.tr("Undo"), self._changes.undo))

        def begun(job: Job) -> None:
            again = lambda: self._bridge.change(self._desk.filling.fill, article_id, Path(file), step)  # noqa: E731
            take_back = lambda: self._bridge.change(self._desk.filling.undo, step)  # noqa: E731
            self._changes.remember(words, take_back, step, again, job.future)
            self._bridge.watch(job.future, done, failed)

        self._bridge.change(self._desk.filling.fill, article_id, Path(file), step, then=begun)
