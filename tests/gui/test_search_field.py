"""The field at the top as a person uses it: what is underlined and said, what is offered, and what each key does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.kit.theme import Theme
from reader.gui.search.search_field import SearchField, mistake_sentence
from reader.gui.search.search_help import EXAMPLES, SearchHelpDialog
from reader.gui.window.window import MainWindow
from reader.query.parse import FIELDS, HOLDINGS, STATES, Query, _query_on, parse

ROOT = Path(__file__).parents[2]


@pytest.fixture
def field(qtbot: QtBot, theme: Theme) -> Iterator[SearchField]:
    host = QWidget()
    host.setStyleSheet(theme.style_sheet())
    host.resize(700, 420)
    made = SearchField(theme, host)
    made.setGeometry(20, 20, 420, 32)
    made.known = lambda: (["work", "work/desk", "city hall"], ["Coast Courier", "The Ledger"])
    qtbot.addWidget(host)
    host.show()
    host.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made
    host.hide()


def type_(field: SearchField, qtbot: QtBot, text: str) -> None:
    qtbot.keyClicks(field, text)


def offered(field: SearchField) -> list[str]:
    popover = field.popover
    return (
        []
        if popover is None or not popover.offers
        else [popover.list.item(row).text() for row in range(popover.list.count() - 1)]
    )


def said(field: SearchField) -> str:
    popover = field.popover
    return "" if popover is None or not popover.isVisible() or popover.offers else popover.words.text()


def red(field: SearchField) -> list[int]:
    """Where, from left to right, the field has a line in the colour of a problem, however thin."""
    image = field.grab().toImage()

    def is_red(x: int, y: int) -> bool:
        colour = image.pixelColor(x, y)
        return colour.red() > colour.green() + 50 and colour.red() > colour.blue() + 50

    return [x for x in range(image.width()) if any(is_red(x, y) for y in range(image.height()))]


# --- mistakes ---------------------------------------------------------------------------------------------------------------


def test_a_mistake_is_underlined_at_once_and_told_after_a_rest(field: SearchField, qtbot: QtBot) -> None:
    type_(field, qtbot, "titel:night ferry")
    assert [field.text()[one.start : one.end] for one in field.underlined] == ["titel:"]
    places = red(field)
    assert places
    assert 30 < places[0] < places[-1] < 85
    assert said(field) == ""
    qtbot.waitUntil(lambda: said(field) == "There’s no field “titel”. Did you mean title:?")
    assert field.accessibleDescription() == said(field)
    assert field.hasFocus()


def test_the_list_waits_while_nothing_but_a_beginning_is_typed(field: SearchField, qtbot: QtBot) -> None:
    searched: list[str] = []
    field.searched.connect(searched.append)
    type_(field, qtbot, "is:")
    qtbot.waitUntil(lambda: bool(field.underlined))
    assert searched == []
    type_(field, qtbot, "read")
    qtbot.waitUntil(lambda: searched[-1:] == ["is:read"])
    with qtbot.waitSignal(field.ranked):
        field.setText("is:x")
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_mended_mistake_is_marked_no_more(field: SearchField, qtbot: QtBot) -> None:
    type_(field, qtbot, "is:foo x")
    assert red(field)
    for _ in range(5):
        qtbot.keyClick(field, Qt.Key.Key_Backspace)
    type_(field, qtbot, "read x")
    assert field.underlined == ()
    assert field.accessibleDescription() == ""
    assert not red(field)


@pytest.mark.parametrize("unfinished", ['"night tr', "(night", "night OR", "tag:", "on:2026-1x"])
def test_what_may_be_about_to_be_finished_is_no_mistake_until_a_rest(
    field: SearchField, qtbot: QtBot, unfinished: str
) -> None:
    type_(field, qtbot, unfinished)
    assert field.underlined == ()
    field._hide_popover()
    qtbot.waitUntil(lambda: bool(field.underlined))


def test_enter_tells_a_mistake_at_once_and_searches_all_the_same(field: SearchField, qtbot: QtBot) -> None:
    type_(field, qtbot, "night (ferry")
    with qtbot.waitSignal(field.ranked) as ranked:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert ranked.args == ["night (ferry"]
    assert said(field) == "Close this bracket."
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert said(field) == ""
    assert field.text() == "night (ferry"


def test_no_mark_disturbs_what_an_input_method_composes(field: SearchField, qtbot: QtBot) -> None:
    type_(field, qtbot, "titel:x ")
    QApplication.sendEvent(field, QInputMethodEvent("とう", []))
    field._show_mistakes(rested=True)
    assert field.inputMethodQuery(Qt.InputMethodQuery.ImCursorPosition) is not None
    done = QInputMethodEvent("", [])
    done.setCommitString("東")
    QApplication.sendEvent(field, done)
    assert field.text() == "titel:x 東"
    assert red(field)


def test_marks_change_neither_text_nor_selection_nor_what_can_be_undone(field: SearchField, qtbot: QtBot) -> None:
    type_(field, qtbot, "titel:x y")
    field.setSelection(0, 5)
    with qtbot.assertNotEmitted(field.textChanged):
        field._show_mistakes(rested=True)
    assert field.selectedText() == "titel"
    field.deselect()
    field.undo()
    assert field.text() != "titel:x y"


# --- addresses --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("example.org/story", True),
        ("https://example.org/(a)", True),
        ("site:example.org", False),
        ("-site:example.org", False),
        ("before:2026", False),
        ("tag:work/desk", False),
        ('"example.org"', False),
        ("(example.org)", False),
        ("saved:2026-11..2026-12", False),
    ],
)
def test_a_search_is_not_taken_for_an_address(field: SearchField, qtbot: QtBot, typed: str, address: bool) -> None:
    type_(field, qtbot, typed)
    assert field.is_address() is address
    assert field.save.isVisible() is address
    if address:
        assert field.underlined == ()
        assert offered(field) == []


# --- completion -------------------------------------------------------------------------------------------------------------


def test_a_plain_word_opens_nothing(field: SearchField, qtbot: QtBot) -> None:
    for letter in "ferry night ":
        type_(field, qtbot, letter)
        assert offered(field) == []


def test_a_fields_name_then_its_value_complete_by_keys_alone(field: SearchField, qtbot: QtBot) -> None:
    type_(field, qtbot, "ferry ta")
    assert offered(field) == ["tag:"]
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "ferry tag:"
    assert field.hasFocus()
    assert offered(field) == ["tag:work", "tag:work/desk", 'tag:"city hall"']
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(field.ranked):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == 'ferry tag:"city hall" '
    assert offered(field) == []
    assert field.underlined == ()


def test_up_goes_to_the_last_row_and_the_rows_go_round(field: SearchField, qtbot: QtBot) -> None:
    type_(field, qtbot, "tag:")
    assert field.popover is not None
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.popover.list.currentItem().text() == "Search help"
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.popover.list.currentItem().text() == "tag:work"


def test_enter_without_a_chosen_row_searches(field: SearchField, qtbot: QtBot) -> None:
    type_(field, qtbot, "is:un")
    assert offered(field) == ["is:unread", "is:unfetched"]
    with qtbot.waitSignal(field.ranked):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "is:un"


def test_escape_closes_the_rows_first_and_empties_the_field_next(field: SearchField, qtbot: QtBot) -> None:
    type_(field, qtbot, "tag:w")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert offered(field) == []
    assert field.text() == "tag:w"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_a_click_chooses_and_the_keyboard_stays_in_the_field(field: SearchField, qtbot: QtBot) -> None:
    type_(field, qtbot, "x site:")
    assert field.popover is not None
    listed = field.popover.list
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=field.popover.row_rect(1).center())
    assert field.text() == 'x site:"The Ledger" '
    assert field.hasFocus()


def test_a_moved_cursor_closes_the_rows(field: SearchField, qtbot: QtBot) -> None:
    type_(field, qtbot, "tag:w")
    assert offered(field)
    qtbot.keyClick(field, Qt.Key.Key_Home)
    assert offered(field) == []


def test_a_completion_replaces_the_term_in_the_middle_and_can_be_undone(field: SearchField, qtbot: QtBot) -> None:
    field.setText("🙂 is: night")
    field.setCursorPosition(len("🙂 is:") + 1)  # the picture counts twice to Qt
    type_(field, qtbot, "un")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "🙂 is:unread night"
    field.undo()
    assert field.text() == "🙂 is:un night"


def test_the_rows_go_when_the_keyboard_leaves(field: SearchField, qtbot: QtBot) -> None:
    type_(field, qtbot, "tag:")
    other = QPushButton("Other", field.window())
    other.show()
    other.setFocus()
    assert offered(field) == []


def test_text_that_nobody_typed_opens_nothing(field: SearchField) -> None:
    field.setText("tag:")
    assert offered(field) == []


def test_the_last_row_leads_to_the_help(field: SearchField, qtbot: QtBot) -> None:
    type_(field, qtbot, "tag:")
    qtbot.keyClick(field, Qt.Key.Key_Up)
    with qtbot.waitSignal(field.help_asked):
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_everything_has_a_name_and_nothing_takes_the_keyboard(field: SearchField, qtbot: QtBot) -> None:
    type_(field, qtbot, "tag:")
    assert field.popover is not None
    assert field.popover.list.accessibleName()
    assert field.popover.list.focusPolicy() == field.popover.focusPolicy() == Qt.FocusPolicy.NoFocus
    named = field.popover.list.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert named == "tag:work/desk"


# --- in the window ----------------------------------------------------------------------------------------------------------


def test_enter_puts_the_best_first_and_typing_the_newest(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    field = window.toolbar.field
    field.setFocus()
    type_(field, qtbot, "ferry")
    qtbot.waitUntil(lambda: window.list.model.filter.words == "ferry")
    assert window.list.model.filter.order == "saved"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.list.model.filter.order == "relevance"
    assert window.list.view.hasFocus() or window.focusWidget() is window.list.view
    field.setFocus()
    type_(field, qtbot, " second")
    qtbot.waitUntil(lambda: window.list.model.filter.words == "ferry second")
    assert window.list.model.filter.order == "saved"


def test_the_windows_own_tags_and_sites_are_offered(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    window.changes.tag([window.list.model.ids[0]], ["harbour"])
    qtbot.waitUntil(lambda: any(tag.name == "harbour" for tag in window.lists.counts.tags))
    field = window.toolbar.field
    field.setFocus()
    type_(field, qtbot, "tag:h")
    assert offered(field) == ["tag:harbour"]
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    type_(field, qtbot, "site:")
    assert offered(field) == ['site:"Coast Courier"', 'site:"The Ledger"']
    assert field.popover is not None
    top = field.popover.mapTo(window, QPoint(0, 0)).y()
    assert top >= field.mapTo(window, QPoint(0, field.height())).y()


# --- help -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("example", [example for example, _ in EXAMPLES])
def test_every_example_of_the_help_is_understood(example: str) -> None:
    found = parse(example, date(2026, 11, 25))
    assert found.root is not None
    assert found.mistakes == ()


def test_the_help_names_every_field_and_state_that_somebody_can_make() -> None:
    told = " ".join(f"{example} {words}" for example, words in EXAMPLES)
    for wanted in (
        *(f"{name}:" for name in FIELDS),
        *(f"is:{state}" for state in STATES),
        *(f"has:{what}" for what in HOLDINGS),
    ):
        assert wanted in told, wanted


def test_the_manual_shows_the_same_examples_and_no_other() -> None:
    page = (ROOT / "resources/manual/searching.md").read_text(encoding="utf-8")
    shown = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| `")]
    assert [(example.strip("`"), found) for example, found in shown] == list(EXAMPLES)


def test_the_help_is_a_table_that_can_be_closed_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    help_ = SearchHelpDialog(window)
    qtbot.addWidget(help_)
    help_.show()
    assert help_.table.rowCount() == len(EXAMPLES)
    assert help_.table.accessibleName()
    qtbot.keyClick(help_, Qt.Key.Key_Escape)
    assert not help_.isVisible()
    assert window.actions_["search_help"].text() == "Search help"


def test_every_mistake_can_be_said(field: SearchField) -> None:
    for text in (
        "titel:x",
        "zzz:x",
        "tag: a",
        "is:x",
        "has:x",
        "on:x",
        "saved:2026..2025",
        "words:x",
        '"a',
        "(a",
        "a)",
        "()",
        "OR",
        "a*b",
    ):
        for mistake in parse(text, date(2026, 11, 25)).mistakes:
            assert "{" not in mistake_sentence(mistake)


# --- one parse ---------------------------------------------------------------------------------------------------------------


def test_a_keystroke_is_parsed_once_for_field_list_rows_and_marked_hits(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []

    def counting(text: str, today: date) -> Query:
        parsed.append(text)
        return parse(text, today)

    _query_on.cache_clear()
    monkeypatch.setattr("reader.query.parse.parse", counting)
    field = window.toolbar.field
    field.setFocus()
    for typed in ("third fer", "third ferr", "third ferry"):
        field.setText(typed)
        qtbot.waitUntil(lambda typed=typed: window.list.model.filter.words == typed)  # type: ignore[misc]
        qtbot.waitUntil(lambda: len(window.list.model.ids) == 1)
        window.list.grab()
    window.reading.show(window.list.model.ids[0])
    assert parsed == ["third fer", "third ferr", "third ferry"]
