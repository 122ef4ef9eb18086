"""The desk: everything that a person can do with Tearsheet, for the window and for the terminal alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.capture.fetch import network
from reader.desk.articles import Articles
from reader.desk.events import Events
from reader.desk.killed_moves import settle_killed_moves
from reader.desk.pictures import Pictures
from reader.desk.program.locations import data_folder, default_library, name_of_library, settings_path
from reader.desk.program.opening import is_locked
from reader.desk.program.settings import Settings
from reader.desk.search import Search
from reader.desk.trail import Trail
from reader.errors import LibraryError, LibraryMissing, LibraryUnknown, TearsheetError, TrailEnd
from reader.files import make_private
from reader.lazy import lazy
from reader.library.library import Library
from reader.model.highlight import MEANINGS
from reader.model.library import Counts, Filter, Row
from reader.resources import resource

if TYPE_CHECKING:
    from reader.desk.backups import LibraryBackups
    from reader.desk.briefings import Briefings
    from reader.desk.exporting.exports import Exports
    from reader.desk.exporting.sending import Sending
    from reader.desk.filling import Filling
    from reader.desk.handed_over.answers import BrowserAnswers
    from reader.desk.highlights import Highlights
    from reader.desk.importing.importing import Importing
    from reader.desk.jobs import Job, Jobs
    from reader.desk.organizing import Organizing
    from reader.desk.originals import Originals
    from reader.desk.overviews import Overviews
    from reader.desk.program.report import Report
    from reader.desk.program.updates import Updates
    from reader.desk.quoting.citations import Citations
    from reader.desk.quoting.quotes import Quotes
    from reader.desk.recleaning import Recleaning
    from reader.desk.saving import Saving
    from reader.desk.site_rules import RulesFile
    from reader.desk.storage_cleanup import StorageCleanup
    from reader.desk.summaries import Summaries
    from reader.desk.tags import Tags
    from reader.desk.workers import Workers
    from reader.model.article import Article

SEND_TO = "send-to.json"
"""The file of the folders that are kept in step, beside the settings."""
CHANGES_SECONDS = 3.0
"""How long closing waits for corrections, which a worker process computes in tenths of a second."""


class Desk:
    """Opens the library and lays out the use cases.

    ``samples``: a library that is made by this opening begins with the sample articles. Raises the LibraryErrors of
    opening.
    """

    def __init__(
        self, path: Path, *, samples: bool = False, settings: Settings | None = None, worker_processes: int = 2
    ) -> None:
        self._worker_processes = worker_processes
        self.settings = settings or Settings(settings_path())
        if str(path) == self.settings["library"] and not path.exists():
            raise LibraryMissing(path=str(path))
        self._refuse_guess(path)
        for own in (self.settings.path.parent, self.settings.path):
            make_private(own)
        if path.parent == data_folder():
            make_private(path.parent)
        self.library = Library(path, resource("samples.sqlite") if samples else None)
        self.library.connections.highlight_names = self._highlight_names
        settle_killed_moves(self.path, self.settings)
        if is_locked(path):
            from reader.desk.handed_over.waiting import Waiting
            from reader.desk.importing.reports import Reports

            Waiting(path, self.settings.path.parent).publish_key()
            Reports(path, self.settings.path.parent).seal_plain()
        if samples and self.library.created:
            self.library.articles.freshen_samples()
        network.use(lambda: network.Ways(self.settings.proxy(), bool(self.settings["plain_user_agent"])))
        self.events = Events()
        self.articles = Articles(self.library)
        self.search = Search(self.library)
        self.pictures = Pictures(self.library)

    def _refuse_guess(self, path: Path) -> None:
        """Raises LibraryUnknown where a new library would be made at the default path, and the settings, which would say
        that there is one elsewhere, cannot be read.
        """
        problem = self.settings.problem
        if problem is None or self.settings["library"] or path != default_library(self.settings):
            return
        if not path.exists():
            raise LibraryUnknown(path=str(self.settings.path), detail=str(problem.values["detail"]))

    def _highlight_names(self) -> dict[int, str]:
        """Return the names that the reader gave to meanings of highlights, by number."""
        named = {number: str(self.settings[f"meaning_{number}"]).strip() for number in MEANINGS}
        return {number: name for number, name in named.items() if name}

    @property
    def path(self) -> Path:
        """The library's file."""
        return self.library.path

    @staticmethod
    def requests() -> list[network.Request]:
        """Return every request to the network since the program's start, oldest first, at most the last 2,000."""
        return network.requests()

    @property
    def notice(self) -> LibraryError | None:
        """Why nothing can be changed in this library, or None."""
        return self.library.notice

    def external_change_token(self) -> tuple[int, int] | None:
        """Return a value that changes when another program writes into the library; None if that is not known."""
        return self.library.external_change_token()

    def look_at_file(self) -> LibraryError | None:
        """Return LibraryReplaced or LibraryMissing where the library's path leads to another file than the open one, or
        to none; else None.
        """
        return self.library.look_at_file()

    @property
    def set_aside(self) -> Path | None:
        """Where what was open is kept, because its file has lost the library's path; else None."""
        return self.library.set_aside

    @property
    def is_keeping(self) -> bool:
        """Whether what is open is being kept there now."""
        return self.library.is_keeping

    # Made at first use: a window paints its list before it needs threads, the network or worker processes.

    @lazy
    def organizing(self) -> Organizing:
        from reader.desk.organizing import Organizing

        return Organizing(self.library, self.events)

    @lazy
    def jobs(self) -> Jobs:
        from reader.desk.jobs import Jobs

        return Jobs(self.events)

    @lazy
    def workers(self) -> Workers:
        from reader.desk.workers import Workers

        return Workers(self._worker_processes)

    @lazy
    def saving(self) -> Saving:
        from reader.desk.saving import Saving

        return Saving(self.library, self.jobs, self.events, self.workers, self.site_rules, self.settings)

    @lazy
    def importing(self) -> Importing:
        from reader.desk.importing.fetching import Fetching
        from reader.desk.importing.importing import Importing
        from reader.desk.importing.reports import Reports

        reports = Reports(self.library.path, self.settings.path.parent)
        fetching = Fetching(self.library, self.jobs, lambda: self.saving)
        return Importing(self.library, self.jobs, self.workers, self.organizing, reports, fetching)

    @lazy
    def browser_answers(self) -> BrowserAnswers:
        from reader.desk.handed_over.answers import BrowserAnswers

        return BrowserAnswers(self.library, self.events, lambda: self.saving)

    @lazy
    def site_rules(self) -> RulesFile:
        from reader.desk.site_rules import RulesFile

        return RulesFile(self.settings.path.with_name("site-rules.toml"))

    @lazy
    def recleaning(self) -> Recleaning:
        from reader.desk.recleaning import Recleaning

        return Recleaning(self.library, self.jobs, self.events, self.workers, self.site_rules, self.settings)

    @lazy
    def summaries(self) -> Summaries:
        from reader.desk.summaries import Summaries

        return Summaries(self.library, self.events, self.workers, self.settings)

    @lazy
    def briefings(self) -> Briefings:
        from reader.desk.briefings import Briefings

        return Briefings(self.library, self.jobs, self.workers)

    @lazy
    def originals(self) -> Originals:
        from reader.desk.originals import Originals

        return Originals(self.library, self.workers)

    @lazy
    def citations(self) -> Citations:
        from reader.desk.quoting.citations import Citations

        return Citations(self.library, self.settings)

    @lazy
    def quotes(self) -> Quotes:
        from reader.desk.quoting.quotes import Quotes

        return Quotes(self.library, self.articles, self.search, self.citations, self.workers)

    @lazy
    def backups(self) -> LibraryBackups:
        from reader.desk.backups import LibraryBackups

        return LibraryBackups(self.library, self.jobs, self.settings)

    @lazy
    def filling(self) -> Filling:
        from reader.desk.filling import Filling

        return Filling(self.library, self.jobs, self.recleaning)

    @lazy
    def exports(self) -> Exports:
        from reader.desk.exporting.exports import Exports, Parts

        briefings = lambda: self.briefings  # noqa: E731
        parts = Parts(lambda: self.citations, lambda: self.highlights, lambda: self.summaries, briefings, self.pictures)
        return Exports(self.library, self.jobs, parts)

    @property
    def may_send(self) -> bool:
        """Whether folders were added that are kept in step: ``sending`` is loaded only then."""
        return self.settings.path.with_name(SEND_TO).exists()

    @lazy
    def sending(self) -> Sending:
        from reader.desk.exporting.destinations import Destinations
        from reader.desk.exporting.sending import Sending

        path = self.library.path
        kept = Destinations(
            self.settings.path.with_name(SEND_TO),
            name_of_library(path),
            is_default=path == default_library(self.settings),
        )
        return Sending(self.library, self.jobs, self.exports, kept)

    @lazy
    def overviews(self) -> Overviews:
        from reader.desk.overviews import Overviews

        return Overviews(self.library, self.jobs)

    @lazy
    def tags(self) -> Tags:
        from reader.desk.tags import Tags

        return Tags(self.library, self.organizing)

    @lazy
    def highlights(self) -> Highlights:
        from reader.desk.highlights import Highlights

        return Highlights(self.library, self.organizing, self.settings)

    @lazy
    def storage_cleanup(self) -> StorageCleanup:
        from reader.desk.storage_cleanup import StorageCleanup

        return StorageCleanup(self.library, self.jobs, self.events)

    @lazy
    def updates(self) -> Updates:
        from reader.about import build
        from reader.desk.program.updates import Updates

        return Updates(self.jobs, build())

    @lazy
    def report(self) -> Report:
        from reader.desk.program.report import Report

        return Report(self.library)

    def change(self, function: Callable[..., Any], *arguments: Any) -> Job:
        """Submit a change that a window must not wait for; changes are made one after the other, in this order."""
        return self.jobs.submit("change", lambda _job: function(*arguments), lane="changes")

    def change_many(self, kind: str, number: int, function: Callable[..., Any], *arguments: Any) -> Job:
        """Submit a change of very many articles: the function gets the job as ``job``, reports progress and can be
        cancelled.
        """
        return self.jobs.submit(kind, lambda job: function(*arguments, job=job), lane="changes", about=str(number))

    def refresh_summaries(self, ids: Iterable[int]) -> Job:
        """Submit, unasked, the computing of what these articles' kept summaries lack; the result is a
        ``Refreshed``.
        """
        wanted = list(ids)
        return self.jobs.submit("refresh", lambda job: self.summaries.refresh(wanted, job), lane="refreshing")

    def summarize_many(self, ids: Iterable[int]) -> Job:
        """Submit the same because a person asks: its progress is shown, and it can be cancelled."""
        wanted = list(ids)
        about = str(len(wanted))
        return self.jobs.submit(
            "summarise", lambda job: self.summaries.refresh(wanted, job), lane="refreshing", about=about
        )

    def listing(self, wanted: Filter) -> Job:
        """Submit a search for the whole list of a filter; the result is the ``Listing``."""
        return self.jobs.submit("listing", lambda _job: self.library.listings.listing(wanted), lane="listing")

    def find_titles(self, typed: str, limit: int) -> Job:
        """Submit a search for articles by their title; the result is a list of ``Row``."""
        return self.jobs.submit("listing", lambda _job: self.search.titled(typed, limit), lane="listing")

    def count(self, filters: Iterable[Filter]) -> Job:
        """Submit a count of the articles that pass each of these filters; the result is a dict."""
        wanted = list(filters)
        return self.jobs.submit(
            "count", lambda _job: {one: self.library.listings.count(one) for one in wanted}, lane="counting"
        )

    def reading_progress(self, ids: Iterable[int]) -> Job:
        """Submit the question how much of these articles has been read; the result is a dict of percents."""
        wanted = list(ids)
        return self.jobs.submit("count", lambda _job: self.library.articles.progress(wanted), lane="counting")

    def rows(self, wanted: Filter) -> list[Row]:
        """Return all rows that pass the filter, in its order."""
        return self.library.articles.rows(self.library.listings.ids(wanted))

    def article(self, article_id: int) -> Article:
        """Return the article whole. Raises NoSuchArticle."""
        return self.library.articles.article(article_id)

    def counts(self) -> Counts:
        """Return the numbers of articles that the sidebar shows, with tags and smart folders."""
        counts = self.library.articles.counts()
        return Counts(counts.places, self.library.tags.all(), counts.sites, counts.samples, self.library.folders.all())

    def trail(self, wanted: Filter, current: int = 0) -> Trail:
        """Return the order of the list of a filter, with the reader at ``current``."""
        return Trail(self.library.listings.ids(wanted), current)

    def step(self, wanted: Filter, current: int, direction: str) -> Row:
        """Return the article before ("previous") or after ("next") the current one. Raises TrailEnd,
        NoSuchArticle.
        """
        self.library.articles.row(current)
        trail = self.trail(wanted, current)
        step = trail.previous() if direction == "previous" else trail.next()
        if step is None:
            raise TrailEnd(end="first" if direction == "previous" else "last")
        return self.library.articles.row(step)

    def problems(self) -> list[TearsheetError]:
        """Return what a person should hear at the start: why nothing can be changed, and which settings were not
        read.
        """
        return [problem for problem in (self.library.notice, self.settings.problem) if problem is not None]

    def close(self) -> None:
        """End the workers, then the jobs, and close the file; captures go on at the next start.

        Waits for a person's changes; those that need a worker have CHANGES_SECONDS.
        """
        self.jobs.stop()
        self.jobs.wait_for_changes(CHANGES_SECONDS)
        self.workers.close()
        self.pictures.close()
        self.jobs.close()
        self.organizing.forget_words()
        self.library.close()
