"""A window is built in two stages: what its first paint shows, and the rest."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.desk.events import ArticlesChanged
from reader.desk.program.locations import name_of_library
from reader.gui.app.stages import make_window
from reader.gui.kit.theme import Theme
from reader.gui.session.library_state import LibraryState
from reader.gui.window.window import MainWindow
from tests.making import add_article


def half_built(desk: Desk, theme: Theme, state: QSettings, qtbot: QtBot) -> MainWindow:
    window = make_window(desk, theme, state)
    qtbot.addWidget(window)
    assert not window.is_built
    return window


def state_in(folder: Path) -> QSettings:
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)


def test_a_window_builds_its_rest_after_its_first_paint(desk: Desk, theme: Theme, tmp_path: Path, qtbot: QtBot) -> None:
    add_article(desk.library, "The ferry returns")
    window = half_built(desk, theme, state_in(tmp_path), qtbot)
    with qtbot.waitSignal(window.painted):
        window.show()
    qtbot.waitUntil(lambda: window.is_built and window.reading.article is not None)


def test_what_waits_for_the_rest_is_called_when_it_is_built_and_at_once_after_that(
    desk: Desk, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    window = half_built(desk, theme, state_in(tmp_path), qtbot)
    called: list[str] = []
    window.when_built(lambda: called.append("waiting"))
    assert called == []
    window.build_rest()
    window.build_rest()
    assert called == ["waiting"]
    window.when_built(lambda: called.append("at once"))
    assert called == ["waiting", "at once"]


def test_a_window_closed_before_its_first_paint_forgets_no_article(
    desk: Desk, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    state = state_in(tmp_path)
    LibraryState(state, desk.path).keep("article", 7)
    window = half_built(desk, theme, state, qtbot)
    window.close()
    assert LibraryState(state, desk.path).value("article") == "7"


def test_a_page_over_the_article_is_made_at_its_first_use_by_its_own_room(window: MainWindow) -> None:
    assert not window.pages.is_made("overview")
    window.actions_["overview"].trigger()
    assert window.pages.shows("overview")
    assert window.pages.shows_many
    window.pages.page("overview").left.emit()
    assert window.pages.shows_article


def test_no_timer_of_a_closed_window_reads_the_library(window: MainWindow) -> None:
    window.activated.emit()
    assert any(timer.isActive() for timer in window.findChildren(QTimer))
    window.close()
    assert [timer for timer in window.findChildren(QTimer) if timer.isActive()] == []


def test_a_change_that_a_closed_window_hears_of_late_is_not_looked_up(window: MainWindow, desk: Desk) -> None:
    job = Thread(target=desk.events.publish, args=[ArticlesChanged("changed")])
    job.start()
    job.join()  # it waits for this thread now
    window.close()
    QApplication.processEvents()
    assert [timer for timer in window.findChildren(QTimer) if timer.isActive()] == []


@pytest.mark.parametrize(
    "noted", ["nobody", "9" * 30, "-1", "@Invalid()", ""], ids=["word", "large", "less", "invalid", "none"]
)
def test_a_window_state_of_no_use_begins_with_the_first_article(
    desk: Desk, theme: Theme, tmp_path: Path, qtbot: QtBot, noted: str
) -> None:
    add_article(desk.library, "The ferry returns")
    (tmp_path / "window.ini").write_text(
        f"[General]\ngeometry={noted}\npanes={noted}\nlibraries={noted}\n"
        f"[{name_of_library(desk.path)}]\narticle={noted}\nfolder={noted}\nplace={noted}\n",
        "utf-8",
    )
    window = half_built(desk, theme, state_in(tmp_path), qtbot)
    window.show()
    qtbot.waitUntil(lambda: window.is_built and window.reading.article is not None)
