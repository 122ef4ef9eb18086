"""Focus mode: the text alone, one paragraph at full strength, and a way back for everything that was there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.kit.theme import Theme
from reader.gui.window.window import MainWindow
from reader.model.blocks import Block
from tests.gui.resizing import resize
from tests.making import add_article

WORDS = "The ferry waits for the tide at the second pier. " * 12


@pytest.fixture
def window(desk: Desk, open_window: Callable[[], MainWindow], qtbot: QtBot) -> MainWindow:
    blocks = tuple(Block("paragraph", f"{number}. {WORDS}".strip()) for number in range(12))
    add_article(desk.library, "Long", "\n\n".join(block.text for block in blocks), blocks=blocks)
    made = open_window()
    resize(made, qtbot, 1200, 700)
    qtbot.waitUntil(lambda: made.page.verticalScrollBar().maximum() > 700)
    return made


def panes(window: MainWindow) -> list[bool]:
    return [pane.isVisible() for pane in (window.toolbar, window.sidebar, window.list)]


def test_only_the_text_is_left_and_escape_brings_all_back_as_it_lay(window: MainWindow) -> None:
    window.list.take_focus()
    sizes = window.panes.sizes()
    QTest.keyClick(window.list.view, Qt.Key.Key_Z)
    assert panes(window) == [False, False, False]
    assert window.actions_["focus_mode"].isChecked()
    assert window.focusWidget() is window.page.text
    assert not window.page.ring.isVisible()
    QTest.keyClick(window.page.text, Qt.Key.Key_Escape)
    assert panes(window) == [True, True, True]
    assert window.panes.sizes() == sizes
    assert not window.actions_["focus_mode"].isChecked()


def test_a_sidebar_that_was_folded_away_stays_so(window: MainWindow) -> None:
    window.actions_["sidebar"].setChecked(False)
    window.actions_["focus_mode"].trigger()
    window.actions_["focus_mode"].trigger()
    assert panes(window) == [True, False, True]


@pytest.mark.parametrize("name", ["field", "focus_list", "focus_sidebar", "sidebar", "go_all"])
def test_what_is_asked_for_and_out_of_sight_comes_back_first(window: MainWindow, name: str) -> None:
    window.actions_["focus_mode"].trigger()
    window.actions_[name].trigger()
    assert panes(window) == [True, True, True]


def test_an_open_summary_steps_aside_and_comes_back(window: MainWindow) -> None:
    window.reading.open_summary()
    assert window.summary.isVisible()
    window.actions_["focus_mode"].trigger()
    assert not window.summary.isVisible()
    window.actions_["focus_mode"].trigger()
    assert window.summary.isVisible()


def test_what_is_said_at_the_lists_foot_is_said_over_the_text(window: MainWindow) -> None:
    window.actions_["focus_mode"].trigger()
    window.toast.say("Archived.")
    assert window.toast.isVisible()
    assert window.pages.isAncestorOf(window.toast)
    window.actions_["focus_mode"].trigger()
    assert window.list.isAncestorOf(window.toast)
    assert window.toast.isVisible()


def test_a_wider_window_brings_no_pane_back(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(700, 700)
    window.actions_["focus_mode"].trigger()
    window.resize(1300, 700)
    qtbot.waitUntil(lambda: window.width() == 1300)
    assert panes(window) == [False, False, False]
    window.actions_["focus_mode"].trigger()
    assert panes(window) == [True, True, True]


def clear_paragraph(window: MainWindow) -> str:
    dimming = window.modes.focus._dimming
    assert dimming is not None
    assert dimming.isVisible()
    return window.page.text.cursorForPosition(dimming.clear.center()).block().text()[:2]


def test_the_paragraph_that_is_read_is_clear_and_scrolling_moves_on(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["focus_mode"].trigger()
    qtbot.waitUntil(lambda: clear_paragraph(window) == "0.")
    bar = window.page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    qtbot.waitUntil(lambda: clear_paragraph(window) not in ("0.", "1."))
    window.modes.focus.show_spoken(window.page.article.text.index("9. "))  # type: ignore[union-attr]
    assert clear_paragraph(window) == "9."


def test_dimming_is_a_choice_and_never_in_high_contrast(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window.actions_["focus_mode"].trigger()
    dimming = window.modes.focus._dimming
    assert dimming is not None
    window.settings.set("focus_dims", False)
    assert not dimming.isVisible()
    window.settings.set("focus_dims", True)
    assert dimming.isVisible()
    monkeypatch.setattr(Theme, "is_high_contrast", True)
    window.modes.focus.set_dimming()
    assert not dimming.isVisible()


def test_a_click_reaches_the_words_under_the_veil(window: MainWindow) -> None:
    window.actions_["focus_mode"].trigger()
    dimming = window.modes.focus._dimming
    assert dimming is not None
    assert dimming.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_a_window_that_is_closed_in_focus_mode_opens_whole(
    window: MainWindow, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    window.actions_["focus_mode"].trigger()
    window.close()
    again = open_window()
    again.resize(1200, 700)  # the screen of this test is so narrow that a new window folds the sidebar
    assert panes(again) == [True, True, True]
    qtbot.waitUntil(lambda: min(again.panes.sizes()) > 100)
