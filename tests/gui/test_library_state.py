"""What the window remembers of each library, in the one file that all share."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from reader.desk.desk import SEND_TO, Desk
from reader.desk.exporting.destinations import Destination, Destinations
from reader.desk.program.locations import name_of_library
from reader.desk.program.opening import forget_keys
from reader.desk.program.settings import Settings
from reader.gui.app import start
from reader.gui.app.single_instance import SingleInstance
from reader.gui.app.stages import make_window
from reader.gui.kit.theme import Theme
from reader.gui.safety.maintenance import Move
from reader.gui.session.library_state import MAX_LIBRARIES, OF_LIBRARY, LibraryState, forget_names
from reader.gui.window.window import MainWindow
from reader.library.file.locking import lock
from reader.library.library import Library
from reader.library.lock.keys import LEAST
from reader.model.library import Filter
from tests.making import add_article

NAMES = ("confidential", "harbour.example")


@pytest.fixture
def state(tmp_path: Path, qapp: QApplication) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


def written(state: QSettings) -> str:
    state.sync()
    return Path(state.fileName()).read_text(encoding="utf-8")


def made(path: Path) -> Path:
    library = Library(path)
    add_article(library, "The ferry returns")
    add_article(library, "The pier is open")
    library.tags.add([2], ["confidential"])
    library.close()
    return path


def test_a_window_shows_nothing_of_another_librarys_list_and_article(
    state: QSettings, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    settings, theme = Settings(tmp_path / "settings.json"), Theme(qapp, "light")
    shown: list[tuple[Filter, int]] = []
    for name in ("one", "other", "one"):
        path = tmp_path / f"{name}.sqlite"
        desk = Desk(path if path.exists() else made(path), settings=settings, worker_processes=1)
        window = make_window(desk, theme, state, whole=True)
        qtbot.addWidget(window)
        window.begin()
        qtbot.waitUntil(lambda window=window: window.reading.article is not None)  # type: ignore[misc]
        shown.append((window.list.model.filter, window.reading.article_id))
        if len(shown) == 1:
            window.lists.show(Filter(place="all", tag="confidential"))
            window.reading.go(2)
            qtbot.waitUntil(lambda window=window: window.reading.article_id == 2)  # type: ignore[misc]
        window.close()
        desk.close()
    assert shown[0] == shown[1]
    assert shown[1][0].tag == ""
    assert (shown[2][0].tag, shown[2][1]) == ("confidential", 2)


def test_a_library_sees_its_own_values_alone(state: QSettings, tmp_path: Path) -> None:
    one, other = (LibraryState(state, tmp_path / f"{name}.sqlite") for name in ("one", "other"))
    one.keep("tag", "confidential")
    one.keep("article", 2)
    assert (other.value("tag"), other.value("article")) == ("", "")
    assert (one.value("tag"), one.value("article")) == ("confidential", "2")


def test_values_that_were_kept_for_all_libraries_are_forgotten(state: QSettings, tmp_path: Path) -> None:
    state.setValue("tag", "confidential")
    state.setValue("geometry", "wide")
    assert LibraryState(state, tmp_path / "one.sqlite").value("tag") == ""
    assert "confidential" not in written(state)
    assert state.value("geometry") == "wide"


def test_the_libraries_that_were_opened_longest_ago_are_forgotten(state: QSettings, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.sqlite" for number in range(MAX_LIBRARIES + 1)]
    for path in paths:
        LibraryState(state, path).keep("article", 1)
        LibraryState(state, paths[0])
    assert len(state.childGroups()) == MAX_LIBRARIES
    assert LibraryState(state, paths[0]).value("article") == "1"
    assert LibraryState(state, paths[1]).value("article") == ""


def test_what_is_remembered_moves_with_the_library(
    state: QSettings, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, folder = made(tmp_path / "library.sqlite"), tmp_path / "vault"
    folder.mkdir()
    LibraryState(state, path).keep("cleaning_offered", 2)
    settings, front = Settings(tmp_path / "settings.json"), SingleInstance(tmp_path / "open", [])
    sent_to = Destinations(tmp_path / SEND_TO, name_of_library(path)).add(Destination("Vault", str(tmp_path)))

    def move() -> None:
        (window,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible())
        window.when_built(lambda: window._close_for(Move(folder)))

    QTimer.singleShot(0, move)
    monkeypatch.setattr(QDialog, "exec", lambda _dialog: 0)
    _, after, _ = start._run(qapp, path, settings, Theme(qapp, "light"), state, front)
    front.close()
    assert after == folder / "library.sqlite"
    assert LibraryState(state, after).value("cleaning_offered") == "2"
    assert LibraryState(state, path).value("cleaning_offered") == ""
    assert [one.name for one in Destinations(tmp_path / SEND_TO, name_of_library(after)).all()] == [sent_to.name]


def test_of_a_locked_library_nothing_is_kept_that_names_what_is_in_it(state: QSettings, tmp_path: Path) -> None:
    path = made(tmp_path / "library.sqlite")
    plain = LibraryState(state, path)
    for name in OF_LIBRARY:
        plain.keep(name, NAMES[name == "site"])
    plain.keep("article", 2)
    assert all(name in written(state) for name in NAMES)
    lock(path, "a passphrase of some length", costs=LEAST)
    forget_keys()
    forget_names(state, path)
    locked = LibraryState(state, path)
    for name in ("tag", "site", "closed_tags"):
        locked.keep(name, "confidential")
        assert locked.value(name) == ""
    assert locked.value("article") == "2"
