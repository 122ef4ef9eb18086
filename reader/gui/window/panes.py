"""Sidebar, list and text side by side, as many of them as the window has room for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from reader.gui.kit.theme import scaled

SIDEBAR, LIST, TEXT = 216, 348, 876
"""Widths of the panes at first, in pixels."""
LEAST_SIDEBAR, LEAST_LIST, LEAST_TEXT = 150, 236, 361
FOLDS_BELOW = 860
"""Under this width of the window, in pixels, the sidebar folds away by itself; list and article still have 600."""
ALONE_BELOW = 600
"""Under this width list and text take turns: text at 400 % leaves a usual screen that much."""


class Panes(QSplitter):
    """Folds the sidebar away where the window becomes narrow, and shows one of list and text where it becomes narrower;
    both come back with the room. ``alone_changed`` says that they take turns now, or no more.
    """

    alone_changed = Signal(bool)

    def __init__(self, sidebar: QWidget, articles: QWidget, text: QWidget, shown: QAction) -> None:
        """``shown`` is the action that says whether the sidebar is wanted."""
        super().__init__(Qt.Orientation.Horizontal)
        self._sidebar = sidebar
        self._articles = articles
        self._text = text
        self._shown = shown
        self._is_narrow = self._folded = False
        self.is_alone = False
        self._text_in_front = False
        for pane, width in ((sidebar, scaled(LEAST_SIDEBAR)), (articles, scaled(LEAST_LIST)), (text, LEAST_TEXT)):
            pane.setMinimumWidth(width)
            self.addWidget(pane)
        self.setMinimumWidth(LEAST_TEXT)  # less than all of them need, or a window could not become narrow
        self.setChildrenCollapsible(False)
        self.setStretchFactor(2, 1)
        self.setHandleWidth(1)
        self.setSizes([scaled(SIDEBAR), scaled(LIST), TEXT])

    def set_text(self, text: QWidget) -> None:
        """Put what is read in the place of what was there until it was built."""
        text.setMinimumWidth(LEAST_TEXT)
        before = self.replaceWidget(2, text)
        self._text = text
        self.setStretchFactor(2, 1)  # a splitter keeps that with the widget
        if before is not None:
            before.hide()
            before.deleteLater()
        self.settle()

    @property
    def sidebar_wanted(self) -> bool:
        """Whether the sidebar is to be there where there is room for it."""
        return self._folded or self._shown.isChecked()

    @property
    def sidebar_width(self) -> int:
        """The width of the sidebar in pixels, 0 while it is away."""
        return self.sizes()[0] if self._sidebar.isVisibleTo(self) else 0

    @property
    def shows_text(self) -> bool:
        """Whether the text is not behind the list."""
        return not self.is_alone or self._text_in_front

    def bring_text(self) -> None:
        """Bring the text to the front where list and text take turns."""
        self._bring(text=True)

    def bring_list(self) -> None:
        """Bring the list to the front where list and text take turns."""
        self._bring(text=False)

    def _bring(self, *, text: bool) -> None:
        self._text_in_front = text
        if self.is_alone:
            if text and not self._sidebar.isHidden():
                self._shown.setChecked(False)
            self.settle()

    def settle(self) -> None:
        """Show what there is room for."""
        first, second = (self._text, self._articles) if self._text_in_front else (self._articles, self._text)
        first.show()
        second.setVisible(not self.is_alone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.parentWidget() is None:
            return  # before it is in its window, which has the width that counts
        self._fold()
        alone = self.window().width() < scaled(ALONE_BELOW)
        if alone != self.is_alone:
            self.is_alone = alone
            if alone:
                focused = self.window().focusWidget()
                self._text_in_front = focused is not None and self._text.isAncestorOf(focused)
            self.settle()
            self.alone_changed.emit(alone)

    def _fold(self) -> None:
        """Fold the sidebar away or bring it back as the window becomes narrow or wide; in between, a reader's word
        counts.
        """
        narrow = self.window().width() < scaled(FOLDS_BELOW)
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        if narrow:
            self._folded = self._shown.isChecked()
            self._shown.setChecked(False)
        elif self._folded:
            self._folded = False
            self._shown.setChecked(True)
