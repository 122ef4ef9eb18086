"""A button over the head of the list for what came while a person was further down, or had the mouse in it: it leads
there.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QPushButton, QTableView

from reader.gui.kit.theme import ui_font


class NewArticlesButton(QPushButton):
    """Hidden until ``say``, and again after ``forget``."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._number = 0
        self.setObjectName("arrivals")
        self.setFont(ui_font(12, bold=True))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(view.scrollToTop)
        view.installEventFilter(self)
        self.hide()

    def say(self, number: int) -> None:
        """Say that so many more articles came above what is shown."""
        self._number += number
        words = self.tr("%Ln new article(s)", "", self._number)
        self.setText(f"↑ {words}")
        self.setAccessibleName(self.tr("%1 above. Scroll to top").replace("%1", words))
        self.adjustSize()
        self._reposition()
        self.show()
        self.raise_()

    def forget(self) -> None:
        self._number = 0
        self.hide()

    def _reposition(self) -> None:
        self.move((self._view.viewport().width() - self.width()) // 2, 8)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._view and event.type() == QEvent.Type.Resize and self.isVisible():
            self._reposition()
        return super().eventFilter(watched, event)
