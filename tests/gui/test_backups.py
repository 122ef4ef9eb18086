"""Backups in the window: by themselves, and in their dialog."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.errors import Cancelled, LibraryDamaged, NoSpace
from reader.gui.help.settings_dialog import SettingsDialog
from reader.gui.kit.dialogs.question_dialog import QuestionDialog
from reader.gui.safety.backups_dialog import BackupsDialog
from reader.gui.safety.folder_choice import FolderChoice
from reader.gui.safety.maintenance import Restore
from reader.gui.safety.progress_dialog import ProgressDialog
from reader.gui.window.window import MainWindow
from reader.library.file.copy import Progress


def test_the_window_asks_after_its_start_and_backs_up_in_the_background(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    asking = window.backups._timer
    assert asking.isActive()
    assert not desk.backups.backups.folder.exists()
    asking.timeout.emit()
    qtbot.waitUntil(lambda: desk.backups.backups.newest() is not None)
    assert asking.interval() == 3_600_000


def test_a_failing_automatic_backup_is_reported_once(
    window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.settings.set("backup_folder", str(tmp_path / "drive"))
    window.backups.ask()
    qtbot.waitUntil(lambda: "Couldn’t back up the library. Couldn’t find the folder" in window.toast.words.text())
    window.toast.hide()
    window.backups.ask()
    qtbot.waitUntil(lambda: not desk.jobs.open())
    assert not window.toast.isVisible()


# --- the dialog --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> BackupsDialog:
    window.actions_["backups"].trigger()
    found = window.backups._dialog
    assert found is not None
    qtbot.waitUntil(found.isVisible)
    qtbot.waitUntil(lambda: not window.desk.jobs.open())
    return found


def click(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def answer(qtbot: QtBot, words: str) -> None:
    """Press this button of the question that comes next."""

    def press() -> None:
        question = next(
            (
                widget
                for widget in QApplication.topLevelWidgets()
                if isinstance(widget, QuestionDialog) and widget.isVisible()
            ),
            None,
        )
        if question is None:
            QTimer.singleShot(20, press)
            return
        click(qtbot, next(button for button in question.buttons if button.text() == words))

    QTimer.singleShot(20, press)


def test_one_click_backs_up_and_the_list_says_what_is_in_it(dialog: BackupsDialog, desk: Desk, qtbot: QtBot) -> None:
    assert dialog.empty.isVisible()
    assert not dialog.restore.isEnabled()
    click(qtbot, dialog.now)
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    assert dialog.outcome.text() == "Backed up."
    spoken = dialog.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Manual backup" in spoken
    assert "3 articles, " in spoken
    assert "Third ferry returns" in spoken
    assert dialog.head.text().startswith("Latest backup: ")
    assert dialog.restore.isEnabled()
    assert not dialog.progress.isVisible()


def test_the_latest_backup_is_the_first_in_the_list_that_can_be_restored(
    dialog: BackupsDialog, desk: Desk, qtbot: QtBot
) -> None:
    desk.backups.now().future.result(60)
    (made,) = desk.backups.copies().future.result(60)
    broken = replace(made, made="2026-11-23T10:00:00Z", contents=None, problem=LibraryDamaged(path="x", detail="y"))
    updated = replace(made, kind="before-schema", made="2026-11-22T10:00:00Z")
    dialog._show([broken, updated, replace(made, made="2026-11-21T10:00:00Z")])
    assert dialog.head.text() == f"Latest backup: {dialog.list.when(updated)}."


def test_a_backup_that_does_not_open_is_marked_and_cannot_be_restored(
    dialog: BackupsDialog, desk: Desk, qtbot: QtBot
) -> None:
    folder = desk.backups.backups.folder
    folder.mkdir()
    (folder / f"{desk.backups.backups.name}-2026-11-20T200000Z.sqlite").write_bytes(b"broken" * 2000)
    dialog.refresh()
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    assert "Can’t be opened" in dialog.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert not dialog.restore.isEnabled()


def test_an_error_while_backing_up_is_shown_in_the_dialog(
    dialog: BackupsDialog, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.settings.set("backup_folder", str(tmp_path / "drive"))
    click(qtbot, dialog.now)
    qtbot.waitUntil(lambda: "Couldn’t find the folder" in dialog.outcome.text())
    assert dialog.outcome.property("role") == "problem"
    assert dialog.now.isEnabled()


def test_a_message_moves_no_button_and_is_gone_when_the_dialog_is_opened_again(
    dialog: BackupsDialog, qtbot: QtBot
) -> None:
    before = dialog.now.mapTo(dialog, dialog.now.rect().topLeft()), dialog.close_button.geometry()
    dialog._say("Backed up.")
    qtbot.waitUntil(dialog.outcome.isVisible)
    dialog.layout().activate()
    assert (dialog.now.mapTo(dialog, dialog.now.rect().topLeft()), dialog.close_button.geometry()) == before
    dialog.hide()
    dialog.show()
    assert not dialog.outcome.isVisible()


def test_the_folder_is_chosen_in_the_dialog_and_in_the_settings(
    dialog: BackupsDialog, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "chosen"
    chosen.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_: str(chosen)))
    click(qtbot, dialog.folder.choose)
    assert desk.settings["backup_folder"] == str(chosen)
    click(qtbot, dialog.now)
    qtbot.waitUntil(lambda: len(list(chosen.iterdir())) == 1)
    settings = SettingsDialog(desk.settings, dialog._bridge.set_setting)
    qtbot.addWidget(settings)
    settings.show()
    choice = settings.findChild(FolderChoice)
    assert isinstance(choice, FolderChoice)
    assert choice.path == str(chosen)
    click(qtbot, choice.back)
    assert desk.settings["backup_folder"] == ""


def test_a_check_says_in_words_what_it_found_and_can_be_cancelled(
    dialog: BackupsDialog, desk: Desk, qtbot: QtBot
) -> None:
    click(qtbot, dialog.check)
    qtbot.waitUntil(lambda: "No problems found. Checked: 3 articles" in dialog.outcome.text())
    with desk.library.connections.write() as db:
        db.execute("UPDATE articles SET title = 'Other words' WHERE id = 1")
    click(qtbot, dialog.check)
    assert dialog.progress.isVisible()
    assert not dialog.check.isEnabled()
    qtbot.waitUntil(lambda: "The search index doesn’t match the texts. Repair rebuilds it." in dialog.outcome.text())
    assert dialog.outcome.property("role") == "problem"
    click(qtbot, dialog.check)
    click(qtbot, dialog.cancel)
    qtbot.waitUntil(lambda: not dialog.progress.isVisible())
    assert dialog.check.isEnabled()


def test_the_keyboard_reaches_everything_and_every_part_has_a_name(
    dialog: BackupsDialog, desk: Desk, qtbot: QtBot
) -> None:
    desk.settings.set("backup_folder", "")
    click(qtbot, dialog.now)
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    dialog.list.setFocus()
    reached: set[QWidget | None] = set()
    for _ in range(16):
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
        reached.add(dialog.focusWidget())
    wanted = {
        dialog.list,
        dialog.restore,
        dialog.folder_button,
        dialog.now,
        dialog.folder.choose,
        dialog.by_itself,
        dialog.check,
    }
    assert wanted | {dialog.repair, dialog.close_button} <= reached
    for widget in reached:
        assert widget is not None
        assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def test_restoring_asks_first_and_closes_the_window_with_what_is_to_be_done(
    window: MainWindow, dialog: BackupsDialog, desk: Desk, qtbot: QtBot
) -> None:
    click(qtbot, dialog.now)
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    answer(qtbot, "Cancel")
    click(qtbot, dialog.restore)
    assert window.isVisible()
    assert window.maintenance is None
    answer(qtbot, "Restore")
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.isVisible())
    copy = dialog.list.copy()
    assert copy is not None
    assert window.maintenance == Restore(copy.path)


def test_damage_met_while_reading_offers_repair_and_backups(window: MainWindow, qtbot: QtBot) -> None:
    window.backups.say_damaged(LibraryDamaged(path="library.sqlite", detail="malformed"))
    assert "is damaged: malformed" in window.toast.words.text()
    assert [button.text() for button in window.toast.buttons] == ["Repair…", "Backups…"]


# --- work between two windows ----------------------------------------------------------------------------------------------------


def test_long_file_work_shows_progress_and_can_be_cancelled(qtbot: QtBot) -> None:
    begun = threading.Event()

    def work(tell: Progress) -> None:
        while True:
            tell("salvaging", 0.25)
            begun.set()

    dialog = ProgressDialog("Repairing library…", work)
    qtbot.addWidget(dialog)
    said: list[tuple[str, int]] = []

    def cancel() -> None:
        if not (begun.is_set() and dialog.isVisible() and dialog.bar.value()):
            QTimer.singleShot(20, cancel)
            return
        said.append((dialog.words.text(), dialog.bar.value()))
        click(qtbot, dialog.cancel)

    QTimer.singleShot(20, cancel)
    with pytest.raises(Cancelled):
        dialog.carry_out()
    assert said == [("Recovering data…", 250)]


def test_an_error_of_file_work_is_raised_again_and_quick_work_opens_no_dialog(qtbot: QtBot) -> None:
    def fail(_tell: Progress) -> None:
        raise NoSpace(folder="drive")

    failing, quick = ProgressDialog("Moving library…", fail), ProgressDialog("Moving library…", lambda _tell: 7)
    for dialog in (failing, quick):
        qtbot.addWidget(dialog)
    with pytest.raises(NoSpace):
        failing.carry_out()
    assert quick.carry_out() == 7
    assert not quick.isVisible()
