"""What is behind *Aa*: the text changes under a reader's eyes, and stays where it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.help.typography_popover import TypographyPopover
from reader.gui.kit.fonts.font_choice import FontChoice
from reader.gui.kit.theme import TEXT_FAMILY, UI_FAMILY, Theme, choose_text_family, text_families, text_font
from reader.gui.window.window import MainWindow
from reader.model.blocks import Block
from tests.making import add_article

LONG = [f"Paragraph {number}. " + "The ferry waits for the tide at the second pier. " * 6 for number in range(60)]


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """A theme of this test's own: windows of other tests are gone, and would be asked to show it."""
    yield Theme(qapp, "light")
    Theme(qapp, "light")
    choose_text_family("")


@pytest.fixture
def window(desk: Desk, open_window: Callable[[], MainWindow]) -> MainWindow:
    add_article(
        desk.library, "A long read", "\n\n".join(LONG), blocks=tuple(Block("paragraph", words) for words in LONG)
    )
    return open_window()


def opened(window: MainWindow) -> TypographyPopover:
    window.actions_["typography"].trigger()
    popover = window.settings.typography
    assert popover is not None
    assert popover.isVisible()
    return popover


def test_the_button_and_the_key_open_typography_and_close_it_again(window: MainWindow, qtbot: QtBot) -> None:
    window.list.take_focus()
    QTest.keyClick(window.list.view, Qt.Key.Key_A)
    popover = window.settings.typography
    assert popover is not None
    assert popover.isVisible()
    assert popover.font_choice.hasFocus()
    qtbot.mouseClick(window.toolbar.type_button, Qt.MouseButton.LeftButton)
    assert not popover.isVisible()
    qtbot.mouseClick(window.toolbar.type_button, Qt.MouseButton.LeftButton)
    assert popover.isVisible()
    QTest.keyClick(popover.font_choice, Qt.Key.Key_Escape)
    assert not popover.isVisible()


def test_escape_gives_the_keyboard_back_and_a_click_elsewhere_closes(window: MainWindow, qtbot: QtBot) -> None:
    window.list.take_focus()
    popover = opened(window)
    QTest.keyClick(popover.font_choice, Qt.Key.Key_Escape)
    assert window.focusWidget() is window.list.view
    popover = opened(window)
    qtbot.mouseClick(window.page.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 300))
    assert not popover.isVisible()


def test_tab_reaches_every_control_of_typography_once_a_round(window: MainWindow) -> None:
    popover = opened(window)
    seen = []
    for _ in range(8):
        focused = window.focusWidget()
        assert focused is not None
        seen.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert seen[:6] == [
        "Font",
        "Smaller text",
        "Larger text",
        "Line spacing: Normal",
        "Line length: Normal",
        "Appearance: Light" if popover.groups["theme"]["light"].isChecked() else "Appearance: Match system",
    ]
    assert seen[6:] == seen[:2]


def test_arrows_choose_within_a_group_of_typography(window: MainWindow) -> None:
    popover = opened(window)
    popover.groups["line_spacing"]["normal"].setFocus()
    QTest.keyClick(popover.groups["line_spacing"]["normal"], Qt.Key.Key_Right)
    assert window.desk.settings["line_spacing"] == "open"
    assert popover.groups["line_spacing"]["open"].hasFocus()


def test_every_control_of_typography_has_a_name_a_role_and_a_size_to_hit(window: MainWindow) -> None:
    popover = opened(window)
    for control in [*popover.findChildren(QPushButton), popover.font_choice]:
        seen = QAccessible.queryAccessibleInterface(control)
        assert seen.text(QAccessible.Text.Name), control
        assert min(control.width(), control.height()) >= 24, control.accessibleName()
    chosen = QAccessible.queryAccessibleInterface(popover.groups["measure"]["normal"])
    assert chosen.state().checked


def test_typography_sets_the_text_and_is_kept(window: MainWindow) -> None:
    popover = opened(window)
    block = window.page.text.document().begin
    narrow, line = window.page.column.width(), block().blockFormat().lineHeight()
    popover.groups["measure"]["wide"].click()
    popover.groups["line_spacing"]["double"].click()
    popover.font_choice.setCurrentIndex(popover.font_choice.findData(UI_FAMILY))
    QApplication.processEvents()
    assert window.page.column.maximumWidth() > narrow
    assert block().blockFormat().lineHeight() > line * 1.3
    assert window.page.text.document().defaultFont().family() == UI_FAMILY
    assert window.page.head.title.font().family() == UI_FAMILY
    kept = window.desk.settings
    assert (kept["measure"], kept["line_spacing"], kept["text_font"]) == ("wide", "double", UI_FAMILY)
    popover.reset.click()
    assert (kept["measure"], kept["line_spacing"], kept["text_font"]) == ("normal", "normal", "")
    assert window.page.text.document().defaultFont().family() == TEXT_FAMILY


def test_typography_sets_the_size_of_all_articles_and_its_ends_are_ends(window: MainWindow) -> None:
    popover = opened(window)
    popover.larger.click()
    assert popover.size_label.text() == "20 px"
    while popover.larger.isEnabled():
        popover.larger.click()
    assert window.desk.settings["text_size"] == 40
    assert popover.smaller.isEnabled()


@pytest.mark.parametrize(
    ("name", "value"), [("text_size", 26), ("line_spacing", "double"), ("measure", "narrow"), ("theme", "sepia")]
)
def test_a_change_of_typography_keeps_the_place_in_the_text(
    window: MainWindow, qtbot: QtBot, name: str, value: str | int
) -> None:
    page = window.page
    bar = page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 4000)
    page.position.stand_at(page.article.text.index("Paragraph 30.") if page.article else 0)
    qtbot.waitUntil(lambda: page.position._restore is None and bar.value() > 1000)
    before = page.position.offset()
    window.settings.set(name, value)
    qtbot.waitUntil(lambda: page.position._restore is None)
    article = page.article
    assert article is not None
    assert abs(page.position.offset() - before) < 130  # the line that holds these words, however long it is now


def test_a_font_that_this_computer_lacks_is_kept_and_stands_aside(qapp: QApplication, qtbot: QtBot) -> None:
    choose_text_family("No Such Face")
    assert text_font().family() == TEXT_FAMILY
    choice = FontChoice("No Such Face")
    qtbot.addWidget(choice)
    assert choice.currentData() == "No Such Face"
    assert "not on this computer" in choice.currentText()
    assert text_families()[:2] == [TEXT_FAMILY, UI_FAMILY]


def test_typography_fits_a_low_window_and_scrolls(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(640, 260)
    popover = opened(window)
    assert window.rect().contains(popover.geometry())
    last = popover._stops()[-1]
    for _ in popover._stops()[1:]:
        focused = window.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: popover.rect().contains(last.mapTo(popover, last.rect().center())))
    assert last.hasFocus()


def test_keys_for_the_size_change_this_article_alone_and_it_keeps_that(
    desk: Desk, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    first, second = (add_article(desk.library, title, "Some words to read.") for title in ("First", "Second"))
    window = open_window()
    window.reading.go(first)
    for _ in range(3):
        window.actions_["larger"].trigger()
    assert (window.page.text_size, desk.settings["text_size"]) == (22, 19)
    assert window.page.text.document().defaultFont().pixelSize() == 22
    qtbot.waitUntil(lambda: desk.article(first).text_size == 22)
    window.reading.go(second)
    assert (window.page.own_size, window.page.text_size) == (0, 19)
    window.reading.go(first)
    assert window.page.text_size == 22
    window.changes.undo()
    assert window.page.text_size == 22
    window.actions_["usual"].trigger()
    assert window.page.text_size == 19
    qtbot.waitUntil(lambda: desk.article(first).text_size == 0)


def test_a_step_back_to_the_size_of_the_setting_follows_the_setting_again(window: MainWindow) -> None:
    window.actions_["larger"].trigger()
    window.settings.set("text_size", 24)
    assert window.page.text_size == 20
    window.settings.set("text_size", 19)
    window.actions_["smaller"].trigger()
    window.settings.set("text_size", 24)
    assert (window.page.own_size, window.page.text_size) == (0, 24)


def test_the_summary_is_as_large_as_its_article(window: MainWindow) -> None:
    window.reading.summary.open()
    usual = window.summary.text_size
    window.actions_["larger"].trigger()
    assert window.summary.text_size == usual + 1


def test_typography_says_that_an_article_has_a_size_of_its_own_and_resets_it(window: MainWindow) -> None:
    popover = opened(window)
    assert not popover.own_label.isVisible()
    height = popover.height()
    window.actions_["larger"].trigger()
    assert popover.own_label.isVisible()
    assert popover.own_label.text() == "This article: 20 px"
    assert popover.size_label.text() == "19 px"
    assert popover.height() > height
    popover.own_reset.click()
    assert not popover.own_label.isVisible()
    assert window.page.text_size == 19
    assert popover.larger.hasFocus()
    QApplication.processEvents()
    assert popover.height() == height


def test_keys_for_the_size_change_the_setting_where_no_article_is_on_top(window: MainWindow) -> None:
    window.manual.open("typography")
    window.actions_["larger"].trigger()
    assert (window.desk.settings["text_size"], window.page.own_size) == (20, 0)
    window.actions_["usual"].trigger()
    assert window.desk.settings["text_size"] == 19


def test_ctrl_and_the_wheel_change_the_size_of_the_article(window: MainWindow) -> None:
    place = QPointF(20, 20)

    def turn(notches: float) -> None:
        event = QWheelEvent(
            *(place, place, QPoint(), QPoint(0, round(120 * notches)), Qt.MouseButton.NoButton),
            *(Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False),
        )
        QApplication.sendEvent(window.page.viewport(), event)

    turn(2)
    assert window.page.text_size == 21
    turn(-0.5)
    turn(-0.5)
    assert window.page.text_size == 20
