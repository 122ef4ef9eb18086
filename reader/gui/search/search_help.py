"""The search language on one page, for a person who looks it up."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from reader.gui.kit.dialogs.fitting_dialog import FittingDialog, yielding
from reader.gui.kit.theme import ui_font
from reader.gui.kit.translation import QT_TRANSLATE_NOOP

_T = QT_TRANSLATE_NOOP

CELL_PADDING = 12
"""At the sides of a cell, and above and below its words together, in pixels."""

EXAMPLES: tuple[tuple[str, str], ...] = (
    (
        "ferry strike",
        _T(
            "search",
            (
                "both words, anywhere in the article, its title or tags; words of three letters or more also "
                "match longer words"
            ),
        ),
    ),
    ('"night train"', _T("search", "this exact phrase")),
    ("ferr*", _T("search", "words that start like this")),
    (
        "ferry -strike",
        _T("search", "the first word but not the second; works with fields and brackets, too"),
    ),
    ("ferry OR train", _T("search", "either word; write OR in capitals")),
    (
        "night (ferry OR train)",
        _T("search", "group words with brackets; otherwise OR splits the whole search"),
    ),
    ("title:ferry author:aldana", _T("search", "a word in the title or the author’s name")),
    ('site:ledger site:"The Ledger"', _T("search", "part of the site’s name, or the full name in quotation marks")),
    (
        'tag:work tag:"city hall" tag:wor*',
        _T("search", "a tag and those nested under it, or tags that start like this"),
    ),
    ("lang:de", _T("search", "the article’s language")),
    (
        "is:unread is:starred is:archived",
        _T("search", "also is:read, is:failed, is:incomplete, is:unfetched, is:sample"),
    ),
    ("has:highlight has:note has:picture", _T("search", "articles with a highlight, a note or a picture")),
    ("note:minister", _T("search", "a word in your notes")),
    (
        "highlight:check highlight:2 highlight:ferry",
        _T("search", "a kind of highlight (fact, quote, check, use, or 1 to 4), or a highlighted word"),
    ),
    ("before:2026 after:2026-11 on:2026-11-23", _T("search", "publication date: a year, month or day")),
    (
        "on:today on:yesterday after:-7d after:-3m",
        _T("search", "named days, or how long ago: d days, w weeks, m months, y years"),
    ),
    (
        "saved:today saved:>-7d saved:2026-11..2026-12",
        _T("search", "when you saved it: > after, < before, .. a range"),
    ),
    ("words:>1000 words:500..1000", _T("search", "length in words")),
)
"""Examples and what each finds. Tests see to it that the parser understands each, that every field and state is named,
and that resources/manual/searching.md shows the same lines in this order."""


class SearchHelpDialog(FittingDialog):
    """A table of examples."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Search help"))
        words = QLabel(
            self.tr(
                "Results appear as you type, newest first. Press Enter to sort by relevance. Case and accents "
                "are ignored. In Chinese, Japanese, Thai and similar scripts, any part of a word matches."
            )
        )
        words.setFont(ui_font(13))
        words.setWordWrap(True)
        self.table = QTableWidget(len(EXAMPLES), 2)
        self.table.setObjectName("searchHelp")
        self.table.setAccessibleName(self.tr("Search syntax"))
        self.table.setHorizontalHeaderLabels([self.tr("Type"), self.tr("Finds")])  # for screen readers
        self.table.horizontalHeader().hide()
        self.table.verticalHeader().hide()
        self.table.setVerticalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        for row, (example, found) in enumerate(EXAMPLES):
            typed = QTableWidgetItem(example)
            typed.setFont(ui_font(13, bold=True))
            self.table.setItem(row, 0, typed)
            self.table.setItem(row, 1, QTableWidgetItem(QCoreApplication.translate("search", found)))
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        column = self.compose([None, close], width=840, height=680)
        column.addWidget(words)
        column.addWidget(yielding(self.table), 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Give the examples the width that they ask for, but not more than a half."""
        half = round(self.table.viewport().width() * 0.45)
        self.table.setColumnWidth(0, min(self.table.sizeHintForColumn(0) + 16, half))
        for row in range(self.table.rowCount()):
            self.table.setRowHeight(row, max(self._height_of(row, column) for column in (0, 1)))

    def _height_of(self, row: int, column: int) -> int:
        """Return the height of a cell with its words on lines: Qt's own leaves the padding of the style sheet out."""
        item = self.table.item(row, column)
        room = QRect(0, 0, self.table.columnWidth(column) - 2 * CELL_PADDING, 10_000)
        assert item is not None
        metrics = QFontMetrics(item.font() if column == 0 else self.table.font())
        return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, item.text()).height() + CELL_PADDING
