"""Words of a page that look like HTML are shown as they are, wherever the window shows them: Qt would take them for HTML,
and read the files of this computer or of a server that they name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.kit.labels import ElidedLabel, plain_tip
from reader.gui.window.window import MainWindow
from reader.model.blocks import Block, Inline
from reader.model.library import Filter
from tests.making import add_article

TRAP = '<img src="file:///etc/hostname"><b>Ferry</b>'
TEXT = (
    f"The ferry {TRAP} left pier four at ten past six on Tuesday morning with 38 aboard. Both engines {TRAP} had stopped in "
    "the middle of the channel, the authority said. Mechanics worked through the night under floodlights."
)


@pytest.fixture
def trapped(desk: Desk, open_window: Callable[[], MainWindow]) -> MainWindow:
    note = Block("paragraph", f"A note {TRAP}", role="note")
    blocks = (
        Block("paragraph", TEXT, (Inline(0, 3, "link", "https://news.example/<b>x</b>"),)),
        Block("heading", TRAP, level=2),
        note,
    )
    for number in range(3):
        first = add_article(
            desk.library,
            f"{TRAP} {number}",
            TEXT,
            site=TRAP,
            byline=(TRAP,),
            tags=(TRAP,),
            blocks=blocks,
            url=f"https://news.example/{number}?<b>x</b>",
            completeness="paywall",
            evidence=TRAP,
            body=f"<html><body><p>{TEXT}</p></body></html>".encode(),
        )
    desk.highlights.add(first, 0, 40, TEXT[:40], 1, TRAP)
    return open_window()


def tips(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(min(model.rowCount(QModelIndex()), 50)):
        yield str(model.data(model.index(row, 0), Qt.ItemDataRole.ToolTipRole) or "")


def read_as_html(window: QWidget) -> list[str]:
    """Return what of the window's words Qt would take for HTML."""
    found = []
    for widget in [window, *window.findChildren(QWidget)]:
        if isinstance(widget, QLabel):
            form = widget.textFormat()
            bare = form == Qt.TextFormat.AutoText and not isinstance(widget, ElidedLabel)  # that one paints its words
            if (bare and "<b>" in widget.text()) or (form == Qt.TextFormat.RichText and "<img" in widget.text()):
                found.append(f"label {type(widget.parent()).__name__}: {widget.text()[:60]}")
        shown = [widget.toolTip()]
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            shown += tips(widget.model())
        found += [f"tip {type(widget).__name__}: {tip[:60]}" for tip in shown if "<img" in tip or tip.startswith("<b>")]
    return found


def test_tooltips_of_words_that_look_like_html_show_the_words() -> None:
    assert plain_tip("Ferry returns") == "Ferry returns"
    assert plain_tip("a < b\nc") == "<qt>a &lt; b<br>c</qt>"
    assert "<img" not in plain_tip(TRAP)


@pytest.mark.parametrize(
    "shown", ["article", "summary", "briefing", "highlights", "overview", "why", "original", "print"]
)
def test_no_label_and_no_tooltip_takes_words_of_a_page_for_html(trapped: MainWindow, qtbot: QtBot, shown: str) -> None:
    window = trapped
    window.show_filter(Filter(place="all"))
    qtbot.waitUntil(lambda: window.reading.article is not None)
    if shown != "article":
        window.actions_[shown].trigger()
    qtbot.wait(30)
    if shown == "print":
        dialog = window.printing.dialog
        assert dialog is not None
        qtbot.waitUntil(lambda: dialog.is_ready)
        assert read_as_html(dialog) == []
        dialog.reject()
    if shown == "briefing":
        qtbot.waitUntil(lambda: window.pages.shows("briefing"))
    window.activateWindow()
    assert read_as_html(window) == []
