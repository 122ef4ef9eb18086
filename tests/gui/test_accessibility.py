"""What a screen reader is told: names, roles, states, the article by its parts, and what happens."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.kit.accessibility import install, set_role
from reader.gui.kit.wrapped_text import WrappedText
from reader.gui.window.window import MainWindow
from reader.model.blocks import Block, Picture
from tests.making import add_article

Name, Description, Role = QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Role


BLOCKS = (
    Block("paragraph", "The ferry waits for the tide. Nobody boards at the second pier."),
    Block("heading", "Boats and piers", level=2),
    Block("item", "Pier one is closed.", group=1),
    Block("quote", "We measured it.", group=2),
    Block("row", "Pier\tBoats", group=3, header=True),
    Block("row", "Four\t12", group=3),
    Block("figure", picture=Picture("https://coast.example/pier.png", alt="A pier at dusk"), caption="Pier four"),
    Block("paragraph", "Correction: the pier is number 4.", role="correction"),
)


@pytest.fixture
def window(desk: Desk, open_window: Callable[[], MainWindow]) -> MainWindow:
    add_article(desk.library, "Second", "Another text about tides and trains.")
    add_article(desk.library, "Piers", "\n\n".join(block.text for block in BLOCKS if block.text), blocks=BLOCKS)
    return open_window()


@pytest.fixture(autouse=True)
def installed(qapp: QApplication) -> None:
    """Roles are known, as in a window that is built."""
    install()


def interface_of(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def parts_of(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for index in range(interface.childCount()):
        part = interface.child(index)
        assert part is not None
        yield part


def test_the_article_is_a_document_whose_headings_and_paragraphs_are_its_parts(window: MainWindow) -> None:
    article = interface_of(window.page.text)
    assert article.role() == Role.Document
    assert [(part.role(), part.text(Name)) for part in parts_of(article)] == [
        (Role.Paragraph, "The ferry waits for the tide. Nobody boards at the second pier."),
        (Role.Heading, "Boats and piers"),
        (Role.ListItem, "Pier one is closed."),
        (Role.BlockQuote, "We measured it."),
        (Role.Paragraph, "Pier, Boats"),
        (Role.Paragraph, "Four, 12"),
        (Role.Graphic, "A pier at dusk. Pier four"),
        (Role.Paragraph, "Correction: the pier is number 4."),
    ]
    assert [part.text(Description) for part in parts_of(article)][4:] == ["Table row", "Table row", "", "Correction"]
    assert "Boats and piers" in article.textInterface().text(0, article.textInterface().characterCount())


def test_a_heading_of_the_article_tells_its_level(window: MainWindow) -> None:
    heading = interface_of(window.page.text).child(1)
    assert heading is not None
    assert heading.attributesInterface().attributeValue(QAccessible.Attribute.Level) == 2


def test_a_part_of_the_article_is_found_where_it_is_on_the_screen(window: MainWindow) -> None:
    article = interface_of(window.page.text)
    heading = article.child(1)
    assert heading is not None
    middle = heading.rect().center()
    assert window.page.text.rect().contains(window.page.text.mapFromGlobal(middle))
    found = article.childAt(middle.x(), middle.y())
    assert found is not None
    assert found.text(Name) == "Boats and piers"
    assert article.childAt(-5000, -5000) is None
    assert article.indexOfChild(heading) == 1


def test_a_highlight_is_told_with_the_part_that_it_is_in(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    article = window.page.article
    assert article is not None
    start = article.text.index("Nobody")
    desk.settings.set("meaning_1", "Evidence")
    desk.highlights.add(article.row.id, start, start + 13, "Nobody boards", 1, "Ask the crew.")
    qtbot.waitUntil(lambda: bool(window.page.text.marks.highlights))
    first = interface_of(window.page.text).child(0)
    assert first is not None
    assert first.text(Description) == "Evidence: Nobody boards Ask the crew."


def test_the_parts_follow_the_article_that_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    article = interface_of(window.page.text)
    parts = list(parts_of(article))
    window.actions_["next"].trigger()
    qtbot.waitUntil(lambda: window.page.article is not None and window.page.article.row.title == "Second")
    assert [part.text(Name) for part in parts_of(article)] == ["Another text about tides and trains."]
    del parts
    gc.collect()


def test_a_widget_keeps_its_role_and_what_qt_says_of_it(qtbot: QtBot) -> None:
    outer = QWidget()
    qtbot.addWidget(outer)
    inner = QWidget()
    QVBoxLayout(outer).addWidget(inner)
    set_role(inner, "Heading")
    inner.setAccessibleName("Ferry returns")
    told = interface_of(inner)
    assert (told.role(), told.text(Name)) == (Role.Heading, "Ferry returns")
    assert told.parent().object() is outer


def test_a_scroll_area_asked_for_a_scroll_bar_that_is_gone_says_that_there_is_none(qtbot: QtBot) -> None:
    area = QScrollArea()
    qtbot.addWidget(area)
    told = interface_of(area)
    assert told.child(told.childCount() + 3) is None


def test_interfaces_outlive_neither_their_widgets_nor_a_thousand_questions(qtbot: QtBot) -> None:
    for _ in range(20):
        widget = QWidget()
        set_role(widget, "Heading")
        for _ in range(50):
            assert interface_of(widget).role() == Role.Heading
        widget.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        del widget
        gc.collect()


OPENED_BY = (
    "field", "find", "activity", "backups", "settings", "author_names", "verify_quote", "summary", "briefing", "highlight_1",
    "note", "tag", "original", "why", "rules", "overview", "highlights", "typography", "palette", "manual", "print", "keys",
    "search_help", "report", "about",
)  # fmt: skip
"""The actions that open a page, a dialog or a popover."""
SMALLEST_PIXELS = 24


def controls() -> Iterator[QWidget]:
    """Yield each widget that takes the keyboard, of all windows."""
    for top in QApplication.topLevelWidgets():
        for widget in (top, *top.findChildren(QWidget)):
            inner = widget.objectName().startswith("qt_")  # the field of a spin box is the spin box to a screen reader
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not inner:
                yield widget


def faults_of(widget: QWidget) -> Iterator[str]:
    """Yield what a control lacks."""
    told, kind = interface_of(widget), type(widget).__name__
    worded_when_shown = (
        not widget.isVisible() and isinstance(widget, QAbstractButton | QLabel | WrappedText) and not widget.text()
    )
    if not told.text(Name) and not worded_when_shown:
        yield f"{kind} {widget.objectName()} has no name"
    if told.role() in (Role.Client, Role.NoRole):
        yield f"{kind} {widget.objectName()} {told.text(Name)!r} has no role"
    small = min(widget.width(), widget.height()) < SMALLEST_PIXELS
    if widget.isVisible() and isinstance(widget, QAbstractButton) and small:
        yield f"{kind} {told.text(Name)!r} is only {widget.width()} x {widget.height()} pixels"


@pytest.mark.parametrize("action", OPENED_BY)
def test_each_control_has_a_name_a_role_and_room_for_a_finger(window: MainWindow, qtbot: QtBot, action: str) -> None:
    found: list[str] = []
    seen: list[bool] = []

    def look() -> None:
        found.extend(fault for widget in controls() for fault in faults_of(widget))
        modal = QApplication.activeModalWidget()
        if modal is not None:
            modal.close()
        seen.append(True)

    QTimer.singleShot(0, look)  # a dialog does not return before it is closed
    window.actions_[action].trigger()
    qtbot.waitUntil(lambda: bool(seen))
    assert not found, "\n".join(found)
