"""Clearing what the program remembers beside the library."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.capture.fetch import network
from reader.desk.program import log
from reader.desk.program.locations import settings_path
from reader.desk.program.traces import clear_traces


def test_the_list_of_requests_and_the_log_with_its_older_files_are_gone() -> None:
    log.log_error("window", ValueError())
    older = log.log_path().with_name("tearsheet.log.1")
    older.write_text("older")
    number = network.begin("page", "https://news.example/a", "https://news.example/a")
    assert clear_traces() == []
    assert not log.log_path().exists()
    assert not older.exists()
    assert network.requests() == []
    network.end(number, "200")
    assert network.requests() == []


def test_reports_of_imports_go_too() -> None:
    report = settings_path().with_name("imports") / "library" / "2026.report"
    report.parent.mkdir(parents=True)
    report.write_bytes(b"titles")
    assert clear_traces() == []
    assert not report.parent.parent.exists()


def test_the_log_is_written_again_afterwards() -> None:
    clear_traces()
    log.log_error("window", ValueError())
    assert log.log_path().exists()
    log.close_log()


def test_a_log_that_cannot_be_removed_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "tearsheet.log"
    folder.mkdir()
    monkeypatch.setattr(log, "log_path", lambda: folder)
    assert clear_traces() == [folder]
