"""Parts of the page that come twice or stand for themselves: the summary prompt, the cards, the box for what went
wrong.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from reader.gui.kit import icons
from reader.gui.kit.keys import hint_of
from reader.gui.kit.labels import plain_tip
from reader.gui.kit.theme import Theme, scaled, text_font, ui_font
from reader.model.library import Row
from reader.text.language import direction


class ElidingHost:
    """Keeps the space under each part of a column only where the part is shown."""

    def __init__(self) -> None:
        self._spaces: list[tuple[QWidget, QWidget, int]] = []

    def add(self, column: QVBoxLayout, widget: QWidget, space: int) -> None:
        gap = QWidget()
        gap.setFixedHeight(space)
        column.addWidget(gap)
        self._spaces.append((widget, gap, space))

    def space(self) -> None:
        for widget, gap, _ in self._spaces:
            if gap.isHidden() != widget.isHidden():
                gap.setVisible(not widget.isHidden())


class Prompt(QFrame):
    """The button "No time to read? Get a summary", above and below the text."""

    asked = Signal()
    hidden = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("box")
        self.setFixedHeight(scaled(53))
        self.label = QLabel()
        self.label.setFont(ui_font(14))
        self.label.setProperty("role", "meta")
        self.button = QPushButton()
        self.button.setFont(ui_font(14, bold=True))
        self.button.clicked.connect(self._clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        self._open = False
        self.show_open("")

    def show_keys(self) -> None:
        """Name the key that is in force."""
        if not self._open:
            self.show_open("")

    def show_open(self, where: str) -> None:
        """``where`` is "right" or "above" while the pane is open, else ""."""
        self._open = bool(where)
        if where:
            self.label.setText(
                self.tr("Summary is open on the right") if where == "right" else self.tr("Summary is open above")
            )
            self.button.setText(self.tr("Hide"))
        else:
            self.label.setText(self.tr("No time to read?"))
            self.button.setText(f"{self.tr('Get a summary')}   {hint_of('summary')}".rstrip())
        self.button.setAccessibleName(self.tr("Hide summary") if where else self.tr("Get a summary"))
        self.button.setProperty("role", "" if where else "main")
        self.button.style().unpolish(self.button)
        self.button.style().polish(self.button)

    def _clicked(self) -> None:
        (self.hidden if self._open else self.asked).emit()


class CountLine(QWidget):
    """A line that tells a number and leads to what is counted; there is none while there is nothing to tell. Subclasses
    have the words.
    """

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel()
        self.words.setFont(ui_font(13))
        self.words.setProperty("role", "meta")
        self.button = QPushButton(self.tr("Show"))
        self.button.setProperty("role", "link")
        self.button.setFont(ui_font(13, bold=True))
        self.button.clicked.connect(self.asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.words)
        row.addWidget(self.button)
        row.addStretch(1)
        self.hide()

    def words_of(self, number: int) -> str:
        """Return what the line says of so many."""
        raise NotImplementedError

    def show_number(self, number: int) -> None:
        """Tell of so many; with none, nothing."""
        self.words.setText(self.words_of(number))
        self.button.setAccessibleName(f"{self.words.text()}. {self.button.text()}")
        self.setVisible(number > 0)


class LeftOut(CountLine):
    """The line that says how much of the page the reader left out, and leads there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)

    def words_of(self, number: int) -> str:
        """Return how many passages are left out."""
        return self.tr("%Ln passage(s) left out by you", "", number)


class Card(QPushButton):
    """Previous or next article, with its title. At an end of the list it says so and leads nowhere."""

    chosen = Signal(int)

    def __init__(self, *, backwards: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._backwards = backwards
        self._row: Row | None = None
        side = Qt.AlignmentFlag.AlignLeft if backwards else Qt.AlignmentFlag.AlignRight
        self._head = QLabel(("‹  " if backwards else "") + self._name() + ("" if backwards else "  ›"))
        self._head.setFont(ui_font(12, bold=True))
        self._head.setProperty("role", "meta")
        self._head.setAlignment(side)
        self._title = QLabel()
        self._title.setFont(text_font(16, bold=True))
        self._title.setWordWrap(True)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setAlignment(side | Qt.AlignmentFlag.AlignTop)
        self._title.setMinimumHeight(scaled(42))
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(5)
        for label in (self._head, self._title):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        self.clicked.connect(lambda: self._row and self.chosen.emit(self._row.id))

    def _name(self) -> str:
        return self.tr("Previous article") if self._backwards else self.tr("Next article")

    def show_row(self, row: Row | None) -> None:
        self._row = row
        self.setEnabled(row is not None)
        self._title.setProperty("role", "" if row else "meta")
        self._title.setFont(text_font(16, bold=True, words=row.title) if row else ui_font(13))
        self._title.style().unpolish(self._title)
        self._title.style().polish(self._title)
        end = (
            self.tr("This is the first article in the list.")
            if self._backwards
            else self.tr("This is the last article in the list.")
        )
        self._elide(row.title if row else end)
        self.setAccessibleName(f"{self._name()}: {row.title if row else end}")
        self.setToolTip(plain_tip(row.title) if row else "")

    def _elide(self, text: str) -> None:
        """At most two lines: the rest is cut with an ellipsis."""
        metrics = self._title.fontMetrics()
        width = max(self.width() - 36, 120)
        # Words break early, so a line holds about nine tenths of what its width would.
        self._title.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(width * 1.85)))
        self._title.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if direction(text) == "rtl" else Qt.LayoutDirection.LeftToRight
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._row is not None:
            self._elide(self._row.title)

    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._column.minimumSize().height())


class ProblemBox(QFrame):
    """Why an article is not here, in words, with what can be done about it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("problemBox")
        self._icon = QLabel()
        self._icon.setFixedWidth(26)
        self._words = QLabel()
        self._words.setFont(ui_font(14))
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self.retry = QPushButton(self.tr("Try again"))
        self.browser = QPushButton(self.tr("Open in browser"))
        for button in (self.retry, self.browser):
            button.setProperty("role", "problem")
            button.setFont(ui_font(13, bold=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 14, 10, 14)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        row.addWidget(self.retry)
        row.addWidget(self.browser)

    def show_problem(self, words: str, *, failed: bool, address: str, bare: bool = False) -> None:
        """``failed`` paints it as a problem; what only waits stays quiet. ``bare``: nobody tried to fetch it."""
        colour = self._theme.colour("problem" if failed else "ink2")
        self._icon.setPixmap(icons.pixmap("attention" if failed else "clock", colour, 17, self.devicePixelRatioF()))
        self._words.setText(words)
        self._words.setProperty("role", "problem" if failed else "meta")
        self.setObjectName("problemBox" if failed else "box")
        self.retry.setText(self.tr("Fetch") if bare else self.tr("Try again"))
        self.retry.setVisible(failed or bare)
        self.browser.setVisible((failed or bare) and address.startswith("http"))
        for button in (self.retry, self.browser):
            button.setProperty("role", "problem" if failed else "")
        for widget in (self, self._words, self.retry, self.browser):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
