"""The palette finds everything by its name, runs it where the keyboard was, and says what cannot be done."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.palette.view import Palette
from reader.gui.window.window import MainWindow
from reader.model.library import Filter
from tests.making import add_article

CONTROL = Qt.KeyboardModifier.ControlModifier


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window.focusWidget() or window, key, modifiers)


def type_(window: MainWindow, words: str) -> None:
    QTest.keyClicks(window.focusWidget() or window, words)


def names(palette: Palette) -> list[str]:
    return [entry.name for entry in palette.entries]


@pytest.fixture
def palette(window: MainWindow) -> Palette:
    """The palette, opened by its key from the list."""
    window.list.take_focus()
    press(window, Qt.Key.Key_K, CONTROL)
    return window.palette_.view


def test_its_key_opens_it_from_the_list_the_text_the_field_and_the_sidebar(window: MainWindow) -> None:
    for place in (window.list.view, window.page.text, window.toolbar.field, window.sidebar.list):
        place.setFocus()
        press(window, Qt.Key.Key_K, CONTROL)
        assert window.palette_.view.isVisible()
        assert window.focusWidget() is window.palette_.view.field
        press(window, Qt.Key.Key_Escape)
        assert not window.palette_.view.isVisible()
        assert window.focusWidget() is place


def test_every_action_of_the_menus_is_in_it_with_its_shortcut(window: MainWindow, palette: Palette) -> None:
    keys = {entry.key: entry for entry in palette.entries}
    for declared, action in window.actions_.declared():
        if declared.name != "palette" and action.isVisible() and action.menu() is None:
            entry = keys[declared.name]
            assert entry.enabled == action.isEnabled()
            assert action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) in entry.right
    assert [name for name in names(palette) if name.startswith("Copy citation as: ")]
    assert "Go to Archive" in names(palette)
    assert "Archive" in names(palette)


def test_enter_runs_what_is_lit_on_what_had_the_keyboard(window: MainWindow, palette: Palette, desk: Desk) -> None:
    type_(window, "star")
    assert palette.current is not None
    assert palette.current.name == "Star"
    press(window, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert window.focusWidget() is window.list.view
    assert window.actions_["star"].isChecked()


def test_selected_words_stay_selected_for_a_command_from_it(window: MainWindow) -> None:
    window.page.text.setFocus()
    window.page.text.selectAll()
    press(window, Qt.Key.Key_K, CONTROL)
    type_(window, "copy")
    assert window.palette_.view.current is not None
    assert window.palette_.view.current.key == "copy"
    press(window, Qt.Key.Key_Return)
    assert "The ferry left pier four" in QApplication.clipboard().text()


def test_what_cannot_be_done_says_so_and_does_nothing(window: MainWindow, palette: Palette) -> None:
    type_(window, "redo")
    entry = palette.current
    assert entry is not None
    assert (entry.key, entry.enabled) == ("redo", False)
    assert "Not available now" in entry.right
    press(window, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert "isn’t available now" in palette.words.text()


def test_no_shortcut_of_the_window_acts_while_it_is_open(window: MainWindow, palette: Palette) -> None:
    before = window.list.model.filter
    for key in (Qt.Key.Key_3, Qt.Key.Key_B, Qt.Key.Key_D, Qt.Key.Key_L):
        press(window, key, CONTROL)
    press(window, Qt.Key.Key_F3)
    assert window.list.model.filter == before
    assert window.focusWidget() is palette.field


def test_a_command_comes_before_the_page_of_the_manual_that_is_called_like_it(
    window: MainWindow, palette: Palette
) -> None:
    type_(window, "export")
    assert names(palette)[0] == "Export…"


def test_arrows_pages_and_tab_move_the_row_round_at_the_ends(window: MainWindow, palette: Palette) -> None:
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Tab)
    assert palette.list.currentRow() == 2
    press(window, Qt.Key.Key_PageDown)
    assert palette.list.currentRow() > 5
    press(window, Qt.Key.Key_PageUp)
    for _ in range(3):
        press(window, Qt.Key.Key_Up)
    assert palette.list.currentRow() == palette.list.count() - 1
    assert window.focusWidget() is palette.field


def test_an_article_is_found_by_its_title_and_opened(
    window: MainWindow, desk: Desk, palette: Palette, qtbot: QtBot
) -> None:
    added = add_article(desk.library, "Überfahrt im Sturm")
    type_(window, "uberf stu")
    qtbot.waitUntil(lambda: "Überfahrt im Sturm" in names(palette))
    assert palette.current is not None
    assert (palette.current.name, palette.current.right) == ("Überfahrt im Sturm", "Article")
    press(window, Qt.Key.Key_Return)
    assert window.reading.article_id == added


def test_titles_that_come_in_leave_the_row_lit_that_a_person_moved_to(
    window: MainWindow, palette: Palette, qtbot: QtBot
) -> None:
    type_(window, "ferry")
    press(window, Qt.Key.Key_Up)
    lit = palette.current
    assert lit is not None
    qtbot.waitUntil(lambda: any(entry.key.startswith("article ") for entry in palette.entries))
    assert palette.current is not None
    assert palette.current.key == lit.key == "search"


def test_tags_folders_and_sites_list_their_articles(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    add_article(desk.library, "Tagged", tags=("Häfen",))
    window.lists.counts = desk.counts()
    window.list.take_focus()
    for typed, wanted in (("hafen", Filter(tag="Häfen")), ("the ledger", Filter(site="The Ledger"))):
        press(window, Qt.Key.Key_K, CONTROL)
        type_(window, typed)
        press(window, Qt.Key.Key_Return)
        shown = window.list.model.filter
        assert (shown.tag, shown.site) == (wanted.tag, wanted.site)


def test_a_choice_of_a_setting_is_made_from_it(window: MainWindow, desk: Desk, palette: Palette) -> None:
    type_(window, "list rows: title only")
    assert palette.current is not None
    assert palette.current.key == "setting rows plain"
    press(window, Qt.Key.Key_Return)
    assert desk.settings["rows"] == "plain"
    press(window, Qt.Key.Key_K, CONTROL)
    type_(window, "list rows: title only")
    assert palette.current.is_on


def test_what_is_typed_can_be_searched_for(window: MainWindow, palette: Palette) -> None:
    type_(window, "mechanics zz")
    assert palette.current is not None
    assert palette.current.key == "search"
    press(window, Qt.Key.Key_Return)
    assert window.list.model.filter.words == "mechanics zz"
    assert window.toolbar.field.text() == "mechanics zz"


def test_what_was_run_last_is_first_the_next_time(window: MainWindow, palette: Palette) -> None:
    type_(window, "larger")
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_K, CONTROL)
    assert names(palette)[0] == "Larger text"


def test_a_click_runs_a_row_and_one_beside_the_box_closes_it(window: MainWindow, palette: Palette) -> None:
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(4, palette.height() - 4))
    assert not palette.isVisible()
    press(window, Qt.Key.Key_K, CONTROL)
    type_(window, "reverse sort")
    place = palette.list.visualItemRect(palette.list.item(0)).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not palette.isVisible()
    assert window.actions_["order"].isChecked()


def test_it_stays_inside_a_small_window_and_is_named_for_those_who_listen(window: MainWindow, palette: Palette) -> None:
    window.resize(700, 420)
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    assert palette.rect().contains(palette.box.geometry())
    assert palette.field.accessibleName()
    assert palette.list.accessibleName()
    palette.list.viewport().grab()
    assert palette.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith(palette.entries[0].name)
