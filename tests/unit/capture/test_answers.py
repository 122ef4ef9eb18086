"""What a worker answers: data comes through, and nothing that would run where it is unpacked."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path

import pytest
from pebble.common.types import ResultStatus

from reader.capture.answers import AnswerRefused, loads
from reader.capture.worker import Cleaners
from reader.errors import CleaningFailed, NotAnAddress
from reader.model.library import Filter
from reader.text.words import tokens


class Calling:
    """Pickled, it is the call of a function."""

    def __init__(self, function: Callable[..., object], *arguments: object) -> None:
        self._call = (function, arguments)

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self._call


class Colour(Enum):
    RED = 1


def hostile(path: str) -> Calling:
    return Calling(os.mkdir, path)


@pytest.mark.parametrize(
    "answer",
    [
        None,
        True,
        3,
        2.5,
        "words",
        b"bytes",
        [1, (2, {"three": {4}})],
        date(2026, 5, 4),
        datetime(2026, 5, 4, tzinfo=UTC),
    ],
    ids=lambda answer: type(answer).__name__,
)
def test_plain_values_come_through(answer: object) -> None:
    assert loads(pickle.dumps(answer)) == answer


def test_our_own_classes_of_data_and_errors_come_through() -> None:
    assert loads(pickle.dumps(Filter(tag="work"))) == Filter(tag="work")
    error = loads(pickle.dumps(CleaningFailed(detail="longer than 20 s")))
    assert (type(error), error.values) == (CleaningFailed, {"detail": "longer than 20 s"})
    assert loads(pickle.dumps(NotAnAddress)) is NotAnAddress


@pytest.mark.parametrize("by_name", [False, True], ids=["by value", "by name, as Python 3.11.2 does"])
def test_a_member_of_an_enumeration_comes_through(by_name: bool) -> None:
    member = ResultStatus.SUCCESS
    assert loads(pickle.dumps(Calling(getattr, ResultStatus, "SUCCESS") if by_name else member)) is member


@pytest.mark.parametrize(
    "answer",
    [
        os.system,
        eval,
        open,
        Path,
        tokens,
        Cleaners,
        type,
        Calling(os.getpid),
        Calling(tokens, "words"),
        Calling(getattr, Filter, "_replace"),
        Calling(getattr, 1, "real"),
        Calling(getattr, Colour, "mro"),
    ],
    ids=lambda answer: getattr(answer, "__name__", type(answer).__name__),
)
def test_functions_and_other_classes_are_refused(answer: object) -> None:
    with pytest.raises(AnswerRefused):
        loads(pickle.dumps([answer]))


@pytest.mark.parametrize(
    "name", ["reader.errors\nTearsheetError.__init__", "reader.lazy\nsys", "reader.files\nos", "os\nsystem"]
)
def test_no_name_leads_out_of_our_own_classes(name: str) -> None:
    with pytest.raises(AnswerRefused):
        loads(f"c{name}\n.".encode())


@pytest.mark.parametrize("pickled", [b"", b"\x80", b"\x80\x04K", b"no pickle at all", b"(" * 1000, b"\x80\x04\x8c\xff"])
def test_a_broken_answer_is_refused(pickled: bytes) -> None:
    with pytest.raises(AnswerRefused):
        loads(pickled)


def test_an_answer_that_would_run_here_does_not_and_the_next_page_is_cleaned(tmp_path: Path) -> None:
    cleaners = Cleaners(workers=1)
    try:
        with pytest.raises(CleaningFailed, match="crashed"):
            cleaners.run(hostile, str(tmp_path / "made"))
        assert not (tmp_path / "made").exists()
        assert cleaners.run(abs, -2) == 2
    finally:
        cleaners.close()
