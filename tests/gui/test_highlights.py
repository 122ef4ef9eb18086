"""Highlights and notes as a person makes them: by keys and by mouse, and back again with Undo."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.desk.organizing import Done
from reader.errors import DiskFull
from reader.gui.highlights.view import Entry, HighlightsView
from reader.gui.kit.note_text import note_html, note_line
from reader.gui.window.window import MainWindow
from reader.model.blocks import Block
from reader.model.capture import Cleaned, Metadata
from reader.model.highlight import Highlight
from reader.model.library import Filter
from reader.resources import resource
from tests.making import TEXT, add_article, add_cleaned, story

WORDS = "Both engines had stopped"
OTHER = "Mechanics worked through the night"


def select(window: MainWindow, words: str) -> None:
    """Select words of the article as the mouse or Shift with the arrows does."""
    text = window.page.text
    assert window.page.article is not None
    start = window.page.article.text.index(words)
    cursor = QTextCursor(text.document())
    cursor.setPosition(text.typesetter.position_of(start))
    cursor.setPosition(text.typesetter.position_of(start + len(words)), QTextCursor.MoveMode.KeepAnchor)
    text.setFocus()
    text.setTextCursor(cursor)


def highlights(window: MainWindow) -> list[Highlight]:
    return list(window.page.highlights)


def mark(window: MainWindow, qtbot: QtBot, words: str = WORDS, key: Qt.Key = Qt.Key.Key_1) -> Highlight:
    before = len(highlights(window))
    select(window, words)
    qtbot.keyClick(window.page.text, key)
    qtbot.waitUntil(lambda: len(highlights(window)) == before + 1)
    return next(one for one in highlights(window) if one.exact == words)


def write(window: MainWindow, qtbot: QtBot, note: str) -> None:
    """Type into the open note, and leave it by its key."""
    qtbot.waitUntil(window.highlights.popover.editor.hasFocus)
    window.highlights.popover.editor.selectAll()
    qtbot.keyClicks(window.highlights.popover.editor, note)
    qtbot.keyClick(window.highlights.popover.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def middle_of(window: MainWindow, words: str) -> QPoint:
    assert window.page.article is not None
    start = window.page.article.text.index(words)
    return window.page.text.line_at(start + len(words) // 2).center()


def test_a_highlight_gets_tags_by_keys_with_completion_and_undo_takes_them_back(
    window: MainWindow, qtbot: QtBot, desk: Desk
) -> None:
    desk.organizing.tag([desk.library.listings.ids(Filter())[0]], ["Harbour"])
    mark(window, qtbot)
    qtbot.waitUntil(lambda: window.highlights.current > 0)
    window.actions_["tag_highlight"].trigger()
    popover = window.highlights.tagging.popover
    assert popover is not None
    assert popover.isVisible()
    qtbot.keyClicks(popover.field, "verify, harb")
    qtbot.keyClick(popover.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: highlights(window)[0].tags == ("verify", "Harbour"))
    chips = window.highlights.popover.tags.buttons
    assert [chip.accessibleName() for chip in chips] == ["Tag: verify", "Tag: Harbour", "Tag this highlight"]
    assert window.actions_["undo"].text() == "Undo: Tag highlight “\u2068verify, Harbour\u2069”"
    window.highlights.popover.tag_removed.emit("verify")
    qtbot.waitUntil(lambda: highlights(window)[0].tags == ("Harbour",))
    window.changes.undo()
    window.changes.undo()
    qtbot.waitUntil(lambda: highlights(window)[0].tags == ())


def test_a_tag_of_a_highlight_leads_to_the_list_of_those_that_have_it(window: MainWindow, qtbot: QtBot) -> None:
    first = mark(window, qtbot)
    mark(window, qtbot, OTHER)
    window.changes.tag_highlight(first, ["follow up"])
    qtbot.waitUntil(lambda: any(one.tags for one in highlights(window)))
    window.highlights.show(first.id)
    window.highlights.popover.tag_chosen.emit("follow up")
    view = window.pages.currentWidget()
    assert isinstance(view, HighlightsView)
    assert view.field.text() == 'tag:"follow up"'
    assert [one.exact for article in view.shown for one in article.highlights] == [WORDS]
    entry = view.list.item(0).data(Qt.ItemDataRole.UserRole)
    assert "#follow up" in view.head_of(entry)


def test_the_popover_has_a_menu_of_the_other_ways_to_quote(window: MainWindow, qtbot: QtBot) -> None:
    select(window, WORDS)
    qtbot.waitUntil(window.highlights.popover.isVisible)
    names = [action.text() for action in window.highlights.popover.more.menu().actions() if not action.isSeparator()]
    assert names == [
        *("Copy as evidence", "Add passage to quote", "Copy link to passage", "Copy citation"),
        *("Verify quote…", "Highlights and notes"),
    ]


def test_undo_says_whether_a_note_was_added_edited_or_removed(window: MainWindow, qtbot: QtBot) -> None:
    one = mark(window, qtbot)
    said = []
    for before, note in (("", "Ask"), ("Ask", "Ask again"), ("Ask again", "")):
        window.changes.note_highlight(one.id, note, before)
        said.append(window.actions_["undo"].text())
    assert said == ["Undo: Add note", "Undo: Edit note", "Undo: Remove note"]


@pytest.mark.parametrize(
    ("key", "meaning"), [(Qt.Key.Key_1, 1), (Qt.Key.Key_2, 2), (Qt.Key.Key_3, 3), (Qt.Key.Key_4, 4)]
)
def test_a_figure_highlights_the_selected_words(window: MainWindow, qtbot: QtBot, key: Qt.Key, meaning: int) -> None:
    one = mark(window, qtbot, key=key)
    assert (one.exact, one.meaning) == (WORDS, meaning)
    assert not window.page.text.textCursor().hasSelection()
    assert window.actions_["undo"].text() == "Undo: Highlight"


def test_undo_and_redo_take_a_highlight_back_and_bring_it_again(window: MainWindow, qtbot: QtBot) -> None:
    one = mark(window, qtbot)
    window.changes.undo()
    qtbot.waitUntil(lambda: highlights(window) == [])
    window.changes.redo()
    qtbot.waitUntil(lambda: highlights(window) == [one])


def test_each_meaning_has_a_line_of_its_own_under_its_words_and_a_number_beside_them(
    window: MainWindow, qtbot: QtBot
) -> None:
    mark(window, qtbot, WORDS, Qt.Key.Key_1)
    mark(window, qtbot, OTHER, Qt.Key.Key_3)
    looks = [selection.format.underlineStyle() for selection in window.page.text.extraSelections()]
    assert looks.count(QTextCharFormat.UnderlineStyle.NoUnderline) == 0
    assert len(set(looks)) == 2
    marks = window.page.marks.marks_in(0, window.page.text.height())
    assert [one.meaning for _, one in marks] == [1, 3]
    assert marks[0][0].bottom() < marks[1][0].top() or marks[0][0].top() != marks[1][0].top()


def test_highlights_stay_through_another_size_and_are_in_no_copy(window: MainWindow, qtbot: QtBot) -> None:
    mark(window, qtbot)
    shown = len(window.page.text.extraSelections())
    window.zoom.step(1)
    assert len(window.page.text.extraSelections()) == shown == 1
    window.page.text.selectAll()
    window.page.text.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == TEXT
    assert "background" not in data.html()


def test_the_popover_comes_above_the_selection_and_takes_no_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    popover = window.highlights.popover
    select(window, OTHER)
    qtbot.waitUntil(popover.isVisible)
    assert window.page.text.hasFocus()
    words = window.page.text.extent_of(*window.page.text.selected_span())
    top = window.page.text.mapTo(window.page.viewport(), words.topLeft()).y()
    assert popover.geometry().bottom() < top or popover.geometry().top() > top + words.height()
    window.page.text.setTextCursor(QTextCursor(window.page.text.document()))
    qtbot.waitUntil(popover.isHidden)


def test_a_click_in_the_popover_gives_the_meaning(window: MainWindow, qtbot: QtBot) -> None:
    select(window, WORDS)
    qtbot.waitUntil(window.highlights.popover.isVisible)
    qtbot.mouseClick(window.highlights.popover.meanings[4], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [one.meaning for one in highlights(window)] == [4])
    assert window.highlights.popover.isHidden()


def test_a_click_on_a_highlight_opens_it_and_a_figure_changes_it(window: MainWindow, qtbot: QtBot) -> None:
    one = mark(window, qtbot)
    qtbot.mouseClick(window.page.text.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(window, WORDS))
    popover = window.highlights.popover
    assert popover.isVisible()
    assert [number for number, button in popover.meanings.items() if button.isChecked()] == [1]
    qtbot.keyClick(window.page.text, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: [(found.id, found.meaning) for found in highlights(window)] == [(one.id, 3)])
    qtbot.waitUntil(lambda: popover.meanings[3].isChecked())
    qtbot.mouseClick(popover.meanings[3], Qt.MouseButton.LeftButton)
    assert [number for number, button in popover.meanings.items() if button.isChecked()] == [3]
    qtbot.mouseClick(popover.remove, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: highlights(window) == [])
    assert popover.isHidden()
    assert window.toast.words.text() == "Highlight removed."
    window.changes.undo()
    qtbot.waitUntil(lambda: [found.id for found in highlights(window)] == [one.id])


def test_a_note_is_written_by_keys_and_searched(window: MainWindow, qtbot: QtBot, desk: Desk) -> None:
    select(window, WORDS)
    qtbot.keyClick(window.page.text, Qt.Key.Key_N)
    write(window, qtbot, "Ask the pilot")
    qtbot.waitUntil(lambda: [one.note for one in highlights(window)] == ["Ask the pilot"])
    assert window.page.text.hasFocus()
    window.lists.search("note:pilot")
    qtbot.waitUntil(lambda: len(window.list.model.ids) == 1)


@pytest.mark.parametrize("way", ["escape", "another article", "click elsewhere"])
def test_what_was_written_is_kept_however_the_note_is_left(
    window: MainWindow, qtbot: QtBot, desk: Desk, way: str
) -> None:
    article = window.reading.article_id
    one = mark(window, qtbot)
    window.highlights.show(one.id)
    window.highlights.write_note()
    qtbot.keyClicks(window.highlights.popover.editor, "Why?")
    if way == "escape":
        qtbot.keyClick(window.highlights.popover.editor, Qt.Key.Key_Escape)
    elif way == "another article":
        window.reading.step(1)
    else:
        qtbot.mouseClick(window.page.text.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(window, OTHER))
    qtbot.waitUntil(lambda: [found.note for found in desk.highlights.of(article)] == ["Why?"])


def test_an_article_has_a_note_that_is_shown_above_its_text(window: MainWindow, qtbot: QtBot, desk: Desk) -> None:
    article = window.reading.article_id
    window.page.text.setFocus()
    qtbot.keyClick(window.page.text, Qt.Key.Key_N)
    write(window, qtbot, "Call the **authority**")
    qtbot.waitUntil(window.page.head.note.isVisible)
    assert ">authority<" in window.page.head.note.words.text()
    assert desk.article(article).notes == "Call the **authority**"
    qtbot.mouseClick(window.page.head.note.button, Qt.MouseButton.LeftButton)
    assert window.highlights.popover.editor.toPlainText() == "Call the **authority**"
    write(window, qtbot, "")
    window.highlights.popover.leave()
    window.changes.undo()
    qtbot.waitUntil(window.page.head.note.isVisible)


@pytest.mark.parametrize("place", ["article", "highlight"])
def test_a_note_that_cannot_be_kept_is_there_when_it_is_opened_again(
    window: MainWindow, qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    def full(*_: object, **__: object) -> Done:
        raise DiskFull()

    if place == "highlight":
        one = mark(window, qtbot)
        window.highlights.show(one.id)
    editor = window.highlights.popover.editor
    with monkeypatch.context() as patched:
        patched.setattr(desk.highlights, "put_note", full)
        patched.setattr(desk.highlights, "change", full)
        window.highlights.write_note()
        write(window, qtbot, "Call the pilot")
        qtbot.waitUntil(lambda: "The disk is full" in window.toast.words.text())
    window.highlights.write_note()
    assert editor.toPlainText() == "Call the pilot"
    window.highlights.popover.leave()

    def kept() -> str:
        article = desk.article(window.reading.article_id)
        return article.notes if place == "article" else highlights(window)[0].note

    qtbot.waitUntil(lambda: kept() == "Call the pilot")


def test_keys_walk_the_highlights_round_and_enter_opens_one(window: MainWindow, qtbot: QtBot) -> None:
    first, second = mark(window, qtbot, WORDS), mark(window, qtbot, OTHER)
    seen = []
    for _ in range(3):
        qtbot.keyClick(window.page.text, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        seen.append(window.highlights.current)
    assert seen == [first.id, second.id, first.id]
    qtbot.keyClick(window.page.text, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert window.highlights.current == second.id
    qtbot.keyClick(window.page.text, Qt.Key.Key_Return)
    assert window.highlights.popover.isAncestorOf(window.focusWidget())
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.highlights.popover.isHidden()
    assert window.page.text.hasFocus()
    qtbot.keyClick(window.page.text, Qt.Key.Key_Escape)
    assert window.highlights.current == 0


def test_h_leads_into_the_popover_and_tab_to_its_buttons(window: MainWindow, qtbot: QtBot) -> None:
    select(window, WORDS)
    qtbot.keyClick(window.page.text, Qt.Key.Key_H)
    popover = window.highlights.popover
    assert popover.meanings[1].hasFocus()
    qtbot.keyClick(popover.meanings[1], Qt.Key.Key_Tab)
    assert popover.meanings[2].hasFocus()
    qtbot.keyClick(popover.meanings[2], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: [one.meaning for one in highlights(window)] == [2])


def test_a_sentence_of_the_summary_is_highlighted_where_it_stands(window: MainWindow, qtbot: QtBot) -> None:
    window.reading.open_summary()
    qtbot.waitUntil(lambda: bool(window.summary.sentences))
    window.summary.take_focus()
    sentence = window.summary.sentence_in_hand
    assert sentence is not None
    qtbot.keyClick(window.summary.sentences[0], Qt.Key.Key_2)
    qtbot.waitUntil(
        lambda: [(one.start, one.exact) for one in highlights(window)] == [(sentence.start, sentence.text.strip())]
    )


def test_keys_after_highlighting_are_about_the_new_highlight(window: MainWindow, qtbot: QtBot) -> None:
    one = mark(window, qtbot)
    qtbot.waitUntil(lambda: window.highlights.current == one.id)
    qtbot.keyClick(window.page.text, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: [(found.id, found.meaning) for found in highlights(window)] == [(one.id, 3)])
    qtbot.keyClick(window.page.text, Qt.Key.Key_N)
    write(window, qtbot, "Ask the pilot")
    qtbot.waitUntil(lambda: [found.note for found in highlights(window)] == ["Ask the pilot"])
    assert window.page.article is not None
    assert window.page.article.notes == ""


def test_keys_in_the_summary_are_about_its_sentence_not_about_an_earlier_highlight(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.reading.open_summary()
    qtbot.waitUntil(lambda: bool(window.summary.sentences))
    window.summary.length.number.setValue(2)
    qtbot.waitUntil(lambda: len(window.summary.sentences) == 2)
    window.summary.take_focus()
    qtbot.keyClick(window.summary.sentences[0], Qt.Key.Key_1)
    qtbot.waitUntil(lambda: [found.meaning for found in highlights(window)] == [1])
    first = highlights(window)[0]
    qtbot.keyClick(window.summary.sentences[0], Qt.Key.Key_Down)
    qtbot.keyClick(window.summary.sentences[1], Qt.Key.Key_2)
    qtbot.waitUntil(lambda: sorted(found.meaning for found in highlights(window)) == [1, 2])
    qtbot.keyClick(window.summary.sentences[1], Qt.Key.Key_Up)
    qtbot.keyClick(window.summary.sentences[0], Qt.Key.Key_4)
    qtbot.waitUntil(lambda: sorted(found.meaning for found in highlights(window)) == [2, 4])
    qtbot.keyClick(window.summary.sentences[0], Qt.Key.Key_N)
    write(window, qtbot, "Call back")
    qtbot.waitUntil(lambda: [one.note for one in highlights(window) if one.id == first.id] == ["Call back"])
    assert window.summary.sentences[0].hasFocus()


def test_the_next_hit_is_highlighted_not_the_highlight_before_it(window: MainWindow, qtbot: QtBot) -> None:
    mark(window, qtbot)
    window.hits.find()
    window.hits.box.field.setText("channel")
    window.page.text.setFocus()
    qtbot.keyClick(window.page.text, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: sorted(one.meaning for one in highlights(window)) == [1, 4])


def test_the_current_hit_of_a_search_is_highlighted(window: MainWindow, qtbot: QtBot) -> None:
    window.page.text.setFocus()
    window.hits.find()
    window.hits.box.field.setText("channel")
    window.page.text.setFocus()
    qtbot.keyClick(window.page.text, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: [one.exact for one in highlights(window)] == ["channel"])


def test_without_marked_words_a_figure_says_what_to_do(window: MainWindow, qtbot: QtBot) -> None:
    window.page.text.setFocus()
    qtbot.keyClick(window.page.text, Qt.Key.Key_1)
    assert window.toast.words.text() == (
        "Select words in the article first, then press 1 to 4. By keyboard: F7 for a caret, then Shift and the arrow keys."
    )
    assert highlights(window) == []


def test_figures_typed_into_a_field_are_figures(window: MainWindow, qtbot: QtBot) -> None:
    select(window, WORDS)
    window.toolbar.field.setFocus()
    qtbot.keyClicks(window.toolbar.field, "1234 hn")
    assert window.toolbar.field.text() == "1234 hn"
    assert highlights(window) == []


def test_meanings_are_called_as_a_person_called_them(window: MainWindow, qtbot: QtBot) -> None:
    window.settings.set("meaning_3", "Nachprüfen")
    assert window.highlights.popover.meanings[3].text() == "Nachprüfen"
    assert window.actions_["highlight_3"].text() == "Highlight as Nachprüfen"
    window.settings.set("meaning_3", "")
    assert window.highlights.popover.meanings[3].text() == "Check"


def test_an_article_whose_text_runs_right_to_left_has_its_marks_at_the_right(
    desk: Desk, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    text = "عادت العبّارة إلى الرصيف الرابع بعد ليلة من الإصلاحات في الميناء القديم."
    add_article(desk.library, "العبّارة", text, blocks=(Block("paragraph", text),), language="ar")
    window = open_window()
    mark(window, qtbot, "إلى الرصيف الرابع")
    qtbot.waitUntil(lambda: window.page.marks.x() > window.page.column.x() + window.page.text.width() - 2)


def test_the_context_menu_offers_what_can_be_done(window: MainWindow, qtbot: QtBot) -> None:
    select(window, WORDS)
    menu = QMenu(window)
    window.page.text.menu_asked.emit(menu, [0])
    assert {"Highlight as Fact", "Highlight as Use", "Add a note"} <= {action.text() for action in menu.actions()}


def test_the_context_menu_is_about_the_highlight_below_the_pointer(window: MainWindow, qtbot: QtBot) -> None:
    first, second = mark(window, qtbot, WORDS), mark(window, qtbot, OTHER)
    text = window.page.text
    qtbot.waitUntil(lambda: window.highlights.current == second.id)
    for words, number in ((WORDS, first.id), ("ten past six", 0), (OTHER, second.id)):
        place = middle_of(window, words)
        text.contextMenuEvent(
            QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, text.viewport().mapToGlobal(place))
        )
        menu = next(menu for menu in text.findChildren(QMenu) if menu.isVisible())
        assert window.highlights.current == number
        words_of_menu = {action.text().partition("\t")[0] for action in menu.actions() if action.isVisible()}
        assert ("Remove highlight" in words_of_menu) == bool(number)
        assert "Select all" in words_of_menu
        assert not any("ink" in words for words in words_of_menu - {"Copy link to passage"})
        menu.close()
        qtbot.waitUntil(lambda: not any(menu.isVisible() for menu in text.findChildren(QMenu)))


def test_half_words_that_a_selection_cuts_are_highlighted_whole_as_quotes_have_them(
    window: MainWindow, qtbot: QtBot
) -> None:
    select(window, WORDS[2:-3])
    qtbot.keyClick(window.page.text, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: [one.exact for one in highlights(window)] == [WORDS])


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", sorted(path.stem for path in resource("themes").glob("*.json")))
def test_words_and_lines_have_contrast_on_every_highlight(theme: str) -> None:
    tokens = json.loads(resource("themes", f"{theme}.json").read_text(encoding="utf-8"))
    for ground, line in zip(tokens["highlights"], tokens["highlight_lines"], strict=True):
        for ink in ("ink", "ink2", "accent"):
            assert contrast(tokens[ink], ground) >= 4.5, (theme, ink, ground)
        for plane in (ground, tokens["page"], tokens["field"]):
            assert contrast(line, plane) >= 3, (theme, line, plane)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "smb://t.example/x"]
)
def test_links_of_a_note_lead_to_the_web_mail_or_a_passage_only(address: str) -> None:
    html = note_html(f"[first]({address}) and [second](https://coast.example) and ![third]({address})")
    assert "second" in html
    assert "first" in html
    assert address.split(":")[0] + ":" not in html
    assert html.count("href") == 1


def test_a_note_shows_emphasis_and_loads_nothing() -> None:
    html = note_html("Ask **him** <b>now</b> ![x](file:///etc/hostname) [there](https://coast.example)")
    assert "<img" not in html
    assert "&lt;b&gt;" in html
    assert 'href="https://coast.example"' in html
    assert note_line("Ask **him**\n\n- now") == "Ask him now"


# --- the list ---------------------------------------------------------------------------------------------------------------


def entries(window: MainWindow) -> list[Entry]:
    rows = window.highlight_list._view().list
    return [rows.item(row).data(Qt.ItemDataRole.UserRole) for row in range(rows.count())]


@pytest.fixture
def listed(window: MainWindow, qtbot: QtBot, desk: Desk) -> MainWindow:
    """A window whose list of highlights shows two of Third, the article that is read, and one of First."""
    first = window.list.model.ids[-1]
    desk.highlights.add(first, 0, 9, TEXT[:9], 3, "Which *pier*?")
    desk.highlights.put_note(first, "Call back")
    mark(window, qtbot, WORDS, Qt.Key.Key_1)
    mark(window, qtbot, OTHER, Qt.Key.Key_2)
    qtbot.keyClick(window.page.text, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    return window


def show_every(window: MainWindow, qtbot: QtBot) -> None:
    """Have the list show the highlights of all articles, and wait until it does."""
    qtbot.mouseClick(window.highlight_list._view().every, Qt.MouseButton.LeftButton)
    everything = [WORDS, OTHER, "Call back", TEXT[:9]]
    qtbot.waitUntil(lambda: [entry.words for entry in entries(window)] == everything)


def test_the_list_begins_with_the_article_that_is_read_and_shows_all_when_asked(
    listed: MainWindow, qtbot: QtBot
) -> None:
    view = listed.highlight_list._view()
    assert view.isVisible()
    assert view.list.hasFocus()
    assert [entry.words for entry in entries(listed)] == [WORDS, OTHER]
    show_every(listed, qtbot)
    said = view.list.item(3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Check" in said
    assert "First ferry returns" in said
    assert "Which pier?" in said


def test_the_list_is_searched_and_filtered_by_kind(listed: MainWindow, qtbot: QtBot) -> None:
    view = listed.highlight_list._view()
    show_every(listed, qtbot)
    qtbot.keyClicks(view.field, "pier")
    qtbot.waitUntil(lambda: [entry.words for entry in entries(listed)] == [TEXT[:9]])
    view.field.clear()
    qtbot.mouseClick(view.kinds[2], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [entry.words for entry in entries(listed)] == [OTHER])
    qtbot.mouseClick(view.kinds[2], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view.kinds[4], Qt.MouseButton.LeftButton)
    assert entries(listed) == []
    assert view.empty.text() == "Nothing matches."


def test_enter_leads_to_the_place_of_a_passage_in_its_article(listed: MainWindow, qtbot: QtBot) -> None:
    view = listed.highlight_list._view()
    show_every(listed, qtbot)
    view.list.setCurrentRow(3)
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert listed.pages.shows_article
    assert listed.reading.article_id == listed.list.model.ids[-1]
    assert listed.highlights.current == highlights(listed)[0].id
    assert listed.page.text.hasFocus()


def test_a_passage_that_is_gone_is_listed_and_said_to_be(listed: MainWindow, qtbot: QtBot, desk: Desk) -> None:
    with desk.library.connections.write() as db:
        db.execute("UPDATE highlights SET found = 0 WHERE exact = ?", [OTHER])
    view = listed.highlight_list._view()
    qtbot.mouseClick(view.one, Qt.MouseButton.LeftButton)
    assert [entry.words for entry in entries(listed)] == [WORDS, OTHER]
    assert "Not found in the text" in view.head_of(entries(listed)[1])
    qtbot.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=view.middle_of(1))
    assert listed.pages.shows_article
    assert "no longer" in listed.toast.words.text()


def test_delete_removes_an_entry_and_undo_brings_it_back(listed: MainWindow, qtbot: QtBot) -> None:
    view = listed.highlight_list._view()
    qtbot.keyClick(view.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: [entry.words for entry in entries(listed)] == [OTHER])
    listed.changes.undo()
    qtbot.waitUntil(lambda: [entry.words for entry in entries(listed)] == [WORDS, OTHER])
    assert not listed.reading.article.row.deleted  # type: ignore[union-attr]


def test_the_list_is_copied_as_markdown(listed: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(listed.highlight_list._view().copy, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert f"> {WORDS}\n\n**Fact**" in text
    assert "Third ferry returns" in text


def test_escape_leaves_the_list(listed: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(listed.highlight_list._view().list, Qt.Key.Key_Escape)
    assert listed.pages.shows_article
    assert not listed.actions_["highlights"].isChecked()


def test_a_list_that_is_looked_for_has_the_keyboard_when_it_comes(window: MainWindow, qtbot: QtBot, desk: Desk) -> None:
    desk.highlights.add(window.list.model.ids[-1], 0, 9, TEXT[:9], 3)
    qtbot.keyClick(window.page.text, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: [entry.words for entry in entries(window)] == [TEXT[:9]])
    assert window.highlight_list._view().list.hasFocus()


def test_an_open_highlight_is_copied_as_a_quote(window: MainWindow, qtbot: QtBot) -> None:
    one = mark(window, qtbot)
    window.highlights.show(one.id)
    qtbot.mouseClick(window.highlights.popover.quote, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().startswith(f"“{WORDS}”")


# --- another text -----------------------------------------------------------------------------------------------------------


def test_cleaning_again_moves_highlights_says_which_are_gone_and_undo_brings_them_back(
    desk: Desk, open_window: Callable[[], MainWindow], qtbot: QtBot, quick: None
) -> None:
    page = story("Ferry 1")
    sentence = next(line for line in desk_text(desk, page).splitlines() if "marked urgent" in line)
    text = f"An old opening that nobody needs.\n\n{sentence}"
    blocks = tuple(Block("paragraph", part) for part in text.split("\n\n"))
    article = add_article(
        desk.library, "Ferry 1", text, url="https://www.coast.example/1", body=page, cleaner="1 old", blocks=blocks
    )
    for words in (sentence, "An old opening that nobody needs."):
        start = text.index(words)
        desk.highlights.add(article, start, start + len(words), words, 1)
    window = open_window()
    qtbot.waitUntil(lambda: [one.found for one in highlights(window)] == [True, True])
    assert window.page.head.lost.isHidden()
    window.reading.go(article)
    window.actions_["clean_again"].trigger()
    qtbot.waitUntil(lambda: [one.found for one in highlights(window)] == [True, False])
    assert window.page.article is not None
    (kept, gone) = highlights(window)
    assert window.page.article.text[kept.start : kept.end] == sentence
    assert window.page.head.lost.isVisible()
    assert window.page.head.lost.words.text() == "1 highlight not found in this text"
    qtbot.mouseClick(window.page.head.lost.button, Qt.MouseButton.LeftButton)
    assert [entry.words for entry in entries(window)] == [sentence, gone.words]
    window.pages.back()
    window.changes.undo()
    qtbot.waitUntil(lambda: [one.found for one in highlights(window)] == [True, True])
    qtbot.waitUntil(window.page.head.lost.isHidden)


def desk_text(desk: Desk, page: bytes) -> str:
    """Return what cleaning makes of a page."""
    return desk.article(add_cleaned(desk, "Other", body=page)).text


def test_space_presses_a_button_of_the_list(listed: MainWindow, qtbot: QtBot) -> None:
    view = listed.highlight_list._view()
    view.kinds[2].setFocus()
    qtbot.keyClick(view.kinds[2], Qt.Key.Key_Space)
    assert [entry.words for entry in entries(listed)] == [OTHER]


def test_a_highlight_whose_words_the_site_changed_shows_what_was_marked(
    window: MainWindow, qtbot: QtBot, desk: Desk
) -> None:
    mark(window, qtbot, f"{WORDS} in the middle of the channel.")
    text = TEXT.replace("had stopped", "stopped suddenly").replace("Mechanics  ", "Mechanics ")
    desk.library.rewriting.replace(
        window.reading.article_id,
        Cleaned(Metadata(title="Third ferry returns"), (Block("paragraph", text),), "1 other"),
        step="",
        language="en",
        words=9,
        minutes=1,
        excerpt="",
        method="lead",
        version=1,
        summaries={},
        judged_with={},
    )
    window.reading.refresh(text=True)
    (one,) = highlights(window)
    assert text[one.start : one.end] == "Both engines stopped suddenly in the middle of the channel."
    window.highlights.show(one.id)
    assert "You highlighted: “Both engines had stopped in" in window.highlights.popover.heading.text()
    assert window.highlights.popover.heading.isVisible()


def test_the_note_on_an_article_is_written_below_its_head_and_never_over_the_headline(window: MainWindow) -> None:
    title = window.page.head.title
    window.highlights._note_article()
    popover, viewport = window.highlights.popover, window.page.viewport()
    assert popover.isVisible()
    headline = QRect(title.mapTo(viewport, QPoint(0, 0)), title.size())
    assert not popover.geometry().intersects(headline)
