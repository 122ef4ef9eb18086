"""The summary beside the article: chosen sentences in its own words, each leading to where it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.gui.kit import icons, messages
from reader.gui.kit.accessibility import set_role
from reader.gui.kit.flow_layout import FlowLayout
from reader.gui.kit.incomplete_reasons import reason
from reader.gui.kit.labels import inset_row, tab_through, wrapped_label
from reader.gui.kit.theme import Theme, ui_font
from reader.gui.summary import clipboard
from reader.gui.summary.length_picker import LengthPicker
from reader.gui.summary.sentence_row import STEPS, SentenceRow
from reader.model.library import Row
from reader.model.summary import Choice, Sentence, Summary
from reader.text.words import count_words, reading_minutes


class SummaryPane(QWidget):
    """``sentence_chosen`` and ``sentence_lit`` carry (start, end) in the article's text; the latter (0, 0) for none,
    and whether a key led there. ``decided`` carries a ``Choice`` to make, ``undecided`` a list of those to take
    back.
    """

    sentence_chosen = Signal(int, int)
    sentence_lit = Signal(int, int, bool)
    decided = Signal(object)
    undecided = Signal(list)
    length_chosen = Signal(str)
    number_chosen = Signal(int)
    closed = Signal()
    copied = Signal()

    citation_of: Callable[[Row], str] = staticmethod(lambda _row: "")
    """Gives the citation that stands below a copied summary, "" for the pane's own; whoever has a desk sets it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.summary: Summary | None = None
        self.row: Row | None = None
        self._choices: tuple[Choice, ...] = ()
        self.text_size = 19  # of the article, in pixels; the sentences are shown a little smaller
        self.sentences: list[SentenceRow] = []
        self._hovered = self._focused = self._chosen = -1
        self._resting = QPoint()
        self.setObjectName("summaryPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_role(self, "Section", self.tr("Summary"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

        self.message = wrapped_label(14)
        self.partial = wrapped_label(13, role="")
        self._partial_icon = QLabel()
        self._partial_icon.setFixedWidth(22)
        self._partial = inset_row(self._partial_icon, self.partial, margins=(10, 2, 10, 2))
        self._body = QWidget()
        self._body.setObjectName("summaryBody")
        self._list = QVBoxLayout(self._body)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(4)
        self.bring_back = QPushButton()
        self.bring_back.setProperty("role", "link")
        self.bring_back.setFont(ui_font(12, bold=True))
        self.bring_back.clicked.connect(self._bring_back)
        self.passages, self.corrections = wrapped_label(13), wrapped_label(13, role="")
        self.note = wrapped_label(12)
        inside = QWidget()
        inside.setObjectName("summaryBody")
        content = QVBoxLayout(inside)
        content.setContentsMargins(0, 0, 0, 16)
        content.setSpacing(12)
        self._rule = QFrame()
        self._rule.setObjectName("summaryRule")
        self._rule.setFixedHeight(1)
        above = (
            inset_row(self.message),
            self._partial,
            inset_row(self.passages),
            self._body,
            inset_row(self.corrections),
            inset_row(self.bring_back, margins=(6, 0, 10, 0), stretch=True),
        )
        for part in (*above, inset_row(self._make_copies()), inset_row(self._rule), inset_row(self.note)):
            content.addWidget(part)
        content.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("summaryScroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        self.length = LengthPicker(theme)
        self.length.length_chosen.connect(self.length_chosen)
        self.length.number_chosen.connect(self.number_chosen)
        top = QVBoxLayout()
        top.setContentsMargins(10, 0, 6, 0)
        top.setSpacing(8)
        top.addLayout(self._make_head())
        top.addWidget(self.length)
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 8, 8, 0)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self._scroll, 1)
        lengths = (
            *self.length.buttons.values(),
            self.length.number,
        )  # the sentences come after them, when there are some
        tab_through(self.close_button, *lengths, self.bring_back, self.copy, self.cite, self.markdown)
        theme.changed.connect(self._tint)
        self._tint()
        self.show_message("")

    def _make_head(self) -> QHBoxLayout:
        self._icon = QLabel()
        name = QLabel(self.tr("Summary"))
        name.setFont(ui_font(14, bold=True))
        self.saving = QLabel()
        self.saving.setFont(ui_font(12))
        self.saving.setProperty("role", "meta")
        self.close_button = QToolButton()
        self.close_button.setAccessibleName(self.tr("Close summary"))
        self.close_button.setToolTip(self.tr("Close summary (S)"))
        self.close_button.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(name)
        head.addStretch(1)
        head.addWidget(self.saving)
        head.addWidget(self.close_button)
        return head

    def _make_copies(self) -> QWidget:
        self.copy = QPushButton(self.tr("Copy"))
        self.cite = QPushButton(self.tr("Copy with citation"))
        self.markdown = QPushButton(self.tr("Copy as Markdown"))
        self._copies = QWidget()
        flow = FlowLayout(self._copies, 4)
        for button, words, made in (
            (self.copy, self.tr("Copy summary as text"), lambda summary, _row: clipboard.as_text(summary)),
            (self.cite, self.tr("Copy summary with citation"), self._with_citation),
            (self.markdown, self.tr("Copy summary as a Markdown quote"), clipboard.as_markdown),
        ):
            button.setFont(ui_font(12, bold=True))
            button.setAccessibleName(words)
            button.setToolTip(words)
            button.clicked.connect(lambda _checked=False, made=made: self._copy(made))
            flow.addWidget(button)
        return self._copies

    def _with_citation(self, summary: Summary, row: Row) -> str:
        return clipboard.with_citation(summary, row, self.citation_of(row))

    def _tint(self) -> None:
        ink = self._theme.colour("ink2")
        self._icon.setPixmap(icons.pixmap("summary", self._theme.colour("ink"), 17, self.devicePixelRatioF()))
        self._partial_icon.setPixmap(
            icons.pixmap("attention", self._theme.colour("problem"), 15, self.devicePixelRatioF())
        )
        self.close_button.setIcon(icons.icon("close", ink, 15))
        self.copy.setIcon(icons.icon("copy", ink, 14))
        self.cite.setIcon(icons.icon("quote", ink, 14))
        for button in self.sentences:
            button.tint()

    # --- what is shown -------------------------------------------------------------------------------------------------

    def show_message(self, words: str) -> None:
        """Show no sentences, but a reason: too short, not here yet, being made."""
        self._show(None, None, ())
        self.message.setText(words)
        self.saving.clear()

    def show_summary(self, summary: Summary, row: Row, choices: Sequence[Choice]) -> None:
        """``choices`` are those whose sentence stands in the article. The keyboard stays on its sentence, or where that
        was.
        """
        self._show(summary, row, tuple(choices))
        if not summary.sentences:
            out = self.tr("You removed every sentence.")
            self.message.setText(
                out if self._thrown_out() else self.tr("No sentence in this article is suitable for a summary.")
            )
        words = count_words(" ".join(sentence.text for sentence in summary.sentences), summary.language)
        minutes = reading_minutes(words, summary.language)
        shorter = (
            self.tr("%1 min instead of %2 min")
            .replace("%1", messages.number(minutes))
            .replace("%2", messages.number(row.minutes))
        )
        self.saving.setText(shorter if summary.sentences and minutes < row.minutes else "")
        share = max(1, min(round(100 * words / row.words), 100)) if row.words else 0
        self.note.setText(
            self.tr(
                "%1 of the article’s %Ln sentence(s), %2% of its words.\nClick one to find it in the text.",
                "",
                summary.total_sentences,
            )
            .replace("%1", messages.number(len(summary.sentences)))
            .replace("%2", messages.number(share))
        )

    def _show(self, summary: Summary | None, row: Row | None, choices: tuple[Choice, ...]) -> None:
        stays, same = self._keyboard_in_sentences(), row is not None and self.row is not None and row.id == self.row.id
        at, led = (
            (max(self._focused, 0), any(button.property("ring") == "true" for button in self.sentences))
            if same
            else (0, False)
        )
        before = (self._sentence(self._focused), self._sentence(self._chosen)) if same else (None, None)
        self.summary, self.row, self._choices = summary, row, choices
        shown = summary.sentences if summary else ()
        self._hovered = self._focused = -1
        self._chosen = shown.index(before[1]) if before[1] in shown else -1
        if stays:
            self.setFocus()  # not to whatever follows a sentence that goes
        self._fill(shown)
        if stays and shown:
            at = shown.index(before[0]) if before[0] in shown else min(at, len(shown) - 1)
            self.sentences[at].setFocus(Qt.FocusReason.TabFocusReason if led else Qt.FocusReason.OtherFocusReason)
        if QCursor.pos() != self._resting:
            self._hovered = next((index for index, button in enumerate(self.sentences) if button.underMouse()), -1)
        self._show_lit()
        whole = row is None or reason(row.completeness) is None
        self.partial.setText(
            "" if whole else self.tr("The article is incomplete. This summary covers only what was saved.")
        )
        self._partial.setVisible(not whole)
        self.passages.setText(
            self.tr("Passages: a few sentences can’t sum this text up. These say the most.")
            if summary and summary.passages
            else ""
        )
        notes = clipboard.notes_of(summary) if summary else []
        self.corrections.setText("\n\n".join(notes))
        out = self._thrown_out()
        self.bring_back.setText(self.tr("Restore %Ln removed sentence(s)", "", out))
        for part, visible in (
            (self.bring_back.parentWidget(), out > 0),
            (self.message.parentWidget(), not shown),
            (self._body, bool(shown)),
            (self.passages.parentWidget(), bool(shown and self.passages.text())),
            (self.corrections.parentWidget(), bool(notes)),
            *((inner.parentWidget(), bool(shown)) for inner in (self._copies, self._rule, self.note)),
        ):
            if part is not None:
                part.setVisible(visible)

    def _fill(self, shown: Sequence[Sentence]) -> None:
        """Make a row for each sentence. Those that are there are used again: making them is most of the time that
        showing takes.
        """
        while len(self.sentences) > len(shown):
            button = self.sentences.pop()
            self._list.removeWidget(button)
            button.hide()
            button.deleteLater()
        while len(self.sentences) < len(shown):
            before = self.sentences[-1].out if self.sentences else self.length.number
            button = self._make_sentence(len(self.sentences))
            self._list.addWidget(button)
            button.show()  # the layout would show it a turn of the event loop later, and Tab pass it by until then
            tab_through(before, button, button.pin, button.out)
        pinned = {(choice.start, choice.end) for choice in self._choices if choice.pinned}
        size = max(14, round(self.text_size * 16 / 19))
        for number, (button, sentence) in enumerate(zip(self.sentences, shown, strict=True), start=1):
            button.show_sentence(
                number, " ".join(sentence.text.split()), pinned=(sentence.start, sentence.end) in pinned, size=size
            )

    def _make_sentence(self, at: int) -> SentenceRow:
        button = SentenceRow(self._theme)
        button.clicked.connect(lambda: self.choose(at))
        button.hovered.connect(lambda on: self._hover(at, on=on))
        button.focused.connect(lambda on, by_key: self._focus(at, on=on, by_key=by_key))
        button.step_asked.connect(self._step)
        button.pin_asked.connect(lambda: self._pin(at))
        button.out_asked.connect(lambda: self._throw_out(at))
        self.sentences.append(button)
        return button

    def _sentence(self, at: int) -> Sentence | None:
        return self.summary.sentences[at] if self.summary and 0 <= at < len(self.summary.sentences) else None

    def _bring_back(self) -> None:
        self.undecided.emit([choice for choice in self._choices if not choice.pinned])

    def _thrown_out(self) -> int:
        return sum(not choice.pinned for choice in self._choices)

    @property
    def sentence_in_hand(self) -> Sentence | None:
        """The sentence that a command is about: the one that has the keyboard, else the one that was chosen."""
        return self._sentence(self._focused) or self._sentence(self._chosen)

    # --- which one is lit ----------------------------------------------------------------------------------------------

    def take_focus(self) -> None:
        """Give the keyboard to the sentences: to the chosen one, else the first; to the pane while there are none."""
        at = max(self._chosen, 0)
        (self.sentences[at] if at < len(self.sentences) else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _keyboard_in_sentences(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and (focused is self or self._body.isAncestorOf(focused))

    def _hover(self, at: int, *, on: bool) -> None:
        if on and QCursor.pos() == self._resting:
            return  # a key scrolled a sentence under a mouse that rests
        if on or self._hovered == at:
            self._hovered = at if on else -1
            self._resting = QPoint()
            self._show_lit()

    def _focus(self, at: int, *, on: bool, by_key: bool) -> None:
        if on or self._focused == at:
            self._focused = at if on else -1
            if on and by_key:
                self._hovered, self._resting = -1, QCursor.pos()
            self._show_lit(by_key=on and by_key)
            if on and by_key:
                self._scroll.ensureWidgetVisible(self.sentences[at], 0, 8)

    def _show_lit(self, *, by_key: bool = False) -> None:
        """Light the sentence that the mouse or a key went to last; without either, the one that was chosen stays
        marked.
        """
        lit = self._hovered if self._hovered >= 0 else self._focused
        for at, button in enumerate(self.sentences):
            soft = "soft" if lit >= 0 else "true"
            button.set_current("true" if at == lit else soft if at == self._chosen else "")
        sentence = self._sentence(lit)
        if sentence is None:
            self.sentence_lit.emit(0, 0, False)
        else:
            self.sentence_lit.emit(sentence.start, sentence.end, by_key)

    def choose(self, at: int) -> None:
        """Make the sentence with this index, from 0, the chosen one and tell where it stands."""
        if (sentence := self._sentence(at)) is not None:
            self._chosen = at
            self._show_lit()
            self.sentence_chosen.emit(sentence.start, sentence.end)

    # --- what a person decides -----------------------------------------------------------------------------------------

    def _pin(self, at: int) -> None:
        sentence = self._sentence(at)
        if sentence is None:
            return
        known = next(
            (choice for choice in self._choices if (choice.start, choice.end) == (sentence.start, sentence.end)), None
        )
        if known is not None and known.pinned:
            self.undecided.emit([known])
        else:
            self.decided.emit(Choice(sentence.text, sentence.start, sentence.end, True))

    def _throw_out(self, at: int) -> None:
        if (sentence := self._sentence(at)) is not None:
            self.decided.emit(Choice(sentence.text, sentence.start, sentence.end, False))

    def _copy(self, made: object) -> None:
        if self.summary is not None and self.row is not None:
            QGuiApplication.clipboard().setText(made(self.summary, self.row))  # type: ignore[operator]
            self.copied.emit()

    # --- keys ----------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # Space presses the button that has the keyboard, instead of turning the article's page, and Delete is a
        # sentence's: from here it moves no article to the trash.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            presses = event.key() == Qt.Key.Key_Space and isinstance(self.window().focusWidget(), QAbstractButton)
            if presses or event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.window().focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QAbstractButton):
            focused.click()
        elif event.key() in STEPS:
            self._step(event.key())
        else:
            super().keyPressEvent(event)

    def _sentence_with_keyboard(self) -> int:
        """Return the index of the sentence that the keyboard is in, -1 for none; also in a window that is not active, which
        hears of it only later.
        """
        focused = self.window().focusWidget()
        return next(
            (at for at, row in enumerate(self.sentences) if row is focused or row.isAncestorOf(focused or self)),
            self._focused,
        )

    def _step(self, key: int) -> None:
        last = len(self.sentences) - 1
        here = self._sentence_with_keyboard()
        wanted = {Qt.Key.Key_Down: here + 1, Qt.Key.Key_Up: here - 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}[
            Qt.Key(key)
        ]
        if last >= 0:
            at = max(0, min(wanted, last))
            self.sentences[at].setFocus(Qt.FocusReason.TabFocusReason)
            if self._focused != at:  # a window that is not active is told of the focus only later
                self._focus(at, on=True, by_key=True)
