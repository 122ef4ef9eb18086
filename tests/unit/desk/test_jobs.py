"""Jobs end once, say so after their result is there, and neither begin nor get lost when the program closes."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from reader.desk.events import Event, Events, JobChanged
from reader.desk.jobs import Job, Jobs
from reader.errors import Cancelled, NothingLeft


@pytest.fixture
def events() -> Events:
    return Events()


@pytest.fixture
def jobs(events: Events) -> Iterator[Jobs]:
    made = Jobs(events)
    yield made
    made.close()


@pytest.mark.parametrize("fails", [False, True])
def test_whoever_hears_of_the_end_finds_the_result(events: Events, jobs: Jobs, fails: bool) -> None:
    heard: list[bool] = []
    over = threading.Event()

    def listen(event: Event) -> None:
        if isinstance(event, JobChanged) and event.is_over:
            heard.append(begun[0].future.done())
            over.set()

    def work(_job: Job) -> int:
        begin.wait()
        if fails:
            raise NothingLeft()
        return 3

    begin = threading.Event()
    events.subscribe(listen)
    begun = [jobs.submit("save", work)]
    begin.set()
    assert over.wait(60)
    assert heard == [True]
    assert begun[0].future.exception() is None or fails


def test_a_queued_job_that_is_cancelled_never_begins(jobs: Jobs) -> None:
    let_go = threading.Event()
    begun: list[str] = []
    dropped: list[str] = []
    first = jobs.submit("clean", lambda _job: let_go.wait(60), lane="cleaning")
    second = jobs.submit(
        "clean", lambda _job: begun.append("second"), lane="cleaning", never_began=lambda: dropped.append("second")
    )
    second.cancel()
    let_go.set()
    assert first.future.result(60)
    assert isinstance(second.future.exception(30), Cancelled)
    assert (begun, dropped, second.state) == ([], ["second"], "cancelled")


def test_a_job_that_is_submitted_while_the_program_closes_ends_as_cancelled(events: Events) -> None:
    jobs = Jobs(events)
    # The listener closes at the moment between the job's registration and its start, where another thread could.
    events.subscribe(lambda event: jobs.close() if isinstance(event, JobChanged) and event.state == "waiting" else None)
    job = jobs.submit("save", lambda _job: "begun")
    assert isinstance(job.future.exception(30), Cancelled)
    assert jobs.open() == []
    assert isinstance(jobs.submit("save", lambda _job: "begun").future.exception(30), Cancelled)


def test_closing_carries_out_the_changes_that_a_person_asked_for(events: Events) -> None:
    jobs = Jobs(events)
    let_go = threading.Event()
    done: list[int] = []
    jobs.submit("change", lambda _job: let_go.wait(60), lane="changes")
    for number in range(3):
        jobs.submit("change", lambda _job, number=number: done.append(number), lane="changes")
    jobs.stop()
    let_go.set()
    jobs.close()
    assert done == [0, 1, 2]
