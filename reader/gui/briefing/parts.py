"""The articles of one event in a briefing: its sentences, and where its sources differ."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from reader.exchange.briefing_words import distinct_variants, latest_of, told_by
from reader.gui.briefing.stops import FigureStop, SentenceStop, Stop
from reader.gui.kit.accessibility import set_role
from reader.gui.kit.page_view import PAD
from reader.gui.kit.theme import Theme, text_font, ui_font
from reader.gui.kit.wrapped_text import WrappedText
from reader.model.briefing import Briefing, Difference, Group

SIDE = 241
"""The width of the column in which sources differ."""
GAP = 30
_NO_LIMIT = 16_777_215
"""Qt's QWIDGETSIZE_MAX, which PySide6 doesn't have."""


class Rule(QWidget):
    """A line of one pixel between two planes."""

    def __init__(self, theme: Theme, above: int = 0, below: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._above = above
        self.setFixedHeight(above + 1 + below)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRect(PAD, self._above, self.width() - 2 * PAD, 1), self._theme.colour("rule"))


class GroupPart(QWidget):
    """One event: heading and sentences at the left, at the right where its sources differ."""

    def __init__(
        self, theme: Theme, briefing: Briefing, group: Group, size: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._alone = len(group.articles) == 1
        self.heading = WrappedText(theme, "ink", 1.24)
        set_role(self.heading, "Heading")
        self.heading.set_text(briefing.heading(group))
        self.heading.setContentsMargins(0, 0, 0, 0)
        self.stops: list[Stop] = []
        self.sentences: list[SentenceStop] = []
        told = QVBoxLayout()
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(2)
        head = QVBoxLayout()
        head.setContentsMargins(PAD, 0, PAD, 4)
        head.addWidget(self.heading)
        told.addLayout(head)
        if latest_of(briefing, group) is not None:
            told.addLayout(_inset(_meta(self.tr("Latest"))))
        for passage in group.sentences:  # children of this from the start, or Tab would reach them after what differs
            article = briefing.source(passage)
            stop = SentenceStop(theme, passage, briefing.words(passage), article.site or article.title, size, self)
            self.sentences.append(stop)
            told.addWidget(stop)
        if not group.sentences:
            told.addLayout(_inset(_meta(self.tr("No sentence makes sense on its own. Read the full article."))))
        told.addStretch(1)
        self.stops += self.sentences
        self._side = QWidget(self)
        self._side.setFixedWidth(SIDE + 2 * PAD)
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 3, 0, 0)
        column.setSpacing(0)
        self._fill_side(column, briefing, group)
        column.addStretch(1)
        self._side.setVisible(not self._alone)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(GAP)
        self._line.addLayout(told, 1)
        self._line.addWidget(self._side, 0, Qt.AlignmentFlag.AlignTop)
        self._room = QWidget(self)  # where nothing is to be compared, the lines are as long as everywhere
        self._room.setFixedWidth(SIDE + 2 * PAD)
        self._room.setVisible(self._alone)
        self._line.addWidget(self._room)
        self.set_size(size)

    def _fill_side(self, column: QVBoxLayout, briefing: Briefing, group: Group) -> None:
        head = QLabel(self.tr("Sources differ") if group.differences else self.tr("No differences found"))
        head.setFont(ui_font(12, bold=True))
        head.setToolTip(self.tr("Tearsheet compares figures and names where it can. Both may be right; check them."))
        column.addLayout(_inset(head, below=5))
        for number, difference in enumerate(group.differences):
            if number:
                column.addSpacing(10)
            self._add_rows(column, briefing, difference)
        articles, outlets = len(group.articles), briefing.outlets(group)
        words = f"{self.tr('%Ln article(s)', '', articles)}, {self.tr('%Ln source(s)', '', outlets)}"
        if group.differences:
            column.addSpacing(8)
        column.addLayout(_inset(_meta(words)))

    def _add_rows(self, column: QVBoxLayout, briefing: Briefing, difference: Difference) -> None:
        label = self.tr("Name") if difference.kind == "name" else briefing.words(difference.label)
        newer = briefing.newer(difference)
        for number, variant in enumerate(distinct_variants(briefing, difference)):
            is_newer = variant is newer
            stop = FigureStop(
                self._theme,
                variant,
                f"{label} · {self.tr('newer')}" if is_newer else label,
                briefing.figure(variant),
                told_by(briefing, variant),
                briefing.words(variant.sentence),
            )
            if number:
                column.addWidget(Rule(self._theme))
            column.addWidget(stop)
            self.stops.append(stop)

    def set_size(self, size: int) -> None:
        """Set the size of the sentences' type, in pixels."""
        self.heading.setFont(text_font(round(size * (1.06 if self._alone else 1.22)), bold=True))
        for sentence in self.sentences:
            sentence.set_size(size)

    def set_narrow(self, narrow: bool) -> None:
        """Put the second column under the first, or beside it."""
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._line.direction() != wanted:
            self._line.setDirection(wanted)
            self._line.setSpacing(12 if narrow else GAP)
            if narrow:  # as wide as the sentences: a fixed width would be measured as if it were that wide
                self._side.setMinimumWidth(0)
                self._side.setMaximumWidth(_NO_LIMIT)
                self._line.setAlignment(self._side, Qt.AlignmentFlag(0))
            else:
                self._side.setFixedWidth(SIDE + 2 * PAD)
                self._line.setAlignment(self._side, Qt.AlignmentFlag.AlignTop)
            self._room.setVisible(self._alone and not narrow)


def _meta(words: str) -> QLabel:
    label = QLabel(words)
    label.setFont(ui_font(12))
    label.setProperty("role", "meta")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _inset(widget: QWidget, below: int = 0) -> QVBoxLayout:
    """Return words in line with those of the stops."""
    box = QVBoxLayout()
    box.setContentsMargins(PAD, 0, PAD, below)
    box.addWidget(widget)
    return box
