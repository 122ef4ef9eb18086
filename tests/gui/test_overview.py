"""The overview in the window, with mouse and keys: what it shows, where its bars lead, and that it keeps up."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.overview import controller
from reader.gui.overview.bars import BarList
from reader.gui.overview.timeline import ceiling
from reader.gui.overview.view import OverviewView
from reader.gui.window.window import MainWindow
from reader.model.library import Filter
from tests.making import add_article

Opener = Callable[[], MainWindow]


@pytest.fixture
def window(desk: Desk, open_window: Opener) -> MainWindow:
    """Four articles of two sites and two languages; the first is of last year."""
    made = [
        add_article(desk.library, "Ferry returns", tags=("work/desk",)),
        add_article(desk.library, "Fähre zurück", language="de", tags=("work/city", "harbour")),
        add_article(desk.library, "Budget closed", site="The Ledger"),
        add_article(desk.library, "Budget opened", site="The Ledger", language="de-AT"),
    ]
    with desk.library.connections.write() as db:
        db.execute("UPDATE articles SET saved = '2025-03-05T12:00:00.000Z' WHERE id = ?", [made[0]])
    return open_window()


def opened(window: MainWindow, qtbot: QtBot) -> OverviewView:
    """The overview, asked for with its key."""
    window.list.view.setFocus()
    QTest.keyClick(window.list.view, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    view = window.pages.page("overview")
    qtbot.waitUntil(lambda: view.overview is not None and view.space is not None)
    return view


def row(bars: BarList, name: str) -> int:
    return next(row for row, bar in enumerate(bars.bars) if bar.name == name)


def click(view: OverviewView, bars: BarList, name: str, qtbot: QtBot) -> None:
    index = bars.model_.index(row(bars, name), 0)
    qtbot.waitUntil(lambda: not bars.visualRect(index).isEmpty())
    view.scroll_area.ensureWidgetVisible(bars)
    qtbot.mouseClick(bars.viewport(), Qt.MouseButton.LeftButton, pos=bars.visualRect(index).center())


def titles(window: MainWindow) -> set[str]:
    return {known.title for known in window.desk.rows(window.list.model.filter)}


def test_the_key_shows_what_is_in_the_library_and_leads_back(window: MainWindow, qtbot: QtBot) -> None:
    view = opened(window, qtbot)
    assert window.pages.shows("overview")
    assert window.actions_["overview"].isChecked()
    assert view.about.text().startswith("4 articles")
    assert [(bar.name, bar.values) for bar in view.sites.bars] == [("Coast Courier", (2,)), ("The Ledger", (2,))]
    assert [(bar.name, bar.values) for bar in view.tags.bars] == [("work", (2,)), ("harbour", (1,))]
    assert [(bar.name, bar.values) for bar in view.languages.bars] == [("German", (2,)), ("English", (2,))]
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.pages.shows_article
    assert not window.actions_["overview"].isChecked()


@pytest.mark.parametrize(
    ("kind", "name", "found"),
    [
        ("sites", "The Ledger", {"Budget closed", "Budget opened"}),
        ("tags", "work", {"Ferry returns", "Fähre zurück"}),
        ("languages", "German", {"Fähre zurück", "Budget opened"}),
    ],
)
def test_a_click_on_a_bar_lists_its_articles_and_the_overview_stays(
    window: MainWindow, qtbot: QtBot, kind: str, name: str, found: set[str]
) -> None:
    view = opened(window, qtbot)
    click(view, getattr(view, kind), name, qtbot)
    assert titles(window) == found
    assert len(window.list.model.ids) == len(found)
    assert window.pages.shows("overview")


def test_a_click_on_a_month_lists_what_was_saved_in_it(window: MainWindow, qtbot: QtBot) -> None:
    view = opened(window, qtbot)
    click(view, view.time, "March 2025", qtbot)
    assert window.list.model.filter == Filter(words="saved:2025-03")
    assert titles(window) == {"Ferry returns"}


def test_the_keyboard_walks_through_the_bars_and_opens_them(window: MainWindow, qtbot: QtBot) -> None:
    view = opened(window, qtbot)
    qtbot.waitUntil(view.time.hasFocus)
    last = len(view.time.bars) - 1
    assert view.time.currentIndex().row() == last
    QTest.keyClick(view.time, Qt.Key.Key_Home)
    assert view.time.currentIndex().row() == 0
    QTest.keyClick(view.time, Qt.Key.Key_Return)
    assert titles(window) == {"Ferry returns"}
    QTest.keyClick(view.time, Qt.Key.Key_Right)
    assert view.time.currentIndex().row() == 1
    QTest.keyClick(view.time, Qt.Key.Key_Tab)
    assert view.sites.hasFocus()
    QTest.keyClick(view.sites, Qt.Key.Key_Down)
    QTest.keyClick(view.sites, Qt.Key.Key_Return)
    assert window.list.model.filter.site == "The Ledger"
    assert view.sites.hasFocus()


def test_right_to_left_the_arrows_go_where_they_point(window: MainWindow, qtbot: QtBot) -> None:
    view = opened(window, qtbot)
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view.time.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view.time.setCurrentIndex(view.time.model_.index(2, 0))
    QTest.keyClick(view.time, Qt.Key.Key_Left)
    assert view.time.currentIndex().row() == 3


def test_every_bar_has_a_name_and_a_value_for_screen_readers(window: MainWindow, qtbot: QtBot) -> None:
    view = opened(window, qtbot)
    for bars in view.bar_lists():
        assert bars.accessibleName()
        for number, bar in enumerate(bars.bars):
            index = bars.model_.index(number, 0)
            said = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
            assert bar.name in said
            assert bar.shown in said
            assert index.data(Qt.ItemDataRole.ToolTipRole) == said
    assert view.tags.bars[0].said.endswith("(\u2068work/city\u2069 1, \u2068work/desk\u2069 1)")


def test_the_parts_of_the_file_are_named_with_their_sizes(window: MainWindow, qtbot: QtBot) -> None:
    view = opened(window, qtbot)
    names = [bar.name for bar in view.space_bar.parts.bars]
    assert {"Originals", "Texts", "Everything else"} <= set(names)
    assert sum(view.space_bar.parts.widths()) == view.space_bar.parts.viewport().width()


def test_changes_in_the_library_refresh_the_open_overview_once(
    window: MainWindow, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = opened(window, qtbot)
    window.overviews._pending.setInterval(50)
    asked = []
    start = desk.overviews.start
    monkeypatch.setattr(desk.overviews, "start", lambda: asked.append(1) or start())
    for number in range(20):
        desk.organizing.mark([1], "starred", number % 2 == 0)
    desk.organizing.delete([1])
    qtbot.waitUntil(lambda: view.overview is not None and view.overview.articles == 3)
    assert len(asked) == 1
    assert controller.REFRESH_MS == 2_000


def test_another_article_takes_the_place_of_the_overview(window: MainWindow, qtbot: QtBot) -> None:
    opened(window, qtbot)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_J)
    assert window.pages.shows_article


def test_a_change_of_the_article_below_leaves_the_overview_open(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    opened(window, qtbot)
    with qtbot.waitSignal(window.reading.shown):
        desk.organizing.mark([window.reading.article_id], "starred", True)
    assert window.pages.shows("overview")


def test_a_click_on_the_row_of_the_article_below_leads_back_to_it(window: MainWindow, qtbot: QtBot) -> None:
    opened(window, qtbot)
    model = window.list.model
    index = model.index(model.row_of(window.reading.article_id), 0)
    qtbot.mouseClick(
        window.list.view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=window.list.view.visualRect(index).center() - QPoint(60, 0),
    )
    assert window.pages.shows_article


def test_an_empty_library_says_so(open_window: Opener, qtbot: QtBot) -> None:
    window = open_window()
    window.actions_["overview"].trigger()
    view = window.pages.page("overview")
    qtbot.waitUntil(lambda: view.overview is not None)
    assert view._empty.isVisible()
    assert not view._body.isVisible()


def test_a_narrow_page_shows_years_where_months_would_be_lines(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    with desk.library.connections.write() as db:
        db.execute("UPDATE articles SET saved = '2017-03-05T12:00:00.000Z' WHERE id = 1")
    view = opened(window, qtbot)
    assert len(view.time.bars) > 100
    window.resize(960, 800)
    qtbot.waitUntil(lambda: len(view.time.bars) < 20)
    assert view.time.bars[0].name == "2017"


@pytest.mark.parametrize(
    ("number", "ceil"), [(0, 0), (1, 1), (2, 2), (7, 8), (11, 15), (58, 60), (81, 100), (912, 1000), (1204, 1500)]
)
def test_the_line_over_the_columns_stands_at_a_number_that_reads_well(number: int, ceil: int) -> None:
    assert ceiling(number) == ceil
