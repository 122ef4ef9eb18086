"""The headings of an article, to go to one of them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from reader.gui.kit.theme import ui_font
from reader.model.article import Article
from reader.model.blocks import block_spans

MAX_HEADING_CHARACTERS = 70
BEGINNING = -1
"""Where the title stands, as ``Page.go_to`` counts."""


def headings(article: Article) -> list[tuple[int, int, str]]:
    """Return the headings with words: where each begins in the text, its depth from 0, and what it says."""
    found = [
        (start, block.level, block.text) for block, start, _ in block_spans(article.blocks) if block.kind == "heading"
    ]
    least = min((level for _, level, _ in found), default=0)
    return [(start, level - least, " ".join(words.split())) for start, level, words in found if words.strip()]


def outline_menu(article: Article, offset: int, parent: QWidget) -> QMenu:
    """Return a menu of the title and the headings; the one whose part holds ``offset`` is checked and is where the
    keyboard begins. Each action's data is the offset to go to.
    """
    menu = QMenu(QCoreApplication.translate("outline", "Outline"), parent)
    menu.setAccessibleName(menu.title())
    menu.setFont(ui_font(13))
    current = None
    for start, depth, words in [(BEGINNING, 0, article.row.title), *headings(article)]:
        shown = words if len(words) <= MAX_HEADING_CHARACTERS else words[: MAX_HEADING_CHARACTERS - 1].rstrip() + "…"
        action = menu.addAction("\u2003" * depth + shown.replace("&", "&&"))
        action.setData(start)
        action.setCheckable(True)
        if current is None or start <= offset:
            current = action
    if current is not None:
        current.setChecked(True)
        menu.setActiveAction(current)
    return menu
