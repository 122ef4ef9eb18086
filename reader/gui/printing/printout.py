"""Articles as pages: laid out once, and painted the same in the preview, in a PDF and on paper."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextDocument,
    QTextFrame,
    QTextTable,
)

from reader.exchange.pdf_outline import Bookmark
from reader.gui.article.typesetter import CODE_MARGIN, CODE_PADDING, LINE_SEPARATOR, NEWSROOM_NOTE, QUOTE_GROUP
from reader.gui.kit import messages
from reader.gui.kit.theme import Paper, ui_font
from reader.gui.printing.composition import GLUED, Composed, Part, for_paper
from reader.gui.printing.pagination import PageSpan, Strip, paginate
from reader.gui.printing.paper import FOOT_MM, HEAD_MM, UNITS_PER_INCH, UNITS_PER_POINT, Sheet
from reader.gui.printing.wording import tr
from reader.text.language import direction

PICTURE = "\ufffc"
GOES_ON = "↳"
GLUED_ROLES = ("time", "name", "question")
"""Of blocks that stand above what belongs to them."""
FOOT_POINTS = 7.5
WHOLE_CODE_LINES = 14
"""Code of so many lines is not parted, if a page has room for it."""
WHOLE_TABLE_ROWS = 8
"""Likewise."""
SLIVER = 0.4
"""How far within a page's text a line is at least that is painted on it, in units."""


class Foot(NamedTuple):
    """What stands at the foot of an article's pages: its address, and its dates."""

    address: str
    dates: str


class Page(NamedTuple):
    """A page of an article: its number within it, from 0, and what of the article stands on it."""

    composition: Composed
    foot: Foot
    number: int
    span: PageSpan


def dates_of(published: str, retrieved: str, saved: str) -> str:
    """Return when something was published and retrieved, in words, or where that is not known, saved."""
    parts = []
    if published:
        parts.append(tr("Published %1").replace("%1", messages.isolated(messages.publication(published))))
    if retrieved:
        parts.append(tr("Retrieved %1").replace("%1", messages.isolated(messages.local_date(retrieved))))
    elif saved:
        parts.append(tr("Saved %1").replace("%1", messages.isolated(messages.local_date(saved))))
    return " · ".join(parts)


def pages_of(composition: Composed, foot: Foot, sheet: Sheet) -> list[Page]:
    """Return the pages of an article."""
    strips = [strip for part in composition.parts for strip in _strips(part, sheet.text.height())]
    spans = paginate(strips, sheet.text.height())
    return [Page(composition, foot, number, span) for number, span in enumerate(spans)]


# --- what may not be cut ---------------------------------------------------------------------------------------------


def _strips(part: Part, height: float) -> list[Strip]:
    found: list[Strip] = []
    glue = False
    for thing in _in_order(part.document.rootFrame()):
        if isinstance(thing, QTextTable):
            strips = _rows(part, thing, height)
            after = False
        else:
            strips = _lines(part, thing)
            after = _is_glued_to_next(part, thing)
        if glue and strips:
            strips[0] = strips[0]._replace(glued=True)
        if strips:
            glue = after
        found += strips
    return found


def _in_order(frame: QTextFrame) -> Iterator[QTextBlock | QTextTable]:
    inside = frame.begin()
    while not inside.atEnd():
        within = inside.currentFrame()
        if isinstance(within, QTextTable):
            yield within
        elif within is not None:
            yield from _in_order(within)
        elif inside.currentBlock().isValid():
            yield inside.currentBlock()
        inside += 1


def _line_rects(document: QTextDocument, block: QTextBlock) -> list[QRectF]:
    """Return where the lines of a block stand."""
    layout = block.layout()
    top = document.documentLayout().blockBoundingRect(block).top() - layout.boundingRect().top()
    return [layout.lineAt(at).rect().translated(0, top) for at in range(layout.lineCount())]


def _lines(part: Part, block: QTextBlock) -> list[Strip]:
    """Return the lines of a block: the first two and the last two stay together, and all of a heading."""
    rects = _line_rects(part.document, block)
    if not block.text().strip() and not block.next().isValid():
        return []  # what Qt puts after a table
    whole = block.blockFormat().headingLevel() > 0 or (_is_code(block) and len(rects) <= WHOLE_CODE_LINES)
    last = len(rects) - 1
    strips = [
        Strip(part.top + rect.top(), part.top + rect.bottom(), glued=at > 0 and (whole or at in (1, last)))
        for at, rect in enumerate(rects)
    ]
    if strips and _is_code(block):
        strips[0] = strips[0]._replace(top=strips[0].top - CODE_PADDING)
        strips[-1] = strips[-1]._replace(bottom=strips[-1].bottom + CODE_PADDING)
    return strips


def _is_glued_to_next(part: Part, block: QTextBlock) -> bool:
    form = block.blockFormat()
    if (
        form.headingLevel() or form.hasProperty(GLUED) or (PICTURE in block.text() and form.bottomMargin() <= 8)
    ):  # a picture with a caption
        return True
    if part.typesetter is None:
        return False
    at = part.typesetter.block_at(block.position())
    return 0 <= at < len(part.blocks) and part.blocks[at].role in GLUED_ROLES


def _rows(part: Part, table: QTextTable, height: float) -> list[Strip]:
    document = part.document
    layout = document.documentLayout()
    whole = layout.frameBoundingRect(table)
    tops = []
    for row in range(table.rows()):
        firsts = [table.cellAt(row, column).firstCursorPosition().block() for column in range(table.columns())]
        tops.append(min(layout.blockBoundingRect(block).top() for block in firsts) - table.format().cellPadding() - 1)
    bottom = whole.bottom() - table.format().bottomMargin() + 1
    edges = [*tops, max(bottom, tops[-1] + 1)]
    heads = min(table.format().headerRowCount(), max(table.rows() - 1, 0))
    head = (part.top + edges[0], part.top + edges[heads]) if heads else None
    strips: list[Strip] = []
    last = table.rows() - 1
    for row in range(table.rows()):
        together = last < WHOLE_TABLE_ROWS or row <= heads + 1 or row == last
        strip = Strip(
            part.top + edges[row],
            part.top + edges[row + 1],
            glued=row > 0 and together,
            head=head if row >= heads else None,
        )
        if strip.bottom - strip.top > height * 0.9:
            strips += _cut(part, table, row, strip)
        else:
            strips.append(strip)
    return strips


def _cut(part: Part, table: QTextTable, row: int, strip: Strip) -> list[Strip]:
    """Return a row that is taller than a page as its lines: pages end where no cell has a line."""
    spans: list[tuple[float, float]] = []
    for column in range(table.columns()):
        inside = table.cellAt(row, column).begin()
        while not inside.atEnd():
            block = inside.currentBlock()
            if block.isValid():
                spans += [(part.top + r.top(), part.top + r.bottom()) for r in _line_rects(part.document, block)]
            inside += 1
    merged: list[tuple[float, float]] = []
    for top, bottom in sorted(spans):
        if merged and top < merged[-1][1] - SLIVER:
            merged[-1] = (merged[-1][0], max(bottom, merged[-1][1]))
        else:
            merged.append((top, bottom))
    if not merged:
        return [strip]
    edges = [strip.top, *(top for top, _ in merged[1:]), strip.bottom]
    return [
        Strip(top, bottom, glued=strip.glued if at == 0 else at == 1, head=strip.head)
        for at, (top, bottom) in enumerate(itertools.pairwise(edges))
    ]


def _is_code(block: QTextBlock) -> bool:
    return block.blockFormat().hasProperty(QTextBlockFormat.Property.BlockCodeFence)


# --- where headings are ----------------------------------------------------------------------------------------------


def bookmarks_of(pages: Sequence[Page], sheet: Sheet) -> list[Bookmark]:
    """Return the titles and headings of articles, each with its page and place."""
    found: list[Bookmark] = []
    places: list[tuple[int, str, float]] = []
    for number, page in enumerate(pages):
        if not page.number:
            places = _headings(page.composition)
        span = page.span
        skipped = span.head[1] - span.head[0] if span.head is not None else 0.0
        for level, title, top in places:
            if span.top - SLIVER <= top < span.bottom - SLIVER:
                below = sheet.text.top() + skipped + top - span.top
                found.append(Bookmark(level, title, number, (sheet.height - below) / UNITS_PER_POINT))
    return found


def _headings(composition: Composed) -> list[tuple[int, str, float]]:
    """Return level, words and place of headings; those below the title of an article count from 2."""
    found = []
    for part in composition.parts:
        block = part.document.begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            if level and block.text().strip():
                rects = _line_rects(part.document, block)
                if part.typesetter is not None:
                    level = max(level, 2)
                found.append((level, block.text().replace(LINE_SEPARATOR, " "), part.top + rects[0].top()))
            block = block.next()
    return found


# --- painting --------------------------------------------------------------------------------------------------------


class Printout:
    """Pages on sheets of one size. Where they are a part of more, so many are ``before`` them, and nobody knows how many come;
    None where they are all.
    """

    def __init__(self, pages: Sequence[Page], sheet: Sheet, before: int | None = None) -> None:
        self.pages = pages
        self._before = before
        self.sheet = sheet
        self._paper = Paper()

    @property
    def size(self) -> QSizeF:
        """The sheet's size in units."""
        return QSizeF(self.sheet.width, self.sheet.height)

    def paint(self, painter: QPainter, number: int, *, hasty: bool = False) -> None:
        """Paint a page, counted from 0, on a painter that is scaled to units; the paper itself is left as it is. A
        ``hasty`` one waits for no picture.
        """
        page = self.pages[number]
        for part in page.composition.parts:
            part.document.hasty = hasty
        span, text = page.span, self.sheet.text
        top = text.top()
        if span.head is not None:
            self._paint_span(painter, page.composition, span.head[0], span.head[1], top)
            top += span.head[1] - span.head[0]
        self._paint_span(painter, page.composition, span.top, span.bottom, top)
        self._paint_edges(painter, page, number)

    def _paint_span(self, painter: QPainter, composition: Composed, start: float, end: float, top: float) -> None:
        for part in composition.parts:
            first, last = start - part.top, end - part.top
            if last <= 0 or first >= part.document.size().height():
                continue
            painter.save()
            painter.translate(self.sheet.text.left(), top - first)
            seen = QRectF(-CODE_MARGIN, first, self.sheet.text.width() + 2 * CODE_MARGIN, last - first)
            painter.setClipRect(seen)
            self._paint_planes(painter, part, first, last)
            context = QAbstractTextDocumentLayout.PaintContext()
            context.clip = seen.adjusted(0, SLIVER, 0, -SLIVER)
            palette = QPalette(context.palette)
            palette.setColor(QPalette.ColorRole.Text, self._paper.colour("ink"))
            context.palette = palette
            part.document.documentLayout().draw(painter, context)
            painter.restore()

    def _paint_planes(self, painter: QPainter, part: Part, first: float, last: float) -> None:
        """Paint what the window paints beside the text: planes under code, lines beside quotes and newsroom notes."""
        document, layout = part.document, part.document.documentLayout()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        block = document.begin()
        width = self.sheet.text.width()
        while block.isValid():
            rect = layout.blockBoundingRect(block)
            if rect.top() > last:
                break
            form = block.blockFormat()
            if rect.bottom() + CODE_PADDING >= first and _is_code(block):
                self._paint_code(painter, document, block, width)
            noted = form.hasProperty(NEWSROOM_NOTE)
            if rect.bottom() >= first and (noted or form.hasProperty(QTextBlockFormat.Property.BlockQuoteLevel)):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._paper.colour("ink3" if noted else "ink"))
                rtl = form.layoutDirection() == Qt.LayoutDirection.RightToLeft
                after, group = block.next(), form.property(QUOTE_GROUP)
                goes_on = after.isValid() and group and after.blockFormat().property(QUOTE_GROUP) == group
                end = layout.blockBoundingRect(after).top() + 4 if goes_on else rect.bottom() - 2
                painter.drawRect(QRectF(width - 3 if rtl else 0, rect.top() + 4, 2.5, end - rect.top() - 4))
            block = block.next()

    def _paint_code(self, painter: QPainter, document: QTextDocument, block: QTextBlock, width: float) -> None:
        rects = _line_rects(document, block)
        if not rects:
            return
        plane = QRectF(0, rects[0].top() - CODE_PADDING, width, rects[-1].bottom() - rects[0].top() + 2 * CODE_PADDING)
        painter.setPen(self._paper.colour("rule"))
        painter.setBrush(self._paper.colour("card"))
        painter.drawRect(plane.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(self._paper.colour("ink2"))
        painter.setFont(ui_font(14))
        text = block.text()
        for at, rect in enumerate(rects):
            if at and text[block.layout().lineAt(at).textStart() - 1] != LINE_SEPARATOR:
                painter.drawText(
                    QRectF(0, rect.top(), CODE_MARGIN, rect.height()), Qt.AlignmentFlag.AlignCenter, GOES_ON
                )

    def _paint_edges(self, painter: QPainter, page: Page, number: int) -> None:
        """Paint the running title, from an article's second page on, and the foot."""
        sheet = self.sheet
        font = for_paper(ui_font(round(FOOT_POINTS * UNITS_PER_POINT)))
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self._paper.colour("ink2"))
        left, width, line = sheet.text.left(), sheet.text.width(), metrics.lineSpacing()
        if page.number:
            here = QRectF(left, HEAD_MM / 25.4 * UNITS_PER_INCH - line / 2, width, line)
            self._side_by_side(painter, here, page.composition.title, "", metrics)
        below = sheet.height - FOOT_MM / 25.4 * UNITS_PER_INCH
        foot = QRectF(left, below - 2 * line, width, line)
        painter.save()
        painter.setPen(self._paper.colour("rule"))
        painter.drawLine(QPointF(left, foot.top() - 8), QPointF(left + width, foot.top() - 8))
        painter.restore()
        count = messages.number(number + 1 + (self._before or 0))
        if self._before is None:
            count = tr("%1 of %2").replace("%1", count).replace("%2", messages.number(len(self.pages)))
        self._side_by_side(painter, foot, page.foot.address, count, metrics, Qt.TextElideMode.ElideMiddle)
        self._side_by_side(painter, foot.translated(0, line), page.foot.dates, "", metrics)

    @staticmethod
    def _side_by_side(
        painter: QPainter,
        here: QRectF,
        words: str,
        other: str,
        metrics: QFontMetricsF,
        cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        """Paint words at a line's beginning and others at its end, which change sides where the reader's language runs
        from right to left.
        """
        mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        room = here.width() - (metrics.horizontalAdvance(other) + 24 if other else 0)
        shown = metrics.elidedText(words, cut, room)
        at_end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        at_start = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        right = mirrored or (not other and direction(words) == "rtl")
        painter.drawText(here, (at_end if right else at_start).value, shown)
        if other:
            painter.drawText(here, (at_start if mirrored else at_end).value, other)
