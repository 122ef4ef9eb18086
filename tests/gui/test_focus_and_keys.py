"""A key acts in the pane that has the keyboard, on what a person sees there, and nowhere else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.window.window import MainWindow
from reader.model.blocks import Block
from reader.model.library import Filter
from tests.gui.resizing import resize
from tests.making import add_article

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """A key as a person presses it: it goes to whatever has the keyboard."""
    QTest.keyClick(window.focusWidget() or window, key, modifiers)


def type_(window: MainWindow, words: str) -> None:
    for letter in words:
        QTest.keyClicks(window.focusWidget() or window, letter)


def deleted(desk: Desk) -> int:
    return desk.counts().places.get("trash", 0)


def shown(window: MainWindow) -> str:
    return window.reading.article.row.title if window.reading.article else ""


@pytest.fixture
def twenty(window: MainWindow, desk: Desk) -> list[int]:
    """The ids of a list of twenty articles, in its order; the third is read."""
    for number in range(17):
        add_article(desk.library, f"Report {number}")
    window.show_filter(Filter(place="all"))
    ids = list(window.list.model.ids)
    window.reading.go(ids[2])
    window.list.take_focus()
    return ids


@pytest.fixture
def long_article(window: MainWindow, desk: Desk, qtbot: QtBot) -> int:
    """An article of several screens, with the keyboard in its text."""
    words = "The ferry left pier four at ten past six, and nobody on the quay had been told of it. " * 4
    blocks = tuple(Block("paragraph", f"Number {number}. {words}") for number in range(60))
    added = add_article(desk.library, "Long", "\n\n".join(block.text for block in blocks), blocks=blocks)
    window.show_filter(Filter(place="all"))
    window.reading.go(added)
    window.page.text.setFocus()
    qtbot.waitUntil(lambda: window.page.verticalScrollBar().maximum() > 3000)
    return added


# --- the search field ---------------------------------------------------------------------------------------------------


def test_what_is_typed_after_a_search_without_hits_stays_in_the_field(window: MainWindow, desk: Desk) -> None:
    field = window.toolbar.field
    press(window, Qt.Key.Key_L, CONTROL)
    type_(window, "zzzz")
    press(window, Qt.Key.Key_Return)
    QTest.qWait(0)
    press(window, Qt.Key.Key_L, CONTROL)
    for letter in "ferry tree":  # with hits again the list appears: e and f would archive and star
        type_(window, letter)
        window.toolbar.field._search()
        assert window.focusWidget() is field
    assert field.text() == "ferry tree"
    assert not any(desk.articles.row(article).archived or desk.articles.row(article).starred for article in (1, 2, 3))


def test_the_key_for_the_list_does_nothing_where_the_list_is_empty(window: MainWindow, qtbot: QtBot) -> None:
    window.show_filter(Filter(place="starred"))
    window.page.text.setFocus()
    press(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert window.focusWidget() is window.page.text
    window.show_filter(Filter(place="all"))
    assert window.focusWidget() is window.page.text


def test_down_in_the_field_opens_the_first_hit(window: MainWindow) -> None:
    press(window, Qt.Key.Key_L, CONTROL)
    type_(window, "first")
    press(window, Qt.Key.Key_Down)
    assert window.focusWidget() is window.list.view
    assert shown(window) == "First ferry returns"
    assert window.list.chosen() == [window.reading.article_id]


def test_after_an_address_was_typed_the_list_is_the_one_from_before(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved: list[list[str]] = []
    monkeypatch.setattr(window.incoming, "save", lambda given, **_: saved.append(given))
    before = window.list.model.filter
    press(window, Qt.Key.Key_L, CONTROL)
    for letter in "news":
        type_(window, letter)
    window.toolbar.field._search()
    assert window.list.model.filter.words == "news"
    type_(window, ".example/ferry")
    press(window, Qt.Key.Key_Return)
    assert saved == [["news.example/ferry"]]
    assert window.list.model.filter == before


def test_an_address_that_is_begun_is_no_search(window: MainWindow) -> None:
    press(window, Qt.Key.Key_L, CONTROL)
    for begun in ("https:", "https://", "https://ne", "http://127.0."):
        window.toolbar.field.setText(begun)
        window.toolbar.field._search()
        assert window.list.model.filter.words == ""


@pytest.mark.usefixtures("quick")
def test_a_briefing_that_is_ready_takes_no_keys_from_who_types_elsewhere(window: MainWindow, qtbot: QtBot) -> None:
    window.list.take_focus()
    press(window, Qt.Key.Key_B)
    press(window, Qt.Key.Key_L, CONTROL)
    qtbot.waitUntil(lambda: bool(window.briefings._view().stops))
    assert window.focusWidget() is window.toolbar.field


# --- the list ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "title"),
    [
        (Qt.Key.Key_Down, "Third ferry returns"),
        (Qt.Key.Key_Home, "Third ferry returns"),
        (Qt.Key.Key_PageDown, "Third ferry returns"),
        (Qt.Key.Key_Return, "Third ferry returns"),
        (Qt.Key.Key_End, "First ferry returns"),
        (Qt.Key.Key_Up, "First ferry returns"),
    ],
)
def test_in_a_list_just_chosen_a_key_leads_to_an_article(
    window: MainWindow, desk: Desk, key: Qt.Key, title: str
) -> None:
    other = add_article(desk.library, "Elsewhere", tags=("elsewhere",))
    window.show_filter(Filter(tag="elsewhere"))
    window.reading.go(other)
    window.show_filter(Filter(place="all", words="returns"))
    window.list.take_focus()
    assert not window.list.current()
    press(window, key)
    assert shown(window) == title


def test_the_keyboard_that_comes_to_a_list_just_chosen_opens_nothing(window: MainWindow, desk: Desk) -> None:
    other = add_article(desk.library, "Elsewhere", tags=("elsewhere",))
    window.show_filter(Filter(tag="elsewhere"))
    window.reading.go(other)
    window.show_filter(Filter(place="all", words="returns"))
    window.list.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert shown(window) == "Elsewhere"
    assert window.list.chosen() == []


def test_home_and_end_lead_to_the_first_and_the_last_article(window: MainWindow, twenty: list[int]) -> None:
    press(window, Qt.Key.Key_End)
    assert window.reading.article_id == twenty[-1]
    press(window, Qt.Key.Key_Home)
    assert window.reading.article_id == twenty[0]


def test_after_a_deletion_of_several_the_next_article_is_the_next_one(
    window: MainWindow, desk: Desk, qtbot: QtBot, twenty: list[int]
) -> None:
    window.reading.go(twenty[5])
    for _ in range(3):
        press(window, Qt.Key.Key_Down, SHIFT)
    press(window, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: deleted(desk) == 4)
    qtbot.waitUntil(lambda: window.reading.article_id == twenty[9])
    assert window.list.chosen() == [twenty[9]]


def test_after_a_deletion_at_the_end_of_the_list_the_last_article_left_is_shown(
    window: MainWindow, desk: Desk, qtbot: QtBot, twenty: list[int]
) -> None:
    window.reading.go(twenty[-1])
    press(window, Qt.Key.Key_Up, SHIFT)
    press(window, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: window.reading.article_id == twenty[-3])


def test_stepping_past_articles_marks_only_what_was_seen_for_a_moment(
    window: MainWindow, desk: Desk, qtbot: QtBot, twenty: list[int]
) -> None:
    desk.settings.set("read_after", 3)
    window.reading.go(twenty[8])
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Down)
    assert window.reading._seen.isActive()
    assert window.reading._seen.interval() == 3000
    window.reading._seen.timeout.emit()
    qtbot.waitUntil(lambda: desk.articles.row(twenty[10]).read)
    assert [desk.articles.row(article).read for article in twenty[8:12]] == [False, False, True, False]


def test_selecting_several_articles_marks_none_of_them(
    window: MainWindow, desk: Desk, qtbot: QtBot, twenty: list[int]
) -> None:
    desk.settings.set("read_after", 3)
    window.reading.go(twenty[8])
    for _ in range(2):
        press(window, Qt.Key.Key_Down, SHIFT)
        qtbot.waitUntil(window.page.selection.isVisible)
        window.reading._seen.timeout.emit()
    assert not any(desk.articles.row(article).read for article in twenty[8:11])
    press(window, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: not window.page.selection.isVisible())
    window.reading._seen.timeout.emit()
    qtbot.waitUntil(lambda: desk.articles.row(twenty[11]).read)


def test_copying_in_the_list_copies_titles_and_addresses(window: MainWindow, desk: Desk, twenty: list[int]) -> None:
    press(window, Qt.Key.Key_Down, SHIFT)
    press(window, Qt.Key.Key_C, CONTROL)
    first, second = (desk.articles.row(article) for article in twenty[2:4])
    assert QGuiApplication.clipboard().text() == f"{first.title}\n{first.url}\n\n{second.title}\n{second.url}"


# --- the text ------------------------------------------------------------------------------------------------------------


def test_select_all_copy_and_delete_in_the_text_are_about_the_text(
    window: MainWindow, desk: Desk, qtbot: QtBot, long_article: int
) -> None:
    press(window, Qt.Key.Key_A, CONTROL)
    assert window.list.chosen() == [long_article]
    assert window.page.text.textCursor().selectedText().startswith("Number 0.")
    press(window, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().startswith("Number 0.")
    press(window, Qt.Key.Key_Delete)
    assert "press X" in window.toast.words.text()
    assert deleted(desk) == 0


def test_delete_beside_the_text_deletes_the_article_that_is_read(
    window: MainWindow, desk: Desk, qtbot: QtBot, twenty: list[int]
) -> None:
    window.page.text.setFocus()
    press(window, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: deleted(desk) == 1)
    assert desk.articles.row(twenty[2]).deleted


def test_where_the_page_names_several_articles_the_keys_are_about_them(
    window: MainWindow, desk: Desk, qtbot: QtBot, twenty: list[int]
) -> None:
    press(window, Qt.Key.Key_Down, SHIFT)
    window.page.text.setFocus()
    assert window.page.selection.isVisible()
    press(window, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().count("https://") == 2
    press(window, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: deleted(desk) == 2)


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_in_the_sidebar_deletes_the_tag_there_and_no_article(
    window: MainWindow, desk: Desk, qtbot: QtBot, key: Qt.Key
) -> None:
    window.changes.tag([1], ["harbour"])
    places = window.sidebar.list
    qtbot.waitUntil(lambda: bool(places.findItems("harbour", Qt.MatchFlag.MatchExactly)))
    places.setFocus()
    press(window, key)  # on a place: nothing
    places.setCurrentItem(places.findItems("harbour", Qt.MatchFlag.MatchExactly)[0])
    press(window, key)
    qtbot.waitUntil(lambda: not desk.tags.all())
    assert deleted(desk) == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_beside_the_sentences_of_a_summary_deletes_no_article(
    window: MainWindow, desk: Desk, qtbot: QtBot, key: Qt.Key
) -> None:
    window.reading.open_summary()
    qtbot.waitUntil(lambda: window.summary.summary is not None)
    for part in (window.summary.close_button, window.summary.copy, window.summary):
        part.setFocus()
        press(window, key)
    press(window, Qt.Key.Key_A, CONTROL)
    assert len(window.list.chosen()) == 1
    assert deleted(desk) == 0


def test_the_keys_scroll_the_article(window: MainWindow, qtbot: QtBot, long_article: int) -> None:
    bar = window.page.verticalScrollBar()
    press(window, Qt.Key.Key_Down)
    line = bar.value()
    assert line > 0
    press(window, Qt.Key.Key_Up)
    assert bar.value() == 0
    press(window, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: bar.value() > line * 3)
    press(window, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    assert window.reading.article_id == long_article  # only Space goes on to the next one
    press(window, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: bar.value() < bar.maximum())
    press(window, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: bar.value() == 0)


@pytest.mark.parametrize("where", ["page", "site", "next"])
def test_the_keys_scroll_from_every_part_of_the_page(window: MainWindow, long_article: int, where: str) -> None:
    part: QWidget = {"page": window.page, "site": window.page.head.site, "next": window.page.next}[where]
    part.setFocus()
    bar = window.page.verticalScrollBar()
    bar.setValue(0)
    press(window, Qt.Key.Key_Down)
    assert bar.value() > 0


def test_a_selection_made_by_keys_stays_in_sight(window: MainWindow, long_article: int) -> None:
    bar = window.page.verticalScrollBar()
    for _ in range(60):
        press(window, Qt.Key.Key_Down, SHIFT)
    assert window.page.text.textCursor().hasSelection()
    assert bar.value() > 0
    caret = window.page.text.cursorRect().center()
    assert window.page.viewport().rect().contains(window.page.text.mapTo(window.page.viewport(), caret))


@pytest.mark.usefixtures("quick")
def test_the_keys_scroll_the_original_page(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    body = b"<html><body>" + b"<p>Line after line.</p>" * 200 + b"</body></html>"
    added = add_article(desk.library, "With a page", body=body)
    window.show_filter(Filter(place="all"))
    window.reading.go(added)
    press(window, Qt.Key.Key_U, CONTROL | SHIFT)
    bar = window.correction._original().text.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 1000)
    for key, after in (
        (Qt.Key.Key_Down, lambda: 0 < bar.value() < 200),
        (Qt.Key.Key_PageDown, lambda: bar.value() > 200),
        (Qt.Key.Key_End, lambda: bar.value() == bar.maximum()),
        (Qt.Key.Key_Home, lambda: bar.value() == 0),
    ):
        press(window, key)
        assert after()


def test_home_and_end_lead_to_the_ends_of_the_overview(window: MainWindow, qtbot: QtBot) -> None:
    resize(window, qtbot, 900, 400)
    press(window, Qt.Key.Key_7, CONTROL)
    view = window.overviews._view()
    bar = view.scroll_area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    view.scroll_area.setFocus()
    press(window, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    press(window, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_the_first_article_of_a_start_is_read_once_a_person_does_something_with_it(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    article = window.reading.article_id
    assert not desk.articles.row(article).read
    press(window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: desk.articles.row(article).read)


# --- tags ----------------------------------------------------------------------------------------------------------------


def popover(window: MainWindow):  # type: ignore[no-untyped-def]
    assert window.page.tag_popover is not None
    return window.page.tag_popover


def test_the_field_for_tags_opens_in_sight_also_where_the_tags_are_scrolled_away(
    window: MainWindow, long_article: int
) -> None:
    window.page.verticalScrollBar().setValue(2000)
    press(window, Qt.Key.Key_T)
    assert window.focusWidget() is popover(window).field
    top = popover(window).mapTo(window.page, popover(window).rect().topLeft())
    assert window.page.rect().contains(top)
    assert popover(window).isVisible()
    press(window, Qt.Key.Key_Escape)
    assert not popover(window).isVisible()
    assert window.focusWidget() is window.page.text


def test_enter_takes_the_tag_that_is_lit_and_a_new_one_is_a_key_further(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    window.changes.tag([2], ["harbour"])
    qtbot.waitUntil(lambda: bool(desk.tags.all()))
    window.reading.go(1)
    window.list.take_focus()
    press(window, Qt.Key.Key_T)
    type_(window, "ha")
    assert popover(window).list.currentItem().text() == "harbour"
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.articles.row(1).tags == ("harbour",))
    qtbot.waitUntil(lambda: window.reading.article.row.tags == ("harbour",))  # type: ignore[union-attr]
    press(window, Qt.Key.Key_T)
    type_(window, "har")
    assert popover(window).list.currentItem().text() == "New tag “har”"
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: set(desk.articles.row(1).tags) == {"harbour", "har"})


def test_undo_right_after_tagging_takes_the_tag_away(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    window.list.take_focus()
    article = window.reading.article_id
    press(window, Qt.Key.Key_T)
    type_(window, "harbour")
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.articles.row(article).tags == ("harbour",))
    assert window.focusWidget() is window.list.view
    press(window, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: desk.articles.row(article).tags == ())


def test_undo_in_the_empty_field_for_tags_is_the_window_s(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    window.list.take_focus()
    article = window.reading.article_id
    press(window, Qt.Key.Key_F)
    qtbot.waitUntil(lambda: desk.articles.row(article).starred)
    press(window, Qt.Key.Key_T)
    press(window, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: not desk.articles.row(article).starred)


def test_a_tag_goes_to_what_was_chosen_when_it_was_asked_for(
    window: MainWindow, desk: Desk, qtbot: QtBot, twenty: list[int]
) -> None:
    press(window, Qt.Key.Key_Down, SHIFT)
    chosen = window.list.chosen()
    press(window, Qt.Key.Key_T)
    assert "2 articles" in popover(window).field.placeholderText()
    type_(window, "harb")
    window.reading.go(twenty[9])  # as when the article that is read is deleted elsewhere
    assert window.focusWidget() is popover(window).field
    type_(window, "our")
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [desk.articles.row(article).tags for article in chosen] == [("harbour",)] * 2)
    assert desk.articles.row(twenty[9]).tags == ()


# --- on a page of other articles -----------------------------------------------------------------------------------------


@pytest.fixture
def overview(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.actions_["overview"].trigger()
    qtbot.waitUntil(lambda: window.pages.page("overview").overview is not None)
    return window


@pytest.mark.parametrize("key", [Qt.Key.Key_E, Qt.Key.Key_F, Qt.Key.Key_U, Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
@pytest.mark.parametrize("somewhere", [True, False])
def test_keys_on_the_overview_leave_the_article_alone_that_lies_under_it(
    overview: MainWindow, desk: Desk, qtbot: QtBot, key: Qt.Key, somewhere: bool
) -> None:
    if not somewhere:  # as after the part that had the keyboard went
        focused = overview.focusWidget()
        assert focused is not None
        focused.clearFocus()
    before = desk.library.articles.row(overview.reading.article_id)
    press(overview, key)
    assert "Press Esc" in overview.toast.words.text()
    desk.jobs.submit("wait", lambda _job: None, lane="changes").future.result(60)
    assert desk.library.articles.row(before.id) == before
    assert not overview.actions_["star"].isChecked()
    assert not overview.actions_["archive"].isChecked()


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(("key", "modifiers"), [(Qt.Key.Key_X, NONE), (Qt.Key.Key_R, CONTROL | SHIFT)])
def test_no_key_on_the_overview_changes_the_text_that_lies_under_it(
    overview: MainWindow, desk: Desk, key: Qt.Key, modifiers: Qt.KeyboardModifier, qtbot: QtBot
) -> None:
    overview.page.text.selectAll()
    before = desk.article(overview.reading.article_id)
    press(overview, key, modifiers)
    assert "Press Esc" in overview.toast.words.text()
    qtbot.waitUntil(lambda: desk.jobs.open() == [])  # of the overview's own
    assert desk.article(before.row.id).text == before.text
    assert not overview.actions_["undo"].isEnabled()


def test_keys_in_the_list_beside_the_overview_act_on_the_row_that_has_them(
    overview: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    overview.list.take_focus()
    press(overview, Qt.Key.Key_F)
    qtbot.waitUntil(lambda: desk.library.articles.row(overview.reading.article_id).starred)


def test_the_window_is_named_after_what_is_selected(window: MainWindow) -> None:
    assert window.windowTitle() == "Third ferry returns – Tearsheet"
    window.list.take_focus()
    window.list.select_all()
    assert window.windowTitle() == "3 articles selected – Tearsheet"
    press(window, Qt.Key.Key_Down)
    assert window.windowTitle() == "Second ferry returns – Tearsheet"


def test_words_dragged_within_the_window_save_nothing(window: MainWindow, qtbot: QtBot) -> None:
    class FromArticle(QDropEvent):
        def source(self) -> QWidget:
            return window.page.text

    words = QMimeData()
    words.setHtml('See <a href="https://news.example/linked">the report</a>.')
    words.setText("See the report.")
    none = Qt.KeyboardModifier.NoModifier
    event = FromArticle(QPointF(300, 300), Qt.DropAction.CopyAction, words, Qt.MouseButton.LeftButton, none)
    before = window.toast.words.text()
    window.dropEvent(event)
    assert window.toast.words.text() == before
    assert len(window.list.model.ids) == 3
