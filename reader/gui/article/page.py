"""The reading pane: an article as a well-set page, from its site's name to the two cards at its foot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPropertyAnimation,
    QRect,
    Qt,
    QTimer,
    QUrl,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from reader.desk.desk import Desk
from reader.gui.article.also_at import DuplicatesBar
from reader.gui.article.highlight_marks import WIDTH as MARKS_WIDTH
from reader.gui.article.highlight_marks import HighlightMarks
from reader.gui.article.incomplete_notice import IncompleteNotice
from reader.gui.article.note_box import LostHighlights, NoteBox
from reader.gui.article.outline import outline_menu
from reader.gui.article.page_parts import Card, ElidingHost, LeftOut, ProblemBox, Prompt
from reader.gui.article.scroll_ticks import WIDTH as TICK
from reader.gui.article.scroll_ticks import ScrollTicks
from reader.gui.article.selection_page import SelectionPage
from reader.gui.article.tag_bar import TagBar
from reader.gui.article.tag_popover import TagPopover
from reader.gui.article.text_pane import TextPane, is_scroll_key
from reader.gui.article.typesetter import NORMAL_SPACING
from reader.gui.article.welcome import Welcome
from reader.gui.kit import messages
from reader.gui.kit.focus_ring import FocusRing
from reader.gui.kit.meanings import meaning_name
from reader.gui.kit.pictures import Pictures
from reader.gui.kit.selectable_text import SelectableText
from reader.gui.kit.theme import Theme, text_font, ui_font
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
MAX_SHOWN_ADDRESS = 240
"""Characters of an address that the page shows; a longer one is whole in the tooltip, and when it is copied."""
SCROLL_MS = 120
LINE_STEP = 60
"""How far the arrow keys scroll, in pixels: two lines of the usual text."""
FOOTNOTE_LIT_CHARACTERS, FOOTNOTE_LIT_MS = 4, 1500
"""What of a footnote, or of its mark, is lit up after a jump there, and for how long."""


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
    tag_asked = Signal()
    tags_added = Signal(list)
    tag_removed = Signal(str)
    tag_chosen = Signal(str)
    site_chosen = Signal(str)
    retry_asked = Signal(int)
    browser_asked = Signal(str)
    file_asked = Signal(int)
    link_clicked = Signal(QUrl)
    duplicate_chosen = Signal(int)
    why_asked = Signal()
    note_asked = Signal()
    lost_asked = Signal()
    highlights_changed = Signal()
    moved = Signal()
    position_changed = Signal(int, int)

    def __init__(self, desk: Desk, theme: Theme, pictures: Pictures, parent: QWidget | None = None) -> None:  # noqa: PLR0915
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self.article: Article | None = None
        self.highlights: tuple[Highlight, ...] = ()
        self._restore: tuple[int, int] | None = None
        self._ticks_at: list[int] = []
        self._hits_at: list[int] = []
        self.setObjectName("pageScroll")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Article"))
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

        self.site = QPushButton()
        self.site.setProperty("role", "site")
        self.site.setFont(ui_font(12, bold=True))
        self.site.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.site.clicked.connect(lambda: self.article and self.site_chosen.emit(self.article.row.site))
        self.title = SelectableText(theme, "ink", 1.18)
        self.description = SelectableText(theme, "ink2", 1.4)
        self.byline = SelectableText(theme, "ink2", 1.5)
        self.byline.setFont(ui_font(13))
        self.facts = SelectableText(theme, "ink2", 1.5)
        self.facts.setFont(ui_font(12))
        self.facts.menu_asked.connect(self._fill_facts_menu)
        self.left_out = LeftOut()
        self.left_out.asked.connect(self.why_asked)
        self.problem = ProblemBox(theme)
        self.problem.retry.clicked.connect(lambda: self.article and self.retry_asked.emit(self.article.row.id))
        self.problem.browser.clicked.connect(lambda: self.article and self.browser_asked.emit(self.article.row.url))
        self.also_at = DuplicatesBar()
        self.also_at.chosen.connect(self.duplicate_chosen)
        self.incomplete = IncompleteNotice(theme)
        self.incomplete.asked.connect(self._help)
        self.tags = TagBar(theme)
        self.tags.asked.connect(self.tag_asked)
        self.tags.removed.connect(self.tag_removed)
        self.tags.chosen.connect(self.tag_chosen)
        self.note = NoteBox()
        self.note.asked.connect(self.note_asked)
        self.note.link_clicked.connect(self.link_clicked)
        self.lost = LostHighlights()
        self.lost.asked.connect(self.lost_asked)
        self.prompts = [Prompt(), Prompt()]
        for prompt in self.prompts:
            prompt.asked.connect(self.summary_asked)
            prompt.hidden.connect(self.summary_hidden)
        self.text = TextPane(theme, pictures)
        self.text.link_clicked.connect(self.link_clicked)
        self.text.place_asked.connect(self._show_footnote)
        self.text.height_changed.connect(self._settle)
        self.text.caret_moved.connect(self._show_caret)
        self.text.picture_asked.connect(self.show_picture)
        self.marks = HighlightMarks(theme, self.text, lambda number: meaning_name(desk.settings, number), self._sheet)
        self.text.height_changed.connect(self._lay_marks)
        self.text.moved.connect(self._lay_marks)
        self.moved.connect(self.text.lay_highlights)
        self.previous = Card(backwards=True)
        self.next = Card(backwards=False)
        self.previous.chosen.connect(self.step_asked)
        self.next.chosen.connect(self.step_asked)

        self.tag_popover: TagPopover | None = None
        self._picture_view: PictureView | None = None
        scroll_keys = _ScrollKeys(self)
        for button in (
            *(
                self.site,
                self.left_out.button,
                self.tags.button,
                self.note.button,
                self.lost.button,
                self.previous,
                self.next,
            ),
            *(prompt.button for prompt in self.prompts),
        ):
            button.installEventFilter(scroll_keys)
        self._parts = ElidingHost()
        for widget, space in (
            (self.site, 2),
            (self.title, 4),
            (self.description, 8),
            (self.byline, 2),
            (self.facts, 10),
            (self.left_out, 10),
            (self.also_at, 10),
            (self.incomplete, 14),
            (self.tags, 24),
            (self.note, 24),
            (self.lost, 18),
            (self.problem, 24),
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
        self.ring = FocusRing(theme, self, self.text)
        self.ticks = ScrollTicks(theme, self)
        self.hit_ticks = ScrollTicks(theme, self, "hit_line")
        self._ticks_timer = QTimer(self)  # once for all that a new layout moves
        self._ticks_timer.setSingleShot(True)
        self._ticks_timer.timeout.connect(self._lay_ticks)
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
        self._animation = QPropertyAnimation(self.verticalScrollBar(), b"value", self)
        self._animation.setDuration(SCROLL_MS)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        theme.changed.connect(self._recolour)
        self._sheet.hide()
        self.welcome.hide()

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
        self._sheet.hide()
        self.ticks.set_heights([])
        self.set_hit_ticks([], -1)
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
        self.welcome.hide()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._sheet.show()
        self.mark(0, 0)
        self.set_ticks([])
        self._fill_head(article, known)
        self._look_up_highlights()
        self._set_text()
        self.set_neighbours(neighbours)
        self._restore = (offset, 0) if offset else None
        self.verticalScrollBar().setValue(0)
        self._settle()

    def show_again(self, article: Article, known: tuple[Tag, ...]) -> None:
        """Show the same article with another text: what is being read stays where it is on the screen."""
        before = self.article
        if before is None:
            return
        offset = self.offset()
        top = self.text.mapTo(self._sheet, self.text.rect().topLeft()).y() + self.text.top_of(offset)
        below = self.verticalScrollBar().value() - top
        self.article = article
        self.mark(0, 0)
        self.set_ticks([])
        self._fill_head(article, known)
        self._look_up_highlights()
        self._set_text()
        self._restore = (same_place(before.text, article.text, offset) if offset else 0, below)
        self._settle()

    def update_head(self, article: Article, known: tuple[Tag, ...]) -> None:
        """Marks or tags changed: everything but the text is shown anew, and nothing moves."""
        self.article = article
        self._fill_head(article, known)
        self.refresh_highlights()

    def set_neighbours(self, neighbours: Neighbours) -> None:
        self.previous.show_row(neighbours.previous)
        self.next.show_row(neighbours.next)
        for card in (self.previous, self.next):  # two empty ones, of a list of one, would tell nothing
            card.setVisible(neighbours.previous is not None or neighbours.next is not None)

    def _fill_head(self, article: Article, known: tuple[Tag, ...]) -> None:
        row = article.row
        self.site.setText(row.site)
        self.site.setAccessibleName(self.tr("Show all articles from %1").replace("%1", row.site))
        self.site.setVisible(bool(row.site))
        self.title.set_text(row.title)
        rtl = direction(row.title) == "rtl"
        self._layout.setAlignment(self.site, Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
        self.tags.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        self.also_at.show_duplicates(self._desk.articles.near_duplicates(row.id), row.site)
        description = "" if _is_opening(article) else article.description
        self.description.set_text(description)
        self.description.setVisible(bool(description))
        names = [messages.isolated(name) for name in row.byline.split("; ") if name]
        parts = [self._names(names), messages.isolated(messages.publication(row.published))]
        if row.minutes:
            parts.append(messages.isolated(self.tr("%1 min").replace("%1", messages.number(row.minutes))))
        if row.sample:
            parts.append(messages.isolated(self.tr("Sample")))
        self.byline.set_text(" · ".join(part for part in parts if part), row.title)
        self.byline.setVisible(bool(self.byline.text()))
        saved = self.tr("Saved %1").replace("%1", messages.moment(row.saved)) if row.saved else ""
        self.facts.set_text(" · ".join(map(messages.isolated, filter(None, (saved, _short(row.url))))), row.title)
        self.facts.setVisible(bool(self.facts.text()))
        self.facts.setToolTip(row.url)
        self.left_out.show_number(self._desk.articles.left_out(row.id))
        self.tags.show_tags(row.tags, known)
        self.note.show_note(article.notes)
        ready = row.state == "ready"
        self.incomplete.show_reason(row.completeness if ready else "", article.evidence, row.url)
        self.problem.setVisible(not ready)
        if not ready:
            words = messages.row_problem(row) or self.tr("Fetching… The article will appear in a moment.")
            self.problem.show_problem(words, failed=row.state == "failed", address=row.url)
        self.prompts[0].setVisible(ready and bool(article.blocks))
        self.prompts[1].setVisible(ready and bool(article.blocks) and row.words >= LONG_WORDS)
        self.text.setVisible(ready)
        self._parts.space()

    def _fill_facts_menu(self, menu: QMenu) -> None:
        """Let a person take the address whole, or go there."""
        if self.article is not None:
            url = self.article.row.url
            menu.addAction(self.tr("Copy address"), lambda: QGuiApplication.clipboard().setText(url))
            if url.startswith(("http://", "https://")):
                menu.addAction(self.tr("Open in browser"), lambda: self.browser_asked.emit(url))

    def show_outline(self) -> None:
        """Offer the article's headings in a menu, the one that is being read as the current one."""
        if self.article is None:
            return
        menu = outline_menu(self.article, self.offset(), self)
        menu.triggered.connect(lambda action: self.go_to(int(action.data())))
        menu.aboutToHide.connect(menu.deleteLater)
        current = menu.activeAction()
        menu.popup(self.viewport().mapToGlobal(QPoint(SIDE, 12)))  # given the action, Qt would put that there
        menu.setActiveAction(current)

    def show_picture(self, number: int = -1) -> None:
        """Enlarge a figure of the text, counted from 0; without a number the first that is in sight or follows."""
        article = self.article
        if article is None or not self.text.typesetter.figures:
            return
        if number < 0:
            top = self.text.mapTo(self._sheet, QPoint(0, 0)).y()
            number = self.text.first_figure_below(max(self.verticalScrollBar().value() - top, 0))
        if self._picture_view is None:
            from reader.gui.article.picture_view import PictureView

            self._picture_view = PictureView(self.window(), self._desk.pictures.picture)
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
        anchor = self.tags.button.rect()
        anchor.moveTopLeft(
            self.tags.button.mapTo(self._sheet, QPoint(0, 0)) - QPoint(0, self.verticalScrollBar().value())
        )
        self.tag_popover.open(anchor, self._desk.tags.all(), self.article.row.tags if number == 1 else (), number)

    def _help(self, kind: str) -> None:
        """Do what a person wants about an article that is not whole."""
        if self.article is not None:
            row = self.article.row
            {"browser": self.browser_asked, "file": self.file_asked, "retry": self.retry_asked}[kind].emit(
                row.url if kind == "browser" else row.id
            )

    def _names(self, names: list[str]) -> str:
        if len(names) < 2:
            return "".join(names)
        return self.tr("%1 and %2").replace("%1", ", ".join(names[:-1])).replace("%2", names[-1])

    def _set_text(self) -> None:
        size = int(self._desk.settings["text_size"])
        measure = MEASURES[str(self._desk.settings["measure"])]
        self.column.setMaximumWidth(round(measure * max(size, 17) / 19))
        self.title.setFont(text_font(round(35 * size / 19), bold=True))
        self.description.setFont(text_font(round(20 * size / 19)))
        if self.article is not None:
            self._outer.activate()
            spacing = SPACINGS[str(self._desk.settings["line_spacing"])]
            self.text.set_blocks(self.article.blocks, size, self._desk.pictures.picture, spacing)
            self._show_highlights()

    def restyle(self) -> None:
        """Set the text anew, in another size or other colours, at the same place."""
        if self.article is None:
            return
        offset, above = self.offset(), self.verticalScrollBar().value()
        below = 0 if offset else above - self._top_of(0)
        marked, lit = self.text.marks
        hits = self.text.hits
        self._set_text()
        self.text.mark(*marked)
        self.text.light(*lit)
        self.text.show_hits(*hits)
        self._restore = (offset, below) if above else None
        self._settle()

    def _recolour(self) -> None:
        self.tags.show_tags(
            self.article.row.tags if self.article else (), self._desk.tags.all() if self.article else ()
        )
        self.restyle()

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
        self.text.show_highlights(self.highlights)
        self.marks.show_highlights(self.highlights)
        lost = sum(not one.found for one in self.highlights)
        if lost or not self.lost.isHidden():
            self.lost.show_number(lost)
            self._parts.space()
        self._lay_marks()
        self.highlights_changed.emit()

    def _lay_marks(self) -> None:
        """Put the marks beside the text, on the side where its lines begin."""
        if self.highlights:
            rtl = self.article is not None and direction(self.article.text[:400]) == "rtl"
            left = self.column.x() + self.column.width() + 1 if rtl else self.column.x() - MARKS_WIDTH - 1
            top = self.text.mapTo(self._sheet, QPoint(0, 0)).y()
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

    def mark(self, start: int, end: int) -> None:
        """Mark a sentence of the text, or nothing where the span is empty; nothing else is lit then."""
        self.text.light(0, 0)
        self.text.mark(start, end)

    def light(self, start: int, end: int) -> None:
        """Light a sentence of the text up beside the one that is marked, or none where the span is empty."""
        self.text.light(start, end)

    def set_ticks(self, offsets: list[int]) -> None:
        """Tick where the summary's sentences begin."""
        self._ticks_at = offsets
        if offsets:
            self._ticks_timer.start()
        else:
            self.ticks.set_heights([])

    def set_hit_ticks(self, offsets: list[int], current: int) -> None:
        """Tick where the hits of a search begin, and which of them is the current one."""
        self._hits_at = offsets
        self.hit_ticks.current = current
        if offsets:
            self._ticks_timer.start()
        else:
            self.hit_ticks.set_heights([])

    def _lay_ticks(self) -> None:
        height = max(self._sheet.height(), 1)
        bar = self.verticalScrollBar()
        edge = self.width() - (bar.width() if bar.isVisible() else 0)
        for ticks, offsets, current in (
            (self.ticks, self._ticks_at, -1),
            (self.hit_ticks, self._hits_at, self.hit_ticks.current),
        ):
            ticks.set_heights([self._top_of(offset) / height for offset in offsets] if self.article else [], current)
            if offsets:
                edge -= TICK + 1
                ticks.setGeometry(edge, 4, TICK, self.height() - 8)
                ticks.raise_()

    # --- places --------------------------------------------------------------------------------------------------------

    # An offset of -1 is the title's.

    def go_to(self, offset: int, *, smooth: bool = True) -> None:
        """Scroll so that the line with this offset stands in the upper third; at once, or as soon as it is laid out."""
        top = self._top_of(offset)
        if self._restore is not None or top > self.verticalScrollBar().maximum() + self.viewport().height():
            self.stand_at(offset)
        else:
            self._scroll_to(top - self.viewport().height() // 3, smooth=smooth)

    def _show_footnote(self, offset: int) -> None:
        """Go to a footnote or back to its mark, and light its line up for a moment."""
        self.go_to(offset)
        self.light(offset, offset + FOOTNOTE_LIT_CHARACTERS)
        QTimer.singleShot(FOOTNOTE_LIT_MS, self, lambda: self.light(0, 0))

    def start_at(self, start: int, end: int) -> None:
        """Mark a sentence of the article that was just set, and stand with its first line in the upper third once that
        is laid out.
        """
        self.mark(start, end)
        self.stand_at(start)

    def stand_at(self, offset: int) -> None:
        """Stand with the line with this offset in the upper third once it is laid out."""
        self._restore = (offset, -self.viewport().height() // 3)
        self._settle()

    def reveal(self, offset: int) -> None:
        """Scroll to the line with this offset if it is out of sight."""
        top = self._top_of(offset)
        above = self.verticalScrollBar().value()
        if self._restore is not None or not above <= top <= above + self.viewport().height() - round(
            1.5 * self.text.fontMetrics().height()
        ):
            self.go_to(offset)

    def _top_of(self, offset: int) -> int:
        """Return how far below the page's top the line with this offset stands, in pixels."""
        if offset < 0:
            return self.title.y() + self.column.y()
        return self.text.mapTo(self._sheet, self.text.rect().topLeft()).y() + self.text.top_of(offset)

    def _scroll_to(self, value: int, *, smooth: bool) -> None:
        bar = self.verticalScrollBar()
        value = max(0, min(value, bar.maximum()))
        self._animation.stop()
        if smooth and self.isVisible():
            self._animation.setStartValue(bar.value())
            self._animation.setEndValue(value)
            self._animation.start()
        else:
            bar.setValue(value)

    def offset(self) -> int:
        """Return the offset of the first line that is seen; 0 while the head of the page is."""
        top = self.text.mapTo(self._sheet, self.text.rect().topLeft()).y()
        above = self.verticalScrollBar().value() - top
        return self.text.offset_at(above) if above > 0 else 0

    def blocks_in_hand(self) -> list[int]:
        """Return the indexes of the blocks that a key is about: those selected, else the one with the caret, else the
        first that is seen whole.
        """
        chosen = self.text.chosen_blocks()
        if chosen or self.article is None:
            return chosen
        top = self.verticalScrollBar().value() - self.text.mapTo(self._sheet, self.text.rect().topLeft()).y()
        caret = self.text.cursorRect()
        if (
            self.text.hasFocus()
            and self.text.textCursor().position()
            and top <= caret.top() <= top + self.viewport().height()
        ):
            return [self.text.typesetter.block_at(self.text.textCursor().position())]
        here = self.text.block_at(top)
        below = self.text.block_at(top + 24)
        return [below if top > 0 else here]

    def scroll_page(self, direction: int) -> bool:
        """Scroll a screenful down (1) or up (-1); return False if it was at that end already."""
        bar = self.verticalScrollBar()
        if bar.value() == (bar.maximum() if direction > 0 else 0):
            return False
        self._scroll_to(bar.value() + direction * (self.viewport().height() - 80), smooth=True)
        return True

    def remember_position(self) -> None:
        """Tell at which offset the article is being read, for the next time it is opened."""
        if self.article is not None and self.article.row.state == "ready" and self._restore is None:
            self.position_changed.emit(self.article.row.id, self.offset())

    def _settle(self) -> None:
        """Follow a layout that grew: keep ticks where they belong, and go to the place that is to be restored once it
        is there.
        """
        if self._ticks_at or self._hits_at:
            self._ticks_timer.start()
        self._marks_timer.start()
        if self._restore is not None:
            QTimer.singleShot(0, self, self._go_to_restored)

    def _go_to_restored(self) -> None:
        if self._restore is None or self.article is None:
            return
        # The column learns its height in steps; measured in between, the text would seem to stand elsewhere.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        if self._restore is None:
            return
        offset, below = self._restore
        top = self._top_of(offset)
        if top <= self.verticalScrollBar().maximum() + self.viewport().height():
            self._restore = None
            self.verticalScrollBar().setValue(top + below)
        self._lay_ticks()

    # --- events --------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, wherever on the page the keyboard is."""
        if not is_scroll_key(event):
            super().keyPressEvent(event)
            return
        bar = self.verticalScrollBar()
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._animation.stop()
            bar.setValue(bar.value() + (LINE_STEP if event.key() == Qt.Key.Key_Down else -LINE_STEP))
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.scroll_page(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            self._scroll_to(0 if event.key() == Qt.Key.Key_Home else bar.maximum(), smooth=True)

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Hold the keyboard in the text when what has it goes, and nothing scrolls for it: Qt would pass it on."""
        focused = self.window().focusWidget()
        if focused is not None and self.isAncestorOf(focused) and not (focused.isVisible() and focused.isEnabled()):
            (self.text if self.text.isVisible() else self).setFocus()
            return True
        return super().focusNextPrevChild(next_)

    def _show_caret(self) -> None:
        """Keep the end of a selection that a key makes in sight."""
        caret = self.text.cursorRect().translated(0, self.text.mapTo(self._sheet, self.text.rect().topLeft()).y())
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if caret.top() < bar.value():
            bar.setValue(caret.top() - LINE_STEP)
        elif caret.bottom() > bar.value() + height:
            bar.setValue(caret.bottom() - height + LINE_STEP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.welcome.setGeometry(self.viewport().rect())
        self.selection.setGeometry(self.viewport().rect())
        if self._ticks_at or self._hits_at:
            self._ticks_timer.start()
        self._marks_timer.start()


def _short(url: str) -> str:
    """Return an address as the page shows it, cut where it would fill more than three lines."""
    return url if len(url) <= MAX_SHOWN_ADDRESS else url[:MAX_SHOWN_ADDRESS] + "…"


def _is_opening(article: Article) -> bool:
    """Many sites repeat the first sentences as description: a page need not say it twice."""
    opening = " ".join(article.text[:2000].split()).casefold()
    words = " ".join(article.description.rstrip("….[] ").split()).casefold()
    return bool(words) and words[:90] in opening
