"""What a run of the kit found, as lines of JSON and as a table with the bars."""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

TEXT_BAR = 0.98
PICTURES_BAR = 0.95
SPEED_FACTOR = 1.5
"""How many times as long as SingleFile a click may take."""


@dataclass
class Result:
    """What one page gave in one browser; ``kind`` is "page", "speed" or "hostile". ``state_kept`` is None where the page
    changes by itself.
    """

    browser: str
    name: str
    technique: str
    text: float = 0.0
    order: float = 0.0
    recall: float | None = None
    precision: float | None = None
    pictures: float | None = None
    title: bool = False
    seconds: float = 0.0
    state_kept: bool | None = None
    wrong: list[str] = field(default_factory=list)
    error: str = ""
    kind: str = "page"

    @property
    def is_short_of_a_bar(self) -> bool:
        if self.error or self.wrong or self.state_kept is False:
            return True
        return self.kind == "page" and (
            self.text < TEXT_BAR or (self.pictures or 1.0) < PICTURES_BAR or self.pictures == 0
        )

    def line(self) -> str:
        pictures = "" if self.pictures is None else f" pictures {self.pictures:.3f}"
        notes = [*self.wrong, self.error, "state changed" if self.state_kept is False else ""]
        found = f"text {self.text:.3f} order {self.order:.2f}{pictures}" if self.kind != "hostile" else ""
        return f"  {self.browser:9} {self.name:45} {found} {self.seconds:5.2f} s {'; '.join(filter(None, notes))[:300]}"


@dataclass
class Totals:
    """What holds for the whole run of a browser; times in seconds, ``single_*`` are SingleFile's."""

    version: str = ""
    listening: list[str] = field(default_factory=list)
    connected: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    own: int = 0
    looks: int = 0
    clicks: list[float] = field(default_factory=list)
    single_file: list[float] = field(default_factory=list)
    single_file_quick: list[float] = field(default_factory=list)
    single_scores: dict[str, float] = field(default_factory=dict)
    single_pictures: dict[str, float] = field(default_factory=dict)
    tracebacks: int = 0

    def add(self, other: Totals) -> None:
        """Take in what another run of the same browser found."""
        self.version = other.version
        self.own, self.looks = self.own + other.own, self.looks + other.looks
        self.tracebacks += other.tracebacks
        for name in ("listening", "connected", "elsewhere", "clicks", "single_file", "single_file_quick"):
            getattr(self, name).extend(getattr(other, name))
        self.single_scores |= other.single_scores
        self.single_pictures |= other.single_pictures


class Report:
    """Results as they come, kept as lines of JSON where a file was given. What is short of a bar is printed at once."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.results: dict[tuple[str, str], Result] = {}
        self.totals: dict[str, Totals] = {}

    def read(self, paths: Iterable[Path]) -> None:
        """Take in what earlier runs wrote down; of a page that was tried again the last result counts."""
        for path in paths:
            for line in path.read_text("utf-8").splitlines():
                found = json.loads(line)
                if "totals" in found:
                    self.totals.setdefault(found["totals"], Totals()).add(Totals(**found["found"]))
                else:
                    self.results[found["browser"], found["name"]] = Result(**found)
                    self.totals.setdefault(found["browser"], Totals())

    def add(self, result: Result) -> None:
        self.results[result.browser, result.name] = result
        self._write(result.__dict__)
        if result.is_short_of_a_bar:
            print(result.line(), flush=True)

    def add_totals(self, browser: str, found: Totals) -> None:
        self.totals.setdefault(browser, Totals()).add(found)
        self._write({"totals": browser, "found": found.__dict__})

    def _write(self, values: dict[str, object]) -> None:
        if self.path is not None:
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(values) + "\n")

    def of(self, browser: str, kind: str) -> list[Result]:
        return [one for one in self.results.values() if one.browser == browser and one.kind == kind]


class Table:
    """Rows with a value for each browser, and what was missed."""

    def __init__(self, browsers: Sequence[str]) -> None:
        self.browsers = browsers
        self.rows: list[tuple[str, list[str], str]] = []
        self.missed: list[str] = []

    def row(
        self,
        name: str,
        value: Callable[[str], float],
        *,
        least: float | None = None,
        most: float | None = None,
        form: str = "d",
    ) -> None:
        """Add a row; a value below ``least`` or above ``most`` is missed."""
        values = [value(browser) for browser in self.browsers]
        bar = (
            ""
            if least is None and most is None
            else f"{'≥' if most is None else '≤'} {least if most is None else most:{form}}"
        )
        self.rows.append((name, [f"{one:{form}}" for one in values], bar))
        for browser, one in zip(self.browsers, values, strict=True):
            if (least is not None and one < least) or (most is not None and one > most):
                self.missed.append(f"{browser}: {name}")

    def text(self, heads: Sequence[str]) -> str:
        lines = [f"{'':40} " + " ".join(f"{head:>22}" for head in heads) + f" {'bar':>10}"]
        lines += [
            f"{name:40} " + " ".join(f"{one:>22}" for one in values) + f" {bar:>10}" for name, values, bar in self.rows
        ]
        return "\n".join(lines)


def mean(values: Iterable[float | None]) -> float:
    known = [value for value in values if value is not None]
    return statistics.fmean(known) if known else 0.0


def median(values: Sequence[float]) -> float:
    return statistics.median(values) if values else 0.0


def print_table(report: Report) -> int:
    """Print the table of all results and return 1 where a bar was missed, else 0."""
    browsers, totals = list(report.totals), report.totals
    table = Table(browsers)
    pages = {one: report.of(one, "page") for one in browsers}
    hostile = {one: report.of(one, "hostile") for one in browsers}
    if any(pages.values()):
        _rows_of_pages(table, pages)
    theirs = [second for one in totals.values() for second in one.single_file]
    if any(one.clicks for one in totals.values()):
        most = median(theirs) * SPEED_FACTOR if theirs else None
        table.row("300 kB, 20 pictures: clicks", lambda one: len(totals[one].clicks))
        table.row("  median from click to article, s", lambda one: median(totals[one].clicks), most=most, form=".2f")
    if any(hostile.values()):
        table.row("hostile pages tried", lambda one: len(hostile[one]))
        table.row("  not held", lambda one: sum(bool(page.error) for page in hostile[one]), most=0)
    table.row("listening sockets of the host", lambda one: len(totals[one].listening), most=0)
    table.row("connections of the host", lambda one: len(totals[one].connected), most=0)
    table.row("  looks at its sockets", lambda one: totals[one].looks)
    table.row("requests to other hosts", lambda one: len(totals[one].elsewhere), most=0)
    table.row("  the browser's own errands, refused", lambda one: totals[one].own)
    table.row("tracebacks of the host", lambda one: totals[one].tracebacks, most=0)
    print("\n" + table.text([totals[one].version or one for one in browsers]))
    for browser in browsers:
        _print_single_file(totals[browser], pages[browser])
        for line in [*totals[browser].listening, *totals[browser].connected, *totals[browser].elsewhere][:10]:
            print(f"  {browser}: {line}")
    for one in table.missed:
        print(f"MISSED {one}")
    return 1 if table.missed else 0


def _rows_of_pages(table: Table, pages: dict[str, list[Result]]) -> None:
    table.row("pages tried", lambda one: len(pages[one]))
    table.row("text F1, mean", lambda one: mean(page.text for page in pages[one]), least=TEXT_BAR, form=".4f")
    table.row("  pages below the bar", lambda one: sum(page.text < TEXT_BAR for page in pages[one]))
    table.row("  paragraphs in order, mean", lambda one: mean(page.order for page in pages[one]), form=".4f")
    if any(page.pictures is not None for all_ in pages.values() for page in all_):
        table.row(
            "pictures F1, mean", lambda one: mean(page.pictures for page in pages[one]), least=PICTURES_BAR, form=".4f"
        )
        table.row("  recall", lambda one: mean(page.recall for page in pages[one]), form=".4f")
        table.row("  precision", lambda one: mean(page.precision for page in pages[one]), form=".4f")
    table.row("titles right", lambda one: sum(page.title for page in pages[one]))
    table.row("not saved", lambda one: sum(bool(page.error) for page in pages[one]), most=0)
    table.row("with what must not be in", lambda one: sum(bool(page.wrong) for page in pages[one]), most=0)
    table.row("scroll place or state changed", lambda one: sum(page.state_kept is False for page in pages[one]), most=0)
    table.row(
        "click to article, median s",
        lambda one: median([page.seconds for page in pages[one] if not page.error]),
        form=".2f",
    )


def _print_single_file(totals: Totals, pages: Sequence[Result]) -> None:
    if totals.single_file:
        quick = median(totals.single_file_quick)
        print(
            f"\nSingleFile, 300 kB and 20 pictures: median {median(totals.single_file):.2f} s; told not to wait {quick:.2f} s"
        )
    single = totals.single_scores
    if single:
        ours = {one.name: one for one in pages if one.name in single}
        better = [name for name, one in ours.items() if single[name] > one.text + 0.001]
        text, pictures = mean(one.text for one in ours.values()), mean(one.pictures for one in ours.values())
        print(f"\nSingleFile on {len(single)} pages: text F1 {mean(single.values()):.4f}, ours {text:.4f};", end=" ")
        print(f"pictures {mean(totals.single_pictures.values()):.4f}, ours {pictures:.4f}.")
        print(f"Its text is better on {len(better)}: {' '.join(better)[:600]}")
