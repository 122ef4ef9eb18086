"""The attempt: network work that can always be given up."""

from __future__ import annotations

import threading

import pytest

from reader.capture.fetch.client import Attempt, accept_language, new_client, user_agent
from reader.errors import Cancelled, TookTooLong


def test_an_attempt_returns_or_raises_what_its_work_does() -> None:
    assert Attempt(10).run(lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        Attempt(10).run(lambda: 1 // 0)


def test_an_attempt_is_left_at_its_deadline_and_its_work_is_told() -> None:
    attempt, left = Attempt(0.05), threading.Event()
    with pytest.raises(TookTooLong):
        attempt.run(lambda: left.wait(20))
    assert attempt.given_up
    with pytest.raises(Cancelled):
        attempt.check()
    left.set()


def test_an_attempt_that_is_cancelled_ends() -> None:
    left = threading.Event()
    with pytest.raises(Cancelled):
        Attempt(20, cancelled=lambda: True).run(lambda: left.wait(20))
    left.set()


def test_the_client_follows_no_redirect_says_who_asks_and_nothing_of_where_it_comes_from(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("locale.getlocale", lambda: ("de_AT", "UTF-8"))
    with new_client("text/html", 5, "https://news.example.org/") as client:
        assert not client.follow_redirects
        assert "Referer" not in client.headers
        assert "Tearsheet/" in client.headers["User-Agent"] == user_agent()
    assert accept_language() == "de-AT,de;q=0.8,en;q=0.5"
