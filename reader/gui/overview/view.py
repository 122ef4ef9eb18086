"""The overview as a page: what is in the library over time, by site, tag and language, and what takes the space."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.desk.overviews import by_year
from reader.gui.kit import icons
from reader.gui.kit.labels import words_of
from reader.gui.kit.theme import Theme, text_font, ui_font
from reader.gui.overview import wording
from reader.gui.overview.bars import PAD, BarList, Fill, Rows
from reader.gui.overview.space import Legend, SpaceBar
from reader.gui.overview.storage_section import StorageSection
from reader.gui.overview.timeline import Timeline
from reader.model.overview import Overview, Space

WIDEST = 780 + 2 * PAD
NARROW = 600
"""Under this width of the column, tags stand under sites."""
TOP, SIDES, NARROW_SIDES, BOTTOM = 32, 40, 16, 64
COLUMN_LEAST = 4
"""Pixels of a month's column at least; where there is no room for them, months are shown as years."""


class OverviewView(QWidget):
    """``opened`` carries the filter of what a person wants to see as a list, ``left`` says that they go back."""

    opened = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.overview: Overview | None = None
        self.space: Space | None = None
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Overview"))
        self.title = QLabel(self.tr("Overview"))
        self.title.setFont(text_font(31, bold=True))
        self.about = words_of(13)
        self.close_button = QToolButton()
        self.close_button.setAccessibleName(self.tr("Back to the article"))
        self.close_button.setToolTip(self.tr("Back to the article (Esc)"))
        self.close_button.setIconSize(QSize(16, 16))
        self.close_button.clicked.connect(self.left)

        self.time = Timeline(theme, self.tr("Saved and read over time"))
        self.legend = Legend(theme)
        self.legend.show_entries([(Fill.LIGHT, self.tr("Saved")), (Fill.OUTLINED, self.tr("Read for the first time"))])
        self.time_note = words_of(12)
        self.sites = Rows(theme, self.tr("Sites"))
        self.tags = Rows(theme, self.tr("Tags"))
        self.languages = Rows(theme, self.tr("Languages"))
        self.site_rest, self.tag_rest, self.language_rest = words_of(12), words_of(12), words_of(12)
        self.space_bar = SpaceBar(theme, self.tr("What takes the space"))
        self.space_head = words_of(12)
        self.smaller = StorageSection()
        self._body = QWidget()
        self._empty = self._empty_words()
        self._compose()
        for bars in self.bar_lists():
            bars.opened.connect(self.opened)
            bars.stepped.connect(lambda place, bars=bars: self._see(bars, place))
        theme.changed.connect(self._recolour)
        self._recolour()
        self._body.hide()
        self._empty.hide()

    def bar_lists(self) -> tuple[BarList, ...]:
        """All that have bars, in the order of the page."""
        return self.time, self.sites, self.tags, self.languages, self.space_bar.parts

    # --- composing -----------------------------------------------------------------------------------------------------

    def _compose(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(PAD, 0, PAD, 0)
        head.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(40 - 2 * PAD)
        self._beside.addWidget(
            self._section(self.tr("By site"), self.sites, self.site_rest), 1, Qt.AlignmentFlag.AlignTop
        )
        self._beside.addWidget(self._section(self.tr("By tag"), self.tags, self.tag_rest), 1, Qt.AlignmentFlag.AlignTop)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(30)
        body.addWidget(self._section(self.tr("Over time"), self.time, self.legend, self.time_note))
        body.addLayout(self._beside)
        body.addWidget(self._section(self.tr("By language"), self.languages, self.language_rest))
        body.addWidget(self._section(self.tr("What takes the space"), self.space_head, self.space_bar, self.smaller))
        self._column = QWidget()
        self._column.setObjectName("pageColumn")
        self._column.setMaximumWidth(WIDEST)
        self._column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(4)
        column.addLayout(_inset(self.about))
        column.addSpacing(26)
        column.addWidget(self._body)
        column.addWidget(self._empty, 1)
        column.addStretch(1)
        page = QWidget()
        page.setObjectName("page")
        self._outer = QHBoxLayout(page)
        self._outer.addStretch(1)
        self._outer.addWidget(self._column, 1000)
        self._outer.addStretch(1)
        self.scroll = QScrollArea()
        self.scroll.setObjectName("pageScroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setAccessibleName(self.tr("Overview"))
        self.scroll.setWidget(page)
        self.setFocusProxy(self.scroll)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.scroll)

    def _section(self, name: str, *parts: QWidget) -> QWidget:
        section = QWidget()
        column = QVBoxLayout(section)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        heading = QLabel(name)
        heading.setFont(ui_font(14, bold=True))
        for part in (heading, *parts):
            if isinstance(part, Rows):
                column.addWidget(part)
            else:
                column.addLayout(_inset(part))
        return section

    def _empty_words(self) -> QWidget:
        words = QWidget()
        title = QLabel(self.tr("Nothing to look at yet"))
        title.setFont(text_font(21, bold=True))
        more = QLabel(self.tr("Save an article: its site, its language and its day appear here."))
        more.setFont(ui_font(14))
        more.setProperty("role", "meta")
        more.setWordWrap(True)
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 120, 0, 0)
        column.setSpacing(10)
        for label in (title, more):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(1)
        return words

    # --- what is shown -------------------------------------------------------------------------------------------------

    def show_overview(self, overview: Overview) -> None:
        self.overview = overview
        empty = overview.articles == 0
        self._body.setVisible(not empty)
        self._empty.setVisible(empty)
        self.about.setVisible(not empty)
        self.about.setText(wording.head(overview))
        self._show_time()
        self.time_note.setText(wording.time_note(overview))
        self.sites.show_bars(wording.sites(overview.sites))
        self.tags.show_bars(wording.tags(overview.tags))
        self.languages.show_bars(wording.languages(overview.languages))
        self.site_rest.setText(wording.site_rest(overview.sites))
        self.tag_rest.setText(wording.tag_rest(overview.tags))
        if not overview.tags.first:
            self.tag_rest.setText(self.tr("No tags yet. Press T to tag an article."))
        self.language_rest.setText(wording.language_rest(overview.languages))
        for note in (self.time_note, self.site_rest, self.tag_rest, self.language_rest):
            note.setVisible(bool(note.text()))
        for bars in (self.sites, self.tags, self.languages):
            bars.setVisible(bool(bars.bars))

    def _show_time(self) -> None:
        if self.overview is None:
            return
        step, periods = self.overview.step, self.overview.periods
        if step == "month" and len(periods) * COLUMN_LEAST > self._room():
            step, periods = "year", by_year(periods)
        self.time.show_columns(wording.columns(periods, step), wording.labels(periods, step))

    def show_space(self, space: Space) -> None:
        self.space = space
        self.space_head.setText(wording.space_head(space))
        self.space_bar.show_bars(wording.space(space))

    def _recolour(self) -> None:
        self.close_button.setIcon(icons.icon("close", self._theme.colour("ink2"), 16))
        self.scroll.viewport().update()

    # --- place ---------------------------------------------------------------------------------------------------------

    def _room(self) -> int:
        sides = NARROW_SIDES if self._is_narrow() else SIDES
        return min(self.width() - 2 * sides, WIDEST)

    def _is_narrow(self) -> bool:
        return min(self.width() - 2 * SIDES, WIDEST) < NARROW

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self._is_narrow()
        sides = NARROW_SIDES if narrow else SIDES
        self._outer.setContentsMargins(sides, TOP, sides, BOTTOM)
        self._beside.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(30 if narrow else 40 - 2 * PAD)
        self._show_time()

    def _see(self, bars: BarList, place: QRect) -> None:
        """The bar that the keyboard came to, with a little of what is around it."""
        if self.scroll.isVisible():
            middle = bars.viewport().mapTo(self.scroll.widget(), place.center())
            self.scroll.ensureVisible(middle.x(), middle.y(), 0, place.height() // 2 + 40)

    def take_focus(self) -> None:
        """The keyboard to the bars where it was, or to the first ones."""
        (self.time if self.time.bars and self._body.isVisibleTo(self) else self.scroll).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    # --- keys ----------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # Space presses the button that has the keyboard, instead of turning the page. Delete must not throw away an
            # article that nobody sees.
            pressed = event.key() == Qt.Key.Key_Space and isinstance(self.window().focusWidget(), QAbstractButton)
            if pressed or event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _inset(part: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(PAD, 0, PAD, 0)
    line.addWidget(part)
    return line
