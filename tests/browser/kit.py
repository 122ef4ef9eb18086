"""The browser kit's command line: pages saved by a real click in both browsers, and the table of how well."""

from __future__ import annotations

import argparse
import json
import shutil
import signal
import subprocess
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from tests.browser import hostile, measure
from tests.browser.fixtures import Fixture, fixtures
from tests.browser.report import Report, Result, Totals, print_table
from tests.browser.running import BROWSERS, ROOT, NotReady, Outcome, Run, running, save, show
from tests.browser.singlefile import SingleFile
from tests.browser.speed import CLICKS
from tests.browser.speed import pages as speed_pages

NEEDED = {"chromium": "chromium", "firefox": "firefox-esr", "Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool"}
OWN_REQUESTS = (
    "accounts.google.com",
    "clients2.google.com",
    "update.googleapis.com",
    "www.google.com",
    ".googleapis.com",
    ".gvt1.com",
    ".cdn.mozilla.net",
    "ads.mozilla.org",
    "addons.mozilla.org",
    "aus5.mozilla.org",
    "detectportal.firefox.com",
    ".services.mozilla.com",
)
"""The browsers' own errands, which no switch stops; the door refuses them, and they are counted apart."""


def missing() -> list[str]:
    """Return the Debian packages that are not there."""
    commands = {"chromium": "chromium", "firefox": "firefox-esr"}
    return [package for name, package in NEEDED.items() if shutil.which(commands.get(name, name)) is None]


def install() -> str:
    """Install what is missing where that is ours to do; return what to type where it is not, else ""."""
    import os

    packages = missing()
    if not packages:
        return ""
    line = "apt-get install --no-install-recommends -y -qq " + " ".join(packages)
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing {' '.join(packages)}...", file=sys.stderr)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=environment, stdout=subprocess.DEVNULL, check=False)
        subprocess.run(line.split(), env=environment, stdout=subprocess.DEVNULL, check=False)
        packages = missing()
    return f"The kit needs {', '.join(packages)}. On Debian or Ubuntu, run: sudo {line}" if packages else ""


def chosen(part: float, only: Sequence[str]) -> dict[str, Fixture]:
    """Return the fixtures whose name or technique begins so, or evenly this part of all."""
    every = list(fixtures())
    if only:
        every = [one for one in every if any(one.name.startswith(o) or one.technique.startswith(o) for o in only)]
    step = max(1, round(1 / part))
    return {one.name: one for one in every[::step]}


def try_page(run: Run, fixture: Fixture) -> Result:
    """Show and save one page, and score what the library has of it."""
    result = Result(run.browser.name, fixture.name, fixture.technique)
    asked, outside = len(run.sites.asked), len(run.sites.outside)
    try:
        show(run, fixture)
        outcome = save(run, fixture)
    except NotReady as error:
        result.error = str(error)
        return result
    except Exception as error:  # noqa: BLE001 - one page's trouble is no reason to leave out the others
        result.error = f"{type(error).__name__}: {error}"[:300]
        return result
    result.seconds = outcome.seconds
    result.state_kept = None if fixture.changes else outcome.state_kept
    look(run, fixture, outcome, result)
    own = (f"/p/{fixture.name}/", "/favicon.ico")
    for one in run.sites.asked[asked:]:
        if not one.path.startswith(own) and not one.path.startswith("/p/"):
            result.wrong.append(f"asked for {one.path}")
        if "Mozilla/" not in one.agent:
            result.wrong.append(f"asked by {one.agent!r}")
    result.wrong += [f"asked outside: {line[:80]}" for line in run.sites.outside[outside:] if not is_own(line)]
    return result


def look(run: Run, fixture: Fixture, outcome: Outcome, result: Result) -> None:
    """Fill in what the saved article is worth, and what must not have travelled."""
    plain = outcome.travelled + json.dumps(outcome.begin).encode()
    result.wrong += [f"travelled: {one}" for one in fixture.secrets if one.encode() in plain]
    if not outcome.ok or not outcome.article:
        result.error = outcome.said or "saved, but no article says so"
        return
    saved = measure.read_saved(run.library, outcome.article)
    scored = measure.score(fixture, saved)
    result.text, result.order = scored.text, scored.order
    result.recall, result.precision, result.pictures = scored.recall, scored.precision, scored.pictures
    result.title = " ".join(measure.words(saved.title)) == " ".join(measure.words(fixture.title))
    result.wrong += scored.wrong
    address = run.sites.address(fixture.name, fixture.address)
    if saved.final_url != address:
        result.wrong.append(f"address {saved.final_url[:80]}")


def is_own(line: str) -> bool:
    return any(host in line for host in OWN_REQUESTS)


def measure_speed(run: Run, totals: Totals, single: SingleFile | None, clicks: int, report: Report) -> None:
    """Save a page of 300 kB with 20 pictures again and again, and SingleFile beside it, one after the other."""
    made = speed_pages(clicks)
    for fixture in made:
        run.sites.add(fixture)
    for fixture in made:
        result = try_page(run, fixture)
        result.kind = "speed"
        report.add(result)
        if not result.error:
            totals.clicks.append(result.seconds)
        if single is not None:
            totals.single_file.append(single.save(fixture, run.folder / f"{fixture.name}.html"))
            quick = ("--browser-wait-until", "load", "--browser-wait-until-delay", "0")
            totals.single_file_quick.append(single.save(fixture, run.folder / f"{fixture.name}-quick.html", *quick))


def run_browser(kind: str, given: argparse.Namespace, report: Report) -> None:
    """Run everything that was asked for in one browser."""
    pages = chosen(given.part, given.only)
    totals = Totals()
    with running(kind, pages, keep=given.keep, extension=given.extension and given.extension / kind) as run:
        totals.version = run.browser.version
        single = SingleFile(given.single_file, run) if given.single_file and kind == "chromium" else None
        try:
            for fixture in pages.values() if given.pages and not given.single_only else ():
                report.add(try_page(run, fixture))
            if given.clicks:
                measure_speed(run, totals, single, given.clicks, report)
            if single is not None and given.pages and not given.speed_only:
                for name, scored in single.scores(pages.values()).items():
                    totals.single_scores[name] = scored.text if scored else 0.0
                    if scored is not None and scored.pictures is not None:
                        totals.single_pictures[name] = scored.pictures
        finally:
            if single is not None:
                single.close()
        look_around(run, totals)
    report.add_totals(kind, totals)


def run_hostile(kind: str, given: argparse.Namespace, report: Report) -> None:
    """Try the hostile pages, in another browser after each that took its browser down."""
    left = hostile.chosen(given.part, given.only)
    extension = given.extension and given.extension / kind
    while left:
        totals = Totals()
        with running(kind, {}, keep=given.keep and given.keep / f"hostile-{len(left)}", extension=extension) as run:
            totals.version, lost = run.browser.version, False
            while left and not lost:
                found = hostile.try_one(run, left.pop(0))
                lost = found.lost
                error = found.wrong or ""
                report.add(Result(kind, found.name, found.name, error=error, seconds=found.seconds, kind="hostile"))
            look_around(run, totals)
        report.add_totals(kind, totals)


def look_around(run: Run, totals: Totals) -> None:
    """Note what the whole run opened and asked for, and what the host wrote to its errors."""
    totals.listening, totals.connected = sorted(run.sockets.listening), sorted(run.sockets.connected)
    totals.looks = run.sockets.looks
    totals.own = sum(is_own(line) for line in run.sites.outside)
    totals.elsewhere = [line for line in run.sites.outside if not is_own(line) and line not in run.sites.by_pages]
    errors = run.log.with_suffix(".err")
    totals.tracebacks = errors.read_text("utf-8", "replace").count("Traceback") if errors.exists() else 0


def main(arguments: list[str]) -> int:
    """Run the kit; see the README of this room."""
    parser = argparse.ArgumentParser(prog="dev.py test --browser")
    parser.add_argument(
        "--in", action="append", choices=sorted(BROWSERS), dest="browsers", help="this browser; default both"
    )
    parser.add_argument("--part", type=float, default=1.0, help="this part of the pages, evenly; default all")
    parser.add_argument(
        "--only", action="append", default=[], metavar="NAME", help="pages whose name or technique begins so"
    )
    parser.add_argument("--no-pages", action="store_false", dest="pages")
    parser.add_argument("--no-hostile", action="store_false", dest="hostile")
    parser.add_argument(
        "--clicks", type=int, default=CLICKS, help=f"clicks on the page for the speed; default {CLICKS}, 0 for none"
    )
    parser.add_argument(
        "--single-file", type=Path, help="path of SingleFile's command, to have its figures beside ours"
    )
    parser.add_argument("--single-only", action="store_true", help="of the pages SingleFile's texts only")
    parser.add_argument("--speed-only", action="store_true", help="SingleFile's time only, not its texts")
    parser.add_argument(
        "--extension", type=Path, help="folder with chromium/ and firefox/; default: built from resources/browser"
    )
    parser.add_argument("--keep", type=Path, help="folder for profiles, libraries and logs; default temporary")
    parser.add_argument("--results", type=Path, help="file to which every result is added as a line of JSON")
    parser.add_argument(
        "--table", type=Path, nargs="+", metavar="FILE", help="print the table of these results, and try nothing"
    )
    given = parser.parse_args(arguments)
    if given.table:
        earlier = Report()
        earlier.read(given.table)
        return print_table(earlier)
    if wanting := install():
        print(wanting, file=sys.stderr)
        return 1
    if given.extension is None:
        subprocess.run(
            [sys.executable, str(ROOT / "build_scripts/browser_extension.py")], check=True, stdout=subprocess.DEVNULL
        )
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the browsers end, too
    report = Report(given.results)
    broken = 0
    for kind in given.browsers or sorted(BROWSERS):
        try:
            if given.pages or given.clicks:
                run_browser(kind, given, report)
            if given.hostile:
                run_hostile(kind, given, report)
        except Exception:  # noqa: BLE001 - the other browser is tried all the same
            traceback.print_exc()
            broken = 1
    return print_table(report) | broken
