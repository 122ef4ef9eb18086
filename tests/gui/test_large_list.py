"""A list that is longer than what is shown at once: found by a thread, selected whole, sorted, and quiet while the
library changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.desk.program.settings import Settings
from reader.desk.search import ORDER_NAMES
from reader.gui.kit.messages import number
from reader.gui.list.article_model import FIRST
from reader.gui.list.article_row import HEADING_HEIGHT, HEIGHTS
from reader.gui.list.list_header import ORDER_WORDS
from reader.gui.window.window import MainWindow
from reader.library.bulk import NewArticle, ready
from reader.model.blocks import Block
from reader.model.library import Filter, Order
from tests.making import TEXT, add_article, page

MANY = FIRST + 600


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of a thousand articles, a day apart."""
    path = tmp_path_factory.mktemp("many") / "library.sqlite"
    desk = Desk(path, settings=Settings(path.with_name("settings.json")))
    made = [
        ready(
            NewArticle(
                page(f"https://www.coast.example/{number}"),
                f"Report {number:04} of the harbour" if number % 7 else f"Ferry {number:04}",
                (Block("paragraph", f"{TEXT} Number {number}."),),
                (f"https://www.coast.example/{number}",),
                site="Ledger" if number % 3 else "Courier",
                saved=f"{2022 + number // 336}-{number % 336 // 28 + 1:02}-{number % 28 + 1:02}T08:00:00.000Z",
                words=40 + number,
                minutes=1 + number // 200,
                read=number % 2 == 0,
            )
        )
        for number in range(MANY)
    ]
    desk.library.bulk.add(made)
    desk.close()
    return path


@pytest.fixture
def desk(filled: Path, tmp_path: Path) -> Iterator[Desk]:
    copy = tmp_path / "library.sqlite"
    copy.write_bytes(filled.read_bytes())
    settings = Settings(tmp_path / "settings.json")
    settings.set("offer_clipboard", False)
    opened = Desk(copy, settings=settings)
    yield opened
    opened.close()


@pytest.fixture
def window(desk: Desk, open_window: Callable[[], MainWindow], quick: None, qtbot: QtBot) -> MainWindow:
    made = open_window()
    made.show_filter(Filter(place="all"))
    qtbot.waitUntil(lambda: made.list.model.whole)
    return made


def test_a_long_list_shows_its_beginning_at_once_and_the_rest_later(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    window.show_filter(Filter(place="all"))
    assert len(window.list.model.ids) == FIRST
    assert window.list.count.text() == "…"
    qtbot.waitUntil(lambda: window.list.model.whole)
    assert window.list.model.ids == desk.library.listings.ids(Filter())
    assert window.list.count.text() == number(MANY)


def test_select_all_takes_in_what_has_not_been_listed_yet(window: MainWindow, qtbot: QtBot) -> None:
    window.show_filter(Filter(place="all"))
    window.list.view.setFocus()
    qtbot.keyClick(window.list.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(window.list.chosen()) == MANY
    assert window.list.count.text() == f"{number(MANY)} of {number(MANY)}"


def test_a_thousand_articles_are_one_job_and_one_step_back_and_again(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    kinds: list[str] = []
    window.bridge.job_changed.connect(lambda job: kinds.append(job.kind))
    qtbot.keyClick(window.list.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window.list.view, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: desk.counts().places["archive"] == MANY)
    assert "bulk" in kinds
    assert window.actions_["undo"].text() == f"Undo: Archive {number(MANY)} articles"
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.counts().places["archive"] == 0)
    assert window.actions_["redo"].text() == f"Redo: Archive {number(MANY)} articles"
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: desk.counts().places["archive"] == MANY)


def test_a_change_in_a_long_list_keeps_scroll_position_and_selection(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    view, model = window.list.view, window.list.model
    chosen = list(model.ids[500:520])
    window.list.select(chosen[0])
    for article in chosen:
        view.selectionModel().select(model.index(model.row_of(article), 0), view.selectionModel().SelectionFlag.Select)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    top = model.article_at(view.rowAt(1))
    offset = view.rowViewportPosition(model.row_of(top))
    desk.organizing.delete([model.ids[3], model.ids[4]])
    qtbot.waitUntil(lambda: len(model.ids) == MANY - 2)
    assert model.article_at(view.rowAt(1)) == top
    assert view.rowViewportPosition(model.row_of(top)) == offset
    assert window.list.chosen() == chosen


def test_articles_arriving_above_move_nothing_and_show_a_button(
    window: MainWindow, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, model = window.list.view, window.list.model
    top = model.article_at(view.rowAt(60))
    monkeypatch.setattr(type(view), "underMouse", lambda _view: True)
    offset = view.rowViewportPosition(model.row_of(top))
    new = add_article(desk.library, "Brand new")
    desk.organizing.mark([new], "starred", True)
    qtbot.waitUntil(lambda: new in model.ids)
    assert view.rowViewportPosition(model.row_of(top)) == offset
    assert window.list.new_articles.isVisible()
    assert "1 new article" in window.list.new_articles.text()
    qtbot.mouseClick(window.list.new_articles, Qt.MouseButton.LeftButton)
    assert view.verticalScrollBar().value() == 0
    assert not window.list.new_articles.isVisible()


def test_articles_that_undo_brings_back_above_are_not_called_new(
    window: MainWindow, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, model = window.list.view, window.list.model
    monkeypatch.setattr(type(view), "underMouse", lambda _view: True)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    deleted = desk.organizing.delete([model.ids[3], model.ids[4]])
    qtbot.waitUntil(lambda: len(model.ids) == MANY - 2)
    desk.organizing.take_back(deleted)
    qtbot.waitUntil(lambda: len(model.ids) == MANY)
    assert not window.list.new_articles.isVisible()


@pytest.mark.parametrize(
    ("order", "first", "last"),
    [
        ("title", "Ferry 0000", "Report 0999 of the harbour"),
        ("length", "Report 0999 of the harbour", "Ferry 0000"),
        ("minutes", "Report 0999 of the harbour", "Ferry 0000"),
    ],
)
def test_the_list_is_sorted_by_what_a_person_chooses(
    window: MainWindow, qtbot: QtBot, order: str, first: str, last: str
) -> None:
    window.list.head.order_chosen.emit(order, False)
    qtbot.waitUntil(lambda: window.list.model.whole)
    rows = window.list.model
    assert (rows.row(rows.ids[0]).title, rows.row(rows.ids[-1]).title) == (first, last)  # type: ignore[union-attr]
    assert rows.heading_rows() == []
    window.list.head.order_chosen.emit(order, True)
    qtbot.waitUntil(lambda: window.list.model.whole)
    assert rows.row(rows.ids[0]).title == last  # type: ignore[union-attr]


def test_a_search_shows_the_newest_at_once_and_by_relevance_when_asked(window: MainWindow, qtbot: QtBot) -> None:
    window.lists.search("ferry")
    assert window.list.model.row(window.list.model.ids[0]).title == "Report 0999 of the harbour"  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: window.list.model.whole)
    assert len(window.list.model.ids) == MANY  # every text has the word
    window.lists.search("ferry", "relevance")
    qtbot.waitUntil(lambda: window.list.model.whole)
    best = window.list.model.row(window.list.model.ids[0])
    assert best is not None
    assert best.title.startswith("Ferry")


def test_rows_are_as_high_as_what_stands_in_them_whatever_was_listed_before(window: MainWindow, qtbot: QtBot) -> None:
    view, model = window.list.view, window.list.model
    for wanted in (Filter(place="unread"), Filter(site="Courier"), Filter(place="all"), Filter(words="ferry")):
        window.show_filter(wanted)
        qtbot.waitUntil(lambda: model.whole)
        heights = {(model.is_heading(row), view.rowHeight(row)) for row in range(model.rowCount())}
        assert heights == {(True, HEADING_HEIGHT), (False, HEIGHTS["summary"])}


def test_a_letter_that_is_no_command_moves_nothing_and_fetches_nothing(window: MainWindow, qtbot: QtBot) -> None:
    window.list.view.setFocus()
    qtbot.waitUntil(lambda: window.list.model.whole)
    window.list.view.viewport().repaint()  # the rows in sight are there
    before, fetched = window.reading.article_id, len(window.list.model._rows)
    for letter in "rzq":
        qtbot.keyClicks(window.list.view, letter)
    assert window.reading.article_id == before
    assert len(window.list.model._rows) == fetched


def test_every_order_has_its_columns_and_its_words() -> None:
    assert set(ORDER_WORDS) == set(ORDER_NAMES) == set(get_args(Order)) - {"relevance"}
