"""Jobs: work that takes a while, on threads of its own, with a progress, a cancel and one of three ends.

Waiting for the network has several threads; changes of the library have one, so that they happen in the order in which
a person made them. Whoever has no time to wait (the window) submits; whoever has (the terminal) takes the future's
result.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any, Literal

from reader.desk.events import Events, JobChanged, JobState
from reader.errors import Cancelled, TearsheetError

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
    "importing",
    "fetching",
    "exporting",
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
    "importing": 1,
    "fetching": 1,
    "exporting": 1,
}
"""Threads of each lane. Four captures at a time keep two cores busy cleaning while others wait for servers. Corrections
of single articles happen in their order and do not wait for a whole library that is being cleaned again."""

CHANGES = frozenset({"change", "correct"})
"""Kinds of jobs that a person's change is made by: closing does not cancel them."""


class Job:
    """A piece of work under way. Its function is given the job, tells ``stage`` and ``progress`` and asks ``cancelled``
    now and then.
    """

    def __init__(
        self,
        jobs: Jobs,
        job_id: int,
        kind: str,
        about: str,
        article_id: int,
        never_began: Callable[[], None] | None = None,
    ) -> None:
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
        self._never_began = never_began

    def progress(self, stage: str, fraction: float = -1.0) -> None:
        """Say how far it is; small steps within a stage are not passed on. Raises Cancelled when it was asked to
        end.
        """
        self.check_cancelled()
        if stage != self._stage or fraction - self._fraction >= 0.05:
            self._stage, self._fraction = stage, fraction
            self._jobs.publish(self)

    def check_cancelled(self) -> None:
        """Raise Cancelled if it was asked to end."""
        if self._cancel.is_set():
            raise Cancelled()

    def cancelled(self) -> bool:
        return self._cancel.is_set()

    def cancel(self) -> None:
        """Ask it to end: its next ``progress`` raises Cancelled, and one that still waits never begins."""
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
        """Do it, settle the future with the result or the error, and publish the end after that.

        One that was cancelled while it waited is not begun.
        """
        if self._cancel.is_set():
            self.drop()
            return
        self.state = "running"
        self._jobs.publish(self)
        try:
            result = function(self)
        except Cancelled as error:
            self._finish("cancelled", error)
        except TearsheetError as error:
            self._finish("failed", error)
        except BaseException as error:  # noqa: BLE001
            from reader.desk.program.log import log_error

            log_error(f"job {self.kind}", error)
            self._finish("failed", TearsheetError())
        else:
            self.state = "done"
            self._jobs.forget(self)
            self.future.set_result(result)
            self._jobs.publish(self)

    def drop(self) -> None:
        """End it as cancelled, without having begun."""
        if self._never_began is not None:
            try:
                self._never_began()
            except TearsheetError as error:
                self._finish("failed", error)
                return
        self._finish("cancelled", Cancelled())

    def _finish(self, state: JobState, error: TearsheetError) -> None:
        self.state, self._error = state, error
        self._jobs.forget(self)
        self.future.set_exception(error)
        self._jobs.publish(self)


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
        self,
        kind: str,
        function: Callable[[Job], Any],
        *,
        lane: Lane = "network",
        about: str = "",
        article_id: int = 0,
        never_began: Callable[[], None] | None = None,
    ) -> Job:
        """Queue ``function`` on a lane; once closing has begun, the job ends as cancelled at once.

        ``kind`` is a word that the window translates, ``about`` what it is about (an address). ``never_began`` is
        called for a job that is cancelled while it waits.
        """
        job = Job(self, next(self._numbers), kind, about, article_id, never_began)
        with self._lock:
            self._open[job.id] = job
        self.publish(job)
        with self._lock:
            accepted = not self.closing
            if accepted:
                if lane not in self._lanes:
                    self._lanes[lane] = ThreadPoolExecutor(THREADS[lane], thread_name_prefix=lane)
                self._lanes[lane].submit(job.run, function)
        if not accepted:
            job.drop()
        return job

    def publish(self, job: Job) -> None:
        """Tell the listeners how the job stands."""
        self._events.publish(job.snapshot())

    def forget(self, job: Job) -> None:
        """Count the job as over."""
        with self._lock:
            self._open.pop(job.id, None)

    def open(self) -> list[Job]:
        """Jobs that wait or run, oldest first."""
        with self._lock:
            return list(self._open.values())

    def cancel(self, job_id: int) -> None:
        """Cancel the job of this number, if it is not over."""
        with self._lock:
            job = self._open.get(job_id)
        if job:
            job.cancel()

    def stop(self) -> None:
        """Cancel what is open and take nothing more, without waiting. A person's changes are not cancelled."""
        with self._lock:
            self.closing = True
            jobs = list(self._open.values())
        for job in jobs:
            if job.kind not in CHANGES:
                job.cancel()

    def wait_for_changes(self, seconds: float) -> None:
        """Wait until a person's changes are done, at most so long."""
        wait([job.future for job in self.open() if job.kind in CHANGES], seconds)

    def close(self) -> None:
        """``stop``, and wait for the threads to end."""
        self.stop()
        with self._lock:
            lanes = list(self._lanes.values())
        for executor in lanes:
            executor.shutdown(wait=True)
