"""What a Tearsheet says that it is, from sources and in a package."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import reader
from reader import about
from reader.cli.main import run

ROOT = Path(__file__).parents[2]


@pytest.fixture
def resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the program looks for what a build writes."""
    monkeypatch.setattr(about, "resource", lambda *parts: tmp_path.joinpath(*parts))
    about.build.cache_clear()
    yield tmp_path
    about.build.cache_clear()


def test_the_sources_and_the_project_file_name_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == reader.__version__


def test_a_package_says_what_its_build_wrote(resources: Path) -> None:
    told = {
        "version": "1.2.3",
        "commit": "0123abcd" * 5,
        "date": "2026-11-25",
        "updates": {"address": "https://a.example/", "key": "RW"},
    }
    (resources / "build.json").write_text(json.dumps(told), encoding="utf-8")
    made = about.build()
    assert (made.version, made.date, made.updates, made.key) == ("1.2.3", "2026-11-25", "https://a.example/", "RW")
    assert made.line == "Tearsheet 1.2.3 (commit 0123abc)"


@pytest.mark.parametrize("written", ["", "[1]", "{", '{"version": null, "updates": 7}', "\0"])
def test_a_broken_build_file_hinders_nobody(resources: Path, written: str) -> None:
    (resources / "build.json").write_text(written, encoding="utf-8")
    assert about.build().version == reader.__version__
    assert about.build().updates == ""


def test_without_a_repository_there_is_no_commit(tmp_path: Path) -> None:
    assert about._commit(tmp_path) == ""
    (tmp_path / ".git").mkdir()
    assert about._commit(tmp_path) == ""


def test_parts_that_no_metadata_tells_come_from_the_list_in_the_package(
    resources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (resources / "licences.json").write_text(
        json.dumps([{"name": "sumy", "version": "9.9", "licence": "Apache-2.0"}]), encoding="utf-8"
    )
    monkeypatch.setattr(about, "_installed", lambda name: "")
    assert [name for name, _ in about.parts()] == ["Python", "SQLite", "sumy"]
    assert dict(about.parts())["sumy"] == "9.9"


def test_the_terminal_says_the_version_first_and_then_the_parts(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    first, *rest = capsys.readouterr().out.splitlines()
    assert first.startswith(f"Tearsheet {reader.__version__}")
    assert {line.split("  ")[1] for line in rest} >= {
        "Python",
        "SQLite",
        "Qt for Python",
        "lxml",
        "trafilatura",
        "sumy",
    }
    assert run(["--version", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["version"] == reader.__version__
    assert told["parts"]["SQLite"]


def test_options_without_a_command_are_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    for wrong in (["--json"], ["--json", "list"], ["--library", "x", "--json"]):
        assert run(wrong) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_build_without_a_place_for_newer_versions_says_so(resources: Path) -> None:
    assert not about.names_updates()
    (resources / "build.json").write_text(
        '{"updates": {"address": "https://a.example/", "key": "RW"}}', encoding="utf-8"
    )
    assert about.names_updates()
    (resources / "build.json").write_text('{"updates": {"address": "https://a.example/"}}', encoding="utf-8")
    assert not about.names_updates()
