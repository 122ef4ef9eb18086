"""A briefing as a page: what it is of, what to do with it, and event by event what the articles say."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reader.gui.briefing.parts import GroupPart, Rule
from reader.gui.briefing.stops import Stop
from reader.gui.briefing.tools import BriefingTools
from reader.gui.kit.accessibility import set_role
from reader.gui.kit.page_view import PAD, PageView
from reader.gui.kit.theme import Theme, text_font, ui_font
from reader.gui.kit.wrapped_text import WrappedText
from reader.gui.summary.sentence_row import STEPS
from reader.model.briefing import Briefing

NARROW = 660
"""Under this width of the column, what differs lies under the sentences."""
SIDES = 48
BATCH_GROUPS = 1
"""Events that are laid out at a time: a page of two hundred does not stop the window."""


class BriefingPage(QScrollArea):
    """Scrolls by wheel and page keys; the arrow keys are the view's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class BriefingView(PageView):
    """``opened`` carries the article, start and end of what a person wants to see where it stands; ``asked`` one of
    "markdown", "html", "text", "print"; ``cancelled`` says so.
    """

    opened = Signal(int, int, int)
    asked = Signal(str)
    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, sides=SIDES, narrow=NARROW, scroll=BriefingPage(), parent=parent)
        self.set_name(self.tr("Briefing"))
        self.briefing: Briefing | None = None
        self.groups: list[GroupPart] = []
        self.stops: list[Stop] = []
        self._pending: list[int] = []
        self._size = 17
        self._current = 0
        self.about = QLabel()
        self.about.setFont(ui_font(12, bold=True))
        self.about.setProperty("role", "site")
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        policy = self.close_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.close_button.setSizePolicy(policy)
        self.title = WrappedText(theme, "ink", 1.18)
        set_role(self.title, "Heading")
        self.title.setFont(text_font(31, bold=True))
        self.note = QLabel()
        self.note.setFont(ui_font(12))
        self.note.setProperty("role", "meta")
        self.note.setWordWrap(True)
        self.note.setContentsMargins(0, 8, 0, 0)
        self.tools = BriefingTools(theme)
        self.tools.asked.connect(self.asked)

        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(320)
        self.progress.setRange(0, 100)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.cancel = QPushButton(self.tr("Cancel") + "   Esc")
        self.cancel.setAccessibleName(self.tr("Cancel"))
        self.cancel.setFont(ui_font(13, bold=True))
        self.cancel.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.cancel.clicked.connect(self.cancelled)
        self._waiting = QWidget()
        waiting = QVBoxLayout(self._waiting)
        waiting.setContentsMargins(PAD, 18, PAD, 0)
        waiting.setSpacing(18)
        waiting.addWidget(self.progress)
        waiting.addWidget(self.cancel)

        top = QHBoxLayout()
        top.setContentsMargins(PAD, 0, 0, 0)
        top.addWidget(self.about, 1, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        head = QVBoxLayout()
        head.setContentsMargins(PAD, 0, PAD, 0)
        head.setSpacing(0)
        head.addWidget(self.title)
        head.addSpacing(10)
        head.addWidget(self.tools)
        head.addWidget(self.note)
        self.column.addLayout(top)
        self.column.addLayout(head)
        self.column.addWidget(self._waiting)
        self._body = QVBoxLayout()
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self.column.addLayout(self._body)
        self.column.addStretch(1)

    # --- what is shown -------------------------------------------------------------------------------------------------

    @property
    def is_waiting(self) -> bool:
        return not self._waiting.isHidden()

    def wait(self, title: str, about: str) -> None:
        """Show how far it is while it is made, and a way to stop it."""
        self._clear()
        self.briefing = None
        self._set_head(title, about, "")
        self.progress.setRange(0, 100)
        self.progress.setValue(0)
        self._show_waiting(True)

    def set_progress(self, fraction: float) -> None:
        """``fraction`` is 0 to 1."""
        self.progress.setRange(0, 100)
        self.progress.setValue(round(max(fraction, 0.0) * 100))

    def set_busy(self, about: str) -> None:
        """Let the bar run to and fro while a step goes on of which nobody knows how far it is."""
        self.about.setText(about)
        self.progress.setRange(0, 0)

    def show_briefing(self, briefing: Briefing, title: str, about: str, note: str, size: int) -> None:
        """``size`` is that of an article's text, in pixels; ``note`` what was left out, "" for nothing."""
        self._clear()
        self.briefing = briefing
        self._size = size
        self._set_head(title, about, note)
        self._show_waiting(False)
        self._pending = list(range(len(briefing.groups)))
        self._current = 0
        self.scroll_area.verticalScrollBar().setValue(0)
        self._add_groups()

    def _set_head(self, title: str, about: str, note: str) -> None:
        self.title.set_text(title)
        self.about.setText(about)
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def _show_waiting(self, waiting: bool) -> None:
        self._waiting.setVisible(waiting)
        self.tools.setVisible(not waiting)
        self.close_button.setVisible(not waiting)

    def _clear(self) -> None:
        """Take the events away. The keyboard is held here before: with what goes or is hidden, it would go anywhere."""
        focused = self.window().focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.scroll_area.setFocus()
        self._pending = []
        self.groups, self.stops = [], []
        while (item := self._body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _add_groups(self) -> None:
        """Lay out the next few events, and so on when there is time; the first ones fill the window."""
        briefing = self.briefing
        if briefing is None or not self._pending:
            return
        # Each few in a box of their own: what is laid out already is not measured again.
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        alone = next((at for at, group in enumerate(briefing.groups) if len(group.articles) == 1), 0)
        for at in self._pending[:BATCH_GROUPS]:
            group = briefing.groups[at]
            column.addWidget(Rule(self._theme, 18 if at else 14, 20))
            if at == alone and at:
                also = QLabel(self.tr("Also"))
                also.setFont(ui_font(12, bold=True))
                also.setProperty("role", "meta")
                also.setContentsMargins(PAD, 0, 0, 12)
                column.addWidget(also)
            part = GroupPart(self._theme, briefing, group, self._type_size())
            part.set_narrow(self.is_narrow())
            for stop in part.stops:
                stop.clicked.connect(lambda _checked=False, stop=stop: self._open(stop))
            self.groups.append(part)
            self.stops += part.stops
            column.addWidget(part)
        self._body.addWidget(box)
        box.show()  # now, and not when there is time: a key may already step to it
        self._pending = self._pending[BATCH_GROUPS:]
        if self._pending:
            QTimer.singleShot(0, self, self._add_groups)

    def _type_size(self) -> int:
        return max(14, round(self._size * 17 / 19))

    def restyle(self, size: int) -> None:
        """Set the text in another size."""
        self._size = size
        for part in self.groups:
            part.set_size(self._type_size())

    def lay_out(self, *, narrow: bool) -> None:
        """Put what differs beside the sentences, or under them."""
        for part in self.groups:
            part.set_narrow(narrow)

    # --- stops ---------------------------------------------------------------------------------------------------------

    def take_focus(self) -> None:
        """Give the keyboard to the sentence where it was last, or to the way out while there is none."""
        if self.is_waiting:
            self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.stops:
            self._go_to(self._current)
        else:
            self.scroll_area.setFocus()

    def _open(self, stop: Stop) -> None:
        self._current = self.stops.index(stop)
        for known in self.stops:
            if known.visited:
                known.set_visited(False)
        stop.set_visited(True)
        self.opened.emit(stop.passage.article_id, stop.passage.start, stop.passage.end)

    def _go_to(self, at: int) -> None:
        self._current = max(0, min(at, len(self.stops) - 1))
        stop = self.stops[self._current]
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        self.scroll_area.ensureWidgetVisible(stop, 0, 60)

    def focusNextPrevChild(self, next_: bool) -> bool:
        moved = super().focusNextPrevChild(next_)
        focused = self.window().focusWidget()
        if isinstance(focused, Stop) and focused in self.stops:
            self._current = self.stops.index(focused)
            self.scroll_area.ensureWidgetVisible(focused, 0, 60)
        return moved

    def is_pressed_by_space(self, focused: QWidget | None) -> bool:
        """Return whether Space presses what has the keyboard: on a sentence it turns the page."""
        return super().is_pressed_by_space(focused) and not isinstance(focused, Stop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.window().focusWidget()
        if event.key() == Qt.Key.Key_Escape and self.is_waiting:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QAbstractButton):
            focused.click()
        elif event.key() in STEPS and self.stops:
            here = self.stops.index(focused) if isinstance(focused, Stop) and focused in self.stops else None
            last = len(self.stops) - 1
            below, above = (here + 1, here - 1) if here is not None else (self._current, self._current)
            wanted = {Qt.Key.Key_Down: below, Qt.Key.Key_Up: above, Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
            self._go_to(wanted[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
