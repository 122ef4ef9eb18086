"""Footnotes in the window: a mark shows its note, which leads to its place and back, by mouse and by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.article.footnote_popover import note_of
from reader.gui.window.window import MainWindow
from reader.model.blocks import Block, Inline, plain_text
from reader.model.library import Filter
from tests.making import add_article

LONG = "The harbour office measured the dyke again on Tuesday and found that it had sunk by the width of a hand. " * 6
LINK = Inline(36, 43, "link", "https://archive.example/plate")
BLOCKS = (
    Block("paragraph", "The dyke is 40[1] years old.", (Inline(14, 17, "ref", "#note-1"),)),
    *(Block("paragraph", f"{n} {LONG}") for n in range(12)),
    Block(
        "paragraph",
        "[1] By the plate at the gate, says the archive.",
        (Inline(0, 3, "back", "#ref-1"), LINK),
        role="note",
    ),
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


def test_a_click_on_a_mark_shows_its_note_and_leaves_the_text_where_it_is(
    window: MainWindow, article: int, qtbot: QtBot
) -> None:
    opened: list[QUrl] = []
    window.page.link_clicked.connect(opened.append)
    qtbot.waitUntil(lambda: is_in_sight(window, MARK))
    click(window, MARK)
    popover = window.page.footnotes.popover
    assert popover is not None
    assert popover.isVisible()
    assert popover.words.toPlainText() == "By the plate at the gate, says the archive."
    assert popover.accessibleName() == popover.words.accessibleName() == "Note 1"
    assert popover.words.accessibleDescription() == popover.words.toPlainText()
    assert popover.geometry().top() >= 0
    assert popover.geometry().bottom() <= window.page.viewport().height()
    assert not is_in_sight(window, NOTE)
    assert opened == []


def test_a_note_is_gone_to_from_its_popover_and_its_number_leads_back(
    window: MainWindow, article: int, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: is_in_sight(window, MARK))
    click(window, MARK)
    popover = window.page.footnotes.popover
    assert popover is not None
    QTest.mouseClick(popover.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: is_in_sight(window, NOTE))
    assert not popover.isVisible()
    click(window, NOTE)
    qtbot.waitUntil(lambda: is_in_sight(window, MARK))


def test_keys_open_a_note_leave_it_and_go_there_and_back(window: MainWindow, article: int, qtbot: QtBot) -> None:
    text = window.page.text
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_Tab)
    QTest.keyClick(text, Qt.Key.Key_Return)
    popover = window.page.footnotes.popover
    assert popover is not None
    assert window.focusWidget() is popover.words
    QTest.keyClick(popover.words, Qt.Key.Key_Escape)
    assert not popover.isVisible()
    assert window.focusWidget() is text
    QTest.keyClick(text, Qt.Key.Key_Return)  # the mark has the keyboard still
    assert popover.isVisible()
    popover.go.setFocus()
    QTest.keyClick(popover.go, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: is_in_sight(window, NOTE))
    assert window.focusWidget() is text
    QTest.keyClick(text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: is_in_sight(window, MARK))


def test_a_link_within_a_note_is_followed(window: MainWindow, article: int, qtbot: QtBot) -> None:
    opened: list[str] = []
    window.page.link_clicked.connect(lambda address: opened.append(address.toString()))
    window.page.text.setFocus()
    QTest.keyClick(window.page.text, Qt.Key.Key_Tab)
    QTest.keyClick(window.page.text, Qt.Key.Key_Return)
    popover = window.page.footnotes.popover
    assert popover is not None
    QTest.keyClick(popover.words, Qt.Key.Key_Tab)
    QTest.keyClick(popover.words, Qt.Key.Key_Return)
    assert opened == ["https://archive.example/plate"]


def test_a_note_goes_when_its_mark_is_scrolled_away_or_another_article_is_shown(
    window: MainWindow, article: int, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: is_in_sight(window, MARK))
    click(window, MARK)
    popover = window.page.footnotes.popover
    assert popover is not None
    bar = window.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 500)
    bar.setValue(bar.maximum())
    assert not popover.isVisible()
    bar.setValue(0)
    click(window, MARK)
    assert popover.isVisible()
    window.reading.go(add_article(desk.library, "Another"))
    assert not popover.isVisible()


@pytest.mark.parametrize(
    ("blocks", "words"),
    [
        ((Block("paragraph", "[2] One.", (Inline(0, 3, "back", "#ref-2"),), role="note"),), "One."),
        (
            (
                Block("item", "[2] One.", (Inline(0, 3, "back", "#ref-2"),), role="note"),
                Block("paragraph", "And more.", role="note"),
                Block("item", "[3] Two.", (Inline(0, 3, "back", "#ref-3"),), role="note"),
            ),
            "One.\n\nAnd more.",
        ),
        ((Block("paragraph", "[2] One.", (Inline(0, 3, "back", "#ref-2"),)), Block("paragraph", "The text.")), "One."),
        ((Block("paragraph", "No notes."),), ""),
    ],
)
def test_a_note_is_read_to_its_end_and_no_further(blocks: tuple[Block, ...], words: str) -> None:
    assert plain_text(note_of(blocks, "#note-2")[1]) == words


def test_a_mark_says_its_note_before_it_is_clicked(window: MainWindow, article: int) -> None:
    cursor = window.page.text.textCursor()
    cursor.setPosition(window.page.text.typesetter.position_of(MARK) + 1)
    assert cursor.charFormat().toolTip() == "By the plate at the gate, says the archive."
