"""The line under the byline of an article that did not come whole: what is missing, what can be done, and how it
shows.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.gui.kit import icons
from reader.gui.kit.incomplete_reasons import Help, reason
from reader.gui.kit.labels import plain_tip
from reader.gui.kit.theme import Theme, ui_font


class IncompleteNotice(QFrame):
    """``asked`` carries "browser", "file" or "retry". The parts are made with the first article that needs them."""

    asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("box")
        self.setMinimumWidth(180)  # else the links in a line would keep a narrow page from being narrow
        self.buttons: dict[Help, QPushButton] = {}
        self.hide()

    def _make(self) -> None:
        self._icon = QLabel()
        self._icon.setFixedWidth(21)
        self.words = QLabel()
        self.words.setFont(ui_font(14))
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        names: dict[Help, str] = {
            "browser": self.tr("Get the rest from the browser"),
            "file": self.tr("Replace with a saved page…"),
            "retry": self.tr("Try again"),
        }
        self.evidence_button = QPushButton(self.tr("Evidence"))
        self.evidence_button.setCheckable(True)
        self.evidence_button.toggled.connect(self._show_evidence)
        self.evidence = QLabel()
        self.evidence.setFont(ui_font(13))
        self.evidence.setProperty("role", "meta")
        self.evidence.setWordWrap(True)
        self.evidence.setTextFormat(Qt.TextFormat.PlainText)
        self.evidence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._links = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._links.setContentsMargins(0, 0, 0, 0)
        self._links.setSpacing(14)
        for name, words in names.items():
            button = QPushButton(words)
            button.clicked.connect(lambda _checked=False, name=name: self.asked.emit(name))
            self.buttons[name] = button
        for button in (*self.buttons.values(), self.evidence_button):
            button.setProperty("role", "link")
            button.setFont(ui_font(13, bold=True))
            button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._links.addStretch(1)
        self._links.addWidget(self.evidence_button)
        for label in (self.words, self.evidence):
            label.setContentsMargins(4, 0, 4, 0)  # as far in as the words of the buttons
        column = QVBoxLayout()
        column.setSpacing(5)
        column.addWidget(self.words)
        column.addLayout(self._links)
        column.addWidget(self.evidence)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 14, 9)
        row.setSpacing(0)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self._theme.changed.connect(self._tint)

    def _tint(self) -> None:
        self._icon.setPixmap(icons.pixmap("attention", self._theme.colour("problem"), 17, self.devicePixelRatioF()))

    def show_reason(self, completeness: str, evidence: str, address: str) -> None:
        """Show what is known of an article; a whole one, or one that nobody has judged, needs no line."""
        why = reason(completeness)
        self.setVisible(why is not None)
        if why is None:
            return
        if not self.buttons:
            self._make()
        self._tint()
        self.words.setText(why.sentence)
        on_the_web = address.startswith(("http://", "https://"))
        for place, name in enumerate(why.helps):
            self._links.insertWidget(place, self.buttons[name])
        for name, button in self.buttons.items():
            button.setVisible(name in why.helps and (on_the_web or name == "file"))
        self.evidence_button.setChecked(False)
        self.evidence_button.setVisible(bool(evidence))
        self.evidence_button.setAccessibleDescription(evidence)
        self.evidence.setText(evidence)
        self._show_evidence(False)
        for widget in (self, self.words, self.evidence_button):
            widget.setToolTip(plain_tip(evidence))
        self.setAccessibleName(why.sentence)
        self._lay_links()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_links()

    def _lay_links(self) -> None:
        """Lay the links out in one line, or one under the other where the page is too narrow for that."""
        if self.buttons:
            shown = [button for button in (*self.buttons.values(), self.evidence_button) if not button.isHidden()]
            needed = sum(button.sizeHint().width() + 14 for button in shown) + 70
            below = self.width() < needed
            self._links.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
            self._links.setSpacing(2 if below else 14)

    def _show_evidence(self, shown: bool) -> None:
        self.evidence.setVisible(shown and bool(self.evidence.text()))
