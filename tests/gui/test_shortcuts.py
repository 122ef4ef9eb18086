"""Shortcuts can be changed: conflicts are told and not taken, and everything that names a key names the one in force."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.help.shortcuts_dialog import KeysDialog
from reader.gui.session.actions import ACTIONS
from reader.gui.session.shortcuts import FIXED, SETS, in_force, parsed, written
from reader.gui.window.window import MainWindow

SHIFT, CONTROL, NONE = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.NoModifier,
)


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> KeysDialog:
    made = KeysDialog(window.actions_, window.shortcuts, window.bridge.set_setting, window)
    made.setModal(False)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(dialog: KeysDialog, name: str) -> None:
    for row in range(dialog.table.rowCount()):
        if dialog.table.item(row, 0).data(Qt.ItemDataRole.UserRole) == name:
            dialog.table.setCurrentCell(row, 0)
    assert dialog.name == name


def give(dialog: KeysDialog, name: str, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    choose(dialog, name)
    dialog.change.click()
    QTest.keyClick(dialog.field, key, modifiers)


def keys(window: MainWindow, name: str) -> list[str]:
    return [key.toString() for key in window.actions_[name].shortcuts()]


def test_a_new_key_works_at_once_and_the_old_one_no_more(window: MainWindow, dialog: KeysDialog, qtbot: QtBot) -> None:
    give(dialog, "star", Qt.Key.Key_G)
    assert keys(window, "star") == ["G"]
    assert "“Star” now has the shortcut G." in dialog.words.text()
    dialog.accept()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.list.take_focus()
    QTest.keyClick(window.list.view, Qt.Key.Key_F)
    assert not window.actions_["star"].isChecked()
    QTest.keyClick(window.list.view, Qt.Key.Key_G)
    assert window.actions_["star"].isChecked()


def test_a_key_in_use_is_refused_by_name_and_nothing_changes(window: MainWindow, dialog: KeysDialog) -> None:
    give(dialog, "star", Qt.Key.Key_E)
    assert dialog.words.text() == "E is already used for “Archive”. Choose another key."
    assert dialog.field.isVisible()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_P):
        QTest.keyClick(dialog.field, key)
        assert "Choose another key." in dialog.words.text()
    assert keys(window, "star") == ["F"]
    QTest.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert not dialog.field.isVisible()
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.table


def test_keys_of_text_fields_and_of_panes_stay(dialog: KeysDialog) -> None:
    choose(dialog, "copy")
    assert not dialog.change.isEnabled()
    dialog.record()
    assert dialog.words.text()
    dialog.table.setCurrentCell(dialog.table.rowCount() - 1, 0)
    assert not dialog.change.isEnabled()


def test_signs_are_taken_as_they_are_typed(window: MainWindow, dialog: KeysDialog) -> None:
    choose(dialog, "star")
    dialog.record()
    QTest.keyClick(dialog.field, Qt.Key.Key_Shift)
    assert dialog.field.isVisible()
    QTest.sendKeyEvent(QTest.KeyAction.Press, dialog.field, Qt.Key.Key_Exclam, "!", SHIFT)
    assert keys(window, "star") == ["!"]
    give(dialog, "star", Qt.Key.Key_G, CONTROL | SHIFT)
    assert keys(window, "star") == ["Ctrl+Shift+G"]


def test_a_shortcut_can_be_removed_and_reset_alone_and_all_at_once(
    window: MainWindow, dialog: KeysDialog, desk: Desk
) -> None:
    choose(dialog, "archive")
    dialog.remove.click()
    assert keys(window, "archive") == []
    give(dialog, "star", Qt.Key.Key_E)
    assert keys(window, "star") == ["E"]
    choose(dialog, "archive")
    dialog.reset.click()
    assert "E is already used for “Star”" in dialog.words.text()
    assert keys(window, "archive") == []
    choose(dialog, "star")
    dialog.reset.click()
    assert keys(window, "star") == ["F"]
    give(dialog, "next", Qt.Key.Key_G)
    dialog.reset_all.click()
    assert desk.settings["shortcuts"] == ""
    assert {declared.name: list(declared.keys) for declared in ACTIONS if declared.keys} == {
        declared.name: keys(window, declared.name) for declared in ACTIONS if declared.keys
    }


def test_changed_keys_hold_in_the_next_window(
    dialog: KeysDialog, desk: Desk, open_window: Callable[[], MainWindow]
) -> None:
    give(dialog, "star", Qt.Key.Key_G)
    assert desk.settings["shortcuts"] == "star\tG"
    other = open_window()
    assert keys(other, "star") == ["G"]
    assert "(G)" in other.actions_["star"].toolTip()


def test_everything_that_names_a_key_names_the_one_in_force(window: MainWindow, dialog: KeysDialog) -> None:
    for name, key in (("summary", "Y"), ("field", "L"), ("briefing", "G"), ("save_search", "V"), ("paste", "Z")):
        window.bridge.set_setting("shortcuts", window.shortcuts.with_keys(name, (key,)))
    window.shortcuts.apply()
    assert window.page.prompts[0].button.text() == "Get a summary   Y"
    assert window.toolbar.field._hint.text() == "L"
    assert "(G)" in window.list.head.briefing.toolTip()
    assert "(V)" in window.list.head.keep.toolTip()
    assert any("Press Y for a summary" in label.text() for label in window.list.card.findChildren(QLabel))
    window.actions_["palette"].trigger()
    palette = window.palette_.view
    assert next(entry for entry in palette.entries if entry.key == "summary").right.endswith("Y")


def test_the_filter_finds_a_row_by_command_and_by_key(dialog: KeysDialog) -> None:
    dialog.filter.setText("previous art")
    assert dialog.table.item(0, 0).text() == "Previous article"
    dialog.filter.setText("ctrl+k")
    assert [dialog.table.item(row, 0).text() for row in range(dialog.table.rowCount())] == ["Command palette"]
    dialog.filter.setText("zzzz")
    assert dialog.table.rowCount() == 0
    assert not dialog.change.isEnabled()


def test_a_key_that_a_person_gave_is_no_other_actions_and_what_is_unknown_is_passed_over() -> None:
    stored = "star\tE\tnonsense\nnobody\tX\ncopy\tG\nnext\nbrowser\tE"
    given = parsed(stored)
    assert set(given) == {"star", "next", "browser"}
    keys = in_force(given)
    assert "E" in keys["star"]
    assert keys["archive"] == keys["next"] == keys["browser"] == ()
    assert keys["copy"] == ("Ctrl+C",)
    assert parsed(written(given)) == given


@pytest.mark.parametrize("chosen", SETS)
def test_no_two_actions_of_a_set_have_one_key_or_the_beginning_of_another_ones(chosen: str) -> None:
    assert set(SETS[chosen]) <= {one.name for one in ACTIONS} - set(FIXED)
    declared = sorted(key for keys in in_force({}, chosen).values() for key in keys)
    assert len(declared) == len(set(declared))
    assert [key for key in declared if any(other.startswith(f"{key}, ") for other in declared)] == []


def test_another_set_holds_at_once_and_leaves_what_a_person_changed(window: MainWindow, desk: Desk) -> None:
    window.bridge.set_setting("shortcuts", "archive\tS")
    window.settings.set("shortcut_set", "mail")
    assert keys(window, "star") == []
    assert keys(window, "archive") == ["S"]
    assert keys(window, "summary") == ["M"]
    assert window.page.prompts[0].button.text() == "Get a summary   M"
    assert "G, I is already used" not in window.shortcuts.problem("go_unread", "G, I")
    assert "is already used" in window.shortcuts.problem("note", "G")
    window.list.take_focus()
    for key in (Qt.Key.Key_G, Qt.Key.Key_A):
        QTest.keyClick(window.list.view, key)
    assert window.list.model.filter.place == "all"


def test_the_key_of_the_list_of_shortcuts_is_a_question_mark_too(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[bool] = []
    monkeypatch.setattr(window.dialogs, "show_keys", lambda: shown.append(True))
    window.list.take_focus()
    QTest.keyClick(window.list.view, Qt.Key.Key_Question)  # platforms leave Shift out, which this one does not
    assert shown == [True]


@pytest.mark.parametrize(
    "key", ["Esc", "Down", "Tab", "Shift+Tab", "Return", "P", "Down, A", "Ctrl+C", "Ctrl+Z", "Ctrl+A, B"]
)
def test_a_key_that_the_dialog_refuses_is_not_taken_from_a_file_either(
    window: MainWindow, dialog: KeysDialog, desk: Desk, key: str
) -> None:
    assert window.shortcuts.problem("delete", key) != ""
    desk.settings.set("shortcuts", f"delete\t{key}\tCtrl+Alt+D")
    window.shortcuts.apply()
    assert keys(window, "delete") == ["Ctrl+Alt+D"]
    assert keys(window, "copy") == ["Ctrl+C"]


def test_no_two_actions_have_keys_of_which_one_begins_the_other() -> None:
    found = in_force(parsed("star\tG\ndelete\tG, A"), "vi")
    assert (found["star"], found["delete"], found["go_all"]) == (("G",), (), ("Ctrl+2",))
