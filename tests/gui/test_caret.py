"""A caret that the arrow keys move through the article, and steps from heading to heading."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.article import caret
from reader.gui.window.window import MainWindow
from reader.model.blocks import Block
from tests.gui.resizing import resize
from tests.making import add_article

WORDS = "The ferry waits for the tide at the second pier. " * 30
Key = Qt.Key


@pytest.fixture
def window(desk: Desk, open_window: Callable[[], MainWindow], qtbot: QtBot) -> MainWindow:
    blocks = (
        Block("paragraph", WORDS.strip()),
        Block("heading", "Boats", level=2),
        Block("paragraph", WORDS.strip()),
        Block("heading", "Pier four", level=3),
        Block("paragraph", WORDS.strip()),
    )
    add_article(desk.library, "Parts", "\n\n".join(block.text for block in blocks), blocks=blocks)
    window = open_window()
    resize(window, qtbot, 900, 500)
    return window


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is said to screen readers."""
    words: list[str] = []
    monkeypatch.setattr(caret, "announce", lambda widget, told: words.append(told))
    return words


def test_arrow_keys_scroll_until_the_caret_is_turned_on(window: MainWindow, qtbot: QtBot) -> None:
    text = window.page.text
    text.setFocus()
    qtbot.keyClick(text, Key.Key_Down)
    assert text.textCursor().position() == 0
    window.actions_["caret"].trigger()
    before = text.textCursor().position()
    qtbot.keyClick(text, Key.Key_Down)
    assert text.textCursor().position() > before
    window.actions_["caret"].trigger()
    after = text.textCursor().position()
    qtbot.keyClick(text, Key.Key_Down)
    assert text.textCursor().position() == after


def test_the_caret_comes_into_sight_and_says_so(window: MainWindow, qtbot: QtBot, said: list[str]) -> None:
    bar = window.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 700)
    bar.setValue(700)
    window.actions_["caret"].trigger()
    assert window.page.text.caret_is_seen()
    assert window.page.text.hasFocus()
    assert said == ["Caret on: arrow keys move it"]


def test_words_at_the_caret_are_selected_and_highlighted_by_keys_alone(
    window: MainWindow, qtbot: QtBot, desk: Desk
) -> None:
    window.actions_["caret"].trigger()
    text = window.page.text
    for _ in range(2):
        qtbot.keyClick(text, Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    for _ in range(2):
        qtbot.keyClick(text, Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert text.textCursor().selectedText().strip() == "waits for"
    window.actions_["highlight_1"].trigger()
    article = window.page.article
    assert article is not None
    qtbot.waitUntil(lambda: [one.words for one in text.marks.highlights] == ["waits for"])


def test_the_page_follows_the_caret(window: MainWindow, qtbot: QtBot) -> None:
    bar = window.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 700)
    window.actions_["caret"].trigger()
    qtbot.keyClick(window.page.text, Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.page.text.caret_is_seen)
    assert bar.value() > 700


def test_headings_are_stepped_through_and_said_with_their_depth(
    window: MainWindow, qtbot: QtBot, said: list[str]
) -> None:
    bar = window.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 700)
    text, article = window.page.text, window.page.article
    assert article is not None
    for action in ("next_heading", "next_heading", "next_heading", "previous_heading"):
        window.actions_[action].trigger()
    assert said == ["Heading 1: Boats", "Heading 2: Pier four", "No more headings", "Heading 1: Boats"]
    assert text.typesetter.offset_of(text.textCursor().position()) == article.text.index("Boats")


def test_the_page_jumps_where_nothing_is_to_move(window: MainWindow, qtbot: QtBot, desk: Desk) -> None:
    bar = window.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 700)
    desk.settings.set("smooth_scrolling", False)
    article = window.page.article
    assert article is not None
    window.page.position.go_to(article.text.index("Pier four"))
    assert bar.value() > 300
