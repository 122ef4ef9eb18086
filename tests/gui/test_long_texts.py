"""A long text is set in portions: its beginning before the first paint, the rest while it is read already."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.errors import LibraryDamaged
from reader.gui.article.typesetter import AT_ONCE, PORTION, Typesetter
from reader.gui.kit.theme import Theme
from reader.gui.window.window import MainWindow
from reader.model.blocks import Block, Inline, Picture, plain_text
from tests.gui.test_typesetter import looks
from tests.making import add_article

WORDS = "The harbour office measured the dyke again, and 🚢 found it lower by the width of a hand. " * 12


def blocks_of(characters: int) -> tuple[Block, ...]:
    """Return paragraphs with links, figures, tables and items, so many characters in all."""
    made: list[Block] = []
    length = number = 0
    while length < characters:
        words = f"{number}. {WORDS}".strip()
        made.append(Block("paragraph", words, (Inline(4, 11, "link", f"https://news.example/{number}"),)))
        length += len(words) + 2
        if number % 7 == 3:
            made += [
                Block("row", "Port\tBoats", header=True, group=number),
                Block("row", f"Quay {number}\t31", group=number),
                Block(
                    "figure", picture=Picture(f"https://news.example/{number}.jpg", key=f"k{number}"), caption="A quay"
                ),
                Block("item", "one", ordered=True, group=number),
                Block("item", "two", ordered=True, group=number),
            ]
        number += 1
    return tuple(made)


LONG = blocks_of(6 * AT_ONCE)
TEXT = plain_text(LONG)
LONG_ID = 1


def size_of(_key: str) -> tuple[int, int]:
    return 800, 600


@pytest.fixture
def begun(qapp: QApplication, theme: Theme) -> Typesetter:
    document = QTextDocument()
    typesetter = Typesetter(document, theme, 19, 640)
    typesetter.keep = document  # type: ignore[attr-defined]
    typesetter.begin(LONG, size_of)
    return typesetter


@pytest.fixture
def window(desk: Desk, open_window: Callable[[], MainWindow]) -> MainWindow:
    assert add_article(desk.library, "Long", TEXT, blocks=LONG) == LONG_ID
    add_article(desk.library, "Short")  # is opened first
    return open_window()


def open_long(window: MainWindow) -> None:
    window.reading.go(LONG_ID)


def test_the_beginning_is_set_first_and_portions_make_the_text_that_is_set_at_once(
    begun: Typesetter, theme: Theme
) -> None:
    assert AT_ONCE - PORTION < begun.document.characterCount() < AT_ONCE + PORTION
    steps = 0
    while begun.go_on():
        steps += 1
    assert steps > 3
    fresh = QTextDocument()
    whole = Typesetter(fresh, theme, 19, 640)
    whole.set(LONG, size_of)
    assert begun.document.toHtml() == fresh.toHtml()
    assert (begun.pieces, begun.figures) == (whole.pieces, whole.figures)


def test_a_short_text_is_set_at_once(begun: Typesetter) -> None:
    begun.begin(blocks_of(AT_ONCE), size_of)
    assert begun.is_whole


def test_asking_for_a_place_sets_the_text_as_far_as_that(begun: Typesetter) -> None:
    offset = len(TEXT) * 2 // 3
    assert begun.offset_of(begun.position_of(offset)) == offset
    assert not begun.is_whole
    [selected] = begun.selections(len(TEXT) - 10, len(TEXT))
    assert selected.selectedText() == TEXT[-10:]
    assert begun.is_whole


def test_another_theme_colours_what_is_seen_first_and_the_rest_after_it(
    begun: Typesetter, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun.finish()
    before = looks(begun)
    near = begun.position_of(len(TEXT) // 2)
    monkeypatch.setattr(theme, "_name", "dark")
    begun.recolour(near)
    runs = begun.document.findBlock(near).textFormats()
    assert theme.colour("accent") in [run.format.foreground().color() for run in runs]
    fresh = QTextDocument()
    whole = Typesetter(fresh, theme, 19, 640)
    whole.set(LONG, size_of)
    assert before != looks(begun) != looks(whole)
    while begun.go_on():
        pass
    assert looks(begun) == looks(whole)


def test_the_end_key_goes_to_the_end_of_the_text_at_once(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.settings.set("smooth_scrolling", False)
    open_long(window)
    assert not window.page.text.typesetter.is_whole
    qtbot.keyClick(window.page, Qt.Key.Key_End)
    bar = window.page.verticalScrollBar()
    assert bar.value() == bar.maximum() > window.page.text.top_of(len(TEXT) - 1) - window.page.height()


def test_select_all_selects_what_is_not_set_yet(window: MainWindow) -> None:
    open_long(window)
    assert not window.page.text.typesetter.is_whole
    window.page.text.selectAll()
    assert window.page.text.selected_span() == (0, len(TEXT))


def test_the_rest_comes_by_itself_and_the_foot_of_the_beginning_is_not_the_articles_end(
    window: MainWindow, qtbot: QtBot, desk: Desk
) -> None:
    open_long(window)
    places: list[int] = []
    window.page.position_changed.connect(lambda _article, offset: places.append(offset))
    bar = window.page.verticalScrollBar()
    assert not window.page.text.typesetter.is_whole
    window.page.position._lay_out()
    bar.setValue(bar.maximum())
    window.page.remember_position()
    assert places
    assert places[-1] < len(TEXT) // 2
    qtbot.waitUntil(lambda: window.page.text.typesetter.is_whole)


def test_a_picture_that_cannot_be_read_costs_no_text(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(_key: str) -> None:
        raise LibraryDamaged(path="library.sqlite", detail="")

    monkeypatch.setattr(window.desk.pictures, "picture", damaged)
    open_long(window)
    qtbot.waitUntil(lambda: window.page.text.typesetter.is_whole)
    assert window.page.text.typesetter.position_of(len(TEXT)) > len(TEXT)


def test_an_article_opens_at_its_place_far_down(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.organizing.remember_place(LONG_ID, TEXT.index("100. The"))
    open_long(window)
    qtbot.waitUntil(lambda: not window.page.position.is_waiting)
    shown = window.page.position.offset()
    assert abs(shown - TEXT.index("100. The")) < 120


def test_a_typesetter_that_is_let_go_leaves_no_cursor_to_the_garbage_collector(begun: Typesetter) -> None:
    """Python collects cycles in any thread, and a cursor that goes meanwhile crashes Qt."""
    document, theme = QTextDocument(), begun._theme
    typesetter = Typesetter(document, theme, 19, 640)
    gc.collect()
    gc.disable()
    try:
        typesetter.begin(LONG, size_of)
        gone = weakref.ref(typesetter)
        del typesetter
        assert gone() is None
    finally:
        gc.enable()
