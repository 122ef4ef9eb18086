"""The window over a large library for a long time, under a thousand captures at once, and beside another program that
changes the same library.

Each case is a process of its own (`tests/hostile/soak.py`), with time of its own: a tenth is ten minutes on 15,000
articles, 200 captures and 500 commands; all of it two hours on 50,000, 1,000 and 5,000. ``TEARSHEET_SOAK_LIBRARY`` names a library
to use instead of one that is made for the case.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.hostile.kit import ROOT, Case

NAME = "soak"
BAR = 3
QUICK = 0
"""The usual tests have `test_soak.py` instead."""
MINUTES, CAPTURES, COMMANDS = 120.0, 1000, 5000
LEAST_MINUTES, LEAST_CAPTURES, LEAST_COMMANDS = 10.0, 200, 500
ARTICLES, LEAST_ARTICLES = 50_000, 15_000
"""Inventing 50,000 takes a third of the 25 minutes of a tenth, and more on a machine that others use."""
MAKING_SECONDS = 3600.0


def _run(what: str, amount: float, seed: int, articles: int, patience: float) -> str | None:
    with tempfile.TemporaryDirectory(prefix="tearsheet-soak-library-") as folder:
        named = os.environ.get("TEARSHEET_SOAK_LIBRARY", "")
        library = Path(named) if named else Path(folder) / "library.sqlite"
        if not named:
            making = [sys.executable, "build_scripts/make_library.py", "--articles", str(articles), str(library)]
            subprocess.run(making, cwd=ROOT, check=True, capture_output=True, timeout=MAKING_SECONDS)
        command = [sys.executable, "-m", "tests.hostile.soak", what, "--library", str(library)]
        command += ["--amount", repr(amount), "--seed", str(seed)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=patience, check=False)
    line = done.stdout.strip().rpartition("\n")[2]
    if not line.startswith("{"):
        return f"ended with {done.returncode}: {done.stderr.strip()[-300:]}"
    wrong = json.loads(line)["wrong"]
    return None if wrong is None else str(wrong)


def cases(part: float, seed: int) -> Iterator[Case]:
    """Yield the three, as long as this part asks for."""
    minutes = max(LEAST_MINUTES, MINUTES * part) if part < 1 else MINUTES
    minutes = LEAST_MINUTES if part <= 0.1 else minutes
    captures, commands = max(LEAST_CAPTURES, round(CAPTURES * part)), max(LEAST_COMMANDS, round(COMMANDS * part))
    large, small = ARTICLES if part >= 1 else LEAST_ARTICLES, 2_000
    for name, what, amount, articles, seconds in (
        (f"{minutes:g} minutes on {large:,} articles", "use", minutes, large, minutes * 60 + 300),
        (f"{captures} captures at once", "load", captures, small, captures * 3 + 300),
        (f"{commands} commands beside the window", "beside", commands, small, commands * 3 + 300),
    ):
        yield Case(
            name,
            lambda what=what, amount=amount, articles=articles, seconds=seconds: _run(
                what, amount, seed, articles, seconds
            ),
            seconds=seconds + MAKING_SECONDS,
        )
