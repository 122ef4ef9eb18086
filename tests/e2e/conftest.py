from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.terminal import WORKERS, Terminal
from tests.site import Site, serve

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    with serve() as running:
        yield running


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "TEARSHEET_LIBRARY": str(tmp_path / "library.sqlite"),
        "PYTHONIOENCODING": "utf-8",
    }


@pytest.fixture
def worker_processes(environment: dict[str, str]) -> None:
    """Let the commands of this test start their worker processes; others clean in the command's own."""
    environment[WORKERS] = "1"


@pytest.fixture(scope="session")
def terminal() -> Iterator[Terminal]:
    running = Terminal(ROOT)
    yield running
    running.close()


@pytest.fixture
def tearsheet(environment: dict[str, str], terminal: Terminal) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a command in a process of its own, as a person types it."""

    def run(*arguments: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
        return terminal.run(arguments, environment, stdin)

    return run


@pytest.fixture
def answer(tearsheet: Callable[..., subprocess.CompletedProcess[str]]) -> Callable[..., Any]:
    """The JSON that a command prints."""

    def ask(*arguments: str) -> Any:
        done = tearsheet(*arguments, "--json")
        return json.loads(done.stdout)

    return ask
