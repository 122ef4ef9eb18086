"""The hostile kit: classes of cases, each with its outcome stated first, run in processes that may die or hang.

A class of cases is a module of `tests/hostile/classes` with ``NAME``, ``BAR`` (how many cases the whole class has at
least) and ``cases(part, seed)``, which yields the same cases in the same order whenever it gets the same arguments.
"""

from __future__ import annotations

import argparse
import importlib
import ipaddress
import json
import os
import pkgutil
import queue
import socket
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, cast

from tests.hostile import classes

ROOT = Path(__file__).parents[2]
TENTH = 0.1
CASE_SECONDS = 180.0
"""After that a case counts as hung, and its process is killed."""
MINUTES = 25.0
PROCESSES = 2
SEED = 20


@dataclass(frozen=True)
class Case:
    """One attack with what must hold. ``run`` returns None where it held, else one line on what did not; after so many
    ``seconds`` it counts as hung.
    """

    name: str
    run: Callable[[], str | None]
    seconds: float = CASE_SECONDS


class CaseClass(Protocol):
    """What a module of cases offers; ``QUICK`` may say how many of them belong to the usual tests (3 if it does not)."""

    NAME: str
    BAR: int

    def cases(self, part: float, seed: int) -> Iterator[Case]: ...


def case_classes() -> list[CaseClass]:
    """Return all classes of cases, by name of their module."""
    names = sorted(found.name for found in pkgutil.iter_modules(classes.__path__))
    modules: list[Any] = [importlib.import_module(f"{classes.__name__}.{name}") for name in names]
    return [cast("CaseClass", module) for module in modules if hasattr(module, "cases")]


def outcome(case: Case) -> str | None:
    """Return what did not hold; a case that raises did not hold either."""
    try:
        return case.run()
    except Exception as error:  # noqa: BLE001
        where = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})".replace("\n", " ")[:400]


def only_loopback() -> None:
    """Let no connection of this process leave for anything but loopback."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            host = str(address[0])
            if host != "localhost" and not ipaddress.ip_address(host.split("%")[0]).is_loopback:
                raise AssertionError(f"a case tried to reach {host}")
        connect(self, address)

    socket.socket.connect = guarded  # type: ignore[method-assign,assignment]


# --- a process that runs cases ---------------------------------------------------------------------------------------------


def work(name: str, part: float, seed: int, share: int, shares: int) -> None:
    """Run the cases of a class that are this share's and not among the names on standard input, and tell of each."""
    only_loopback()
    done = set(json.loads(sys.stdin.readline()))
    found = next(one for one in case_classes() if name == one.NAME)
    for number, case in enumerate(found.cases(part, seed)):
        if number % shares == share and case.name not in done:
            _tell(begun=case.name, seconds=case.seconds)
            _tell(name=case.name, wrong=outcome(case))
    _tell(end=True)


def _tell(**said: object) -> None:
    print("\x1e" + json.dumps(said), flush=True)


# --- the runner -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Result:
    name: str
    wrong: str | None


class State:
    """What was tried, kept in a file of JSON lines: a run that ended goes on where it was."""

    def __init__(self, folder: Path, label: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / f"hostile-{label}.jsonl"
        self._lock = threading.Lock()
        self.results: dict[str, dict[str, Result]] = {}
        if self.path.exists():
            for line in self.path.read_text("utf-8").splitlines():
                kind, name, wrong = json.loads(line)
                self.results.setdefault(kind, {})[name] = Result(name, wrong)

    def add(self, kind: str, result: Result) -> None:
        with self._lock:
            self.results.setdefault(kind, {})[result.name] = result
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps([kind, result.name, result.wrong]) + "\n")


def run_share(found: CaseClass, part: float, seed: int, share: int, state: State, until: float) -> bool:
    """Run a share of a class in processes of its own, a new one after each that hung or died. Returns whether all were
    tried before ``until``, on the monotonic clock.
    """
    while time.monotonic() < until:
        done = sorted(state.results.get(found.NAME, {}))
        command = [sys.executable, "-m", "tests.hostile", "--work", found.NAME, repr(part), str(seed), str(share)]
        process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
        )
        assert process.stdin is not None
        assert process.stdout is not None
        lines: queue.Queue[str | None] = queue.Queue()
        reading = threading.Thread(target=_pump, args=(process.stdout, lines), daemon=True)
        reading.start()
        process.stdin.write(json.dumps(done) + "\n")
        process.stdin.close()
        begun, ended, patience = "", False, CASE_SECONDS
        try:
            while True:
                try:
                    line = lines.get(timeout=max(0.1, min(patience, until - time.monotonic())))
                except queue.Empty:
                    if begun and time.monotonic() < until:
                        state.add(found.NAME, Result(begun, f"hung for {patience:.0f} s"))
                    break
                if line is None:
                    if begun:
                        state.add(found.NAME, Result(begun, "took its process down"))
                    break
                said = json.loads(line)
                if "end" in said:
                    ended = True
                    break
                begun, patience = said.get("begun", ""), said.get("seconds", CASE_SECONDS)
                if "name" in said:
                    state.add(found.NAME, Result(said["name"], said["wrong"]))
        finally:
            _end(process)
        if ended:
            return True
        if not begun and process.returncode:  # it died before the first case: again would be the same
            state.add(found.NAME, Result(f"share {share}", f"could not begin: exit {process.returncode}"))
            return True
    return False


def _pump(stream: Any, lines: queue.Queue[str | None]) -> None:
    for line in stream:
        if line.startswith("\x1e"):
            lines.put(line[1:])
    lines.put(None)


def _end(process: subprocess.Popen[str]) -> None:
    """End the process with all that it started."""
    if process.poll() is None and os.name == "posix":
        import signal

        try:
            process.wait(2)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()
    if process.stdout is not None:
        process.stdout.close()


def run(chosen: list[CaseClass], part: float, seed: int, state: State, minutes: float) -> int:
    """Run the classes, print the table, and return the exit code: 1 where something did not hold or was not tried."""
    until, finished, counting = time.monotonic() + minutes * 60, Counter[str](), threading.Lock()

    def run_class(found: CaseClass, share: int) -> None:
        if run_share(found, part, seed, share, state, until):
            with counting:
                finished[found.NAME] += 1

    for found in chosen:
        begun = time.monotonic()
        threads = [threading.Thread(target=run_class, args=(found, share)) for share in range(PROCESSES)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        tried = state.results.get(found.NAME, {})
        held = sum(result.wrong is None for result in tried.values())
        print(f"{found.NAME}: {held} of {len(tried)} held, {time.monotonic() - begun:.0f} s", flush=True)
    return report(chosen, part, state, finished)


def report(chosen: list[CaseClass], part: float, state: State, finished: Counter[str]) -> int:
    """Print the table of what was tried and held, then the failures; return the exit code."""
    print(f"\n{'class':24} {'tried':>7} {'held':>7} {'bar':>7}")
    failed = False
    for found in chosen:
        results = state.results.get(found.NAME, {})
        wrong = [result for result in results.values() if result.wrong is not None]
        bar = -(-int(found.BAR * part * 1000) // 1000)
        left = finished[found.NAME] < PROCESSES or len(results) < bar
        failed |= bool(wrong) or left
        note = "  not all tried: run again with the same --state" if left else ""
        print(f"{found.NAME:24} {len(results):7} {len(results) - len(wrong):7} {bar:7}{note}")
    for found in chosen:
        for result in state.results.get(found.NAME, {}).values():
            if result.wrong is not None:
                print(f"FAILED {found.NAME} / {result.name}: {result.wrong}")
    print(f"\nState: {state.path}")
    return 1 if failed else 0


def main(arguments: list[str]) -> int:
    """Run the kit from the command line; see `tests/hostile/README.md`."""
    if arguments[:1] == ["--work"]:
        work(arguments[1], float(arguments[2]), int(arguments[3]), int(arguments[4]), PROCESSES)
        return 0
    parser = argparse.ArgumentParser(prog="dev.py test --hostile")
    parser.add_argument("--full", action="store_true", help="all cases, not a tenth")
    parser.add_argument("--state", type=Path, help="folder that remembers what was tried; give it again to go on")
    parser.add_argument("--minutes", type=float, default=MINUTES, help="end after so long; default 25")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", action="append", metavar="CLASS", help="this class; may be given again")
    given = parser.parse_args(arguments)
    part = 1.0 if given.full else TENTH
    chosen = [found for found in case_classes() if not given.only or found.NAME in given.only]
    label = f"{'full' if given.full else 'tenth'}-{given.seed}"
    # A state to go on with outlasts the run; that of a tenth, run anew each time, does not.
    folder = given.state or Path(tempfile.mkdtemp(prefix="tearsheet-hostile-"))
    with tempfile.TemporaryDirectory(prefix="tearsheet-hostile-home-") as home:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            os.environ[name] = home
        os.environ.pop("TEARSHEET_LIBRARY", None)
        os.environ["PYTHONPATH"] = str(ROOT)
        return run(chosen, part, given.seed, State(folder, label), given.minutes)
