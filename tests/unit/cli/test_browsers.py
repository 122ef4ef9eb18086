"""``tearsheet browsers``: what is listed, connected and refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from reader.cli.main import cli


@pytest.fixture(autouse=True)
def _one_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "bin/firefox"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    monkeypatch.setattr("sys.platform", "linux")


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(cli, ["browsers", *arguments])
    assert result.exit_code == code, result.output
    return result.output


def test_browsers_are_listed_connected_and_disconnected() -> None:
    assert "firefox  Firefox: not connected" in run()
    assert "Firefox: connected" in run("--connect", "firefox")
    found = next(one for one in json.loads(run("--json")) if one["id"] == "firefox")
    assert (found["state"], found["name"], found["kind"]) == ("connected", "Firefox", "")
    assert "firefox  Firefox: not connected" in run("--disconnect")


@pytest.mark.parametrize("arguments", [("--connect", "--disconnect"), ("firefox",), ("--connect", "netscape")])
def test_what_cannot_be_meant_is_wrong_usage(arguments: tuple[str, ...]) -> None:
    run(*arguments, code=2)
