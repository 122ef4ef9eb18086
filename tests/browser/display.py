"""A screen without a monitor, with a window manager and a hand that presses keys."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

SIZE = "1280x900x24"


class Display:
    """Xvfb with openbox; ``name`` is what DISPLAY must be. Ends what it started."""

    def __init__(self, folder: Path) -> None:
        read, write = os.pipe()
        self._log = (folder / "display.log").open("wb")
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", SIZE, "-nolisten", "tcp"],
            pass_fds=(write,),
            stdout=self._log,
            stderr=self._log,
        )
        os.close(write)
        with os.fdopen(read) as answer:
            self.name = f":{answer.readline().strip()}"
        environment = {**os.environ, "DISPLAY": self.name, "HOME": str(folder)}
        self._manager = subprocess.Popen(["openbox"], env=environment, stdout=self._log, stderr=self._log)

    def tool(self, *arguments: str) -> str:
        """Run xdotool and return what it prints, "" where it finds nothing."""
        done = subprocess.run(
            ["xdotool", *arguments],
            env={**os.environ, "DISPLAY": self.name},
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        return done.stdout.strip()

    def focus(self, process: int | None = None, seconds: float = 30.0) -> None:
        """Wait for the browser's window and give it the keyboard."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            for window in self.tool("search", "--onlyvisible", "--class", "chromium|firefox|Navigator").split():
                self.tool("windowactivate", "--sync", window)
                return
            time.sleep(0.1)
        raise TimeoutError("no window of the browser came")

    def press(self, keys: str) -> None:
        self.tool("key", "--clearmodifiers", keys)

    def picture(self, path: Path) -> None:
        """Write what is on the screen as PNG, where ImageMagick is there."""
        subprocess.run(["import", "-window", "root", str(path)], env={**os.environ, "DISPLAY": self.name}, check=False)

    def close(self) -> None:
        for process in (self._manager, self._server):
            process.terminate()
            process.wait(10)
        self._log.close()
