"""Where the keyboard is: one frame around it, and under the frame the colour that the part has anyway."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reader.gui.article.tag_bar import TagBar
from reader.gui.kit.theme import Theme
from reader.gui.summary.pane import SummaryPane
from tests.gui.test_summary import article, key, pane, settled, texts, wait_for, window_of

__all__ = ["article", "pane"]  # fixtures


def ground(part: QWidget) -> set[str]:
    """The colours inside a part's frame, at places where no words stand: down its edges and in its corners."""
    shown = part.grab().toImage()
    ratio = part.devicePixelRatioF()
    width, height = part.width(), part.height()
    places = [QPoint(x, round(height * share)) for x in (5, width - 6) for share in (0.3, 0.5, 0.7)]
    return {shown.pixelColor(round(place.x() * ratio), round(place.y() * ratio)).name() for place in places}


def test_a_sentence_that_a_key_led_to_has_a_frame_on_the_markers_own_colour(pane: SummaryPane, theme: Theme) -> None:
    key(pane, Qt.Key.Key_Down)
    sentence = pane.sentences[1]
    assert sentence.property("ring") == "true"
    assert ground(sentence) == {QColor(theme.colour("marker")).name()}
    assert sentence.grab().toImage().pixelColor(sentence.width() // 2, 1).name() == theme.colour("accent").name()


def test_a_button_reached_by_tab_keeps_its_colour(pane: SummaryPane, theme: Theme) -> None:
    pane.copy.setFocus(Qt.FocusReason.TabFocusReason)
    assert pane.copy.hasFocus()
    assert ground(pane.copy) == {theme.colour("field").name()}


def test_the_frame_stays_when_a_key_pins_or_throws_out(pane: SummaryPane, qtbot: QtBot) -> None:
    key(pane, Qt.Key.Key_Down)
    key(pane, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: pane.sentences[1].pinned)
    assert pane.sentences[1].hasFocus()
    assert pane.sentences[1].property("ring") == "true"
    key(pane, Qt.Key.Key_Down)
    out = texts(pane)[2]
    key(pane, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: out not in texts(pane))
    wait_for(window_of(pane), qtbot, 3)
    settled(pane, qtbot)
    assert [sentence.property("ring") == "true" for sentence in pane.sentences] == [
        sentence.hasFocus() for sentence in pane.sentences
    ]
    assert any(sentence.hasFocus() for sentence in pane.sentences)


@pytest.mark.parametrize("side", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_chips_of_tags_read_alike_under_a_title_in_any_direction(
    qtbot: QtBot, theme: Theme, side: Qt.LayoutDirection
) -> None:
    bar = TagBar(theme)
    qtbot.addWidget(bar)
    bar.resize(400, 30)
    bar.setLayoutDirection(side)
    bar.show_tags(["harbour"], ())
    bar.show()
    chips = bar.findChildren(QPushButton)
    assert [chip.layoutDirection() for chip in chips] == [Qt.LayoutDirection.LeftToRight] * 2
    rightmost = max(chips, key=lambda chip: chip.x())
    assert (rightmost is bar.button) == (side == Qt.LayoutDirection.LeftToRight)


def test_the_frame_around_the_article_follows_the_size_of_the_window(pane: SummaryPane) -> None:
    window = window_of(pane)
    window.page.text.setFocus(Qt.FocusReason.TabFocusReason)
    assert window.page.ring.isVisible()
    for size in ((1300, 840), (900, 620)):
        window.resize(*size)
        QApplication.processEvents()
        assert window.page.ring.geometry() == window.page.viewport().geometry()
