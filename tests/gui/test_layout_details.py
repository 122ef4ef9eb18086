"""Words of the interface: names that are too long for their place, and how wide figures and hyphens are."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reader.gui.kit.elided_label import ElidedLabel
from reader.gui.kit.theme import Theme, ui_font
from reader.gui.window.layout import HEIGHT
from reader.gui.window.window import MainWindow
from reader.model.library import Filter
from tests.gui.test_summary import add_long
from tests.making import add_article


def test_a_hyphen_in_a_title_is_not_as_wide_as_a_figure(theme: Theme) -> None:
    words, counts = QFontMetricsF(ui_font(14, bold=True)), QFontMetricsF(ui_font(14, bold=True, tabular=True))
    assert words.horizontalAdvance("-") < counts.horizontalAdvance("-")
    assert counts.horizontalAdvance("1") == counts.horizontalAdvance("0")


def test_a_long_name_of_a_list_leaves_its_count_and_its_tools_where_they_are(window: MainWindow, qtbot: QtBot) -> None:
    name = "a tag with a name that is far too long for the head of a list"
    for number in range(2):
        add_article(window.desk.library, f"Tagged {number}", tags=(name,))
    window.lists._refresh()
    window.show_filter(Filter(tag=name))
    window.resize(window.minimumSizeHint())
    articles = window.list
    qtbot.waitUntil(lambda: articles.width() == articles.minimumWidth())
    assert articles.name.text() == name
    assert isinstance(articles.name, ElidedLabel)
    parts = [articles.name, articles.count, articles.briefing, articles.order]
    for part, following in pairwise(parts):
        assert part.isVisible()
        assert part.geometry().right() < following.x()
    assert articles.order.geometry().right() <= articles.width()
    assert articles.order.width() >= articles.order.sizeHint().width()


def test_in_the_narrowest_window_a_page_is_not_cut_at_its_side(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(window.minimumSizeHint())
    qtbot.waitUntil(lambda: window.reader.width() == window.reader.minimumWidth())
    assert window.page.widget().width() <= window.page.viewport().width()
    window.reading.open_summary()
    for button in window.summary.length.buttons.values():
        assert button.width() >= button.sizeHint().width() - 4


@pytest.mark.usefixtures("quick")
def test_the_summary_grows_with_the_text(window: MainWindow, qtbot: QtBot) -> None:
    add_long(window.desk)
    window.lists._refresh()
    window.reading.go(window.list.model.ids[0])
    window.reading.open_summary()
    qtbot.waitUntil(lambda: bool(window.summary.sentences))

    def sizes() -> set[int]:
        return {
            label.font().pixelSize()
            for sentence in window.summary.sentences
            for label in sentence.findChildren(QLabel)
            if label.wordWrap()
        }

    assert sizes() == {16}
    heights = [sentence.sizeHint().height() for sentence in window.summary.sentences]
    for _ in range(3):
        window.actions_["larger"].trigger()
    assert sizes() == {round(int(window.desk.settings["text_size"]) * 16 / 19)}
    assert min(sizes()) > 16
    assert [sentence.sizeHint().height() for sentence in window.summary.sentences] != heights
    window.actions_["usual"].trigger()
    assert sizes() == {16}


def test_in_a_low_window_the_text_keeps_half_of_the_height_under_the_summary(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1000, 480)
    qtbot.waitUntil(lambda: window.reader.height() < 480)
    window.reading.open_summary()
    assert window.reader.orientation() == Qt.Orientation.Vertical
    qtbot.waitUntil(lambda: window.summary.height() <= window.pages.height())
    window.reading.summary.close()
    window.resize(1000, 900)
    window.reading.open_summary()
    qtbot.waitUntil(lambda: window.summary.height() == HEIGHT)
