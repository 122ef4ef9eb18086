"""Footnotes in the window: a mark leads to its note and the note's number back, by mouse and by keys, and nothing is opened."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.window.window import MainWindow
from reader.model.blocks import Block, Inline, plain_text
from reader.model.library import Filter
from tests.making import add_article

LONG = "The harbour office measured the dyke again on Tuesday and found that it had sunk by the width of a hand. " * 6
BLOCKS = (
    Block("paragraph", "The dyke is 40[1] years old.", (Inline(14, 17, "ref", "#note-1"),)),
    *(Block("paragraph", f"{n} {LONG}") for n in range(12)),
    Block("paragraph", "[1] By the plate at the gate.", (Inline(0, 3, "back", "#ref-1"),), role="note"),
)
TEXT = plain_text(BLOCKS)
MARK, NOTE = TEXT.index("[1]"), TEXT.rindex("[1]")


@pytest.fixture
def article(window: MainWindow, desk: Desk) -> int:
    added = add_article(desk.library, "Notes", blocks=BLOCKS)
    window.show_filter(Filter(place="all"))
    window.reading.go(added)
    return added


def click(window: MainWindow, offset: int) -> None:
    """Click into the middle of the figure within the brackets that stand at an offset."""
    pane = window.page.text
    cursor = pane.textCursor()
    cursor.setPosition(pane.typesetter.position_of(offset) + 1)
    place = pane.cursorRect(cursor).center()
    place.setX(place.x() + 3)
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=place)


def is_in_sight(window: MainWindow, offset: int) -> bool:
    page = window.page
    top = page.text.mapTo(page.viewport(), page.text.rect().topLeft()).y() + page.text.top_of(offset)
    return 0 <= top < page.viewport().height()


def test_a_mark_leads_to_its_note_and_the_note_back(window: MainWindow, article: int, qtbot: QtBot) -> None:
    opened: list[QUrl] = []
    window.page.link_clicked.connect(opened.append)
    qtbot.waitUntil(lambda: is_in_sight(window, MARK))
    assert not is_in_sight(window, NOTE)
    click(window, MARK)
    qtbot.waitUntil(lambda: is_in_sight(window, NOTE))
    click(window, NOTE)
    qtbot.waitUntil(lambda: is_in_sight(window, MARK))
    assert opened == []


def test_the_tab_key_reaches_a_mark_and_return_follows_it(window: MainWindow, article: int, qtbot: QtBot) -> None:
    window.page.text.setFocus()
    QTest.keyClick(window.page.text, Qt.Key.Key_Tab)
    QTest.keyClick(window.page.text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: is_in_sight(window, NOTE))


def test_a_mark_says_its_note_before_it_is_clicked(window: MainWindow, article: int) -> None:
    cursor = window.page.text.textCursor()
    cursor.setPosition(window.page.text.typesetter.position_of(MARK) + 1)
    assert cursor.charFormat().toolTip() == "By the plate at the gate."
