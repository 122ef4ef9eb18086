#!/usr/bin/env python3
"""Take the README's pictures from the sample library: resources/screenshots/*.png.

.venv/bin/python build_scripts/screenshots.py [--scale 2] [--out FOLDER]

browser.png is the exception: Chromium with the extension, on the page of resources/samples/ferry-returns.html, by hand.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", default="1")
    parser.add_argument("--out", type=Path, default=ROOT / "resources/screenshots")
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = given.scale
    from PySide6.QtCore import QSettings

    from reader.desk.desk import Desk
    from reader.desk.program.settings import Settings
    from reader.gui.app.stages import make_window
    from reader.gui.app.start import make_application
    from reader.gui.kit.theme import Theme
    from reader.model.library import Filter

    application = make_application()
    theme = Theme(application, "light")

    def until(done: Callable[[], bool], seconds: float = 3.0) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end and not done():
            application.processEvents()

    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder) / "library.sqlite", samples=True, settings=Settings(Path(folder) / "settings.json"))
        state = QSettings(str(Path(folder) / "w.ini"), QSettings.Format.IniFormat)
        state.setValue("card_closed", "true")
        window = make_window(desk, theme, state, whole=True)
        window.resize(1440, 900)
        window.show()

        def take(name: str) -> None:
            until(lambda: False, 0.8)
            window.grab().save(str(given.out / f"{name}.png"))

        take("reading")
        window.reading.open_summary()
        window.summary.choose(0)
        take("summary")
        window.reading.summary.close()
        window.show_filter(Filter(place="all"))
        window.actions_["briefing"].trigger()
        until(lambda: bool(desk.jobs.open()), 5)  # the worker starts it
        until(lambda: not desk.jobs.open(), 60)
        take("briefing")
        window.close()
        desk.close()


if __name__ == "__main__":
    main()
