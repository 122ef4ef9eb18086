"""The overview as a page: what is in the library over time, by site, tag and language, and what takes the space."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reader.desk.overviews import by_year
from reader.gui.kit.empty_state import EmptyState
from reader.gui.kit.keys import key_of
from reader.gui.kit.labels import wrapped_label
from reader.gui.kit.page_view import PAD, PageView
from reader.gui.kit.theme import Theme, text_font, ui_font
from reader.gui.overview import wording
from reader.gui.overview.bars import BarList, Fill, Rows
from reader.gui.overview.space import Legend, SpaceBar
from reader.gui.overview.storage_section import StorageSection
from reader.gui.overview.timeline import Timeline
from reader.model.overview import Overview, Period, Space

NARROW = 600
"""Under this width of the column, tags stand under sites."""
SIDES = 40
MIN_COLUMN_PIXELS = 4
"""Pixels of a month's column at least; where there is no room for them, months are shown as years."""


class OverviewView(PageView):
    """``opened`` carries the filter of what a person wants to see as a list."""

    opened = Signal(object)
    asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, sides=SIDES, narrow=NARROW, parent=parent)
        self.set_name(self.tr("Overview"))
        self.overview: Overview | None = None
        self._columns: tuple[str, tuple[Period, ...]] = ("", ())
        self.space: Space | None = None
        self.title = QLabel(self.tr("Overview"))
        self.title.setFont(text_font(31, bold=True))
        self.about = wrapped_label(13)
        self.time = Timeline(theme, self.tr("Saved and read over time"))
        self.legend = Legend(theme)
        self.legend.show_entries([(Fill.LIGHT, self.tr("Saved")), (Fill.OUTLINED, self.tr("First read"))])
        self.time_note = wrapped_label(12)
        self.sites = Rows(theme, self.tr("Sites"))
        self.tags = Rows(theme, self.tr("Tags"))
        self.languages = Rows(theme, self.tr("Languages"))
        self.site_rest, self.tag_rest, self.language_rest = wrapped_label(12), wrapped_label(12), wrapped_label(12)
        self.space_bar = SpaceBar(theme, self.tr("Storage"))
        self.space_head = wrapped_label(12)
        self.storage = StorageSection()
        self._body = QWidget()
        self._empty = self._empty_words()
        self._compose()
        for bars in self.bar_lists():
            bars.opened.connect(self.opened)
            bars.stepped.connect(lambda place, bars=bars: self._see(bars, place))
        self._body.hide()
        self._empty.hide()

    def bar_lists(self) -> tuple[BarList, ...]:
        """Return all that have bars, in the order of the page."""
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
        body.addWidget(self._section(self.tr("Storage"), self.space_head, self.space_bar, self.storage))
        self.column.addLayout(head)
        self.column.addSpacing(4)
        self.column.addLayout(_inset(self.about))
        self.column.addSpacing(26)
        self.column.addWidget(self._body)
        self.column.addWidget(self._empty, 1)
        self.column.addStretch(1)

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
        state = EmptyState(self._theme, heading=21, words=14)
        state.asked.connect(self.asked)
        state.say(
            self.tr("Save an article to see it counted here by date, site and language."),
            title=self.tr("Nothing here yet"),
            action="paste",
            button=self.tr("Paste address"),
        )
        return state

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
            self.tag_rest.setText(self.tr("No tags yet. To tag an article, press %1.").replace("%1", key_of("tag")))
        self.language_rest.setText(wording.language_rest(overview.languages))
        for note in (self.time_note, self.site_rest, self.tag_rest, self.language_rest):
            note.setVisible(bool(note.text()))
        for bars in (self.sites, self.tags, self.languages):
            bars.setVisible(bool(bars.bars))

    def _show_time(self) -> None:
        if self.overview is None:
            return
        step, periods = self.overview.step, self.overview.periods
        if step == "month" and len(periods) * MIN_COLUMN_PIXELS > self.column_width():
            step, periods = "year", by_year(periods)
        if (step, periods) != self._columns:
            self._columns = step, periods
            self.time.show_columns(wording.columns(periods, step), wording.labels(periods, step))

    def show_space(self, space: Space) -> None:
        self.space = space
        self.space_head.setText(wording.space_head(space))
        self.space_bar.show_bars(wording.space(space))

    # --- layout --------------------------------------------------------------------------------------------------------

    def lay_out(self, *, narrow: bool) -> None:
        """Put tags beside sites, or under them, and show as many columns over time as there is room for."""
        self._beside.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(30 if narrow else 40 - 2 * PAD)
        self._show_time()

    def _see(self, bars: BarList, place: QRect) -> None:
        """Scroll to the bar that the keyboard came to, with a little of what is around it."""
        page = self.scroll_area.widget()
        if page is not None and self.scroll_area.isVisible():
            middle = bars.viewport().mapTo(page, place.center())
            self.scroll_area.ensureVisible(middle.x(), middle.y(), 0, place.height() // 2 + 40)

    def take_focus(self) -> None:
        """Give the keyboard to the bars where it was, or to the first ones."""
        (self.time if self.time.bars and self._body.isVisibleTo(self) else self.scroll_area).setFocus(
            Qt.FocusReason.OtherFocusReason
        )


def _inset(part: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(PAD, 0, PAD, 0)
    line.addWidget(part)
    return line
