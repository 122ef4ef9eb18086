"""What ``dev.py bench summary`` measures: summaries of a text of ours, the pane's paint, and a briefing of many."""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SENTENCE = 20
"""Words in a sentence, on average."""

MEMORY = """
import psutil, sys
from reader.summary.summarize import summarize
import punkt, sumy.utils, sumy.nlp.stemmers  # what every way of summarising needs
text = sys.stdin.read()
me = psutil.Process()
before = me.memory_info().rss
summarize(text, "", "en", 3)
print((me.memory_info().rss - before) / 1e6)
"""


def text_of(words: int, seed: int = 1) -> str:
    """News-like nonsense of so many words: a few frequent words and many rare ones, names, numbers and speech, in
    paragraphs.
    """
    draw = random.Random(seed)
    syllables = ["ka", "ro", "min", "ta", "ve", "sol", "du", "re", "ne", "lor", "pi", "ster", "ga", "wen", "bra"]
    rare = ["".join(draw.choices(syllables, k=draw.randint(2, 4))) for _ in range(max(200, words // 4))]
    common = "the of to and in a was on that for with from its had by were said at be which"
    frequent = common.split()
    paragraphs, written = [], 0
    while written < words:
        sentences = []
        for _ in range(draw.randint(1, 4)):
            count = draw.randint(SENTENCE - 8, SENTENCE + 8)
            found = [
                draw.choice(frequent) if draw.random() < 0.45 else rare[int(len(rare) * draw.random() ** 3)]
                for _ in range(count)
            ]
            if draw.random() < 0.5:
                found[count // 2] = draw.choice(rare[:30]).capitalize()
            if draw.random() < 0.3:
                found[-2] = str(draw.randint(2, 900))
            sentence = " ".join(found)
            sentences.append(
                f"“{sentence[0].upper()}{sentence[1:]}.”"
                if draw.random() < 0.1
                else f"{sentence[0].upper()}{sentence[1:]}."
            )
            written += count
        paragraphs.append(" ".join(sentences))
    return "\n\n".join(paragraphs)


def milliseconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def measure(rounds: int) -> None:
    """Print all figures; medians and extremes of so many rounds."""
    sys.path.insert(0, str(ROOT))
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    summaries(rounds)
    with tempfile.TemporaryDirectory() as folder:
        paint(Path(folder), rounds)
        briefing(Path(folder), min(rounds, 5))


def _line(name: str, figures: list[float], unit: str = "ms") -> None:
    print(
        f"{name:44} median {statistics.median(figures):7.0f} {unit}  ({min(figures):.0f}-{max(figures):.0f})",
        flush=True,
    )


def summaries(rounds: int) -> None:
    from reader.summary.summarize import summarize

    texts = [text_of(1000, seed) for seed in range(rounds + 1)]
    summarize(texts.pop(), "", "en", 3)
    _line("1,000 words, warm", [milliseconds(lambda text=text: summarize(text, "", "en", 3)) for text in texts])
    long = [text_of(50_000, seed) for seed in range(3)]
    _line("50,000 words, warm", [milliseconds(lambda text=text: summarize(text, "", "en", 3)) for text in long])
    _line(
        "the same in fifty sentences", [milliseconds(lambda text=text: summarize(text, "", "en", 50)) for text in long]
    )
    done = [
        subprocess.run(
            [sys.executable, "-c", MEMORY], input=texts[0], text=True, capture_output=True, cwd=ROOT, check=True
        ).stdout
        for _ in range(3)
    ]
    _line("memory that the first one takes", [float(answer) for answer in done], "MB")


def _fill(desk: Any, count: int, words: int) -> None:
    from reader.desk.preparation import named, summarize_all
    from reader.model.blocks import Block
    from reader.model.capture import Cleaned, Metadata, Page

    method, version = named("")
    for number in range(count):
        text = text_of(words, number // 2)
        url = f"https://news.example/{number}"
        capture = desk.library.captures.begin(url, url, url)
        blocks = tuple(Block("paragraph", part) for part in text.split("\n\n"))
        made = summarize_all(text, f"Title {number}", "en", (1, 3)) if count < 10 else {}
        desk.library.content.fill(
            capture,
            Page(url, url, "2026-11-23T08:00:00.000Z", 200, (), b"", "0" * 64),
            Cleaned(Metadata(title=f"Title {number}", site=f"Site {number % 9}", published="2026-11-23"), blocks),
            {},
            language="en",
            words=words,
            minutes=4,
            excerpt="",
            page_keys=[url],
            method=method,
            version=version,
            summaries=made,
        )


def paint(folder: Path, rounds: int) -> None:
    """From the click for a kept summary to its painted pane, beside what painting the same pane again takes."""
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from reader.desk.desk import Desk
    from reader.desk.program.settings import Settings
    from reader.gui.app.stages import make_window
    from reader.gui.app.start import make_application
    from reader.gui.kit.theme import Theme

    application = make_application()
    desk = Desk(folder / "few.sqlite", settings=Settings(folder / "settings.json"))
    _fill(desk, 2, 1000)
    window = make_window(
        desk,
        Theme(application, "light"),
        QSettings(str(folder / "w.ini"), QSettings.Format.IniFormat),
        whole=True,
    )
    window.show()
    deadline = time.perf_counter() + 5
    while window.reading.article is None and time.perf_counter() < deadline:
        QApplication.processEvents()
    clicks, whole = [], []
    for number in range(rounds + 1):
        begun = time.perf_counter()
        window.actions_["summary"].trigger()
        window.summary.repaint()
        now = (time.perf_counter() - begun) * 1000
        QApplication.processEvents()
        if number:
            clicks.append(now)
            whole.append((time.perf_counter() - begun) * 1000)
        window.actions_["summary"].trigger()
        QApplication.processEvents()
    _line("click to the painted pane, kept summary", clicks)
    _line("the same with the article laid out anew", whole)
    window.close()
    desk.close()


def briefing(folder: Path, rounds: int) -> None:
    """A briefing of 200 articles of 800 words through the worker processes."""
    import psutil

    from reader.desk.desk import Desk
    from reader.desk.program.settings import Settings
    from reader.model.briefing import Scope
    from reader.model.library import Filter

    desk = Desk(folder / "many.sqlite", settings=Settings(folder / "settings.json"))
    _fill(desk, 200, 800)
    ids = tuple(desk.library.listings.ids(Filter()))
    own, peak, times = psutil.Process(), 0.0, []
    for number in range(rounds + 1):
        begun = time.perf_counter()
        future = desk.briefings.start(Scope(ids=ids)).future
        while not future.done():
            peak = max([peak, *(child.memory_info().rss / 1e6 for child in own.children(recursive=True))])
            time.sleep(0.05)
        future.result()
        if number:
            times.append((time.perf_counter() - begun) * 1000)
    _line("briefing of 200 articles of 800 words, warm", times)
    print(f"{'most memory of a worker':44} {peak:14.0f} MB")
    desk.close()
