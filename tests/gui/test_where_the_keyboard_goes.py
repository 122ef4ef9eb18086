"""Where the keyboard goes when what has it disappears, and that one always sees where it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.desk.events import JobChanged
from reader.gui.kit.theme import Theme
from reader.gui.window.window import MainWindow
from reader.model.library import Filter
from tests.making import add_article

TAB = Qt.FocusReason.TabFocusReason


def click(part: QWidget) -> None:
    QTest.mouseClick(part, Qt.MouseButton.LeftButton)


def picture(part: QWidget) -> QImage:
    return part.grab().toImage()


# --- what goes ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["list", "text"])
def test_a_click_in_the_toast_leaves_the_keyboard_where_it_is(window: MainWindow, place: str) -> None:
    part = window.list.view if place == "list" else window.page.text
    part.setFocus()
    window.toast.say("Something happened.", ("Undo", lambda: None))
    click(window.toast.buttons[0])
    assert not window.toast.isVisible()
    assert window.focusWidget() is part


def test_a_toast_that_goes_gives_the_keyboard_to_the_list(window: MainWindow) -> None:
    window.toast.say("Something happened.", ("Undo", lambda: None))
    window.toast.buttons[0].setFocus(TAB)
    window.toast.hide()
    assert window.focusWidget() is window.list.view


def test_the_pill_over_the_list_gives_the_keyboard_to_the_list(window: MainWindow) -> None:
    pill = window.list.new_articles
    pill.say(3)
    pill.setFocus(TAB)
    QTest.keyClick(pill, Qt.Key.Key_Space)
    pill.forget()
    assert window.focusWidget() is window.list.view


def test_the_line_of_jobs_that_goes_gives_the_keyboard_to_the_sidebar(window: MainWindow) -> None:
    foot = window.sidebar.foot
    foot.job_changed(JobChanged(1, "save", state="running", fraction=0.5, about="https://news.example/"))
    foot.setFocus(TAB)
    foot.job_changed(JobChanged(1, "save", state="done", fraction=1.0, about="https://news.example/"))
    assert not foot.isVisible()
    assert window.focusWidget() is window.sidebar.list


def test_a_notice_that_goes_gives_the_keyboard_to_the_text(window: MainWindow, desk: Desk) -> None:
    added = add_article(desk.library, "Cut", completeness="cut_short", evidence="Subscribe to read on")
    window.reading.go(added)
    button = window.page.head.incomplete.buttons["file"]
    assert button.isVisible()
    button.setFocus(TAB)
    window.page.head.incomplete.show_reason("", "", "")
    assert window.focusWidget() is window.page.text


def test_the_card_of_the_last_article_gives_the_keyboard_to_the_text(window: MainWindow) -> None:
    window.page.next.setFocus(TAB)
    QTest.keyClick(window.page.next, Qt.Key.Key_Space)
    assert window.focusWidget() is window.page.next  # there is one more
    QTest.keyClick(window.page.next, Qt.Key.Key_Space)
    assert not window.page.next.isEnabled()
    assert window.focusWidget() is window.page.text
    assert window.page.verticalScrollBar().value() == 0


def test_a_tag_that_is_removed_gives_the_keyboard_to_the_button_beside_it(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    added = add_article(desk.library, "Tagged", tags=("harbour",))
    window.reading.go(added)
    window.page.head.tags._chips[0].setFocus(TAB)
    window.page.head.tag_removed.emit("harbour")
    qtbot.waitUntil(lambda: not window.page.head.tags._chips)
    assert window.focusWidget() is window.page.head.tags.button


def test_tags_come_before_the_text_in_the_order_of_tab(window: MainWindow, desk: Desk) -> None:
    added = add_article(desk.library, "Tagged", tags=("harbour", "to check"))
    window.reading.go(added)
    window.page.head.site.setFocus(TAB)
    met: list[QWidget | None] = []
    for _ in range(5):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        met.append(window.focusWidget())
    chips = window.page.head.tags._chips
    assert met == [*chips, window.page.head.tags.button, window.page.prompts[0].button, window.page.text]


# --- where it is -----------------------------------------------------------------------------------------------------------


def edge(part: QWidget, at: QPoint) -> str:
    shown = picture(part)
    ratio = part.devicePixelRatioF()
    return shown.pixelColor(round(at.x() * ratio), round(at.y() * ratio)).name()


PLACES: dict[str, Callable[[MainWindow], tuple[QWidget, QWidget, QPoint]]] = {
    # what gets the keyboard, what shows the ring, and where
    "text": lambda window: (window.page.text, window.page, QPoint(1, 100)),
    "page": lambda window: (window.page, window.page, QPoint(1, 100)),
    "row": lambda window: (
        window.list.view,
        window.list.view.viewport(),
        window.list.view.visualRect(window.list.view.currentIndex()).topLeft() + QPoint(100, 1),
    ),
    "order": lambda window: (window.list.order, window.list.order, QPoint(window.list.order.width() // 2, 1)),
    "site": lambda window: (
        window.page.head.site,
        window.page.head.site,
        QPoint(window.page.head.site.width() // 2, 1),
    ),
}


@pytest.mark.parametrize("name", PLACES)
def test_a_ring_shows_where_a_key_led(window: MainWindow, theme: Theme, name: str) -> None:
    window.toolbar.field.setFocus()
    part, shows, at = PLACES[name](window)
    accent = QColor(theme.colour("accent")).name()
    assert edge(shows, at) != accent
    part.setFocus(TAB)
    assert edge(shows, at) == accent
    window.toolbar.field.setFocus()
    assert edge(shows, at) != accent


def test_a_ring_shows_the_list_in_which_nothing_is_current(window: MainWindow, theme: Theme) -> None:
    window.show_filter(Filter(place="all"))
    window.list.select(0)
    window.list.view.setFocus(TAB)
    assert edge(window.list.view.viewport(), QPoint(100, 1)) == QColor(theme.colour("accent")).name()


def test_a_click_into_the_text_shows_no_ring(window: MainWindow, qtbot: QtBot) -> None:
    window.list.take_focus()
    qtbot.mouseClick(window.page.text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
    assert window.focusWidget() is window.page.text
    assert not window.page.ring.isVisible()


# --- what goes on ----------------------------------------------------------------------------------------------------------


def test_the_line_of_jobs_is_tall_enough_to_be_read(window: MainWindow) -> None:
    foot = window.sidebar.foot
    foot.job_changed(JobChanged(1, "save", state="running", fraction=0.5, about="https://news.example/"))
    window.grab()
    assert foot.height() == 56
    assert foot.words.height() >= foot.words.fontMetrics().height()
    assert foot.rect().contains(foot.bar.geometry())
    assert foot.words.isVisible()


def test_an_undo_of_many_articles_says_that_it_is_under_way(
    window: MainWindow, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.gui.session.changes.BULK_ARTICLES", 3)
    said: list[str] = []
    say = window.toast.say
    monkeypatch.setattr(window.toast, "say", lambda words, *more, **how: (said.append(words), say(words, *more, **how)))
    window.show_filter(Filter(place="all"))
    window.list.select_all()
    QTest.keyClick(window.list.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: desk.counts().places.get("trash") == 3)
    qtbot.waitUntil(lambda: window.page.welcome.isVisible())
    busy: list[str] = []
    window.changes.busy.connect(
        lambda words: busy.append(f"{words}|{window.list.empty.text()}|{window.page.welcome.title.text()}")
    )
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "Undoing: Delete 3 articles…" in said
    assert busy[0] == "Undoing: Delete 3 articles…|Undoing: Delete 3 articles…|Undoing: Delete 3 articles…"
    qtbot.waitUntil(lambda: said[-1] == "Undid: Delete 3 articles")
    assert window.page.welcome.title.text() == "Save a page"
    qtbot.waitUntil(lambda: len(window.list.model.ids) == 3)


def test_an_address_that_was_entered_gives_the_keyboard_to_the_list(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved: list[str] = []
    monkeypatch.setattr(window.incoming, "save", lambda given, **_: saved.extend(given))
    field = window.toolbar.field
    field.setFocus()
    qtbot.keyClicks(field, "https://news.example/pier")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert saved == ["https://news.example/pier"]
    assert window.focusWidget() is window.list.view  # where S asks for a summary instead of searching for "s"
