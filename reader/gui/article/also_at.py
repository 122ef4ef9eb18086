"""The line "Also at The Ledger": the articles that tell nearly the same in nearly the same words. They are shown, never
merged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from reader.gui.kit import messages
from reader.gui.kit.flow_layout import FlowLayout
from reader.gui.kit.labels import plain_tip
from reader.gui.kit.theme import scaled, ui_font
from reader.model.article import NearDuplicate

MAX_NAMED = 6
"""Twins that are named; of more the number is said."""


class DuplicatesBar(QWidget):
    """``chosen`` carries the id of the article that a person wants to see."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._twins: tuple[NearDuplicate, ...] = ()
        self._flow: FlowLayout | None = None
        self._parts: list[QWidget] = []
        self.buttons: list[QPushButton] = []
        self.setAccessibleName(self.tr("Same story elsewhere"))
        self.hide()

    def show_duplicates(self, twins: Sequence[NearDuplicate], site: str = "") -> None:
        """Name the sites that have the same report; nothing is shown where there are none. Where the name would not tell
        one, as that of the article's own ``site``, its day does, or its title.
        """
        if tuple(twins) == self._twins:
            return
        self._twins = tuple(twins)
        if self._flow is None:
            self._flow = FlowLayout(self)
        for part in self._parts:
            self._flow.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.buttons = [], []
        self.setVisible(bool(twins))
        if not twins:
            return
        self._add(self._label(self.tr("Also at")))
        sites = Counter([site, *(twin.site for twin in twins)])
        for twin in twins[:MAX_NAMED]:
            date = messages.long_date(twin.published) if twin.published else ""
            name = twin.site or twin.title
            if sites[twin.site] > 1:
                name = f"{twin.site}, {date}" if twin.site and date else twin.title
            button = QPushButton(name)
            button.setProperty("role", "link")
            button.setFont(ui_font(13, bold=True))
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setToolTip(plain_tip("\n".join(part for part in (twin.title, date) if part)))
            button.setAccessibleName(self.tr("Also at %1: %2").replace("%1", twin.site).replace("%2", twin.title))
            button.clicked.connect(lambda _checked=False, twin=twin: self.chosen.emit(twin.id))
            self.buttons.append(button)
            self._add(button)
        if len(twins) > MAX_NAMED:
            self._add(self._label(self.tr("and %1 more").replace("%1", messages.number(len(twins) - MAX_NAMED))))

    def _label(self, words: str) -> QLabel:
        label = QLabel(words)
        label.setFont(ui_font(13))
        label.setProperty("role", "meta")
        label.setMinimumHeight(scaled(24))
        return label

    def _add(self, part: QWidget) -> None:
        if self._flow is not None:
            self._flow.addWidget(part)
        part.show()
        self._parts.append(part)
