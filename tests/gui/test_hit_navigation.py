"""The hits of a search in the article that is read: marked, ticked, walked and taken away, as a person would do it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.kit.theme import Theme
from reader.gui.window.window import MainWindow
from reader.model.blocks import Block
from reader.model.library import Filter
from tests.making import add_article

LONG = [
    "The night ferry is late.",
    *["Nobody on the quay knew why it was so, and they went home."] * 40,
    "Ferries came at dawn; the FERRY too.",
]


@pytest.fixture
def window(desk: Desk, open_window: Callable[[], MainWindow]) -> MainWindow:
    """A window on a long article with a ferry in its title, its first and its last paragraph, and on others."""
    add_article(desk.library, "First train", "A train, and one ferry.", url="https://a.example/1")
    text = "\n\n".join(LONG)
    blocks = tuple(Block("paragraph", words) for words in LONG)
    add_article(desk.library, "A ferry at night", text, blocks=blocks, url="https://a.example/2")
    add_article(desk.library, "Third thing", "Nothing of this kind.", url="https://a.example/3")
    window = open_window()
    window.resize(1300, 800)
    return window


def press(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    target = window.focusWidget() or window
    qtbot.keyClick(target, key, modifier)


def search(window: MainWindow, qtbot: QtBot, words: str) -> None:
    """Type words into the field and go to the list, as Enter does."""
    field = window.toolbar.field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.list.model.filter.words == words
    qtbot.waitUntil(lambda: window.list.model.whole)


def open_from_search(window: MainWindow, qtbot: QtBot, words: str, title: str) -> None:
    search(window, qtbot, words)
    model = window.list.model
    wanted = next(one for one in model.ids if (row := model.row(one)) is not None and row.title == title)
    index = model.index(model.row_of(wanted), 0)
    qtbot.mouseClick(
        window.list.view.viewport(), Qt.MouseButton.LeftButton, pos=window.list.view.visualRect(index).center()
    )
    assert window.reading.article_id == wanted


def marked(window: MainWindow) -> list[str]:
    article = window.page.article
    assert article is not None
    return [article.text[start:end] for start, end in window.page.text.marks.hits[0]]


def in_sight(window: MainWindow, offset: int) -> bool:
    top = window.page.position.top_of(offset) - window.page.verticalScrollBar().value()
    return 0 <= top <= window.page.viewport().height() - 20


def has_colour(widget: QWidget, colour: QColor, area: QRectF | None = None) -> bool:
    image = widget.grab(area.toRect() if area is not None else widget.rect()).toImage()
    return any(image.pixelColor(x, y) == colour for y in range(image.height()) for x in range(image.width()))


@pytest.mark.usefixtures("qapp")
def test_an_article_opened_from_a_search_shows_all_hits_in_title_and_text(
    window: MainWindow, theme: Theme, qtbot: QtBot
) -> None:
    open_from_search(window, qtbot, "ferry", "A ferry at night")
    assert marked(window) == ["ferry", "FERRY"]
    assert window.page.head.title.hits == ([(2, 7)], 0)
    assert window.hits.box.count.text() == "1 of 3"
    assert has_colour(window.page.head.title, theme.colour("hit"))
    assert has_colour(window.page.head.title, theme.colour("hit_line"))
    assert has_colour(window.page.text, theme.colour("hit"), QRectF(0, 0, 400, 60))


def test_an_article_opened_from_a_search_starts_at_its_first_hit(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    open_from_search(window, qtbot, "dawn", "A ferry at night")
    assert marked(window) == ["dawn"]
    start = window.page.text.marks.hits[0][0][0]
    qtbot.waitUntil(lambda: in_sight(window, start))
    assert window.page.verticalScrollBar().value() > 0


def test_f3_goes_through_the_hits_and_round(window: MainWindow, qtbot: QtBot) -> None:
    open_from_search(window, qtbot, "ferry", "A ferry at night")
    said = []
    for _ in range(3):
        press(window, qtbot, Qt.Key.Key_F3)
        said.append(window.hits.box.count.text())
    assert said == ["2 of 3", "3 of 3", "1 of 3"]
    press(window, qtbot, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert window.hits.box.count.text() == "3 of 3"
    last = window.page.text.marks.hits[0][-1][0]
    qtbot.waitUntil(lambda: in_sight(window, last))
    assert window.page.text.marks.hits[1] == 1
    assert window.page.head.title.hits[1] == -1


def test_the_current_hit_has_a_frame_that_the_others_lack(window: MainWindow, theme: Theme, qtbot: QtBot) -> None:
    open_from_search(window, qtbot, "ferry", "A ferry at night")
    first = window.page.text.painting.rects_of(*window.page.text.marks.hits[0][0])[0]
    left = QRectF(first.left() - 2, first.top() + 8, 2, 12)
    assert not has_colour(window.page.text, theme.colour("hit_line"), left)
    press(window, qtbot, Qt.Key.Key_F3)
    assert has_colour(window.page.text, theme.colour("hit_line"), left)


def test_ticks_stand_where_the_hits_do(window: MainWindow, qtbot: QtBot) -> None:
    open_from_search(window, qtbot, "ferry", "A ferry at night")
    page = window.page

    def places() -> list[float]:
        return [
            round(page.position.top_of(one) / page.widget().height(), 3)
            for one in (-1, *(start for start, _ in page.text.marks.hits[0]))
        ]

    qtbot.waitUntil(lambda: [round(one, 3) for one in page.ticks.hits.places] == places())
    assert page.ticks.hits.isVisible()
    assert page.ticks.hits.current == 0
    assert page.ticks.hits.places == sorted(page.ticks.hits.places)
    window.resize(900, 700)
    qtbot.waitUntil(lambda: [round(one, 3) for one in page.ticks.hits.places] == places())


def test_escape_takes_the_marks_away_and_f3_brings_them_back(window: MainWindow, qtbot: QtBot) -> None:
    open_from_search(window, qtbot, "ferry", "A ferry at night")
    press(window, qtbot, Qt.Key.Key_Escape)
    assert marked(window) == []
    assert window.page.head.title.hits == ([], -1)
    assert not window.page.ticks.hits.isVisible()
    assert not window.hits.box.isVisible()
    assert window.list.model.filter.words == "ferry"
    press(window, qtbot, Qt.Key.Key_F3)
    assert marked(window) == ["ferry", "FERRY"]


def test_escape_in_the_text_takes_the_marks_away_too(window: MainWindow, qtbot: QtBot) -> None:
    open_from_search(window, qtbot, "ferry", "A ferry at night")
    window.page.text.setFocus()
    press(window, qtbot, Qt.Key.Key_Escape)
    assert marked(window) == []


def test_a_changed_search_marks_its_own_words_and_an_ended_one_none(window: MainWindow, qtbot: QtBot) -> None:
    open_from_search(window, qtbot, "ferry", "A ferry at night")
    search(window, qtbot, "dawn")
    qtbot.waitUntil(lambda: marked(window) == ["dawn"])
    window.toolbar.field.setFocus()
    qtbot.keyClicks(window.toolbar.field, " nobody train")
    qtbot.waitUntil(lambda: "train" in window.list.model.filter.words)
    qtbot.waitUntil(lambda: marked(window) == [])  # the article that is shown was not found
    press(window, qtbot, Qt.Key.Key_Escape)
    assert not window.list.model.filter.words
    qtbot.waitUntil(lambda: window.hits.number == 0)


def test_what_is_read_does_not_move_while_a_search_is_typed(window: MainWindow, qtbot: QtBot) -> None:
    window.show_filter(Filter(place="all"))
    window.reading.go(window.list.model.ids[1])
    before = window.page.verticalScrollBar().value()
    search(window, qtbot, "dawn")
    qtbot.waitUntil(lambda: marked(window) == ["dawn"])
    assert window.hits.current == -1
    assert window.hits.box.count.text() == "1 hit"
    assert window.page.verticalScrollBar().value() == before


def test_words_that_must_not_be_there_and_words_of_other_fields_are_not_marked(
    window: MainWindow, qtbot: QtBot
) -> None:
    open_from_search(window, qtbot, "title:ferry -train is:read OR title:ferry author:ines", "A ferry at night")
    assert marked(window) == []
    assert window.page.head.title.hits == ([(2, 7)], 0)


def test_the_next_article_of_the_search_is_marked_in_its_turn(window: MainWindow, qtbot: QtBot) -> None:
    open_from_search(window, qtbot, "ferry", "A ferry at night")
    press(window, qtbot, Qt.Key.Key_Escape)
    window.reading.go(next(one for one in window.list.model.ids if one != window.reading.article_id))
    assert marked(window) == ["ferry"]
    assert window.hits.box.count.text() == "1 of 1"


def test_without_a_search_nothing_is_marked(window: MainWindow) -> None:
    window.show_filter(Filter(place="all"))
    window.reading.go(window.list.model.ids[0])
    assert window.hits.number == 0
    assert not window.hits.box.isVisible()


def test_the_marks_outlast_other_colours_another_size_and_a_tag(window: MainWindow, theme: Theme, qtbot: QtBot) -> None:
    open_from_search(window, qtbot, "ferry", "A ferry at night")
    press(window, qtbot, Qt.Key.Key_F3)
    window.page.recolour()
    assert marked(window) == ["ferry", "FERRY"]
    assert window.page.text.marks.hits[1] == 0
    assert has_colour(window.page.text, theme.colour("hit"), QRectF(0, 0, 400, 60))
    window.actions_["larger"].trigger()
    assert marked(window) == ["ferry", "FERRY"]
    window.changes.tag([window.reading.article_id], ["harbour"])
    qtbot.waitUntil(lambda: "harbour" in window.page.article.row.tags)  # type: ignore[union-attr]
    assert window.page.head.title.hits[0] == [(2, 7)]
    assert window.hits.box.count.text() == "2 of 3"


def test_the_summarys_marks_and_ticks_stand_beside_the_hits(window: MainWindow, qtbot: QtBot) -> None:
    open_from_search(window, qtbot, "ferry", "A ferry at night")
    window.page.mark(0, len(LONG[0]))
    colours = [selection.format.background().color().name() for selection in window.page.text.extraSelections()]
    assert colours == [window.theme.colour("marker").name(), *[window.theme.colour("hit").name()] * 2]
    window.page.ticks.set_sentences([0])
    qtbot.waitUntil(lambda: window.page.ticks.sentences.isVisible())
    assert not window.page.ticks.sentences.geometry().intersects(window.page.ticks.hits.geometry())
    press(window, qtbot, Qt.Key.Key_Escape)
    assert window.page.text.marks.spans[0] == (0, len(LONG[0]))
    assert window.page.ticks.sentences.isVisible()


def test_the_mouse_walks_and_closes_too(window: MainWindow, qtbot: QtBot) -> None:
    open_from_search(window, qtbot, "ferry", "A ferry at night")
    box = window.hits.box
    qtbot.mouseClick(box.next, Qt.MouseButton.LeftButton)
    assert box.count.text() == "2 of 3"
    qtbot.mouseClick(box.previous, Qt.MouseButton.LeftButton)
    assert box.count.text() == "1 of 3"
    qtbot.mouseClick(box.close_button, Qt.MouseButton.LeftButton)
    assert marked(window) == []
    for part in (box, box.field, box.previous, box.next, box.close_button):
        assert part.accessibleName()


# --- finding in the article -------------------------------------------------------------------------------------------------


def find(window: MainWindow, qtbot: QtBot, words: str) -> None:
    press(window, qtbot, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is window.hits.box.field
    qtbot.keyClicks(window.hits.box.field, words)


@pytest.fixture
def reading(window: MainWindow) -> MainWindow:
    window.show_filter(Filter(place="all"))
    window.reading.go(window.list.model.ids[1])
    return window


def test_ctrl_f_finds_words_in_the_article_while_they_are_typed(reading: MainWindow, qtbot: QtBot) -> None:
    find(reading, qtbot, "the fer")
    assert marked(reading) == ["the FERRY"]
    assert reading.hits.box.count.text() == "1 of 1"
    last = reading.page.text.marks.hits[0][0][0]
    qtbot.waitUntil(lambda: in_sight(reading, last))
    qtbot.keyClicks(reading.hits.box.field, "zzz")
    assert reading.hits.box.count.text() == "Not found"
    assert not reading.hits.box.next.isEnabled()


def test_enter_and_f3_step_through_hits_and_escape_closes_the_find_box(reading: MainWindow, qtbot: QtBot) -> None:
    find(reading, qtbot, "fer")
    field, said = reading.hits.box.field, reading.hits.box.count
    assert said.text() == "1 of 4"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert said.text() == "2 of 4"
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(field, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert said.text() == "4 of 4"
    qtbot.keyClick(field, Qt.Key.Key_F3)
    assert said.text() == "1 of 4"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not reading.hits.box.isVisible()
    assert marked(reading) == []
    assert reading.focusWidget() is reading.page.text


def test_ctrl_f_begins_with_what_is_selected(reading: MainWindow, qtbot: QtBot) -> None:
    cursor = reading.page.text.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(9, cursor.MoveMode.KeepAnchor)
    reading.page.text.setTextCursor(cursor)
    find(reading, qtbot, "")
    assert reading.hits.box.field.text() == "night"
    assert marked(reading) == ["night"]


def test_another_article_closes_the_field_and_keeps_to_the_search(window: MainWindow, qtbot: QtBot) -> None:
    open_from_search(window, qtbot, "ferry", "A ferry at night")
    find(window, qtbot, "quay")
    assert len(marked(window)) == 40
    window.reading.go(next(one for one in window.list.model.ids if one != window.reading.article_id))
    assert not window.hits.box.field.isVisible()
    assert marked(window) == ["ferry"]


def test_letters_typed_into_the_field_are_no_shortcuts(reading: MainWindow, qtbot: QtBot) -> None:
    before = reading.reading.article_id
    find(reading, qtbot, "jk ef")
    assert reading.reading.article_id == before
    assert reading.hits.box.field.text() == "jk ef"


def test_hits_beyond_the_basic_plane_and_from_right_to_left_are_marked_in_their_place(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    text = "🙂🙂 عادت العبّارة الأولى صباح الثلاثاء"
    added = add_article(desk.library, "ميناء", text, url="https://a.example/9", language="ar")
    window.show_filter(Filter(place="all"))
    window.reading.go(added)
    window.hits.show(())
    find(window, qtbot, "")
    window.hits.box.field.setText("العبارة")
    assert marked(window) == ["العبّارة"]
    (selection,) = window.page.text.extraSelections()
    assert selection.cursor.selectedText() == "العبّارة"
