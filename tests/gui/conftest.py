from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partialmethod
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.capture.fetch import guard
from reader.desk.desk import Desk
from reader.desk.program.settings import Settings
from reader.gui.app.stages import make_window
from reader.gui.app.start import make_application
from reader.gui.kit.theme import Theme
from reader.gui.window.window import MainWindow
from tests.making import add_article
from tests.site import Site, serve
from tests.working import without_processes


@pytest.fixture(scope="session")
def qapp() -> Iterator[QApplication]:
    running = QApplication.instance()  # of a hostile case that prints, in the same process
    application = running if isinstance(running, QApplication) else make_application()
    yield application
    application.clipboard().clear()  # the offscreen one outlives Python, and crashes with what an override of ours made


PATIENCE_MS = 60_000
"""How long a test waits for what must come: a loaded machine may take ten times as long as a quiet one, and no test
passes later for it."""


class PatientQtBot(QtBot):
    """pytest-qt's robot without its five seconds, which a loaded machine needs for a click."""


for _name in ("waitUntil", "waitSignal", "waitSignals", "waitExposed", "waitActive", "waitCallback"):
    _wait = getattr(QtBot, _name)
    setattr(PatientQtBot, _name, partialmethod(_wait, timeout=PATIENCE_MS))


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientQtBot(request)


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    with serve() as running:
        yield running


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    settings = Settings(tmp_path / "settings.json")
    settings.set("offer_clipboard", False)
    settings.set("read_after", 0)
    opened = Desk(tmp_path / "library.sqlite", settings=settings)
    # Decoded in this process: a worker takes a quarter of a second to start. Tests of the worker say so.
    opened.pictures.in_worker = lambda _key, function, *arguments: function(*arguments)  # type: ignore[method-assign]
    yield opened
    opened.close()


@pytest.fixture
def open_window(qtbot: QtBot, desk: Desk, theme: Theme, tmp_path: Path) -> Callable[[], MainWindow]:
    def make() -> MainWindow:
        state = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        window = make_window(desk, theme, state, whole=True)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        qtbot.waitUntil(lambda: window.reading.article is not None or window.page.welcome.isVisible())
        return window

    return make


@pytest.fixture
def on_the_web(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take this computer for the public web: what nobody typed is fetched from there alone."""
    monkeypatch.setattr(guard, "_NEARBY", ())


@pytest.fixture
def quick(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cleaning in this process: most tests are about what the window does with the answer, not about who gives it."""
    without_processes(desk, monkeypatch)


@pytest.fixture
def window(desk: Desk, open_window: Callable[[], MainWindow]) -> MainWindow:
    """A window on three articles: the list shows Third, Second, First."""
    for title in ("First", "Second", "Third"):
        add_article(desk.library, f"{title} ferry returns", site="The Ledger" if title == "Second" else "Coast Courier")
    return open_window()
