"""Every place of the program that writes a log, or where the session keeps one: none writes the words of an error, for
these may quote a title, an address or a text.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import reader

ROOT = Path(reader.__file__).parent
TERMINAL = ("cli", "self_test")
"""What these print is what somebody asked for in their own terminal."""

KNOWN = {
    "desk/program/log.py": {"logging", "traceback"},  # the log; its own test reads what it writes
    "desk/program/unexpected.py": {"logging", "stderr"},  # takes what libraries log; a fixed sentence
    "gui/app/unexpected.py": {"stderr"},  # `described`, which the log writes, too
    "gui/app/no_display.py": {"stderr"},  # that there is no display, in fixed words
    "exchange/imports/table.py": {"logging"},  # the name of a format and the kind of an error
    "capture/worker.py": {"traceback"},  # the frames of what a worker failed at, for the log
    "capture/choosing/candidates.py": {"logging"},  # silences the cleaners' own loggers
}


def sources() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(ROOT.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith(TERMINAL):
            yield name, ast.parse(path.read_text("utf-8"))


def written_by(tree: ast.Module) -> set[str]:
    """Return what of a module can write into a log: modules that it imports, standard error, ``print``."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names} & {"logging", "traceback", "syslog"}
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            found |= {node.module.split(".")[0]} & {"logging", "traceback", "syslog"}
        elif isinstance(node, ast.Attribute) and node.attr in ("stderr", "__stderr__"):
            found.add("stderr")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            found |= {node.func.id} & {"print", "qWarning", "qDebug", "qCritical"}
    return found


def test_no_other_place_writes_a_log() -> None:
    assert {name: found for name, tree in sources() if (found := written_by(tree))} == KNOWN


def test_entries_of_the_log_are_headed_by_words_of_ours() -> None:
    """A name of ours, or with it the kind of a job, which is one."""
    for name, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "log_error":
                where = ast.unparse(node.args[0])
                known = ("where", "f'job {self.kind}'")
                assert isinstance(node.args[0], ast.Constant) or where in known, f"{name}: {where}"
