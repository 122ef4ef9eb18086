"""An article that did not come whole says so, everywhere where a person might take it for whole, and what to do about
it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from reader.cli.output import INCOMPLETE
from reader.desk.desk import Desk
from reader.gui.kit.incomplete_reasons import _REASONS
from reader.gui.window.window import MainWindow
from reader.model.capture import WholeOrWhy
from reader.model.library import Filter
from tests.making import add_article, story
from tests.site import Site

EVIDENCE = "“Subscribe to read on” stands after the third paragraph"


@pytest.fixture
def incomplete(desk: Desk) -> int:
    add_article(desk.library, "A whole one")
    return add_article(
        desk.library,
        "Only half",
        url="https://www.news.example/half",
        completeness="subscription",
        evidence=EVIDENCE,
        tags=("harbour",),
    )


def test_window_and_terminal_have_words_for_every_reason() -> None:
    why = set(get_args(WholeOrWhy)) - {"whole"}
    assert set(_REASONS) == why == set(INCOMPLETE)


def test_one_line_says_what_is_missing_and_how_that_shows(
    incomplete: int, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    line = open_window().page.head.incomplete
    assert line.isVisible()
    assert "Only the beginning" in line.words.text()
    assert line.words.toolTip() == EVIDENCE
    assert not line.evidence.isVisible()
    qtbot.mouseClick(line.evidence_button, Qt.MouseButton.LeftButton)
    assert line.evidence.isVisible()
    assert line.evidence.text() == EVIDENCE


def test_complete_and_unjudged_articles_show_no_incomplete_notice(
    desk: Desk, open_window: Callable[[], MainWindow]
) -> None:
    whole, unjudged = add_article(desk.library, "Whole"), add_article(desk.library, "Unjudged", completeness="")  # type: ignore[arg-type]
    window = open_window()
    for article in (whole, unjudged):
        window.reading.go(article)
        assert not window.page.head.incomplete.isVisible()


@pytest.mark.parametrize("why", _REASONS)
def test_each_incomplete_reason_offers_its_own_actions(
    desk: Desk, open_window: Callable[[], MainWindow], why: str
) -> None:
    add_article(desk.library, "Not whole", completeness=why)  # type: ignore[arg-type]
    line = open_window().page.head.incomplete
    offered = [name for name, button in line.buttons.items() if button.isVisible()]
    assert offered == [name for name in ("browser", "file", "retry") if name in _REASONS[why].helps]
    assert offered
    assert not line.evidence_button.isVisible()
    assert line.words.text().endswith(".")


def test_open_in_browser_opens_the_address(
    incomplete: int, open_window: Callable[[], MainWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda url: opened.append(url.toString())))
    qtbot.mouseClick(open_window().page.head.incomplete.buttons["browser"], Qt.MouseButton.LeftButton)
    assert opened == ["https://www.news.example/half"]


@pytest.mark.usefixtures("quick")
def test_try_again_on_an_incomplete_article_fetches_it_whole(
    desk: Desk, site: Site, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    add_article(desk.library, "The site's error page", url=site.url("/story/whole"), completeness="error_page")
    window = open_window()
    qtbot.mouseClick(window.page.head.incomplete.buttons["retry"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Ferry Whole" in window.page.head.title.text())
    assert not window.page.head.incomplete.isVisible()


@pytest.mark.usefixtures("quick")
def test_a_page_saved_in_the_browser_fills_this_article(
    incomplete: int,
    desk: Desk,
    open_window: Callable[[], MainWindow],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    saved = tmp_path / "Ferry returns.html"
    saved.write_bytes(story("Ferry returns whole"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *_: (str(saved), "")))
    window = open_window()
    qtbot.mouseClick(window.page.head.incomplete.buttons["file"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "marked urgent" in window.page.text.toPlainText())
    assert window.reading.article_id == incomplete
    assert not window.page.head.incomplete.isVisible()
    row = desk.library.articles.row(incomplete)
    assert (row.title, row.url, row.tags) == ("Ferry returns whole", "https://www.news.example/half", ("harbour",))
    assert len(desk.library.content.pages(incomplete)) == 2
    qtbot.waitUntil(lambda: "Article replaced with the page" in window.toast.words.text())
    qtbot.mouseClick(window.toast.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.page.head.incomplete.isVisible())
    assert len(desk.library.content.pages(incomplete)) == 1


@pytest.mark.usefixtures("quick")
def test_a_file_that_is_no_page_is_said_so_and_nothing_is_lost(
    incomplete: int,
    desk: Desk,
    open_window: Callable[[], MainWindow],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    saved = tmp_path / "letter.html"
    saved.write_bytes(b"%PDF-1.7 not a page")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *_: (str(saved), "")))
    before = desk.article(incomplete)
    window = open_window()
    qtbot.mouseClick(window.page.head.incomplete.buttons["file"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "isn’t a web page" in window.toast.words.text())
    assert "was kept" in window.toast.words.text()
    assert desk.article(incomplete).blocks == before.blocks


def test_a_file_dialog_that_is_closed_changes_nothing(
    incomplete: int, desk: Desk, open_window: Callable[[], MainWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *_: ("", "")))
    window = open_window()
    qtbot.mouseClick(window.page.head.incomplete.buttons["file"], Qt.MouseButton.LeftButton)
    assert window.page.head.incomplete.isVisible()
    harmless = {"change", "refresh", "listing", "count", "look"}
    assert {job.kind for job in desk.jobs.open()} <= harmless


def test_needs_attention_lists_what_failed_and_what_is_not_whole(
    incomplete: int, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    window = open_window()
    places = window.sidebar.list
    (item,) = places.findItems("Needs attention", Qt.MatchFlag.MatchExactly)
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "Needs attention, 1"
    qtbot.mouseClick(places.viewport(), Qt.MouseButton.LeftButton, pos=places.visualItemRect(item).center())
    assert list(window.list.model.ids) == [incomplete]


def test_the_list_marks_incomplete_articles_also_for_screen_readers(
    incomplete: int, open_window: Callable[[], MainWindow]
) -> None:
    window = open_window()
    model = window.list.model
    index = model.index(model.row_of(incomplete), 0)
    assert "incomplete: Only the beginning" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "Only the beginning" in str(index.data(Qt.ItemDataRole.ToolTipRole))
    whole = model.index(model.row_of(next(i for i in model.ids if i != incomplete)), 0)
    assert "only the beginning" not in str(whole.data(Qt.ItemDataRole.ToolTipRole))
    marked = window.list.view.grab(window.list.view.visualRect(index)).toImage()
    problem = window.theme.colour("problem").rgb()
    assert any(marked.pixel(x, y) == problem for x in range(marked.width()) for y in range(marked.height()))


def test_the_summary_of_an_incomplete_article_says_so(
    incomplete: int, desk: Desk, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    window = open_window()
    window.reading.open_summary()
    assert window.summary.partial.isVisible()
    assert "incomplete" in window.summary.partial.text()
    window.show_filter(Filter(place="all"))
    window.reading.go(next(i for i in window.list.model.ids if i != incomplete))
    assert not window.summary.partial.isVisible()
