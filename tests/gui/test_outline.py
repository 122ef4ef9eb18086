"""The headings of an article in a menu."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.article.outline import headings, outline_menu
from reader.gui.window.window import MainWindow
from reader.model.blocks import Block
from tests.gui.resizing import resize
from tests.making import add_article

WORDS = "The ferry waits for the tide at the second pier. " * 40


@pytest.fixture
def window(desk: Desk, open_window: Callable[[], MainWindow]) -> MainWindow:
    blocks = (
        Block("paragraph", WORDS.strip()),
        Block("heading", "Boats & piers", level=2),
        Block("paragraph", WORDS.strip()),
        Block("heading", "Pier four", level=3),
        Block("paragraph", WORDS.strip()),
    )
    add_article(desk.library, "Parts", "\n\n".join(block.text for block in blocks), blocks=blocks)
    return open_window()


def test_the_outline_holds_title_and_headings_by_depth_and_marks_the_part_that_is_read(window: MainWindow) -> None:
    article = window.page.article
    assert article is not None
    assert [(depth, words) for _, depth, words in headings(article)] == [(0, "Boats & piers"), (1, "Pier four")]
    second = article.text.index("Boats")
    menu = outline_menu(article, second + 20, window)
    assert [action.text() for action in menu.actions()] == ["Parts", "Boats && piers", "\u2003Pier four"]
    assert [action.isChecked() for action in menu.actions()] == [False, True, False]
    assert menu.activeAction() is menu.actions()[1]


def test_a_heading_of_the_outline_is_gone_to(window: MainWindow, qtbot: QtBot) -> None:
    resize(window, qtbot, 900, 500)
    bar = window.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 600)
    window.actions_["outline"].trigger()
    menu = next(found for found in window.page.findChildren(QMenu) if found.isVisible())
    menu.actions()[-1].trigger()
    menu.close()
    article = window.page.article
    assert article is not None
    place = window.page.position.top_of(article.text.index("Pier four"))
    qtbot.waitUntil(lambda: bar.value() > 200 and 0 <= place - bar.value() < 500)
