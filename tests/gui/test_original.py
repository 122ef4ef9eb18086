"""*Show the original*: the page as it was saved, in place of the clean text, and back."""

from __future__ import annotations

import hashlib

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.correction.original_view import OriginalView
from reader.gui.window.window import MainWindow
from reader.model.blocks import Block, Picture
from reader.model.capture import PictureFile
from reader.model.library import Filter
from tests.making import TEXT, add_article, page, story
from tests.site import picture

PIER = PictureFile(
    hashlib.sha256(picture()).hexdigest(), "https://www.news.example/pier.png", "image/png", picture(), 640, 360
)


@pytest.fixture
def article(window: MainWindow, desk: Desk, qtbot: QtBot) -> int:
    """An article that is shown; its kept page has more than its text."""
    blocks = (Block("figure", picture=Picture(PIER.src)), Block("paragraph", TEXT))
    added = add_article(
        desk.library,
        "The ferry",
        url="https://www.news.example/ferry",
        blocks=blocks,
        pictures={PIER.src: PIER},
        body=story("The ferry"),
    )
    window.show_filter(Filter(place="all"))
    window.reading.go(added)
    return added


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window.focusWidget() or window, key, modifiers)


def opened(window: MainWindow, qtbot: QtBot) -> OriginalView:
    press(window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    view = window.pages.page("original")
    qtbot.waitUntil(lambda: view.shown is not None)
    return view


def test_the_key_shows_the_page_as_it_was_saved_and_escape_goes_back(
    window: MainWindow, article: int, qtbot: QtBot
) -> None:
    """With the worker process that cleans it, as a person has it."""
    view = opened(window, qtbot)
    assert window.pages.currentWidget() is view
    assert view.isVisible()
    text = view.text.toPlainText()
    for words in ("Front page", "The first boat left pier four", "Most read", "All rights reserved"):
        assert words in text
    assert "saved 23 November 2026" in view.bar.words.text()
    assert "news.example/ferry" in view.bar.words.text()
    assert window.actions_["original"].isChecked()
    assert view.text.hasFocus()
    press(window, Qt.Key.Key_Escape)
    assert window.pages.shows_article
    assert window.page.text.hasFocus()
    assert not window.actions_["original"].isChecked()


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("https://www.news.example/ferry", "not fetched by Tearsheet. It names", id="names-an-address"),
        pytest.param("file:///home/ida/ferry.html", "Saved page \u2068the file ferry.html\u2069, opened", id="a-file"),
    ],
)
def test_a_saved_page_that_was_opened_is_not_said_to_be_saved_from_its_address(
    window: MainWindow, desk: Desk, article: int, qtbot: QtBot, address: str, expected: str
) -> None:
    with desk.library.connections.write() as db:
        db.execute("UPDATE pages SET status = 0, url = ?, final_url = ?", [address, address])
    assert expected in opened(window, qtbot).bar.words.text()


@pytest.mark.usefixtures("quick")
def test_the_clean_text_is_where_it_was_left(window: MainWindow, desk: Desk, article: int, qtbot: QtBot) -> None:
    long = add_article(desk.library, "Long", f"{TEXT} " * 80, body=story("Long"))
    window.show_filter(Filter(place="all"))
    window.reading.go(long)
    window.page.text.setFocus()
    bar = window.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 1000)
    for place in (0, 400):
        bar.setValue(place)
        opened(window, qtbot)
        press(window, Qt.Key.Key_Escape)
        assert bar.value() == place


@pytest.mark.usefixtures("quick")
def test_the_button_and_the_same_key_go_back_too(window: MainWindow, article: int, qtbot: QtBot) -> None:
    view = opened(window, qtbot)
    qtbot.mouseClick(view.bar.back, Qt.MouseButton.LeftButton)
    assert window.pages.shows_article
    opened(window, qtbot)
    press(window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window.pages.shows_article


@pytest.mark.usefixtures("quick")
def test_the_next_article_is_shown_clean(window: MainWindow, article: int, qtbot: QtBot) -> None:
    opened(window, qtbot)
    press(window, Qt.Key.Key_J)
    assert window.reading.article_id != article
    assert window.pages.shows_article


@pytest.mark.usefixtures("quick")
def test_a_sentence_of_the_summary_and_a_tag_lead_back_to_the_clean_text(
    window: MainWindow, article: int, qtbot: QtBot
) -> None:
    window.reading.open_summary()
    qtbot.waitUntil(lambda: window.summary.summary is not None)
    opened(window, qtbot)
    qtbot.mouseClick(window.summary.sentences[0], Qt.MouseButton.LeftButton)
    assert window.pages.shows_article
    opened(window, qtbot)
    press(window, Qt.Key.Key_T)
    assert window.page.tag_popover is not None
    assert window.page.tag_popover.field.isVisible()


@pytest.mark.usefixtures("quick")
def test_other_colours_leave_the_original_where_it_is(window: MainWindow, article: int, qtbot: QtBot) -> None:
    window.resize(900, 420)
    view = opened(window, qtbot)
    bar = view.text.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(90)
    view._recolour()
    assert bar.value() == 90
    assert "Front page" in view.text.toPlainText()


@pytest.mark.usefixtures("quick")
def test_kept_pictures_come_from_the_library(window: MainWindow, article: int, qtbot: QtBot) -> None:
    view = opened(window, qtbot)

    def painted() -> bool:
        image = view.text.viewport().grab().toImage()
        return any(
            image.pixelColor(x, y).name() == "#466e8c"
            for x in range(0, image.width(), 20)
            for y in range(0, image.height(), 20)
        )

    qtbot.waitUntil(painted)


@pytest.mark.usefixtures("quick")
def test_several_kept_pages_can_be_chosen_by_their_date(
    window: MainWindow, desk: Desk, article: int, qtbot: QtBot
) -> None:
    from dataclasses import replace

    later = replace(
        page("https://www.news.example/ferry", b"<p>The page of the next day.</p>"), fetched="2026-11-24T09:00:00.000Z"
    )
    desk.library.content.keep_original(article, later)
    view = opened(window, qtbot)
    assert "next day" in view.text.toPlainText()
    assert view.copies.isVisible()
    assert view.copies.count() == 2
    view.copies.setFocus()
    QTest.keyClick(view.copies, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Front page" in view.text.toPlainText())
    assert "23 November 2026" in view.bar.words.text()


@pytest.mark.usefixtures("quick")
def test_an_article_without_a_kept_page_says_so(window: MainWindow, desk: Desk, article: int, qtbot: QtBot) -> None:
    with desk.library.connections.write() as db:
        db.execute("DELETE FROM pages WHERE article_id = ?", [article])
    press(window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: "wasn’t kept" in window.toast.words.text())
    assert window.pages.shows_article


@pytest.mark.usefixtures("quick")
def test_the_space_bar_scrolls_the_original(window: MainWindow, article: int, qtbot: QtBot) -> None:
    window.resize(900, 420)
    view = opened(window, qtbot)
    qtbot.waitUntil(lambda: view.text.verticalScrollBar().maximum() > 0)
    QTest.keyClick(window.list.view, Qt.Key.Key_Space)
    assert view.text.verticalScrollBar().value() > 0
    assert window.reading.article_id == article


@pytest.mark.usefixtures("quick")
def test_a_link_leads_to_the_browser_and_never_into_the_view(
    window: MainWindow, article: int, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtGui import QDesktopServices

    asked: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda url: asked.append(url.toString())))
    view = opened(window, qtbot)
    cursor = view.text.document().find("Weather")
    place = view.text.cursorRect(cursor).center() - QPoint(8, 0)
    qtbot.mouseClick(view.text.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked == ["https://www.news.example/weather"]
    assert "Front page" in view.text.toPlainText()
