"""The steps of a self-test as they are told: a line each, whatever happens in it.

Tested in `tests/e2e/test_self_test.py`.
"""

from __future__ import annotations

import os
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

from reader.about import build

if TYPE_CHECKING:
    from reader.desk.desk import Desk

T = TypeVar("T")

_LONGEST = 300


class Failed(Exception):
    """A step found that something is not as it should be; the message says what."""


class NotTried(Exception):
    """A step needs what an earlier one did not bring."""


class Trial:
    """``folder`` is the test's own. ``step`` does a step and tells it; ``articles`` are those saved, by the name of
    their page.
    """

    def __init__(self, folder: Path, streams: Sequence[TextIO], *, verbose: bool = False, seconds: float = 0) -> None:
        self.folder = folder
        self.articles: dict[str, int] = {}
        self.failed = 0
        self._streams = streams
        self._verbose = verbose
        self._desk: Desk | None = None
        self._at = "beginning"
        self._began = time.perf_counter()
        if seconds:
            self._watch = threading.Timer(seconds, self._give_up, (seconds,))
            self._watch.daemon = True
            self._watch.start()

    @property
    def desk(self) -> Desk:
        if self._desk is None:
            raise NotTried("there is no library")
        return self._desk

    @desk.setter
    def desk(self, desk: Desk) -> None:
        self._desk = desk

    def article(self, name: str) -> int:
        if name not in self.articles:
            raise NotTried("its page was not saved")
        return self.articles[name]

    def begin(self) -> None:
        self._say(f"{build().line}: self-test")

    def step(self, words: str, function: Callable[[], T]) -> T | None:
        """What ``function`` gives, or None if it failed. Words that it gives are told, too."""
        self._at = words
        began = time.perf_counter()
        try:
            result = function()
        except NotTried as reason:
            self.failed += 1
            self._say(f"not tried {words}: {reason}")
            return None
        except Exception as error:  # noqa: BLE001
            self.failed += 1
            why = str(error) if isinstance(error, Failed) else f"{type(error).__name__}: {error}"
            self._say(f"failed    {words}: {_one_line(why)}")
            if self._verbose:
                self._say("".join(traceback.format_exception(error)).rstrip())
            return None
        told = f"{words}: {result}" if isinstance(result, str) else words
        self._say(f"ok        {told:62} {(time.perf_counter() - began) * 1000:6.0f} ms")
        return result

    def end(self) -> int:
        """Say how it went; gives the exit code."""
        took = time.perf_counter() - self._began
        if self.failed:
            self._say(f"{self.failed} {'step' if self.failed == 1 else 'steps'} failed, in {took:.1f} s")
        else:
            self._say(f"all is well, in {took:.1f} s")
        if hasattr(self, "_watch"):
            self._watch.cancel()
        return 1 if self.failed else 0

    def _give_up(self, seconds: float) -> None:
        self._say(f"failed    {self._at}: longer than {seconds:.0f} s, ended")
        import multiprocessing

        for child in multiprocessing.active_children():
            child.kill()
        os._exit(1)

    def _say(self, line: str) -> None:
        for stream in self._streams:
            with suppress(OSError, ValueError):  # a terminal that went away ends no test
                stream.write(line + "\n")
                stream.flush()


def expect(holds: object, otherwise: str) -> None:
    """Raises Failed."""
    if not holds:
        raise Failed(otherwise)


def _one_line(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
