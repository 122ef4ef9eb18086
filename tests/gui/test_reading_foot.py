"""How long the rest of an article takes, under the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.window.window import MainWindow
from reader.model.blocks import Block
from tests.gui.resizing import resize
from tests.making import add_article

WORDS = "The ferry waits for the tide at the second pier. " * 20
"""200 words: a bit less than a minute."""


def article(desk: Desk, title: str, paragraphs: int, language: str = "en") -> int:
    blocks = tuple(Block("paragraph", WORDS.strip()) for _ in range(paragraphs))
    text = "\n\n".join(block.text for block in blocks)
    return add_article(desk.library, title, text, blocks=blocks, language=language)


@pytest.fixture
def window(desk: Desk, open_window: Callable[[], MainWindow], qtbot: QtBot) -> MainWindow:
    article(desk, "Short", 1)
    article(desk, "Long", 24)
    made = open_window()
    resize(made, qtbot, 1200, 700)
    return made


def test_the_time_that_is_left_shrinks_to_nothing_while_one_scrolls(window: MainWindow, qtbot: QtBot) -> None:
    bar, foot = window.page.verticalScrollBar(), window.page.foot
    qtbot.waitUntil(lambda: bar.maximum() > 3000 and foot.text() == "20 min left")
    bar.setValue(bar.maximum() // 2)
    qtbot.waitUntil(lambda: foot.text() in ("9 min left", "10 min left"))
    assert foot.accessibleName() == foot.text()
    bar.setValue(bar.maximum() - 450)
    qtbot.waitUntil(lambda: foot.text() == "Less than a minute left")
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: foot.text() == "")


def test_an_article_that_is_seen_whole_has_no_time_left(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1400, 1000)
    window.commands.step(1)
    qtbot.waitUntil(lambda: window.page.article is not None and window.page.article.row.title == "Short")
    window.page.verticalScrollBar().setValue(window.page.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: window.page.foot.text() == "")


def test_it_takes_its_room_from_the_page_and_covers_no_text(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.page.foot.text() != "")
    assert window.page.foot.y() >= window.page.viewport().geometry().bottom()
    column = window.page.column
    qtbot.waitUntil(lambda: window.page.foot.x() == column.mapTo(window.page, column.rect().topLeft()).x())


def test_the_language_tells_how_fast_is_read(desk: Desk, open_window: Callable[[], MainWindow], qtbot: QtBot) -> None:
    article(desk, "Lang", 24, "fi")
    window = open_window()
    window.resize(1200, 700)
    qtbot.waitUntil(lambda: window.page.foot.text().endswith("min left"))
    assert int(window.page.foot.text().split()[0]) > 24  # Finnish words are long
