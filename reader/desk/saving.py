"""Save an address or a file: a row at once, then fetch, clean, pictures, and one transaction that keeps all of it.

A capture that fails keeps its row with the reason; one that finds no network waits; what was saved before is never
touched.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader.capture.choosing.overrides import Corrections
from reader.capture.fetch.address import names_itself, normalize, same_page_key
from reader.capture.fetch.local_pictures import FILE_ENDINGS, file_of, name_of, near_file, read_pictures
from reader.desk.events import ArticlesChanged, Events
from reader.desk.handed_over.waiting import Waiting
from reader.desk.jobs import Job, Jobs
from reader.desk.preparation import Prepared, prepare
from reader.desk.program.link_files import check_there
from reader.desk.program.settings import Settings
from reader.desk.site_rules import RulesFile
from reader.desk.workers import Workers
from reader.errors import (
    AlreadySaved,
    Cancelled,
    CaptureError,
    CleaningFailed,
    FileUnreadable,
    LessThanKept,
    LibraryError,
    TearsheetError,
)
from reader.files import read_head, read_ordinary
from reader.library.captures import Capture
from reader.library.library import Library
from reader.model.capture import Page, PictureFile
from reader.text.plain_line import plain_line

if TYPE_CHECKING:
    from reader.desk.handed_over.taking_in import Outcome

MIN_SHARE_AGAIN = 3
"""So many times shorter than the whole article that is there, a fresh copy is a remainder of it."""
STALE_AFTER = timedelta(minutes=3)
"""A capture that has been under way for longer than its deadlines allow belongs to a process that is gone."""


class Saving:
    """``save`` and ``again`` give the id of the article at once and do the rest as a job; ``wait`` of the terminal is
    the job's future.
    """

    def __init__(
        self, library: Library, jobs: Jobs, events: Events, workers: Workers, rules: RulesFile, settings: Settings
    ) -> None:
        self._library = library
        self._jobs = jobs
        self._events = events
        self._workers = workers
        self._rules = rules
        self._settings = settings
        self._process = f"{os.getpid()}:{os.urandom(4).hex()}"
        self._typed: set[tuple[int, str]] = set()
        self.from_browser = Waiting(library.path, settings.path.parent)

    def save(self, source: str, tags: Sequence[str] = (), *, typed: bool = True) -> Job:
        """Save an address, or the HTML file at a path. ``typed`` is False for an address that a file or a page named, not
        the reader: then nothing near this computer is asked.

        Raises NotAnAddress, FileUnreadable, and AlreadySaved where the address, or this very file, is in the library; a
        failed one is tried again. An article that is incomplete is filled from a file that notes its address, and one that
        came from the file gets what that has become. The job's ``article_id`` is the article's; its future has the same id
        as result.
        """
        url = self._address(source)
        noted = _noted_address(url)
        key = _file_key(url, noted) if noted else same_page_key(url)
        known = self._known(key, noted, url)
        if known is not None:
            if tags:
                self._library.tags.add([known], tags)
            return self.again(known, url if noted else "", typed=url if typed else "")
        capture = self._library.captures.begin(url, key, _short(url))
        if tags:
            self._library.tags.add([capture.article_id], tags)
        self._events.publish(ArticlesChanged("added", (capture.article_id,)))
        self._note_typed(capture, url if typed else "")
        return self._start(capture)

    def _known(self, key: str, noted: str, url: str) -> int | None:
        """Return the article that this is to become, None for a new one; raises AlreadySaved."""
        found = self._library.articles.find(key)
        if found is not None:
            ready = not self._library.articles.row(found).lacks_text
            if ready and not (noted and not self._library.content.has_original(found, _digest(url))):
                raise AlreadySaved(article_id=found)
            return found
        found = self._library.articles.find(same_page_key(noted)) if noted else None
        if found is not None:
            row = self._library.articles.row(found)
            # What a browser could show may be more than what was sent to us.
            if row.lacks_text or row.completeness not in ("whole", ""):
                return found
        return None

    def save_all(
        self, sources: Sequence[str], tags: Sequence[str] = (), typed: Collection[str] = ()
    ) -> list[Job | TearsheetError]:
        """``save`` for each, with the job that was begun or the error that kept it from beginning. ``typed`` are those that
        the reader typed.
        """
        begun: list[Job | TearsheetError] = []
        for source in sources:
            try:
                begun.append(self.save(source, tags, typed=source in typed))
            except TearsheetError as error:
                begun.append(error)
        return begun

    def again(self, article_id: int, source: str = "", *, typed: str = "") -> Job:
        """Fetch the article's address (or ``source``) once more: *Try again* of a failed one, a fresh copy of one that is
        there. ``typed`` is the address that the reader typed just now, if that led here.
        """
        capture = self._library.captures.again(article_id, source)
        self._note_typed(capture, typed)
        self._events.publish(ArticlesChanged("changed", (article_id,)))
        return self._start(capture)

    def _note_typed(self, capture: Capture, typed: str) -> None:
        if typed and _page_key(typed) == _page_key(capture.url):
            self._typed.add((capture.article_id, capture.url))

    def _is_typed(self, capture: Capture) -> bool:
        """Return whether the reader typed a capture's address: since this process began, or for a fetch that succeeded; an
        address near this computer that only a file or a page named has never been fetched.
        """
        about = (capture.article_id, capture.url)
        return about in self._typed or self._library.captures.was_fetched(*about)

    def resume(self) -> list[Job]:
        """Start every capture that waits (for the network, or since a crash) and is not another process's."""
        at_work = {job.article_id for job in self._jobs.open() if job.kind == "save"}
        begun = [
            self._start(c) for c in self._library.captures.open() if c.article_id not in at_work and self._is_free(c)
        ]
        self.from_browser.publish_key()
        return begun + [job for path in self.from_browser.all() if (job := self._take_in_again(path)) is not None]

    def make_ready(self) -> None:
        """Start the worker processes, without waiting: a page is about to come."""
        self._workers.warm()

    def take_in(self, path: Path) -> tuple[Job, Outcome]:
        """Take in a page from the browser that waits in a file of ``from_browser``, which is removed once it is saved.

        Raises FileUnreadable, LibraryLocked, NotAnAddress, what writing raises, and AlreadySaved where the page was to be a
        new article and is there; then its file is removed, too.
        """
        from reader.desk.handed_over.taking_in import begin, source_of

        waiting = self.from_browser
        page = waiting.read(path)
        try:
            begun = begin(self._library, page, source_of(path))
        except AlreadySaved as error:
            waiting.remove(path)
            self._events.publish(ArticlesChanged("changed", (int(error.values["article_id"]),)))
            raise
        if begun is None:  # it was saved, and the program was killed before the file was removed
            waiting.remove(path)
            raise Cancelled()
        if not self._is_free(begun.capture):
            raise Cancelled()  # another process is at it
        kind = "changed" if begun.outcome == "filled" else "added"
        self._publish(kind, begun.capture)
        return self._start(begun.capture), begun.outcome

    def _take_in_again(self, path: Path) -> Job | None:
        """Take in what waited; None for what has a capture that is open, is in the library, or can't be read (any more)."""
        from reader.desk.handed_over.taking_in import source_of

        known = self._library.captures.of_source(source_of(path))
        if known is not None and known.state in ("queued", "fetching"):
            return None  # it was begun above, or another process is at it
        try:
            return self.take_in(path)[0]
        except TearsheetError as error:
            from reader.desk.program.log import log_error

            if not isinstance(error, AlreadySaved | Cancelled):
                log_error("page from the browser", error)
            return None

    def waiting(self) -> int:
        """How many captures wait for the network."""
        return sum(capture.state == "queued" for capture in self._library.captures.open())

    def _is_free(self, capture: Capture) -> bool:
        if capture.state == "queued" or not capture.process:
            return True
        if datetime.now(UTC) - datetime.fromisoformat(capture.started) > STALE_AFTER:
            return True
        import psutil

        return not psutil.pid_exists(int(capture.process.partition(":")[0]))

    def _address(self, source: str) -> str:
        path = _as_path(source)
        if path is None:
            return normalize(source)
        check_there(path, name_of(path))
        if path.is_dir():
            raise FileUnreadable(name=name_of(path), detail="it’s a folder")
        return path.resolve().as_uri()

    def _start(self, capture: Capture) -> Job:
        self._workers.warm()
        return self._jobs.submit(
            "save",
            lambda job: self._run(job, capture),
            about=capture.url,
            article_id=capture.article_id,
            never_began=lambda: self._settle(capture, Cancelled()),
        )

    def fetch_wanted(self, job: Job, capture: Capture) -> None:
        """Fetch the text of an address that an import left, on the caller's thread. Raises CaptureErrors, which the article's
        row says too, and Cancelled.
        """
        self._run(job, capture)

    # --- the job -------------------------------------------------------------------------------------------------------

    def _run(self, job: Job, capture: Capture) -> int:
        if self._jobs.closing or not self._library.captures.claim(capture, self._process):
            return capture.article_id
        self._publish("changed", capture)
        file = _as_path(capture.url)
        try:
            if file is not None and self.from_browser.holds(file):
                self._take(job, capture, file)
            else:
                page = self._fetch(job, capture)
                prepared = self._prepare(job, capture, page)
                self._refuse_less(capture, prepared)
                pictures = self._pictures(job, capture, page, prepared)
                self._keep(capture, page, prepared, pictures)
        except Exception as error:
            self._settle(capture, error if isinstance(error, TearsheetError) else CaptureError())
            raise
        self._publish("filled", capture)
        return capture.article_id

    def _take(self, job: Job, capture: Capture, file: Path) -> None:
        """Fill an article with a page from the browser, and remove the file in which it waited. What makes no article is
        kept as the failed one's original. The file stays where the library, not the page, is at fault.
        """
        from reader.capture.fetch.sniff import is_pdf
        from reader.desk.handed_over import taking_in

        job.progress("reading")
        handed = self.from_browser.read(file)
        page = taking_in.as_page(handed)
        try:
            prepared = self._prepare(job, capture, page)
            job.progress("pictures")
            wanted = [block.picture.src for block in prepared.cleaned.blocks if block.picture]
            from_pdf = wanted and is_pdf(page.body)
            pictures = self._pictures_in(page) if from_pdf else taking_in.pictures_in(handed, wanted)
            with self._library.one_change():
                self._keep(capture, page, prepared, pictures)
                taking_in.mark_selection(self._library, handed, capture.article_id)
        except (Cancelled, LibraryError):
            raise
        except CaptureError as error:
            if isinstance(error, CleaningFailed):
                if self._jobs.closing:
                    raise
            else:
                self._library.content.keep_original(capture.article_id, page)
            self.from_browser.remove(file)
            raise
        self.from_browser.remove(file)

    def _settle(self, capture: Capture, error: TearsheetError) -> None:
        """Put why it did not come on its row. After a fault of the network, and when the program closes (which cancels
        jobs and ends workers), it goes back into the queue.
        """
        waits = isinstance(error, CaptureError) and error.waits
        if isinstance(error, LibraryError):  # what came from a browser cannot be fetched once more
            waits = self.from_browser.holds(_as_path(capture.url))
        if waits or (isinstance(error, Cancelled | CleaningFailed) and self._jobs.closing):
            self._library.captures.wait(capture, error)
        else:
            self._library.captures.fail(capture, error)
        self._publish("changed", capture)

    def _fetch(self, job: Job, capture: Capture) -> Page:
        from reader.capture.fetch.download import Limits, fetch_page, read_file
        from reader.capture.fetch.sniff import is_pdf
        from reader.capture.parts import PartLinks, collect, find_parts, media_type

        path = _as_path(capture.url)
        if path is not None:
            job.progress("reading")
            return read_file(path)
        job.progress("fetching")
        typed = self._is_typed(capture)
        first = fetch_page(
            capture.url,
            typed=typed,
            on_progress=lambda done, total: job.progress("fetching", done / total if total else -1.0),
            cancelled=job.cancelled,
        )

        def further(url: str, limits: Limits) -> Page:
            return fetch_page(url, cancelled=job.cancelled, limits=limits, part_of=capture.url, typed=typed)

        def find_parts_in(page: Page, begins_at: str) -> PartLinks:
            try:
                return self._workers.run(find_parts, page.body, page.final_url, media_type(page), begins_at)
            except CaptureError:  # cleaning will meet the same, and say so
                return PartLinks()

        if is_pdf(first.body):
            return first
        return collect(first, further, find_parts_in)

    def _prepare(self, job: Job, capture: Capture, page: Page) -> Prepared:
        from reader.capture.parts import further_of

        job.progress("cleaning")
        kind = next((value for name, value in page.headers if name.lower() == "content-type"), "")
        rules = self._rules.of(page.final_url, capture.url)
        corrections = Corrections(self._library.rewriting.corrections(capture.article_id), rules)
        try:
            method = str(self._settings["summary_method"])
            return self._workers.run(prepare, page.body, page.final_url, kind, corrections, further_of(page), method)
        except CleaningFailed:
            if self._jobs.closing:
                raise
            with self._library.one_change():
                self._keep_parts(capture, page)
                self._library.content.keep_original(capture.article_id, page)
            raise

    def _refuse_less(self, capture: Capture, prepared: Prepared) -> None:
        """Raise LessThanKept where a fresh copy would put a login, a teaser or a remainder in the place of a whole article."""
        row = self._library.articles.row(capture.article_id)
        if row.state != "ready" or row.lacks_text or row.completeness not in ("whole", ""):
            return
        if prepared.cleaned.completeness != "whole" or prepared.words * MIN_SHARE_AGAIN < row.words:
            raise LessThanKept()

    def _keep_parts(self, capture: Capture, page: Page) -> None:
        """Keep the further parts, if there are any, with the page and before it, so that it is the newest: alone, one of them
        would be taken for the article.
        """
        from reader.capture.parts import FirstPage

        for part in page.further if isinstance(page, FirstPage) else ():
            self._library.content.keep_original(capture.article_id, part)

    def _pictures(self, job: Job, capture: Capture, page: Page, prepared: Prepared) -> dict[str, PictureFile]:
        from reader.capture.fetch.download import LIMITS, fetch_pictures
        from reader.capture.fetch.sniff import is_pdf

        wanted = list(dict.fromkeys(block.picture.src for block in prepared.cleaned.blocks if block.picture))
        if wanted and is_pdf(page.body):
            return self._pictures_in(page)
        path = _as_path(capture.url)
        if path is not None:  # a page from a file is never a reason to ask the network for anything
            near = {near_file(source, page.final_url, path): source for source in wanted}
            files = read_pictures(near, path, picture_bytes=LIMITS.picture_bytes, article_bytes=LIMITS.article_bytes)
            return {near[address]: replace(file, src=near[address]) for address, file in files.items()}
        if not wanted:
            return {}
        job.progress("pictures")
        budget = max(LIMITS.article_bytes - len(page.body), 0)
        found = fetch_pictures(wanted, page_url=page.final_url, budget=budget, cancelled=job.cancelled)
        job.check_cancelled()  # what is cancelled keeps nothing, not what came until then
        return found

    def _pictures_in(self, page: Page) -> dict[str, PictureFile]:
        """Return the pictures of a PDF; one that takes too long a second time is kept without."""
        from reader.capture.pdf.cleaned import pictures_of

        try:
            return self._workers.run(pictures_of, page.body)
        except CaptureError:
            if self._jobs.closing:
                raise
            return {}

    def _keep(self, capture: Capture, page: Page, prepared: Prepared, pictures: dict[str, PictureFile]) -> None:
        addresses = [page.url, page.final_url]
        canonical = prepared.cleaned.metadata.canonical_url
        if names_itself(canonical, addresses):
            addresses.append(canonical)
        if page.url != capture.url and not self.from_browser.holds(
            _as_path(capture.url)
        ):  # a file that notes its address
            addresses.append(_file_key(capture.url, page.url))
        with self._library.one_change():
            self._keep_parts(capture, page)
            self._library.content.fill(
                capture,
                page,
                prepared.cleaned,
                pictures,
                language=prepared.language,
                words=prepared.words,
                minutes=prepared.minutes,
                excerpt=prepared.excerpt,
                page_keys=dict.fromkeys(same_page_key(address) for address in addresses if address),
                method=prepared.method,
                version=prepared.version,
                summaries=prepared.summaries,
            )

    def _publish(self, kind: str, capture: Capture) -> None:
        self._events.publish(ArticlesChanged(kind, (capture.article_id,)))  # type: ignore[arg-type]


def _as_path(source: str) -> Path | None:
    """The file that is meant, or None if it is an address."""
    try:
        parts = urlsplit(source)
    except ValueError:  # "http://[::1"
        return None
    if parts.scheme == "file":
        return file_of(parts.path)
    if parts.scheme in ("http", "https"):
        return None
    path = Path(source).expanduser()
    named = source.lower().endswith(FILE_ENDINGS) and ("/" in source or os.sep in source)
    return path if named or _is_file(path) else None


def _noted_address(url: str) -> str:
    """Return the address that a saved file at ``url`` notes as its own, or ""."""
    path = _as_path(url)
    if path is None:
        return ""
    from reader.capture.fetch.saved_from import HEAD_BYTES, saved_from

    try:
        return saved_from(read_head(path, HEAD_BYTES))
    except OSError:
        return ""  # the job will meet the same, and say so


def _page_key(address: str) -> str:
    """Return what tells the page at an address as it was typed, "" for a file."""
    return "" if _as_path(address) is not None else same_page_key(normalize(address))


def _file_key(url: str, noted: str) -> str:
    """Return what tells a saved file: where it lies and which page it is, for one takes another's name."""
    return f"{url} {same_page_key(noted)}"


def _digest(url: str) -> str:
    path = _as_path(url)
    try:
        return hashlib.sha256(read_ordinary(path)).hexdigest() if path is not None else ""
    except OSError:
        return ""


def _short(url: str) -> str:
    """What stands in the list until the page's title is known: the address without its scheme."""
    path = _as_path(url)
    if path is not None:
        return plain_line(name_of(path))
    return plain_line(url.split("://", 1)[-1].removeprefix("www.").rstrip("/"))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a pasted text may be longer than any file's name
        return False
