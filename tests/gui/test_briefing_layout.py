"""A briefing among the rest of the window: what stands in its head, where the keyboard is and goes, and what else is
open."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPalette, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.briefing.stops import FigureStop, SentenceStop, Stop
from reader.gui.briefing.tools import BriefingTools
from reader.gui.briefing.view import BriefingView
from reader.gui.kit.theme import Theme
from reader.gui.printing.composition import compose_page
from reader.gui.printing.paper import PrintOptions, sheet_of
from reader.gui.window.window import MainWindow
from reader.model.briefing import Passage, Variant
from reader.model.library import Filter
from tests.gui.test_briefing import brief, key, marked
from tests.making import add_article
from tests.unit.summary.stories import BUDGET_COURIER, FERRY_COURIER, FERRY_LEDGER, RIVER

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def four(desk: Desk) -> list[int]:
    """Two articles on a ferry, one on a budget, one on a river: the list shows them from the last to the first."""
    return [
        add_article(desk.library, "Ferry Marguerite returns after a night adrift", FERRY_COURIER, site="Coast Courier"),
        add_article(desk.library, "Night on the drifting ferry Marguerite", FERRY_LEDGER, site="The Ledger"),
        add_article(desk.library, "Council closes libraries for a day", BUDGET_COURIER, site="Coast Courier"),
        add_article(desk.library, "Thirty years of the river", RIVER, site="Field Notes"),
    ]


@pytest.fixture
def window(four: list[int], open_window: Callable[[], MainWindow]) -> MainWindow:
    opened = open_window()
    opened.show_filter(Filter(place="all"))
    return opened


# --- its head ------------------------------------------------------------------------------------------------------------


def settle(view: BriefingView, qtbot: QtBot, *, wide: bool) -> None:
    tools = view.tools
    qtbot.waitUntil(lambda: (tools.verbatim.y() < tools.buttons["markdown"].geometry().bottom()) == wide)


def test_the_word_for_word_note_stands_right_of_the_buttons_where_there_is_room(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1440, 900)
    view = brief(window, qtbot)
    tools = view.tools
    settle(view, qtbot, wide=True)
    assert tools.verbatim.geometry().right() == tools.rect().right()
    assert tools.verbatim.x() > tools.buttons["print"].geometry().right()
    assert tools.verbatim.geometry().center().y() == tools.buttons["print"].geometry().center().y()
    window.resize(1000, 800)
    settle(view, qtbot, wide=False)
    assert tools.verbatim.x() == tools.buttons["markdown"].x()
    assert tools.height() >= tools.verbatim.geometry().bottom()


def test_where_a_row_has_no_room_for_its_words_they_are_broken_and_not_cut(theme: Theme, qtbot: QtBot) -> None:
    tools = BriefingTools(theme)
    qtbot.addWidget(tools)
    tools.show()
    for width in (200, 800, 215):
        tools.resize(width, 30)
        tools.resize(width, tools.heightForWidth(width))
        qtbot.waitUntil(lambda width=width: tools.verbatim.wordWrap() == (width < 300))  # type: ignore[misc]
        tools.layout().activate()
        assert tools.verbatim.geometry().right() < width
        assert tools.verbatim.height() >= tools.verbatim.heightForWidth(tools.verbatim.width())
        assert tools.heightForWidth(width) > tools.verbatim.geometry().bottom()


def test_a_source_with_a_long_name_is_shown_short_and_told_whole(theme: Theme) -> None:
    name = "Freie Rundschau - Neue Verlags- und Druckgesellschaft mbH & Co. KG"
    long = SentenceStop(theme, Passage(1, 0, 9), "It rained.", name, 17)
    assert "Freie\u00a0Rundschau\u00a0-\u2060\u00a0Neue\u00a0Verlags…\u2069" in long._text
    for width in range(260, 400, 10):  # however wide, its source stands in one piece
        layout, lines = long._layout(width)
        assert lines == 1 or (lines == 2 and layout.lineAt(1).textStart() == long._text.index("\u2068"))
    assert name in long.accessibleName()
    assert name in long.toolTip()
    short = SentenceStop(theme, Passage(1, 0, 9), "It rained.", "The Ledger", 17)
    assert "The\u00a0Ledger\u2069" in short._text
    assert "Ledger" not in short.toolTip()


def ink_by_column(image: QImage) -> list[int]:
    """How dark each column is: a line's order, whatever its height. With some fonts the marks that isolate move it by a
    pixel."""
    return [sum(255 - image.pixelColor(x, y).lightness() for y in range(image.height())) for x in range(image.width())]


@pytest.mark.parametrize("side", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize(
    ("figure", "isolated"), [("1.5 million euros", "\u2066%s\u2069"), ("1.5 مليون يورو", "\u2067%s\u2069")]
)
def test_a_figure_stands_before_its_unit_in_every_direction(
    theme: Theme, qtbot: QtBot, figure: str, isolated: str, side: Qt.LayoutDirection
) -> None:
    shown = []
    for words in (figure, isolated % figure):
        stop = FigureStop(theme, Variant(Passage(1, 0, 1), Passage(1, 0, 1)), "Budget", words, "The Ledger", "")
        qtbot.addWidget(stop)
        stop.setLayoutDirection(side)
        stop.resize(300, 32)
        shown.append(ink_by_column(stop.grab().toImage()))
    assert shown[0] == shown[1]


def test_on_paper_links_are_black_whatever_the_window_shows(qapp: QApplication) -> None:
    before, dark = qapp.palette(), qapp.palette()
    dark.setColor(QPalette.ColorRole.Link, QColor("#93B2FF"))
    qapp.setPalette(dark)
    options = PrintOptions()
    page = '<p>It rained. <a href="https://a.example/">Ledger</a></p>'
    document = compose_page("Briefing", page, options, sheet_of(options)).parts[0].document
    qapp.setPalette(before)
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    assert cursor.charFormat().isAnchor()
    assert cursor.charFormat().foreground().color() == QColor("black")


# --- the keyboard --------------------------------------------------------------------------------------------------------


def test_tab_goes_as_the_eye_does_the_sentences_of_an_event_before_what_differs(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = brief(window, qtbot)
    view.take_focus()
    met = [window.focusWidget()]
    while isinstance(met[-1], Stop):
        key(window, Qt.Key.Key_Tab)
        met.append(window.focusWidget())
    assert met[:-1] == view.stops
    kinds = [type(stop) for stop in view.groups[0].stops]
    assert kinds == sorted(kinds, key=[SentenceStop, FigureStop].index)
    assert FigureStop in kinds


def test_arrows_of_the_list_go_on_after_they_led_out_of_it(window: MainWindow, four: list[int], qtbot: QtBot) -> None:
    brief(window, qtbot)
    window.list.view.setFocus()
    key(window, Qt.Key.Key_Down)
    assert window.pages.shows_article
    assert window.focusWidget() is window.list.view
    key(window, Qt.Key.Key_Down)
    assert window.reading.article_id == four[1]


def test_delete_in_a_briefing_deletes_no_article(window: MainWindow, desk: Desk, four: list[int], qtbot: QtBot) -> None:
    brief(window, qtbot)
    for which in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        key(window, which)
        assert "Press Esc" in window.toast.words.text()
    desk.change(lambda: None).future.result()  # whatever was asked for is done
    assert window.pages.shows("briefing")
    assert len(desk.rows(Filter(place="all"))) == len(four)
    window.list.view.setFocus()
    key(window, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(desk.rows(Filter(place="all"))) == len(four) - 1)


# --- the summary beside it -----------------------------------------------------------------------------------------------


def test_the_summary_of_the_article_under_it_is_out_of_sight_until_it_is_left(window: MainWindow, qtbot: QtBot) -> None:
    window.reading.open_summary()
    qtbot.waitUntil(lambda: bool(window.summary.sentences))
    width = window.summary.width()
    brief(window, qtbot)
    assert not window.summary.isVisible()
    assert not window.actions_["summary"].isChecked()
    window.resize(1000, 800)
    assert not window.summary.isVisible()
    window.resize(1440, 900)
    key(window, Qt.Key.Key_Escape)
    assert window.summary.isVisible()
    assert window.actions_["summary"].isChecked()
    qtbot.waitUntil(lambda: window.summary.width() == width)


@pytest.mark.parametrize("before", [True, False])
def test_the_summary_key_in_a_briefing_opens_the_articles_summary(
    window: MainWindow, qtbot: QtBot, before: bool
) -> None:
    if before:
        window.reading.open_summary()
    brief(window, qtbot)
    key(window, Qt.Key.Key_S)
    assert window.pages.shows_article
    assert window.summary.isVisible()
    assert window.actions_["summary"].isChecked()
    qtbot.waitUntil(lambda: window.focusWidget() in window.summary.sentences)
    key(window, Qt.Key.Key_S)
    assert not window.summary.isVisible()


# --- articles that go ----------------------------------------------------------------------------------------------------


def test_an_article_in_the_trash_is_still_opened_at_the_place(
    window: MainWindow, desk: Desk, four: list[int], qtbot: QtBot
) -> None:
    view = brief(window, qtbot)
    stop = view.stops[0]
    assert stop.passage.article_id in four[:2]
    desk.organizing.delete([stop.passage.article_id])
    qtbot.waitUntil(lambda: len(window.list.model.ids) == len(four) - 1)
    assert window.pages.shows("briefing")
    qtbot.mouseClick(stop, Qt.MouseButton.LeftButton, pos=QPoint(30, 10))
    assert window.reading.article_id == stop.passage.article_id
    assert isinstance(stop, SentenceStop)
    assert marked(window) == stop.sentence


def test_a_briefing_sentence_of_a_removed_article_is_reported_and_the_briefing_stays(
    window: MainWindow, desk: Desk, four: list[int], qtbot: QtBot
) -> None:
    view = brief(window, qtbot)
    under = window.reading.article_id
    stop = view.stops[0]
    desk.organizing.delete([stop.passage.article_id])
    desk.organizing.empty_trash()
    qtbot.waitUntil(lambda: len(window.list.model.ids) == len(four) - 1)
    QTest.mouseClick(stop, Qt.MouseButton.LeftButton, pos=QPoint(30, 10))
    assert window.toast.words.text() == "This article is no longer in the library."
    assert window.pages.shows("briefing")
    assert window.reading.article_id == under
