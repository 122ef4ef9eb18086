"""``tearsheet --self-test``: it passes where all is well, says in a line what is not, and leaves nothing behind."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.self_test.trial import Trial

ROOT = Path(__file__).resolve().parents[2]

NO_PROCESS = """
import reader.desk.workers
def run(self, *_):
    raise RuntimeError("no process\\nto be had")
reader.desk.workers.Workers.run = run
"""
NO_ICON = """
from pathlib import Path
import reader.resources
whole = reader.resources.resource
def resource(*parts):
    return Path("/nowhere") if parts[-1] == "tearsheet.svg" else whole(*parts)
reader.resources.resource = resource
"""
START = """
import sys
from reader.__main__ import main
if __name__ == "__main__":
    raise SystemExit(main())
"""


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """No display, no home, and a folder for temporary files of its own."""
    (tmp_path / "tmp").mkdir()
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH")}
    return {
        **kept,
        "PYTHONPATH": str(ROOT),
        "HOME": "/nonexistent",
        "TMPDIR": str(tmp_path / "tmp"),
        "PYTHONIOENCODING": "utf-8",
    }


def test_all_is_well_without_a_display_a_home_and_a_network(bare: dict[str, str], tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    command = [sys.executable, "-m", "reader", "--self-test", "--report", str(report)]
    done = subprocess.run(command, env=bare, capture_output=True, encoding="utf-8", timeout=240, check=False)
    lines = done.stdout.splitlines()
    assert done.returncode == 0, done.stdout
    assert lines[0].startswith("Tearsheet ")
    assert all(line.startswith("ok  ") and line.endswith(" ms") for line in lines[1:-1])
    assert len(lines) > 20
    assert lines[-1].startswith("all is well")
    assert report.read_text(encoding="utf-8") == done.stdout
    assert list((tmp_path / "tmp").iterdir()) == []


def test_each_fault_is_said_in_a_line_and_the_rest_is_tried(bare: dict[str, str]) -> None:
    command = [sys.executable, "-c", NO_PROCESS + NO_ICON + START, "--self-test"]
    done = subprocess.run(command, env=bare, capture_output=True, encoding="utf-8", timeout=240, check=False)
    told = done.stdout.splitlines()
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert "failed    a worker process answers: RuntimeError: no process to be had" in told
    assert "not tried an article is shown with its picture: its page was not saved" in told
    assert "not there: icons/tearsheet.svg" in done.stdout
    assert any(line.startswith("ok        the window opens") for line in told)
    assert told[-1].partition(" ")[0].isdigit()


@pytest.mark.parametrize("verbose", [False, True])
def test_where_in_the_program_it_failed_is_said_when_asked_for(tmp_path: Path, *, verbose: bool) -> None:
    def step() -> None:
        raise RuntimeError("no process\nto be had")

    told = io.StringIO()
    trial = Trial(tmp_path, [told], verbose=verbose)
    trial.step("a worker process answers", step)
    assert "failed    a worker process answers: RuntimeError: no process to be had" in told.getvalue()
    assert ("Traceback" in told.getvalue()) is verbose


def test_wrong_usage_and_a_report_that_cannot_be_written(bare: dict[str, str]) -> None:
    for wrong in (["--loud"], ["--report", "/nowhere/at/all"]):
        command = [sys.executable, "-m", "reader", "--self-test", *wrong]
        done = subprocess.run(command, env=bare, capture_output=True, encoding="utf-8", timeout=60, check=False)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
