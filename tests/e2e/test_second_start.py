"""A second start of the window on the same library raises the first one, and ends with 0."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CODE = """
import sys
import reader.gui.front as front
come = front.Front._come
def heard(self, token):
    come(self, token)
    print("to the front", flush=True)
front.Front._come = heard
from reader.gui.window import Window
after = Window._after_first_paint
def painted(self):
    after(self)
    print("painted", flush=True)
Window._after_first_paint = painted
from reader.__main__ import main
sys.argv = ["tearsheet", "open"]
raise SystemExit(main())
"""


def test_a_second_start_raises_the_first_window_and_a_killed_one_hinders_nobody(tmp_path: Path, environment: dict[str, str]) -> None:
    environment = {**environment, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path / "config")}
    for _ in range(2):
        first = subprocess.Popen([sys.executable, "-c", CODE], env=environment, stdout=subprocess.PIPE, text=True)
        try:
            assert first.stdout is not None
            assert first.stdout.readline() == "painted\n"
            second = subprocess.run([sys.executable, "-m", "reader", "open"], env=environment, timeout=30, check=False)
            assert second.returncode == 0
            assert first.stdout.readline() == "to the front\n"
            assert first.poll() is None
        finally:
            first.kill()
            first.wait()
            first.stdout.close()
    assert Path(environment["TEARSHEET_LIBRARY"]).exists()
