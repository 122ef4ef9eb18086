"""A large library, measured through the program beside the bare SQL or the bare Qt that does the same: see ``bench.py
library``.

The library is made by ``make_library.py`` (kept between runs in the folder that is named, else made anew), and copied
before anything is changed in it. Every line says what was measured, its bar, and *holds* or *falls short*; where a
yardstick of the same run is named (bare SQL, a bare Qt list, a bare text browser), their ratio decides.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SMALL = 10
QUERIES = (
    "t", "th", "the", "the of", "ledger", "courier 3", "harbour", "harb", '"the of"', "the -of", "is:unread the", "site:ledger",
    "site:courier the", "author:lena", "before:2017", "after:2025 the", "on:2024-03", "saved:2020", "saved:-30d", "words:>1500",
    "words:200..300 der", "tag:harbour", "tag:work the", "tag:region/north", "中", "出会", "国中", "των", "في", "это", "lang:de der",
    "lang:ja 事", "(the OR der) -is:read", "is:starred", "has:note", "has:picture the", "is:incomplete", "title:the",
    "zzzz", "note:minutes",
)  # fmt: skip
"""Forty searches of all kinds, from one letter to brackets."""


PARTS = ("size", "start", "search", "reading", "changes", "backup", "plans", "saving")


REFERENCE_MS = {"sql": 117.0, "list": 0.8, "text": 9.0}
"""What the yardsticks took on the quiet machine on which the bars in milliseconds were set: ranking a common word in
bare SQL over 100,000 articles, a frame of a bare QTableView, a bare QTextBrowser with a text of 1,000 words."""


@dataclass
class Table:
    """The lines of the report; ``short`` counts those that fall short.

    Machines differ by three, so a line with a yardstick is judged by its ratio: ``value`` over what the yardstick took
    in this run, against the bar over ``REFERENCE_MS``. The absolute figures stand beside it.
    """

    lines: list[dict[str, Any]] = field(default_factory=list)
    yardsticks: dict[str, list[float]] = field(default_factory=dict)

    def measured(self, yardstick: str, value: float) -> None:
        """Note one measurement of a yardstick, in milliseconds; the median of all counts."""
        self.yardsticks.setdefault(yardstick, []).append(value)

    def add(
        self,
        work: str,
        value: float,
        bar: float,
        unit: str = "ms",
        note: str = "",
        *,
        yardstick: str = "",
        judged: bool = True,
    ) -> None:
        holds, ratio = value <= bar, ""
        if yardstick in self.yardsticks:
            milliseconds = 1000 if unit == "s" else 1
            own = statistics.median(self.yardsticks[yardstick])
            ours, allowed = value * milliseconds / own, bar * milliseconds / REFERENCE_MS[yardstick]
            holds, ratio = ours <= allowed, f"{ours:.2f} x {yardstick}, bar {allowed:.2f}; "
        verdict = ("holds" if holds else "falls short") if judged else "for information"
        self.lines.append({"work": work, "value": value, "bar": bar, "unit": unit, "verdict": verdict, "note": note})
        print(f"{work:58} {value:9.2f} {unit:4} (bar {bar:7.2f})  {verdict:15} {ratio}{note}", flush=True)

    @property
    def short(self) -> int:
        return sum(line["verdict"] == "falls short" for line in self.lines)


def p95(values: list[float]) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]


def timed(function: Callable[[], object]) -> float:
    begun = time.perf_counter()
    function()
    return (time.perf_counter() - begun) * 1000


def memory(process: int) -> float:
    """Proportional set size of a process and all below it, in MB."""
    import psutil

    found = 0.0
    with contextlib.suppress(psutil.Error):
        one = psutil.Process(process)
        for each in [one, *one.children(recursive=True)]:
            with contextlib.suppress(psutil.Error, FileNotFoundError):
                found += each.memory_full_info().pss / 1e6
    return found


# --- a process of its own: start and memory ------------------------------------------------------------------------------------

START = """
import json, os, sys, time
from reader.desk.program.locations import name_of_library
from reader.gui.app import stages
stages.begin()
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
import reader.gui.app.start as start
make = stages.make_window

class Hook(QObject):
    seen = False
    def eventFilter(self, watched, event):
        if not self.seen and event.type() == QEvent.Type.Paint:
            self.seen = True
            QTimer.singleShot(0, self.painted)
        return False
    def painted(self):
        self.ms = (time.clock_gettime(time.CLOCK_MONOTONIC) - float(os.environ["BENCH_START"])) * 1000
        QTimer.singleShot(3000, self.settled)
    def settled(self):
        self.mb = pss()
        if os.environ.get("BENCH_SCROLL"):
            self.bar = self.window.list.view.verticalScrollBar()
            self.frames, self.step = [], 0
            QTimer.singleShot(0, self.scroll)
        else:
            self.report()
    def scroll(self):
        begun = time.perf_counter()
        self.step += 1
        self.bar.setValue(round(self.bar.maximum() * self.step / 600))
        self.window.list.view.viewport().repaint()
        self.frames.append((time.perf_counter() - begun) * 1000)
        if self.step < 600:
            QTimer.singleShot(0, self.scroll)
        else:
            QTimer.singleShot(1500, self.report)
    def report(self):
        print(json.dumps({"ms": self.ms, "mb": self.mb, "scrolled": pss(), "frames": getattr(self, "frames", []),
            "rows": self.window.list.model.rowCount()}), flush=True)
        self.window.close()

def pss():
    import psutil
    own = psutil.Process()
    total = 0
    for one in [own, *own.children(recursive=True)]:
        try:
            total += one.memory_full_info().pss
        except psutil.Error:
            pass
    return total / 1e6

def hooked(*given, **named):
    window = make(*given, **named)
    hook = Hook(window)
    hook.window = window
    window.installEventFilter(hook)
    return window

if __name__ == "__main__":
    stages.make_window = hooked
    start.open_window(["--library", os.environ["BENCH_LIBRARY"]])
"""


def started(library: Path, folder: Path, *, scroll: bool = False) -> dict[str, Any]:
    script = folder / "started.py"
    script.write_text(START, encoding="utf-8")
    from reader.desk.program.locations import name_of_library

    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "data"),
    }
    environment |= {"BENCH_LIBRARY": str(library), "QT_QPA_PLATFORM": environment.get("QT_QPA_PLATFORM", "offscreen")}
    if scroll:
        environment["BENCH_SCROLL"] = "1"
    settings = folder / "config" / "Tearsheet"
    settings.mkdir(parents=True, exist_ok=True)
    (settings / "settings.json").write_text(json.dumps({"backups": False}), encoding="utf-8")
    (settings / "window.ini").write_text(f"[{name_of_library(library)}]\nplace=all\n", encoding="utf-8")
    environment["BENCH_START"] = repr(time.clock_gettime(time.CLOCK_MONOTONIC))
    done = subprocess.run(
        [sys.executable, str(script)], env=environment, capture_output=True, text=True, timeout=180, check=False
    )
    if not done.stdout.strip():
        raise SystemExit(f"bench: the program ended without an answer.\n{done.stderr}")
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def measure_start(table: Table, library: Path, small: Path, folder: Path, rounds: int) -> None:
    results: dict[str, list[dict[str, Any]]] = {"large": [], "small": []}
    for number in range(rounds + 1):
        for name, path in (("small", small), ("large", library)):
            answer = started(path, folder)
            if number:
                results[name].append(answer)
    medians = {name: statistics.median(answer["ms"] for answer in answers) for name, answers in results.items()}
    table.add(
        "start to first painted list, over that with 10 articles",
        medians["large"] / medians["small"],
        1.25,
        "x",
        note=f"{medians['large']:.0f} against {medians['small']:.0f} ms",
    )
    table.add(
        "memory (PSS, all processes) after start", statistics.median(a["mb"] for a in results["large"]), 110, "MB"
    )
    scrolled = started(library, folder, scroll=True)
    table.add(
        "memory after scrolling through everything", scrolled["scrolled"], 140, "MB", note=f"{scrolled['rows']:,} rows"
    )
    table.add(
        "jump to any place, scroll at full speed: longest frame",
        max(scrolled["frames"]),
        33,
        note="600 frames over the whole list",
        yardstick="list",
    )


# --- in this process: the window on the library --------------------------------------------------------------------------------


class Stalls:
    """The longest time that the event loop did not come round, while it is watched."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self._timer = QTimer()
        self._timer.setInterval(2)
        self._timer.timeout.connect(self._beat)
        self.longest = 0.0
        self._last = 0.0

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now

    def __enter__(self) -> Stalls:
        self.longest, self._last = 0.0, time.perf_counter()
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()


class Paints:
    """``seen`` is set after one of the widgets was painted while ``is_so`` said yes."""

    def __init__(self, *widgets: Any) -> None:
        from PySide6.QtCore import QEvent, QObject, QTimer

        class Watch(QObject):
            def eventFilter(_self, _watched: Any, event: Any) -> bool:  # noqa: N805
                if event.type() == QEvent.Type.Paint and self.is_so():
                    QTimer.singleShot(0, self._painted)  # comes after the paint that is about to begin
                return False

        self.seen = False
        self.is_so: Callable[[], bool] = lambda: True
        self._watch = Watch()
        for widget in widgets:
            widget.installEventFilter(self._watch)

    def _painted(self) -> None:
        self.seen = True


def settle(until: Callable[[], bool] = lambda: False, seconds: float = 0.3) -> None:
    """Let the window go on until something is so, or for a while."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    end = time.perf_counter() + seconds
    while time.perf_counter() < end and not until():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        time.sleep(0.001)


@contextlib.contextmanager
def opened(path: Path, folder: Path) -> Iterator[tuple[Any, Any]]:
    from PySide6.QtCore import QSettings

    from reader.desk.desk import Desk
    from reader.desk.program.settings import Settings
    from reader.gui.app.stages import make_window
    from reader.gui.app.start import make_application
    from reader.gui.kit.theme import Theme

    application = make_application()
    settings = Settings(folder / "settings.json")
    for name, value in (("offer_clipboard", False), ("backups", False)):
        with contextlib.suppress(Exception):
            settings.set(name, value)
    desk = Desk(path, settings=settings)
    window = make_window(
        desk,
        Theme(application, "light"),
        QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat),
        whole=True,
    )
    window.show()
    settle(lambda: window.reading.article is not None, 5)
    settle(seconds=1.0)
    gc.collect()
    try:
        yield window, desk
    finally:
        window.close()
        desk.close()


def measure_yardsticks(table: Table, window: Any, desk: Any) -> None:
    """Measure what this machine takes for the bare work, beside the lines that are judged by it."""
    read = desk.library.connections.read()
    for _ in range(3):
        sql = "SELECT rowid FROM search WHERE search MATCH 'the' ORDER BY rank"
        table.measured("sql", timed(lambda sql=sql: read.execute(sql).fetchall()))
    table.measured("list", bare_table(window.list.view.size(), window.list.model.rowCount(), random.Random(5)))
    browser = bare_browser(window.page.size())
    text = "\n\n".join(
        "The council met on Monday and put off the vote on the harbour once more. " * 8 for _ in range(9)
    )
    for _ in range(5):
        table.measured("text", timed(lambda: (browser.setPlainText(text), browser.repaint())))
    browser.close()


def measure_search(table: Table, window: Any, desk: Any) -> None:
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    from reader.library.search.listing import Listings
    from reader.model.library import Filter

    listings: Listings = desk.library.listings
    field = window.toolbar.field
    paints = Paints(window.list.view.viewport(), window.list.empty)
    shown: list[tuple[float, str]] = []
    for query in (*QUERIES[:2], *QUERIES):  # the first two once more: who searches has searched before
        field.setText(query[:-1])
        settle(lambda query=query: window.list.model.filter.words == query[:-1].strip() or len(query) == 1, 1)
        settle(lambda: window.list.model.whole, 2)
        settle(seconds=0.1)
        pressed = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, query[-1])

        def painted(query: str = query, pressed: QKeyEvent = pressed) -> None:
            paints.seen, paints.is_so = False, lambda: window.list.model.filter.words == query
            QApplication.sendEvent(field, pressed)
            end = time.perf_counter() + 2
            while not paints.seen and time.perf_counter() < end:
                QApplication.processEvents()

        shown.append((timed(painted), query))
    shown = shown[2:]
    slowest = max(shown)
    table.add(
        "keystroke to painted results, 40 queries, p95",
        p95([ms for ms, _ in shown]),
        50,
        note=f"slowest {slowest[0]:.0f}: {slowest[1]}",
        yardstick="text",
    )

    def bare(statement: tuple[str, Any]) -> float:
        return timed(lambda: desk.library.connections.read().execute(*statement).fetchall())

    ratios: list[float] = []
    for query in QUERIES:
        wanted = Filter(words=query)
        statement = listings.first_statement(wanted, 401)
        ours, theirs = [], []
        for _ in range(5):
            theirs.append(bare(statement))
            ours.append(timed(lambda wanted=wanted: listings.first(wanted, 401)))
        # Beneath a millisecond the reading of the clock is measured, not the search.
        if statistics.median(theirs) >= 1.0:
            ratios.append(statistics.median(ours) / statistics.median(theirs))
    table.add(
        "  SQL part, over the bare query, median",
        statistics.median(ratios),
        1.3,
        "x",
        note=f"{len(ratios)} queries of 1 ms and more",
    )

    common = [Filter(words=words, order="relevance") for words in ("the", "the of", "der", "ledger", "de la")] * 4
    ranked = [timed(lambda wanted=wanted: listings.ids(wanted)) for wanted in common]
    sql = "SELECT rowid FROM search WHERE search MATCH 'the' ORDER BY rank"
    own = statistics.median(bare((sql, ())) for _ in range(5))
    note = f"bare SQL for one word {own:.0f} ms"
    table.add("ranked search, common word, p95", p95(ranked), 200, note=note, yardstick="sql")


def measure_reading(table: Table, window: Any, desk: Any) -> None:
    from PySide6.QtWidgets import QApplication

    from reader.model.library import Filter

    window.show_filter(Filter(place="all"))
    settle(lambda: window.list.model.whole, 3)
    model = window.list.model
    draw = random.Random(3)
    chosen = [model.ids[draw.randrange(len(model.ids))] for _ in range(60)]
    steps = [
        timed(lambda article=article: (model.trail(article).previous(), model.trail(article).next())) / 2
        for article in chosen
    ]
    reader = desk.library.connections.read()
    keyset = (
        "SELECT id FROM articles INDEXED BY articles_by_saved WHERE deleted IS NULL"
        " AND (saved, id) < (SELECT saved, id FROM articles WHERE id = ?) ORDER BY saved DESC, id DESC LIMIT 1"
    )
    bare = p95([timed(lambda article=article: reader.execute(keyset, [article]).fetchone()) for article in chosen])
    table.add("next and previous: the id, p95", p95(steps), 5, note=f"bare SQL {bare:.2f} ms", yardstick="sql")
    long = [row.id for row in desk.library.articles.rows(model.ids[:3000]) if 900 <= row.words <= 1100][:40]
    times = []
    for article in long:

        def painted(article: int = article) -> None:
            window.reading.go(article)
            window.page.repaint()
            QApplication.processEvents()

        times.append(timed(painted))
        settle(seconds=0.12)
    browser = bare_browser(window.page.size())
    texts = [desk.library.content.text(article) for article in long]
    bare = statistics.median(timed(lambda text=text: (browser.setPlainText(text), browser.repaint())) for text in texts)
    browser.close()
    note = f"median {statistics.median(times):.0f} ms; a bare QTextBrowser with the text alone {bare:.0f} ms"
    table.add("open from the list to painted, 1,000 words, p95", p95(times), 60, note=note, yardstick="text")

    filters = [Filter(place=place) for place in ("all", "unread", "starred", "archive", "attention", "trash")]
    filters += [Filter(tag=tag.name) for tag in desk.library.tags.all()[:24]]
    filters += [Filter(site=site) for site, _ in desk.counts().sites[:10]]
    switches = []
    for wanted in filters:

        def switched(wanted: Filter = wanted) -> None:
            window.show_filter(wanted)
            window.sidebar.show_counts(desk.counts(), wanted)
            window.list.view.viewport().repaint()
            window.sidebar.repaint()
            QApplication.processEvents()

        switches.append(timed(switched))
        settle(lambda: window.list.model.whole, 2)
        settle(seconds=0.05)
    statements = [desk.library.listings.first_statement(wanted, 401) for wanted in filters]
    bare = p95([timed(lambda one=one: reader.execute(*one).fetchall()) for one in statements])
    note = f"{len(filters)} of them, slowest {max(switches):.0f} ms; bare SQL {bare:.1f} ms, p95"
    table.add("switch folder or tag with its counts, p95", p95(switches), 50, note=note, yardstick="text")
    window.show_filter(Filter(place="all"))
    settle(lambda: window.list.model.whole, 3)
    bar = window.list.view.verticalScrollBar()
    frames = []
    for _ in range(80):
        bar.setValue(draw.randrange(bar.maximum()))
        frames.append(timed(window.list.view.viewport().repaint))
        settle(seconds=0.01)
    bare = bare_table(window.list.view.size(), model.rowCount(), draw)
    note = f"median {statistics.median(frames):.1f} ms; a bare QTableView as long {bare:.1f} ms"
    table.add("jump to a place drawn by lot: longest frame", max(frames), 33, note=note, yardstick="list")


def bare_browser(size: Any) -> Any:
    from PySide6.QtWidgets import QTextBrowser

    browser = QTextBrowser()
    browser.resize(size)
    browser.show()
    settle(seconds=0.2)
    return browser


def bare_table(size: Any, rows: int, draw: random.Random) -> float:
    """The median frame of a table of Qt's own, with one line of text in each row."""
    from PySide6.QtCore import QAbstractTableModel, Qt
    from PySide6.QtWidgets import QTableView

    class Model(QAbstractTableModel):
        def rowCount(self, _parent: Any = None) -> int:
            return rows

        def columnCount(self, _parent: Any = None) -> int:
            return 1

        def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> object:
            return f"Row {index.row()}" if role == Qt.ItemDataRole.DisplayRole else None

    model, view = Model(), QTableView()
    view.setModel(model)
    view.verticalHeader().setDefaultSectionSize(112)
    view.resize(size)
    view.show()
    settle(seconds=0.2)
    frames = []
    for _ in range(40):
        view.verticalScrollBar().setValue(draw.randrange(max(view.verticalScrollBar().maximum(), 1)))
        frames.append(timed(view.viewport().repaint))
    view.close()
    return statistics.median(frames)


def bare_changes(desk: Any, ids: list[int]) -> dict[str, float]:
    """The same changes in one statement of SQL each, with none of our triggers, taken back by SQLite: seconds."""
    among = json.dumps(ids)
    found: dict[str, float] = {}
    with contextlib.suppress(RuntimeError), desk.library.connections.write() as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        db.execute("INSERT INTO tags (id, name) VALUES (-1, 'bare')")
        for name, sql in (
            ("tag", "INSERT INTO article_tags (article_id, tag_id) SELECT value, -1 FROM json_each(?)"),
            ("archive", "UPDATE articles SET is_archived = 1 WHERE id IN (SELECT value FROM json_each(?))"),
            ("delete", "UPDATE articles SET deleted = 'now' WHERE id IN (SELECT value FROM json_each(?))"),
        ):
            found[name] = timed(lambda sql=sql: db.execute(sql, [among])) / 1000
        raise RuntimeError("take it back")
    return found


def measure_changes(table: Table, window: Any, desk: Any, many: int) -> None:
    from reader.model.library import Filter

    window.show_filter(Filter(place="all"))
    settle(lambda: window.list.model.whole, 5)
    ids = list(window.list.model.ids[:many])
    changes = window.changes

    def done(change: Callable[[], None], is_so: Callable[[], bool]) -> tuple[float, float]:
        settle(seconds=0.6)
        with Stalls() as stalls:
            begun = time.perf_counter()
            change()
            settle(lambda: not any(job.kind in ("change", "bulk", "purge") for job in desk.jobs.open()), 60)
            took = (time.perf_counter() - begun) * 1000
            settle(seconds=0.8)
        if not is_so():
            raise SystemExit("bench: a change was not made")
        return took, stalls.longest

    def number(sql: str) -> Callable[[], bool]:
        def reached() -> bool:
            return bool(desk.library.connections.query(sql)[0][0] >= many)

        return reached

    def none_left(sql: str) -> Callable[[], bool]:
        return lambda: desk.library.connections.query(sql)[0][0] == 0

    tagged = "SELECT count(*) FROM article_tags WHERE tag_id = (SELECT id FROM tags WHERE name = 'bench')"
    marked = f"SELECT count(*) FROM articles WHERE id IN (SELECT value FROM json_each('{json.dumps(ids)}')) AND is_archived = 1"
    trash = 'SELECT "trash" FROM counts'
    before = desk.library.connections.query(marked)[0][0]
    bare = bare_changes(desk, ids)
    work: list[tuple[str, Callable[[], None], Callable[[], bool]]] = [
        (f"tag {many:,} selected", lambda: changes.tag(ids, ["bench"]), number(tagged)),
        ("  undo", changes.undo, none_left(tagged)),
        (f"archive {many:,} selected", lambda: changes.mark(ids, "archived", True), number(marked)),
        ("  undo", changes.undo, lambda: desk.library.connections.query(marked)[0][0] == before),
        (f"delete {many:,} to the trash", lambda: changes.delete(ids), number(trash)),
    ]
    stalled = 0.0
    for name, change, is_so in work:
        took, stall = done(change, is_so)
        stalled = max(stalled, stall)
        alone = next((f"; bare SQL {seconds:.2f} s" for kind, seconds in bare.items() if name.startswith(kind)), "")
        note = f"longest stall of the window {stall:.0f} ms{alone}"
        table.add(name, took / 1000, 1.5, "s", note=note, yardstick="sql")
    table.add("  longest stall of the window in these", stalled, 50, yardstick="text")
    waits: list[float] = []
    stop = threading.Event()

    def other_work() -> None:
        while not stop.is_set():
            waits.append(timed(lambda: desk.library.articles.remember_place(1, 0)))
            time.sleep(0.01)

    thread = threading.Thread(target=other_work)
    thread.start()
    took, stall = done(changes.empty_trash, none_left(trash))
    stop.set()
    thread.join()
    note = f"{took / 1000:.1f} s for {many:,}; other changes waited at most {max(waits):.0f} ms"
    table.add("empty the trash: longest stall of the window", stall, 50, note=note, yardstick="text")


def measure_saving(table: Table, library: Path, folder: Path) -> None:
    """One article into the full library and into one of a hundred, in turn."""
    sys.path.insert(0, str(ROOT / "build_scripts"))
    import make_library

    from reader.library.library import Library
    from reader.model.capture import Cleaned, Metadata

    hundred = folder / "hundred.sqlite"
    make_library.make(hundred, 100, processes=1)
    libraries = {"full": Library(library), "hundred": Library(hundred)}
    times: dict[str, list[float]] = {name: [] for name in libraries}
    for number in range(60):
        new = make_library.article(2_000_000 + number, 2_000_100, 7)
        about = Metadata(title=new.title, byline=(new.byline,), site=new.site, published=new.published)
        cleaned = Cleaned(about, new.blocks, new.cleaner)
        for name, opened_ in libraries.items():

            def save(opened_: Library = opened_, new: Any = new, cleaned: Cleaned = cleaned) -> None:
                capture = opened_.captures.begin(new.page.url, new.page.url, new.title)
                opened_.content.fill(
                    capture,
                    new.page,
                    cleaned,
                    {},
                    language=new.language,
                    words=new.words,
                    minutes=new.minutes,
                    excerpt=new.excerpt,
                    page_keys=[new.page.url],
                    method=make_library.METHOD,
                    version=make_library.VERSION,
                    summaries=dict(new.summaries),
                )

            times[name].append(timed(save))
    for opened_ in libraries.values():
        opened_.close()
    medians = {name: statistics.median(found) for name, found in times.items()}
    note = f"{medians['full']:.1f} against {medians['hundred']:.1f} ms"
    table.add(
        "save one article, over the time with 100 articles", medians["full"] / medians["hundred"], 1.2, "x", note=note
    )


def measure_backup(table: Table, desk: Any, folder: Path) -> None:
    """A backup while an import writes all the time."""
    import make_library

    target = folder / "backups"
    target.mkdir()
    desk.settings.set("backup_folder", str(target))
    failed: list[BaseException] = []
    written = 0
    stop = threading.Event()

    # What is imported is made beforehand: in the program other processes do that.
    first = 3_000_000
    chunks = [make_library.chunk_of((number, number + 25, 4_000_000, 9)) for number in range(first, first + 1_000, 25)]

    def importing() -> None:
        nonlocal written
        while not stop.is_set():
            try:
                desk.library.bulk.add(chunks[written // 25 % len(chunks)])
            except Exception as error:  # noqa: BLE001
                failed.append(error)
            written += 25

    thread = threading.Thread(target=importing)
    with Stalls() as stalls:
        thread.start()
        settle(seconds=0.5)
        begun = time.perf_counter()
        job = desk.backups.now()
        settle(lambda: bool(job.future.done()), 600)
        took = time.perf_counter() - begun
        stop.set()
        settle(lambda: not thread.is_alive(), 30)
    job.future.result()
    size = sum(file.stat().st_size for file in target.iterdir())
    table.add(
        "backup while an import runs: failed writes",
        len(failed),
        0,
        "",
        note=f"{size / 1e6:,.0f} MB in {took:.1f} s, {written:,} written",
    )
    table.add("  longest stall of the window", stalls.longest, 50, yardstick="text")


def measure_size(table: Table, library: Path) -> None:
    connection = sqlite3.connect(library)
    sums = [
        connection.execute(sql).fetchone()[0] or 0
        for sql in (
            "SELECT sum(length(packed)) FROM texts",
            "SELECT sum(length(body)) FROM pages",
            "SELECT sum(length(data)) FROM images",
        )
    ]
    connection.close()
    size = library.stat().st_size
    texts, pages, pictures = sums
    note = (
        f"{size / 1e6:,.0f} MB: texts {texts / 1e6:,.0f}, originals {pages / 1e6:,.0f}, pictures {pictures / 1e6:,.0f}"
    )
    table.add("file, over its compressed texts and originals", (size - pictures) / (texts + pages), 1.6, "x", note)


def plans(desk: Any) -> list[tuple[str, list[str], bool]]:
    """The hottest statements with their query plans, and whether a plan reads a whole table or index to throw most of
    it away.
    """
    from reader.library.articles import _ROW
    from reader.model.library import Filter

    listings = desk.library.listings
    statements: list[tuple[str, tuple[str, Any]]] = [
        ("list: unread", listings.first_statement(Filter(place="unread"), 400)),
        ("list: all", listings.first_statement(Filter(place="all"), 400)),
        ("list: a tag", listings.first_statement(Filter(tag="harbour"), 400)),
        ("list: a site", listings.first_statement(Filter(site=desk.counts().sites[0][0]), 400)),
        ("list: by title", listings.first_statement(Filter(order="title"), 400)),
        ("search: a word", listings.first_statement(Filter(words="ledger"), 400)),
        ("search: tag and word", listings.first_statement(Filter(words="tag:film the"), 400)),
        (
            "rows of a page",
            (f"SELECT {_ROW} FROM articles a WHERE a.id IN (SELECT value FROM json_each(?))", ["[1,2,3]"]),
        ),
        (
            "an article",
            ("SELECT t.packed FROM articles a LEFT JOIN texts t ON t.article_id = a.id WHERE a.id = ?", [1]),
        ),
        ("counts", ("SELECT * FROM counts", [])),
        (
            "saved already?",
            ("SELECT a.id FROM article_keys k JOIN articles a ON a.id = k.article_id WHERE k.key = ?", ["x"]),
        ),
    ]
    found = []
    for name, (sql, parameters) in statements:
        lines = [row[3] for row in desk.library.connections.query(f"EXPLAIN QUERY PLAN {sql}", parameters)]
        whole = [line for line in lines if line.startswith("SCAN") and not any(known in line for known in _SCANS)]
        found.append((name, lines, bool(whole)))
    return found


_SCANS = (
    "VIRTUAL TABLE",
    "json_each",
    "USING INDEX articles_",
    "USING COVERING INDEX articles_",
    "counts",
    "SCAN x",
    "CONSTANT ROW",
)
"""Scans that end after a page of hits, walk a list that is in order already, or read one row."""


def measure(articles: int, keep: Path | None, rounds: int, only: str, *, consume: bool = False) -> int:
    """Print the table; gives the number of lines that fall short."""
    sys.path[:0] = [str(ROOT), str(ROOT / "build_scripts")]
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    import make_library

    table = Table()
    wanted = set(only.split(",")) if only else set(PARTS)
    with tempfile.TemporaryDirectory(dir=keep) as name:
        folder = Path(name)
        made = (keep or folder) / f"library-{articles}.sqlite"
        if not made.exists():
            rate = make_library.make(made, articles, tell=True)
            table.add(
                "make_library.py, articles a second", -rate, -2000, "/s", judged=False, note="not a bar of the program"
            )
        small = folder / "small.sqlite"
        make_library.make(small, SMALL, processes=1)
        library = folder / "library.sqlite"
        if consume:
            made.replace(library)
        else:
            shutil.copyfile(made, library)
        with library.open("rb") as file:  # what was just copied is in memory; make sure for a file that was there
            while file.read(1 << 24):
                pass
        if "size" in wanted:
            measure_size(table, library)
        if wanted & {"search", "reading", "changes", "backup", "plans"}:
            with opened(library, folder) as (window, desk):
                measure_yardsticks(table, window, desk)
                if "search" in wanted:
                    measure_search(table, window, desk)
                if "reading" in wanted:
                    measure_reading(table, window, desk)
                measure_yardsticks(table, window, desk)
                if "changes" in wanted:
                    measure_changes(table, window, desk, min(10_000, articles // 2))
                if "backup" in wanted:
                    measure_backup(table, desk, folder)
                if "plans" in wanted:
                    found = plans(desk)
                    for name_, lines, _ in found:
                        print(f"plan of {name_}: {'; '.join(lines)}")
                    table.add("full scans among the plans", sum(whole for *_, whole in found), 0, "")
        if "start" in wanted:  # after the window's part, whose yardsticks judge a line of it
            measure_start(table, library, small, folder, rounds)
        if "saving" in wanted:
            measure_saving(table, library, folder)
    print(f"{articles:,} articles: {len(table.lines) - table.short} lines hold, {table.short} fall short")
    return table.short
