"""The quick part of the hostile kit: a few cases of each class at every run of the tests."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

import pytest

from tests.hostile.classes import confinement
from tests.hostile.kit import SEED, Case, Result, State, case_classes, outcome

QUICK = 3


def _quick() -> list[object]:
    return [
        pytest.param(case, id=f"{found.NAME}: {case.name}")
        for found in case_classes()
        for number in [getattr(found, "QUICK", QUICK)]
        for case in islice(found.cases(min(1.0, number / found.BAR), SEED), number)
    ]


@pytest.mark.parametrize("case", _quick())
def test_a_few_hostile_cases_of_each_class_hold(case: Case) -> None:
    assert outcome(case) is None


def test_classes_of_cases_have_names_of_their_own() -> None:
    names = [found.NAME for found in case_classes()]
    assert len(set(names)) == len(names)
    assert all(found.BAR > 0 for found in case_classes())


def test_a_case_that_raises_did_not_hold() -> None:
    def broken() -> None:
        raise ValueError("no such thing")

    assert "ValueError: no such thing" in str(outcome(Case("broken", broken)))


def test_a_run_that_ended_goes_on_with_what_was_tried(tmp_path) -> None:
    State(tmp_path, "full-1").add("kills", Result("save 3", "lost"))
    assert State(tmp_path, "full-1").results == {"kills": {"save 3": Result("save 3", "lost")}}
    assert State(tmp_path, "full-2").results == {}


def test_an_escape_that_succeeds_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Open:
        """Confines nothing."""

        def run(self, function: Callable[..., object], *arguments: object) -> object:
            return function(*arguments)

    monkeypatch.setattr(confinement, "_cleaners", Open)
    for number, wrong in (
        (0, "it did it"),
        (1, "it did it"),
        (2, "the folder is another"),
        (11, "the file is another"),
    ):
        assert str(confinement._on_files(number)).startswith(wrong)
