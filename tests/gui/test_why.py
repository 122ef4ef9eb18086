"""*Why this text?* and taking blocks out: what was decided, why, and a click or key to decide otherwise; Undo takes it back."""

from __future__ import annotations

from dataclasses import replace
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from reader.capture.explain import REASONS
from reader.desk.desk import Desk
from reader.gui.correction.why_list import _REASONS
from reader.gui.correction.why_view import WhyView
from reader.gui.window.window import MainWindow
from reader.model.library import Filter
from tests.making import add_cleaned

pytestmark = pytest.mark.usefixtures("quick")

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def article(window: MainWindow, desk: Desk, qtbot: QtBot) -> int:
    added = add_cleaned(desk, "The ferry", url="https://www.coast.example/ferry")
    window.show_filter(Filter(place="all"))
    window.reading.go(added)
    return added


def text(window: MainWindow) -> str:
    return window.page.text.toPlainText()


def opened(window: MainWindow, qtbot: QtBot) -> WhyView:
    QTest.keyClick(window.list.view, Qt.Key.Key_W)
    view = window.pages.page("why")
    qtbot.waitUntil(lambda: bool(view.blocks.model_.blocks))
    return view


def row_of(view: WhyView, words: str) -> int:
    return next(row for row, judged in enumerate(view.blocks.model_.blocks) if words in judged.block.text)


def click(view: WhyView, qtbot: QtBot, words: str) -> None:
    index = view.blocks.model_.index(row_of(view, words), 0)
    view.blocks.scrollTo(index)
    qtbot.mouseClick(view.blocks.viewport(), Qt.MouseButton.LeftButton, pos=view.blocks.visualRect(index).center())


def test_the_window_has_words_for_every_reason_of_the_cleaning() -> None:
    assert set(REASONS) <= set(_REASONS)


def test_the_key_shows_all_blocks_and_the_head_who_was_asked(window: MainWindow, article: int, qtbot: QtBot) -> None:
    view = opened(window, qtbot)
    assert window.pages.currentWidget() is view
    assert window.actions_["why"].isChecked()
    shown = [view.blocks.model_.index(row, 0).data() for row in range(view.blocks.model_.rowCount())]
    for words in ("Front page", "No time to read?", "Two letters", "Most read"):
        assert words in shown
    assert "Words each cleaner would keep" in view.bar.words.text()
    assert "In the article: " in view.bar.words.text()
    QTest.keyClick(view.blocks, Qt.Key.Key_Escape)
    assert window.pages.shows_article
    assert not window.actions_["why"].isChecked()


def test_a_block_says_whether_and_why_it_is_in_the_article(window: MainWindow, article: int, qtbot: QtBot) -> None:
    view = opened(window, qtbot)
    for words, sign in (("Front page", "Left out"), ("Two letters seen", "Kept")):
        index = view.blocks.model_.index(row_of(view, words), 0)
        view.blocks.setCurrentIndex(index)
        assert view.reason.text().startswith(f"{sign}: ")
        assert index.data(Qt.ItemDataRole.ToolTipRole) == view.reason.text()
        assert str(index.data(Qt.ItemDataRole.AccessibleTextRole)).startswith(view.reason.text())


def test_what_is_left_out_is_struck_through_and_signed_and_not_only_dimmed(
    window: MainWindow, article: int, qtbot: QtBot
) -> None:
    view = opened(window, qtbot)
    blocks = view.blocks.model_.blocks
    for judged in blocks:
        assert view.blocks.row.font_of(judged).strikeOut() is not judged.kept
    row = row_of(view, "Sport")
    view.blocks.scrollTo(view.blocks.model_.index(row, 0))
    rect = view.blocks.visualRect(view.blocks.model_.index(row, 0))
    area = view.blocks.row._area(rect)
    image = view.blocks.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    ground = view.blocks.viewport().palette().base().color()
    page = window.theme.colour("page").rgb()
    gutter = {
        image.pixel(round(x * ratio), round(y * ratio))
        for x in range(area.left(), area.left() + 14)
        for y in range(area.top(), area.bottom())
    }
    assert len(gutter - {page, ground.rgb()}) > 0


def test_a_click_brings_a_block_back_and_undo_takes_it_out_again(
    window: MainWindow, desk: Desk, article: int, qtbot: QtBot
) -> None:
    assert "All rights reserved" not in text(window)
    view = opened(window, qtbot)
    click(view, qtbot, "All rights reserved")
    assert view.blocks.model_.blocks[row_of(view, "All rights reserved")].kept
    assert "you decided this" in view.reason.text()
    qtbot.waitUntil(lambda: "All rights reserved" in text(window))
    qtbot.waitUntil(lambda: "Restored" in window.toast.words.text())
    assert window.pages.currentWidget() is view
    QTest.keyClick(view.blocks, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: "All rights reserved" not in text(window))
    qtbot.waitUntil(lambda: not view.blocks.model_.blocks[row_of(view, "All rights reserved")].kept)
    assert desk.library.rewriting.corrections(article) == {}


def test_enter_takes_a_block_out_and_brings_it_back(window: MainWindow, article: int, qtbot: QtBot) -> None:
    view = opened(window, qtbot)
    view.blocks.setCurrentIndex(view.blocks.model_.index(row_of(view, "Two letters seen"), 0))
    QTest.keyClick(view.blocks, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Two letters seen" not in text(window))
    assert view.toggle.accessibleName() == "Restore"
    qtbot.mouseClick(view.toggle, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Two letters seen" in text(window))


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_X])
def test_delete_and_x_among_the_blocks_remove_the_block_and_never_the_article(
    window: MainWindow, desk: Desk, article: int, qtbot: QtBot, key: Qt.Key
) -> None:
    view = opened(window, qtbot)
    view.blocks.setFocus()
    view.blocks.setCurrentIndex(view.blocks.model_.index(row_of(view, "Front page"), 0))
    QTest.keyClick(view.blocks, key)  # is left out already
    view.blocks.setCurrentIndex(view.blocks.model_.index(row_of(view, "Two letters seen"), 0))
    QTest.keyClick(view.blocks, key)
    qtbot.waitUntil(lambda: "Two letters seen" not in desk.article(article).text)
    assert "Front page" not in desk.article(article).text
    assert not desk.library.articles.row(article).deleted


@pytest.mark.parametrize("page", ["overview", "original"])
def test_delete_on_a_page_that_lies_over_the_article_deletes_nothing(
    window: MainWindow, desk: Desk, article: int, qtbot: QtBot, page: str
) -> None:
    window.actions_[page].trigger()
    qtbot.waitUntil(lambda: not window.pages.shows_article)
    window.pages.currentWidget().setFocus()
    window.actions_["delete"].trigger()
    qtbot.waitUntil(lambda: "Press Esc" in window.toast.words.text())
    assert not desk.library.articles.row(article).deleted


def test_two_clicks_in_a_row_are_both_kept(window: MainWindow, desk: Desk, article: int, qtbot: QtBot) -> None:
    view = opened(window, qtbot)
    click(view, qtbot, "Two letters seen")
    click(view, qtbot, "The authority says")
    qtbot.waitUntil(lambda: "Two letters seen" not in text(window) and "The authority says" not in text(window))
    assert len(desk.library.rewriting.corrections(article)) == 2


def test_the_last_block_of_an_article_cannot_be_removed(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    article = add_cleaned(desk, "Two", url="https://www.coast.example/two")
    window.show_filter(Filter(place="all"))
    window.reading.go(article)
    everything = [index for index, block in enumerate(desk.article(article).blocks)]
    before = text(window)
    window.correction.take_out(everything)
    qtbot.waitUntil(lambda: "would leave no text" in window.toast.words.text())
    assert text(window) == before


def test_a_thousand_blocks_are_there_and_not_all_measured_before_the_first_paint(
    window: MainWindow, desk: Desk, article: int, qtbot: QtBot
) -> None:
    found = desk.recleaning.examine(article)
    many = tuple(
        replace(judged, block=replace(judged.block, text=f"{number} {judged.block.text}"))
        for number in range(1500 // len(found.blocks) + 1)
        for judged in found.blocks
    )
    window.pages.show_page("why")
    view = window.pages.page("why")
    view.show_examination(replace(found, blocks=many))
    view.blocks.grab()
    assert len(view.blocks.row._heights) < 500  # the rest is measured when there is time
    assert view.blocks.model_.rowCount() > 1500


# --- from the text -----------------------------------------------------------------------------------------------------


def place_of(window: MainWindow, words: str) -> QPoint:
    pane = window.page.text
    return pane.cursorRect(pane.document().find(words)).center()


def test_the_context_menu_takes_out_the_block_under_the_mouse(window: MainWindow, article: int, qtbot: QtBot) -> None:
    menus: list[QMenu] = []
    window.page.text.menu_asked.connect(lambda menu, _blocks: menus.append(menu))
    place = place_of(window, "Two letters seen")
    from PySide6.QtGui import QContextMenuEvent

    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, window.page.text.viewport().mapToGlobal(place))
    QApplication.sendEvent(window.page.text.viewport(), event)
    (menu,) = menus
    action = next(action for action in menu.actions() if action.text().startswith("Not part of the article"))
    assert "Two letters seen by this paper" in action.text()
    action.trigger()
    menu.close()
    qtbot.waitUntil(lambda: "Two letters seen" not in text(window))
    qtbot.waitUntil(lambda: "Removed" in window.toast.words.text())
    assert [button.text() for button in window.toast.buttons] == ["Always on this site", "Undo"]
    qtbot.mouseClick(window.toast.buttons[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Two letters seen" in text(window))


def test_a_selection_over_several_blocks_goes_as_one(window: MainWindow, article: int, qtbot: QtBot) -> None:
    pane = window.page.text
    first, last = pane.document().find("Two letters seen"), pane.document().find("The authority says")
    cursor = pane.textCursor()
    cursor.setPosition(first.position())
    cursor.setPosition(last.position(), cursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)
    QTest.keyClick(window.list.view, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: "Two letters seen" not in text(window) and "The authority says" not in text(window))
    QTest.keyClick(window.list.view, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: "Two letters seen" in text(window) and "The authority says" in text(window))


def test_without_a_selection_the_key_changes_nothing_and_says_what_it_needs(
    window: MainWindow, desk: Desk, article: int, qtbot: QtBot
) -> None:
    before = desk.article(article).text
    QTest.keyClick(window.list.view, Qt.Key.Key_X)
    assert "Select the text" in window.toast.words.text()
    QTest.keyClick(window.page.text, Qt.Key.Key_X)
    assert desk.article(article).text == before
    assert not window.page.head.left_out.isVisible()


def test_undo_pressed_while_a_passage_is_still_being_removed_takes_back_that_and_not_the_change_before(
    window: MainWindow, desk: Desk, article: int, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    correct, go_on = desk.recleaning._correct, Event()

    def slow(*given: Any) -> bool:
        assert go_on.wait(60)
        return correct(*given)

    monkeypatch.setattr(desk.recleaning, "_correct", slow)
    window.changes.mark([article], "starred", True)
    qtbot.waitUntil(lambda: desk.library.articles.row(article).starred)
    window.page.text.setTextCursor(window.page.text.document().find("Two letters seen"))
    window.actions_["not_part"].trigger()
    assert window.toast.words.text() == "Removing…"
    window.actions_["undo"].trigger()
    go_on.set()
    qtbot.waitUntil(lambda: "Undid" in window.toast.words.text())
    assert "Two letters seen" in desk.article(article).text
    assert desk.library.articles.row(article).starred
    qtbot.waitUntil(lambda: not desk.jobs.open())  # what is made again must have been taken back
    window.actions_["redo"].trigger()
    qtbot.waitUntil(lambda: "Two letters seen" not in desk.article(article).text)


def test_the_page_says_how_much_a_person_left_out_and_leads_there(
    window: MainWindow, article: int, qtbot: QtBot
) -> None:
    pane = window.page.text
    for words in ("Two letters seen", "The authority says"):
        pane.setTextCursor(pane.document().find(words))
        QTest.keyClick(pane, Qt.Key.Key_X)
        qtbot.waitUntil(lambda words=words: words not in text(window))  # type: ignore[misc]
    assert window.page.head.left_out.isVisible()
    assert window.page.head.left_out.words.text() == "2 passages left out by you"
    qtbot.mouseClick(window.page.head.left_out.button, Qt.MouseButton.LeftButton)
    assert window.pages.shows("why")


def test_a_picture_can_be_taken_out(window: MainWindow, desk: Desk, article: int, qtbot: QtBot) -> None:
    at = next(index for index, block in enumerate(desk.article(article).blocks) if block.picture)
    window.correction.take_out([at])
    qtbot.waitUntil(lambda: "The pier at first light" not in text(window))
    assert not any(block.picture for block in desk.article(article).blocks)


def test_every_place_of_the_text_belongs_to_its_block(window: MainWindow, desk: Desk, article: int) -> None:
    blocks = desk.article(article).blocks
    pane = window.page.text
    for index, block in enumerate(blocks):
        words = block.text or block.caption
        found = pane.document().find(words[:40])
        assert pane.typesetter.block_at(found.selectionStart()) == index
        assert pane.typesetter.block_at(found.selectionEnd()) == index


def test_a_library_that_cannot_be_written_says_so_and_changes_nothing(
    window: MainWindow, desk: Desk, article: int, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.errors import LibraryReadOnly

    monkeypatch.setattr(desk.library.connections, "notice", LibraryReadOnly(path="x"))
    before = text(window)
    window.correction.take_out([1])
    qtbot.waitUntil(lambda: "is read-only" in window.toast.words.text())
    assert text(window) == before
