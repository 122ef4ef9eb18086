"""Small parts of the summary's pane: words, rows of them, and the way of the Tab key."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from reader.gui.kit.theme import ui_font


def tab_through(*parts: QWidget) -> None:
    """Tab leads from each part to the next, also where a part takes the focus only at times: Qt puts none in order that
    takes none.
    """
    quiet = [part for part in parts if part.focusPolicy() == Qt.FocusPolicy.NoFocus]
    for part in quiet:
        part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for part, following in pairwise(parts):
        QWidget.setTabOrder(part, following)
    for part in quiet:
        part.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def wrapped_label(pixels: int, role: str = "meta") -> QLabel:
    """Return a label for plain text that wraps, in the interface's typeface."""
    label = QLabel()
    label.setFont(ui_font(pixels))
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label


def inset_row(*parts: QWidget, margins: tuple[int, int, int, int] = (10, 0, 10, 0), stretch: bool = False) -> QWidget:
    """Return parts in a row, in from the pane's edges as its other words are."""
    line = QWidget()
    line.setObjectName("summaryBody")
    row = QHBoxLayout(line)
    row.setContentsMargins(*margins)
    row.setSpacing(0)
    for part in parts:
        row.addWidget(part, 0 if stretch or part.maximumWidth() < 100 else 1)
    if stretch:
        row.addStretch(1)
    return line
