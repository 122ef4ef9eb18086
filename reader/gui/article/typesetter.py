"""An article's blocks set as a document, and the way back from every place on screen to its offset in the text."""

from __future__ import annotations

import itertools
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from operator import attrgetter
from typing import NamedTuple
from urllib.parse import urlsplit

from PySide6.QtCore import QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
    QTextTableCell,
    QTextTableCellFormat,
    QTextTableFormat,
)

from reader.gui.article.columns import PADDING, Column, fit, measured, unbroken
from reader.gui.kit.copying import BREAK, CODE_FENCE, ITEM_LEVEL, ITEM_NUMBER, MARKER
from reader.gui.kit.labels import plain_tip
from reader.gui.kit.messages import tr
from reader.gui.kit.theme import MONO_FAMILY, Colours, reading_families, text_font, ui_font
from reader.model.blocks import Block, Inline, block_spans
from reader.text.breakable import breaks_of
from reader.text.language import direction
from reader.text.offsets import code_points, utf16_length
from reader.text.table_cells import inlines_of, table_cells

QUOTE_GROUP = QTextFormat.Property.UserProperty + 1
"""Property of a quote's paragraphs: the number that those of one quote share."""
NEWSROOM_NOTE = QTextFormat.Property.UserProperty + 5
"""Property of the paragraphs of a correction, an update note, a disclaimer: the pane draws a line beside them."""
INK, GROUND, UNDERLINE = (QTextFormat.Property.UserProperty + number for number in (6, 7, 8))
"""Properties of a run: the theme's tokens for its letters, what is behind them, and the line under them. Letters that
have none are painted in the palette's colour of text, "ink"."""
CODE_MARGIN, CODE_PADDING = 22, 10
"""Around code, in pixels: beside it, and above and below."""
PICTURE_SCHEME = "picture"
PORTION = 12_000
"""So many characters of a long text are set, laid out or given their colours at a time: about 10 ms."""
AT_ONCE = 2 * PORTION
"""So many characters are set before the first paint: more than a window shows."""
MAX_CELLS_AT_ONCE = 3_000
"""Cells of a table that are set at once, in one table of Qt's: about 200 ms with laying them out."""
TABLE_PART = QTextFormat.Property.UserProperty + 10
"""Property of one of Qt's tables that goes on with the table before it."""
CELL_WEIGHT = 30
"""A cell takes as long to set as so many characters more."""
NORMAL_SPACING = 1.58
"""Height of a line of text at the usual spacing, in sizes of the text."""
WORD_BREAK = "\u200b"
"""Set within a word that is far too long for a line, where it may be broken; no part of the text, and never copied."""
LINE_SEPARATOR = "\u2028"
"""A line break within a block; one code point and one UTF-16 unit, like the line feed that it stands for."""

_HEADING_SIZES = {1: 24, 2: 21, 3: 19, 4: 18, 5: 18, 6: 18}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text as it stands in both worlds: from ``start`` in the article's text, from ``position`` in the
    document.
    """

    start: int
    position: int
    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture in the document: where its character stands, and its own size in pixels (0 where unknown)."""

    position: int
    key: str
    width: int
    height: int


class Grid(NamedTuple):
    """A table: the index of its first row, each row's cells as offset and text, and what its columns need; no columns
    where its rows are set as paragraphs, for a word in them that no cell can hold.
    """

    first: int
    cells: list[list[tuple[int, str]]]
    columns: list[Column]


class Typesetter:
    """Sets blocks into ``document``. ``size`` is the text's size in pixels, ``width`` the column's, ``spacing`` the height
    of a line in sizes of the text. A long text is set in portions: its beginning at once, the rest with ``go_on``, or
    when somebody asks for a place in it.
    """

    def __init__(
        self, document: QTextDocument, theme: Colours, size: int, width: int, spacing: float = NORMAL_SPACING
    ) -> None:
        self.document = document
        self.pieces: list[Piece] = []
        self.figures: list[Figure] = []
        self.tables: list[tuple[QTextTable, list[Column]]] = []
        self._cards: list[QTextTableCell] = []
        self._grid: Grid | None = None
        self._theme = theme
        self._size = size
        self._width = width
        self._spacing = spacing / NORMAL_SPACING
        self.footnotes: dict[str, int] = {}
        """Where the links between a footnote's mark and its note lead, by their address ("#note-1", "#ref-1"): offsets
        in the text."""
        self._notes: dict[str, str] = {}
        self._places: list[tuple[int, int]] = []
        self._spans: list[tuple[Block, int, int]] = []
        self._index = 0
        self._portion = 0
        self._picture_size: Callable[[str], tuple[int, int]] = lambda _key: (0, 0)
        self._undyed: list[tuple[int, int]] = []
        self._starts: list[int] = []
        self._positions: list[int] = []
        self._first = True
        self.wraps_code = True
        """Whether lines of code are broken where they are too long: on paper, where nothing scrolls."""

    # --- setting -------------------------------------------------------------------------------------------------------

    def set(self, blocks: Sequence[Block], picture_size: Callable[[str], tuple[int, int]]) -> None:
        """Replace the document. ``picture_size`` gives the size in pixels of a kept picture, (0, 0) where unknown."""
        self.begin(blocks, picture_size)
        self.finish()

    def begin(self, blocks: Sequence[Block], picture_size: Callable[[str], tuple[int, int]]) -> None:
        """Replace the document by the beginning of a text, or by all of it where it is short: ``go_on`` sets the rest."""
        self.pieces, self.figures, self._places, self._first = [], [], [], True
        self.tables, self._cards, self._grid = [], [], None
        self.document.clear()
        self.document.setUndoRedoEnabled(False)
        self.document.setDocumentMargin(0)
        self.document.setDefaultFont(text_font(self._size))
        self._spans = list(block_spans(blocks))
        self.footnotes, self._notes = _footnotes(self._spans)
        self._picture_size = picture_size
        self._portion = AT_ONCE if sum(map(_weight, self._spans)) > AT_ONCE + PORTION else sys.maxsize
        self._undyed = []
        self._index = 0
        self._starts, self._positions = [], []
        self.go_on()

    def go_on(self) -> bool:
        """Set the next portion, or give it its colours; return whether one is left."""
        if not self.is_whole:
            self._set_portion()
        elif self._undyed:
            start, end = self._undyed.pop()
            cut = min(start + PORTION, end)
            self._dye_runs(start, cut)
            if cut < end:
                self._undyed.append((cut, end))
        return not self.is_whole or bool(self._undyed)

    def finish(self) -> None:
        """Set all that is left."""
        while not self.is_whole:
            self._set_portion()

    @property
    def is_whole(self) -> bool:
        """Whether all of the text is in the document."""
        return self._index >= len(self._spans)

    def _reach(self, offset: int) -> None:
        """Set the text as far as an offset in it."""
        while not self.is_whole and self._spans[self._index][1] <= offset:
            self._set_portion()

    def _set_portion(self) -> None:
        # No generator: with one the typesetter and its cursor would be a cycle, which Python may collect in any thread,
        # while Qt goes through the document's cursors in this one.
        cursor = QTextCursor(self.document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        try:
            while not self.is_whole and self._portion > 0:
                first = self._index
                self._index = self._set_one(cursor)
                self._portion -= sum(map(_weight, self._spans[first : self._index]))
        finally:
            cursor.endEditBlock()
        added = self.pieces[len(self._starts) :]
        self._starts += [piece.start for piece in added]
        self._positions += [piece.position for piece in added]
        self._portion = PORTION

    def _set_one(self, cursor: QTextCursor) -> int:
        """Set one block, or the rows of a table as far as they are set at once, and return the index of what follows."""
        spans, index = self._spans, self._index
        block, start, _ = spans[index]
        if block.kind == "row":
            grid = self._grid
            if grid is None or not grid.first <= index < grid.first + len(grid.cells):
                grid = self._grid = self._grid_from(index)
            if grid.columns:
                return self._table(cursor, grid, index)
        if block.kind == "figure":
            self._figure(cursor, block, self._picture_size)
        else:
            self._block(cursor, block, start, spans[index + 1][0] if index + 1 < len(spans) else None)
        return index + 1

    def recolour(self, near: int = 0) -> None:
        """Give what was set the theme's colours of now, in a long text first what is around a position of the document:
        ``go_on`` does the rest. Nothing moves: no line is broken again but those of the runs that have a colour of
        their own.
        """
        end = self.document.characterCount()
        first, last = max(near - AT_ONCE // 2, 0), min(near + AT_ONCE // 2, end)
        self._undyed = [span for span in ((0, first), (last, end)) if span[0] < span[1]]
        self._dye_runs(first, last)
        for table, _ in self.tables:
            lines = table.format()
            lines.setBorderBrush(self._theme.colour("rule"))
            table.setFormat(lines)
        for card in self._cards:
            self._paint_card(card)

    def _dye_runs(self, start: int, end: int) -> None:
        """Give the runs between two positions of the document their colours."""
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()  # laid out once, not for every run
        block = self.document.findBlock(start)
        while block.isValid() and block.position() < end:
            for run in block.textFormats():
                form = run.format
                if dyed := [what for what in (INK, GROUND, UNDERLINE) if form.hasProperty(what)]:
                    for what in dyed:
                        self._dye(form, what, form.stringProperty(what))
                    cursor.setPosition(block.position() + run.start)
                    cursor.setPosition(block.position() + run.start + run.length, QTextCursor.MoveMode.KeepAnchor)
                    cursor.setCharFormat(form)
            block = block.next()
        cursor.endEditBlock()

    def _dye(self, form: QTextCharFormat, what: int, token: str) -> None:
        """Give letters, their ground or the line under them a colour of the theme, and note which."""
        form.setProperty(what, token)
        if what == INK:
            form.setForeground(self._theme.colour(token))
        elif what == GROUND:
            form.setBackground(self._theme.colour(token))
        else:
            form.setUnderlineColor(self._theme.colour(token))

    def _paint_card(self, cell: QTextTableCell) -> None:
        plane = QTextTableCellFormat()
        plane.setBackground(self._theme.colour("card"))
        cell.setFormat(plane)

    def _new_block(self, cursor: QTextCursor, form: QTextBlockFormat) -> None:
        if self._first:
            cursor.setBlockFormat(form)
            self._first = False
        else:
            cursor.insertBlock(form, QTextCharFormat())
        self._places.append((cursor.position(), self._index))

    def _line(self, form: QTextBlockFormat, pixels: float) -> None:
        # A proportional height would multiply the font's own spacing, which is wide in Literata already.
        form.setLineHeight(round(pixels * self._spacing), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)

    def _block(self, cursor: QTextCursor, block: Block, start: int, following: Block | None) -> None:
        form = QTextBlockFormat()
        base = QTextCharFormat()
        size = self._size
        gap = size * 0.84
        rtl = direction(block.text) == "rtl"
        form.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        self._line(form, size * NORMAL_SPACING)
        prefix = ""
        if block.kind == "heading":
            pixels = round(_HEADING_SIZES.get(block.level, 21) * size / 19)
            base.setFont(text_font(pixels, bold=True))
            form.setHeadingLevel(max(1, min(6, block.level)))
            form.setLineHeight(round(pixels * 1.28), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
            form.setTopMargin(size * 0.9)
            gap = size * 0.36
        elif block.kind == "item":
            indent = size * 1.5 * (block.level + 1)
            (form.setRightMargin if rtl else form.setLeftMargin)(indent)
            prefix = self._marker(block)
            # As far out as the marker is wide, so that all lines of an item begin under each other.
            form.setTextIndent(-QFontMetricsF(text_font(size)).horizontalAdvance(prefix))
            form.setProperty(MARKER, len(prefix))
            form.setProperty(ITEM_LEVEL, block.level)
            form.setProperty(ITEM_NUMBER, int(prefix.rstrip(".\u2002")) if block.ordered else 0)
            same = following is not None and following.kind == "item" and following.group == block.group
            gap = size * 0.35 if same else gap
        elif block.kind == "quote":
            (form.setRightMargin if rtl else form.setLeftMargin)(size * 1.3)
            form.setProperty(QTextBlockFormat.Property.BlockQuoteLevel, 1)
            form.setProperty(QUOTE_GROUP, block.group)
            self._dye(base, INK, "ink2")
        elif block.kind == "code":
            base.setFont(_code_font(size))
            form.setLeftMargin(CODE_MARGIN)  # whoever paints it paints a plane under it
            form.setRightMargin(CODE_MARGIN / 2)
            gap += CODE_PADDING
            form.setTopMargin(gap)  # as much room above its plane as below it
            form.setNonBreakableLines(not self.wraps_code)
            form.setProperty(QTextBlockFormat.Property.BlockCodeFence, CODE_FENCE)
            form.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            self._line(form, size * 1.3)
        form.setBottomMargin(self._dress(block, form, base, gap))
        if rtl and block.kind != "code" and block.role not in ("caption", "time"):
            base.setFontFamilies(reading_families(block.text))
        if not block.text and not any(mark.words for mark in block.inlines):
            return
        self._new_block(cursor, form)
        if prefix:
            number = QTextCharFormat(base)
            self._dye(number, INK, "ink2")
            cursor.insertText(prefix, number)
        self._runs(cursor, block, base, start)

    def _dress(self, block: Block, form: QTextBlockFormat, base: QTextCharFormat, gap: float) -> float:
        """Set a block by its role, and return the room below it in pixels."""
        size = self._size
        match block.role:
            case "correction":
                rtl = form.layoutDirection() == Qt.LayoutDirection.RightToLeft
                (form.setRightMargin if rtl else form.setLeftMargin)(size * 1.3)
                form.setProperty(NEWSROOM_NOTE, 1)
                base.setFont(text_font(round(size * 0.9)))
                self._line(form, size * 1.45)
            case "note":
                base.setFont(text_font(round(size * 0.84)))
                self._line(form, size * 1.32)
                return size * 0.5
            case "caption":
                base.setFont(ui_font(max(13, size - 5), bold=block.kind != "quote"))
                self._line(form, size * 1.2)
                return size * 0.4
            case "pull":
                base.setFontItalic(True)
            case "question":
                base.setFontWeight(QFont.Weight.Bold)
            case "name":
                base.setFontWeight(QFont.Weight.Bold)
                return size * 0.2
            case "time":
                base.setFont(ui_font(max(13, size - 5), bold=True, tabular=True))
                self._dye(base, INK, "ink2")
                return size * 0.2
        return gap

    def _marker(self, block: Block) -> str:
        if not block.ordered:
            self._numbers = {}
            return "•\u2002"
        key = (block.group, block.level)
        numbers: dict[tuple[int, int], int] = getattr(self, "_numbers", {})
        numbers = {k: v for k, v in numbers.items() if k[0] == block.group and k[1] <= block.level}
        numbers[key] = block.number or numbers.get(key, 0) + 1
        self._numbers = numbers
        return f"{numbers[key]}.\u2002"

    def _runs(self, cursor: QTextCursor, block: Block, base: QTextCharFormat, offset: int = -1) -> None:
        """Set the text with its emphasis and links; overlapping marks are cut where one begins or ends. Where the
        text's offset is given, its pieces are noted, and what was struck out is set between them: it is no part of the
        text.
        """
        text = block.text.replace("\n", LINE_SEPARATOR)
        struck = [mark for mark in block.inlines if mark.words] if offset >= 0 else []
        breaks = set(breaks_of(text)) if offset >= 0 else set()
        edges = (edge for mark in block.inlines for edge in (mark.start, mark.end) if 0 < edge < len(text))
        cuts = sorted({0, len(text), *edges, *breaks})
        stops = {mark.start for mark in struck} | {len(text)} | breaks
        struck_at = {at: list(marks) for at, marks in itertools.groupby(sorted(struck, key=_start), key=_start)}
        begun = 0
        piece_at = cursor.position()
        for mark in struck_at.get(0, ()):
            piece_at = self._strike(cursor, mark, base, text)
        for start, end, marks in _runs_of(block.inlines, cuts):
            form = QTextCharFormat(base)
            for mark in marks:
                self._apply(form, mark)
            cursor.insertText(text[start:end], form)
            if end in stops and offset >= 0:
                self.pieces.append(Piece(offset + begun, piece_at, block.text[begun:end]))
                begun, piece_at = end, cursor.position()
                if end in breaks:
                    form.setProperty(BREAK, 1)
                    cursor.insertText(WORD_BREAK, form)
                    piece_at = cursor.position()
                for mark in struck_at.get(end, ()):
                    piece_at = self._strike(cursor, mark, base, text)

    def _strike(self, cursor: QTextCursor, mark: Inline, base: QTextCharFormat, text: str) -> int:
        """Set what was struck out, and return the position after it."""
        before = " " if mark.start and not text[mark.start - 1].isspace() else ""
        after = " " if mark.start < len(text) and not before and not text[mark.start].isspace() else ""
        form = QTextCharFormat(base)
        form.setFontStrikeOut(True)
        self._dye(form, INK, "ink2")
        cursor.insertText(before + mark.words + after, form)  # spaces, too: a plain copy leaves all of it out
        return cursor.position()

    def _apply(self, form: QTextCharFormat, mark: Inline) -> None:
        if mark.kind == "strong":
            form.setFontWeight(QFont.Weight.Bold)
        elif mark.kind == "em":
            form.setFontItalic(True)
        elif mark.kind == "code":
            form.setFont(_code_font(self._size))
            self._dye(form, GROUND, "card")
        elif mark.kind in ("sub", "sup"):
            alignments = QTextCharFormat.VerticalAlignment
            form.setVerticalAlignment(alignments.AlignSubScript if mark.kind == "sub" else alignments.AlignSuperScript)
        elif mark.kind == "ins":
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            self._dye(form, UNDERLINE, "ink2")
        elif mark.href and mark.kind in ("link", "ref", "back"):
            form.setAnchor(True)
            form.setAnchorHref(mark.href)
            form.setToolTip(plain_tip(self._notes.get(mark.href, "")) if mark.kind != "link" else "")
            self._dye(form, INK, "accent")
            form.setFontUnderline(mark.kind == "link")
            self._dye(form, UNDERLINE, "link_line")
            if mark.kind == "ref":
                form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)

    def _figure(self, cursor: QTextCursor, block: Block, picture_size: Callable[[str], tuple[int, int]]) -> None:
        picture = block.picture
        shown = picture is not None and picture.key
        if shown and picture is not None:
            width, height = picture_size(picture.key)
            width, height = width or picture.width, height or picture.height
            form = QTextBlockFormat()
            form.setTopMargin(self._size * 0.4)
            form.setBottomMargin(8 if block.caption or block.href else self._size * 1.2)
            self._new_block(cursor, form)
            self.figures.append(Figure(cursor.position(), picture.key, width, height))
            cursor.insertImage(self._image(picture.key, width, height, picture.alt or block.caption))
        if block.href:
            self._video(cursor, block)
            return
        if not shown and picture is not None and not (block.caption or picture.alt):
            return
        words = block.caption or ("" if shown or picture is None else picture.alt)
        if words:
            form = QTextBlockFormat()
            rtl = direction(words) == "rtl"
            form.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
            form.setBottomMargin(self._size * 1.5)
            self._line(form, 19)
            self._new_block(cursor, form)
            small = QTextCharFormat()
            small.setFont(ui_font(13))
            self._dye(small, INK, "ink2")
            cursor.insertText(words.replace("\n", LINE_SEPARATOR), small)

    def _video(self, cursor: QTextCursor, block: Block) -> None:
        """Set a card with the host that plays the video and its title, which leads there: nothing of it is loaded
        here.
        """
        host = urlsplit(block.href).hostname or ""
        title = block.caption.replace("\n", " ") or tr("Watch in browser")
        form = QTextTableFormat()
        form.setCellPadding(10)
        form.setCellSpacing(0)
        form.setBorder(0)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setTopMargin(_room_above(cursor, self._size * 0.8))
        form.setBottomMargin(self._size * 0.9)
        cell = cursor.insertTable(1, 1, form).cellAt(0, 0)
        self._cards.append(cell)
        self._paint_card(cell)
        inside = cell.firstCursorPosition()
        self._places.append((inside.position(), self._index))
        line = QTextBlockFormat()
        line.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if direction(title) == "rtl" else Qt.LayoutDirection.LeftToRight
        )
        inside.setBlockFormat(line)
        small = QTextCharFormat()
        small.setFont(ui_font(13))
        self._dye(small, INK, "ink2")
        inside.insertText(
            "▶\u2002" + tr("Video at %1").replace("%1", host.removeprefix("www.")) + LINE_SEPARATOR, small
        )
        link = QTextCharFormat()
        link.setFont(ui_font(16))
        self._apply(link, Inline(0, 0, "link", block.href))
        inside.insertText(title, link)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self._first = True  # as after every table

    def _image(self, key: str, width: int, height: int, alt: str) -> QTextImageFormat:
        form = QTextImageFormat()
        form.setName(f"{PICTURE_SCHEME}:{key}")
        shown = self.shown_size(width, height)
        form.setWidth(shown.width())
        form.setHeight(shown.height())
        form.setToolTip("")
        form.setProperty(QTextImageFormat.Property.ImageAltText, alt)
        return form

    def shown_size(self, width: int, height: int) -> QSizeF:
        """Return the size at which a picture is shown: never wider than the column, never taller than one and a half
        times that.
        """
        if not width or not height:
            return QSizeF(self._width, self._width * 0.6)
        scale = min(1.0, self._width / width, self._width * 1.5 / height)
        return QSizeF(round(width * scale), round(height * scale))

    def fit(self, width: int) -> None:
        """Set the pictures for a column of another width; the lines find theirs by themselves."""
        if width == self._width:
            return
        self._width = width
        cursor = QTextCursor(self.document)
        for figure in self.figures:
            cursor.setPosition(figure.position)
            cursor.setPosition(figure.position + 1, QTextCursor.MoveMode.KeepAnchor)
            form = cursor.charFormat().toImageFormat()
            shown = self.shown_size(figure.width, figure.height)
            form.setWidth(shown.width())
            form.setHeight(shown.height())
            cursor.setCharFormat(form)
        for table, measures in self.tables:
            fit(table, measures, width)

    def _grid_from(self, first: int) -> Grid:
        """Return the cells and columns of the table whose first row has this index."""
        group = self._spans[first][0].group
        following = (block for block, _, _ in itertools.islice(self._spans, first, None))
        rows = list(itertools.takewhile(lambda block: block.kind == "row" and block.group == group, following))
        cells = table_cells([row.text for row in rows])
        if any(breaks_of(row.text) for row in rows):
            return Grid(first, cells, [])
        fonts: list[list[tuple[str, QFont]]] = [[] for _ in range(max(map(len, cells)))]
        plain, bold = (ui_font(max(13, self._size - 4), bold=is_head) for is_head in (False, True))
        for row, own in zip(rows, cells, strict=True):
            for column, (_, text) in enumerate(own):
                fonts[column].append((text, bold if row.header else plain))
        return Grid(first, cells, [measured(column) for column in fonts])

    def _table(self, cursor: QTextCursor, grid: Grid, index: int) -> int:
        """Set rows of a table from one on, and return the index of what follows them."""
        at_once = sys.maxsize if self.wraps_code else max(1, MAX_CELLS_AT_ONCE // len(grid.columns))
        begin = index - grid.first
        cells = grid.cells[begin : begin + at_once]
        rows = self._spans[index : index + len(cells)]
        columns = len(grid.columns)
        form = QTextTableFormat()
        form.setCellPadding(PADDING)
        form.setCellSpacing(0)
        form.setBorder(1)
        form.setBorderCollapse(True)
        form.setBorderBrush(self._theme.colour("rule"))
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        if begin:
            form.setProperty(TABLE_PART, 1)
        form.setTopMargin(0 if begin else _room_above(cursor, self._size * 0.4))
        form.setBottomMargin(self._size * 1.2 if begin + len(cells) == len(grid.cells) else 0)
        form.setHeaderRowCount(int(rows[0][0].header and not begin))
        table = cursor.insertTable(len(rows), columns, form)
        self._first = False
        for number, (block, start, _) in enumerate(rows):
            within = inlines_of(cells[number], block.inlines)
            style = QTextCharFormat()
            style.setFont(ui_font(max(13, self._size - 4), bold=block.header))
            for column, (at, text) in enumerate(cells[number]):
                inside = table.cellAt(number, column).firstCursorPosition()
                self.pieces.append(Piece(start + at, inside.position(), text))
                self._runs(inside, replace(block, text=unbroken(text), inlines=within[column]), style)
        fit(table, grid.columns, self._width)
        self.tables.append((table, grid.columns))
        # Later cells move when earlier ones are filled, so their places are read once all of them are.
        made = len(self.pieces) - sum(map(len, cells))
        for number, row in enumerate(cells):
            self._places.append((table.cellAt(number, 0).firstPosition(), self._index + number))
            for column, (_, text) in enumerate(row):
                piece = self.pieces[made]
                self.pieces[made] = Piece(piece.start, table.cellAt(number, column).firstPosition(), text)
                made += 1
        cursor.movePosition(QTextCursor.MoveOperation.End)
        # Qt puts an empty block after a table: the next one goes into it.
        self._first = True
        return index + len(cells)

    # --- from text to document and back --------------------------------------------------------------------------------

    def selections(self, start: int, end: int) -> list[QTextCursor]:
        """Cursors over ``text[start:end]``, one for each block that it touches; paragraph ends are left out."""
        self._reach(end)
        found = []
        index = max(bisect_right(self._starts, start) - 1, 0)
        for piece in self.pieces[index:]:
            if piece.start >= end:
                break
            first, last = max(start - piece.start, 0), min(end - piece.start, len(piece.text))
            if first >= last:
                continue
            cursor = QTextCursor(self.document)
            cursor.setPosition(piece.position + utf16_length(piece.text[:first]))
            cursor.setPosition(piece.position + utf16_length(piece.text[:last]), QTextCursor.MoveMode.KeepAnchor)
            found.append(cursor)
        return found

    def block_at(self, position: int) -> int:
        """Return which of the blocks stands at a position of the document: its index, -1 where there is none."""
        return (
            self._places[max(bisect_right(self._places, (position, len(self._places))) - 1, 0)][1]
            if self._places
            else -1
        )

    def position_of(self, offset: int) -> int:
        """Return the document's position of an offset in the text."""
        self._reach(offset)
        if not self.pieces:
            return 0
        piece = self.pieces[max(bisect_right(self._starts, offset) - 1, 0)]
        return piece.position + utf16_length(piece.text[: max(offset - piece.start, 0)])

    def offset_of(self, position: int) -> int:
        """Return the offset in the text of a position in the document; between two pieces it is the end of the one
        before.
        """
        if not self.pieces:
            return 0
        piece = self.pieces[max(bisect_right(self._positions, position) - 1, 0)]
        return piece.start + code_points(piece.text, max(position - piece.position, 0))


def _room_above(cursor: QTextCursor, usual: float) -> float:
    """Return the room above a table: more below code, whose plane is in it. Qt knows no bottom margin above a table."""
    above = cursor.blockFormat()
    return above.bottomMargin() if above.hasProperty(QTextBlockFormat.Property.BlockCodeFence) else usual


def _code_font(size: int) -> QFont:
    font = QFont(MONO_FAMILY)
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPixelSize(max(12, round(size * 0.82)))
    return font


def picture_key(address: QUrl) -> str:
    """Return the key of a picture of the library from the address under which the document asks for it, or ""."""
    return address.path() if address.scheme() == PICTURE_SCHEME else ""


MAX_TOOLTIP_CHARACTERS = 400
FIGURE_WEIGHT = 600
"""A picture takes as long to set as so many characters: its size is read from the library."""


def _weight(span: tuple[Block, int, int]) -> int:
    """Return how long a block takes to set, in characters."""
    block = span[0]
    cells = 1 + block.text.count("\t") if block.kind == "row" else 0
    return len(block.text) + FIGURE_WEIGHT * (block.kind == "figure") + CELL_WEIGHT * cells


_start = attrgetter("start")


def _runs_of(inlines: Sequence[Inline], cuts: Sequence[int]) -> Iterator[tuple[int, int, list[Inline]]]:
    """Yield the runs between cuts, each with the inlines that reach over it, in their order."""
    beginning: dict[int, list[int]] = defaultdict(list)
    ending: dict[int, list[int]] = defaultdict(list)
    for number, mark in enumerate(inlines):
        if mark.start < mark.end and not mark.words:
            beginning[max(mark.start, 0)].append(number)
            ending[mark.end].append(number)
    active: set[int] = set()
    for start, end in itertools.pairwise(cuts):
        active = active.difference(ending.get(start, ())).union(beginning.get(start, ()))
        yield start, end, [inlines[number] for number in sorted(active)]


def _footnotes(spans: Sequence[tuple[Block, int, int]]) -> tuple[dict[str, int], dict[str, str]]:
    """Return the offsets of all footnotes and their marks by the addresses that lead there, and the notes' words."""
    places: dict[str, int] = {}
    words: dict[str, str] = {}
    for block, start, _ in spans:
        for mark in block.inlines:
            if mark.kind == "ref":
                places.setdefault(mark.href.replace("#note-", "#ref-"), start + mark.start)
            elif mark.kind == "back":
                own = mark.href.replace("#ref-", "#note-")
                places.setdefault(own, start + mark.start)
                words.setdefault(own, escape(block.text[mark.end :].strip()[:MAX_TOOLTIP_CHARACTERS]))
    return places, words
