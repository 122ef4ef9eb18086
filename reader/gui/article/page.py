"""The reading pane: an article as a well-set page, from its site's name to the two cards at its foot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPoint,
    QRect,
    Qt,
    QTimer,
    QUrl,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from reader.desk.desk import Desk
from reader.gui.article.article_head import ArticleHead
from reader.gui.article.caret import Caret
from reader.gui.article.footnotes import Footnotes
from reader.gui.article.outline import outline_menu
from reader.gui.article.page_covers import SelectionPage, Welcome
from reader.gui.article.page_parts import Card, ElidingHost, Prompt
from reader.gui.article.position import Position
from reader.gui.article.reading_foot import HEIGHT as FOOT_HEIGHT
from reader.gui.article.reading_foot import ReadingFoot
from reader.gui.article.scroll_ticks import PageTicks
from reader.gui.article.tag_popover import TagPopover
from reader.gui.article.text.highlight_marks import WIDTH as MARKS_WIDTH
from reader.gui.article.text.highlight_marks import HighlightMarks
from reader.gui.article.text.links import Link, LinkLine
from reader.gui.article.text.text_pane import TextPane, is_scroll_key
from reader.gui.article.typesetter import NORMAL_SPACING
from reader.gui.kit.accessibility import announce, set_role
from reader.gui.kit.focus_ring import FocusRing
from reader.gui.kit.fonts.held_faces import hold_letters
from reader.gui.kit.meanings import meaning_name
from reader.gui.kit.pictures import Pictures
from reader.gui.kit.theme import Theme, scaled
from reader.model.article import Article
from reader.model.highlight import Highlight
from reader.model.library import Row, Tag
from reader.text.anchors import same_place
from reader.text.language import direction

if TYPE_CHECKING:
    from reader.gui.article.picture_view import PictureView

LONG_WORDS = 300
"""From so many words on, the prompt for a summary stands below the text as well: a page and a half."""
MEASURE = 640
"""The column's width in pixels at the usual text size: about 68 characters."""
MEASURES = {"narrow": 520, "normal": MEASURE, "wide": 800, "full": 4000}
"""The same for each choice of the setting: about 55, 68 and 85 characters, and as wide as the pane."""
SPACINGS = {"tight": 1.46, "normal": NORMAL_SPACING, "open": 1.8, "double": 2.1}
"""Height of a line in sizes of the text, for each choice of the setting."""
TOP, SIDE, BOTTOM = 44, 28, 64


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The rows before and after the shown article on the trail; None at an end."""

    previous: Row | None
    next: Row | None


class _ScrollKeys(QObject):
    """Lets keys that scroll do so from buttons, which Qt would have them lead from one to the next."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and is_scroll_key(event):
            self._page.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)


class Page(QScrollArea):
    """Signals carry what a person asked for; the window decides what it means. ``highlights_changed`` says that others are
    shown, ``moved`` that what is shown stands elsewhere on the screen.
    """

    summary_asked = Signal()
    summary_hidden = Signal()
    step_asked = Signal(int)
    tags_added = Signal(list)
    link_clicked = Signal(QUrl)
    highlights_changed = Signal()
    moved = Signal()
    position_changed = Signal(int, int)

    def __init__(self, desk: Desk, theme: Theme, pictures: Pictures, parent: QWidget | None = None) -> None:  # noqa: PLR0915
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self.article: Article | None = None
        self.highlights: tuple[Highlight, ...] = ()
        self.own_sizes: dict[int, int] = {}  # by article, which the library may not hold yet
        self.setObjectName("pageScroll")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_role(self, "Section", self.tr("Article"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

        self._sheet = QWidget()
        self._sheet.setObjectName("page")
        self.setWidget(self._sheet)
        self._outer = outer = QHBoxLayout(self._sheet)
        outer.setContentsMargins(SIDE, TOP, SIDE, BOTTOM)
        self.column = QWidget()
        self.column.setObjectName("pageColumn")
        self.column.setMaximumWidth(MEASURE)
        self.column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        outer.addStretch(1)
        outer.addWidget(self.column, 1000, Qt.AlignmentFlag.AlignTop)
        outer.addStretch(1)
        self._layout = column = QVBoxLayout(self.column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)

        self.head = ArticleHead(desk, theme, column, self)
        self.head.link_clicked.connect(self.link_clicked)
        self.prompts = [Prompt(), Prompt()]
        for prompt in self.prompts:
            prompt.asked.connect(self.summary_asked)
            prompt.hidden.connect(self.summary_hidden)
        self._pictures = pictures
        self.text = TextPane(theme, pictures)
        self.text.link_clicked.connect(self.link_clicked)
        self.text.link_shown.connect(self._show_link)
        self.text.height_changed.connect(self._settle)
        self.text.picture_asked.connect(self.show_picture)
        self.marks = HighlightMarks(theme, self.text, lambda number: meaning_name(desk.settings, number), self._sheet)
        self.text.height_changed.connect(self._lay_marks)
        self.text.moved.connect(self._lay_marks)
        self.moved.connect(self.text.marks.lay_highlights)
        self.previous = Card(backwards=True)
        self.next = Card(backwards=False)
        self.previous.chosen.connect(self.step_asked)
        self.next.chosen.connect(self.step_asked)

        self.tag_popover: TagPopover | None = None
        self._picture_view: PictureView | None = None
        scroll_keys = _ScrollKeys(self)
        for button in (
            *self.head.buttons,
            self.previous,
            self.next,
            *(prompt.button for prompt in self.prompts),
        ):
            button.installEventFilter(scroll_keys)
        self._parts = ElidingHost()
        self.head.changed.connect(self._parts.space)
        for widget, space in (
            *self.head.parts,
            (self.prompts[0], 22),
            (self.text, 14),
            (self.prompts[1], 22),
        ):
            column.addWidget(widget)
            self._parts.add(column, widget, space)
        cards = QHBoxLayout()
        cards.setSpacing(14)
        cards.addWidget(self.previous, 1)
        cards.addWidget(self.next, 1)
        column.addLayout(cards)

        self.welcome = Welcome(theme, self.viewport())
        self.selection = SelectionPage(self.viewport())
        self.setViewportMargins(0, 0, 0, scaled(FOOT_HEIGHT))
        self.foot = ReadingFoot(self, self.column, self.text, lambda: self.article)
        self.moved.connect(self.foot.follow)
        self.ring = FocusRing(theme, self, self.text)
        self.position = Position(
            self, self._sheet, self.head.title, self.text, lambda: bool(desk.settings["smooth_scrolling"])
        )
        self.text.caret_moved.connect(self.position.show_caret)
        self.caret = Caret(self.text, self.position)
        self.footnotes = Footnotes(
            theme, self.text, self.position, self.viewport(), lambda: self.article.blocks if self.article else ()
        )
        self.footnotes.link_clicked.connect(self.link_clicked)
        self.text.link_menu_asked.connect(self.footnotes.fill_menu)
        self.moved.connect(self.footnotes.follow)
        self.moved.connect(self.text.sticky_head.follow)
        self.moved.connect(self.text.sideways.follow)
        self.link_line = LinkLine(self.viewport())
        self.ticks = PageTicks(theme, self, self._sheet, self.position.top_of, lambda: self.text.typesetter.is_whole)
        self.position.restored.connect(self.ticks.lay)
        self._marks_timer = QTimer(self)
        self._marks_timer.setSingleShot(True)
        self._marks_timer.timeout.connect(self._lay_marks)
        self._place_timer = QTimer(self)
        self._place_timer.setSingleShot(True)
        self._place_timer.setInterval(600)
        self._place_timer.timeout.connect(self.remember_position)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._place_timer.start())
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.moved.emit())
        self.verticalScrollBar().rangeChanged.connect(self._range_changed)
        theme.changed.connect(self.recolour)
        self._sheet.hide()
        self.welcome.hide()

    @property
    def own_size(self) -> int:
        """The size of its own that the article's text has, in pixels; 0 if it follows the setting."""
        article = self.article
        return 0 if article is None else self.own_sizes.get(article.row.id, article.text_size)

    @property
    def text_size(self) -> int:
        """The size in which the article is set, in pixels."""
        return self.own_size or int(self._desk.settings["text_size"])

    def _range_changed(self, _least: int, most: int) -> None:
        """Leave the scroll bar's room free where there is none, or the text would jump aside from page to page."""
        room = 0 if most > 0 else self.verticalScrollBar().sizeHint().width()
        if self._outer.contentsMargins().right() != SIDE + room:
            self._outer.setContentsMargins(SIDE, TOP, SIDE + room, BOTTOM)
        self._settle()

    # --- what is shown -------------------------------------------------------------------------------------------------

    def show_nothing(self) -> None:
        """Show no article: the pane says what to do."""
        self.remember_position()
        self.article = None
        self.footnotes.close()
        self._sheet.hide()
        self.position.forget()
        self.ticks.set_sentences([])
        self.ticks.set_hits([], -1)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.welcome.setGeometry(self.viewport().rect())
        self.welcome.show()

    def show_busy(self, words: str) -> None:
        """Say on the empty page what goes on, "" when that is over."""
        self.welcome.show_busy(words)

    def show_article(self, article: Article, neighbours: Neighbours, known: tuple[Tag, ...], offset: int = 0) -> None:
        """Set the article and go to ``offset``, an offset in its text."""
        self.remember_position()
        self.article = article
        hold_letters(article.row.title + article.text)
        self.welcome.hide()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._sheet.show()
        self.mark(0, 0)
        self.ticks.set_sentences([])
        self._show_head(article, known)
        self._look_up_highlights()
        self._set_text()
        self.set_neighbours(neighbours)
        if offset:
            self.position.restore(offset, 0)
        else:
            self.position.forget()
        self.verticalScrollBar().setValue(0)
        self._settle()

    def show_again(self, article: Article, known: tuple[Tag, ...]) -> None:
        """Show the same article with another text: what is being read stays where it is on the screen."""
        before = self.article
        if before is None:
            return
        offset = self.position.offset()
        top = self.position.text_top + self.text.top_of(offset)
        below = self.verticalScrollBar().value() - top
        self.article = article
        self.mark(0, 0)
        self.ticks.set_sentences([])
        self._show_head(article, known)
        self._look_up_highlights()
        self._set_text()
        self.position.restore(same_place(before.text, article.text, offset) if offset else 0, below)
        self._settle()

    def update_head(self, article: Article, known: tuple[Tag, ...]) -> None:
        """Marks or tags changed: everything but the text is shown anew, and nothing moves."""
        self.article = article
        self._show_head(article, known)
        self.refresh_highlights()

    def set_neighbours(self, neighbours: Neighbours) -> None:
        self.previous.show_row(neighbours.previous)
        self.next.show_row(neighbours.next)
        for card in (self.previous, self.next):  # two empty ones, of a list of one, would tell nothing
            card.setVisible(neighbours.previous is not None or neighbours.next is not None)

    def _show_head(self, article: Article, known: tuple[Tag, ...]) -> None:
        self.head.show(article, known)
        ready = article.row.state == "ready"
        self.prompts[0].setVisible(ready and bool(article.blocks))
        self.prompts[1].setVisible(ready and bool(article.blocks) and article.row.words >= LONG_WORDS)
        self.text.setVisible(ready)
        self._parts.space()

    def show_outline(self) -> None:
        """Offer the article's headings in a menu, the one that is being read as the current one."""
        if self.article is None:
            return
        menu = outline_menu(self.article, self.position.offset(), self)
        menu.triggered.connect(lambda action: self.position.go_to(int(action.data())))
        menu.aboutToHide.connect(menu.deleteLater)
        current = menu.activeAction()
        menu.popup(self.viewport().mapToGlobal(QPoint(SIDE, 12)))  # given the action, Qt would put that there
        menu.setActiveAction(current)

    def show_picture(self, number: int = -1) -> None:
        """Enlarge a figure of the text, counted from 0; without a number the first that is in sight or follows."""
        article = self.article
        if article is None:
            return
        self.text.finish()
        if not self.text.typesetter.figures:
            return
        if number < 0:
            top = self.position.text_top
            number = self.text.figures.first_below(max(self.verticalScrollBar().value() - top, 0))
        if self._picture_view is None:
            from reader.gui.article.picture_view import PictureView

            self._picture_view = PictureView(self.window(), self._desk.pictures, self._pictures)
        captions: dict[str, str] = {}
        for block in article.blocks:
            if block.picture is not None and block.picture.key:
                captions.setdefault(block.picture.key, block.caption or block.picture.alt)
        self._picture_view.open(
            [(figure.key, captions.get(figure.key, "")) for figure in self.text.typesetter.figures], number
        )

    def type_tag(self, number: int = 1) -> None:
        """Ask for a tag of so many articles where a person looks: at the tags, or over the text where those are out of
        sight.
        """
        if self.article is None:
            return
        if self.tag_popover is None:
            self.tag_popover = TagPopover(self)
            self.tag_popover.added.connect(self.tags_added)
        anchor = self.head.tags.button.rect()
        anchor.moveTopLeft(
            self.head.tags.button.mapTo(self._sheet, QPoint(0, 0)) - QPoint(0, self.verticalScrollBar().value())
        )
        known = [tag.name for tag in self._desk.tags.all()]
        self.tag_popover.open(anchor, known, self.article.row.tags if number == 1 else (), number)

    def _show_link(self, link: Link | None) -> None:
        """Show where the link leads that is pointed at or has the keyboard, and say it where it has that."""
        outwards = link if link is not None and not link.is_within else None
        address = outwards.address if outwards is not None else ""
        known = outwards is not None and outwards.is_page and self._desk.articles.find(address) is not None
        self.link_line.show_link(address, is_saved=known)
        if address and link is self.text.focused_link:
            announce(self.text, self.link_line.accessibleDescription())

    def _set_text(self) -> None:
        self.footnotes.close()
        self.link_line.show_link("")
        size = self.text_size
        measure = MEASURES[str(self._desk.settings["measure"])]
        width = round(measure * max(size, 17) / 19)
        if width != self.column.maximumWidth():
            self.text.forget()  # or all of what goes would be laid out once more for the new width
            self.column.setMaximumWidth(width)
        self.head.set_size(size)
        if self.article is not None:
            self._outer.activate()
            spacing = SPACINGS[str(self._desk.settings["line_spacing"])]
            self.text.set_blocks(self.article.blocks, size, self._desk.pictures.picture, spacing)
            self._show_highlights()

    def restyle(self) -> None:
        """Set the text again, in another size or other letters, at the same place."""
        if self.article is None:
            return
        offset, above = self.position.offset(), self.verticalScrollBar().value()
        below = 0 if offset else above - self.position.top_of(0)
        marked, lit = self.text.marks.spans
        hits = self.text.marks.hits
        self._set_text()
        self.text.marks.mark(*marked)
        self.text.marks.light(*lit)
        self.text.marks.show_hits(*hits)
        if above:
            self.position.restore(offset, below)
        else:
            self.position.forget()
        self._settle()

    def recolour(self) -> None:
        """Show the theme's colours of now: nothing is set again, so nothing moves."""
        self.footnotes.close()
        self.head.show_tags()
        self.text.recolour()
        self.marks.update()

    # --- highlights ----------------------------------------------------------------------------------------------------

    def _look_up_highlights(self) -> None:
        self.highlights = tuple(self._desk.highlights.of(self.article.row.id)) if self.article is not None else ()

    def refresh_highlights(self, *, anew: bool = False) -> None:
        """Show the highlights that the article has now, if they are others, or ``anew`` because they look otherwise."""
        before = self.highlights
        self._look_up_highlights()
        if anew or self.highlights != before:
            self._show_highlights()

    def _show_highlights(self) -> None:
        self.text.marks.show_highlights(self.highlights)
        self.marks.show_highlights(self.highlights)
        lost = sum(not one.found for one in self.highlights)
        if lost or not self.head.lost.isHidden():
            self.head.lost.show_number(lost)
            self._parts.space()
        self._lay_marks()
        self.highlights_changed.emit()

    def _lay_marks(self) -> None:
        """Put the marks beside the text, on the side where its lines begin."""
        if self.highlights:
            rtl = self.article is not None and direction(self.article.text[:400]) == "rtl"
            left = self.column.x() + self.column.width() + 1 if rtl else self.column.x() - MARKS_WIDTH - 1
            top = self.position.text_top
            place = QRect(left, top, MARKS_WIDTH, self.text.height())
            if place != self.marks.geometry():
                self.marks.setGeometry(place)
                self.marks.raise_()
        self.moved.emit()

    # --- summary -------------------------------------------------------------------------------------------------------

    def set_summary_open(self, where: str) -> None:
        """``where`` is "right", "above" or "" (closed): the prompts say so."""
        for prompt in self.prompts:
            prompt.show_open(where)
        self._parts.space()

    def show_keys(self) -> None:
        """Name the keys that are in force."""
        for prompt in self.prompts:
            prompt.show_keys()
        self.welcome.show_keys()

    def mark(self, start: int, end: int) -> None:
        """Mark a sentence of the text, or nothing where the span is empty; nothing else is lit then."""
        self.text.marks.light(0, 0)
        self.text.marks.mark(start, end)

    def light(self, start: int, end: int) -> None:
        """Light a sentence of the text up beside the one that is marked, or none where the span is empty."""
        self.text.marks.light(start, end)

    def start_at(self, start: int, end: int) -> None:
        """Mark a sentence of the article that was just set, and stand with its first line in the upper third once that
        is laid out.
        """
        self.mark(start, end)
        self.position.stand_at(start)

    def blocks_in_hand(self) -> list[int]:
        """Return the indexes of the blocks that a key is about: those selected, else the one with the caret, else the
        first that is seen whole.
        """
        chosen = self.text.chosen_blocks()
        if chosen or self.article is None:
            return chosen
        top = self.verticalScrollBar().value() - self.position.text_top
        caret = self.text.caret_rect()
        if (
            self.text.hasFocus()
            and self.text.textCursor().position()
            and top <= caret.top() <= top + self.viewport().height()
        ):
            return [self.text.typesetter.block_at(self.text.textCursor().position())]
        here = self.text.block_at(top)
        below = self.text.block_at(top + 24)
        return [below if top > 0 else here]

    def remember_position(self) -> None:
        """Tell at which offset the article is being read, for the next time it is opened: its end where that is reached."""
        if self.article is not None and self.article.row.state == "ready" and not self.position.is_waiting:
            bar = self.verticalScrollBar()
            at_end = 0 < bar.maximum() == bar.value() and self.text.typesetter.is_whole
            self.position_changed.emit(
                self.article.row.id, len(self.article.text) if at_end else self.position.offset()
            )

    def _settle(self) -> None:
        """Follow a layout that grew: keep ticks where they belong, and go to the place that is to be restored once it
        is there.
        """
        self.ticks.follow()
        self._marks_timer.start()
        self.position.follow()

    # --- events --------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, wherever on the page the keyboard is."""
        if not is_scroll_key(event):
            super().keyPressEvent(event)
        else:
            self.position.scroll_by_key(event)

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Hold the keyboard in the text when what has it goes, and nothing scrolls for it: Qt would pass it on."""
        focused = self.window().focusWidget()
        if focused is not None and self.isAncestorOf(focused) and not (focused.isVisible() and focused.isEnabled()):
            (self.text if self.text.isVisible() else self).setFocus()
            return True
        return super().focusNextPrevChild(next_)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.welcome.setGeometry(self.viewport().rect())
        self.selection.setGeometry(self.viewport().rect())
        self.link_line.place()
        self.footnotes.close()
        self.ticks.follow()
        self._marks_timer.start()
