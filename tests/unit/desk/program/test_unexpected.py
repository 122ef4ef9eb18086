"""What nobody caught is in the log by its places, and its words are nowhere."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
import warnings
from collections.abc import Iterator
from concurrent.futures import Future

import pytest

from reader.desk.program import log, unexpected

SECRET = "Minister met the informant"


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hear what nobody catches, and only in this test."""
    for owner, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(owner, name, getattr(owner, name))
    monkeypatch.setattr(logging, "lastResort", logging.lastResort)
    monkeypatch.setattr(warnings, "showwarning", warnings.showwarning)
    log.close_log()
    unexpected.hear()
    yield
    log.close_log()


def written() -> str:
    return "\n".join(log.recent())


@pytest.mark.usefixtures("heard")
def test_what_ends_the_program_is_one_sentence_in_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    sys.excepthook(ValueError, ValueError(SECRET), None)
    assert capsys.readouterr().err == "tearsheet: Something went wrong. Nothing was lost. Try again.\n"
    assert "program: builtins.ValueError" in written()
    assert SECRET not in written()


@pytest.mark.usefixtures("heard")
def test_an_interrupt_is_no_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert (capsys.readouterr().err, written()) == ("", "")


@pytest.mark.usefixtures("heard")
def test_there_may_be_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    sys.excepthook(ValueError, ValueError(SECRET), None)
    assert "ValueError" in written()


CODE = """
import logging, threading, warnings
from concurrent.futures import Future
from reader.desk.program.unexpected import hear
hear()
def fail(*_):
    raise ValueError("SECRET")
class Ending:
    def __del__(self):
        fail()
future = Future()
future.add_done_callback(fail)
future.set_result(1)
thread = threading.Thread(target=fail)
thread.start()
thread.join()
Ending()
warnings.warn("SECRET")
logging.getLogger("other").error("SECRET")
from reader.desk.program import log
print("|".join(line for line in log.recent() if "ValueError" in line))
fail()
"""


def test_nothing_prints_the_words_of_a_thread_a_callback_or_a_library() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert done.stderr == "tearsheet: Something went wrong. Nothing was lost. Try again.\n"
    told = [line.split(" ", 3)[3].partition(":")[0] for line in done.stdout.strip().split("|")]
    assert told == ["library", "thread", "unraisable"]


@pytest.mark.usefixtures("heard")
def test_an_error_that_a_library_logs_is_in_our_log() -> None:
    failed: Future[None] = Future()
    handler = logging.lastResort
    assert handler is not None
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        info = (ValueError, error, None)
    handler.emit(logging.LogRecord("concurrent.futures", logging.ERROR, "", 0, "%r", (failed,), info))
    handler.emit(logging.LogRecord("other", logging.ERROR, "", 0, SECRET, (), None))
    assert written().count("library: builtins.ValueError") == 1
    assert SECRET not in written()
