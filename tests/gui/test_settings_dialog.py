"""The settings page: all of the table is on it, it is searched, and each setting can go back to its default."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.desk.program.settings import GROUPS, SETTINGS
from reader.gui.help.settings_dialog import SettingsDialog
from reader.gui.kit.dialogs.question_dialog import QuestionDialog
from reader.gui.window.window import MainWindow


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot, desk: Desk) -> SettingsDialog:
    desk.settings.set("offer_clipboard", True)
    desk.settings.set("read_after", 2)
    return opened(window, qtbot, desk)


def opened(window: MainWindow, qtbot: QtBot, desk: Desk) -> SettingsDialog:
    made = SettingsDialog(desk.settings, window.bridge.set_setting, window)
    qtbot.addWidget(made)
    made.changed.connect(window.settings.apply)
    with qtbot.waitExposed(made):
        made.show()
    return made


def shown(page: SettingsDialog) -> list[str]:
    return [name for name, row in page.rows.items() if row.isVisible()]


def test_every_setting_is_on_the_page_or_says_why_not(page: SettingsDialog) -> None:
    for setting in SETTINGS:
        assert (setting.name in page.rows) == setting.listed
        assert setting.listed != bool(setting.unlisted)
        assert not setting.listed or setting.group in GROUPS


def test_every_row_tells_what_its_setting_does(page: SettingsDialog) -> None:
    for name, row in page.rows.items():
        assert row.help.isVisible(), name
        assert row.help.text(), name
        assert row.editor.accessibleName()
        assert row.editor.accessibleDescription()
        assert row.reset.accessibleName() != page.rows["theme"].reset.accessibleName() or name == "theme"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("backup", ["backups", "backup_folder"]),
        ("TEXT size", ["text_size"]),
        ("sepia", ["theme"]),
        ("chicago notes", ["citation_style"]),
        ("highlights", ["meaning_1", "meaning_2", "meaning_3", "meaning_4"]),
    ],
)
def test_the_page_is_searched_by_label_help_choices_and_heading(
    page: SettingsDialog, qtbot: QtBot, words: str, found: list[str]
) -> None:
    qtbot.keyClicks(page.search, words)
    assert shown(page) == found
    headings = [label.text() for label, _ in page._headings if label.isVisible()]
    assert len(headings) == 1


def test_a_search_that_finds_nothing_says_so_and_escape_ends_it(page: SettingsDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.search, "zeppelin")
    assert shown(page) == []
    assert page.nothing.isVisible()
    assert page.nothing.text() == "No setting matches “zeppelin”."
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.isVisible()
    assert len(shown(page)) == len(page.rows)
    assert not page.nothing.isVisible()


def test_enter_goes_to_the_first_setting_that_is_found_and_find_comes_back(page: SettingsDialog, qtbot: QtBot) -> None:
    page.search.setFocus()
    qtbot.keyClicks(page.search, "backup")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert page.isVisible()
    assert page.focusWidget() is page.rows["backups"].editor
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.focusWidget() is page.search


def test_reset_is_shown_where_a_setting_is_changed_and_takes_it_back(
    page: SettingsDialog, qtbot: QtBot, desk: Desk
) -> None:
    row = page.rows["trash_days"]
    assert not row.reset.isVisible()
    assert isinstance(row.editor, QComboBox)
    row.editor.setCurrentIndex(row.editor.findData(7))
    assert row.reset.isVisible()
    assert row.reset.toolTip() == "Default: 30 days"
    row.reset.setFocus()
    qtbot.keyClick(row.reset, Qt.Key.Key_Space)
    assert desk.settings["trash_days"] == 30
    assert row.editor.currentData() == 30
    assert not row.reset.isVisible()
    assert page.focusWidget() is row.editor


def test_a_method_and_a_name_go_back_to_their_defaults(page: SettingsDialog, qtbot: QtBot, desk: Desk) -> None:
    method, name = page.rows["summary_method"], page.rows["meaning_3"]
    assert isinstance(method.editor, QComboBox)
    assert isinstance(name.editor, QLineEdit)
    assert not method.reset.isVisible()
    method.editor.setCurrentIndex(method.editor.findData("lead"))
    name.editor.setText("Doubt")
    name.editor.editingFinished.emit()
    assert method.reset.isVisible()
    assert name.reset.isVisible()
    assert name.reset.toolTip() == "Default: Check"
    for row in (method, name):
        row.reset.click()
    assert method.editor.currentIndex() == 0
    assert desk.settings["meaning_3"] == name.editor.text() == ""
    assert not method.reset.isVisible()
    assert not name.reset.isVisible()


def test_all_are_reset_only_after_a_question_and_none_elsewhere(
    page: SettingsDialog, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not page.reset_all.isEnabled()
    desk.settings.set("shortcuts", "star\tCtrl+Alt+S")
    box, combo = page.rows["mark_read"].editor, page.rows["text_size"].editor
    assert isinstance(box, QCheckBox)
    assert isinstance(combo, QComboBox)
    box.click()
    combo.setCurrentIndex(combo.findData(24))
    asked: list[str] = []

    def answer(number: int) -> None:
        def fake(question: QuestionDialog) -> int:
            asked.append(question.heading.text())
            question.answer = number
            return 1

        monkeypatch.setattr(QuestionDialog, "exec", fake)

    answer(1)
    page.reset_all.click()
    assert desk.settings["text_size"] == 24
    answer(0)
    page.reset_all.click()
    assert asked == ["Reset 2 settings?"] * 2
    assert desk.settings["text_size"] == combo.currentData() == 19
    assert desk.settings["mark_read"] is True
    assert box.isChecked()
    assert desk.settings["shortcuts"] == "star\tCtrl+Alt+S"
    assert not page.reset_all.isEnabled()


@pytest.mark.parametrize("name", ["backup_folder", "meaning_4", "theme", "speech_goes_on"])
def test_whoever_comes_for_a_setting_finds_it_in_sight_with_the_keyboard(
    window: MainWindow, qtbot: QtBot, desk: Desk, name: str
) -> None:
    made = SettingsDialog(desk.settings, window.bridge.set_setting, window)
    qtbot.addWidget(made)
    made.resize(560, 300)
    made.begin_at(name)
    with qtbot.waitExposed(made):
        made.show()
    row = made.rows[name]

    def in_sight() -> bool:
        view = made._area.viewport()
        return view.rect().contains(QRect(row.mapTo(view, QPoint(0, 0)), row.size()))

    qtbot.waitUntil(in_sight)
    focused = made.focusWidget()
    assert focused is not None
    assert row.editor is focused or row.editor.isAncestorOf(focused)


def test_at_four_times_the_size_nothing_is_cut(page: SettingsDialog, qtbot: QtBot) -> None:
    page.resize(320, 256)  # what a screen of 1280 x 1024 shows at 400 %
    assert (page.width(), page.height()) == (320, 256)
    qtbot.waitUntil(lambda: page._area.widget().width() <= page._area.viewport().width())
    view = page._area.widget()
    page.rows["text_size"].changed.emit(24)
    for widget in view.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, QLabel | QComboBox | QCheckBox | QPushButton | QLineEdit):
            right = widget.mapTo(view, QPoint(widget.width(), 0)).x()
            assert right <= view.width(), (widget.accessibleName(), right)
            if isinstance(widget, QLabel) and widget.wordWrap():
                assert widget.height() >= widget.heightForWidth(widget.width()), widget.text()
    assert page._area.verticalScrollBar().maximum() > 0
    foot = page.reset_all
    assert page.rect().contains(QRect(foot.mapTo(page, QPoint(0, 0)), foot.size()))


def test_controls_begin_below_each_other_and_words_beside_a_box_change_it(
    page: SettingsDialog, qtbot: QtBot, desk: Desk
) -> None:
    assert len({row.editor.x() for row in page.rows.values()}) == 1
    page.resize(400, 500)
    row = page.rows["mark_read"]
    qtbot.waitUntil(lambda: row.label.text() == "Mark as read when opened")
    qtbot.mouseClick(row.label, Qt.MouseButton.LeftButton)
    assert desk.settings["mark_read"] is False
