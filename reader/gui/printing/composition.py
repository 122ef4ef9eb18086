"""An article set for paper: head, summary, text, notes and citation, each a document, one below the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QSize, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLength,
    QTextTable,
)

from reader.gui.article.columns import PADDING, Column, measured, widths
from reader.gui.article.typesetter import LINE_SEPARATOR, NORMAL_SPACING, Typesetter, picture_key
from reader.gui.kit import messages
from reader.gui.kit.meanings import highlight_format
from reader.gui.kit.note_text import note_html
from reader.gui.kit.pictures import natural_size
from reader.gui.kit.theme import Paper, text_font, ui_font
from reader.gui.printing.material import Material
from reader.gui.printing.paper import UNITS_PER_INCH, UNITS_PER_POINT, PrintOptions, Sheet
from reader.gui.printing.wording import tr
from reader.model.blocks import Block
from reader.text.language import direction
from reader.text.scripts import main_script

LEAST_POINTS = 7.5
"""Nothing is printed smaller, but for tables that fit no other way."""
LEAST_TABLE_POINTS, NARROW_PADDING = 5, 3
PICTURE_DPI, PREVIEW_DPI = 300, 120
"""How many pixels of a picture go into an inch of paper, and of paper on the screen."""
TALLEST_PICTURE = 0.72
"""Of a page's height: its caption stands below it."""
MAX_KEPT_PICTURES = 4
GLUED = QTextFormat.Property.UserProperty + 20
"""Property of a line that stays with what follows."""

SUBSTITUTIONS = tuple(QFont.Tag(name) for name in ("liga", "clig", "dlig", "calt", "locl"))
"""What a font puts in place of letters ("Th", "fi", an A in its language): Qt's PDFs don't say which letters such a glyph
means, so a reader would find no "five" in them, and copy "ve".
"""
JOINED_SCRIPTS = frozenset(
    {
        "arabic",
        "syriac",
        "devanagari",
        "bengali",
        "gurmukhi",
        "gujarati",
        "odia",
        "tamil",
        "telugu",
        "kannada",
        "malayalam",
        "sinhala",
        "khmer",
        "burmese",
        "thaana",
        "tibetan",
    }
)
"""Scripts that can't be set without substitutions."""

LibraryPicture = Callable[[str], tuple[str, bytes] | None]


class Decoding(NamedTuple):
    """How a kept picture is had by its key in at most so many pixels, a null image if it can't be shown: ``now`` waits for
    it, ``soon`` gives None until it is there.
    """

    now: Callable[[str, QSize], QImage]
    soon: Callable[[str, QSize], QImage | None]


class PaperDocument(QTextDocument):
    """A document that asks the library for pictures, in the size in which they are printed, and nobody else. While it
    is ``hasty`` it waits for none: one that is not there yet leaves its place empty.
    """

    def __init__(self, decode: Decoding | None = None) -> None:
        super().__init__()
        self._decode = decode
        self.hasty = False
        self._sizes: dict[str, QSizeF] = {}
        self._kept: dict[str, QImage] = {}
        self.setDocumentMargin(0)
        self.setUndoRedoEnabled(False)
        self.setUseDesignMetrics(True)

    def set_picture_size(self, key: str, size: QSizeF) -> None:
        """Say in how many units a picture is shown."""
        self._sizes[key] = size

    def loadResource(self, kind: int, address: QUrl | str) -> Any:
        key = picture_key(QUrl(address))
        if not key or kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        if key not in self._kept:
            dpi = PREVIEW_DPI if self.hasty else PICTURE_DPI
            size = (self._sizes.get(key, QSizeF(UNITS_PER_INCH, UNITS_PER_INCH)) * (dpi / UNITS_PER_INCH)).toSize()
            if self.hasty:
                soon = self._decode.soon(key, size) if self._decode is not None else None
                return soon if soon is not None else _empty()
            image = self._decode.now(key, size) if self._decode is not None else QImage()
            while len(self._kept) >= MAX_KEPT_PICTURES:
                self._kept.pop(next(iter(self._kept)))
            self._kept[key] = image
        return self._kept[key]


def _empty() -> QImage:
    """Return a picture of nothing; for a null image Qt would paint a sign."""
    image = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


class Part(NamedTuple):
    """A document, ``top`` units below the beginning of its article. ``typesetter`` set ``blocks`` in it, if it is the
    text.
    """

    document: PaperDocument
    top: float
    typesetter: Typesetter | None = None
    blocks: Sequence[Block] = ()


class Composed(NamedTuple):
    """Something to print as one column of the sheet's width, as tall as it gets."""

    title: str
    parts: Sequence[Part]


class _Composition:
    """An article's parts, made one after the other."""

    def __init__(
        self,
        material: Material,
        options: PrintOptions,
        sheet: Sheet,
        picture: LibraryPicture,
        meanings: Mapping[int, str],
        decode: Decoding | None,
    ) -> None:
        self.parts: list[Part] = []
        self.height = 0.0
        self._material = material
        self._options = options
        self._sheet = sheet
        self._picture = picture
        self._meanings = meanings
        self._decode = decode
        self._paper = Paper()
        self._size = round(options.size * UNITS_PER_POINT)
        self._numbers = {one.id: number for number, one in enumerate(material.highlights, 1)}
        self._add(self._head(), 0)
        if options.summary and material.summary is not None:
            self._add(self._summary(), self._size * 1.2)
        self._add_text()
        if end := self._end():
            self._add(end, self._size * 1.6)

    def _add(
        self,
        document: PaperDocument,
        gap: float,
        typesetter: Typesetter | None = None,
        blocks: Sequence[Block] = (),
    ) -> None:
        _sharpen(document)
        document.setTextWidth(self._sheet.text.width())
        top = self.height + (gap if self.parts else 0)
        self.parts.append(Part(document, top, typesetter, blocks))
        self.height = top + document.size().height()

    # --- the text ------------------------------------------------------------------------------------------------------

    def _add_text(self) -> None:
        document = PaperDocument(self._decode)
        width, height = round(self._sheet.text.width()), self._sheet.text.height()
        blocks: Sequence[Block] = self._material.article.blocks
        if not self._options.pictures:
            blocks = [block for block in blocks if block.kind != "figure" or block.href]
        typesetter = Typesetter(document, self._paper, self._size, width, NORMAL_SPACING * 0.94)
        typesetter.set(blocks, self._natural_size)
        self._fit_pictures(document, typesetter, width, height * TALLEST_PICTURE)
        _fit_tables(typesetter, width)
        _free_inner_links(document)
        if self._options.highlights:
            self._mark(typesetter)
        self._add(document, self._size * 1.5, typesetter, blocks)

    def _natural_size(self, key: str) -> tuple[int, int]:
        kept = self._picture(key)
        size = natural_size(kept[1]) if kept else None
        return (size.width(), size.height()) if size is not None else (0, 0)

    @staticmethod
    def _fit_pictures(document: PaperDocument, typesetter: Typesetter, width: float, height: float) -> None:
        """Show each picture as large as it is on a screen, and never larger than the page."""
        cursor = QTextCursor(document)
        for figure in typesetter.figures:
            cursor.setPosition(figure.position)
            cursor.setPosition(figure.position + 1, QTextCursor.MoveMode.KeepAnchor)
            form = cursor.charFormat().toImageFormat()
            scale = min(1.0, width / max(form.width(), 1), height / max(form.height(), 1))
            form.setWidth(form.width() * scale)
            form.setHeight(form.height() * scale)
            cursor.setCharFormat(form)
            document.set_picture_size(figure.key, QSizeF(form.width(), form.height()))

    def _mark(self, typesetter: Typesetter) -> None:
        """Mark highlights: a ground, a line of their meaning below the words, and behind them number and meaning."""
        ends: list[tuple[QTextCursor, int, int]] = []
        for one in self._material.highlights:
            cursors = typesetter.selections(one.start, one.end) if one.found else []
            looks = highlight_format(self._paper, one.meaning)
            looks.setUnderlineColor(self._paper.colour("ink"))
            for cursor in cursors:
                cursor.mergeCharFormat(looks)
            if cursors:
                end = QTextCursor(cursors[-1])
                end.setPosition(cursors[-1].selectionEnd())
                ends.append((end, self._numbers[one.id], one.meaning))
        for end, number, meaning in ends:
            label = QTextCharFormat()
            label.setFont(ui_font(max(round(self._size * 0.68), round(LEAST_POINTS * UNITS_PER_POINT)), bold=True))
            label.setForeground(self._paper.colour("ink"))
            words = f"[{messages.number(number)}\u00a0{self._meanings[meaning]}]"
            rtl = end.block().blockFormat().layoutDirection() == Qt.LayoutDirection.RightToLeft
            end.insertText("\u2009" + (messages.isolated(words) if rtl else words), label)

    # --- around it -----------------------------------------------------------------------------------------------------

    def _head(self) -> PaperDocument:
        article, row = self._material.article, self._material.article.row
        made = _Words(self._size, self._paper, self._material.article.row.title)
        if row.site:
            made.line(row.site, ui_font(round(self._size * 0.86), bold=True), gap=0.3, ours=True)
        made.line(row.title, text_font(round(self._size * 1.75), bold=True), gap=0.4, spacing=1.18, heading=1)
        if article.description and not _is_opening(article.description, article.text):
            made.line(article.description, text_font(round(self._size * 1.12)), gap=0.5, ink="ink2")
        names = [messages.isolated(name) for name in row.byline.split("; ") if name]
        facts = [", ".join(names), messages.isolated(messages.publication(row.published)) if row.published else ""]
        if any(facts):
            made.line(" · ".join(filter(None, facts)), ui_font(round(self._size * 0.86)), gap=0.15, ours=True)
        if row.url.startswith(("http://", "https://")):
            made.link(row.url, ui_font(round(self._size * 0.78)))
        return made.document

    def _summary(self) -> PaperDocument:
        made = _Words(self._size, self._paper, self._material.article.row.title)
        made.heading(tr("Summary"))
        summary = self._material.summary
        assert summary is not None
        for number, sentence in enumerate(summary.sentences, 1):
            made.item(messages.number(number), " ".join(sentence.text.split()), text_font(self._size))
        for note in summary.notes:
            made.line(" ".join(note.text.split()), text_font(round(self._size * 0.9)), gap=0.3, ink="ink2")
        made.line(tr("In the article’s own words"), ui_font(round(self._size * 0.75)), gap=0.0, ink="ink2", ours=True)
        return made.document

    def _end(self) -> PaperDocument | None:
        """Return the notes and the citation, None where there are none."""
        made = _Words(self._size, self._paper, self._material.article.row.title)
        notes = self._material.article.notes
        if self._options.notes and notes.strip():
            made.heading(tr("Note"))
            made.html(note_html(notes), text_font(round(self._size * 0.92)))
        if self._options.notes and self._material.highlights:
            made.heading(tr("Highlights and notes"))
            for one in self._material.highlights:
                words = " · ".join([self._meanings[one.meaning], *(f"#{name}" for name in one.tags)])
                if not one.found:
                    words += f" · {tr('not found in the text')}"
                made.item(
                    messages.number(self._numbers[one.id]),
                    words,
                    ui_font(round(self._size * 0.8), bold=True),
                    glued=True,
                )
                made.quoted(one.words, text_font(round(self._size * 0.9)))
                if one.note.strip():
                    made.html(note_html(one.note), text_font(round(self._size * 0.92)), indent=1.7)
        if self._options.citation and self._material.citation:
            made.heading(tr("Citation"))
            made.html(self._material.citation, text_font(round(self._size * 0.92)))
        return made.document if made.has_words else None


def compose(
    material: Material,
    options: PrintOptions,
    sheet: Sheet,
    picture: LibraryPicture,
    meanings: Mapping[int, str],
    decode: Decoding | None = None,
) -> Composed:
    """Return an article set for paper. ``picture`` gives (media type, bytes) of a kept picture, for its size alone,
    ``meanings`` are what those of highlights are called; without ``decode`` pictures leave their room empty.
    """
    made = _Composition(material, options, sheet, picture, meanings, decode)
    return Composed(material.article.row.title, made.parts)


def compose_page(title: str, html: str, options: PrintOptions, sheet: Sheet) -> Composed:
    """Return a page of our own HTML, such as a briefing, set for paper: links are black, and lead there in a PDF."""
    document = PaperDocument()
    document.setDefaultFont(text_font(round(options.size * UNITS_PER_POINT)))
    small = round(options.size * UNITS_PER_POINT * 0.84)
    document.setDefaultStyleSheet(
        "a { color: black; text-decoration: none; }" + f".source {{ font-size: {small}px; color: #444444; }}"
    )
    document.setHtml(html)
    _sharpen(document)
    document.setTextWidth(sheet.text.width())
    return Composed(title, [Part(document, 0)])


class _Words:
    """Sets lines, items and notes, one below the other. Gaps, spacings and indents are in sizes of the text. What is in
    the reader's language, and addresses, begin at the side at which ``title`` does.
    """

    def __init__(self, size: int, paper: Paper, title: str) -> None:
        self._title = title
        self.document = PaperDocument()
        self.document.setDefaultFont(text_font(size))
        self._cursor = QTextCursor(self.document)
        self._size = size
        self._paper = paper
        self.has_words = False

    def _block(
        self, words: str, *, gap: float, pixels: int, spacing: float = 1.4, indent: float = 0.0
    ) -> QTextBlockFormat:
        rtl = direction(words) == "rtl"
        form = QTextBlockFormat()
        form.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        form.setBottomMargin(gap * self._size)
        form.setLineHeight(round(pixels * spacing), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        if indent:
            (form.setRightMargin if rtl else form.setLeftMargin)(indent * self._size)
        return form

    def _begin(self, form: QTextBlockFormat) -> None:
        if self.has_words:
            self._cursor.insertBlock(form, QTextCharFormat())
        else:
            self._cursor.setBlockFormat(form)
        self.has_words = True

    def _ink(self, font: QFont, ink: str = "ink") -> QTextCharFormat:
        looks = QTextCharFormat()
        looks.setFont(font)
        looks.setForeground(self._paper.colour(ink))
        return looks

    def line(
        self,
        words: str,
        font: QFont,
        *,
        gap: float,
        ink: str = "ink",
        spacing: float = 1.4,
        heading: int = 0,
        ours: bool = False,
    ) -> None:
        """Set a line; one that is ``ours`` has the direction of the title."""
        form = self._block(self._title if ours else words, gap=gap, pixels=font.pixelSize(), spacing=spacing)
        if heading:
            form.setHeadingLevel(heading)
        self._begin(form)
        self._cursor.insertText(words.replace("\n", LINE_SEPARATOR), self._ink(font, ink))

    def heading(self, words: str) -> None:
        """Set the heading of a section."""
        font = ui_font(round(self._size * 0.86), bold=True)
        form = self._block(self._title, gap=0.4, pixels=font.pixelSize())
        form.setHeadingLevel(2)
        form.setTopMargin(self._size * 1.2 if self.has_words else 0)
        self._begin(form)
        self._cursor.insertText(words, self._ink(font))

    def link(self, address: str, font: QFont) -> None:
        """Set an address that leads there in a PDF."""
        self._begin(self._block(self._title, gap=0, pixels=font.pixelSize()))
        looks = self._ink(font, "ink2")
        looks.setAnchor(True)
        looks.setAnchorHref(address)
        self._cursor.insertText(address, looks)

    def item(self, number: str, words: str, font: QFont, *, glued: bool = False) -> None:
        """Set a numbered line; one that is ``glued`` stays with what follows."""
        prefix = f"{number}.\u2002"
        form = self._block(words, gap=0.1 if glued else 0.35, pixels=font.pixelSize(), indent=1.7)
        form.setTextIndent(-QFontMetricsF(font).horizontalAdvance(prefix))
        if glued:
            form.setProperty(GLUED, True)
            form.setTopMargin(self._size * 0.6)
        self._begin(form)
        self._cursor.insertText(prefix, self._ink(font, "ink2"))
        self._cursor.insertText(words.replace("\n", LINE_SEPARATOR), self._ink(font))

    def quoted(self, words: str, font: QFont) -> None:
        """Set the words of a highlight."""
        form = self._block(words, gap=0.2, pixels=font.pixelSize(), indent=1.7)
        self._begin(form)
        self._cursor.insertText(words, self._ink(font, "ink2"))

    def html(self, html: str, font: QFont, indent: float = 0.0) -> None:
        """Set a note or a citation with its emphasis."""
        plain = QTextDocument()
        plain.setHtml(html)
        self._begin(self._block(plain.toPlainText(), gap=0.35, pixels=font.pixelSize(), indent=indent))
        start = self._cursor.position()
        self._cursor.insertHtml(html)
        size = QTextCharFormat()
        size.setProperty(QTextCharFormat.Property.FontFamilies, font.families())
        size.setProperty(QTextCharFormat.Property.FontPixelSize, font.pixelSize())
        size.setForeground(self._paper.colour("ink"))
        whole = QTextCursor(self.document)
        whole.setPosition(start)
        whole.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        whole.mergeCharFormat(size)
        spaced = QTextBlockFormat()
        margin = indent * self._size
        rtl = direction(plain.toPlainText()) == "rtl"
        (spaced.setRightMargin if rtl else spaced.setLeftMargin)(margin)
        spaced.setTopMargin(0)
        spaced.setBottomMargin(self._size * 0.35)
        whole.mergeBlockFormat(spaced)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)


def _is_opening(description: str, text: str) -> bool:
    """Return whether a standfirst is how the text begins anyway."""
    return " ".join(text.split()).startswith(" ".join(description.split()).rstrip("… .")[:120])


def for_paper(font: QFont) -> QFont:
    """Return a font as paper wants it: letters stand where it puts them, not on pixels, and can be found in a PDF."""
    made = QFont(font)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for tag in SUBSTITUTIONS:
        made.setFeature(tag, 0)
    return made


def _sharpen(document: QTextDocument) -> None:
    """Set all text as ``for_paper``, and none smaller than can be read."""
    free = QTextCharFormat()
    free.setFontHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if main_script(document.toPlainText()) not in JOINED_SCRIPTS:
        free.setFontFeatures(dict.fromkeys(SUBSTITUTIONS, 0))
    everything = QTextCursor(document)
    everything.select(QTextCursor.SelectionType.Document)
    everything.mergeCharFormat(free)
    document.setDefaultFont(for_paper(document.defaultFont()))
    least = round(LEAST_POINTS * UNITS_PER_POINT)
    small = [
        (start, end)
        for start, end, form in _fragments(document)
        if 0 < form.font().pixelSize() < least and not _in_table(document, start)
    ]
    larger = QTextCharFormat()
    larger.setProperty(QTextCharFormat.Property.FontPixelSize, least)
    for start, end in small:
        _select(document, start, end).mergeCharFormat(larger)


def _in_table(document: QTextDocument, position: int) -> bool:
    return _select(document, position, position).currentTable() is not None


def _fragments(document: QTextDocument) -> list[tuple[int, int, QTextCharFormat]]:
    """Return the runs of a document that look alike: from, to, and how."""
    found = []
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            fragment = pieces.fragment()
            found.append((fragment.position(), fragment.position() + fragment.length(), fragment.charFormat()))
            pieces += 1
        block = block.next()
    return found


def _select(document: QTextDocument, start: int, end: int) -> QTextCursor:
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _free_inner_links(document: QTextDocument) -> None:
    """Make no links of footnotes' marks: a PDF would take them for addresses."""
    for start, end, form in _fragments(document):
        if form.isAnchor() and form.anchorHref().startswith("#"):
            form.setAnchor(False)
            form.clearProperty(QTextCharFormat.Property.AnchorHref)
            _select(document, start, end).setCharFormat(form)


def _fit_tables(typesetter: Typesetter, width: int) -> None:
    """Make tables that are wider than the page smaller, step by step, until no word breaks; at the smallest size words
    may.
    """
    for table, measures in typesetter.tables:
        shown, padding = measures, PADDING
        pixels = max((font.pixelSize() for font in _table_fonts(table)), default=16)
        least = round(LEAST_TABLE_POINTS * UNITS_PER_POINT)
        while _needs(shown, padding) > width and pixels > least:
            pixels, padding = pixels - 1, NARROW_PADDING
            _resize(table, pixels)
            shown = _measures(table)
        frames = len(shown) * (2 * padding + 1) + 4
        if _needs(shown, padding) > width:
            part = (width - frames) / sum(column.least for column in shown)
            shown = [Column(column.least * part, column.least * part) for column in shown]
        form = table.format()
        form.setCellPadding(padding)
        shares = widths(shown, width - frames)
        fixed = QTextLength.Type.FixedLength
        form.setColumnWidthConstraints([QTextLength(fixed, share + 2 * padding + 1) for share in shares])
        table.setFormat(form)


def _needs(columns: Sequence[Column], padding: int) -> float:
    return sum(column.least for column in columns) + (2 * padding + 1) * len(columns) + 4


def _table_fonts(table: QTextTable) -> list[QFont]:
    return [_font_of(table.cellAt(row, 0).firstCursorPosition().block()) for row in range(table.rows())]


def _font_of(block: QTextBlock) -> QFont:
    pieces = block.begin()
    return pieces.fragment().charFormat().font() if not pieces.atEnd() else block.charFormat().font()


def _measures(table: QTextTable) -> list[Column]:
    columns = []
    for column in range(table.columns()):
        cells = []
        for row in range(table.rows()):
            block = table.cellAt(row, column).firstCursorPosition().block()
            cells.append((block.text().replace(LINE_SEPARATOR, "\n"), _font_of(block)))
        columns.append(measured(cells))
    return columns


def _resize(table: QTextTable, pixels: int) -> None:
    smaller = QTextCharFormat()
    smaller.setProperty(QTextCharFormat.Property.FontPixelSize, pixels)
    cursor = table.firstCursorPosition()
    cursor.setPosition(table.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeCharFormat(smaller)
