"""What can be done with a briefing, in a row under its title, and at the row's end what a reader may rely on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from reader.gui.kit import icons
from reader.gui.kit.flow_layout import FlowLayout
from reader.gui.kit.theme import Theme, ui_font


class BriefingTools(QWidget):
    """``asked`` carries one of "markdown", "text", "html", "print". Where the row has no room for the words, they stand
    under it.
    """

    asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.buttons: dict[str, QPushButton] = {}
        flow = FlowLayout(self, 8, last_at_end=True)
        for name, words, shown in (
            ("markdown", self.tr("Copy as Markdown"), ""),
            ("text", self.tr("Copy with citations"), self.tr("Copy with citations")),
            ("html", self.tr("Save as HTML…"), ""),
            ("print", self.tr("Print…"), ""),
        ):
            button = QPushButton(
                f" {words}" if name == "markdown" else shown or words
            )  # a space between icon and words
            button.setAccessibleName(words)
            button.setToolTip(words if shown else "")
            button.setProperty("role", "tight")
            button.setFont(ui_font(12, bold=True))
            button.clicked.connect(lambda _checked=False, name=name: self.asked.emit(name))
            self.buttons[name] = button
            flow.addWidget(button)
        self.verbatim = QLabel(self.tr("Every sentence is quoted word for word"))
        self.verbatim.setFont(ui_font(12))
        self.verbatim.setMinimumWidth(1)  # on one line, it must not keep the page as wide as it is
        self.verbatim.setProperty("role", "meta")
        flow.addWidget(self.verbatim)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._tint)
        self._tint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        verbatim = self.verbatim
        verbatim.setWordWrap(verbatim.fontMetrics().horizontalAdvance(verbatim.text()) + 4 > event.size().width())

    def _tint(self) -> None:
        self.buttons["markdown"].setIcon(icons.icon("copy", self._theme.colour("ink2"), 14))
