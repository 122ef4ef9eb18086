"""The article's text: a browser as tall as its document, which asks nobody but the library for anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QRectF, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QTextBrowser, QTextEdit, QWidget

from reader.gui.article.links import FOOTNOTE, Link, link_at
from reader.gui.article.spoken_article import SpokenArticle
from reader.gui.article.typesetter import (
    CODE_MARGIN,
    CODE_PADDING,
    LINE_SEPARATOR,
    NEWSROOM_NOTE,
    NORMAL_SPACING,
    PICTURE_SCHEME,
    QUOTE_GROUP,
    Figure,
    Typesetter,
    picture_key,
)
from reader.gui.article.wide_tables import StickyHead, WideTables
from reader.gui.kit.accessibility import provide
from reader.gui.kit.copying import mime_of
from reader.gui.kit.hit_painting import Marking, draw_frames, hit_format
from reader.gui.kit.meanings import highlight_format, said_highlight
from reader.gui.kit.pictures import Pictures, natural_size
from reader.gui.kit.theme import Theme
from reader.model.blocks import Block
from reader.model.highlight import MEANINGS, Highlight

GOES_ON = "↳"
"""Stands before a line of code that is the rest of the one above."""
LAID_PIXELS = 900
"""How far highlights are laid above and below what is seen, at least."""
RESCALE_MS = 60
"""How long a column keeps its width before its pictures are scaled to it."""

_SCROLL_KEYS = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)


def is_scroll_key(event: QKeyEvent) -> bool:
    """Return whether a key scrolls the page; with Shift it selects."""
    plain = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.KeypadModifier
    return event.key() in _SCROLL_KEYS and not event.modifiers() & ~plain


MENU_INSET, MENU_BELOW = 24, 14
"""Where a key's context menu lies: in from the corner of the text that is seen, and under its line, in pixels."""


class TextPane(QTextBrowser):
    """``link_clicked`` carries an address for the system's browser; ``height_changed`` comes as the layout proceeds;
    ``menu_asked`` carries a context menu that is about to open, and the indexes of the blocks that it is about, after
    ``pointed_at`` carried the offset of the words that the mouse asks for it at, if nothing is selected;
    ``caret_moved`` says that a key moved the caret; ``place_asked`` carries the offset in the text that a footnote's
    mark, or the number of a note, leads to; ``clicked`` the offset of words that were clicked and are no link; ``moved`` that
    the pane stands elsewhere on its page; ``picture_asked`` carries the number of the figure that was clicked;
    ``link_shown`` carries the ``Link`` that is pointed at or has the keyboard, None for none; ``link_menu_asked`` a context
    menu and the link that it is about; ``note_asked`` the link that leads to a footnote.
    """

    link_clicked = Signal(QUrl)
    height_changed = Signal()
    pointed_at = Signal(int)
    menu_asked = Signal(QMenu, list)
    caret_moved = Signal()
    place_asked = Signal(int)
    clicked = Signal(int)
    picture_asked = Signal(int)
    moved = Signal()
    link_shown = Signal(object)
    link_menu_asked = Signal(QMenu, object)
    note_asked = Signal(object)

    def __init__(self, theme: Theme, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pictures = pictures
        self.typesetter = Typesetter(self.document(), theme, 19, 640)
        self._marked: tuple[int, int] | None = None
        self._lit: tuple[int, int] | None = None
        self._hits: tuple[Sequence[tuple[int, int]], int] = ((), -1)
        self._hit_selections: list[QTextEdit.ExtraSelection] = []
        self.blocks: tuple[Block, ...] = ()
        self.highlights: list[Highlight] = []
        self.spoken: Callable[[Highlight], str] = said_highlight
        """How screen readers hear a highlight."""
        self._highlighted: list[QTextEdit.ExtraSelection] = []
        self._laid = QRect()
        self._framed: tuple[int, int] | None = None
        self._frame_colour: QColor | None = None
        self._over_picture = False
        self._focused_link: Link | None = None
        self._released_at = QPoint()
        self.caret_moves = False
        """Whether the arrow keys move the caret instead of scrolling."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setOpenLinks(False)
        self.setAccessibleName(self.tr("Article text"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.anchorClicked.connect(self._follow)
        self.highlighted.connect(self._point_at)
        self.cursorPositionChanged.connect(self._leave_link)
        self.selectionChanged.connect(self._leave_link)
        self.wide_tables = WideTables(self, theme)
        self.sticky_head = StickyHead(self, self.wide_tables, theme)
        self._rescaling = QTimer(self)  # once for all widths that a drag goes through
        self._rescaling.setSingleShot(True)
        self._rescaling.setInterval(RESCALE_MS)
        self._rescaling.timeout.connect(self._rescale)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        pictures.ready.connect(self._picture_is_ready)

    def set_blocks(
        self,
        blocks: tuple[Block, ...],
        size: int,
        library_picture: Callable[[str], tuple[str, bytes] | None],
        spacing: float = NORMAL_SPACING,
    ) -> None:
        """Typeset. ``library_picture`` gives (media type, bytes) of a kept picture, for its size alone."""
        self.blocks = blocks
        self._marked = self._lit = self._framed = None
        self.highlights, self._highlighted, self._laid = [], [], QRect()
        self.show_hits((), -1)
        self.sticky_head.hide()
        self.typesetter = Typesetter(self.document(), self._theme, size, max(self.viewport().width(), 200), spacing)

        def picture_size(key: str) -> tuple[int, int]:
            kept = library_picture(key)
            if kept is None:
                return 0, 0
            natural = natural_size(kept[1])
            return natural.width(), natural.height()

        self.typesetter.set(blocks, picture_size)
        self.setTextCursor(QTextCursor(self.document()))  # set with the text, the caret went to its end
        self._grow()

    def recolour(self) -> None:
        """Show text and marks in the theme's colours of now."""
        self.typesetter.recolour()
        kind = QTextDocument.ResourceType.ImageResource.value
        for figure in self.typesetter.figures:
            name = QUrl(f"{PICTURE_SCHEME}:{figure.key}")
            known = self.document().resource(kind, name)
            if isinstance(known, QImage) and known.width() == 1:
                self.document().addResource(kind, name, self._blank())
        for selection in self._hit_selections:
            selection.format = hit_format(Marking.of(self._theme))
        self._laid = QRect()
        self.lay_highlights()
        self._show_marks()

    def _grow(self) -> None:
        height = round(self.document().size().height()) + 2
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)
            self.height_changed.emit()
        self._lay_tables()

    def _lay_tables(self) -> None:
        self.wide_tables.lay_out([table for table, _ in self.typesetter.tables])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.typesetter.fit(self.viewport().width())
            self.height_changed.emit()
            self._lay_tables()
            self._rescaling.start()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.moved.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        sideways = event.angleDelta().x() or (
            event.angleDelta().y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0
        )
        if not (sideways and self.wide_tables.scroll(event.position().y(), -sideways)):
            event.ignore()  # the page scrolls, not the text in it

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(self.wide_tables.shifted(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(self.wide_tables.shifted(event))
        if not event.buttons() and self.figure_at(event.position().toPoint()) >= 0:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
            self._over_picture = True
        elif self._over_picture:
            self._over_picture = False
            at_link = bool(self.anchorAt(event.position().toPoint()))
            shape = Qt.CursorShape.PointingHandCursor if at_link else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        shifted = self.wide_tables.shifted(event)
        self._released_at = shifted.position().toPoint()
        super().mouseReleaseEvent(shifted)
        point = shifted.position()
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            if (figure := self.figure_at(point.toPoint())) >= 0:
                self.picture_asked.emit(figure)
                return
            at = self.document().documentLayout().hitTest(point, Qt.HitTestAccuracy.ExactHit)
            if at >= 0 and not self.anchorAt(point.toPoint()):
                self.clicked.emit(self.typesetter.offset_of(at))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(self.wide_tables.shifted(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys that scroll to the page, unless they move the caret; with Shift they select, and ``caret_moved``
        tells where to.
        """
        turns_page = event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)  # a page here is the whole text
        if is_scroll_key(event) and (turns_page or not self.caret_moves):
            event.ignore()
            return
        if is_scroll_key(event) and not self.caret_is_seen():
            self.bring_caret()
        before = self.textCursor().position()
        super().keyPressEvent(event)
        if self.textCursor().position() != before:
            self.caret_moved.emit()

    def caret_is_seen(self) -> bool:
        """Return whether the caret is in the part of the text that is in sight."""
        return self.viewport().visibleRegion().boundingRect().contains(self.cursorRect().center())

    def bring_caret(self) -> None:
        """Put the caret at the beginning of the first line in sight, if it is not in sight itself."""
        seen = self.viewport().visibleRegion().boundingRect()
        if seen.isValid() and not self.caret_is_seen():
            cursor = self.cursorForPosition(QPoint(0, seen.top() + self.fontMetrics().height()))
            cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
            self.setTextCursor(cursor)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return what is copied or dragged: the article's words, none of this window's looks."""
        return mime_of(self.textCursor())

    # --- links ---------------------------------------------------------------------------------------------------------

    @property
    def focused_link(self) -> Link | None:
        """The link that the Tab key led to, until the caret goes elsewhere."""
        return self._focused_link

    def _follow(self, address: QUrl) -> None:
        place = self.typesetter.footnotes.get(address.toString())
        if place is not None and address.toString().startswith(FOOTNOTE):
            link = self._focused_link or link_at(self.cursorForPosition(self._released_at))
            self.note_asked.emit(link or Link(address.toString(), "", 0, 0))
        elif place is not None:
            self.place_asked.emit(place)
        elif address.scheme():
            self.link_clicked.emit(address)

    def _point_at(self, address: QUrl) -> None:
        """Show where the link under the mouse leads; with none there, that of the one that has the keyboard."""
        pointed = Link(address.toString(), "", 0, 0) if not address.isEmpty() else None
        self.link_shown.emit(pointed or self._focused_link)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.link_shown.emit(self._focused_link)

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Go to the next (or previous) link, from what is in sight on; then to what is beside the text."""
        self._begin_in_sight(forwards=next_)
        if not super().focusNextPrevChild(next_):
            return False
        if self.hasFocus():
            self._focused_link = link_at(self.textCursor())
            self.link_shown.emit(self._focused_link)
            self.caret_moved.emit()
            self.viewport().update()
        return True

    def focus_link(self, offset: int) -> None:
        """Give the keyboard to the link that begins at an offset in the text."""
        self.setFocus()
        self._seek(self.typesetter.position_of(offset), forwards=True)
        if super().focusNextPrevChild(True):
            self._focused_link = link_at(self.textCursor())

    def _begin_in_sight(self, *, forwards: bool) -> None:
        """Put a caret that was scrolled out of sight where a person looks: the next link would be anywhere else."""
        seen = self.viewport().visibleRegion().boundingRect()
        if self.hasFocus() and not seen.isEmpty() and not seen.intersects(self.cursorRect()):
            corner = seen.topLeft() if forwards else seen.bottomRight()
            self._seek(self.cursorForPosition(corner).position(), forwards=forwards)
        elif self.hasFocus() and not self.textCursor().hasSelection() and self.textCursor().position():
            self._seek(self.textCursor().position(), forwards=forwards)

    def _seek(self, position: int, *, forwards: bool) -> None:
        """Let the next link be sought from a place on. Qt begins at the caret only where something is selected, else at
        the text's start or end.
        """
        cursor = self.textCursor()
        cursor.setPosition(max(position - 1, 0) if forwards else position)
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
        if not (forwards and position == 0):
            self.setTextCursor(cursor)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.link_shown.emit(None)

    def _leave_link(self) -> None:
        link, cursor = self._focused_link, self.textCursor()
        if link is not None and (cursor.selectionStart(), cursor.selectionEnd()) != (link.start, link.end):
            self._focused_link = None
            self.link_shown.emit(None)

    def _link_for_menu(self, point: QPoint, *, by_key: bool) -> Link | None:
        """Return the link that a context menu is about: the one that has the keyboard, or that is at the point."""
        if by_key:
            cursor = self.textCursor()
            return self._focused_link or (None if cursor.hasSelection() else link_at(cursor))
        if not self.anchorAt(self.wide_tables.shifted_point(point)):
            return None
        return link_at(self.cursorForPosition(self.wide_tables.shifted_point(point)))

    # --- pictures ------------------------------------------------------------------------------------------------------

    def loadResource(self, kind: int, name: QUrl) -> object:  # type: ignore[override]
        """Pictures of the library; everything else, whatever the article names, is nothing. Nothing is ever fetched."""
        key = picture_key(name)
        if kind != QTextDocument.ResourceType.ImageResource.value or not key:
            return None
        figure = next((f for f in self.typesetter.figures if f.key == key), None)
        if figure is None:
            return None
        image = self._image_of(figure)
        return self._blank() if image is None else image

    def _blank(self) -> QImage:
        """Return what is shown in place of a picture that isn't there."""
        blank = QImage(1, 1, QImage.Format.Format_RGB32)
        blank.fill(self._theme.colour("card"))
        return blank

    def figure_at(self, point: QPoint) -> int:
        """Return the number of the figure whose picture is at a point of the pane, -1 where there is none."""
        key = picture_key(QUrl(self.document().documentLayout().imageAt(point)))
        if not key:
            return -1
        position = self.cursorForPosition(point).position()
        found = [number for number, figure in enumerate(self.typesetter.figures) if figure.key == key]
        return min(found, key=lambda number: abs(self.typesetter.figures[number].position - position), default=-1)

    def first_figure_below(self, y: int) -> int:
        """Return the number of the first figure that ends below ``y`` pixels from the pane's top, else the last; -1 where
        there is none.
        """
        layout, figures = self.document().documentLayout(), self.typesetter.figures
        for number, figure in enumerate(figures):
            if layout.blockBoundingRect(self.document().findBlock(figure.position)).bottom() > y:
                return number
        return len(figures) - 1

    def _image_of(self, figure: Figure) -> QImage | None:
        """Return a picture in just the pixels in which it is shown, None where it is not decoded yet, or broken. Whatever
        has others Qt would stretch without smoothing.
        """
        wanted = self._pixels_of(figure)
        image = self._pictures.get(figure.key, wanted)
        return None if image is None or image.isNull() else _scaled(image, wanted)

    def _pixels_of(self, figure: Figure) -> QSize:
        ratio = self.devicePixelRatioF()
        shown = self.typesetter.shown_size(figure.width, figure.height)
        return QSize(round(shown.width() * ratio), round(shown.height() * ratio))

    def _picture_is_ready(self, key: str) -> None:
        for figure in self.typesetter.figures:
            if figure.key == key:
                self._show_image(figure, self._image_of(figure))
                return

    def _show_image(self, figure: Figure, image: QImage | None) -> None:
        # Qt keeps what loadResource gave; a fresh resource under the name makes it ask for the real picture.
        if image is not None:
            name = QUrl(f"{PICTURE_SCHEME}:{figure.key}")
            self.document().addResource(QTextDocument.ResourceType.ImageResource.value, name, image)
            self.document().markContentsDirty(figure.position, 1)
            self.viewport().update()

    def _rescale(self) -> None:
        """Show each picture in the pixels of a column of another width: the one there is until it is decoded anew."""
        for figure in self.typesetter.figures:
            image, wanted = self._image_of(figure), self._pixels_of(figure)
            if image is None:
                name = QUrl(f"{PICTURE_SCHEME}:{figure.key}")
                known = self.document().resource(QTextDocument.ResourceType.ImageResource.value, name)
                image = _scaled(known, wanted) if isinstance(known, QImage) and known.width() > 1 else None
            self._show_image(figure, image)

    # --- marks and places ----------------------------------------------------------------------------------------------

    def mark(self, start: int, end: int) -> None:
        """Mark ``text[start:end]`` in the marker's colour until another place is marked; an empty span takes the mark
        away.
        """
        self._marked = (start, end) if end > start else None
        if self._marked:
            self._reveal(start)
        self._show_marks()

    def show_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Show a person's highlights, those that the text holds, under all other marks."""
        # The longest first, so that one within another is seen.
        self.highlights = sorted((one for one in highlights if one.found), key=lambda one: one.start - one.end)
        self._laid = QRect()
        self.lay_highlights()

    def lay_highlights(self) -> None:
        """Lay the highlights that are in sight, and a screen above and below: a cursor for each of hundreds would take as
        long as the article itself.
        """
        if not self.highlights and not self._highlighted:
            return
        seen = self.visibleRegion().boundingRect()
        # An article that opens shows its first screen soonest; who scrolls goes on.
        height = max(seen.height(), LAID_PIXELS) if self._laid.isValid() or not seen.isValid() else 0
        if self._laid.isValid() and self._laid.contains(QRect(1, seen.top(), 1, max(seen.height(), 1))):
            return
        self._laid = QRect(0, seen.top() - height, 3, max(seen.height(), 1) + 2 * height)
        first, last = self.offset_at(max(self._laid.top(), 0)), self.offset_at(self._laid.bottom())
        self._highlighted = []
        looks = {meaning: highlight_format(self._theme, meaning) for meaning in MEANINGS}
        for one in self.highlights:
            if one.start <= last and one.end >= first:
                for cursor in self.typesetter.selections(one.start, one.end):
                    selection = QTextEdit.ExtraSelection()
                    selection.cursor, selection.format = cursor, looks[one.meaning]
                    self._highlighted.append(selection)
        self._show_marks()

    def frame(self, start: int, end: int, colour: QColor | None = None) -> None:
        """Draw a frame around ``text[start:end]``, or none where the span is empty."""
        self._framed = (start, end) if end > start else None
        self._frame_colour = colour
        self.viewport().update()

    def light(self, start: int, end: int) -> None:
        """Light ``text[start:end]`` up; the mark, if there is one elsewhere, steps back meanwhile. An empty span ends
        that.
        """
        self._lit = (start, end) if end > start else None
        self._show_marks()

    @property
    def marks(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """What is marked, and what is lit; empty spans for nothing."""
        return self._marked or (0, 0), self._lit or (0, 0)

    @property
    def hits(self) -> tuple[Sequence[tuple[int, int]], int]:
        """The hits of a search that are marked, and which of them is the current one."""
        return self._hits

    def show_hits(self, spans: Sequence[tuple[int, int]], current: int) -> None:
        """Mark the hits of a search, and draw a frame around one of them; -1 for none."""
        if spans != self._hits[0]:
            painted = hit_format(Marking.of(self._theme)) if spans else QTextCharFormat()
            self._hit_selections = []
            for cursor in (cursor for span in spans for cursor in self.typesetter.selections(*span)):
                selection = QTextEdit.ExtraSelection()
                selection.cursor, selection.format = cursor, painted
                self._hit_selections.append(selection)
            self._hits = spans, current
            self._show_marks()
        self._hits = spans, current
        if 0 <= current < len(spans):
            self._reveal(spans[current][0])
        self.viewport().update()

    def _reveal(self, offset: int) -> None:
        """Scroll a wide table so that a place in it is in sight."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(self.typesetter.position_of(offset), self.document().characterCount() - 1))
        self.wide_tables.reveal(QRectF(self.cursorRect(cursor)))

    def _show_marks(self) -> None:
        spans = [(self._lit, "marker"), (self._marked, "marker_soft")] if self._lit else [(self._marked, "marker")]
        selections = []
        for span, colour in spans:
            if span is None or (colour == "marker_soft" and span == self._lit):
                continue
            for cursor in self.typesetter.selections(*span):
                selection = QTextEdit.ExtraSelection()
                selection.cursor = cursor
                selection.format.setBackground(self._theme.colour(colour))
                selections.append(selection)
        self.setExtraSelections(self._highlighted + selections + self._hit_selections)

    def line_at(self, offset: int) -> QRect:
        """Return where the line with this offset stands, from the pane's top."""
        cursor = self.textCursor()
        cursor.setPosition(min(self.typesetter.position_of(offset), self.document().characterCount() - 1))
        return self.cursorRect(cursor)

    def extent_of(self, start: int, end: int) -> QRect:
        """Return the room that ``text[start:end]`` takes, from the top of its first line to the foot of its last."""
        first, last = self.line_at(start), self.line_at(end)
        if first.top() == last.top():
            return first.united(last)
        return QRect(0, first.top(), self.viewport().width(), last.bottom() - first.top())

    def top_of(self, offset: int) -> int:
        """Return how far below the pane's top the line with this offset stands, in pixels."""
        cursor = self.textCursor()
        cursor.setPosition(min(self.typesetter.position_of(offset), self.document().characterCount() - 1))
        return self.cursorRect(cursor).top()

    def offset_at(self, y: int) -> int:
        """Return the offset in the text of the first line at or below ``y`` pixels from the pane's top."""
        return self.typesetter.offset_of(self.cursorForPosition(QPoint(0, y)).position())

    def selected_span(self) -> tuple[int, int]:
        """Return where in the text the selection lies, an empty span where none of the text is selected."""
        cursor = self.textCursor()
        return self.typesetter.offset_of(cursor.selectionStart()), self.typesetter.offset_of(cursor.selectionEnd())

    def chosen_blocks(self) -> list[int]:
        """Return the indexes of the blocks that the selection touches."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return []
        first, last = (
            self.typesetter.block_at(position) for position in (cursor.selectionStart(), cursor.selectionEnd() - 1)
        )
        return list(range(first, last + 1))

    def block_at(self, y: int) -> int:
        """Return the index of the block at or below ``y`` pixels from the pane's top, -1 where there is none."""
        return self.typesetter.block_at(self.cursorForPosition(QPoint(0, max(y, 0))).position())

    # --- painting ------------------------------------------------------------------------------------------------------

    def _code_blocks(self, seen: QRect) -> Iterator[tuple[QTextBlock, QRectF]]:
        """Return the blocks of code that are in sight, each with its plane."""
        layout, block = self.document().documentLayout(), self.cursorForPosition(seen.topLeft()).block()
        block = block.previous() if block.previous().isValid() else block
        while block.isValid() and (rect := layout.blockBoundingRect(block)).top() <= seen.bottom() + CODE_PADDING:
            if block.blockFormat().hasProperty(QTextBlockFormat.Property.BlockCodeFence):
                plane = QRectF(0, rect.top() - CODE_PADDING, self.viewport().width(), rect.height() + 2 * CODE_PADDING)
                yield block, plane
            block = block.next()

    def _paint_code(self, painter: QPainter, seen: QRect) -> None:
        """Paint planes under code, and a sign before each line that goes on from the one above."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block, plane in self._code_blocks(seen):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("card"))
            painter.drawRoundedRect(plane, 6, 6)
            painter.setPen(self._theme.colour("ink2"))
            layout, text = block.layout(), block.text()
            for at in range(1, layout.lineCount()):
                line = layout.lineAt(at)
                if text[line.textStart() - 1] != LINE_SEPARATOR:
                    here = QRectF(0, plane.top() + CODE_PADDING + line.y(), CODE_MARGIN, line.height())
                    painter.drawText(here, Qt.AlignmentFlag.AlignCenter, GOES_ON)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._paint_code(painter, event.rect())
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self.wide_tables.paint(painter, QRectF(event.rect()), self._highlight)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colour("accent")))
        layout = self.document().documentLayout()
        cursor = self.cursorForPosition(event.rect().topLeft())
        block = cursor.block()
        while block.isValid():
            rect = layout.blockBoundingRect(block)
            if rect.top() > event.rect().bottom():
                break
            noted = block.blockFormat().hasProperty(NEWSROOM_NOTE)
            if noted or block.blockFormat().hasProperty(QTextBlockFormat.Property.BlockQuoteLevel):
                painter.setBrush(QColor(self._theme.colour("ink3" if noted else "accent")))
                rtl = block.blockFormat().layoutDirection() == Qt.LayoutDirection.RightToLeft
                left = self.viewport().width() - 3 if rtl else 0
                after = block.next()
                group = block.blockFormat().property(QUOTE_GROUP)
                goes_on = after.isValid() and group and after.blockFormat().property(QUOTE_GROUP) == group
                end = layout.blockBoundingRect(after).top() + 4 if goes_on else rect.bottom() - 2
                painter.drawRect(QRectF(left, rect.top() + 4, 3, end - rect.top() - 4))
            block = block.next()
        spans, current = self._hits
        if 0 <= current < len(spans):
            draw_frames(painter, self._rects_of(*spans[current]), QRectF(self.viewport().rect()), self._theme)
        if self._focused_link is not None and self.hasFocus():
            link = (
                self.typesetter.offset_of(self._focused_link.start),
                self.typesetter.offset_of(self._focused_link.end),
            )
            painter.setPen(QPen(QColor(self._theme.colour("accent")), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for rect in self._rects_of(*link):
                painter.drawRoundedRect(rect.adjusted(-2, 0, 2, 1), 3, 3)
        if self._framed is not None and self._frame_colour is not None:
            painter.setPen(QPen(self._frame_colour, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for rect in self._rects_of(*self._framed):
                painter.drawRoundedRect(
                    rect.adjusted(-2, 0, 2, 1) & QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1), 3, 3
                )
        painter.end()

    def _highlight(self) -> QTextCharFormat:
        """Return how selected text looks."""
        look = QTextCharFormat()
        look.setBackground(self._theme.colour("accent"))
        look.setForeground(self._theme.colour("on_accent"))
        return look

    def _rects_of(self, start: int, end: int) -> list[QRectF]:
        """Return where a span stands, as a rectangle on each line that it touches."""
        lines: dict[float, QRectF] = {}
        for cursor in self.typesetter.selections(start, end):
            for position in range(cursor.selectionStart(), cursor.selectionEnd() + 1):
                cursor.setPosition(position)
                here = QRectF(self.cursorRect(cursor))
                here.translate(-self.wide_tables.shift_at(here.center().y()), 0)
                lines[here.top()] = lines[here.top()].united(here) if here.top() in lines else here
        return [rect for rect in lines.values() if rect.width() > 1]

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        point = self._menu_point() if by_key else event.pos()
        asked = self.cursorForPosition(self.wide_tables.shifted_point(point)).position()
        link = self._link_for_menu(point, by_key=by_key)
        chosen = self.textCursor()
        selected = chosen.hasSelection() and self._focused_link is None
        marked = any(one.start <= self.typesetter.offset_of(asked) < one.end for one in self.highlights)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if link is not None:
            self.link_menu_asked.emit(menu, link)
        if link is None or selected or marked:
            menu.addSeparator()
            self._fill_menu(menu, point)
            within = selected and chosen.selectionStart() <= asked <= chosen.selectionEnd()
            if not by_key and not selected:
                self.pointed_at.emit(self.typesetter.offset_of(asked))
            self.menu_asked.emit(menu, self.chosen_blocks() if within else [self.typesetter.block_at(asked)])
        menu.popup(self.viewport().mapToGlobal(point + QPoint(0, MENU_BELOW)) if by_key else event.globalPos())

    def _fill_menu(self, menu: QMenu, point: QPoint) -> None:
        """Put Qt's own commands into a menu, named as everywhere in this window."""
        standard = self.createStandardContextMenu(point)
        standard.setParent(menu, standard.windowFlags())  # its actions go with it
        for action in standard.actions():
            if action.objectName() == "link-copy":
                continue
            if action.objectName() == "select-all":
                keys = action.text().partition("\t")[2]
                action.setText("\t".join(filter(None, (self.tr("Select all"), keys))))
            menu.addAction(action)

    def _menu_point(self) -> QPoint:
        """Return where a menu is about that a key asks for: at what is selected or where the caret is, if that is in
        sight, else at the first line that is. Qt's own place is that of the caret, wherever the text is scrolled to.
        """
        caret = self.textCursor()
        caret.setPosition(caret.selectionStart())
        here = self.cursorRect(caret).center() + QPoint(3, 0)
        seen = self.viewport().visibleRegion().boundingRect()
        return here if seen.contains(here) else seen.topLeft() + QPoint(MENU_INSET, MENU_INSET)


def _scaled(image: QImage, wanted: QSize) -> QImage:
    """Return a picture in so many pixels, smoothly scaled if it has others."""
    if image.size() == wanted:
        return image
    return image.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)


provide(TextPane.__name__, SpokenArticle)
