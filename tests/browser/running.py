"""A run: a screen, a browser with the extension, a fresh library with its host, and the sites; pages are saved by a key."""

from __future__ import annotations

import json
import os
import stat
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from tests.browser import measure
from tests.browser.chromium import Chromium
from tests.browser.display import Display
from tests.browser.firefox import Firefox
from tests.browser.fixtures import Fixture
from tests.browser.serving import Sites, served

ROOT = Path(__file__).parents[2]
BROWSERS: dict[str, type[Chromium] | type[Firefox]] = {"chromium": Chromium, "firefox": Firefox}
SHORTCUT = "alt+shift+j"
READY_SECONDS = 20.0
POLL_SECONDS = 0.02
AGAIN_SECONDS = 8.0
"""After so long without a host the key is pressed again, outside of the page."""

STATE = """(() => {let h = 2166136261; const t = document.documentElement.outerHTML;
for (let i = 0; i < t.length; i++) h = Math.imul(h ^ t.charCodeAt(i), 16777619);
const scrolled = [...document.querySelectorAll('*')].filter(e => e.scrollTop || e.scrollLeft).map(e => [e.scrollTop, e.scrollLeft]);
const fields = [...document.querySelectorAll('input,textarea,select')].map(e => e.value).join();
return JSON.stringify([h >>> 0, t.length, Math.round(scrollX), Math.round(scrollY), scrolled, fields, String(getSelection())])})()"""
"""The page's state: digest of its markup, scroll places, fields, selection."""


def ids() -> dict[str, str]:
    found: dict[str, str] = json.loads((ROOT / "resources/browser/ids.json").read_text("utf-8"))
    return found


@dataclass
class Sockets:
    """What the host and its children had open, seen by looking again and again while it ran."""

    listening: set[str] = field(default_factory=set)
    connected: set[str] = field(default_factory=set)
    looks: int = 0


@dataclass
class Run:
    """One browser at work. ``library`` is where the host saves; ``log`` what the recorder wrote down."""

    folder: Path
    sites: Sites
    display: Display
    browser: Chromium | Firefox
    library: Path
    log: Path
    sockets: Sockets
    _read: int = 0

    def messages(self) -> list[dict[str, Any]]:
        """Return what was recorded since the last call."""
        if not self.log.exists():
            return []
        with self.log.open("rb") as file:
            file.seek(self._read)
            got = file.read()
        lines = got[: got.rfind(b"\n") + 1]
        self._read += len(lines)
        return [json.loads(line) for line in lines.splitlines()]

    def travelled(self) -> bytes:
        """Return the bytes that went to the host since the last call, without the messages around them."""
        path = self.log.with_suffix(".bytes")
        if not path.exists():
            return b""
        data = path.read_bytes()
        path.unlink()
        return data


def host_script(folder: Path, environment: Mapping[str, str], log: Path | None) -> Path:
    """Write the executable that the browser starts: the host of this checkout, recorded where ``log`` is given."""
    host = [sys.executable, "-m", "reader", "--browser-host"]
    if log is not None:
        host = [sys.executable, str(Path(__file__).with_name("recorder.py")), str(log), *host]
    said = "".join(f"export {name}='{value}'\n" for name, value in environment.items())
    script = folder / "tearsheet-host"
    script.write_text(f'#!/bin/sh\n{said}exec {" ".join(host)} "$@"\n', "utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return script


def write_manifests(home: Path, script: Path) -> None:
    """Tell the browsers of this home where the host is: in Chromium's profile and in Firefox's folder of the home."""
    known = ids()
    base = {"name": known["host"], "description": "Tearsheet under test", "path": str(script), "type": "stdio"}
    chromium = {**base, "allowed_origins": [f"chrome-extension://{known['chromium']}/"]}
    firefox = {**base, "allowed_extensions": [known["firefox"]]}
    for folder, manifest in (
        (home / "chromium/NativeMessagingHosts", chromium),
        (home / ".mozilla/native-messaging-hosts", firefox),
    ):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{known['host']}.json").write_text(json.dumps(manifest), "utf-8")


def host_environment(home: Path, library: Path) -> dict[str, str]:
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    return {
        **folders,
        "HOME": str(home),
        "TEARSHEET_LIBRARY": str(library),
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
    }


def watch(sockets: Sockets, root: int, over: threading.Event) -> None:
    """Note the network sockets of every host below the browser's process."""
    while not over.wait(0.1):
        try:
            below = psutil.Process(root).children(recursive=True)
        except psutil.Error:
            continue
        for process in below:
            try:
                line = " ".join(process.cmdline())
                if "--browser-host" not in line and "reader" not in line:
                    continue
                sockets.looks += 1
                for one in process.net_connections("inet"):
                    place = (
                        sockets.listening if one.status == psutil.CONN_LISTEN or not one.raddr else sockets.connected
                    )
                    place.add(f"{one.laddr} {one.raddr} {one.status}")
            except psutil.Error:
                continue


@contextmanager
def running(
    kind: str,
    fixtures: Mapping[str, Fixture],
    *,
    recorded: bool = True,
    grant: bool = True,
    extension: Path | None = None,
    keep: Path | None = None,
) -> Iterator[Run]:
    """Start everything for one browser and end it; all files are in a temporary folder, or below ``keep``."""
    with ExitStack() as stack:
        folder = (
            keep / kind if keep else Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tearsheet-browser-")))
        )
        folder.mkdir(parents=True, exist_ok=True)
        sites = stack.enter_context(served(fixtures))
        display = Display(folder)
        stack.callback(display.close)
        library, log = folder / "library.sqlite", folder / "messages.jsonl"
        environment = host_environment(folder, library)
        write_manifests(folder, host_script(folder, environment, log if recorded else None))
        around = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "TMPDIR")}
        around |= {
            "DISPLAY": display.name,
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_CACHE_HOME": str(folder / "cache"),
        }
        browser = BROWSERS[kind](
            folder, around, f"http://{sites_door(sites)}", extension or ROOT / "build/browser" / kind
        )
        stack.callback(browser.close)
        display.focus()
        if grant:
            browser.grant_all_sites(display.press)
        sockets, over = Sockets(), threading.Event()
        stack.callback(over.set)
        threading.Thread(target=watch, args=(sockets, browser.process.pid, over), daemon=True).start()
        yield Run(folder, sites, display, browser, library, log, sockets)


def sites_door(sites: Sites) -> str:
    return f"127.0.0.4:{sites.ports['outside']}"


@dataclass
class Outcome:
    """What became of one click. ``said`` is the host's sentence, or what did not happen."""

    ok: bool
    said: str
    seconds: float
    article: int = 0
    answer: dict[str, Any] = field(default_factory=dict)
    begin: dict[str, Any] = field(default_factory=dict)
    state_kept: bool | None = None
    travelled: bytes = b""
    states: tuple[str, str] = ("", "")


class NotReady(Exception):
    """The page did not become what its fixture says."""


def show(run: Run, fixture: Fixture, query: str = "") -> None:
    """Open the page as a reader does, do what the fixture says they do, and wait until it shows the article."""
    before = len(run.sites.outside)
    run.browser.open(run.sites.address(fixture.name, fixture.entry) + query)
    loaded = "=== 'complete'" if fixture.loads else "!== 'loading'"
    here = f"location.pathname.includes('/{fixture.name}/')"
    wait_for(run, f"document.readyState {loaded} && {here}" + ("" if fixture.act else f" && ({fixture.ready})"))
    if fixture.act:
        run.browser.evaluate(f"(() => {{{fixture.act}}})()")
        wait_for(run, fixture.ready)
    else:
        run.browser.evaluate("scrollTo(0, 140)")
    time.sleep(0.25)
    run.sites.by_pages.update(run.sites.outside[before:])


def wait_for(run: Run, expression: str, seconds: float = READY_SECONDS) -> None:
    until, error = time.monotonic() + seconds, ""
    while time.monotonic() < until:
        try:
            if run.browser.evaluate(expression):
                return
        except Exception as problem:  # noqa: BLE001 - between two documents there is none to ask
            error = str(problem)
        time.sleep(0.03)
    raise NotReady(f"not ready in {seconds:.0f} s: {expression[:80]} {error[:200]}")


def save(run: Run, fixture: Fixture, *, state: bool = True) -> Outcome:
    """Press the shortcut on the page that is shown, wait for the host's last word, and look at the page again."""
    before = run.browser.evaluate(STATE) if state else ""
    run.messages()
    run.travelled()
    had, _ = measure.newest(run.library)
    begun = time.monotonic()
    run.display.press(SHORTCUT)
    outcome = answer_of(run, begun, fixture.seconds)
    number, article_state = measure.newest(run.library)
    if outcome.ok and not outcome.article and number > had and article_state == "ready":
        outcome.article = number
    run.display.press("Escape")
    outcome.travelled = run.travelled()
    if state:
        time.sleep(0.1)
        after = run.browser.evaluate(STATE)
        outcome.state_kept, outcome.states = before == after, (str(before), str(after))
    return outcome


def answer_of(run: Run, begun: float, seconds: float) -> Outcome:
    """Wait for the answer to a save; ``begun`` is when the key was pressed, on the monotonic clock."""
    begin: dict[str, Any] = {}
    saves: set[str] = set()
    started = pressed_again = False
    while time.monotonic() < begun + seconds:
        if not started and not pressed_again and time.monotonic() > begun + AGAIN_SECONDS:
            pressed_again = True
            run.browser.leave_page()
            run.display.press(SHORTCUT)
        for one in run.messages():
            message = one["message"]
            started = True
            if one["to"] == "host" and message.get("verb") == "save":
                saves.add(message.get("id", ""))
                begin = message if message.get("part") == "begin" else begin
            if one["to"] == "browser" and message.get("id") in saves and "ok" in message:
                took = one["at"] - begun
                if message["ok"]:
                    return Outcome(True, message.get("said", ""), took, message.get("article") or 0, message, begin)
                said = f"{message.get('error')} {message.get('why', '')}: {message.get('said')}"
                return Outcome(False, said, took, 0, message, begin)
        time.sleep(POLL_SECONDS)
    return Outcome(False, "no answer" if begin else "nothing came to the host", time.monotonic() - begun, begin=begin)
