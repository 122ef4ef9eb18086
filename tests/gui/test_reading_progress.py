"""The list says how much of an article that was begun has been read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.list.article_model import Role, progress_words
from reader.gui.window.window import MainWindow
from reader.model.blocks import Block
from tests.gui.resizing import resize
from tests.making import add_article

WORDS = "The ferry waits for the tide at the second pier. " * 20


@pytest.fixture
def long_article(desk: Desk) -> int:
    blocks = tuple(Block("paragraph", WORDS.strip()) for _ in range(12))
    return add_article(desk.library, "Long", "\n\n".join(block.text for block in blocks), blocks=blocks)


def progress(window: MainWindow, article_id: int) -> int:
    model = window.list.model
    return int(model.index(model.row_of(article_id), 0).data(Role.PROGRESS))


def spoken(window: MainWindow, article_id: int) -> str:
    model = window.list.model
    return str(model.index(model.row_of(article_id), 0).data(Qt.ItemDataRole.AccessibleTextRole))


def test_rows_that_are_there_at_the_start_get_their_progress(
    desk: Desk, long_article: int, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    length = len(desk.articles.text(long_article))
    add_article(desk.library, "Other")  # is opened first
    desk.organizing.remember_place(long_article, length // 2)
    window = open_window()
    qtbot.waitUntil(lambda: progress(window, long_article) == 50)
    assert progress_words(50) == "50 % read"
    assert "50 % read" in spoken(window, long_article)


def test_it_follows_while_one_reads_and_goes_at_the_end(
    long_article: int, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    window = open_window()
    resize(window, qtbot, 1100, 700)
    bar = window.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 1500)
    assert progress(window, long_article) == 0
    bar.setValue(bar.maximum() // 2)
    qtbot.waitUntil(lambda: 30 < progress(window, long_article) < 60)
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: progress(window, long_article) == 0)
    assert "read" not in spoken(window, long_article).replace("unread", "")


def test_an_article_read_to_its_end_opens_there_again(
    desk: Desk, long_article: int, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    other = add_article(desk.library, "Other")
    window = open_window()
    resize(window, qtbot, 1100, 700)
    window.reading.go(long_article)
    bar = window.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 1500)
    bar.setValue(bar.maximum())
    window.page.remember_position()
    length = len(desk.articles.text(long_article))
    qtbot.waitUntil(lambda: desk.articles.reading_position(long_article) == length)
    window.reading.go(other)
    window.reading.go(long_article)
    qtbot.waitUntil(lambda: bar.maximum() > 1500 and bar.value() == bar.maximum())
