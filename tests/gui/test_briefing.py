"""A briefing in the window, with mouse and keys: asked for, read, followed to its sources and back, copied,
cancelled."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, QLocale, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.desk.events import ArticlesChanged
from reader.gui.briefing.stops import FigureStop, SentenceStop
from reader.gui.briefing.view import BriefingView
from reader.gui.printing.dialog import PrintDialog
from reader.gui.window.window import MainWindow
from reader.library.compression import compress_text
from reader.model.library import Filter
from tests.making import add_article
from tests.unit.summary.stories import (
    BUDGET_COURIER,
    BUDGET_LEDGER,
    EVENTS_BY_LANGUAGE,
    FERRY_COURIER,
    FERRY_LEDGER,
    RIVER,
)

pytestmark = pytest.mark.usefixtures("quick")

Opener = Callable[[], MainWindow]
LONG = "\n\n".join(
    f"Table {n} holds the depth of the river at gauge {n} of the upper valley in each of these years."
    for n in range(80)
)


@pytest.fixture
def five(desk: Desk) -> list[int]:
    """Two articles on a ferry (tagged), two on a budget, a long one on a river."""

    def add(title: str, text: str, site: str, *tags: str) -> int:
        return add_article(desk.library, title, text, site=site, tags=tags, summarised=False)

    return [
        add("Ferry Marguerite returns after a night adrift", FERRY_COURIER, "Coast Courier", "harbour"),
        add("Night on the drifting ferry Marguerite", FERRY_LEDGER, "The Ledger", "harbour"),
        add("Council closes libraries for a day", BUDGET_COURIER, "Coast Courier"),
        add("City budget: libraries close one more day", BUDGET_LEDGER, "The Ledger"),
        add("Thirty years of the river", f"{RIVER}\n\n{LONG}", "Field Notes"),
    ]


@pytest.fixture
def window(five: list[int], open_window: Opener) -> MainWindow:
    opened = open_window()
    opened.show_filter(Filter(place="all"))
    return opened


def brief(window: MainWindow, qtbot: QtBot) -> BriefingView:
    """B pressed in the list, and the briefing there."""
    window.list.view.setFocus()
    QTest.keyClick(window.list.view, Qt.Key.Key_B)
    return ready(window, qtbot)


def ready(window: MainWindow, qtbot: QtBot) -> BriefingView:
    view = window.pages.page("briefing")
    qtbot.waitUntil(lambda: view.briefing is not None and len(view.groups) == len(view.briefing.groups))
    return view


def key(window: MainWindow, which: Qt.Key) -> None:
    """A key typed where the keyboard is."""
    focused = window.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, which)


def marked(window: MainWindow) -> str:
    return " ".join(selection.cursor.selectedText() for selection in window.page.text.extraSelections())


def articles(view: BriefingView) -> set[int]:
    assert view.briefing is not None
    return set(view.briefing.articles)


# --- what it is of -------------------------------------------------------------------------------------------------------


def test_the_key_makes_a_briefing_of_the_list_as_it_is_shown(window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    view = brief(window, qtbot)
    assert window.pages.shows("briefing")
    assert window.actions_["briefing"].isChecked()
    assert articles(view) == set(five)
    assert view.about.text() == f"Briefing · 5 articles in \u2068{window.list.name.text()}\u2069 · 3 events"
    days = {QLocale().standaloneDayName(day) for day in range(1, 8)}
    assert any(view.title.text().startswith(day) for day in days)
    assert view.tools.verbatim.isVisible()


def test_a_briefing_of_a_tag_is_titled_with_the_tag(window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    window.show_filter(Filter(tag="harbour"))
    view = brief(window, qtbot)
    assert articles(view) == set(five[:2])
    assert view.title.text() == "harbour"
    assert view.about.text() == "Briefing · 2 articles · 1 event"


def test_a_briefing_of_a_selection_holds_only_the_selected_articles(
    window: MainWindow, five: list[int], qtbot: QtBot
) -> None:
    for number in five[2:4]:
        index = window.list.model.index(window.list.model.row_of(number), 0)
        window.list.view.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    index = window.list.model.index(window.list.model.row_of(window.reading.article_id), 0)
    window.list.view.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Deselect)
    view = brief(window, qtbot)
    assert articles(view) == set(five[2:4])
    assert "2 selected articles" in view.about.text()


def test_briefing_since_yesterday_ignores_what_the_list_shows(
    window: MainWindow, desk: Desk, five: list[int], qtbot: QtBot
) -> None:
    with desk.library.connections.write() as db:
        db.execute("UPDATE articles SET saved = '2020-01-01T10:00:00.000Z' WHERE id = ?", [five[4]])
    window.show_filter(Filter(place="starred"))
    window.actions_["briefing_yesterday"].trigger()
    view = ready(window, qtbot)
    assert articles(view) == set(five[:4])
    assert view.about.text() == "Briefing · 4 articles since yesterday · 2 events"


def test_the_button_over_the_list_and_the_menu_of_a_row_ask_for_it_too(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.list.briefing, Qt.MouseButton.LeftButton)
    ready(window, qtbot)
    qtbot.mouseClick(window.list.briefing, Qt.MouseButton.LeftButton)
    assert window.pages.shows_article
    window.commands.show_row_menu(QPoint(0, 0))
    menu = next(found for found in window.list.findChildren(QMenu) if window.actions_["retry"] in found.actions())
    assert window.actions_["briefing"] in menu.actions()
    menu.close()


def test_an_empty_briefing_is_said_and_the_article_stays_shown(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.library.captures.begin("https://a.example/1", "https://a.example/1", "https://a.example/1")
    with desk.library.connections.write() as db:
        db.execute("DELETE FROM texts")
    window.list.view.setFocus()
    QTest.keyClick(window.list.view, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: "No article here has any text" in window.toast.words.text())
    assert window.pages.shows_article
    assert window.focusWidget() is window.list.view


# --- what it shows -------------------------------------------------------------------------------------------------------


def test_each_event_has_heading_sentences_with_sources_and_what_differs(window: MainWindow, qtbot: QtBot) -> None:
    view = brief(window, qtbot)
    assert view.briefing is not None
    for part, group in zip(view.groups, view.briefing.groups, strict=True):
        assert part.heading.text() == view.briefing.heading(group)
        assert [stop.sentence for stop in part.sentences] == [
            view.briefing.words(passage) for passage in group.sentences
        ]
        for stop, passage in zip(part.sentences, group.sentences, strict=True):
            assert stop.accessibleName() == f"{stop.sentence} – {view.briefing.source(passage).site}"
    figures = {stop.accessibleName() for stop in view.stops if isinstance(stop, FigureStop)}
    assert any(name.startswith("Passengers: 214, Coast Courier") for name in figures)
    assert any(name.startswith("Passengers: 196, The Ledger") for name in figures)


def test_each_sentence_of_a_briefing_runs_in_its_own_direction(desk: Desk, open_window: Opener, qtbot: QtBot) -> None:
    for text in EVENTS_BY_LANGUAGE["ar"][:2]:
        add_article(desk.library, text[:30], text, site="أخبار الساحل", language="ar", summarised=False)
    add_article(desk.library, "Ferry", FERRY_COURIER, summarised=False)
    window = open_window()
    view = brief(window, qtbot)
    for stop in view.stops:
        if isinstance(stop, SentenceStop):
            layout, _ = stop._layout(400)
            rtl = layout.textOption().textDirection() == Qt.LayoutDirection.RightToLeft
            assert rtl is (stop.sentence[0] > "\u0590")
            last = layout.lineAt(layout.lineCount() - 1)
            assert (last.naturalTextRect().left() > 1) is rtl or last.naturalTextWidth() > 395


def test_in_a_narrow_window_what_differs_lies_under_the_sentences(window: MainWindow, qtbot: QtBot) -> None:
    view = brief(window, qtbot)
    part = view.groups[0]
    qtbot.waitUntil(lambda: part._side.mapTo(part, QPoint(0, 0)).x() > part.sentences[0].width() - 1 > 300)
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: part._side.mapTo(part, QPoint(0, 0)).x() < 20)
    assert part._side.mapTo(part, QPoint(0, 0)).y() > part.sentences[-1].mapTo(part, QPoint(0, 0)).y()


def test_the_size_of_the_text_follows_the_setting(window: MainWindow, qtbot: QtBot) -> None:
    view = brief(window, qtbot)
    before = view.groups[0].sentences[0].font().pixelSize()
    window.settings.set("text_size", 24)
    assert view.groups[0].sentences[0].font().pixelSize() > before


# --- to the sources and back ---------------------------------------------------------------------------------------------


def test_a_click_on_a_sentence_opens_its_article_at_the_place(
    window: MainWindow, desk: Desk, five: list[int], qtbot: QtBot
) -> None:
    view = brief(window, qtbot)
    stop = view.groups[0].sentences[-1]
    view.scroll_area.ensureWidgetVisible(stop)
    qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    assert window.pages.shows_article
    assert window.reading.article_id == stop.passage.article_id
    assert marked(window) == stop.sentence
    assert window.list.current() == stop.passage.article_id


def test_the_marked_place_is_scrolled_to_also_far_down(
    window: MainWindow, desk: Desk, five: list[int], qtbot: QtBot
) -> None:
    view = brief(window, qtbot)
    text = desk.article(five[4]).text
    start = text.index("Table 70")
    end = text.index(".", start) + 1
    view.opened.emit(five[4], start, end)
    assert marked(window) == text[start:end]

    def in_sight() -> bool:
        top = window.page.position.top_of(start) - window.page.verticalScrollBar().value()
        return 0 < top < window.page.viewport().height()

    qtbot.waitUntil(in_sight)


def test_the_mark_stays_while_the_summary_beside_it_is_made(
    window: MainWindow, desk: Desk, five: list[int], qtbot: QtBot
) -> None:
    window.reading.open_summary()
    view = brief(window, qtbot)
    stop = next(stop for stop in view.stops if stop.passage.article_id != window.reading.article_id)
    stop.click()
    qtbot.waitUntil(lambda: window.summary.summary is not None and window.summary.row is not None)
    qtbot.waitUntil(lambda: window.summary.row.id == stop.passage.article_id)  # type: ignore[union-attr]
    text = desk.article(stop.passage.article_id).text
    assert text[stop.passage.start : stop.passage.end] in [
        selection.cursor.selectedText() for selection in window.page.text.extraSelections()
    ]


def test_the_briefing_key_leads_back_to_the_kept_briefing_without_a_new_job(
    window: MainWindow, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = brief(window, qtbot)
    made = view.briefing
    monkeypatch.setattr(desk.briefings, "start", lambda _scope: pytest.fail("computed again"))
    key(window, Qt.Key.Key_Down)
    key(window, Qt.Key.Key_Return)
    assert window.pages.shows_article
    key(window, Qt.Key.Key_B)
    assert window.pages.shows("briefing")
    assert view.briefing is made
    assert window.focusWidget() is view.stops[1]
    assert view.stops[1].visited


def test_the_toast_leads_back_by_mouse(window: MainWindow, qtbot: QtBot) -> None:
    view = brief(window, qtbot)
    qtbot.mouseClick(view.stops[0], Qt.MouseButton.LeftButton)
    assert window.toast.isVisible()
    qtbot.mouseClick(window.toast.buttons[0], Qt.MouseButton.LeftButton)
    assert window.pages.shows("briefing")


def test_from_a_briefing_of_selected_articles_the_way_leads_back_too(
    window: MainWindow, five: list[int], qtbot: QtBot
) -> None:
    window.list.view.selectAll()
    view = brief(window, qtbot)
    made = view.briefing
    qtbot.mouseClick(view.stops[0], Qt.MouseButton.LeftButton)
    key(window, Qt.Key.Key_B)
    assert window.pages.shows("briefing")
    assert view.briefing is made


def test_a_briefing_of_another_list_is_made_anew(window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    brief(window, qtbot)
    window.show_filter(Filter(tag="harbour"))
    view = window.pages.page("briefing")
    key(window, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: view.briefing is not None and len(view.briefing.articles) == 2)
    assert window.pages.shows("briefing")


def test_a_new_article_makes_the_kept_briefing_stale(
    window: MainWindow, desk: Desk, five: list[int], qtbot: QtBot
) -> None:
    view = brief(window, qtbot)
    key(window, Qt.Key.Key_Escape)
    window.reading.step(1)
    sixth = add_article(desk.library, "Sixth", RIVER, url="https://n.example/6", summarised=False)
    desk.events.publish(ArticlesChanged("filled", (sixth,)))
    qtbot.waitUntil(lambda: window.list.model.row_of(sixth) >= 0)
    window.list.view.setFocus()
    QTest.keyClick(window.list.view, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: view.briefing is not None and sixth in view.briefing.articles)


@pytest.mark.parametrize("way", ["escape", "key", "button"])
def test_escape_key_and_close_button_lead_from_a_briefing_to_the_article(
    window: MainWindow, qtbot: QtBot, way: str
) -> None:
    view = brief(window, qtbot)
    if way == "button":
        qtbot.mouseClick(view.close_button, Qt.MouseButton.LeftButton)
    else:
        key(window, Qt.Key.Key_Escape if way == "escape" else Qt.Key.Key_B)
    assert window.pages.shows_article
    assert not window.actions_["briefing"].isChecked()


def test_going_to_an_article_of_the_list_leaves_the_briefing(window: MainWindow, qtbot: QtBot) -> None:
    brief(window, qtbot)
    QTest.keyClick(window.list.view, Qt.Key.Key_J)
    assert window.pages.shows_article
    brief(window, qtbot)
    row = window.list.view.visualRect(window.list.view.currentIndex())
    qtbot.mouseClick(window.list.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, row.center().y()))
    assert window.pages.shows_article


def test_background_changes_do_not_leave_the_briefing(
    window: MainWindow, desk: Desk, five: list[int], qtbot: QtBot
) -> None:
    brief(window, qtbot)
    desk.organizing.tag([window.reading.article_id], ["later"])
    qtbot.waitUntil(lambda: any(tag.name == "later" for tag in window.lists.counts.tags))
    assert window.pages.shows("briefing")


def test_a_briefing_sentence_is_found_after_it_moved_and_reported_when_gone(
    window: MainWindow, desk: Desk, five: list[int], qtbot: QtBot
) -> None:
    view = brief(window, qtbot)
    stop = view.groups[-1].sentences[-1]
    assert stop.passage.article_id == five[4]
    with desk.library.connections.write() as db:
        blocks = desk.article(five[4]).blocks
        from reader.model.blocks import Block, blocks_to_json

        moved = (Block("paragraph", "A new beginning."), *blocks)
        db.execute("UPDATE texts SET packed = ? WHERE article_id = ?", [compress_text(blocks_to_json(moved)), five[4]])
    window.reading.go(five[0])
    window.briefings.show_again()
    stop.click()
    assert marked(window) == stop.sentence
    window.reading.go(five[0])
    window.briefings.show_again()
    with desk.library.connections.write() as db:
        other = (Block("paragraph", "All is other now."),)
        db.execute("UPDATE texts SET packed = ? WHERE article_id = ?", [compress_text(blocks_to_json(other)), five[4]])
    stop.click()
    assert "no longer in the article" in window.toast.words.text()


# --- keys ----------------------------------------------------------------------------------------------------------------


def test_arrows_step_through_sentences_and_figures_and_enter_opens(window: MainWindow, qtbot: QtBot) -> None:
    view = brief(window, qtbot)
    assert window.focusWidget() is view.stops[0]
    for at in range(1, len(view.stops)):
        key(window, Qt.Key.Key_Down)
        assert window.focusWidget() is view.stops[at]
    key(window, Qt.Key.Key_Down)
    assert window.focusWidget() is view.stops[-1]
    key(window, Qt.Key.Key_Home)
    assert window.focusWidget() is view.stops[0]
    key(window, Qt.Key.Key_End)
    key(window, Qt.Key.Key_Up)
    stop = view.stops[-2]
    assert window.focusWidget() is stop
    key(window, Qt.Key.Key_Return)
    assert window.reading.article_id == stop.passage.article_id


def test_tab_reaches_the_buttons_and_sentences_of_a_briefing(window: MainWindow, qtbot: QtBot) -> None:
    view = brief(window, qtbot)
    view.close_button.setFocus()
    met = []
    for _ in range(20):
        key(window, Qt.Key.Key_Tab)
        met.append(window.focusWidget())
    assert [found for found in met if found in view.tools.buttons.values()][:4] == list(view.tools.buttons.values())
    assert view.stops[0] in met
    assert view.stops[1] in met


def test_space_turns_the_page_of_a_briefing(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1000, 560)
    view = brief(window, qtbot)
    bar = view.scroll_area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    key(window, Qt.Key.Key_Space)
    assert bar.value() > 0
    assert window.pages.shows("briefing")


def test_a_figure_leads_to_the_sentence_it_stands_in(window: MainWindow, qtbot: QtBot) -> None:
    view = brief(window, qtbot)
    stop = next(stop for stop in view.stops if isinstance(stop, FigureStop) and stop.figure == "196")
    qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    assert "196 passengers" in marked(window)


# --- copies --------------------------------------------------------------------------------------------------------------


def test_a_briefing_is_copied_as_text_and_markdown(window: MainWindow, qtbot: QtBot) -> None:
    view = brief(window, qtbot)
    qtbot.mouseClick(view.tools.buttons["markdown"], Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert text.startswith(f"# {view.title.text()}\n")
    for stop in view.groups[0].sentences:
        assert stop.sentence in text
    assert window.toast.words.text() == "Briefing copied."
    view.tools.buttons["text"].setFocus()
    key(window, Qt.Key.Key_Space)
    text = QGuiApplication.clipboard().text()
    assert "[1] " in text
    assert QLocale().toString(QLocale().toDate("23.11.2026", "d.M.yyyy"), "d MMMM yyyy") in text


def test_a_briefing_is_saved_as_an_html_page(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = brief(window, qtbot)
    target = tmp_path / "briefing.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))
    qtbot.mouseClick(view.tools.buttons["html"], Qt.MouseButton.LeftButton)
    page = target.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "The ferry Marguerite" in page
    assert "briefing.html" in window.toast.words.text()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(tmp_path / "no" / "where.html"), ""))
    qtbot.mouseClick(view.tools.buttons["html"], Qt.MouseButton.LeftButton)
    assert "Couldn’t find the folder" in window.toast.words.text()


def test_a_briefing_is_printed(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    target = tmp_path / "briefing.pdf"

    def accept(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(target))
        return int(QPrintDialog.DialogCode.Accepted)

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    view = brief(window, qtbot)
    qtbot.mouseClick(view.tools.buttons["print"], Qt.MouseButton.LeftButton)
    preview = window.findChild(PrintDialog)
    assert preview is not None
    qtbot.waitUntil(lambda: preview.is_ready)
    assert "The ferry Marguerite" in preview.pages[0].composition.parts[0].document.toPlainText()
    with qtbot.waitSignal(preview.finished):
        preview.print.click()
    assert target.read_bytes().startswith(b"%PDF")


def test_the_key_that_prints_prints_the_briefing_that_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    brief(window, qtbot)
    window.actions_["print"].trigger()
    preview = window.findChild(PrintDialog)
    assert preview is not None
    qtbot.waitUntil(lambda: preview.is_ready)
    assert set(preview.choices) == {"paper", "margins", "size"}


# --- making it -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def held(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Reading waits until the gate opens."""
    gate = threading.Event()
    begun = threading.Event()

    def run(function: Callable[..., Any], *arguments: Any) -> Any:
        begun.set()
        gate.wait(60)
        return function(*arguments)

    monkeypatch.setattr(desk.workers, "run", run)
    yield gate, begun
    gate.set()


def wait_for_start(window: MainWindow, qtbot: QtBot, begun: threading.Event) -> BriefingView:
    window.list.view.setFocus()
    QTest.keyClick(window.list.view, Qt.Key.Key_B)
    qtbot.waitUntil(begun.is_set)
    return window.pages.page("briefing")


@pytest.mark.parametrize("by", ["button", "escape"])
def test_cancelling_the_first_briefing_leads_back_to_the_article(
    window: MainWindow, held: Any, qtbot: QtBot, by: str
) -> None:
    gate, begun = held
    article = window.reading.article_id
    view = wait_for_start(window, qtbot, begun)
    assert view.is_waiting
    assert window.pages.shows("briefing")
    assert window.focusWidget() is view.cancel
    if by == "button":
        qtbot.mouseClick(view.cancel, Qt.MouseButton.LeftButton)
    else:
        key(window, Qt.Key.Key_Escape)
    assert window.pages.shows_article
    assert window.reading.article_id == article
    assert window.focusWidget() is window.list.view
    gate.set()
    qtbot.waitUntil(lambda: not window.desk.jobs.open())
    assert window.pages.shows_article
    assert not window.toast.isVisible()


def test_cancelling_another_briefing_shows_the_last_one_again(
    window: MainWindow, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = brief(window, qtbot)
    made = view.briefing
    gate, begun = threading.Event(), threading.Event()

    def run(function: Callable[..., Any], *arguments: Any) -> Any:
        begun.set()
        gate.wait(60)
        return function(*arguments)

    monkeypatch.setattr(desk.workers, "run", run)
    window.show_filter(Filter(tag="harbour"))
    key(window, Qt.Key.Key_B)
    qtbot.waitUntil(begun.is_set)
    assert view.is_waiting
    key(window, Qt.Key.Key_Escape)
    gate.set()
    assert window.pages.shows("briefing")
    assert view.briefing is made
    qtbot.waitUntil(lambda: not desk.jobs.open())
    assert view.briefing is made


def test_a_finished_briefing_is_announced_to_who_went_on_reading(window: MainWindow, held: Any, qtbot: QtBot) -> None:
    gate, begun = held
    wait_for_start(window, qtbot, begun)
    QTest.keyClick(window.list.view, Qt.Key.Key_J)
    assert window.pages.shows_article
    gate.set()
    qtbot.waitUntil(lambda: "briefing is ready" in window.toast.words.text())
    assert window.pages.shows_article
    qtbot.mouseClick(window.toast.buttons[0], Qt.MouseButton.LeftButton)
    assert window.pages.shows("briefing")
    assert window.pages.page("briefing").stops


def test_the_briefing_key_leads_to_and_from_one_under_way(window: MainWindow, held: Any, qtbot: QtBot) -> None:
    gate, begun = held
    view = wait_for_start(window, qtbot, begun)
    key(window, Qt.Key.Key_B)
    assert window.pages.shows_article
    key(window, Qt.Key.Key_B)
    assert window.pages.shows("briefing")
    assert view.is_waiting
    gate.set()
    ready(window, qtbot)
    assert [job.kind for job in window.sidebar.foot.jobs.values()].count("brief") == 1  # and no second one


def test_a_briefing_under_way_shows_progress(window: MainWindow, held: Any, qtbot: QtBot) -> None:
    gate, begun = held
    view = wait_for_start(window, qtbot, begun)
    assert view.progress.isVisible()
    assert window.sidebar.foot.isVisible()
    assert window.sidebar.foot.words.text() == "Making briefing"
    gate.set()
    ready(window, qtbot)
    assert not view.progress.isVisible()
    qtbot.waitUntil(lambda: not window.sidebar.foot.isVisible())


@pytest.mark.no_cover
def test_a_briefing_of_a_thousand_events_does_not_block_the_window(
    desk: Desk, open_window: Opener, qtbot: QtBot
) -> None:
    for number in range(40):
        add_article(
            desk.library,
            f"Story {number}",
            f"The q{number}x of v{number}y met w{number}z on the quay. " * 2,
            summarised=False,
        )
    window = open_window()
    window.list.view.setFocus()
    QTest.keyClick(window.list.view, Qt.Key.Key_B)
    view = window.pages.page("briefing")
    qtbot.waitUntil(lambda: view.briefing is not None)
    assert len(view.groups) < len(view.briefing.groups)  # type: ignore[union-attr]
    ready(window, qtbot)
