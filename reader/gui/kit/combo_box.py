"""A choice of one of several: a box with an arrow, and a list that shows all of them."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QComboBox, QFrame, QListView, QWidget

from reader.gui.kit.icons import paint_icon

ARROW = 14
ROW_HEIGHT = 30
MOST_ROWS = 14
"""Rows of the list that are seen at once; more are scrolled."""


class ComboBox(QComboBox):
    """Qt's, whose style sheets know no tinted arrow, and whose list, once styled, is cut and framed twice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        listed = QListView()
        listed.setObjectName("choices")
        listed.setFrameShape(QFrame.Shape.NoFrame)
        self.setView(listed)
        listed.setAccessibleName(self.tr("Choices"))
        self.setMaxVisibleItems(MOST_ROWS)

    def showPopup(self) -> None:
        """Open the list as tall as its rows, under the box or above it, where the screen has room."""
        super().showPopup()
        container = self.view().parentWidget()
        if not isinstance(container, QFrame):
            return
        container.setFrameShape(QFrame.Shape.NoFrame)
        rows = min(self.count(), MOST_ROWS)
        height = sum(self.view().sizeHintForRow(row) for row in range(rows)) + 2 * self.view().frameWidth() + 10
        screen = self.screen().availableGeometry()
        below = self.mapToGlobal(self.rect().bottomLeft())
        top = below.y() + 3
        if top + height > screen.bottom():
            top = max(screen.top(), self.mapToGlobal(self.rect().topLeft()).y() - height - 3)
        container.setGeometry(below.x(), top, max(self.width(), container.width()), min(height, screen.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = QPalette.ColorRole.PlaceholderText
        place = QRectF(self.width() - ARROW - 9, (self.height() - ARROW) / 2, ARROW, ARROW)
        paint_icon(painter, "down", place, self.palette().color(role))
        painter.end()
