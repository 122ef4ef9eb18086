"""The frame of a page that lies over the article: a column in the middle of a scroll area, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.gui.kit import icons
from reader.gui.kit.accessibility import set_role
from reader.gui.kit.focus_ring import FocusRing
from reader.gui.kit.keys import asks_for
from reader.gui.kit.theme import Theme

PAD = 8
"""Pixels by which the ground under a sentence or a row reaches out beside its words, at each side of the column."""
COLUMN_WIDTH = 780 + 2 * PAD
"""The column's greatest width in pixels."""
TOP, BOTTOM = 32, 64
NARROWER = 24
"""Pixels by which the margins at the sides are smaller where the column is narrow."""


class PageView(QWidget):
    """A page with its scroll area, column and close button; subclasses fill ``column`` and place ``close_button``.

    ``left`` says that the reader goes back to the article. Such a page is of many articles, and commands about the one
    under it are refused (``window/pane_keys.py``). Space presses the button that has the keyboard instead of turning the
    page.
    """

    left = Signal()
    shows_many = True

    def __init__(
        self,
        theme: Theme,
        *,
        sides: int,
        narrow: int,
        scroll: QScrollArea | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``sides`` are the margins in pixels; under ``narrow`` pixels the column is laid out for narrow windows."""
        super().__init__(parent)
        self._theme = theme
        self._sides = sides
        self._narrow = narrow
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.close_button = QToolButton()
        self.close_button.setAccessibleName(self.tr("Back to the article"))
        self.close_button.setToolTip(self.tr("Back to the article (Esc)"))
        self.close_button.setIconSize(QSize(16, 16))
        self.close_button.clicked.connect(self.left)
        middle = QWidget()
        middle.setObjectName("pageColumn")
        middle.setMaximumWidth(COLUMN_WIDTH)
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.column = QVBoxLayout(middle)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        page = QWidget()
        page.setObjectName("page")
        self._outer = QHBoxLayout(page)
        self._outer.addStretch(1)
        self._outer.addWidget(middle, 1000)
        self._outer.addStretch(1)
        self.scroll_area = scroll if scroll is not None else QScrollArea()
        self.scroll_area.setObjectName("pageScroll")
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setWidget(page)
        self.setFocusProxy(self.scroll_area)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.scroll_area)
        self.ring = FocusRing(theme, self.scroll_area)
        theme.changed.connect(self._recolour)
        self._recolour()

    def set_name(self, name: str) -> None:
        """Name the page for screen readers."""
        self.setAccessibleName(name)
        set_role(self.scroll_area, "Document", name)

    def _recolour(self) -> None:
        self.close_button.setIcon(icons.icon("close", self._theme.colour("ink2"), 16))
        self.scroll_area.viewport().update()

    # --- widths --------------------------------------------------------------------------------------------------------

    def is_narrow(self) -> bool:
        """Return whether the column has less room than its usual layout needs."""
        return min(self.width() - 2 * self._sides, COLUMN_WIDTH) < self._narrow

    def column_width(self) -> int:
        """Return the column's width in pixels."""
        return min(self.width() - 2 * self._margin(), COLUMN_WIDTH)

    def _margin(self) -> int:
        return self._sides - NARROWER if self.is_narrow() else self._sides

    def lay_out(self, *, narrow: bool) -> None:
        """Lay the column out anew after the view was resized; for subclasses."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the column out for the new width."""
        super().resizeEvent(event)
        margin = self._margin()
        self._outer.setContentsMargins(margin, TOP, margin, BOTTOM)
        self.lay_out(narrow=self.is_narrow())

    # --- keys ----------------------------------------------------------------------------------------------------------

    def is_pressed_by_space(self, focused: QWidget | None) -> bool:
        """Return whether Space presses what has the keyboard."""
        return isinstance(focused, QAbstractButton)

    def event(self, event: QEvent) -> bool:
        """Take Space from the window where it presses a button."""
        if asks_for(event, Qt.Key.Key_Space) and self.is_pressed_by_space(self.window().focusWidget()):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Escape, to the top or the foot on Home or End: a scroll area knows neither."""
        bar = self.scroll_area.verticalScrollBar()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(0 if event.key() == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)
