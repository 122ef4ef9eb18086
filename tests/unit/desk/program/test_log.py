"""The log says where the code went wrong and nothing of what a person reads."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.capture.worker import FailedInWorker
from reader.desk.desk import Desk
from reader.desk.jobs import Job
from reader.desk.program import log
from reader.desk.program.log import close_log, log_error, log_path
from reader.desk.program.settings import Settings
from reader.errors import CleaningFailed, TearsheetError

ADDRESS, TITLE = "https://courier.example/secret-source", "Minister met the informant"


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    log.close_log()
    yield
    log.close_log()


def written() -> str:
    return "\n".join(log.recent())


def fail_with(text: str) -> None:
    try:
        raise KeyError(text)
    except KeyError as error:
        raise ValueError(f"cannot use {text} of {ADDRESS}") from error


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(tmp_path / "library.sqlite", settings=Settings(tmp_path / "settings.json"))
    yield opened
    opened.close()


def test_a_job_that_fails_unexpectedly_leaves_its_place_in_the_code_and_no_words(desk: Desk) -> None:
    def work(_job: Job) -> None:
        fail_with(TITLE)

    job = desk.jobs.submit("save", work, about=ADDRESS)
    assert type(job.future.exception(20)) is TearsheetError
    found = written()
    assert "job save" in found
    assert "ValueError" in found
    assert "KeyError" in found
    assert "reader/desk/jobs.py" in found
    for secret in (ADDRESS, TITLE, "courier", "informant", str(Path.home()), "test_log"):
        assert secret not in found


def test_a_worker_that_fails_unexpectedly_leaves_its_place_in_the_code_and_no_words(desk: Desk) -> None:
    with pytest.raises(CleaningFailed):
        desk.workers.run(json.loads, TITLE)
    found = written()
    assert "FailedInWorker (JSONDecodeError)" in found
    assert "worker json/decoder.py" in found
    assert " raw_decode" in found
    for secret in (ADDRESS, TITLE, "courier", "informant"):
        assert secret not in found


class Coded(Exception):
    code = TITLE


@pytest.mark.parametrize(
    "error",
    [
        SystemExit(TITLE),
        Coded(),
        OSError(TITLE, "x"),
        FileNotFoundError(2, "x", TITLE),
        type(TITLE, (Exception,), {})(),
        ValueError(f'{TITLE}\n  File "/home/{TITLE}.html", line 3, in informant\n'),
        FailedInWorker(TITLE, (("/home/informant/page.html", 3, TITLE), (os.__file__, 3, TITLE), TITLE)),  # type: ignore[arg-type]
    ],
    ids=["exit", "code", "errno", "file", "class", "frame", "worker"],
)
def test_no_error_brings_words_of_its_own(error: BaseException) -> None:
    log_error("window", error)
    found = written()
    assert "window: " in found
    for secret in (TITLE, "informant"):
        assert secret not in found


def test_an_error_of_ours_is_named_by_its_code() -> None:
    log_error("window", CleaningFailed(detail=TITLE))
    assert f"CleaningFailed ({CleaningFailed.code})" in written()


def test_code_that_was_made_of_a_text_is_left_out() -> None:
    namespace: dict[str, Any] = {}
    exec(compile("def informant(): 1 / 0", f"/home/{TITLE}.py", "exec"), namespace)
    try:
        namespace["informant"]()
    except ZeroDivisionError as error:
        log_error("window", error)
    assert "ZeroDivisionError" in written()
    assert "informant" not in written()


def test_expected_errors_are_not_logged(desk: Desk) -> None:
    def work(_job: Job) -> None:
        raise CleaningFailed(detail="longer than 20 s")

    assert desk.jobs.submit("save", work).future.exception(20) is not None
    assert written() == ""


def test_the_words_are_written_only_when_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEARSHEET_LOG_DETAILS", "1")
    log.log_error("window", ValueError(TITLE))
    assert TITLE in written()


def test_a_place_that_is_not_plain_words_is_left_out() -> None:
    log.log_error(ADDRESS, ValueError())
    assert "courier" not in written()


def test_the_log_stays_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "FILE_BYTES", 2_000)
    for _ in range(100):
        log.log_error("window", ValueError())
    files = list(log.log_path().parent.iterdir())
    assert len(files) == 1 + log.OLD_FILES
    assert all(file.stat().st_size <= 2_000 for file in files)


def test_a_log_that_cannot_be_written_stops_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(log, "log_path", lambda: tmp_path / "file" / "tearsheet.log")
    log.log_error("window", ValueError())
    assert log.recent() == []


@pytest.mark.skipif(os.name != "posix", reason="Windows has access lists")
def test_the_log_is_for_its_owner_alone_whatever_the_umask() -> None:
    before = os.umask(0)
    try:
        log_error("job save", ValueError("x"))
    finally:
        close_log()
        os.umask(before)
    assert log_path().stat().st_mode & 0o777 == 0o600
    assert log_path().parent.stat().st_mode & 0o777 == 0o700
