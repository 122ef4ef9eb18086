"""The summary beside the article: chosen sentences in its own words, each leading to where it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.desk.settings import LENGTHS
from reader.gui import icons, messages
from reader.gui.theme import Theme, text_font, ui_font
from reader.gui.wholeness import reason
from reader.model import Row, Summary
from reader.text.language import direction
from reader.text.words import count_words, reading_minutes


class SentenceButton(QPushButton):
    """One sentence with its number; a click or Enter goes to its place in the text."""

    def __init__(self, number: int, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sentence")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(f"{number}. {text}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        digit = QLabel(messages.number(number))
        digit.setFont(ui_font(12))
        digit.setProperty("role", "meta")
        digit.setFixedWidth(20)
        words = QLabel(text)
        words.setFont(text_font(16))
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        rtl = direction(text) == "rtl"
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        words.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 12)
        row.setSpacing(2)
        for label in (digit, words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(digit, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.layout().heightForWidth(width)

    def sizeHint(self):  # type: ignore[no-untyped-def]
        return self.layout().sizeHint()

    def minimumSizeHint(self):  # type: ignore[no-untyped-def]
        return self.layout().minimumSize()

    def set_current(self, current: bool) -> None:
        self.setProperty("current", "true" if current else "false")
        self.style().unpolish(self)
        self.style().polish(self)


class SummaryPane(QWidget):
    """``sentence_chosen`` carries (start, end) in the article's text; ``length_chosen`` the name of a length."""

    sentence_chosen = Signal(int, int)
    length_chosen = Signal(str)
    closed = Signal()
    copied = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.summary: Summary | None = None
        self._row: Row | None = None
        self._sentences: list[SentenceButton] = []
        self.setObjectName("summaryPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Summary"))

        self._icon = QLabel()
        name = QLabel(self.tr("Summary"))
        name.setFont(ui_font(14, bold=True))
        self.saving = QLabel()
        self.saving.setFont(ui_font(12))
        self.saving.setProperty("role", "meta")
        self.close_button = QToolButton()
        self.close_button.setAccessibleName(self.tr("Close the summary"))
        self.close_button.setToolTip(self.tr("Close the summary (S)"))
        self.close_button.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(name)
        head.addStretch(1)
        head.addWidget(self.saving)
        head.addWidget(self.close_button)

        segments = QFrame()
        segments.setObjectName("segments")
        line = QHBoxLayout(segments)
        line.setContentsMargins(3, 3, 3, 3)
        line.setSpacing(0)
        self.lengths = QButtonGroup(self)
        self.length_buttons: dict[str, QPushButton] = {}
        words = {"sentence": self.tr("1 sentence"), "short": self.tr("Short"), "medium": self.tr("Medium"), "long": self.tr("Long")}
        for length in LENGTHS:
            button = QPushButton(words[length])
            button.setProperty("role", "segment")
            button.setFont(ui_font(12))
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, length=length: self.length_chosen.emit(length))
            self.lengths.addButton(button)
            self.length_buttons[length] = button
            line.addWidget(button, 1)

        self._body = QWidget()
        self._body.setObjectName("summaryBody")
        self._list = QVBoxLayout(self._body)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(4)
        self.message = QLabel()
        self.message.setFont(ui_font(14))
        self.message.setWordWrap(True)
        self.message.setProperty("role", "meta")
        self.copy = QPushButton(self.tr("Copy"))
        self.cite = QPushButton(self.tr("With citation"))
        self.copy.clicked.connect(lambda: self._copy(citation=False))
        self.cite.clicked.connect(lambda: self._copy(citation=True))
        self.note = QLabel()
        self.note.setFont(ui_font(12))
        self.note.setProperty("role", "meta")
        self.note.setWordWrap(True)
        scroll = QScrollArea()
        scroll.setObjectName("summaryScroll")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("summaryBody")
        content = QVBoxLayout(inside)
        content.setContentsMargins(8, 0, 8, 16)
        content.setSpacing(12)
        content.addWidget(self.message)
        content.addWidget(self._body)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(10, 0, 10, 0)
        for button in (self.copy, self.cite):
            button.setFont(ui_font(12, bold=True))
            buttons.addWidget(button)
        buttons.addStretch(1)
        content.addLayout(buttons)
        note = QHBoxLayout()
        note.setContentsMargins(10, 0, 10, 0)
        note.addWidget(self.note)
        content.addLayout(note)
        content.addStretch(1)
        scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 8, 8, 0)
        column.setSpacing(10)
        top = QVBoxLayout()
        top.setContentsMargins(10, 0, 6, 0)
        top.setSpacing(8)
        top.addLayout(head)
        top.addWidget(segments)
        column.addLayout(top)
        column.addWidget(scroll, 1)
        theme.changed.connect(self._tint)
        self._tint()

    def _tint(self) -> None:
        ink = self._theme.colour("ink2")
        self._icon.setPixmap(icons.pixmap("summary", self._theme.colour("ink"), 17, self.devicePixelRatioF()))
        self.close_button.setIcon(icons.icon("close", ink, 15))
        self.copy.setIcon(icons.icon("copy", ink, 14))
        self.cite.setIcon(icons.icon("quote", ink, 14))

    # --- what is shown -------------------------------------------------------------------------------------------------

    def set_length(self, length: str) -> None:
        self.length_buttons[length].setChecked(True)

    def show_message(self, words: str) -> None:
        """No sentences, but a reason: too short, not here yet, being made."""
        self.summary = None
        self._clear()
        self.message.setText(words)
        self.message.show()
        self._show_parts(False)

    def show_summary(self, summary: Summary, row: Row) -> None:
        self.summary, self._row = summary, row
        self._clear()
        self.message.hide()
        for number, sentence in enumerate(summary.sentences, start=1):
            button = SentenceButton(number, " ".join(sentence.text.split()))
            button.clicked.connect(lambda _checked=False, number=number: self.choose(number - 1))
            self._sentences.append(button)
            self._list.addWidget(button)
        words = count_words(" ".join(sentence.text for sentence in summary.sentences), summary.language)
        minutes = reading_minutes(words, summary.language)
        if minutes < row.minutes:
            shorter = self.tr("%1 min instead of %2").replace("%1", messages.number(minutes)).replace("%2", messages.number(row.minutes))
            self.saving.setText(shorter)
        share = round(100 * words / row.words) if row.words else 0
        missing = self.tr("The article is not whole: this sums up only what came of it.") + "\n\n" if reason(row.completeness) else ""
        self.note.setText(
            missing
            + self.tr("The article’s own words: %1 of %2 sentences, %3 %.\nClick a sentence to see where it stands.")
            .replace("%1", messages.number(len(summary.sentences)))
            .replace("%2", messages.number(summary.of))
            .replace("%3", messages.number(share))
        )
        self._show_parts(True)

    def _show_parts(self, shown: bool) -> None:
        for widget in (self.copy, self.cite, self.note, self._body):
            widget.setVisible(shown)
        if not shown:
            self.saving.clear()

    def _clear(self) -> None:
        for button in self._sentences:
            self._list.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._sentences = []

    def choose(self, number: int) -> None:
        """Make the sentence with this index the current one and tell where it stands."""
        if self.summary is None or not 0 <= number < len(self.summary.sentences):
            return
        for index, button in enumerate(self._sentences):
            button.set_current(index == number)
        sentence = self.summary.sentences[number]
        self.sentence_chosen.emit(sentence.start, sentence.end)

    def _copy(self, *, citation: bool) -> None:
        if self.summary is None or self._row is None:
            return
        text = "\n\n".join(" ".join(sentence.text.split()) for sentence in self.summary.sentences)
        if citation:
            row = self._row
            names = row.byline.replace("; ", ", ")
            about = ", ".join(part for part in (names, f"“{row.title}”", row.site, messages.long_date(row.published), row.url) if part)
            text = f"{text}\n\n{about}"
        QGuiApplication.clipboard().setText(text)
        self.copied.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._sentences:
            focused = next((i for i, b in enumerate(self._sentences) if b.hasFocus()), -1)
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self._sentences[max(0, min(focused + step, len(self._sentences) - 1))].setFocus()
            return
        super().keyPressEvent(event)
