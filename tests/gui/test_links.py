"""Links in the article: where they lead is seen before they are followed, and they have a menu of their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.window.window import MainWindow
from reader.model.blocks import Block, Inline, plain_text
from reader.model.library import Filter
from tests.making import add_article

SHIFT = Qt.KeyboardModifier.ShiftModifier
ADDRESS = "https://harbour.example/reports/seven"
LONG = "The harbour office measured the dyke again on Tuesday and found that it had sunk by the width of a hand. " * 6
BLOCKS = (
    Block("paragraph", "The report is out, and the office answers letters.", (
        Inline(4, 10, "link", ADDRESS), Inline(27, 33, "link", "mailto:office@harbour.example"))),
    *(Block("paragraph", f"{n} {LONG}") for n in range(12)),
    Block("paragraph", "A last word from the pier.", (Inline(2, 11, "link", "https://pier.example/"),)),
)  # fmt: skip
TEXT = plain_text(BLOCKS)


@pytest.fixture
def article(window: MainWindow, desk: Desk) -> Iterator[int]:
    added = add_article(desk.library, "Links", TEXT, blocks=BLOCKS)
    window.show_filter(Filter(place="all"))
    window.reading.go(added)
    window.page.text.setFocus()
    yield added
    while (menu := QApplication.activePopupWidget()) is not None:
        menu.close()


def place_of(window: MainWindow, words: str) -> QPoint:
    text = window.page.text
    cursor = QTextCursor(text.document())
    cursor.setPosition(text.typesetter.position_of(TEXT.index(words)) + 2)
    return text.cursorRect(cursor).center()


def words_of(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def menu_of(window: MainWindow) -> QMenu:
    """The menu that Shift+F10 opens."""
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_F10, SHIFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()


def test_pointing_at_a_link_shows_where_it_leads_and_opens_nothing(
    window: MainWindow, article: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    window.page.link_clicked.connect(lambda address: opened.append(address.toString()))
    QTest.mouseMove(window.page.text.viewport(), place_of(window, "report"))
    window.page.text.highlighted.emit(ADDRESS)  # as Qt does for the mouse, which the offscreen screen has none of
    assert window.page.link_line.isVisible()
    assert window.page.link_line.text() == ADDRESS
    window.page.text.highlighted.emit("")
    assert not window.page.link_line.isVisible()
    assert opened == []


def test_the_tab_key_leads_to_links_shows_their_addresses_and_no_popover(
    window: MainWindow, article: int, qtbot: QtBot
) -> None:
    opened: list[str] = []
    window.page.link_clicked.connect(lambda address: opened.append(address.toString()))
    text = window.page.text
    QTest.keyClick(text, Qt.Key.Key_Tab)
    assert window.page.link_line.text() == ADDRESS
    assert window.page.link_line.accessibleDescription() == ADDRESS
    window.highlights._settled.timeout.emit()
    assert not window.highlights.popover.isVisible()
    QTest.keyClick(text, Qt.Key.Key_Tab)
    assert window.page.link_line.text() == "office@harbour.example"
    assert opened == []
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert opened == ["mailto:office@harbour.example"]


def test_a_link_that_the_tab_key_leads_to_is_scrolled_into_sight(
    window: MainWindow, article: int, qtbot: QtBot
) -> None:
    bar = window.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 500)
    for _ in range(3):
        QTest.keyClick(window.page.text, Qt.Key.Key_Tab)
    top = window.page.position.top_of(TEXT.index("last word")) - bar.value()
    assert 0 <= top < window.page.viewport().height()


def test_the_tab_key_begins_where_a_person_has_scrolled_to(window: MainWindow, article: int, qtbot: QtBot) -> None:
    bar = window.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 500)
    bar.setValue(bar.maximum() // 2)
    QTest.keyClick(window.page.text, Qt.Key.Key_Tab)
    assert window.page.link_line.text() == "https://pier.example/"


def test_a_links_menu_saves_its_page_and_takes_address_and_words_along(
    window: MainWindow, article: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved: list[list[str]] = []
    monkeypatch.setattr(window.incoming, "save", saved.append)
    QTest.keyClick(window.page.text, Qt.Key.Key_Tab)
    menu = menu_of(window)
    assert words_of(menu) == ["Save this link too", "Open in browser", "Copy address", "Copy text"]
    choose(menu, "Copy address")
    assert QGuiApplication.clipboard().text() == ADDRESS
    choose(menu, "Copy text")
    assert QGuiApplication.clipboard().text() == "report"
    choose(menu, "Save this link too")
    assert saved == [[ADDRESS]]


def test_a_link_whose_page_the_library_holds_opens_the_saved_copy(
    window: MainWindow, article: int, desk: Desk, qtbot: QtBot
) -> None:
    known = add_article(desk.library, "Report seven", url=ADDRESS)
    QTest.keyClick(window.page.text, Qt.Key.Key_Tab)
    assert window.page.link_line.text() == f"In your library · {ADDRESS}"
    menu = menu_of(window)
    assert words_of(menu)[0] == "Open saved copy"
    choose(menu, "Open saved copy")
    qtbot.waitUntil(lambda: window.reading.article_id == known)


@pytest.mark.parametrize(
    "written", [f"{ADDRESS}/?utm_source=letter", "http://www.harbour.example/reports/seven#answers"]
)
def test_a_saved_copy_is_found_by_other_forms_of_its_address(
    window: MainWindow, article: int, desk: Desk, written: str
) -> None:
    add_article(desk.library, "Report seven", url=ADDRESS)
    assert desk.articles.find(written) is not None


def test_the_mouse_opens_the_same_menu_on_a_link_and_the_texts_own_beside_it(window: MainWindow, article: int) -> None:
    def menu_at(words: str) -> QMenu:
        viewport, place = window.page.text.viewport(), place_of(window, words)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
        QApplication.sendEvent(viewport, event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    menu = menu_at("report")
    assert "Copy address" in words_of(menu)
    assert not any(words.startswith("Not part of the article") for words in words_of(menu))
    menu.close()
    menu = menu_at("is out")
    assert "Copy address" not in words_of(menu)
    assert any(words.startswith("Not part of the article") for words in words_of(menu))


def test_a_long_address_is_cut_in_the_middle_and_stays_within_the_pane(window: MainWindow, article: int) -> None:
    line = window.page.link_line
    line.show_link("https://harbour.example/" + "a" * 900 + "/end")
    assert line.geometry().right() < window.page.viewport().width()
    assert line.text().startswith("https://harbour.example/")
    assert line.text().endswith("/end")


def test_the_tab_key_that_finds_no_link_leaves_nothing_selected_and_no_bar(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    added = add_article(desk.library, "Plain", "No link in it at all. " * 20)
    window.show_filter(Filter(place="all"))
    window.reading.go(added)
    text = window.page.text
    text.setFocus()
    cursor = text.textCursor()
    cursor.setPosition(12)
    text.setTextCursor(cursor)
    QTest.keyClick(text, Qt.Key.Key_Tab)
    assert not text.hasFocus()
    assert not text.textCursor().hasSelection()
    assert text.textCursor().position() == 12
    window.highlights._settled.timeout.emit()
    assert not window.highlights.popover.isVisible()
