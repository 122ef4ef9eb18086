"""Files of a person's that cannot be read or written: said in the window, and never lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.desk.program.settings import Settings
from reader.gui.app.start import keep_unreadable
from reader.gui.help.settings_dialog import SettingsDialog
from reader.gui.window.window import MainWindow


def test_the_window_says_at_its_start_that_settings_could_not_be_read(
    desk: Desk, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    desk.settings.path.write_text('{"theme": "dark",}', encoding="utf-8")
    desk.settings = Settings(desk.settings.path)
    window = open_window()
    qtbot.waitUntil(lambda: "settings.unreadable.json" in window.toast.words.text())
    assert not window.toast._timer.isActive()


def test_the_window_says_at_its_start_that_site_rules_could_not_be_read(
    desk: Desk, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    desk.site_rules.path.write_text('["news.example"]\ndrop = ["aside"]\n', encoding="utf-8")
    window = open_window()
    qtbot.waitUntil(lambda: "site-rules.toml" in window.toast.words.text())


@pytest.fixture
def unwritable(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _text: str) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("reader.desk.program.settings.replace_json", full)


def test_a_setting_that_cannot_be_stored_is_said_and_not_applied(
    window: MainWindow, desk: Desk, unwritable: None, qtbot: QtBot
) -> None:
    window.settings.set("text_size", 22)
    assert "no space left" in window.toast.words.text()
    assert desk.settings["text_size"] == 19
    window.toast.hide()
    window.reading.summary._choose_length("long")
    assert window.toast.isVisible()
    window.toast.hide()
    dialog = SettingsDialog(desk.settings, window.bridge.set_setting, window)
    dialog.show()
    dialog._set("mark_read", False)
    assert window.toast.isVisible()
    assert not dialog.isVisible()


def test_a_window_state_that_qt_cannot_read_whole_is_kept_aside(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    path.write_text("[General]\narticle=3\nof a newer version\n", encoding="utf-8")
    state = QSettings(str(path), QSettings.Format.IniFormat)
    assert int(str(state.value("article"))) == 3
    keep_unreadable(state)
    state.setValue("article", 4)
    state.sync()
    assert "of a newer version" in (tmp_path / "window.unreadable.ini").read_text(encoding="utf-8")
