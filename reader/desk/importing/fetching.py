"""The texts of addresses that an import brought alone, fetched politely: few at a time, fewer at one host, none sooner than its
server asks.

What is wanted is in the library, so that a crash or an end of the program loses nothing of 100,000 addresses; a start does
not begin with them all. The reader's own saving never waits for it: it has its own threads.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from reader.desk.jobs import Job, Jobs
from reader.errors import Cancelled, CaptureError, LibraryError, ServerSays

if TYPE_CHECKING:
    from reader.desk.saving import Saving
    from reader.library.captures import Capture
    from reader.library.library import Library

AT_ONCE = 3
AT_ONCE_AT_A_HOST = 2
SECONDS_BETWEEN = 1.0
"""Between two fetches at one host."""
BUSY = frozenset({429, 503})
BUSY_SECONDS = 60.0
"""How long a host is left alone that says it is busy, and not for how long."""
MAX_TRIES = 3
LONGEST_REST = 600.0
"""If nothing else is left, hosts that want to be left alone for longer are tried at another time."""
LOOK_AHEAD = 3_000
"""How many addresses are looked through for one at a host that is free."""
POLL_SECONDS = 0.5


class Wanted(NamedTuple):
    """How many texts are wanted at once, and while the program is idle."""

    soon: int = 0
    later: int = 0


@dataclass(slots=True)
class _Host:
    """A host: when it may be asked next (monotonic seconds), how many requests are under way, how often it was busy."""

    free_at: float = 0.0
    active: int = 0


@dataclass(slots=True)
class Politeness:
    """Which address may be asked now. Times are seconds of a clock that is given, so that a test need not wait."""

    clock: Callable[[], float] = time.monotonic
    hosts: dict[str, _Host] = field(default_factory=dict)

    def choose(self, captures: Iterable[Capture]) -> Capture | None:
        """Return the first one whose host may be asked now, None where none may."""
        now = self.clock()
        for capture in captures:
            host = self.hosts.get(_host_of(capture.url))
            if host is None or (host.active < AT_ONCE_AT_A_HOST and host.free_at <= now):
                return capture
        return None

    def begin(self, capture: Capture) -> None:
        """Note that it is asked."""
        host = self.hosts.setdefault(_host_of(capture.url), _Host())
        host.active += 1
        host.free_at = max(host.free_at, self.clock() + SECONDS_BETWEEN)

    def end(self, capture: Capture, rest: float = 0.0) -> None:
        """Note that it was answered; its host wants to be left alone for ``rest`` seconds."""
        host = self.hosts.setdefault(_host_of(capture.url), _Host())
        host.active -= 1
        host.free_at = max(host.free_at, self.clock() + rest)

    def soonest(self, captures: Iterable[Capture]) -> float:
        """Return in how many seconds a host of these may be asked, 0 for now."""
        now = self.clock()
        waits = [
            max(0.0, self.hosts[host].free_at - now) if host in self.hosts else 0.0
            for host in {_host_of(c.url) for c in captures}
        ]
        return min(waits, default=0.0)


class _Part(Job):
    """One fetch of many: cancelled with the whole, and not told of by itself."""

    def __init__(self, whole: Job) -> None:
        self._whole = whole

    def progress(self, stage: str, fraction: float = -1.0) -> None:  # noqa: ARG002
        self._whole.check_cancelled()

    def cancelled(self) -> bool:
        return self._whole.cancelled()


class Fetching:
    """``look`` begins a job where texts are wanted. ``set_idle`` says whether the program is idle: then those that may wait
    are fetched, too.
    """

    def __init__(self, library: Library, jobs: Jobs, saving: Callable[[], Saving]) -> None:
        self._library = library
        self._jobs = jobs
        self._saving = saving
        self._lock = threading.Lock()
        self._job: Job | None = None
        self._is_idle = False
        self.clock: Callable[[], float] = time.monotonic

    def wanted(self) -> Wanted:
        """Return how many texts are wanted."""
        return Wanted(**self._library.captures.number_wanted())

    def want(self, article_ids: Sequence[int]) -> Job | None:
        """Fetch the texts of these addresses, politely; return the job that does it."""
        self._library.captures.want(article_ids, "soon")
        return self.look()

    def give_up(self) -> None:
        """Fetch none of them; their articles stay addresses alone."""
        self._library.captures.forget_wanted()

    def set_idle(self, is_idle: bool) -> None:
        """Say whether nobody uses the program: ``look`` then begins with those that may wait, and they end when it is used."""
        self._is_idle = is_idle
        if is_idle:
            self.look()

    def look(self) -> Job | None:
        """Return the job that fetches what is wanted, a new one or the one under way; None where nothing is wanted now."""
        with self._lock:
            if self._job is not None and not self._job.future.done():
                return self._job
            if self._jobs.closing or self._library.notice is not None:
                return None
            wanted = self.wanted()
            number = wanted.soon + (wanted.later if self._is_idle else 0)
            if not number:
                return None
            self._job = self._jobs.submit("fetch", self._all, lane="fetching", about=str(number))
            return self._job

    # --- the job -------------------------------------------------------------------------------------------------------

    def _states(self) -> tuple[str, ...]:
        return ("soon", "later") if self._is_idle else ("soon",)

    def _all(self, job: Job) -> int:
        """Fetch until none is wanted any more; return how many have come. What the reader cancels is not wanted any more."""
        run = _Run(self._library, self._saving(), job, self.clock)
        try:
            try:
                return run.until_done(self._states)
            finally:
                run.close()
        except Cancelled:
            if not self._jobs.closing:
                self._is_idle = False
                self._library.captures.forget_wanted("soon")
            raise


class _Run:
    def __init__(self, library: Library, saving: Saving, job: Job, clock: Callable[[], float]) -> None:
        self._library = library
        self._saving = saving
        self._job = job
        self._clock = clock
        self._polite = Politeness(clock)
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="fetching")
        self._under_way: dict[Future[None], Capture] = {}
        self._tries: dict[int, int] = {}
        self._done = self._fetched = 0
        self._is_offline = False

    def until_done(self, states: Callable[[], tuple[str, ...]]) -> int:
        """Fetch what is wanted; return how many have come. Raises Cancelled."""
        total = sum(self._library.captures.number_wanted()[state] for state in states())
        while not self._is_offline:
            self._job.progress("fetching", min(self._done / total, 1.0) if total else -1.0)
            ahead = self._ahead(states())
            if not ahead and not self._under_way:
                break
            chosen = self._polite.choose(ahead) if len(self._under_way) < AT_ONCE else None
            if chosen is not None:
                self._begin(chosen)
            elif self._under_way:
                self._settle(POLL_SECONDS)
            else:
                rest = self._polite.soonest(ahead)
                if rest > LONGEST_REST:
                    break
                self._job.check_cancelled()
                threading.Event().wait(min(max(rest, 0.01), POLL_SECONDS))
        while self._under_way:
            self._settle(POLL_SECONDS)
        return self._fetched

    def close(self) -> None:
        """Wait for the fetches under way: a cancelled job ends them."""
        self._threads.shutdown(wait=True)
        while self._under_way:
            self._settle(0)

    def _ahead(self, states: tuple[str, ...]) -> list[Capture]:
        busy = {capture.id for capture in self._under_way.values()}
        found: list[Capture] = []
        for state in states:  # those that are wanted at once first
            found = self._library.captures.texts_wanted([state], LOOK_AHEAD)
            found = [capture for capture in found if capture.id not in busy]
            if found:
                break
        return found

    def _begin(self, capture: Capture) -> None:
        promoted = self._library.captures.promote(capture)
        if promoted is None:
            return
        self._polite.begin(capture)
        self._under_way[self._threads.submit(self._saving.fetch_wanted, _Part(self._job), promoted)] = capture

    def _settle(self, seconds: float) -> None:
        """Wait for a fetch to end, at most so long, and note what became of it."""
        over, _ = wait(self._under_way, seconds, FIRST_COMPLETED)
        for future in over:
            capture = self._under_way.pop(future)
            error = future.exception()
            self._polite.end(capture, self._rest(capture, error))
            self._done += 1
            self._fetched += error is None
            if isinstance(error, LibraryError):
                raise error
            if isinstance(error, CaptureError) and error.waits:
                self._is_offline = True
            if error is not None and self._waits(capture, error):
                self._library.captures.postpone(capture, capture.state)  # type: ignore[arg-type]
                self._done -= 1

    def _rest(self, capture: Capture, error: BaseException | None) -> float:
        if not isinstance(error, ServerSays):
            return 0.0
        if error.retry_after:
            return error.retry_after
        return BUSY_SECONDS * self._tries.get(capture.id, 1) if error.values.get("status") in BUSY else 0.0

    def _waits(self, capture: Capture, error: BaseException) -> bool:
        """Return whether it is to be tried at another time: not where the page is at fault."""
        if isinstance(error, Cancelled):
            return True
        if isinstance(error, CaptureError) and error.waits:
            return True
        if isinstance(error, ServerSays) and (error.values.get("status") in BUSY or error.retry_after):
            self._tries[capture.id] = self._tries.get(capture.id, 0) + 1
            return self._tries[capture.id] < MAX_TRIES
        return False


def _host_of(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
