"""SingleFile's command on the same pages, for comparison only: it is no part of this project, and its path is an option."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from tests.browser import measure
from tests.browser.chromium import FLAGS
from tests.browser.fixtures import Fixture
from tests.browser.running import ROOT, Run, host_environment, sites_door
from tests.browser.serving import HOSTS

PAGE_SECONDS = 60
TOGETHER = 25
"""Files that one command takes in."""


class SingleFile:
    """Saves pages with a browser of its own that runs already, so that its start is not counted."""

    def __init__(self, command: Path, run: Run) -> None:
        self.command, self.run = command, run
        self.folder = run.folder / "single-file"
        self.folder.mkdir(exist_ok=True)
        profile = self.folder / "profile"
        flags = [*FLAGS, f"--user-data-dir={profile}", "--remote-debugging-port=0", "--headless=new"]
        flags += [f"--proxy-server=http://{sites_door(run.sites)}", f"--proxy-bypass-list={';'.join(HOSTS.values())}"]
        if os.geteuid() == 0:
            flags.append("--no-sandbox")
        self._log = (self.folder / "browser.log").open("wb")
        self._browser = subprocess.Popen(
            ["chromium", *flags, "about:blank"], env=self._environment(), stdout=self._log, stderr=self._log
        )
        active = profile / "DevToolsActivePort"
        until = time.monotonic() + 30
        while not active.exists() or not active.read_text("ascii").strip():
            if time.monotonic() > until:
                raise TimeoutError("SingleFile's browser did not start")
            time.sleep(0.05)
        self.port = int(active.read_text("ascii").split()[0])

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG")}
        return {**kept, "HOME": str(self.folder), "DISPLAY": self.run.display.name}

    def save(self, fixture: Fixture, target: Path, *options: str, query: str = "") -> float:
        """Save the page to the file and return the seconds that took. What the reader does on the page is a script."""
        address = self.run.sites.address(fixture.name) + query
        command = [
            str(self.command),
            address,
            str(target),
            "--browser-remote-debugging-URL",
            f"http://127.0.0.1:{self.port}",
        ]
        command += ["--browser-cookie", f"subscriber,yes,{HOSTS['page']},/p/", *options]
        if fixture.act:
            script = self.folder / "act.js"
            script.write_text(f"addEventListener('load', () => {{{fixture.act}}})", "utf-8")
            command += ["--browser-script", str(script)]
        begun = time.monotonic()
        with contextlib.suppress(subprocess.TimeoutExpired):
            subprocess.run(
                command, env=self._environment(), stdout=self._log, stderr=self._log, timeout=PAGE_SECONDS, check=False
            )
        return time.monotonic() - begun

    def scores(self, fixtures: Iterable[Fixture]) -> dict[str, measure.Score | None]:
        """Save all of these, give the files to ``tearsheet save``, and score each article; None where none came."""
        files: dict[str, tuple[Fixture, Path]] = {}
        for fixture in fixtures:
            target = self.folder / f"{fixture.name}.html"
            self.save(fixture, target)
            files[fixture.name] = (fixture, target)
        library = self.folder / "library.sqlite"
        environment = {**self._environment(), **host_environment(self.folder, library)}
        came = [str(target) for _, target in files.values() if target.exists()]
        for at in range(0, len(came), TOGETHER):
            command = [sys.executable, "-m", "reader", "save", *came[at : at + TOGETHER]]
            subprocess.run(
                command, cwd=ROOT, env=environment, stdout=self._log, stderr=self._log, timeout=900, check=False
            )
        numbers = measure.numbers_by_address(library)
        found: dict[str, measure.Score | None] = {}
        for name, (fixture, _) in files.items():
            number = next((one for address, one in numbers.items() if f"/p/{name}/" in address), 0)
            found[name] = measure.score(fixture, measure.read_saved(library, number)) if number else None
        return found

    def close(self) -> None:
        self._browser.terminate()
        self._browser.wait(10)
        self._log.close()
