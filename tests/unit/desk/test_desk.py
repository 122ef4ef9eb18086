"""Closing the desk: it waits for nobody's worker, and what was interrupted goes on at the next start."""

from __future__ import annotations

import ast
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import reader
from reader.capture.fetch import guard
from reader.desk.desk import Desk
from reader.desk.jobs import Job
from reader.desk.program.locations import data_folder, default_library, settings_path
from reader.desk.program.settings import Settings
from reader.errors import Cancelled, CleaningFailed, LibraryUnknown
from tests.making import add_article
from tests.site import Site, serve
from tests.working import without_processes


def never_ends(*_arguments: Any) -> None:
    """What a worker process is given to do: it ends only when it is killed."""
    threading.Event().wait()


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve() as running:
        yield running


def open_desk(folder: Path) -> Desk:
    return Desk(folder / "library.sqlite", settings=Settings(folder / "settings.json"))


def reaches(job: Job, stage: str) -> threading.Event:
    """An event that is set once the job has reached a stage."""
    found = threading.Event()
    job._jobs._events.subscribe(lambda _event: found.set() if job._stage == stage else None)
    if job._stage == stage:
        found.set()
    return found


def test_a_capture_that_closing_interrupted_goes_on_at_the_next_start(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr("reader.desk.saving.prepare", never_ends)
        job = desk.saving.save(site.url("/story/interrupted"))
        assert reaches(job, "cleaning").wait(60)
        desk.close()
    assert job.state in ("failed", "cancelled")
    desk = open_desk(tmp_path)
    row = desk.library.articles.row(job.article_id)
    assert row.state == "queued"
    without_processes(desk, monkeypatch)
    monkeypatch.setattr(guard, "_NEARBY", ())  # nobody typed the address in this process
    (again,) = desk.saving.resume()
    assert again.future.result(60) == job.article_id
    assert desk.library.articles.row(job.article_id).state == "ready"
    assert len(desk.library.content.originals(job.article_id)) == 1
    desk.close()


def test_closing_ends_a_worker_instead_of_waiting_for_it(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    began = threading.Event()

    def work(job: Job) -> None:
        began.set()
        desk.workers.run(never_ends)

    job = desk.jobs.submit("brief", work, lane="briefing")
    assert began.wait(60)
    desk.close()
    error = job.future.exception(0)
    assert isinstance(error, CleaningFailed | Cancelled)
    assert "closing" in str(error.values.get("detail", "closing"))
    with pytest.raises(CleaningFailed, match="closing"):
        desk.workers.run(never_ends)


def test_a_capture_cancelled_while_it_waits_says_so_on_its_row_and_is_not_resumed(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    let_go = threading.Event()
    for _ in range(4):
        desk.jobs.submit("busy", lambda _job: let_go.wait(60), lane="network")
    job = desk.saving.save("https://news.example/a")
    job.cancel()
    let_go.set()
    assert isinstance(job.future.exception(30), Cancelled)
    row = desk.library.articles.row(job.article_id)
    assert (row.state, row.error_code) == ("failed", "cancelled")
    assert desk.saving.resume() == []
    desk.close()


def test_closing_without_any_work_makes_no_threads(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    add_article(desk.library)
    before = threading.active_count()
    desk.close()
    assert threading.active_count() <= before


def test_window_and_terminal_never_reach_through_the_desk_to_the_library() -> None:
    root = Path(reader.__file__).parent
    found = [
        f"{path.relative_to(root)}:{node.lineno}"
        for room in ("gui", "cli")
        for path in sorted((root / room).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "library" and "desk" in ast.unparse(node.value)
    ]
    assert found == []


@pytest.mark.parametrize("torn", [b"", b"\0" * 400, b'{\n "backup_folder": "/x",\n "libr'])
def test_torn_settings_never_make_a_new_library_in_place_of_one_that_was_moved(torn: bytes) -> None:
    settings = Settings(settings_path())
    settings.set("library", "/somewhere/else.sqlite")
    settings.path.write_bytes(torn)
    settings = Settings(settings.path)
    with pytest.raises(LibraryUnknown, match="doesn’t know where your library is"):
        Desk(default_library(settings), samples=True, settings=settings)
    assert not default_library(settings).exists()


def test_a_library_that_is_chosen_when_settings_are_torn_is_remembered(tmp_path: Path) -> None:
    moved = tmp_path / "moved.sqlite"
    Desk(moved, settings=Settings(tmp_path / "other.json")).close()
    path = settings_path()
    path.parent.mkdir(parents=True)
    path.write_bytes(b"{")
    settings = Settings(path)
    settings.remember_library(moved)
    assert default_library(Settings(path)) == moved
    settings.remember_library(tmp_path / "new.sqlite")
    assert default_library(settings) == data_folder() / "library.sqlite"


@pytest.mark.skipif(os.name != "posix", reason="Windows has access lists")
def test_the_programs_own_folders_become_private() -> None:
    settings = Settings(settings_path())
    for folder in (settings.path.parent, data_folder()):
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)
    Desk(default_library(settings), settings=settings).close()
    for folder in (settings.path.parent, data_folder()):
        assert folder.stat().st_mode & 0o777 == 0o700
