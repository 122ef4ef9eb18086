"""The key for the context menu opens that of what has the keyboard, where a person looks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.article.text.context_menu import point_of_key
from reader.gui.window.window import MainWindow
from reader.model.blocks import Block
from reader.model.library import Filter
from tests.making import add_article

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def _no_menu_is_left_open(window: MainWindow) -> Iterator[None]:
    yield
    while (menu := QApplication.activePopupWidget()) is not None:
        menu.close()


def menu_at(window: MainWindow, place: QWidget) -> QMenu:
    """The menu that Shift+F10 opens while a widget has the keyboard."""
    place.setFocus()
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_F10, SHIFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu), place
    return menu


def words(menu: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in menu.actions()]


def seen(window: MainWindow) -> QRect:
    area = window.page.viewport()
    return QRect(area.mapToGlobal(QPoint()), area.size())


def asked_at(window: MainWindow) -> QPoint:
    """Where the menu of the text opens; it moves to where the screen has room, and this one has little."""
    text = window.page.text
    return text.viewport().mapToGlobal(point_of_key(text))


def test_every_pane_opens_its_own(window: MainWindow) -> None:
    assert "Star" in words(menu_at(window, window.list.view))
    QApplication.activePopupWidget().close()
    assert "Mark all as read" in words(menu_at(window, window.sidebar.list))
    QApplication.activePopupWidget().close()
    assert "Select all" in words(menu_at(window, window.page.text))
    QApplication.activePopupWidget().close()
    assert "Paste" in " ".join(words(menu_at(window, window.toolbar.field)))


def test_what_has_none_of_its_own_opens_the_articles(window: MainWindow) -> None:
    for place in (window.page.prompts[0].button, window.toolbar.summary_button):
        place.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        assert "Star" in words(menu_at(window, place))
        QApplication.activePopupWidget().close()


def test_in_a_text_that_is_scrolled_it_opens_in_sight_and_is_about_what_is_seen(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    blocks = tuple(
        Block("paragraph", f"Number {number}. " + "The ferry left the pier at six. " * 8) for number in range(60)
    )
    added = add_article(desk.library, "Long", "\n\n".join(block.text for block in blocks), blocks=blocks)
    window.show_filter(Filter(place="all"))
    window.reading.go(added)
    window.page.text.setFocus()
    bar = window.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 2000)  # it is laid out little by little
    bar.setValue(bar.maximum() // 2)
    menu = menu_at(window, window.page.text)
    assert seen(window).contains(asked_at(window))
    about = next(text for text in words(menu) if text.startswith("Not part of the article"))
    assert "Number 0" not in about
    menu.close()
    window.page.text.selectAll()
    bar.setValue(bar.maximum() // 2)
    assert seen(window).contains(asked_at(window))


def test_where_there_is_nothing_to_open_it_says_so(window: MainWindow) -> None:
    window.actions_["overview"].trigger()
    window.pages.focus()
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_F10, SHIFT)
    assert QApplication.activePopupWidget() is None
    assert "Ctrl+K" in window.toast.words.text()
