"""The work of worker processes, done in the process of the tests."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

import pytest

from reader.desk.desk import Desk

_answers: dict[bytes, bytes] = {}


def answer(function: Callable[..., Any], *arguments: Any) -> Any:
    """Return what a worker process returns. Many tests ask the same of it, and it is worked out once: what workers are
    given depends on its arguments alone. Arguments and answer are pickled on their way, as they are for a process.
    """
    try:
        asked = pickle.dumps((function, arguments))
    except (pickle.PicklingError, AttributeError):  # a function that stands in for another, inside a test
        return function(*arguments)
    if asked not in _answers:
        _answers[asked] = pickle.dumps(function(*arguments))
    return pickle.loads(_answers[asked])


def without_processes(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a desk work in this process: most tests are about what it does with an answer, not about who gives it."""
    monkeypatch.setattr(desk.workers, "run", answer)
    monkeypatch.setattr(desk.workers, "warm", lambda: None)
