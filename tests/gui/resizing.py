"""A window in another size, laid out in it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from reader.gui.window.window import MainWindow


def resize(window: MainWindow, qtbot: QtBot, width: int, height: int) -> None:
    """Give a window a size, and wait until its article is laid out in it: the sidebar may fold away, the text is set in another
    width, and until then the page's bar has a length that no test may go by.
    """
    window.resize(width, height)
    page, sheet = window.page, window.page.widget()
    before = (-1, -1, -1)

    def is_laid_out() -> bool:
        nonlocal before
        layout, bar = sheet.layout(), page.verticalScrollBar()
        last, before = before, (bar.maximum(), page.text.height(), page.width())
        needed = layout.totalHeightForWidth(sheet.width()) if layout is not None else 0
        return last == before and bar.maximum() == max(needed - page.viewport().height(), 0)

    qtbot.waitUntil(is_laid_out)
