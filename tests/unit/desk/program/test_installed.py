"""An update that exchanges the program's files under the open window is noticed, and nothing else is taken for one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reader.desk.program import installed
from reader.desk.program.installed import Installed, program_file, start_again


def test_a_file_that_was_exchanged_is_noticed(tmp_path: Path) -> None:
    program, newer = tmp_path / "tearsheet", tmp_path / "new"
    program.write_text("1")
    known = Installed(program)
    assert not known.is_replaced
    newer.write_text("2")
    newer.replace(program)
    assert known.is_replaced


def test_a_file_that_was_written_over_is_noticed(tmp_path: Path) -> None:
    program = tmp_path / "tearsheet"
    program.write_text("1")
    known = Installed(program)
    program.write_text("longer")
    assert known.is_replaced


def test_a_file_that_is_away_is_no_update_until_another_is_there(tmp_path: Path) -> None:
    program = tmp_path / "tearsheet"
    program.write_text("1")
    known = Installed(program)
    away = program.rename(tmp_path / "away")
    assert not known.is_replaced
    away.rename(program)
    assert not known.is_replaced


def test_sources_are_never_updated(monkeypatch: pytest.MonkeyPatch) -> None:
    assert program_file() is None
    assert not Installed(None).is_replaced
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("APPIMAGE", "/home/anna/Tearsheet.AppImage")
    assert program_file() == Path("/home/anna/Tearsheet.AppImage")
    monkeypatch.delenv("APPIMAGE")
    assert program_file() == Path(sys.executable)


def test_the_installed_program_is_started_on_the_same_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    started: list[tuple[list[str], dict[str, Any]]] = []
    monkeypatch.setattr(subprocess, "Popen", lambda command, **more: started.append((command, more)))
    monkeypatch.setattr(installed, "program_file", lambda: Path("/usr/lib/tearsheet/tearsheet"))
    start_again(tmp_path / "library.sqlite")
    command, more = started[0]
    assert command == ["/usr/lib/tearsheet/tearsheet", "open", "--library", str(tmp_path / "library.sqlite")]
    assert more["env"]["PYINSTALLER_RESET_ENVIRONMENT"] == "1"
