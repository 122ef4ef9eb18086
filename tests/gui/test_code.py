"""Code keeps its lines, and scrolls sideways by itself where they are wider than the page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QTextBlock, QTextCursor, QTextDocument, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.article.text.text_pane import TextPane
from reader.gui.article.typesetter import Typesetter
from reader.gui.kit.theme import Theme
from reader.gui.window.window import MainWindow
from reader.model.blocks import Block, plain_text
from reader.model.library import Filter
from tests.making import add_article

LONG = "total = " + " + ".join(f"pier_{number:02d}" for number in range(40)) + "  # lastword"
CODE = Block("code", f"begin()\n{LONG}\nend()")


def show(window: MainWindow, desk: Desk, *blocks: Block) -> TextPane:
    added = add_article(desk.library, f"Counting in {len(blocks)} blocks", plain_text(blocks), blocks=blocks)
    window.show_filter(Filter(place="all"))
    window.reading.go(added)
    window.page.text.document().size()
    window.page.text._grow()
    return window.page.text


def only_bar(pane: TextPane) -> QScrollBar:
    (bar,) = pane.sideways.bars
    assert isinstance(bar, QScrollBar)
    return bar


def code_of(pane: TextPane) -> QTextBlock:
    return next(block for block, _ in pane.painting.code_blocks(pane.rect()))


def wheel(pane: TextPane, app: QApplication, at: QPointF, pixels: QPoint, *, shift: bool = False) -> QWheelEvent:
    keys = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        at, pane.viewport().mapToGlobal(at), QPoint(), pixels, Qt.MouseButton.NoButton, keys,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    app.sendEvent(pane.viewport(), event)
    return event


def test_lines_of_code_are_never_broken_and_its_plane_leaves_room_around_them(window: MainWindow, desk: Desk) -> None:
    pane = show(window, desk, Block("paragraph", "So:"), CODE)
    ((block, plane),) = pane.painting.code_blocks(pane.rect())
    assert block.layout().lineCount() == 3
    rect = pane.document().documentLayout().blockBoundingRect(block)
    assert block.layout().lineAt(0).x() >= 12
    assert plane.top() <= rect.top() - 8
    bar = only_bar(pane)
    assert bar.isVisible()
    assert bar.y() >= rect.bottom()  # under the last line, in the plane
    assert plane.bottom() >= bar.geometry().bottom()
    assert bar.maximum() == pytest.approx(block.layout().boundingRect().width() + 33 - pane.viewport().width(), abs=2)


def test_code_that_fits_has_no_bar(window: MainWindow, desk: Desk) -> None:
    pane = show(window, desk, Block("code", "tally --now"))
    assert not pane.sideways.bars
    assert not pane.sideways.scroll(20, 40)


def test_code_is_broken_where_nothing_scrolls(theme: Theme, qapp: QApplication) -> None:
    document = QTextDocument()
    Typesetter(document, theme, 19, 400).set((CODE,), lambda _key: (0, 0))
    document.setTextWidth(400)
    document.size()
    assert document.begin().layout().lineCount() > 3


def test_code_scrolls_by_wheel_with_shift_and_by_two_fingers_but_not_with_the_page(
    window: MainWindow, desk: Desk, qapp: QApplication
) -> None:
    pane = show(window, desk, Block("paragraph", "So:"), CODE)
    bar = only_bar(pane)
    inside = QPointF(60, bar.y() - 10)
    assert not wheel(pane, qapp, inside, QPoint(0, -120)).isAccepted()
    assert not wheel(pane, qapp, inside, QPoint(-8, -120)).isAccepted()  # two fingers are never quite straight
    assert bar.value() == 0
    wheel(pane, qapp, inside, QPoint(0, -120), shift=True)
    by_shift = bar.value()
    assert by_shift > 0
    wheel(pane, qapp, inside, QPoint(-120, 8))
    assert bar.value() > by_shift
    assert not wheel(pane, qapp, QPointF(60, 4), QPoint(0, -120), shift=True).isAccepted()  # over the words above
    assert pane.horizontalScrollBar().value() == 0


def test_arrow_keys_scroll_the_code_that_holds_the_caret(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    pane = show(window, desk, Block("paragraph", "So it is."), CODE)
    bar = only_bar(pane)
    pane.setFocus()
    qtbot.keyClick(pane, Qt.Key.Key_Right)  # the caret is in the words above
    assert bar.value() == 0
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, bar.y() - 10))
    qtbot.keyClick(pane, Qt.Key.Key_Right)
    qtbot.keyClick(pane, Qt.Key.Key_Right)
    there = bar.value()
    assert there > 0
    qtbot.keyClick(pane, Qt.Key.Key_Left)
    assert 0 < bar.value() < there


def test_arrow_keys_scroll_the_code_whose_bar_has_the_keyboard(window: MainWindow, desk: Desk) -> None:
    pane = show(window, desk, CODE)
    bar = only_bar(pane)
    assert bar.accessibleName() == "Scroll code sideways"
    bar.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert bar.value() > 0


def test_the_caret_brings_the_end_of_a_line_into_sight(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    pane = show(window, desk, CODE)
    bar = only_bar(pane)
    window.page.caret.turn(True)
    pane.setTextCursor(QTextCursor(pane.document()))
    qtbot.keyClick(pane, Qt.Key.Key_Down)
    qtbot.keyClick(pane, Qt.Key.Key_End)
    assert bar.value() > 200
    assert pane.viewport().rect().contains(pane.caret_rect().center())
    assert pane.caret_is_seen()
    qtbot.keyClick(pane, Qt.Key.Key_Home)
    assert pane.viewport().rect().contains(pane.caret_rect().center())


def test_what_is_selected_in_scrolled_code_is_what_is_seen_there_and_is_copied_whole(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    pane = show(window, desk, Block("paragraph", "So:"), CODE)
    bar = only_bar(pane)
    bar.setValue(bar.maximum())
    found = pane.document().find("lastword")
    seen = pane.sideways.seen(pane.cursorRect(found)).center() - QPoint(8, 0)
    assert pane.viewport().rect().contains(seen)
    before = pane.viewport().grab().toImage()
    qtbot.mouseDClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=seen)
    assert pane.textCursor().selectedText() == "lastword"
    assert pane.viewport().grab().toImage() != before
    pane.selectAll()
    QTest.keyClick(pane, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert LONG in QGuiApplication.clipboard().text().splitlines()


def test_a_selection_drawn_past_the_edge_scrolls_on(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    pane = show(window, desk, Block("paragraph", "So:"), CODE)
    bar, width = only_bar(pane), pane.viewport().width()
    second = pane.cursorRect(pane.document().find("total")).center()
    qtbot.mousePress(pane.viewport(), Qt.MouseButton.LeftButton, pos=second)
    for _ in range(3):
        qtbot.mouseMove(pane.viewport(), second)
        move(pane, QPoint(width + 60, second.y()))
    assert bar.value() >= 100
    assert len(pane.textCursor().selectedText()) > width / 20
    qtbot.mouseRelease(pane.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(width + 60, second.y()))


def test_a_selection_that_began_above_leaves_the_code_where_it_is(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    pane = show(window, desk, Block("paragraph", "So it is."), CODE)
    bar, width = only_bar(pane), pane.viewport().width()
    qtbot.mousePress(pane.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    move(pane, QPoint(width + 60, bar.y() - 10))
    qtbot.mouseRelease(pane.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(width + 60, bar.y() - 10))
    assert bar.value() == 0


def move(pane: TextPane, point: QPoint) -> None:
    """Move the mouse with its left button down: pytest-qt's own moves have none down."""
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(point), QPointF(pane.viewport().mapToGlobal(point)),
        Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(pane.viewport(), event)


def test_a_hit_far_right_in_code_below_the_fold_is_scrolled_to(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    above = tuple(Block("paragraph", f"Pier {number}. " + "The count went on all night. " * 12) for number in range(12))
    pane = show(window, desk, *above, CODE)
    assert not pane.sideways.bars  # out of sight, it has none yet
    QTest.keyClick(window.list.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.hits.box.field, "lastword")
    qtbot.waitUntil(lambda: len(pane.sideways.bars) == 1)
    bar = only_bar(pane)
    assert bar.value() > 200
    (rect,) = pane.painting.rects_of(*pane.marks.hits[0][0])
    assert 0 < rect.left() < rect.right() < pane.viewport().width()


def test_a_highlight_in_scrolled_code_is_where_it_is_seen(window: MainWindow, desk: Desk) -> None:
    pane = show(window, desk, CODE)
    bar = only_bar(pane)
    assert window.page.article is not None
    start = window.page.article.text.index("lastword")
    before = pane.extent_of(start, start + 8)
    bar.setValue(bar.maximum())
    assert pane.extent_of(start, start + 8) == before.translated(-bar.maximum(), 0)


def test_code_of_an_arabic_article_runs_from_left_to_right(window: MainWindow, desk: Desk) -> None:
    pane = show(window, desk, Block("paragraph", "كتب المراسل هذا النص. " * 8), CODE, Block("paragraph", "مرحبا"))
    block = code_of(pane)
    assert block.textDirection() == Qt.LayoutDirection.LeftToRight
    assert block.layout().lineAt(1).x() == block.layout().lineAt(0).x() < 40
    last = pane.document().lastBlock().layout().lineAt(0)
    assert last.width() == pytest.approx(pane.viewport().width(), abs=2)  # as wide as the page, not as the code
    bar = only_bar(pane)
    assert bar.value() == 0
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert bar.value() > 0


def test_only_code_in_sight_has_bars_and_each_keeps_how_far_it_was_scrolled(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    blocks = [one for number in range(40) for one in (Block("paragraph", f"Step {number}. " + "words " * 60), CODE)]
    pane = show(window, desk, *blocks)
    page = window.page.verticalScrollBar()
    qtbot.waitUntil(lambda: page.maximum() > 4000)
    assert 0 < len(pane.sideways.bars) < 8
    pane.sideways.bars[0].setValue(120)
    page.setValue(page.maximum())
    assert all(bar.value() == 0 for bar in pane.sideways.bars)
    page.setValue(0)
    assert pane.sideways.bars[0].value() == 120


def test_a_narrower_page_lets_more_code_scroll(window: MainWindow, desk: Desk) -> None:
    pane = show(window, desk, Block("code", "x" * 58))
    assert not pane.sideways.bars
    window.resize(700, 600)
    assert len(pane.sideways.bars) == 1


def test_code_above_a_table_keeps_its_plane_off_that(window: MainWindow, desk: Desk) -> None:
    rows = (Block("row", "Pier\tVotes", header=True, group=1), Block("row", "East\t12", group=1))
    pane = show(window, desk, CODE, *rows)
    ((_, plane),) = pane.painting.code_blocks(QRect(0, 0, 10, 10))
    ((table, _),) = pane.typesetter.tables
    cell = pane.document().documentLayout().blockBoundingRect(table.cellAt(0, 0).firstCursorPosition().block())
    assert cell.top() - 7 > plane.bottom()
