"""*Connect a browser*: what is said of each browser, and that a button does what it says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.desk.program.browsers import Browsers
from reader.desk.program.single_instance import Instance
from reader.gui.app.single_instance import SingleInstance
from reader.gui.browsers.connect_dialog import ConnectDialog
from reader.gui.window.window import MainWindow
from tests.making import add_article


@pytest.fixture
def browsers(tmp_path: Path) -> Browsers:
    program = tmp_path / "bin/firefox"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    (tmp_path / "root/snap/chromium").mkdir(parents=True)
    environment = {"PATH": str(program.parent)}
    return Browsers(tmp_path / "own", tmp_path / "home", "linux", environment, root=tmp_path / "root")


def test_a_browser_is_connected_and_disconnected_by_its_button(browsers: Browsers, qtbot: QtBot) -> None:
    dialog = ConnectDialog(browsers)
    qtbot.addWidget(dialog)
    dialog.show()
    line = dialog.lines["firefox"]
    assert (line.state.text(), line.button.text(), line.button.accessibleName()) == (
        "Not connected",
        "Connect",
        "Connect Firefox",
    )
    line.button.setFocus()
    qtbot.keyClick(line.button, Qt.Key.Key_Space)
    assert (line.state.text(), line.button.text(), line.button.accessibleName()) == (
        "Connected",
        "Disconnect",
        "Disconnect Firefox",
    )
    qtbot.mouseClick(line.button, Qt.MouseButton.LeftButton)
    assert line.state.text() == "Not connected"


def test_a_browser_that_cannot_be_connected_says_why_and_has_no_button(browsers: Browsers, qtbot: QtBot) -> None:
    dialog = ConnectDialog(browsers)
    qtbot.addWidget(dialog)
    dialog.show()
    line = dialog.lines["chromium-snap"]
    assert "Snap" in line.name.text()
    assert line.state.text() == "Can’t start Tearsheet from inside its Snap or Flatpak."
    assert not line.button.isVisible()


def test_what_went_wrong_is_said_in_the_dialog(browsers: Browsers, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home/.mozilla").write_text("a file in its place")
    dialog = ConnectDialog(browsers)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.mouseClick(dialog.lines["firefox"].button, Qt.MouseButton.LeftButton)
    assert dialog.problem.isVisible()
    assert "Firefox" in dialog.problem.text()


def test_the_extension_folder_is_opened(
    browsers: Browsers, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    dialog = ConnectDialog(browsers, folder=tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.mouseClick(dialog.folder_button, Qt.MouseButton.LeftButton)
    assert opened == [str(tmp_path)]


def test_the_menu_opens_the_dialog(open_window: Callable[[], MainWindow], monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[ConnectDialog] = []
    monkeypatch.setattr(ConnectDialog, "exec", lambda dialog: shown.append(dialog))
    open_window().actions_["browsers"].trigger()
    assert len(shown) == 1


def test_the_window_answers_and_shows_the_article_that_a_browser_asks_for(
    desk: Desk, open_window: Callable[[], MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    add_article(desk.library, "Another", url="https://news.example/b")
    article = add_article(desk.library, "Ferry returns", url="https://news.example/a")
    window = open_window()
    front = SingleInstance(tmp_path / "open")
    assert front.claim(desk.path)
    front.listen()
    host = Instance(desk.path, tmp_path / "open")
    try:
        assert host.ask({"asks": "known", "address": "https://news.example/a"}, print, 5) == {"away": True}
        front.answer_with(desk.browser_answers.answer, window.incoming.open_asked.emit)
        answer = host.ask({"asks": "known", "address": "https://news.example/a"}, print, 5)
        assert answer is not None
        assert answer["known"]["article"] == article
        assert host.ask({"asks": "show", "article": article}, print, 5) == {"shown": True}
        qtbot.waitUntil(lambda: window.page.head.title.text() == "Ferry returns")
    finally:
        front.close()
