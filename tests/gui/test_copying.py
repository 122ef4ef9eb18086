"""What is copied is the article's: words, paragraphs, lists, links and emphasis, and nothing of the window's looks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.kit import messages
from reader.gui.kit.theme import Theme
from reader.gui.window.window import MainWindow
from reader.model.blocks import Block, Inline
from reader.model.library import Filter
from tests.making import add_article

CONTROL = Qt.KeyboardModifier.ControlModifier
BLOCKS = (
    Block("paragraph", "The ferry left at six.", (Inline(4, 9, "strong"),)),
    Block("paragraph", "It said <so> & more.", (Inline(0, 7, "link", "https://news.example/?a=1&b=2"),)),
    Block("heading", "Two letters", level=2),
    Block("item", "first", ordered=True, group=1),
    Block("item", "second", (Inline(0, 6, "em"),), ordered=True, group=1),
    Block("item", "inner", level=1, group=1),
    Block("quote", "You can fix it.", group=2),
    Block("row", "Port\tBoats", header=True, group=3),
    Block("row", "North quay\t31", group=3),
    Block("code", "if so:\n    go()"),
    Block("paragraph", "ميناء المدينة"),
    Block("paragraph", "Some 106 boats.", (Inline(7, 8, "sup"),)),
)
PLAIN = (
    "The ferry left at six.\n\nIt said <so> & more.\n\nTwo letters\n\n1. first\n2. second\n  • inner\n\nYou can fix it.\n\n"
    "Port\tBoats\nNorth quay\t31\n\nif so:\n    go()\n\nميناء المدينة\n\nSome 10⁶ boats."
)
HTML = (
    "<p>The <strong>ferry</strong> left at six.</p>"
    '<p><a href="https://news.example/?a=1&amp;b=2">It said</a> &lt;so&gt; &amp; more.</p>'
    "<h2>Two letters</h2><ol><li>first</li><li><em>second</em><ul><li>inner</li></ul></li></ol>"
    "<blockquote><p>You can fix it.</p></blockquote>"
    "<table><tr><th>Port</th><th>Boats</th></tr><tr><td>North quay</td><td>31</td></tr></table>"
    '<pre>if so:\n    go()</pre><p dir="rtl">ميناء المدينة</p><p>Some 10<sup>6</sup> boats.</p>'
)


@pytest.fixture
def article(window: MainWindow, desk: Desk) -> int:
    added = add_article(desk.library, "Copied", blocks=BLOCKS, byline=("Ines Aldana", "Ben Okafor"))
    window.show_filter(Filter(place="all"))
    window.reading.go(added)
    window.page.text.setFocus()
    return added


def copied(window: MainWindow) -> QMimeData:
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_C, CONTROL)
    return QGuiApplication.clipboard().mimeData()


def select(window: MainWindow, words: str) -> None:
    found = window.page.text.document().find(words)
    assert found.hasSelection()
    window.page.text.setTextCursor(found)


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_a_copied_article_keeps_its_structure_and_nothing_of_the_theme(
    window: MainWindow, article: int, theme: Theme, choice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "_name", choice)
    window.page.restyle()
    QTest.keyClick(window.page.text, Qt.Key.Key_A, CONTROL)
    data = copied(window)
    assert data.text() == PLAIN
    assert data.html() == HTML


def test_a_few_words_are_copied_without_a_paragraph_around_them(window: MainWindow, article: int) -> None:
    select(window, "ferry left")
    data = copied(window)
    assert data.text() == "ferry left"
    assert data.html() == "<strong>ferry</strong> left"


def test_a_selection_that_begins_within_an_item_has_no_half_a_marker(window: MainWindow, article: int) -> None:
    select(window, "econd")
    cursor = window.page.text.textCursor()
    cursor.setPosition(cursor.selectionStart())
    cursor.setPosition(window.page.text.document().find("inner").selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    window.page.text.setTextCursor(cursor)
    data = copied(window)
    assert data.text() == "econd\n  • inner"
    assert data.html() == '<ol start="2"><li><em>econd</em><ul><li>inner</li></ul></li></ol>'


def test_lines_of_an_item_begin_under_each_other(window: MainWindow, desk: Desk) -> None:
    blocks = tuple(
        Block("item", "words that fill a line and more " * 8, ordered=ordered, group=1) for ordered in (0, 1)
    )
    added = add_article(desk.library, "Items", "x", blocks=blocks)
    window.show_filter(Filter(place="all"))
    window.reading.go(added)
    document = window.page.text.document()
    block = document.begin()
    while block.isValid():
        layout, marker = block.layout(), block.text().index("\u2002") + 1
        assert layout.lineCount() > 1
        assert layout.lineAt(0).cursorToX(marker)[0] == pytest.approx(layout.lineAt(1).cursorToX(
            layout.lineAt(1).textStart())[0], abs=0.6)  # fmt: skip
        block = block.next()


# --- the head of the page -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["title", "description", "byline", "facts"])
def test_every_line_of_the_head_can_be_selected_and_copied(
    window: MainWindow, desk: Desk, qtbot: QtBot, name: str
) -> None:
    added = add_article(desk.library, "🚢 Ferry returns late", description="A long wait ended on Tuesday")
    window.reading.go(added)
    part = getattr(window.page.head, name)
    assert part.isVisible()
    part.setFocus()
    QTest.keyClick(part, Qt.Key.Key_A, CONTROL)
    assert part.selected_text() == part.text()
    assert len(window.list.chosen()) <= 1
    assert copied(window).text() == part.text()


def test_words_of_the_title_are_selected_with_the_mouse(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    added = add_article(desk.library, "🚢 Ferry returns late")
    window.reading.go(added)
    title = window.page.head.title
    layout = title._layout(title.width())[0]  # to be kept: its lines are nothing without it
    line = layout.lineAt(0)
    y = round(line.y() + line.height() / 2)
    at = QPoint(round(line.cursorToX(3)[0]) + 4, y)  # in UTF-16: the ship takes two
    qtbot.mouseDClick(title, Qt.MouseButton.LeftButton, pos=at)
    assert title.selected_text() == "Ferry"
    qtbot.mousePress(title, Qt.MouseButton.LeftButton, pos=QPoint(0, y))
    qtbot.mouseRelease(title, Qt.MouseButton.LeftButton, pos=QPoint(0, y))
    assert title.selected_text() == ""
    QTest.mousePress(title, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, QPoint(title.width() - 1, y))
    assert title.selected_text() == "🚢 Ferry returns late"


def test_the_page_shows_its_address_and_when_it_was_saved(window: MainWindow, article: int, desk: Desk) -> None:
    row = desk.articles.row(article)
    words = window.page.head.facts.text()
    assert row.url in words
    assert messages.moment(row.saved) in words
    assert "Saved" in words
    assert window.page.head.facts.isVisible()


def test_the_menu_of_the_address_copies_it_whole(window: MainWindow, desk: Desk) -> None:
    address = "https://news.example/" + "very-long-path/" * 40
    window.reading.go(add_article(desk.library, "Far away", url=address))
    assert len(window.page.head.facts.text()) < len(address)
    menu = QMenu()
    window.page.head._fill_facts_menu(menu)
    next(action for action in menu.actions() if "Copy" in action.text()).trigger()
    assert QGuiApplication.clipboard().text() == address


@pytest.mark.parametrize(
    ("published", "words"),
    [
        ("2026-11-23", "23 November 2026"),
        ("2026-11-23T23:30:00-11:30", "23 November 2026, 23:30 UTC−11:30"),
        ("2026-11-23T00:15:00+13:00", "23 November 2026, 00:15 UTC+13"),
        ("2026-11", "2026-11"),
        ("", ""),
    ],
)
def test_publication_is_told_by_the_clock_of_the_page(published: str, words: str) -> None:
    assert messages.publication(published).replace("12:15 AM", "00:15").replace("11:30 PM", "23:30") == words


def test_cells_of_a_copied_table_compute_nothing_in_a_spreadsheet(window: MainWindow, desk: Desk) -> None:
    rows = ("Pier\tChange", '=HYPERLINK("https://t.example")\t-5 %', "@SUM(1)\t+cmd|' /C calc'!A0")
    blocks = tuple(Block("row", row, header=not number, group=3) for number, row in enumerate(rows))
    added = add_article(desk.library, "Table", blocks=(Block("paragraph", "Words."), *blocks))
    window.show_filter(Filter(place="all"))
    window.reading.go(added)
    window.page.text.setFocus()
    window.page.text.selectAll()
    data = copied(window)
    assert data.text().endswith(
        "Pier\tChange\n'=HYPERLINK(\"https://t.example\")\t-5\u00a0%\n'@SUM(1)\t'+cmd|' /C calc'!A0"
    )
    assert "<td>'=HYPERLINK" in data.html()
    assert "<td>-5\u00a0%</td>" in data.html()


def test_what_is_copied_or_dragged_from_the_list_names_a_file_without_its_folders(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    number = add_article(desk.library, "Kept", url="file:///home/ines/Sources/notes.html")
    window.show_filter(Filter(place="all"))
    qtbot.waitUntil(lambda: number in window.list.model.ids)
    window.reading.go(number)
    for copy in (window.commands.copy_address, window.commands.copy_articles):
        copy()
        assert QGuiApplication.clipboard().text().endswith("file:///notes.html")
    model = window.list.model
    assert model.mimeData([model.index(model.row_of(number), 0)]).text() == "file:///notes.html"
