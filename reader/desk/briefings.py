"""A briefing of many: what several articles say together, event by event, each sentence with its source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from reader.desk.jobs import Job, Jobs
from reader.desk.workers import Workers
from reader.errors import CaptureError, NotATime, NothingToBrief
from reader.library.library import Library
from reader.library.sqlite import now as now
from reader.model.briefing import Briefing, Cited, Group, Scope
from reader.model.library import Filter, Row

if TYPE_CHECKING:
    from reader.summary.briefing.sources import Read, Source

MAX_ARTICLES = 500
"""Articles that a briefing takes at most, the newest."""
_BATCH_CHARACTERS = 40_000
"""Characters that a worker process is given at a time: about a tenth of a second, so that the progress moves and a
cancel is quick."""
_READERS = 2
_READING_SHARE = 0.9
"""The share of the time that goes into reading; the rest is grouping and choosing."""

_SPAN = re.compile(r"(\d{1,4})\s*([hd])", re.IGNORECASE)


def since_time(since: str, present: datetime | None = None) -> str:
    """Return the time that a word means, as ISO 8601 in UTC: "24h", "7d", "today" and "yesterday" (from their midnight here),
    a date (from its midnight here), or a date with a time. ``present`` is for tests. Raises BadValue.
    """
    at = (present or datetime.now(UTC)).astimezone()
    wanted = since.strip().casefold()
    span = _SPAN.fullmatch(wanted)
    try:
        if span is not None:
            at -= timedelta(**{"hours" if span[2] == "h" else "days": int(span[1])})
        elif wanted in ("today", "yesterday"):
            day = at.date() - timedelta(days=wanted == "yesterday")
            at = datetime(day.year, day.month, day.day).astimezone()
        else:
            at = datetime.fromisoformat(since.strip())
            at = at if at.tzinfo else at.astimezone()
        return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    except (ValueError, OverflowError) as error:
        raise NotATime(given=since) from error


def scope_since(since: str, wanted: Filter | None = None) -> Scope:
    """Return the scope of what passes the filter and was saved since then. Raises BadValue."""
    return Scope(filter=(wanted or Filter())._replace(since=since_time(since)), since=since.strip().casefold())


class Briefings:
    """Makes briefings. Nothing is kept: a briefing is of what the library holds when it is asked for."""

    def __init__(self, library: Library, jobs: Jobs, workers: Workers) -> None:
        self._library = library
        self._jobs = jobs
        self._workers = workers

    def start(self, scope: Scope) -> Job:
        """Submit a job whose result is the ``Briefing`` of these articles; it fails with NothingToBrief, NoSuchArticle or what
        the library and the workers raise, and can be cancelled.
        """
        return self._jobs.submit("brief", lambda job: self.make(scope, job), lane="briefing")

    def ids(self, scope: Scope) -> Sequence[int]:
        """Return the articles that a scope means, newest first for a filter, in the order given for ids."""
        if scope.ids:
            return tuple(dict.fromkeys(scope.ids))
        return self._library.listings.ids(scope.filter._replace(reverse=False))

    def make(self, scope: Scope, job: Job | None = None) -> Briefing:
        """Return the briefing, made in the worker processes; progress goes to ``job``. Raises as ``start`` says, and
        Cancelled.
        """

        def report(fraction: float) -> None:
            if job is not None:
                job.progress("briefing", fraction)

        report(0.0)
        ids = self.ids(scope)
        for number in scope.ids[:MAX_ARTICLES]:
            self._library.articles.row(number)
        rows = self._library.articles.rows(ids[:MAX_ARTICLES])
        articles: dict[int, Cited] = {}
        sources: list[Source] = []
        for row in rows:
            source = self._source(row)
            if source is not None:
                sources.append(source)
                articles[row.id] = Cited(
                    row.id,
                    row.title,
                    row.site,
                    row.byline,
                    row.url,
                    row.published,
                    row.saved,
                    row.language,
                    source.text,
                )
        if not sources:
            raise NothingToBrief()
        reads = self._read(sources, lambda share: report(share * _READING_SHARE))
        if not reads:
            raise NothingToBrief()
        if job is not None:
            job.progress("comparing", _READING_SHARE)  # one step, of which nobody knows how far it is
        groups: tuple[Group, ...] = self._workers.run(_group, reads, scope.language)
        report(1.0)
        known = {read.id: articles[read.id] for read in reads}
        return Briefing(groups, known, scope, now(), len(rows) - len(known), max(0, len(ids) - MAX_ARTICLES))

    def _source(self, row: Row) -> Source | None:
        from reader.summary.briefing.sources import Source

        material = self._library.summaries.material(row.id) if row.state == "ready" else None
        if material is None or not material.text.strip():
            return None
        time = row.published or row.saved
        return Source(
            row.id, row.title, material.text, row.language, row.site, time, material.description, material.drop
        )

    def _read(self, sources: Sequence[Source], report: Callable[[float], None]) -> list[Read]:
        """Read the articles, by all workers at once, and return them in their order. One that cannot be read in time is left
        out.
        """
        reads: dict[int, Read] = {}
        batches = list(_batches(sources))
        done = 0
        with ThreadPoolExecutor(_READERS, thread_name_prefix="briefing-read") as pool:
            open_: set[Future[list[Read]]] = {pool.submit(self._read_batch, batch) for batch in batches}
            try:
                while open_:
                    ended, open_ = wait(open_, return_when=FIRST_COMPLETED)
                    for future in ended:
                        reads.update((read.id, read) for read in future.result())
                        done += 1
                        report(done / len(batches))
            finally:
                for future in open_:
                    future.cancel()
        return [reads[source.id] for source in sources if source.id in reads]

    def _read_batch(self, batch: Sequence[Source]) -> list[Read]:
        try:
            return self._workers.run(_read_all, batch)
        except CaptureError:
            if len(batch) == 1:
                return []
            return [read for source in batch for read in self._read_batch([source])]


def _batches(sources: Sequence[Source]) -> Iterator[list[Source]]:
    batch: list[Source] = []
    size = 0
    for source in sources:
        if batch and size + len(source.text) > _BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
        batch.append(source)
        size += len(source.text)
    if batch:
        yield batch


# What the worker processes are asked for; the room is imported over there.


def _read_all(sources: Sequence[Source]) -> list[Read]:
    from reader.summary.briefing.sources import read_all

    return read_all(sources)


def _group(reads: Sequence[Read], language: str) -> tuple[Group, ...]:
    from reader.summary.briefing.brief import brief

    return brief(reads, language)
