"""*Send to folders*: adding, sending and forgetting a folder, and sending by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.desk.exporting.destinations import Destination
from reader.desk.exporting.sending import Sent
from reader.gui.exporting.automatic import AutomaticSending
from reader.gui.exporting.send_dialog import SendDialog, sent_words
from reader.gui.window.window import MainWindow
from tests.making import add_article


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Vault"
    made.mkdir()
    return made


@pytest.fixture
def window(desk: Desk, open_window) -> MainWindow:  # type: ignore[no-untyped-def]
    add_article(desk.library, "Ferry returns", tags=("harbour",))
    add_article(desk.library, "Council counts")
    return open_window()  # type: ignore[no-any-return]


def opened(window: MainWindow) -> SendDialog:
    window.actions_["send_to"].trigger()
    dialog = window.exporting.folders
    assert dialog is not None
    return dialog


def test_a_folder_is_added_and_sent_to_and_the_line_says_what_was_written(
    window: MainWindow, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(folder))
    dialog = opened(window)
    dialog.format.setCurrentIndex(dialog.format.findData("text"))
    height = dialog.height()
    dialog.add.setFocus()
    qtbot.keyClick(dialog.add, Qt.Key.Key_Return)
    assert dialog.height() > height
    line = dialog.lines["Vault"]
    qtbot.waitUntil(lambda: line.state.text() == "2 articles written · 0 unchanged")
    assert (folder / "Ferry returns.txt").exists()
    assert line.send.accessibleName() == "Send now to Vault"
    line.send.click()
    qtbot.waitUntil(lambda: line.state.text() == "0 articles written · 2 unchanged")
    line.remove.click()
    assert dialog.lines == {}
    assert window.desk.sending.destinations.all() == []
    assert (folder / "Ferry returns.txt").exists()


def test_only_the_list_that_is_shown_can_be_sent(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    window.lists.show(window.list.model.filter._replace(place="all", tag="harbour"))
    dialog = opened(window)
    assert dialog.what.count() == 2
    dialog.what.setCurrentIndex(1)
    dialog.add_folder(folder)
    qtbot.waitUntil(lambda: "1 article written" in dialog.lines["Vault"].state.text())
    assert window.desk.sending.destinations.named("Vault").tag == "harbour"


def test_what_went_wrong_is_said_on_the_folders_line(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    window.desk.sending.destinations.add(Destination("Reader", str(folder / "away")))
    dialog = opened(window)
    dialog.lines["Reader"].send.click()
    qtbot.waitUntil(lambda: dialog.lines["Reader"].state.text().startswith("Couldn’t find the folder"))
    assert dialog.lines["Reader"].state.property("role") == "problem"


def test_changes_are_sent_by_themselves_once_nothing_changes_any_more(
    window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    window.desk.sending.destinations.add(Destination("", str(folder), "text", automatic=True))
    window.desk.sending.destinations.add(Destination("Away", str(folder / "away"), automatic=True))
    failed: list[object] = []
    window.bridge.failed.connect(failed.append)
    window.exporting.follow_changes()
    automatic = window.exporting.findChild(AutomaticSending) or window.findChild(AutomaticSending)
    assert automatic is not None
    assert automatic.timer.isActive()
    automatic.timer.setInterval(0)
    window.changes.mark([1], "starred", True)
    qtbot.waitUntil(lambda: (folder / "Ferry returns.txt").exists() and (folder / "Council counts.txt").exists())
    assert failed == []


def test_a_folder_that_is_not_to_be_sent_to_by_itself_waits(window: MainWindow, folder: Path) -> None:
    window.desk.sending.destinations.add(Destination("", str(folder), "text"))
    window.exporting.follow_changes()
    assert window.findChild(AutomaticSending) is None


def test_files_that_were_left_alone_are_counted(qapp: object) -> None:
    sent = Sent("Vault", "/v", 1, 0, ["a.md", "b.md"], ["c.md"])
    assert (
        sent_words(sent) == "1 article written · 0 unchanged · 2 left alone: edited there · 1 left out: deleted there"
    )
