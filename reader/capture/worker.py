"""Cleaning in worker processes that can be killed: a hostile page costs its own worker, never the program."""

from __future__ import annotations

import contextlib
import gc
import math
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import wait
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import Any, NamedTuple

from reader.capture.answers import AnswerRefused, guarded
from reader.capture.sandbox import confine
from reader.errors import CaptureError, CleaningFailed, NoWorker, TearsheetError

_WATCH_SECONDS = 0.1
_POLL_SECONDS = 0.2
_MEMORY_EXIT = 77
"""Exit code of a worker that ended itself because it grew beyond its memory."""

_CPU_LIMITED = sys.platform != "win32"
_PATIENCE = 6 if _CPU_LIMITED else 1
"""How many times its seconds of work a page may take by the clock: other programs may keep the processor busy."""

_CLOSING = "Tearsheet is closing"


class _Worker(SpawnProcess):
    one_at_a_time = threading.Lock()
    refused = False

    def start(self) -> None:
        with self.one_at_a_time:
            if self.refused:
                raise OSError("no more processes")
            super().start()


class _Spawning(SpawnContext):
    """Starts processes by spawn: the same on the three systems, and no fork of a process that has threads and a window.

    It can end those it started. A pool that is stopped takes down its channels before its workers, and a worker that
    was still starting would then say so on the terminal, as a traceback.
    """

    def __init__(self) -> None:
        super().__init__()
        self._processes: list[_Worker] = []
        self._ended = False

    def Process(self, *arguments: Any, **named: Any) -> SpawnProcess:  # type: ignore[override]
        process = _Worker(*arguments, **named)
        with _Worker.one_at_a_time:
            process.refused = self._ended
            self._processes = [p for p in self._processes if p.pid is None or p.is_alive()] + [process]
        return process

    def Pipe(self, duplex: bool = True) -> tuple[Connection, Connection]:
        receiving, sending = super().Pipe(duplex)
        return guarded(receiving), sending

    def end(self) -> None:
        """Kill every process it started, and start none any more."""
        with _Worker.one_at_a_time:
            self._ended = True
            for process in self._processes:
                process.refused = True
                if process.pid is not None:
                    process.kill()
                    process.join()


class Cleaners:
    """A small pool of processes that clean pages. Blocking, and safe to call from several threads; it starts at the
    first call. A page may take so many ``seconds`` of the processor (of the clock on Windows) and ``megabytes``.
    """

    def __init__(self, workers: int = 2, seconds: float = 20, megabytes: int = 1024) -> None:
        self._workers = workers
        self._seconds = seconds
        self._megabytes = megabytes
        self._pool: Any = None
        self._processes = _Spawning()
        self._lock = threading.Lock()
        self._closed = False

    def run(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Call any picklable function in a worker, under the same limits and errors."""
        from pebble import ProcessExpired

        for attempt in (1, 2):
            try:
                pool = self._started()
                future = self._schedule(
                    pool, _answer, _within, self._seconds, function, *arguments, seconds=self._seconds * _PATIENCE
                )
                # Not future.result() at once: a pool that is stopped leaves its futures open for ever.
                while not wait([future], _POLL_SECONDS).done:
                    if self._pool is not pool:
                        raise RuntimeError("the pool was stopped")
                return _value(future.result())
            except TimeoutError:
                raise CleaningFailed(detail=f"longer than {self._seconds:g} s") from None
            except ProcessExpired as expired:
                if _CPU_LIMITED and expired.exitcode == -signal.SIGXCPU:
                    raise CleaningFailed(detail=f"longer than {self._seconds:g} s") from None
                if expired.exitcode == _MEMORY_EXIT:
                    raise CleaningFailed(detail=f"more than {self._megabytes} MB of memory") from None
                raise CleaningFailed(detail="the cleaner crashed") from None
            except CaptureError:
                raise
            except RuntimeError as error:
                # The pool itself broke (a worker that could not start, or it was closed meanwhile): a new one, once.
                if self._closed:
                    raise CleaningFailed(detail=_CLOSING) from None
                if attempt == 2 and isinstance(error.__cause__, AnswerRefused):
                    raise CleaningFailed(detail="the cleaner crashed") from None
                if attempt == 2:
                    raise NoWorker(detail=str(error) or type(error).__name__) from None
                self._discard()
            except Exception as error:
                raise CleaningFailed(detail=type(error).__name__) from error
        raise AssertionError("each attempt returns or raises")

    def warm(self) -> None:
        """Start the workers and let them import the cleaners, so that the first page need not wait. Returns at once."""

        def start() -> None:
            with contextlib.suppress(CaptureError, RuntimeError):
                pool = self._started()
                for _ in range(self._workers):
                    self._schedule(pool, _answer, _import_cleaners, seconds=60)

        threading.Thread(target=start, name="tearsheet-warm-cleaners", daemon=True).start()

    def close(self) -> None:
        """End the workers now. Whoever waits for one gets ``CleaningFailed``."""
        self._closed = True
        self._discard()

    def _started(self) -> Any:
        from pebble import ProcessPool

        with self._lock:
            if self._closed:
                raise CleaningFailed(detail=_CLOSING)
            if self._pool is None:
                self._processes = _Spawning()
                self._pool = ProcessPool(
                    max_workers=self._workers,
                    initializer=_limit_worker,
                    initargs=(self._megabytes, os.getpid()),
                    context=self._processes,
                )
            return self._pool

    def _schedule(self, pool: Any, function: Callable[..., Any], *arguments: Any, seconds: float) -> Any:
        """Schedule a call and return its future. The first one starts the processes: raises NoWorker where the system
        does not let it.
        """
        try:
            return pool.schedule(function, args=arguments, timeout=seconds)
        except OSError as error:
            if self._closed:
                raise CleaningFailed(detail=_CLOSING) from None
            self._discard()
            raise NoWorker(detail=error.strerror or type(error).__name__) from None

    def _discard(self) -> None:
        with self._lock:
            pool, self._pool = self._pool, None
            processes = self._processes
        if pool is not None:
            processes.end()
            pool.stop()
            pool.join()


# --- in the worker -----------------------------------------------------------------------------------------------------


def _limit_worker(megabytes: int, parent: int) -> None:
    """Bound this process's memory, take from it what parsing never needs, and end it when its parent is gone."""
    if sys.platform.startswith("linux"):
        import resource

        # Address space counts what is only reserved (libraries, numpy's arenas) too, hence the headroom; the watch
        # below is exact.
        with contextlib.suppress(ValueError, OSError):
            limit = (megabytes + 1536) * 1024 * 1024
            resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    _say_nothing()
    confine()
    threading.Thread(
        target=_watch, args=(megabytes * 1024 * 1024, parent), name="tearsheet-memory-watch", daemon=True
    ).start()


def _say_nothing() -> None:
    """Lead what this process prints to nowhere: no page may write into a terminal, not even through a parser's warning."""
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        if nowhere > 2:
            os.close(nowhere)


def _watch(most: int, parent: int) -> None:
    import psutil

    me = psutil.Process()
    while True:
        time.sleep(_WATCH_SECONDS)
        with contextlib.suppress(psutil.Error):
            if me.memory_info().rss > most:
                os._exit(_MEMORY_EXIT)
            if me.ppid() != parent:
                os._exit(0)


def _import_cleaners() -> None:
    import htmldate
    import py3langid
    import readability
    import trafilatura

    import reader.capture.clean

    del htmldate, py3langid, readability, trafilatura, reader


_Frame = tuple[str, int, str]
"""File, line and function."""
MAX_CAUSES, MAX_NAME = 5, 80


class _Failed(NamedTuple):
    """What a call raised in the worker: an error of ours, or of another the name of its class and its frames."""

    error: TearsheetError | None
    name: str = ""
    frames: tuple[_Frame, ...] = ()


class FailedInWorker(Exception):
    """Stands for an exception in the worker, which no answer may bring itself: ``worker_error`` is the name of its class,
    ``worker_frames`` are its own and those of its causes.
    """

    def __init__(self, name: str, frames: tuple[_Frame, ...]) -> None:
        super().__init__(name)
        self.worker_error = name if name.isidentifier() and len(name) <= MAX_NAME else ""
        self.worker_frames = frames if isinstance(frames, tuple) else ()  # the answer of a worker may hold any data


def _value(answer: Any) -> Any:
    """Return what a call in the worker returned. Raises what it raised."""
    if not isinstance(answer, _Failed):
        return answer
    if answer.error is not None:
        raise answer.error
    name = answer.name if isinstance(answer.name, str) else ""
    raise CleaningFailed(detail=name) from FailedInWorker(name, answer.frames)


def _answer(function: Callable[..., Any], *arguments: Any) -> Any:
    """Call a function, and return what it raises as well: an exception may be of a class that no answer may name."""
    try:
        return function(*arguments)
    except TearsheetError as error:
        return _Failed(error)
    except MemoryError:
        os._exit(_MEMORY_EXIT)
    except Exception as error:  # noqa: BLE001
        return _Failed(None, type(error).__name__, tuple(_frames(error)))


def _frames(error: BaseException, depth: int = 0) -> Iterator[_Frame]:
    """Yield the frames of an error, of what it was raised from before."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and depth < MAX_CAUSES:
        yield from _frames(before, depth + 1)
    for frame, line in traceback.walk_tb(error.__traceback__):
        yield frame.f_code.co_filename, line, frame.f_code.co_name


def _within(seconds: float, function: Callable[..., Any], *arguments: Any) -> Any:
    """Call a function that the system ends, and the worker with it, after so many ``seconds`` of the processor. What a
    page needs is imported before they are counted.
    """
    if arguments and isinstance(arguments[0], bytes):
        _import_cleaners()
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        spent = time.process_time()
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(spent + seconds), most))
    return _uncollected(function, *arguments)


def _uncollected(function: Callable[..., Any], *arguments: Any) -> Any:
    """Call a function without the garbage collector: thousands of a page's objects live until it is done, and looking
    through them for cycles again and again is a tenth of the time.
    """
    gc.disable()
    try:
        return function(*arguments)
    finally:
        gc.enable()
        gc.collect()
