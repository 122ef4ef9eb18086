"""The summary beside the article, with mouse and keys: lengths, light in the text, pins, what is thrown out, copies,
and the list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.desk.program.settings import LENGTHS, Settings
from reader.gui.app.stages import make_window
from reader.gui.help.settings_dialog import SettingsDialog
from reader.gui.help.shortcuts_dialog import KeysDialog
from reader.gui.kit import messages
from reader.gui.kit.theme import Theme
from reader.gui.list.article_model import Role
from reader.gui.summary.pane import SummaryPane
from reader.gui.window.window import MainWindow
from reader.model.blocks import Block
from reader.model.summary import Choice
from tests.making import add_article
from tests.working import without_processes

_PLACES = (
    "quay",
    "lock",
    "yard",
    "bridge",
    "tower",
    "market",
    "mill",
    "canal",
    "school",
    "depot",
    "station",
    "orchard",
)
PARAGRAPHS = tuple(
    f"The council of the {place} met on the {number}th of May and heard about the new harbour line. "
    f"Nobody from the {place} had asked for the harbour line, and {number} people said so in a letter. "
    f"After {number} hours the {place} agreed to wait for a second count of the passengers."
    for number, place in enumerate(_PLACES, start=4)
)
ARABIC = (
    "عادت العبّارة إلى الميناء صباح الثلاثاء بعد ليلة طويلة من الإصلاح. وقالت سلطة الميناء إن الركاب جميعهم بخير.",
    "وعمل الميكانيكيون طوال الليل تحت الأضواء الكاشفة على الرصيف الرابع. وستبدأ الرحلات من جديد يوم الخميس المقبل.",
    "ووعدت السلطة بتفتيش كل العبّارات قبل نهاية الشهر الحالي. وطالب الركاب بردّ ثمن التذاكر كاملا.",
)

Opener = Callable[[], MainWindow]


def add_long(desk: Desk, title: str = "Harbour line", paragraphs: tuple[str, ...] = PARAGRAPHS, **about: object) -> int:
    """An article of many sentences, without a kept summary."""
    blocks = tuple(Block("paragraph", words) for words in paragraphs)
    text = "\n\n".join(paragraphs)
    return add_article(desk.library, title, text, blocks=blocks, summarised=False, **{"minutes": 3, **about})  # type: ignore[arg-type]


@pytest.fixture
def article(desk: Desk, quick: None) -> int:
    return add_long(desk)


@pytest.fixture
def pane(article: int, open_window: Opener, qtbot: QtBot) -> SummaryPane:
    """The pane of a window on one long article, open."""
    window = open_window()
    open_summary(window, qtbot)
    return window.summary


def window_of(pane: SummaryPane) -> MainWindow:
    window = pane.window()
    assert isinstance(window, MainWindow)
    return window


def open_summary(window: MainWindow, qtbot: QtBot) -> None:
    QTest.mouseMove(window.toolbar, QPoint(300, 4))
    window.list.view.setFocus()
    QTest.keyClick(window.list.view, Qt.Key.Key_S)
    wait_for(window, qtbot)


def wait_for(window: MainWindow, qtbot: QtBot, number: int = 0) -> None:
    qtbot.waitUntil(
        lambda: window.summary.summary is not None and (not number or len(window.summary.summary.sentences) == number)
    )


def texts(pane: SummaryPane) -> list[str]:
    return [sentence.text for sentence in pane.summary.sentences] if pane.summary else []


def lit(pane: SummaryPane) -> list[str]:
    """What the text pane shows on a coloured ground."""
    return [selection.cursor.selectedText() for selection in window_of(pane).page.text.extraSelections()]


def hover(pane: SummaryPane, at: int) -> None:
    QTest.mouseMove(pane.sentences[at], QPoint(60, 24))


def click(pane: SummaryPane, at: int) -> None:
    hover(pane, at)
    QTest.mouseClick(pane.sentences[at], Qt.MouseButton.LeftButton)


def leave(pane: SummaryPane) -> None:
    QTest.mouseMove(pane.saving, QPoint(1, 1))


def key(pane: SummaryPane, which: Qt.Key) -> None:
    """A key typed where the keyboard is."""
    focused = pane.window().focusWidget()
    assert focused is not None
    QTest.keyClick(focused, which)


def settled(pane: SummaryPane, qtbot: QtBot) -> None:
    """Until the page no longer scrolls by itself."""
    animation = window_of(pane).page.position._animation
    position = window_of(pane).page.position
    qtbot.waitUntil(lambda: animation.state() == animation.State.Stopped and not position.is_waiting)


# --- opening and closing -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("closing", [Qt.Key.Key_S, Qt.Key.Key_Escape])
def test_the_summary_opens_and_closes_by_key_and_gives_the_focus_back(
    article: int, open_window: Opener, qtbot: QtBot, closing: Qt.Key
) -> None:
    window = open_window()
    open_summary(window, qtbot)
    assert window.summary.isVisible()
    assert window.focusWidget() is window.summary.sentences[0]
    assert lit(window.summary) == [texts(window.summary)[0]]
    key(window.summary, closing)
    assert not window.summary.isVisible()
    assert window.focusWidget() is window.list.view
    assert lit(window.summary) == []
    assert not window.page.ticks.sentences.isVisible()


def test_the_keyboard_that_went_elsewhere_stays_there_when_it_closes(pane: SummaryPane, qtbot: QtBot) -> None:
    window = window_of(pane)
    window.page.text.setFocus()
    QTest.keyClick(window.page.text, Qt.Key.Key_S)
    assert not pane.isVisible()
    assert window.focusWidget() is window.page.text


def test_alt_4_leads_to_the_summary_and_every_key_is_listed(pane: SummaryPane) -> None:
    window = window_of(pane)
    window.list.view.setFocus()
    QTest.keyClick(window.list.view, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert window.focusWidget() is pane.sentences[0]
    table = KeysDialog(window.actions_, window.shortcuts, lambda _name, _value: True, window).findChild(object, "keys")
    assert table is not None
    listed = {table.item(row, 0).text(): table.item(row, 1).text() for row in range(table.rowCount())}  # type: ignore[attr-defined]
    assert listed["Summary: pin sentence"] == "P"
    assert listed["Summary: remove sentence"] == QKeySequence("Del").toString(QKeySequence.SequenceFormat.NativeText)


def test_the_summary_of_the_next_article_takes_its_place(
    pane: SummaryPane, desk: Desk, quick: None, qtbot: QtBot
) -> None:
    window = window_of(pane)
    other = add_long(desk, "Other", PARAGRAPHS[::-1])
    window.list.reload()
    before = texts(pane)
    key(pane, Qt.Key.Key_End)
    window.reading.go(other)
    qtbot.waitUntil(lambda: pane.row is not None and pane.row.id == other and pane.summary is not None)
    assert texts(pane) != before
    assert window.focusWidget() is pane.sentences[0]


def test_while_several_articles_are_selected_no_summary_of_one_of_them_is_shown(
    pane: SummaryPane, desk: Desk, quick: None, qtbot: QtBot
) -> None:
    window = window_of(pane)
    add_long(desk, "Other", PARAGRAPHS[::-1])
    window.list.reload()
    window.list.select_all()
    assert texts(pane) == []
    assert "Choose an article" in pane.message.text()
    assert not window.page.ticks.sentences.isVisible()
    window.list.select(window.list.model.ids[0])
    wait_for(window, qtbot)


def test_the_head_of_the_page_stays_in_sight_in_other_colours_and_sizes(pane: SummaryPane, qtbot: QtBot) -> None:
    window = window_of(pane)
    bar = window.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    window.page.position._animation.stop()
    bar.setValue(0)
    for name, value in (("theme", "dark"), ("text_size", 23)):
        window.bridge.set_setting(name, value)
        qtbot.waitUntil(lambda: window.page.position._restore is None)
        assert bar.value() == 0, name


# --- lengths -------------------------------------------------------------------------------------------------------------


def test_four_words_for_its_length_and_sentences_in_the_articles_order(
    pane: SummaryPane, qtbot: QtBot, desk: Desk
) -> None:
    for length, number in LENGTHS.items():
        qtbot.mouseClick(pane.length.buttons[length], Qt.MouseButton.LeftButton)
        wait_for(window_of(pane), qtbot, number)
        assert pane.length.number.value() == number
        assert pane.length.buttons[length].isChecked()
        assert desk.settings["summary_length"] == length
        places = [sentence.start for sentence in pane.summary.sentences]  # type: ignore[union-attr]
        assert places == sorted(places)
        assert [button.accessibleName() for button in pane.sentences] == [
            f"{at}. {words}" for at, words in enumerate(texts(pane), 1)
        ]


def test_any_number_of_sentences_can_be_chosen_and_is_remembered(
    pane: SummaryPane, qtbot: QtBot, open_window: Opener
) -> None:
    pane.length.number.setFocus()
    QTest.keyClick(pane.length.number, Qt.Key.Key_Up)
    wait_for(window_of(pane), qtbot, 4)
    assert not any(button.isChecked() for button in pane.length.buttons.values())
    pane.length.number.selectAll()
    QTest.keyClicks(pane.length.number, "11")
    QTest.keyClick(pane.length.number, Qt.Key.Key_Return)
    wait_for(window_of(pane), qtbot, 11)
    window_of(pane).close()
    again = open_window()
    open_summary(again, qtbot)
    wait_for(again, qtbot, 11)
    assert again.summary.length.number.value() == 11


def test_letters_in_the_number_are_the_windows_keys(pane: SummaryPane) -> None:
    pane.length.number.setFocus()
    QTest.keyClick(pane.length.number, Qt.Key.Key_S)
    assert not pane.isVisible()


def test_the_summary_says_how_much_of_the_article_it_holds(pane: SummaryPane) -> None:
    words = sum(len(text.split()) for text in texts(pane))
    share = round(100 * words / sum(len(text.split()) for text in PARAGRAPHS))
    assert f"3 of the article’s 36 sentences, {share}% of its words" in pane.note.text()
    assert pane.saving.text() == "1 min instead of 3 min"


# --- light in the text ---------------------------------------------------------------------------------------------------


def test_hovering_lights_the_sentence_and_scrolls_nothing(pane: SummaryPane, qtbot: QtBot) -> None:
    bar = window_of(pane).page.verticalScrollBar()
    bar.setValue(bar.maximum())
    window_of(pane).list.view.setFocus()
    assert lit(pane) == []
    hover(pane, 1)
    assert lit(pane) == [texts(pane)[1]]
    assert pane.sentences[1].property("current") == "true"
    assert pane.sentences[1].out.shown
    leave(pane)
    assert lit(pane) == []
    assert not pane.sentences[1].out.shown
    assert bar.value() == bar.maximum()


def test_arrows_step_from_sentence_to_sentence_and_show_what_is_out_of_sight(pane: SummaryPane, qtbot: QtBot) -> None:
    page = window_of(pane).page
    qtbot.mouseClick(pane.length.buttons["long"], Qt.MouseButton.LeftButton)
    wait_for(window_of(pane), qtbot, 8)
    pane.take_focus()
    for at in range(1, 8):
        key(pane, Qt.Key.Key_Down)
        assert lit(pane)[0] == texts(pane)[at]
        settled(pane, qtbot)
        top = page.position.top_of(pane.summary.sentences[at].start) - page.verticalScrollBar().value()  # type: ignore[union-attr]
        assert 0 <= top < page.viewport().height()
    key(pane, Qt.Key.Key_Down)
    assert window_of(pane).focusWidget() is pane.sentences[7]
    key(pane, Qt.Key.Key_Home)
    assert lit(pane)[0] == texts(pane)[0]
    key(pane, Qt.Key.Key_Up)
    assert window_of(pane).focusWidget() is pane.sentences[0]


def test_the_first_arrow_leaves_the_first_sentence_in_a_window_that_was_not_active_yet(
    pane: SummaryPane, qtbot: QtBot
) -> None:
    qtbot.mouseClick(pane.length.buttons["long"], Qt.MouseButton.LeftButton)
    wait_for(window_of(pane), qtbot, 8)
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    pane.take_focus()
    key(pane, Qt.Key.Key_Down)
    assert window_of(pane).focusWidget() is pane.sentences[1]
    assert lit(pane)[0] == texts(pane)[1]


@pytest.mark.parametrize("how", ["click", "enter", "space"])
def test_choosing_a_sentence_scrolls_to_it_and_leaves_a_mark(pane: SummaryPane, qtbot: QtBot, how: str) -> None:
    page = window_of(pane).page
    if how == "click":
        click(pane, 2)
    else:
        key(pane, Qt.Key.Key_End)
        key(pane, Qt.Key.Key_Return if how == "enter" else Qt.Key.Key_Space)
    settled(pane, qtbot)
    top = page.position.top_of(pane.summary.sentences[2].start) - page.verticalScrollBar().value()  # type: ignore[union-attr]
    assert 0 <= top < page.viewport().height() / 2
    leave(pane)
    window_of(pane).list.view.setFocus()
    assert lit(pane) == [texts(pane)[2]]
    hover(pane, 0)
    assert lit(pane) == [texts(pane)[0], texts(pane)[2]]
    strong, soft = (selection.format.background().color() for selection in page.text.extraSelections())
    assert strong != soft


def test_the_mark_stays_in_other_colours_and_sizes(pane: SummaryPane, qtbot: QtBot) -> None:
    click(pane, 1)
    leave(pane)
    window_of(pane).page.restyle()
    assert lit(pane) == [texts(pane)[1]]


def test_a_selection_and_the_colours_of_marks_follow_another_theme(
    pane: SummaryPane, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    click(pane, 1)
    leave(pane)
    page = window_of(pane).page
    cursor = page.text.textCursor()
    cursor.setPosition(3, cursor.MoveMode.KeepAnchor)
    page.text.setTextCursor(cursor)
    monkeypatch.setattr(theme, "_name", "dark")  # choosing it would reach the windows of all tests before
    page.recolour()
    assert page.text.textCursor().selectedText() == page.text.toPlainText()[:3]
    assert lit(pane) == [texts(pane)[1]]
    marks = page.text.extraSelections()
    assert marks[0].format.background().color() == theme.colour("marker")


def test_ticks_stand_where_the_sentences_do_also_in_another_width(pane: SummaryPane, qtbot: QtBot) -> None:
    window = window_of(pane)
    page = window.page

    def in_place() -> bool:
        wanted = [page.position.top_of(sentence.start) / page.widget().height() for sentence in pane.summary.sentences]  # type: ignore[union-attr]
        return len(page.ticks.sentences.places) == 3 and all(
            abs(a - b) < 0.004 for a, b in zip(page.ticks.sentences.places, wanted, strict=True)
        )

    qtbot.waitUntil(in_place)
    before = list(page.ticks.sentences.places)
    assert page.ticks.sentences.isVisible()
    assert page.ticks.sentences.geometry().right() < page.width() - page.verticalScrollBar().width()
    window.resize(1300, 500)
    qtbot.waitUntil(lambda: in_place() and page.ticks.sentences.places != before)
    assert page.ticks.sentences.height() == page.height() - 8
    qtbot.mouseClick(pane.length.buttons["sentence"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.ticks.sentences.places) == 1)
    window.reading.summary.close()
    assert not page.ticks.sentences.isVisible()


def test_the_title_has_room_for_its_lines_in_every_width(
    desk: Desk, quick: None, open_window: Opener, qtbot: QtBot
) -> None:
    add_long(desk, "Ferry crews return to the harbour after a night of repairs")
    window = open_window()
    title = window.page.head.title

    def fits() -> bool:
        return title.height() == title.heightForWidth(title.width())

    qtbot.waitUntil(fits)
    wide = title.height()
    open_summary(window, qtbot)
    qtbot.waitUntil(lambda: fits() and title.height() > wide)
    window.reading.summary.close()
    qtbot.waitUntil(lambda: fits() and title.height() == wide)


# --- pins, and what is thrown out ----------------------------------------------------------------------------------------


def test_a_pinned_sentence_stays_in_every_length_and_after_a_new_start(
    pane: SummaryPane, desk: Desk, qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = window_of(pane)
    wanted = texts(pane)[2]
    hover(pane, 2)
    qtbot.mouseClick(pane.sentences[2].pin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pane.sentences[2].pinned)
    leave(pane)
    assert pane.sentences[2].pin.shown
    assert pane.sentences[2].accessibleName().endswith("(pinned)")
    assert not pane.sentences[1].pin.shown
    qtbot.mouseClick(pane.length.buttons["sentence"], Qt.MouseButton.LeftButton)
    wait_for(window, qtbot, 1)
    assert texts(pane) == [wanted]
    article = window.reading.article_id
    qtbot.waitUntil(lambda: desk.library.articles.row(article).excerpt == wanted)
    window.close()
    desk.close()
    later = Desk(tmp_path / "library.sqlite", settings=Settings(tmp_path / "settings.json"))
    without_processes(later, monkeypatch)
    again = make_window(later, theme, QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat), whole=True)
    qtbot.addWidget(again)
    with qtbot.waitExposed(again):
        again.show()
    qtbot.waitUntil(lambda: again.reading.article is not None)
    open_summary(again, qtbot)
    assert texts(again.summary) == [wanted]
    assert again.summary.sentences[0].pin.shown
    again.close()
    later.close()


def test_p_pins_and_takes_the_pin_away_and_undo_takes_back_either(pane: SummaryPane, desk: Desk, qtbot: QtBot) -> None:
    window = window_of(pane)
    key(pane, Qt.Key.Key_Down)
    key(pane, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: pane.sentences[1].pinned)
    assert window.focusWidget() is pane.sentences[1]
    assert not desk.library.articles.row(window.reading.article_id).archived
    key(pane, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: not pane.sentences[1].pinned)
    window.changes.undo()
    qtbot.waitUntil(lambda: pane.sentences[1].pinned)
    window.changes.undo()
    qtbot.waitUntil(lambda: not pane.sentences[1].pinned)
    assert desk.summaries.choices(window.reading.article_id) == ()


def test_a_sentence_that_is_thrown_out_is_replaced_and_comes_back(pane: SummaryPane, desk: Desk, qtbot: QtBot) -> None:
    window = window_of(pane)
    before = texts(pane)
    hover(pane, 0)
    qtbot.mouseClick(pane.sentences[0].out, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: before[0] not in texts(pane))
    assert len(texts(pane)) == 3
    assert window.reading.article_id in window.list.model.ids  # the article itself was not deleted
    assert pane.bring_back.isVisible()
    assert pane.bring_back.text() == "Restore 1 removed sentence"
    assert "Sentence removed." in window.toast.words.text()
    second = texts(pane)[0]
    pane.take_focus()
    key(pane, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: second not in texts(pane))
    assert pane.bring_back.text() == "Restore 2 removed sentences"
    assert window.focusWidget() is pane.sentences[0]
    qtbot.mouseClick(window.toast.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pane.bring_back.text() == "Restore 1 removed sentence")
    qtbot.mouseClick(pane.bring_back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: texts(pane) == before)
    assert not pane.bring_back.isVisible()
    window.changes.undo()
    qtbot.waitUntil(lambda: before[0] not in texts(pane))


def test_every_sentence_thrown_out_is_said_and_can_be_brought_back(
    desk: Desk, quick: None, open_window: Opener, qtbot: QtBot
) -> None:
    short = (
        "The ferry left the pier at six. The mechanics had worked all night. The authority promised a report. Nobody was hurt at all.",
    )
    article = add_long(desk, "Short", short)
    sentences = [words if words.endswith(".") else f"{words}." for words in short[0].split(". ")]
    desk.summaries.decide(article, [Choice(w, short[0].index(w), short[0].index(w) + len(w), False) for w in sentences])
    window = open_window()
    open_summary(window, qtbot)
    assert texts(window.summary) == []
    assert "You removed every sentence." in window.summary.message.text()
    qtbot.mouseClick(window.summary.bring_back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(texts(window.summary)) == 3)
    assert not window.summary.message.isVisible()


def test_the_tools_are_reached_by_tab_and_pressed_by_space(pane: SummaryPane, qtbot: QtBot) -> None:
    key(pane, Qt.Key.Key_Tab)
    assert window_of(pane).focusWidget() is pane.sentences[0].pin
    assert lit(pane) == [texts(pane)[0]]
    key(pane, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: pane.sentences[0].pinned)
    for button in pane.sentences:
        assert button.pin.accessibleName()
        assert "(P)" in button.pin.toolTip()
        assert "Del" in button.out.toolTip()


# --- copies --------------------------------------------------------------------------------------------------------------


def test_a_summary_is_copied_as_text_as_markdown_and_with_its_citation(
    pane: SummaryPane, desk: Desk, qtbot: QtBot
) -> None:
    row = window_of(pane).reading.article.row  # type: ignore[union-attr]
    left_out = texts(pane)[1]
    hover(pane, 1)
    qtbot.mouseClick(pane.sentences[1].out, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: left_out not in texts(pane) and len(texts(pane)) == 3)
    copied = []
    for button in (pane.copy, pane.cite, pane.markdown):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        copied.append(QGuiApplication.clipboard().text())
    text, cited, markdown = copied
    assert text.startswith("“")
    assert text.endswith("”")
    assert " […]\n\n" in text  # sentences were left out
    assert text[1:-1].replace(" […]\n\n", " ") == " ".join(texts(pane))
    today = f"saved {messages.local_date(row.saved)}"
    assert cited == f"{text}\n\nInes Aldana, “Harbour line”, Coast Courier, 23 November 2026, {row.url}, {today}"
    lines = markdown.splitlines()
    assert all(line.startswith(">") for line in lines)
    assert lines[0].startswith(f"> {texts(pane)[0]}")
    assert lines[-1] == f"> — Ines Aldana, [Harbour line](<{row.url}>), Coast Courier, 23 November 2026, {today}"
    assert "Summary copied" in window_of(pane).toast.words.text()


# --- honesty -------------------------------------------------------------------------------------------------------------


def test_an_incomplete_article_says_so_over_its_summary(
    desk: Desk, quick: None, open_window: Opener, qtbot: QtBot
) -> None:
    add_long(desk, completeness="cut_short")
    window = open_window()
    open_summary(window, qtbot)
    assert window.summary.partial.isVisible()
    assert "incomplete" in window.summary.partial.text()


def test_a_short_article_says_so_instead_of_pretending(
    desk: Desk, quick: None, open_window: Opener, qtbot: QtBot
) -> None:
    add_long(desk, "Brief", ("The ferry left. It came back.",))
    window = open_window()
    QTest.keyClick(window.list.view, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: "Too short" in window.summary.message.text())
    assert window.summary.message.isVisible()
    assert window.summary.sentences == []
    assert not window.summary.copy.isVisible()
    assert not window.page.ticks.sentences.isVisible()
    key(window.summary, Qt.Key.Key_Escape)
    assert not window.summary.isVisible()


# --- directions and widths -----------------------------------------------------------------------------------------------


def test_an_arabic_article_has_its_summary_from_right_to_left(
    desk: Desk, quick: None, open_window: Opener, qtbot: QtBot
) -> None:
    add_long(desk, "عودة العبّارة", ARABIC, language="ar")
    window = open_window()
    open_summary(window, qtbot)
    button = window.summary.sentences[0]
    assert button.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert button.pin.x() < button.width() / 2 < button._digit.x()
    key(window.summary, Qt.Key.Key_Down)
    assert lit(window.summary) == [texts(window.summary)[1]]
    tip = window.list.model.index(window.list.model.row_of(window.reading.article_id), 0).data(
        Qt.ItemDataRole.ToolTipRole
    )
    assert 'dir="rtl"' in tip


def test_in_a_narrow_window_the_summary_lies_above_the_text(pane: SummaryPane, qtbot: QtBot) -> None:
    window = window_of(pane)

    def above() -> bool:
        return window.summary.mapTo(window, QPoint()).y() < window.pages.mapTo(window, QPoint()).y()

    assert not above()
    window.resize(1000, 800)
    qtbot.waitUntil(above)
    assert "above" in window.page.prompts[0].label.text()
    assert window.pages.height() > 200
    click(pane, 1)
    assert lit(pane)[0] == texts(pane)[1]
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: not above())
    assert "right" in window.page.prompts[0].label.text()


# --- methods, and what is kept -------------------------------------------------------------------------------------------


def test_another_method_in_the_settings_makes_the_summary_and_the_line_anew(
    pane: SummaryPane, desk: Desk, qtbot: QtBot
) -> None:
    window = window_of(pane)
    dialog = SettingsDialog(desk.settings, window.bridge.set_setting, window)
    dialog.changed.connect(window.settings.apply)
    combo = next(box for box in dialog.findChildren(QComboBox) if box.accessibleName() == "Summary method")
    at = combo.findData("lead")
    assert "first sentences" in combo.itemData(at, Qt.ItemDataRole.ToolTipRole)
    combo.setCurrentIndex(at)
    assert any("article’s first sentences" in label.text() for label in dialog.findChildren(QLabel))
    first = PARAGRAPHS[0].split(". ")
    qtbot.waitUntil(lambda: pane.summary is not None and pane.summary.method.startswith("lead "))
    assert texts(pane) == [f"{first[0]}.", f"{first[1]}.", first[2]]
    article = window.reading.article_id

    def line() -> str:
        row = window.list.model.index(window.list.model.row_of(article), 0).data(Role.ROW)
        return str(row.excerpt)

    desk.settings.set("summary_method", "luhn")
    window.settings.apply("summary_method")
    qtbot.waitUntil(lambda: desk.summaries.kept(article, 1) is not None)
    wanted = desk.summaries.kept(article, 1).sentences[0].text  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: line() == wanted)


def test_what_the_list_shows_is_made_anew_in_the_background(
    desk: Desk, quick: None, open_window: Opener, qtbot: QtBot
) -> None:
    article = add_long(desk)
    with desk.library.connections.write() as db:
        db.execute("UPDATE articles SET excerpt = 'Of an earlier method.'")
    window = open_window()
    qtbot.waitUntil(lambda: all(desk.summaries.kept(article, number) for number in LENGTHS.values()))
    model = window.list.model
    shortest = desk.summaries.kept(article, 1).sentences[0].text  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: model.index(model.row_of(article), 0).data(Role.ROW).excerpt == shortest)


def test_a_row_tells_its_short_summary_and_computes_none(
    desk: Desk, quick: None, open_window: Opener, qtbot: QtBot
) -> None:
    words = ("A line with <b>markup</b> & more was read out. " + PARAGRAPHS[0], *PARAGRAPHS[1:])
    article = add_long(desk, paragraphs=words)
    bare = add_long(desk, "Without", PARAGRAPHS[::-1], url="https://news.example/bare")
    start, end = 0, words[0].index(". ") + 1
    desk.summaries.decide(article, [Choice(words[0][start:end], start, end, True)])
    window = open_window()
    model = window.list.model

    def tip(article_id: int) -> str | None:
        return model.index(model.row_of(article_id), 0).data(Qt.ItemDataRole.ToolTipRole)  # type: ignore[no-any-return]

    assert tip(bare) is None or desk.summaries.kept(bare, 3) is not None
    qtbot.waitUntil(lambda: desk.summaries.kept(article, 3) is not None)
    shown = tip(article)
    assert shown is not None
    assert "A line with &lt;b&gt;markup&lt;/b&gt; &amp; more was read out." in shown
    assert shown.count("<p ") == 3


def test_a_correction_stands_below_the_sentences(desk: Desk, quick: None, open_window: Opener, qtbot: QtBot) -> None:
    words = "Correction: an earlier version of this article named the wrong council."
    blocks = (*(Block("paragraph", some) for some in PARAGRAPHS), Block("paragraph", words, role="correction"))
    text = "\n\n".join(block.text for block in blocks)
    add_article(desk.library, "Harbour line", text, blocks=blocks, summarised=False, minutes=3)
    window = open_window()
    open_summary(window, qtbot)
    pane = window.summary
    assert pane.corrections.isVisible()
    assert words in pane.corrections.text()
    assert all(words not in row.text() for row in pane.sentences)


def test_passages_are_labelled_and_a_summary_is_not(pane: SummaryPane) -> None:
    assert pane.summary is not None
    assert pane.row is not None
    pane.show_summary(replace(pane.summary, passages=True), pane.row, ())
    assert pane.passages.isVisible()
    assert "Passages" in pane.passages.text()
    pane.show_summary(replace(pane.summary, passages=False), pane.row, ())
    assert not pane.passages.isVisible()
