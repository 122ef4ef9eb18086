"""A page of the manual, set as articles are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextTable,
    QTextTableCell,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from reader.gui.article.columns import Column, fit, measured
from reader.gui.kit.copying import mime_of
from reader.gui.kit.hit_painting import Marking, hit_format
from reader.gui.kit.theme import Theme, text_font, ui_font
from reader.gui.manual.contents import slug

HEADINGS = {1: 35 / 19, 2: 22 / 19}
"""Sizes of headings, in sizes of the text."""
TOP, BOTTOM, SIDE = 44, 64, 28


class ManualPage(QTextBrowser):
    """Shows Markdown in the reader's typography. It loads nothing; ``followed`` carries the address of a link.

    ``size`` is the text's in pixels, ``spacing`` the height of a line in sizes of the text, ``measure`` the greatest width
    of the column in pixels.
    """

    followed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._size, self._spacing, self._measure = 19, 1.58, 640
        self._headings: dict[str, int] = {}
        self._marked: list[tuple[int, int]] = []
        self._tables: list[tuple[QTextTable, list[Column]]] = []
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setTabChangesFocus(False)
        self.anchorClicked.connect(lambda address: self.followed.emit(address.toString()))

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return what is copied: words, without this window's looks."""
        return mime_of(self.textCursor())

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:
        """Return nothing: the pages have all they need, and the network is never asked."""
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the ways back and forward to the view: a browser of Qt's takes them for its own history, which is empty."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Leave the mouse's own buttons for back and forward to the view."""
        if event.button() in (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton):
            event.ignore()
        else:
            super().mousePressEvent(event)

    # --- setting -------------------------------------------------------------------------------------------------------

    def set_type(self, size: int, spacing: float, measure: int) -> None:
        """Take the reader's typography, from the next ``show_markdown`` on."""
        self._size, self._spacing, self._measure = size, spacing, measure

    def show_markdown(self, markdown: str) -> None:
        """Show a page, from its top."""
        self._marked, self._headings, self._tables = [], {}, []  # setting a page resizes, and its tables are gone then
        self.document().setDefaultFont(text_font(self._size))
        self.setMarkdown(markdown)
        self.document().setIndentWidth(self._size + 3)
        self._dress()
        self._fit()
        self.setExtraSelections([])
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def first_position(self) -> int:
        """Return the position of the first words in sight."""
        return self.cursorForPosition(QPoint(self.viewport().width() // 2, 4)).position()

    def stand_at(self, position: int, above: int = 12) -> None:
        """Scroll so that the words at a position are ``above`` pixels below the top."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(position, max(0, self.document().characterCount() - 1)))
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - above)

    def go_to(self, heading: str) -> None:
        """Scroll to a heading, by its words or its ``slug``; stay where the page has none of that name."""
        position = self._headings.get(slug(heading), -1)
        if position >= 0:
            self.stand_at(position, 20)
            cursor = self.textCursor()
            cursor.setPosition(position)
            self.setTextCursor(cursor)

    # --- marking -------------------------------------------------------------------------------------------------------

    def mark(self, spans: Sequence[tuple[int, int]], current: int = -1) -> None:
        """Mark what was found; the current one is selected and scrolled to."""
        self._marked = list(spans)
        looks = hit_format(Marking.of(self._theme))
        selections = []
        for start, end in self._marked:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor, selection.format = cursor, looks
            selections.append(selection)
        self.setExtraSelections(selections)
        if 0 <= current < len(selections):
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._marked[current][0])
            cursor.setPosition(self._marked[current][1], QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            rect = self.cursorRect(cursor)
            if rect.top() < 48 or rect.bottom() > self.viewport().height() - 24:
                self.stand_at(self._marked[current][0], self.viewport().height() // 3)

    # --- layout --------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle, at the reader's measure."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return room for a column."""
        return QSize(700, 600)

    def _fit(self) -> None:
        frame = self.document().rootFrame()
        form = frame.frameFormat()
        side = max(SIDE, (self.viewport().width() - self._measure) // 2)
        for table, columns in self._tables:
            fit(table, columns, self.viewport().width() - 2 * side)
        if form.leftMargin() == side:
            return
        form.setLeftMargin(side)
        form.setRightMargin(side)
        form.setTopMargin(TOP)
        form.setBottomMargin(BOTTOM)
        frame.setFrameFormat(form)

    def _dress(self) -> None:
        """Set spaces, headings, code and tables, for which Qt's Markdown has no good looks."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        block = self.document().begin()
        while block.isValid():
            self._set_block(QTextCursor(block))
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._set_table(frame)
        cursor.endEditBlock()

    def _set_block(self, cursor: QTextCursor) -> None:
        form, level = cursor.blockFormat(), cursor.blockFormat().headingLevel()
        in_table, in_list = cursor.currentTable() is not None, cursor.currentList() is not None
        is_code = form.hasProperty(QTextBlockFormat.Property.BlockCodeFence)
        size = self._size * HEADINGS.get(level, 0.79 if in_table or is_code else 1)
        spacing = 1.18 if level else 1.4 if in_table or is_code else self._spacing
        form.setLineHeight(round(size * spacing), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        form.setTopMargin(self._size * 1.3 if level > 1 else 0)
        gap = 0.0 if is_code or in_table else 0.7 if level == 1 else 0.35 if level or in_list else 0.75
        form.setBottomMargin(self._size * gap)
        if is_code:
            form.setLeftMargin(self._size)
            form.setNonBreakableLines(True)
        cursor.setBlockFormat(form)
        block = cursor.block()
        if level > 1:
            self._headings.setdefault(slug(block.text()), block.position())
        pieces = block.begin()
        spans = []
        while not pieces.atEnd():
            fragment = pieces.fragment()
            spans.append((fragment.position(), fragment.length(), fragment.charFormat()))
            pieces += 1
        for start, length, before in spans:
            within = QTextCursor(self.document())
            within.setPosition(start)
            within.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            within.setCharFormat(self._letters(before, level, in_table))

    def _letters(self, before: QTextCharFormat, level: int, in_table: bool) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setForeground(self._theme.colour("ink"))
        small = max(13, round(self._size * 0.79))
        if level:
            font = text_font(round(self._size * HEADINGS.get(level, 1)), bold=True)
        elif before.fontFixedPitch():
            font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
            font.setPixelSize(max(12, round((small if in_table else self._size) * 0.86)))
        else:
            font = ui_font(small) if in_table else text_font(self._size)
            if before.fontWeight() >= QFont.Weight.DemiBold.value:
                font.setWeight(QFont.Weight.DemiBold if in_table else QFont.Weight.Bold)
            font.setItalic(before.fontItalic())
        form.setFont(font)
        if before.isAnchor():
            form.setAnchor(True)
            form.setAnchorHref(before.anchorHref())
            form.setForeground(self._theme.colour("accent"))
            form.setFontUnderline(True)
        return form

    def _set_table(self, table: QTextTable) -> None:
        form = table.format()
        form.setBorder(0)
        form.setCellPadding(6)
        form.setCellSpacing(0)
        form.setTopMargin(self._size * 0.3)
        form.setBottomMargin(self._size * 0.8)
        table.setFormat(form)
        for row in range(table.rows()):
            for column in range(table.columns()):
                cell = table.cellAt(row, column)
                shape = cell.format().toTableCellFormat()
                shape.setBottomBorder(1)
                shape.setBottomBorderStyle(form.borderStyle().BorderStyle_Solid)
                shape.setBottomBorderBrush(self._theme.colour("rule"))
                cell.setFormat(shape)
        columns = [[table.cellAt(row, column) for row in range(table.rows())] for column in range(table.columns())]
        self._tables.append((table, [measured([_words_of(cell) for cell in cells]) for cells in columns]))


def _words_of(cell: QTextTableCell) -> tuple[str, QFont]:
    """Return the words of a cell, and the font of the first, which are its widest where they are code."""
    cursor = cell.firstCursorPosition()
    words = cursor.block().text()
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
    return words, cursor.charFormat().font()
