"""Texts that are wanted after an import are fetched few at a time, none sooner than its server asks, and none twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader import errors
from reader.desk.desk import Desk
from reader.desk.importing import fetching
from reader.desk.importing.fetching import Politeness
from reader.desk.importing.importing import Options
from reader.library.captures import Capture
from reader.model.capture import Page
from reader.model.imported import ImportedItem
from reader.model.library import Filter
from tests.making import page
from tests.unit.desk.importing.conftest import Holds
from tests.unit.desk.test_saving import BODY


def captures(*urls: str) -> list[Capture]:
    return [Capture(number, number, url, "soon") for number, url in enumerate(urls, 1)]


def test_a_host_is_asked_twice_at_once_at_most_a_second_apart_and_left_alone_when_it_asks() -> None:
    now = 100.0
    polite = Politeness(lambda: now)
    here, www, also, other = captures(
        "https://a.example/1", "https://www.a.example/2", "https://a.example/3", "https://b.example/"
    )
    assert polite.choose([here, other]) == here
    polite.begin(here)
    assert polite.choose([www, other]) == other
    now = 101.5
    assert polite.choose([www, other]) == www
    polite.begin(www)
    now = 103.0
    assert polite.choose([also]) is None
    polite.end(here)
    assert polite.choose([also]) == also
    polite.end(www, 600)
    assert polite.choose([also, other]) == other
    assert polite.soonest([also]) == 600
    now = 703.0
    assert polite.choose([also]) == also


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[str], Page]], None]:
    monkeypatch.setattr(fetching, "SECONDS_BETWEEN", 0.0)
    monkeypatch.setattr(fetching, "POLL_SECONDS", 0.01)

    def use(answer: Callable[[str], Page]) -> None:
        monkeypatch.setattr("reader.capture.fetch.download.fetch_page", lambda url, **_: answer(url))

    return use


def bring(desk: Desk, holds: Holds, number: int, fetch: str) -> list[int]:
    path = holds(*(ImportedItem(f"row {n}", f"https://h{n % 3}.example/{n}", f"Report {n}") for n in range(number)))
    return desk.importing.take([path], Options(fetch=fetch)).done.ids.tolist()  # type: ignore[arg-type]


def test_texts_that_are_wanted_now_are_all_fetched_by_one_job(
    desk: Desk, holds: Holds, answers: Callable[..., None]
) -> None:
    asked: list[str] = []
    answers(lambda url: asked.append(url) or page(url, BODY))
    ids = bring(desk, holds, 7, "now")
    job = desk.importing.fetching.look()
    if job is not None:
        job.future.result(60)
    assert sorted(asked) == sorted({*asked})
    assert len(asked) == 7
    assert {desk.articles.row(number).state for number in ids} == {"ready"}
    assert desk.importing.fetching.wanted() == (0, 0)
    assert desk.importing.fetching.look() is None


def test_texts_that_may_wait_are_fetched_only_while_the_program_is_idle(
    desk: Desk, holds: Holds, answers: Callable[..., None]
) -> None:
    answers(lambda url: page(url, BODY))
    ids = bring(desk, holds, 2, "idle")
    assert desk.importing.fetching.look() is None
    assert desk.saving.resume() == []
    desk.importing.fetching.set_idle(True)
    job = desk.importing.fetching.look()
    if job is not None:
        job.future.result(60)
    assert [desk.articles.row(number).state for number in ids] == ["ready", "ready"]


def test_without_a_network_all_of_them_wait(desk: Desk, holds: Holds, answers: Callable[..., None]) -> None:
    def offline(_url: str) -> Page:
        raise errors.Offline()

    answers(offline)
    ids = bring(desk, holds, 5, "never")
    job = desk.importing.fetching.want(ids)
    assert job is not None
    assert job.future.result(60) == 0
    assert desk.importing.fetching.wanted() == (5, 0)
    assert {desk.articles.row(number).error_code for number in ids} == {"not-fetched"}


def test_a_busy_server_is_tried_again_and_a_page_that_is_gone_is_not(
    desk: Desk, holds: Holds, answers: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "BUSY_SECONDS", 0.01)
    asked: list[str] = []

    def answer(url: str) -> Page:
        asked.append(url)
        if url.endswith("/0"):
            raise errors.ServerSays(reason="gone", status=410)
        if url.endswith("/1") and asked.count(url) < 2:
            raise errors.ServerSays(reason="busy", status=429)
        if url.endswith("/2"):
            raise errors.ServerSays(reason="busy", status=503)
        return page(url, BODY)

    answers(answer)
    gone, later, never = bring(desk, holds, 3, "never")
    job = desk.importing.fetching.want([gone, later, never])
    assert job is not None
    job.future.result(60)
    assert [asked.count(f"https://h{n}.example/{n}") for n in range(3)] == [1, 2, fetching.MAX_TRIES]
    assert [desk.articles.row(number).state for number in (gone, later, never)] == ["failed", "ready", "failed"]


def test_what_is_cancelled_stays_an_address_alone(desk: Desk, holds: Holds, answers: Callable[..., None]) -> None:
    ids = bring(desk, holds, 6, "never")

    def answer(_url: str) -> Page:
        for job in desk.jobs.open():
            job.cancel()
        raise errors.Cancelled()

    answers(answer)
    job = desk.importing.fetching.want(ids)
    assert job is not None
    assert isinstance(job.future.exception(60), errors.Cancelled)
    assert {desk.articles.row(number).state for number in ids} == {"queued"}
    assert desk.importing.fetching.wanted() == (0, 0)


def test_an_address_alone_that_is_saved_by_hand_is_fetched(
    desk: Desk, holds: Holds, answers: Callable[..., None]
) -> None:
    answers(lambda url: page(url, BODY))
    (number,) = bring(desk, holds, 1, "idle")
    job = desk.saving.save(desk.articles.row(number).url)
    assert job.article_id == number
    job.future.result(60)
    assert desk.articles.row(number).state == "ready"
    assert len(desk.search.ids(Filter())) == 1
    assert desk.importing.fetching.wanted() == (0, 0)
