"""Imports: look at what is in a file, take it in as one job, and keep the report."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from reader.desk.importing import reading
from reader.desk.importing.readying import Context, Readied, ReadState, Refused, ready_all
from reader.desk.importing.reports import Reports
from reader.desk.importing.tally import Tally
from reader.desk.organizing import Done
from reader.errors import Cancelled, CleaningFailed, NoWorker, TearsheetError
from reader.library.edits import Put, ids_of
from reader.library.sqlite import now
from reader.model.imported import ImportedItem, NotTaken
from reader.model.importing import Imported, ImportReport

if TYPE_CHECKING:
    from reader.desk.importing.fetching import Fetching
    from reader.desk.jobs import Job, Jobs
    from reader.desk.organizing import Organizing
    from reader.desk.workers import Workers
    from reader.library.captures import Wanted
    from reader.library.edits import Edit
    from reader.library.importing.taking import Incoming
    from reader.library.library import Library
    from reader.model.library import Folder

BATCH_ITEMS = 1_000
BATCH_CHARACTERS = 600_000
BATCH_PAGES = 6
"""Items, characters of text and whole pages that are made ready and written at once: a worker has 20 seconds for them."""
READYING_THREADS = 3
AHEAD = 5
"""So many batches are being made ready while one is written."""

FetchWhen = Literal["now", "idle", "never"]
WANTED: dict[FetchWhen, Wanted] = {"now": "soon", "idle": "later", "never": ""}


class Options(NamedTuple):
    """What the reader chose: tags for all, whether articles are read, when texts that are missing are fetched."""

    tags: tuple[str, ...] = ()
    read: ReadState = "file"
    fetch: FetchWhen = "never"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did: what takes all of it back, and the report. ``error`` is what ended it after a part was taken."""

    done: Done
    report: ImportReport
    error: TearsheetError | None = None


class Importing:
    """``survey`` and ``take`` are functions of a job; ``submit`` begins one. ``reports`` are those of earlier imports,
    ``fetching`` gets the texts of addresses alone.
    """

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        workers: Workers,
        organizing: Organizing,
        reports: Reports,
        fetching: Fetching,
    ) -> None:
        self._library = library
        self._jobs = jobs
        self._workers = workers
        self._organizing = organizing
        self.reports = reports
        self.fetching = fetching

    # --- jobs ----------------------------------------------------------------------------------------------------------

    def submit_survey(self, paths: Sequence[Path]) -> Job:
        """Submit ``survey``; the job's future has the result."""
        wanted = list(paths)
        return self._jobs.submit("survey", lambda job: self.survey(wanted, job), lane="importing", about=_names(wanted))

    def submit(self, paths: Sequence[Path], options: Options, total: int = 0) -> Job:
        """Submit ``take``; the job's future has the ``Outcome``."""
        wanted = list(paths)
        return self._jobs.submit(
            "import", lambda job: self.take(wanted, options, job, total), lane="importing", about=_names(wanted)
        )

    # --- what they do --------------------------------------------------------------------------------------------------

    def survey(self, paths: Sequence[Path], job: Job | None = None) -> reading.Survey:
        """Return what would be taken. Raises FileUnreadable, NotRecognised, NothingToImport, Cancelled."""
        found = reading.find(paths, self._workers.run)

        def progress(_items: int) -> None:
            if job is not None:
                job.check_cancelled()

        result = reading.survey(found, progress)
        reading.refuse_empty(result)
        return result

    def take(self, paths: Sequence[Path], options: Options, job: Job | None = None, total: int = 0) -> Outcome:
        """Take everything in, batch by batch, each whole; ``total`` is the number of items where it is known. What was taken
        until it was cancelled or failed stays, and the report says so.

        Raises, if nothing was taken, FileUnreadable, NotRecognised, NothingToImport, LibraryReadOnly, LibraryBusy, DiskFull.
        """
        found = reading.find(paths, self._workers.run)
        when = now()
        contexts = {
            one.path: Context(Imported("", one.path.name, when), _uri(one.path), options.tags, options.read)
            for one in found
        }
        tally = Tally(when, tuple(one.path.name for one in found))
        run = _Run(self._library, self._workers, contexts, WANTED[options.fetch], tally)
        ended: TearsheetError | None = None
        try:
            run.all(reading.entries(found), job, total)
            run.folders(folder for one in found for known in one.recognised for folder in known.folders())
        except Cancelled:
            tally.stopped = True
        except TearsheetError as error:
            if not run.has_written:
                raise
            tally.stopped, ended = True, error
        finally:
            run.close()
            done = self._organizing.published(run.back())
        report = self.reports.keep(tally.report())
        if tally.counts().items or tally.counts().skipped:
            self.fetching.look()
        return Outcome(done, report, ended)


class _Run:
    """One import under way: batches are made ready in worker processes while the one before is written."""

    def __init__(
        self, library: Library, workers: Workers, contexts: dict[Path, Context], wanted: Wanted, tally: Tally
    ) -> None:
        self._library = library
        self._workers = workers
        self._contexts = contexts
        self._wanted = wanted
        self._tally = tally
        self._threads = ThreadPoolExecutor(READYING_THREADS, thread_name_prefix="readying")
        self._fresh_after = library.importing.last_id()
        self._new = array("q")
        self._back: list[Edit] = []

    def all(self, entries: Iterable[reading.Entry], job: Job | None, total: int) -> None:
        """Take in all entries. Raises Cancelled between two batches."""
        ahead: deque[tuple[list[reading.Entry], Future[list[Readied | Refused]]]] = deque()
        for batch in _batches(entries):
            ahead.append((batch, self._threads.submit(self._readied, batch)))
            if len(ahead) > AHEAD:
                self._write(*ahead.popleft())
            if job is not None:
                job.progress("importing", min(self._tally.items / total, 1.0) if total else -1.0)
        while ahead:
            if job is not None:
                job.progress("importing", min(self._tally.items / total, 1.0) if total else -1.0)
            self._write(*ahead.popleft())

    def folders(self, wanted: Iterable[Folder]) -> None:
        """Add these smart folders behind the others, but for those that are there."""
        there = {(one.name, one.query) for one in self._library.folders.all()}
        for one in wanted:
            if (one.name, one.query) not in there:
                self._back = [*self._library.folders.save(one.name, one.query, one.icon), *self._back]
                there.add((one.name, one.query))

    @property
    def has_written(self) -> bool:
        """Whether anything was taken."""
        return bool(self._new or self._back)

    def back(self) -> list[Edit]:
        """Return the edits that take back what was written until now."""
        gone = [Put("deleted", now(), ids_of(self._new))] if self._new else []
        return [*self._back, *gone]

    def close(self) -> None:
        """End the threads; what was not written is not made ready any more."""
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _readied(self, batch: Sequence[reading.Entry]) -> list[Readied | Refused]:
        items = [entry.item for entry in batch if isinstance(entry.item, ImportedItem)]
        if not items:
            return []
        context = self._contexts[batch[0].path]
        context = context._replace(came=context.came._replace(program=batch[0].title))
        try:
            return self._workers.run(ready_all, items, context)
        except NoWorker:
            raise
        except CleaningFailed:
            return [one for item in items for one in self._alone(item, context)]

    def _alone(self, item: ImportedItem, context: Context) -> list[Readied | Refused]:
        """Make one item ready whose batch ended its worker; without its text where that is what did it."""
        for texts in (True, False):
            try:
                return self._workers.run(ready_all, [item], context, texts)
            except NoWorker:
                raise
            except CleaningFailed:
                continue
        return [Refused("damaged")]

    def _write(self, batch: Sequence[reading.Entry], future: Future[list[Readied | Refused]]) -> None:
        made = iter(future.result())
        pairs = [(entry, next(made) if isinstance(entry.item, ImportedItem) else None) for entry in batch]
        incoming: list[Incoming] = [one.incoming for _, one in pairs if isinstance(one, Readied)]
        taken = self._library.importing.take(incoming, self._wanted, self._fresh_after)
        self._new.extend(taken.ids)
        self._back = [*taken.back, *self._back]
        outcomes = iter(taken.outcomes)
        for entry, one in pairs:
            if isinstance(entry.item, NotTaken):
                self._tally.not_taken(entry.file, entry.title, entry.item)
            elif isinstance(one, Readied):
                self._tally.outcome(entry.file, entry.title, entry.item, next(outcomes), one)
            elif isinstance(one, Refused):
                self._tally.refused(entry.file, entry.title, entry.item, one.why)


def _batches(entries: Iterable[reading.Entry]) -> Iterator[list[reading.Entry]]:
    """Yield entries of one file and format together, as many as a worker makes ready in a second or two."""
    batch: list[reading.Entry] = []
    characters = pages = 0
    for entry in entries:
        item = entry.item
        if batch and (entry.path, entry.format) != (batch[0].path, batch[0].format):
            yield batch
            batch, characters, pages = [], 0, 0
        batch.append(entry)
        if isinstance(item, ImportedItem):
            characters += len(item.text) + len(item.original) // 4 + sum(len(p.data) for p in item.pictures) // 16
            pages += item.kind == "page"
        if len(batch) >= BATCH_ITEMS or characters >= BATCH_CHARACTERS or pages >= BATCH_PAGES:
            yield batch
            batch, characters, pages = [], 0, 0
    if batch:
        yield batch


def _names(paths: Sequence[Path]) -> str:
    return ", ".join(path.name for path in paths)


def _uri(path: Path) -> str:
    return path.resolve().as_uri()
