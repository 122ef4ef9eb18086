"""The real window, offscreen, used without a pause on a large library: what grows, what is left open, what stalls.

    python -m tests.hostile.soak use|load|beside --library FILE --amount N [--seed 1]

``use``: everything that a reader does, for N minutes. ``load``: N captures queued at once from a slow server. ``beside``:
N commands of another process on the library that the window has open. Works on a copy of the library and on pages of
its own loopback server. Prints a line of JSON: see `Report`.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import shutil
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.gui.window.window import MainWindow
    from tests.site import Site

WARM_UP = 0.35
"""Of the time: caches fill, and what is loaded at first use is loaded."""
MAX_GROWTH = 0.05
STALL_SECONDS = 0.1
RESTYLING_SECONDS = 0.5
"""Another appearance sets every widget's style anew, in one step of Qt's."""
MAX_LOAD_BYTES = 150_000_000
"""What queued captures may add to the window's memory."""
PICTURE_BYTES = 6_000_000
"""What the window may keep of decoded pictures here: what it may keep for a reader would not be full after the warm-up, and
filling it looks like growth.
"""
SLOW_SECONDS = 0.4
SAMPLE_SECONDS = 2.0
TICK_MS = 4
REST_MS = 15
WORDS = [
    "harbour",
    "ledger",
    "the",
    "der",
    "出会",
    "council",
    "minutes",
    "north",
    "ferry",
    "tag:work",
    "is:unread",
    "lang:de",
]
THEMES, TEXT_SIZES = ("light", "dark", "sepia"), (18, 19, 20)
WARM_ARTICLES = 60
TAGS = ("work", "soak", "later", "region/north")
KEPT, BRIEFED = 60, 20
"""Tags and highlights that the soak leaves at most, the oldest of its own go first, and articles of a briefing: these and the
list of highlights would else grow with what there is to show, and that is no leak.
"""


@dataclass(slots=True)
class Sample:
    seconds: float
    memory: int
    handles: int
    threads: int
    children: int
    widgets: int


@dataclass(slots=True)
class Stall:
    """A time in which the window answered nothing: by the clock, and of that on the processor in the window's thread."""

    seconds: float
    busy: float
    during: str
    at: float = 0.0
    """Seconds since the run began."""


@dataclass
class Report:
    """What a run came to. ``stalls`` are those longer than ``STALL_SECONDS``, by the clock and on the processor, after the
    warm-up.
    """

    seconds: float = 0.0
    actions: dict[str, int] = field(default_factory=dict)
    samples: list[Sample] = field(default_factory=list)
    stalls: list[Stall] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    load: float = 0.0
    left: list[str] = field(default_factory=list)
    paces: list[float] = field(default_factory=list)
    """Seconds on the processor that the same small work took now and again: others slow it down, also on a core of one's
    own.
    """

    def slowness(self) -> float:
        """Return how many times longer work takes here than where nobody else works."""
        return max(1.0, statistics.median(self.paces) / min(self.paces)) if self.paces else 1.0

    def _after(self, first: float, last: float) -> list[Sample]:
        return [one for one in self.samples if first * self.seconds <= one.seconds <= last * self.seconds]

    def growth(self) -> float:
        """Return by how much of itself the memory grew from the end of the warm-up to the end."""
        before, after = self._after(WARM_UP, WARM_UP + 0.15), self._after(0.85, 1.0)
        if not before or not after:
            return 0.0
        middle = statistics.median(one.memory for one in before)
        return statistics.median(one.memory for one in after) / middle - 1

    def opened(self) -> dict[str, int]:
        """Return how many more handles, threads and processes there are at the end than after the warm-up."""
        before, after = self._after(WARM_UP, WARM_UP + 0.15), self._after(0.85, 1.0)
        if not before or not after:
            return {}
        return {
            name: min(getattr(one, name) for one in after) - max(getattr(one, name) for one in before)
            for name in ("handles", "threads", "children", "widgets")
        }

    def wrong(self) -> str | None:
        """Return what did not hold in a line, None where all did. A stall counts by the time that the window's own thread
        was at work, made shorter by ``slowness``: on a machine that others use the clock tells of these.
        """
        found = list(self.failures[:3]) + self.left
        if self.growth() > MAX_GROWTH:
            found.append(f"memory grew by {self.growth():.1%}")
        found += [f"{number} more {name}" for name, number in self.opened().items() if number > 0]
        slow = self.slowness()
        busy = [
            one
            for one in self.stalls
            if one.busy > slow * (RESTYLING_SECONDS if one.during == "theme" else STALL_SECONDS)
        ]
        if busy:
            worst = sorted(busy, key=lambda one: -one.busy)[:4]
            told = ", ".join(f"{one.busy * 1000:.0f} ms in {one.during}" for one in worst)
            found.append(f"{len(busy)} stalls: {told}")
        return "; ".join(found) or None


class Watch:
    """Measures the gaps between two ticks of the window's event loop, and samples memory and handles."""

    def __init__(self, report: Report) -> None:
        import psutil
        from PySide6.QtCore import QTimer

        self.report = report
        self.during = "start"
        self.begun = time.monotonic()
        self.counts_from = float("inf")
        self._process = psutil.Process()
        self._last = (time.monotonic(), time.thread_time())
        self._sampled = 0.0
        self._timer = QTimer()
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now, busy = time.monotonic(), time.thread_time()
        gap, worked = now - self._last[0], busy - self._last[1]
        # Where others keep the machine busy, there are tens of thousands by the clock, and their records are memory, too.
        if min(gap, worked) > STALL_SECONDS and now > self.counts_from:
            self.report.stalls.append(Stall(round(gap, 4), round(worked, 4), self.during, round(now - self.begun, 1)))
        if now - self._sampled > SAMPLE_SECONDS:
            self._sampled = now
            self.sample()
        self._last = (time.monotonic(), time.thread_time())

    def sample(self) -> None:
        """Take a sample. Garbage counts as little as it does for the system: it is collected before."""
        from PySide6.QtWidgets import QApplication

        gc.collect()
        begun = time.thread_time()
        sum(number * number for number in range(20_000))
        self.report.paces.append(time.thread_time() - begun)
        process = self._process
        memory = own_bytes() or process.memory_full_info().uss
        handles = process.num_fds() if hasattr(process, "num_fds") else process.num_handles()
        children = len(process.children(recursive=True))
        moment = time.monotonic() - self.begun
        widgets = len(QApplication.allWidgets())
        threads = threading.active_count()
        self.report.samples.append(Sample(round(moment, 1), memory, handles, threads, children, widgets))

    def stop(self) -> None:
        self._timer.stop()


class Use:
    """Everything that a reader does again and again, each as a method of its own that may be called at any time."""

    def __init__(self, window: MainWindow, site: Site, dice: random.Random) -> None:
        self.window = window
        self.site = site
        self.dice = dice
        self._saved = 0
        self._tagged: deque[tuple[int, str]] = deque()
        self._highlighted: deque[int] = deque()
        with closing(sqlite3.connect(window.desk.library.path)) as beside:
            self._theirs = beside.execute("SELECT coalesce(max(id), 0) FROM highlights").fetchone()[0]
            """The last highlight that is not the soak's."""

    def actions(self) -> dict[str, tuple[int, Callable[[], None]]]:
        """Return what can be done by name, each with how often."""
        trigger = lambda name: lambda: self.window.actions_[name].trigger()  # noqa: E731
        return {
            "next": (14, trigger("next")),
            "previous": (5, trigger("previous")),
            "open": (8, self._open),
            "search": (6, lambda: self.window.lists.search(self.dice.choice(WORDS))),
            "place": (5, self._place),
            "page down": (8, trigger("page_down")),
            "summary": (6, trigger("summary")),
            "star": (4, trigger("star")),
            "archive": (2, trigger("archive")),
            "tag": (4, self._tag),
            "untag": (2, self._untag),
            "highlight": (5, self._highlight),
            "clean again": (1, trigger("clean_again")),
            "save": (1, self._save),
            "theme": (1, self._theme),
            "undo": (6, trigger("undo")),
            "redo": (2, trigger("redo")),
            "order": (1, trigger("order")),
            "text size": (1, lambda: self.window.settings.set("text_size", self.dice.choice(TEXT_SIZES))),
            "why": (1, self._page("why")),
            "original": (1, self._page("original")),
            "overview": (1, self._page("overview")),
            "highlights": (1, self._highlights),
            "briefing": (1, self._briefing),
            "palette": (1, self._palette),
            "select": (1, self._select),
            "copy citation": (1, trigger("copy_citation")),
            "print": (1, self._print),
            "dialogs": (1, self._dialogs),
        }

    def warm_up(self) -> None:
        """Make as many tags and highlights as stay, for pages with them show more widgets than without, and as many requests
        as are listed; then show texts of all scripts in every size and appearance: Qt keeps the glyphs of each, as many as
        there are.
        """
        from reader.capture.fetch import network

        for number in range(network.MAX_REQUESTS):
            address = f"http://127.0.0.1/story/earlier-{number}"
            network.end(network.begin("page", address, address), "200")
        for _ in range(KEPT):
            for step in (self._open, self._tag, self._highlight):
                step()
                rest(REST_MS)
        for theme in THEMES:
            self.window.settings.set("theme", theme)
            for size in TEXT_SIZES:
                self.window.settings.set("text_size", size)
                for _ in range(WARM_ARTICLES):
                    self._open()
                    rest(REST_MS)

    def _ids(self) -> list[int]:
        return list(self.window.list.model.ids[:2000])

    def _open(self) -> None:
        ids = self._ids()
        if ids:
            self.window.reading.go(self.dice.choice(ids))

    def _place(self) -> None:
        from reader.model.library import Filter

        self.window.show_filter(self.dice.choice([Filter(place="all"), Filter(place="unread"), Filter(tag="work")]))

    def _tag(self) -> None:
        number, tag = self.window.reading.article_id, self.dice.choice(TAGS)
        if number:
            self.window.changes.tag([number], [tag])
            self._tagged.append((number, tag))
            if len(self._tagged) > KEPT:
                number, tag = self._tagged.popleft()
                self.window.changes.untag([number], [tag])

    def _untag(self) -> None:
        if self.window.reading.article_id:
            self.window.changes.untag([self.window.reading.article_id], [self.dice.choice(TAGS)])

    def _highlight(self) -> None:
        article = self.window.reading.article
        if article is None or len(article.text) < 80:
            return
        start = self.dice.randrange(len(article.text) - 60)
        words = article.text[start : start + 50]
        self.window.changes.add_highlight(
            article.row.id, start, start + 50, words, self.dice.randint(1, 4), then=lambda _done: None
        )
        self._highlighted.append(article.row.id)
        if len(self._highlighted) > KEPT:
            found = self.window.desk.highlights.of(self._highlighted.popleft())
            self.window.changes.remove_highlights([one.id for one in found])

    def _highlights(self) -> None:
        with closing(sqlite3.connect(self.window.desk.library.path)) as beside:
            own = [number for (number,) in beside.execute("SELECT id FROM highlights WHERE id > ?", (self._theirs,))]
        if len(own) > KEPT:  # Undo brings back what the window removed, and can’t bring this
            self.window.bridge.change(self.window.desk.highlights.remove, own[:-KEPT])
        self._page("highlights")()

    def _save(self) -> None:
        self._saved += 1
        address = self.site.url(f"/story/soak-{os.getpid()}-{self._saved}")
        self.window.incoming.save([address], typed=[address])

    def _theme(self) -> None:
        self.window.settings.set("theme", self.dice.choice(THEMES))

    def _page(self, name: str) -> Callable[[], None]:
        def turn() -> None:
            self.window.actions_[name].trigger()
            rest(60)
            self.window.pages.back()

        return turn

    def _briefing(self) -> None:
        from reader.model.library import Filter

        tagged = list(self.window.desk.search.ids(Filter(tag="soak")))
        if len(tagged) > BRIEFED:  # Undo tags articles again that the soak has untagged
            self.window.changes.untag(tagged[BRIEFED:], ["soak"])
        self.window.show_filter(Filter(tag="soak"))
        rest(60)
        self.window.actions_["briefing"].trigger()
        rest(200)
        self.window.pages.back()

    def _palette(self) -> None:
        palette = self.window.palette_
        palette.open()
        palette.view.field.setText(self.dice.choice(WORDS))
        rest(80)
        palette.view.hide()

    def _select(self) -> None:
        rows = min(30, len(self.window.list.model.ids))
        view = self.window.list.view
        for row in range(rows):
            index = view.model().index(row, 0)
            view.selectionModel().select(index, view.selectionModel().SelectionFlag.Select)
        rest(20)
        self._open()

    def _print(self) -> None:
        self.window.actions_["print"].trigger()
        dialog = self.window.printing.dialog
        rest(150)
        if dialog is not None:
            with suppress(RuntimeError):
                dialog.reject()

    def _dialogs(self) -> None:
        self.window.dialogs.show_activity()
        rest(30)
        activity = self.window.dialogs._activity
        if activity is not None:
            activity.hide()


def own_bytes() -> int:
    """Return the bytes that this process asked for itself and the system can't drop, 0 where it doesn't say. What psutil
    calls unique holds pages of files, too, as long as no other process maps them: libraries and fonts, 25 MB more or
    less whenever another window opens or closes.
    """
    with suppress(OSError), Path("/proc/self/smaps_rollup").open(encoding="ascii") as file:
        found = dict(line.split(":", 1) for line in file if line.startswith(("Anonymous:", "Swap:")))
        return sum(int(size.split()[0]) * 1024 for size in found.values())
    return 0


def rest(milliseconds: int) -> None:
    """Let the window work for so long."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(holds: Callable[[], bool], seconds: float) -> bool:
    """Let the window work until it holds; tell whether it did in so many seconds."""
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            return False
        rest(20)
    return True


@contextmanager
def opened(library: Path, folder: Path, report: Report) -> Iterator[tuple[MainWindow, Watch]]:
    """A window on the library, watched; closed with its desk at the end, and what it leaves is told."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSettings

    from reader.desk.desk import Desk
    from reader.desk.program.settings import Settings
    from reader.gui.app.stages import make_window
    from reader.gui.app.start import make_application
    from reader.gui.kit import pictures
    from reader.gui.kit.theme import Theme

    pictures.CACHE_BYTES = PICTURE_BYTES
    application = make_application()
    settings = Settings(folder / "settings.json")
    settings.set("offer_clipboard", False)
    settings.set("backups", False)
    desk = Desk(library, settings=settings)
    theme = Theme(application, "light")
    state = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    window = make_window(desk, theme, state, whole=True)
    window.resize(1280, 860)
    window.show()
    raised: list[str] = report.failures

    def hook(kind: type[BaseException], error: BaseException, trace: Any) -> None:
        import traceback

        raised.append("".join(traceback.format_exception(kind, error, trace))[-600:])

    sys.excepthook = hook
    watch = Watch(report)
    try:
        rest(500)
        yield window, watch
    finally:
        watch.during = "closing"
        window.close()
        desk.close()
        watch.stop()
        window.deleteLater()
        # Without a screen, Qt keeps what was copied in a global of its own, which outlives the interpreter.
        application.clipboard().clear()
        rest(200)
        import psutil

        late = psutil.wait_procs(_others(psutil.Process()), timeout=10)[1]
        report.left += [f"a process was left: {' '.join(one.cmdline())[:80]}" for one in late]
        report.left += [
            f"a thread was left: {one.name}"
            for one in threading.enumerate()
            if not one.daemon and one is not threading.main_thread()
        ]


def _others(me: Any) -> list[Any]:
    """Return this process's children but for Python's own tracker, which ends with it."""
    found = []
    for one in me.children(recursive=True):
        with suppress(Exception):
            if "resource_tracker" not in " ".join(one.cmdline()):
                found.append(one)
    return found


def soak(library: Path, seconds: float, seed: int) -> Report:
    """Use a copy of the library for so many seconds."""
    from tests.site import serve

    report, dice = Report(), random.Random(seed)
    counted: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="tearsheet-soak-") as name, serve() as site:
        folder = Path(name)
        own_folders(folder)
        copy = folder / "library.sqlite"
        shutil.copyfile(library, copy)
        with opened(copy, folder, report) as (window, watch):
            use = Use(window, site, dice)
            actions = use.actions()
            names, weights = list(actions), [weight for weight, _ in actions.values()]
            watch.begun = time.monotonic()
            report.samples.clear()
            watch.counts_from = watch.begun + WARM_UP * seconds
            watch.during = "warm-up"
            use.warm_up()
            while time.monotonic() - watch.begun < seconds:
                watch.during = dice.choices(names, weights)[0]
                counted[watch.during] += 1
                try:
                    actions[watch.during][1]()
                except Exception as error:  # noqa: BLE001
                    report.failures.append(f"{watch.during}: {type(error).__name__}: {error}")
                rest(REST_MS)
            report.seconds = time.monotonic() - watch.begun
            report.load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    report.actions = dict(counted)
    return report


def own_folders(folder: Path) -> None:
    """Keep this process out of the folders of whoever runs it."""
    for variable in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        os.environ[variable] = str(folder)
    os.environ.pop("TEARSHEET_LIBRARY", None)


def load(library: Path, captures: int, seed: int) -> Report:
    """Queue so many captures at once from a slow server, and go on reading."""
    from tests.site import STORY, served

    asked: Counter[str] = Counter()

    class Slow(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked[self.path] += 1
            time.sleep(SLOW_SECONDS)
            name = self.path.strip("/").replace("-", " ")
            body = (STORY % {"title": f"Ferry {name} returns", "name": name}).encode()
            found = self.path.startswith("/story")
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    report, dice = Report(), random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="tearsheet-soak-") as name, served(Slow) as port:
        folder = Path(name)
        own_folders(folder)
        copy = folder / "library.sqlite"
        shutil.copyfile(library, copy)
        with opened(copy, folder, report) as (window, watch):
            before = window.desk.counts().places["all"]
            for _ in range(30):
                window.actions_["next"].trigger()
                rest(20)
            watch.sample()
            start = report.samples[-1].memory
            watch.begun = time.monotonic()
            watch.during = "queueing"
            watch.counts_from = watch.begun
            addresses = [f"http://127.0.0.1:{port}/story-{number}-{seed}" for number in range(captures)]
            for first in range(0, captures, 250):  # one paste takes 500 at most
                window.incoming.save(addresses[first : first + 250], typed=addresses)
            until = time.monotonic() + captures * 2.5 + 120
            while time.monotonic() < until:
                watch.during = dice.choice(("next", "previous", "page_down", "star"))
                window.actions_[watch.during].trigger()
                rest(60)
                if window.desk.counts().places["all"] >= before + captures and not _waiting(window):
                    break
            report.seconds = time.monotonic() - watch.begun
            report.load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
            peak = max(one.memory for one in report.samples)
            if peak - start > MAX_LOAD_BYTES:
                report.failures.append(f"memory grew by {(peak - start) / 1e6:.0f} MB")
            saved = sum(1 for row in _rows(window) if row.url in set(addresses) and row.state == "ready")
            if saved != captures:
                report.failures.append(f"{saved} of {captures} were saved")
            again = [path for path, times in asked.items() if path.startswith("/story") and times > 1]
            if again:
                report.failures.append(f"{len(again)} pages were asked for more than once")
            report.samples = []  # it is to grow: articles come
    report.actions = {"captures": captures}
    return report


def _rows(window: MainWindow) -> list[Any]:
    from reader.model.library import Filter

    return window.desk.rows(Filter(place="all"))


def _waiting(window: MainWindow) -> bool:
    return any(job.kind == "save" for job in window.desk.jobs.open())


BESIDE = """
import contextlib, io, json, random, sys
from reader.cli.main import run
library, number, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
dice = random.Random(seed)
ids = json.loads(sys.argv[4])
wanted, failed = {}, []
for n in range(number):
    article = dice.choice(ids)
    kind = dice.choice(("tag", "tag", "untag", "star", "list", "search", "show", "tags"))
    if kind in ("tag", "untag"):
        tag = f"t{dice.randrange(20)}"
        arguments = [kind, str(article), tag]
        if kind == "tag":
            wanted.setdefault(article, set()).add(tag)
        else:
            wanted.setdefault(article, set()).discard(tag)
    elif kind == "search":
        arguments = ["search", dice.choice(("ferry", "the", "tag:work", "t1"))]
    elif kind in ("star", "show"):
        arguments = [kind, str(article)]
    else:
        arguments = [kind]
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = run(["--library", library, *arguments])
    if code and not (kind == "search" and "No articles" in said.getvalue()):
        failed.append(f"{arguments}: {code} {said.getvalue().strip()[-120:]}")
print(json.dumps({"wanted": {key: sorted(value) for key, value in wanted.items()}, "failed": failed[:5]}))
"""
"""Another program: real commands, one after the other, in a process of their own."""


def beside(library: Path, commands: int, seed: int) -> Report:
    """Let a terminal and the window change the same articles: what each was told is done is there at the end."""
    import subprocess

    report, dice = Report(), random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="tearsheet-soak-") as name:
        folder = Path(name)
        own_folders(folder)
        copy = folder / "library.sqlite"
        shutil.copyfile(library, copy)
        with opened(copy, folder, report) as (window, watch):
            ids = [int(number) for number in window.list.model.ids[:40]]
            tags: dict[int, set[str]] = {number: set() for number in ids}
            command = [sys.executable, "-c", BESIDE, str(copy), str(commands), str(seed), json.dumps(ids)]
            other = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            watch.begun = time.monotonic()
            watch.counts_from = watch.begun
            made = 0
            while other.poll() is None:
                watch.during = "tag"
                number, tag = dice.choice(ids), f"w{dice.randrange(20)}"
                if tag in tags[number]:
                    window.changes.untag([number], [tag])
                    tags[number].discard(tag)
                else:
                    window.changes.tag([number], [tag])
                    tags[number].add(tag)
                made += 1
                rest(40)
            told, said = other.communicate()
            rest(1500)
            report.seconds = time.monotonic() - watch.begun
            report.load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
            report.samples = []
            report.actions = {"commands": commands, "changes of the window": made}
            if other.returncode:
                report.failures.append(said.strip()[-300:])
            else:
                answer = json.loads(told.strip().rpartition("\n")[2])
                report.failures += answer["failed"]
                wait_until(lambda: not window.desk.jobs.open(), 30)
                for number in ids:
                    there = set(window.desk.articles.row(number).tags)
                    wanted = tags[number] | set(answer["wanted"].get(str(number), ()))
                    ours = {tag for tag in there if tag[:1] in "wt" and tag[1:].isdigit()}
                    if ours != wanted:
                        report.failures.append(f"article {number}: {sorted(ours ^ wanted)}")
    return report


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("use", "load", "beside"))
    parser.add_argument("--library", type=Path, required=True)
    parser.add_argument("--amount", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.what == "use":
        report = soak(given.library, given.amount * 60, given.seed)
    else:
        report = {"load": load, "beside": beside}[given.what](given.library, int(given.amount), given.seed)
    wrong = report.wrong()
    step = max(1, len(report.samples) // 20)
    told = asdict(report) | {"wrong": wrong, "growth": round(report.growth(), 4), "opened": report.opened()}
    told |= {"samples": [asdict(one) for one in report.samples[::step]], "stalls": len(report.stalls)}
    told |= {"paces": len(report.paces), "slowness": round(report.slowness(), 2)}
    told["worst"] = [asdict(one) for one in sorted(report.stalls, key=lambda one: -one.busy)[:12]]
    sys.stdout.write(json.dumps(told) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
