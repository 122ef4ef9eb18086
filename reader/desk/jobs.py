"""Jobs: work that takes a while, on threads of its own, with a progress, a cancel and one of three ends.

Waiting for the network has several threads; changes of the library have one, so that they happen in the order in which
a person made them. Whoever has no time to wait (the window) submits; whoever has (the terminal) takes the future's
result.
"""

from __future__ import annotations

import itertools
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Literal

from reader.desk.events import Events, JobChanged, JobState
from reader.errors import Cancelled, TearsheetError

log = logging.getLogger(__name__)

Lane = Literal[
    "network",
    "changes",
    "thinking",
    "correcting",
    "cleaning",
    "refreshing",
    "briefing",
    "listing",
    "counting",
    "backup",
    "looking",
    "shrinking",
]
THREADS: dict[Lane, int] = {
    "network": 4,
    "changes": 1,
    "thinking": 2,
    "correcting": 1,
    "cleaning": 1,
    "refreshing": 1,
    "briefing": 1,
    "listing": 1,
    "counting": 1,
    "backup": 1,
    "looking": 1,
    "shrinking": 1,
}
"""Threads of each lane. Four captures at a time keep two cores busy cleaning while others wait for servers. Corrections
of single articles happen in their order and do not wait for a whole library that is being cleaned again."""


class Job:
    """A piece of work under way. Its function is given the job, tells ``stage`` and ``progress`` and asks ``cancelled``
    now and then."""

    def __init__(self, jobs: Jobs, job_id: int, kind: str, about: str, article_id: int) -> None:
        self.id = job_id
        self.kind = kind
        self.about = about
        self.article_id = article_id
        self.state: JobState = "waiting"
        self.future: Future[Any] = Future()
        self._jobs = jobs
        self._stage = ""
        self._fraction = -1.0
        self._cancel = threading.Event()
        self._error: TearsheetError | None = None

    def progress(self, stage: str, fraction: float = -1.0) -> None:
        """Say how far it is; small steps within a stage are not passed on. Raises Cancelled when it was asked to
        end."""
        if self._cancel.is_set():
            raise Cancelled()
        if stage != self._stage or fraction - self._fraction >= 0.05:
            self._stage, self._fraction = stage, fraction
            self._jobs.tell(self)

    def cancelled(self) -> bool:
        return self._cancel.is_set()

    def cancel(self) -> None:
        """Ask it to end: its next ``progress`` raises Cancelled."""
        self._cancel.set()

    def snapshot(self) -> JobChanged:
        error = self._error
        return JobChanged(
            self.id,
            self.kind,
            self.about,
            self.state,
            self._stage,
            self._fraction,
            self.article_id,
            error.code if error else "",
            tuple(error.values.items()) if error else (),
        )

    def run(self, function: Callable[[Job], Any]) -> None:
        """Do it, and settle the future: with the result, or with the error."""
        self.state = "running"
        self._jobs.tell(self)
        try:
            result = function(self)
        except Cancelled as error:
            self._finish("cancelled", error)
        except TearsheetError as error:
            self._finish("failed", error)
        except BaseException:
            log.exception("job %s failed unexpectedly", self.kind)
            self._finish("failed", TearsheetError())
        else:
            self.state = "done"
            self._jobs.tell(self)
            self.future.set_result(result)

    def _finish(self, state: JobState, error: TearsheetError) -> None:
        self.state, self._error = state, error
        self._jobs.tell(self)
        self.future.set_exception(error)


class Jobs:
    """Starts jobs and knows those that are not over. Every change of one is published as ``JobChanged``."""

    def __init__(self, events: Events) -> None:
        self._events = events
        self._numbers = itertools.count(1)
        self._lanes: dict[Lane, ThreadPoolExecutor] = {}
        self._open: dict[int, Job] = {}
        self._lock = threading.Lock()
        self.closing = False

    def submit(
        self, kind: str, function: Callable[[Job], Any], *, lane: Lane = "network", about: str = "", article_id: int = 0
    ) -> Job:
        """Queue ``function`` on a lane. ``kind`` is a word that the window translates, ``about`` what it is about (an
        address)."""
        job = Job(self, next(self._numbers), kind, about, article_id)
        with self._lock:
            if self.closing:
                job.state = "cancelled"
                job.future.set_exception(Cancelled())
                return job
            self._open[job.id] = job
            if lane not in self._lanes:
                self._lanes[lane] = ThreadPoolExecutor(THREADS[lane], thread_name_prefix=lane)
            executor = self._lanes[lane]
        self.tell(job)
        executor.submit(job.run, function)
        return job

    def tell(self, job: Job) -> None:
        if job.state in ("done", "failed", "cancelled"):
            with self._lock:
                self._open.pop(job.id, None)
        self._events.publish(job.snapshot())

    def open(self) -> list[Job]:
        """Jobs that wait or run, oldest first."""
        with self._lock:
            return list(self._open.values())

    def cancel(self, job_id: int) -> None:
        with self._lock:
            job = self._open.get(job_id)
        if job:
            job.cancel()

    def close(self) -> None:
        """Cancel what is open and wait for the threads to end."""
        with self._lock:
            self.closing = True
            jobs, lanes = list(self._open.values()), list(self._lanes.values())
        for job in jobs:
            if job.kind != "change":
                job.cancel()
        for executor in lanes:
            executor.shutdown(wait=True)
