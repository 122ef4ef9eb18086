"""Backups in the window: by themselves, and in their dialog."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.window import Window


def test_the_window_asks_after_its_start_and_backs_up_in_the_background(window: Window, desk: Desk, qtbot: QtBot) -> None:
    asking = window.backing_up._timer
    assert asking.isActive()
    assert not desk.backing_up.backups.folder.exists()
    asking.timeout.emit()
    qtbot.waitUntil(lambda: desk.backing_up.backups.newest() is not None)
    assert asking.interval() == 3_600_000


def test_why_there_is_no_backup_is_said_once(window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.settings.set("backup_folder", str(tmp_path / "drive"))
    window.backing_up.ask()
    qtbot.waitUntil(lambda: "No backup was made. The folder" in window.toast.words.text())
    window.toast.hide()
    window.backing_up.ask()
    qtbot.waitUntil(lambda: not desk.jobs.open())
    assert not window.toast.isVisible()
