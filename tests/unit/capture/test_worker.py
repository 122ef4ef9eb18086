"""Hostile pages cost their worker, never the program."""

from __future__ import annotations

import errno
import gc
import multiprocessing
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from multiprocessing.context import SpawnContext

import pytest

from reader import errors
from reader.capture.clean import clean
from reader.capture.worker import Cleaners
from reader.model.blocks import plain_text

WORDS = "The council met on Tuesday and agreed to repair the old bridge before the winter, as its mayor said in the evening. "
ARTICLE = f"<article><h1>The bridge</h1><p>{WORDS}</p><p>{WORDS * 3}</p></article>"
PAGE = f"<html lang=en><head><title>The bridge</title></head><body>{ARTICLE}</body></html>".encode()


@pytest.fixture(scope="module")
def cleaners() -> Iterator[Cleaners]:
    pool = Cleaners(workers=1, seconds=20)
    yield pool
    pool.close()


def works(pool: Cleaners) -> bool:
    return "repair the old bridge" in plain_text(pool.run(clean, PAGE, "https://example.org/a", "text/html").blocks)


def spin() -> None:
    while True:
        pass


def eat_memory(megabytes: int) -> int:
    kept = [bytearray(os.urandom(1024) * 1024) for _ in range(megabytes)]
    threading.Event().wait()  # in the worker, until the watch ends that
    return len(kept)


def test_a_page_is_cleaned_in_a_worker(cleaners: Cleaners) -> None:
    cleaned = cleaners.run(clean, PAGE, "https://example.org/a", "text/html")
    assert cleaned.metadata.title == "The bridge"
    assert works(cleaners)


def test_a_page_without_an_article_is_said_to_have_none(cleaners: Cleaners) -> None:
    with pytest.raises(errors.NoArticle):
        cleaners.run(clean, b"<html><body></body></html>", "https://example.org/a", "")


def test_a_worker_that_ends_itself_is_replaced(cleaners: Cleaners) -> None:
    with pytest.raises(errors.CleaningFailed, match="crashed"):
        cleaners.run(os._exit, 3)
    assert works(cleaners)


def test_an_error_in_a_worker_leaves_it_alive(cleaners: Cleaners) -> None:
    with pytest.raises(errors.CleaningFailed, match="ValueError"):
        cleaners.run(int, "no number")
    assert works(cleaners)


def test_divs_fifty_thousand_deep_end_well(cleaners: Cleaners) -> None:
    page = b"<html><body>" + b"<div>" * 50_000 + ARTICLE.encode()
    assert "repair the old bridge" in plain_text(cleaners.run(clean, page, "https://example.org/a", "").blocks)
    assert works(cleaners)


def test_a_worker_over_its_time_or_its_memory_is_killed_and_replaced() -> None:
    pool = Cleaners(workers=1, seconds=1, megabytes=200)
    try:
        with pytest.raises(errors.CleaningFailed, match="longer than 1 s"):
            pool.run(spin)
    finally:
        pool.close()
    pool = Cleaners(workers=1, seconds=20, megabytes=300)
    try:
        with pytest.raises(errors.CleaningFailed, match="more than 300 MB"):
            pool.run(eat_memory, 400)
        assert pool.run(abs, -1) == 1
    finally:
        pool.close()


def test_several_threads_share_the_workers(cleaners: Cleaners) -> None:
    results: list[bool] = []
    threads = [threading.Thread(target=lambda: results.append(works(cleaners))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [True] * 6


def test_closing_the_workers_wakes_everybody_who_waits() -> None:
    pool = Cleaners(workers=1, seconds=60)
    failed: list[errors.CaptureError] = []
    pool.run(abs, -1)

    def wait() -> None:
        try:
            pool.run(spin)
        except errors.CaptureError as error:
            failed.append(error)

    thread = threading.Thread(target=wait)
    thread.start()
    pool.close()
    thread.join(10)
    assert [type(error) for error in failed] == [errors.CleaningFailed]
    with pytest.raises(errors.CleaningFailed):
        pool.run(clean, PAGE, "https://example.org/a", "")


def test_closing_ends_the_workers_before_their_channels_go(monkeypatch: pytest.MonkeyPatch) -> None:
    # A worker that is still starting when its channels go would print a traceback on the terminal.
    from pebble import ProcessPool

    before = set(multiprocessing.active_children())
    pool = Cleaners(workers=2)
    pool.run(abs, -1)
    workers = set(multiprocessing.active_children()) - before
    alive: list[bool] = []
    stop = ProcessPool.stop

    def seen(stopped: ProcessPool) -> None:
        alive.extend(worker.is_alive() for worker in workers)
        stop(stopped)

    monkeypatch.setattr(ProcessPool, "stop", seen)
    pool.close()
    assert alive
    assert not any(alive)


def test_importing_the_room_is_light() -> None:
    script = (
        "import sys, reader.capture, reader.capture.fetch.address\n"
        "import reader.capture.fetch.download, reader.capture.worker, reader.capture.page.markup\n"
        "print(sorted({'httpx2', 'lxml', 'trafilatura', 'readability', 'pebble', 'psutil', 'nh3', 'numpy', 'ssl'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_where_the_system_lets_no_worker_start_that_is_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    pool = Cleaners(workers=1)
    refused: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", refused.append)
    with monkeypatch.context() as without:
        without.setattr(SpawnContext, "RLock", _no_shared_memory)
        pool.warm()
        for thread in threading.enumerate():
            if thread.name == "tearsheet-warm-cleaners":
                thread.join()
        with pytest.raises(errors.NoWorker, match=r"Couldn’t start the cleaner \(Permission denied\)"):
            pool.run(clean, PAGE, "https://example.org/a", "text/html")
    assert refused == []
    try:
        assert pool.run(abs, -1) == 1
    finally:
        pool.close()


def _no_shared_memory(_context: object) -> object:
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def test_no_garbage_is_collected_while_a_worker_is_at_work(cleaners: Cleaners) -> None:
    assert cleaners.run(gc.isenabled) is False
