"""Where Tab leads, and that the keyboard changes nothing by coming by, or by a part that goes from under it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reader.gui.summary.pane import SummaryPane
from reader.gui.window.window import MainWindow
from reader.model.blocks import Block
from reader.model.library import Filter
from tests.gui.test_briefing import brief, ready
from tests.gui.test_briefing import key as press
from tests.gui.test_summary import article, key, pane, wait_for, window_of
from tests.making import add_article

__all__ = ["article", "pane"]  # fixtures


def test_tab_leads_through_the_summary_from_its_head_to_its_foot(pane: SummaryPane, qtbot: QtBot) -> None:
    pane.length.length_chosen.emit("medium")  # more sentences than there were when the window was made
    wait_for(window_of(pane), qtbot, 5)
    pane.close_button.setFocus()
    met: list[QWidget | None] = []
    while len(met) < 40 and window_of(pane).focusWidget() is not pane.markdown:
        met.append(window_of(pane).focusWidget())
        key(pane, Qt.Key.Key_Tab)
    lengths = [button for button in pane.length.buttons.values() if button in met]
    sentences = [part for sentence in pane.sentences for part in (sentence, sentence.pin, sentence.out)]
    assert met == [pane.close_button, *lengths, pane.length.number, *sentences, pane.copy, pane.cite]


def test_new_summary_sentences_are_in_the_tab_order_at_once(pane: SummaryPane, qtbot: QtBot) -> None:
    summary, row = pane.summary, pane.row
    assert summary is not None
    assert row is not None
    pane.show_summary(replace(summary, sentences=summary.sentences[:1]), row, ())
    pane.show_summary(summary, row, ())
    assert [button.isVisible() for button in pane.sentences] == [True] * len(summary.sentences)


def test_tabbing_through_the_sidebar_keeps_the_search(window: MainWindow) -> None:
    window.show_filter(Filter(place="all", words="second"))
    assert len(window.list.model.ids) == 1
    window.sidebar.list.setFocus(Qt.FocusReason.TabFocusReason)
    assert window.list.model.filter.words == "second"
    press(window, Qt.Key.Key_Down)
    assert not window.list.model.filter.words
    assert window.list.model.filter.place == "unread"


@pytest.mark.usefixtures("quick")
def test_a_briefing_of_a_search_leaves_the_search_as_it_is(window: MainWindow, qtbot: QtBot) -> None:
    window.show_filter(Filter(place="all", words="ferry"))
    view = brief(window, qtbot)
    assert window.list.model.filter.words == "ferry"
    assert window.focusWidget() is view.stops[0]
    window.actions_["briefing_yesterday"].trigger()  # the sentence that has the keyboard goes
    ready(window, qtbot)
    assert window.list.model.filter.words == "ferry"
    assert window.focusWidget() is view.stops[0]


def test_the_caret_of_an_article_is_at_its_beginning(window: MainWindow) -> None:
    paragraphs = ("The ferry left.", "It came back.", "Nobody was hurt.")
    blocks = tuple(Block("paragraph", words) for words in paragraphs)
    added = add_article(window.desk.library, "Short", "\n\n".join(paragraphs), blocks=blocks)
    window.reading.go(added)
    window.page.text.setFocus()
    assert window.page.text.textCursor().position() == 0
    assert window.page.blocks_in_hand() == [0]
