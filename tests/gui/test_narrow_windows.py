"""Windows with no room for list and text beside each other: narrow ones, and wide ones at 400 %."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader.gui.window.window import MainWindow


@pytest.fixture
def narrow(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.resize(480, 400)
    qtbot.waitUntil(lambda: window.panes.is_alone)
    return window


def test_a_narrow_window_shows_the_list_and_no_more_than_it_has_room_for(narrow: MainWindow) -> None:
    assert narrow.width() == 480
    assert narrow.list.isVisible()
    assert not narrow.reader.isVisible()
    assert not narrow.sidebar.isVisible()
    assert narrow.list.width() <= 480
    assert narrow.toolbar.minimumSizeHint().width() <= 480


def test_enter_opens_the_article_and_escape_goes_back_to_the_list(narrow: MainWindow, qtbot: QtBot) -> None:
    narrow.list.take_focus()
    qtbot.keyClick(narrow.list.view, Qt.Key.Key_Return)
    assert narrow.reader.isVisible()
    assert not narrow.list.isVisible()
    assert narrow.page.isAncestorOf(narrow.focusWidget())
    qtbot.keyClick(narrow.focusWidget(), Qt.Key.Key_Escape)
    assert narrow.list.isVisible()
    assert not narrow.reader.isVisible()
    assert narrow.list.view.hasFocus()


def test_a_click_on_a_row_opens_its_article(narrow: MainWindow, qtbot: QtBot) -> None:
    view = narrow.list.view
    row = next(row for row in range(view.model().rowCount()) if "First" in str(view.model().index(row, 0).data() or ""))
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(row, 0)).center()
    )
    assert narrow.reader.isVisible()


@pytest.mark.parametrize("action", ["summary", "overview", "highlights", "manual", "focus_page"])
def test_what_is_shown_in_the_place_of_the_text_comes_to_the_front(
    narrow: MainWindow, qtbot: QtBot, action: str
) -> None:
    narrow.actions_[action].trigger()
    qtbot.waitUntil(narrow.reader.isVisible)
    assert not narrow.list.isVisible()


def test_the_sidebar_shows_over_the_text_with_the_list(narrow: MainWindow) -> None:
    narrow.actions_["focus_page"].trigger()
    narrow.actions_["sidebar"].trigger()
    assert narrow.sidebar.isVisible()
    assert narrow.list.isVisible()
    narrow.actions_["focus_page"].trigger()
    assert not narrow.sidebar.isVisible()
    assert narrow.reader.isVisible()


def test_both_come_back_with_the_room(narrow: MainWindow, qtbot: QtBot) -> None:
    narrow.resize(1440, 900)
    qtbot.waitUntil(lambda: not narrow.panes.is_alone)
    assert narrow.list.isVisible()
    assert narrow.reader.isVisible()
    assert narrow.sidebar.isVisible()


def test_focus_mode_leaves_a_narrow_window_as_it_found_it(narrow: MainWindow) -> None:
    narrow.actions_["focus_page"].trigger()
    narrow.actions_["focus_mode"].trigger()
    assert not narrow.list.isVisible()
    narrow.actions_["focus_mode"].trigger()
    assert narrow.reader.isVisible()
    assert not narrow.list.isVisible()


def test_a_list_that_is_asked_for_from_the_text_comes_to_the_front_with_the_keyboard(narrow: MainWindow) -> None:
    narrow.actions_["focus_page"].trigger()
    narrow.page.head.site_chosen.emit("The Ledger")
    assert narrow.list.isVisible()
    assert not narrow.reader.isVisible()
    assert narrow.list.view.hasFocus()
