"""The frozen program beside peers: from the process' start to the painted list, memory, size.

Each round starts each program once, in turn, on one X server of its own; the first round is not counted. What is timed
is what a person sees: when a window of some size is mapped, and when a corner of it shows more than 24 colours. Peers
are those that are installed, with empty profiles: ``apt-get install xvfb dbus rssguard quiterss liferea``. Linux only.
"""

from __future__ import annotations

import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "build/frozen/tearsheet/tearsheet"
PEERS = ("rssguard", "quiterss", "liferea")
DISPLAY = ":93"
LEAST, CORNER, COLOURS = (400, 300), (700, 300), 24
PATIENCE_S = 40
SETTLED_S = 3.0
BARS = {"deb": 40.0, "installed": 130.0, "pss": 110.0, "list": 150.0}
"""MB of the .deb, thousands of KiB installed (as dpkg counts), MB, and milliseconds."""

BARE_PAGE = """
from PySide6.QtWidgets import QApplication, QMainWindow, QTextBrowser
application = QApplication(["bare"])
window = QMainWindow()
text = QTextBrowser()
text.setPlainText("A page of text, as long as a screen. " * 120)
window.setCentralWidget(text)
window.resize(1440, 900)
window.show()
application.exec()
"""


@dataclass(frozen=True)
class Start:
    """Milliseconds from the process' start until its window was mapped and until it was painted; MB (PSS) of all its
    processes later.
    """

    mapped: float
    painted: float
    pss: float


def measure(library: str | None, rounds: int) -> None:
    """Print everything. The program must have been frozen: ``dev.py package deb``."""
    if not PROGRAM.exists():
        raise SystemExit("bench: nothing is frozen yet. Type: python3 build_scripts/dev.py package deb")
    sizes()
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE_PAGE, encoding="utf-8")
        where = ["--library", library] if library else []
        commands = {name: [name] for name in PEERS if shutil.which(name)}
        commands["bare PySide6"] = [sys.executable, str(bare)]
        commands["tearsheet"] = [str(PROGRAM), "open", *where]
        with server() as display:
            warm = loop(display, commands, rounds)
            report("warm", warm)
            if Path("/proc/sys/vm/drop_caches").exists() and os.geteuid() == 0:
                report(
                    "cold",
                    loop(
                        display,
                        {n: c for n, c in commands.items() if n in ("rssguard", "tearsheet")},
                        min(rounds, 5),
                        cold=True,
                    ),
                )
            else:
                print("cold starts: not measured, for only root can empty the file cache")
    terminal(library)


def sizes() -> None:
    packages = sorted((ROOT / "dist").glob("*.deb"))
    if not packages or not shutil.which("dpkg-deb"):
        print("size: no .deb in dist/")
        return
    installed = int(
        subprocess.run(
            ["dpkg-deb", "-f", packages[-1], "Installed-Size"], capture_output=True, text=True, check=True
        ).stdout
    )
    deb = packages[-1].stat().st_size / 1e6
    print(
        f"{packages[-1].name}: {deb:.1f} MB (bar {BARS['deb']:.0f}), installed {installed / 1000:.1f} MB (bar {BARS['installed']:.0f})"
    )


@contextmanager
def server() -> Iterator[Any]:
    """An X server without a window manager, and a connection to it that hears of new windows."""
    from Xlib import X
    from Xlib.display import Display

    process = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1600x1000x24"], stderr=subprocess.DEVNULL)
    try:
        display = None
        for _ in range(200):
            try:
                display = Display(DISPLAY)
                break
            except Exception:  # noqa: BLE001
                time.sleep(0.05)
        assert display is not None, "Xvfb did not start"
        display.screen().root.change_attributes(event_mask=X.SubstructureNotifyMask)
        display.sync()
        yield display
    finally:
        process.terminate()
        process.wait()


def loop(display: Any, commands: dict[str, list[str]], rounds: int, *, cold: bool = False) -> dict[str, list[Start]]:
    results: dict[str, list[Start]] = {name: [] for name in commands}
    for number in range(rounds + (not cold)):
        for name, command in commands.items():
            if cold:
                os.sync()
                Path("/proc/sys/vm/drop_caches").write_text("3", encoding="ascii")
            started = once(display, command)
            if number or cold:
                results[name].append(started)
    return results


def once(display: Any, command: list[str]) -> Start:
    """One start, with an empty home."""
    from Xlib import X

    home = tempfile.mkdtemp()
    folders = {
        "HOME": home,
        "XDG_CONFIG_HOME": f"{home}/c",
        "XDG_CACHE_HOME": f"{home}/k",
        "XDG_DATA_HOME": f"{home}/d",
    }
    environment = {**os.environ, **folders, "DISPLAY": DISPLAY, "QTWEBENGINE_DISABLE_SANDBOX": "1"}
    environment.pop("QT_QPA_PLATFORM", None)
    while display.pending_events():
        display.next_event()
    bus = ["dbus-run-session", "--"] if shutil.which("dbus-run-session") else []
    begun = time.perf_counter()
    process = subprocess.Popen(
        [*bus, *command], env=environment, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    window, mapped, painted = None, PATIENCE_S, PATIENCE_S
    while painted == PATIENCE_S and time.perf_counter() - begun < PATIENCE_S:
        while window is None and display.pending_events():
            event = display.next_event()
            if event.type == X.MapNotify and _is_large(event.window):
                window, mapped = event.window, time.perf_counter() - begun
        if window is not None and _colours(window) > COLOURS:
            painted = time.perf_counter() - begun
        time.sleep(0.002)
    time.sleep(SETTLED_S)
    pss = session_pss(process.pid)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    time.sleep(0.5)
    shutil.rmtree(home, ignore_errors=True)
    return Start(mapped * 1000, painted * 1000, pss)


def _is_large(window: Any) -> bool:
    try:
        shape = window.get_geometry()
    except Exception:  # it may be gone again  # noqa: BLE001
        return False
    return bool(shape.width >= LEAST[0] and shape.height >= LEAST[1])


def _colours(window: Any) -> int:
    from Xlib import X

    try:
        shape = window.get_geometry()
        image = window.get_image(0, 0, min(shape.width, CORNER[0]), min(shape.height, CORNER[1]), X.ZPixmap, 0xFFFFFFFF)
    except Exception:  # noqa: BLE001
        return 0
    return len(set(memoryview(image.data).cast("I")))


def session_pss(session: int) -> float:
    """MB of all processes of a session, each shared page counted by its share."""
    total = 0
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            if os.getsid(int(entry.name)) == session:
                rollup = (entry / "smaps_rollup").read_text(encoding="ascii")
                total += next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
        except (OSError, StopIteration):
            continue
    return total / 1024


def report(kind: str, results: dict[str, list[Start]]) -> None:
    for name, starts in results.items():
        painted = [round(start.painted) for start in starts]
        print(
            f"{kind} {name:13} mapped {statistics.median(s.mapped for s in starts):6.0f}   painted {statistics.median(painted):6.0f} ms"
            f"   PSS {statistics.median(s.pss for s in starts):5.0f} MB   all: {' '.join(map(str, painted))}"
        )
    ours = statistics.median(s.painted for s in results["tearsheet"])
    for name, starts in results.items():
        if name != "tearsheet":
            bar = " (bar 1.00)" if name == "rssguard" else ""
            print(f"{kind} tearsheet / {name:13} {ours / statistics.median(s.painted for s in starts):5.2f}{bar}")


def terminal(library: str | None, rounds: int = 9) -> None:
    """``tearsheet list``: from the command to its end."""
    where = ["--library", library] if library else []
    times = []
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
        for _ in range(rounds + 1):
            begun = time.perf_counter()
            subprocess.run([PROGRAM, *where, "list"], env=environment, stdout=subprocess.DEVNULL, check=True)
            times.append((time.perf_counter() - begun) * 1000)
    print(
        f"tearsheet list {statistics.median(times[1:]):.0f} ms (bar {BARS['list']:.0f})   all: {' '.join(f'{t:.0f}' for t in times[1:])}"
    )
