"""Lines of words in a dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from reader.gui.kit.theme import ui_font


def line_of(words: str, pixels: int, *, bold: bool = False, role: str = "") -> QLabel:
    """Return words that wrap and in which nothing counts as markup. The theme colours them by their ``role``."""
    label = QLabel(words)
    label.setFont(ui_font(pixels, bold=bold))
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    return label


def add_line(column: QVBoxLayout, words: str, pixels: int, *, bold: bool = False, role: str = "") -> QLabel:
    """Add such words to a column, and return them."""
    label = line_of(words, pixels, bold=bold, role=role)
    column.addWidget(label)
    return label
