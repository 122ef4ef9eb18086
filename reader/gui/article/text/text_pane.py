"""The article's text: a browser as tall as its document, which asks nobody but the library for anything."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QTextBrowser, QWidget

from reader.errors import TearsheetError
from reader.gui.article.text.context_menu import open_menu
from reader.gui.article.text.figures import Figures
from reader.gui.article.text.link_focus import LinkFocus
from reader.gui.article.text.links import Link
from reader.gui.article.text.marks import TextMarks
from reader.gui.article.text.painting import TextPainter
from reader.gui.article.text.sideways import STEP, Sideways
from reader.gui.article.text.spoken_article import SpokenArticle
from reader.gui.article.text.sticky_head import StickyHead
from reader.gui.article.typesetter import NORMAL_SPACING, Typesetter
from reader.gui.kit.accessibility import provide
from reader.gui.kit.copying import mime_of
from reader.gui.kit.pictures import Pictures, natural_size
from reader.gui.kit.theme import Theme
from reader.model.blocks import Block

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
        self.typesetter = Typesetter(self.document(), theme, 19, 640)
        self.blocks: tuple[Block, ...] = ()
        self.has_code = False
        self._over_picture = False
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
        self._link_focus = LinkFocus(self)
        self.figures = Figures(self, theme, pictures)
        self.marks = TextMarks(self, theme)
        self.painting = TextPainter(self, theme)
        self.sideways = Sideways(self, theme)
        self.sticky_head = StickyHead(self, self.sideways, theme)
        self._setting = QTimer(self)  # after each turn of the events: paints and keys come first
        self._setting.timeout.connect(self._go_on)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def set_blocks(
        self,
        blocks: tuple[Block, ...],
        size: int,
        library_picture: Callable[[str], tuple[str, bytes] | None],
        spacing: float = NORMAL_SPACING,
    ) -> None:
        """Typeset. ``library_picture`` gives (media type, bytes) of a kept picture, for its size alone."""
        self.blocks = blocks
        self.has_code = any(block.kind == "code" for block in blocks)
        self.sideways.forget()
        self.marks.forget()
        self.sticky_head.hide()
        self.typesetter = Typesetter(self.document(), self._theme, size, max(self.viewport().width(), 200), spacing)
        self.typesetter.wraps_code = False

        def picture_size(key: str) -> tuple[int, int]:
            kept = None
            with suppress(TearsheetError):  # the picture itself says that it can't be shown
                kept = library_picture(key)
            if kept is None:
                return 0, 0
            natural = natural_size(kept[1])
            return natural.width(), natural.height()

        self.typesetter.begin(blocks, picture_size)
        self._setting.start()
        self.setTextCursor(QTextCursor(self.document()))  # set with the text, the caret went to its end
        self._grow()

    def forget(self) -> None:
        """Hold no text until the next one is set."""
        self.set_blocks((), 19, lambda _key: None)

    def recolour(self) -> None:
        """Show text and marks in the theme's colours of now."""
        self.typesetter.recolour(self.cursorForPosition(self.visibleRegion().boundingRect().center()).position())
        self._setting.start()
        self.figures.recolour()
        self.marks.recolour()

    def _go_on(self) -> None:
        """Set the next portion of a long text."""
        if not self.typesetter.go_on():
            self._setting.stop()
            self.height_changed.emit()

    def finish(self) -> None:
        """Set all that is left of a long text, for those who need to know where it ends."""
        self.typesetter.finish()
        self._grow()

    def selectAll(self) -> None:
        """Select all of the text, also what is still to be set."""
        self.finish()
        super().selectAll()

    def _grow(self) -> None:
        height = round(self.document().size().height()) + 2
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)
            self.height_changed.emit()
        self._lay_sideways()

    def _lay_sideways(self) -> None:
        self.sideways.lay_out([table for table, _ in self.typesetter.tables])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.typesetter.fit(self.viewport().width())
            self.height_changed.emit()
            self._lay_sideways()
            self.figures.rescale_soon()
        else:
            self.sideways.follow()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.sideways.follow()
        self.moved.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self.sideways.wheel(event):
            event.ignore()  # the page scrolls, not the text in it

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(self.sideways.shifted(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.sideways.drag(event.position())
        super().mouseMoveEvent(self.sideways.shifted(event))
        if not event.buttons() and self.figures.at(event.position().toPoint()) >= 0:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
            self._over_picture = True
        elif self._over_picture:
            self._over_picture = False
            at_link = bool(self.anchorAt(event.position().toPoint()))
            shape = Qt.CursorShape.PointingHandCursor if at_link else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        shifted = self.sideways.shifted(event)
        self._link_focus.clicked_at = shifted.position().toPoint()
        super().mouseReleaseEvent(shifted)
        point = shifted.position()
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            if (figure := self.figures.at(point.toPoint())) >= 0:
                self.picture_asked.emit(figure)
                return
            at = self.document().documentLayout().hitTest(point, Qt.HitTestAccuracy.ExactHit)
            if at >= 0 and not self.anchorAt(point.toPoint()):
                self.clicked.emit(self.typesetter.offset_of(at))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(self.sideways.shifted(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys that scroll to the page, unless they move the caret; with Shift they select, and ``caret_moved``
        tells where to.
        """
        turns_page = event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)  # a page here is the whole text
        if is_scroll_key(event) and (turns_page or not self.caret_moves):
            event.ignore()
            return
        if self._scrolls_sideways(event):
            return
        if is_scroll_key(event) and not self.caret_is_seen():
            self.bring_caret()
        before = self.textCursor().position()
        super().keyPressEvent(event)
        if self.textCursor().position() != before:
            self.sideways.show_caret()
            self.caret_moved.emit()

    def _scrolls_sideways(self, event: QKeyEvent) -> bool:
        """Scroll the code or the table that holds the caret, unless the arrow keys move that; tell whether it was so."""
        step = {Qt.Key.Key_Left: -STEP, Qt.Key.Key_Right: STEP}.get(Qt.Key(event.key()), 0)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        seen, line = self.viewport().visibleRegion().boundingRect(), self.cursorRect().center().y()
        if not step or not plain or self.caret_moves or not seen.top() <= line <= seen.bottom():
            return False
        return self.sideways.scroll(line, step)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        open_menu(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self.painting.under(painter, event.rect())
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self.painting.over(painter, event.rect())
        painter.end()

    def loadResource(self, kind: int, name: QUrl) -> object:  # type: ignore[override]
        """Return a picture of the library, or nothing. Nothing is ever fetched."""
        return self.figures.resource(kind, name)

    def caret_rect(self) -> QRect:
        """Return where the caret is seen, from the pane's corner."""
        return self.sideways.seen(self.cursorRect())

    def caret_is_seen(self) -> bool:
        """Return whether the caret is in the part of the text that is in sight."""
        return self.viewport().visibleRegion().boundingRect().contains(self.caret_rect().center())

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
        return self._link_focus.link

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._link_focus.mouse_left()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._link_focus.focus_left(event)

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Go to the next (or previous) link, from what is in sight on; then to what is beside the text."""
        before = self.textCursor()
        self._link_focus.begin_in_sight(forwards=next_)
        went = super().focusNextPrevChild(next_)
        if not went or not self.hasFocus():
            self.setTextCursor(before)  # what was selected for the search is nothing that the reader selected
        if not went:
            return False
        if self.hasFocus():
            self._link_focus.take()
            self.sideways.show_caret()
            self.link_shown.emit(self._link_focus.link)
            self.caret_moved.emit()
            self.viewport().update()
        return True

    def focus_link(self, offset: int) -> None:
        """Give the keyboard to the link that begins at an offset in the text."""
        self.setFocus()
        self._link_focus.seek(self.typesetter.position_of(offset), forwards=True)
        if super().focusNextPrevChild(True):
            self._link_focus.take()
            self.sideways.show_caret()

    # --- places --------------------------------------------------------------------------------------------------------

    def line_at(self, offset: int) -> QRect:
        """Return where the line with this offset is seen, from the pane's top."""
        cursor = self.textCursor()
        cursor.setPosition(min(self.typesetter.position_of(offset), self.document().characterCount() - 1))
        return self.sideways.seen(self.cursorRect(cursor))

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


provide(TextPane.__name__, SpokenArticle)
