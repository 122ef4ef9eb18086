"""Messages that no extension of ours sends, straight to the browser's host over its pipes, in a process each."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.hostile.conversations import Conversation, conversations, wrong_of
from tests.hostile.kit import ROOT, Case

NAME, BAR, QUICK = "browser messages", 60, 2
END_SECONDS = 40.0


def _hold(one: Conversation) -> str | None:
    with tempfile.TemporaryDirectory(prefix="tearsheet-messages-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        library = home / "library.sqlite"
        own = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "CACHE", "STATE")}
        environment = {**os.environ, **own, "HOME": folder, "TEARSHEET_LIBRARY": str(library), "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "reader", "--browser-host", "chrome-extension://of-a-test/"]
        try:
            done = subprocess.run(
                command,
                cwd=ROOT,
                env=environment,
                input=one.sent,
                capture_output=True,
                timeout=END_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return f"did not end in {END_SECONDS:.0f} s"
        if done.returncode or done.stderr:
            return f"exit {done.returncode}: {done.stderr.decode('utf-8', 'replace')[-300:]}"
        return wrong_of(one, done.stdout, articles_in(library), waiting_in(home))


def articles_in(library: Path) -> int:
    """Return the number of articles in the file, 0 where there is none."""
    if not library.exists():
        return 0
    connection = sqlite3.connect(f"file:{library}?mode=ro", uri=True)
    try:
        return int(connection.execute("SELECT count(*) FROM articles WHERE is_sample = 0").fetchone()[0])
    except sqlite3.OperationalError:  # no table yet
        return 0
    finally:
        connection.close()


def waiting_in(home: Path) -> list[Path]:
    """Return the files in which a page would wait to be taken in."""
    return [path for path in home.rglob("*") if path.is_file() and "waiting" in path.parts]


def cases(part: float, seed: int) -> Iterator[Case]:
    """Yield a case for each conversation, in an order of the seed's."""
    every = list(conversations())
    random.Random(seed).shuffle(every)
    for one in every[: max(1, round(len(every) * part + 0.5))]:
        yield Case(one.name, partial(_hold, one), END_SECONDS + 10)
