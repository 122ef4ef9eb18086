#!/usr/bin/env python3
"""Measure Tearsheet beside something known, in one run, and report; nothing here judges.

dev.py bench start [--rounds 7] [--library FILE]
    time to the first painted frame and memory (PSS, 3 s later) of the program on a library with the samples, beside a bare
    PySide6 window with a page of text. Both in turn; medians, and the ratio of the medians. Linux only (PSS).
dev.py bench stall ADDRESS_FILE [--library FILE]
    save all addresses of a file (one a line) through the window in one go, and report the longest stall of its event loop.
dev.py bench library --articles 100000 [--keep FOLDER] [--only PART]
    a library of that size through the program beside bare SQL, a bare Qt list and a bare text browser: each line with
    its bar, judged by the ratio to its yardstick in the same run, and *holds* or *falls short*; ends with 1 if one
    falls short. --keep names a folder where the made library stays for the next time. See bench_library.py.
dev.py bench package [--rounds 9] [--library FILE]
    the frozen program (dev.py package) beside other readers: start to the painted list, warm and cold, memory, size, the terminal's list.
    See bench_package.py.
dev.py bench summary [--rounds 7]
    summaries of texts of ours, short and long; from the click to the painted pane; a briefing of 200 articles. See bench_summary.py.
dev.py bench import [--bookmarks 100000] [--texts 10000]
    a browser's bookmarks and an Omnivore archive taken in, beside the bare SQL that writes the same rows. See bench_import.py.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import bench_summary
from bench_package import BARE_PAGE

ROOT = Path(__file__).resolve().parent.parent

# Both programs run under the same hook: it notes the time after the first paint of a top-level window has been handled,
# and the process' own share of memory three seconds later.
HOOK = """
import json, os, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTextBrowser

class Hook(QObject):
    seen = False
    def eventFilter(self, watched, event):
        if not self.seen and event.type() == QEvent.Type.Paint:
            self.seen = True
            QTimer.singleShot(0, self.painted)
        return False
    def painted(self):
        self.ms = (time.clock_gettime(time.CLOCK_MONOTONIC) - float(os.environ["BENCH_START"])) * 1000
        QTimer.singleShot(3000, self.report)
    def report(self):
        pss = next(int(line.split()[1]) for line in open("/proc/self/smaps_rollup") if line.startswith("Pss:")) / 1024
        print(json.dumps({"ms": self.ms, "mb": pss}), flush=True)
        for window in QApplication.topLevelWidgets():
            window.close()
        QApplication.quit()

def hooked(window):
    # On the window alone: a filter for the whole application would charge each event of each widget to the program with
    # more of them.
    window.hook = Hook()
    window.installEventFilter(window.hook)
"""

BARE = HOOK + BARE_PAGE.replace("window.show()", "hooked(window)\nwindow.show()")

OURS = (
    """
from reader.gui.app import stages
stages.begin()
"""
    + HOOK
    + """
import reader.gui.app.start as start
make = stages.make_window
def make_hooked(*given, **named):
    made = make(*given, **named)
    hooked(made)
    return made
stages.make_window = make_hooked
start.open_window(["--library", os.environ["BENCH_LIBRARY"]])
"""
)


def once(code: str, environment: dict[str, str]) -> dict[str, float]:
    """One start: milliseconds from the process' creation to the first painted frame, and PSS in MB."""
    environment = {**environment, "BENCH_START": repr(time.clock_gettime(time.CLOCK_MONOTONIC))}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    if not done.stdout.strip():
        raise SystemExit(f"bench: the program ended without an answer.\n{done.stderr}")
    answer: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return answer


def start(rounds: int, library: str | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": folder, "XDG_DATA_HOME": folder}
        environment["BENCH_LIBRARY"] = library or str(Path(folder) / "library.sqlite")
        if not any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
            environment["QT_QPA_PLATFORM"] = "offscreen"
        results: dict[str, list[dict[str, float]]] = {"bare": [], "tearsheet": []}
        for number in range(rounds + 1):
            for name, code in (("bare", BARE), ("tearsheet", OURS)):
                result = once(code, environment)
                if number:  # the first round warms the disk's cache and makes the library
                    results[name].append(result)
        medians = {
            name: {key: statistics.median(r[key] for r in rows) for key in ("ms", "mb")}
            for name, rows in results.items()
        }
        for name, rows in results.items():
            times = sorted(r["ms"] for r in rows)
            print(
                f"{name:10} first frame {medians[name]['ms']:6.0f} ms ({times[0]:.0f}-{times[-1]:.0f})   PSS {medians[name]['mb']:6.1f} MB"
            )
        ratio = {key: medians["tearsheet"][key] / medians["bare"][key] for key in ("ms", "mb")}
        print(f"ratio      first frame {ratio['ms']:6.2f}          PSS {ratio['mb']:10.2f}      (medians of {rounds})")


def stall(addresses: list[str], library: str | None) -> None:
    sys.path.insert(0, str(ROOT))
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QSettings, QTimer

    from reader.desk.desk import Desk
    from reader.desk.program.settings import Settings
    from reader.gui.app.stages import make_window
    from reader.gui.app.start import make_application
    from reader.gui.kit.theme import Theme

    with tempfile.TemporaryDirectory() as folder:
        application = make_application()
        settings = Settings(Path(folder) / "settings.json")
        desk = Desk(Path(library or Path(folder) / "library.sqlite"), samples=True, settings=settings)
        window = make_window(
            desk,
            Theme(application, "light"),
            QSettings(str(Path(folder) / "w.ini"), QSettings.Format.IniFormat),
            whole=True,
        )
        window.show()
        before = len(window.list.model.ids)
        gaps: list[tuple[float, float]] = []
        last = begun = time.perf_counter()

        def beat() -> None:
            nonlocal last
            now = time.perf_counter()
            gaps.append(((now - last) * 1000, now - begun))
            last = now
            if now - begun > 2 and not desk.jobs.open():
                QTimer.singleShot(500, application.quit)

        timer = QTimer()
        timer.setInterval(5)
        timer.timeout.connect(beat)
        timer.start()
        QTimer.singleShot(500, lambda: window.incoming.save(addresses))
        application.exec()
        states = [row.state for row in desk.library.articles.rows(desk.library.listings.ids(window.list.model.filter))]
        worst = sorted(gaps, reverse=True)[:5]
        print(
            f"{len(states) - before} articles came in {time.perf_counter() - begun:.1f} s: "
            + ", ".join(f"{states.count(s)} {s}" for s in set(states))
        )
        print(f"longest stalls of the window: {', '.join(f'{ms:.0f} ms at {at:.1f} s' for ms, at in worst)}")
        print(f"beats over 50 ms: {sum(ms > 50 for ms, _ in gaps)} of {len(gaps)}")
        window.close()
        desk.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["start", "stall", "summary", "library", "package", "import"])
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--library")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--keep", type=Path)
    parser.add_argument(
        "--consume", action="store_true", help="measure on the kept library itself, which is removed then"
    )
    parser.add_argument(
        "--only", default="", help="of library: some of size,start,search,reading,changes,backup,plans,saving"
    )
    parser.add_argument("--bookmarks", type=int, default=100_000)
    parser.add_argument("--texts", type=int, default=10_000)
    given = parser.parse_args()
    if given.what == "start":
        start(given.rounds, given.library)
    elif given.what == "library":
        import bench_library

        sys.exit(
            1
            if bench_library.measure(given.articles, given.keep, given.rounds, given.only, consume=given.consume)
            else 0
        )
    elif given.what == "package":
        import bench_package

        bench_package.measure(given.library, given.rounds)
    elif given.what == "import":
        import bench_import

        bench_import.measure(given.bookmarks, given.texts)
    elif given.what == "summary":
        bench_summary.measure(given.rounds)
    elif given.file is None:
        parser.error("stall needs a file of addresses")
    else:
        stall(given.file.read_text(encoding="utf-8").split(), given.library)


if __name__ == "__main__":
    main()
