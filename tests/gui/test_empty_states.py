"""Panes with nothing in them say why, and offer the one thing to do; a first start leads to an article and its summary."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.highlights.view import HighlightsView
from reader.gui.kit.empty_state import EmptyState
from reader.gui.overview.view import OverviewView
from reader.gui.window.window import MainWindow
from reader.model.library import Filter
from tests.making import add_article
from tests.site import Site


def empty(window: MainWindow, wanted: Filter, qtbot: QtBot) -> EmptyState:
    window.show_filter(wanted)
    qtbot.waitUntil(lambda: window.list.model.whole and window.list.empty.isVisible())
    return window.list.empty


@pytest.mark.parametrize(
    ("wanted", "words", "button"),
    [
        (Filter(place="unread"), "Nothing unread.", "Show all articles   Ctrl+2"),
        (Filter(place="starred"), "Press F to star the one", "Show all articles   Ctrl+2"),
        (Filter(place="archive"), "Press E to archive an article", "Show all articles   Ctrl+2"),
        (Filter(place="attention"), "Nothing needs attention.", "Show all articles   Ctrl+2"),
        (Filter(place="trash"), "so you can restore them", "Show all articles   Ctrl+2"),
        (Filter(tag="port"), "tagged “port” yet. Drag one onto the tag, or press T", "Show all articles   Ctrl+2"),
        (Filter(site="Nowhere"), "No articles from Nowhere.", "Show all articles   Ctrl+2"),
        (Filter(words="zeppelin"), "No results for “zeppelin”.", "Clear search"),
        (Filter(words="zeppelin", folder=1), "this smart folder", "Show all articles   Ctrl+2"),
    ],
)
def test_an_empty_list_says_why_and_offers_one_way_on(
    window: MainWindow, qtbot: QtBot, wanted: Filter, words: str, button: str
) -> None:
    window.changes.mark(list(window.list.model.ids), "read", True)
    window.show_filter(Filter(place="all"))
    state = empty(window, wanted, qtbot)
    assert words in state.text()
    assert state.accessibleName() == state.text()
    assert state.button.text() == button
    qtbot.mouseClick(state.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.list.model.ids) == 3)


def test_an_empty_state_names_the_key_that_is_in_force(window: MainWindow, qtbot: QtBot) -> None:
    state = empty(window, Filter(place="starred"), qtbot)
    assert "Press F" in state.text()
    window.settings.set("shortcut_set", "mail")
    assert "Press S" in state.text()


def test_an_empty_library_asks_for_the_first_page_once(open_window: Callable[[], MainWindow], desk: Desk) -> None:
    window = open_window()
    welcome = window.page.welcome
    assert welcome.title.text() == "Save your first page"
    assert welcome.button.text() == "Paste address   Ctrl+V"
    assert window.list.empty.text() in ("No articles yet.", "Nothing unread.")
    assert window.list.empty.button.isHidden()
    window.actions_["overview"].trigger()
    view = window.pages.page("overview")
    assert isinstance(view, OverviewView)
    assert view.findChildren(EmptyState)[0].button.text() == "Paste address   Ctrl+V"


def test_where_nothing_is_open_the_first_of_the_list_is_offered(window: MainWindow, qtbot: QtBot) -> None:
    window.reading.show_nothing()
    assert window.page.welcome.title.text() == "Nothing open"
    qtbot.mouseClick(window.page.welcome.button, Qt.MouseButton.LeftButton)
    assert window.reading.article_id == window.list.model.ids[0]


def test_a_list_without_highlights_says_how_to_make_one_and_leads_back(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["highlights"].trigger()
    view = window.pages.page("highlights")
    assert isinstance(view, HighlightsView)
    qtbot.waitUntil(lambda: "press 1 to 4; N writes a note" in view.empty.text())
    qtbot.mouseClick(view.empty.button, Qt.MouseButton.LeftButton)
    assert window.pages.shows_article


def test_the_first_page_that_is_pasted_is_shown_and_its_summary_is_one_key_away(
    open_window: Callable[[], MainWindow], desk: Desk, site: Site, qtbot: QtBot, quick: None
) -> None:
    window = open_window()
    QGuiApplication.clipboard().setText(site.url("/story/ferry"))
    QTest.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.reading.article is not None and window.reading.article.row.state == "ready")
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: window.summary.isVisible())


def test_a_page_that_is_pasted_later_takes_nothing_away_that_is_read(
    window: MainWindow, site: Site, qtbot: QtBot, quick: None
) -> None:
    before = window.reading.article_id
    QGuiApplication.clipboard().setText(site.url("/story/ferry"))
    QTest.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(window.list.model.ids) == 4)
    assert window.reading.article_id == before


def test_samples_give_way_to_the_first_page(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    assert not window.incoming.shows_saved()
    window.reading.show_nothing()
    assert window.incoming.shows_saved()
    add_article(desk.library, "Another")


def test_a_page_that_is_shown_at_once_comes_into_the_list_of_unread_ones(window: MainWindow, desk: Desk) -> None:
    window.show_filter(Filter(place="unread"))
    saved = add_article(desk.library, "Just in")
    window.lists.open_article(saved)
    assert window.list.model.filter.place == "unread"
    assert window.reading.article_id == saved
