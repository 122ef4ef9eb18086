"""Where the summary lies: beside the text where there is room, above it where there is not. Beside a briefing or the
overview, which are of other articles, it is out of sight.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from reader.gui.kit.theme import scaled
from reader.gui.navigation.page_stack import PageStack
from reader.gui.summary.pane import SummaryPane

NARROW = 1260
"""Under this width of the window, in pixels, the summary lies above the text."""
WIDTH, HEIGHT = 332, 300
"""The summary's size in pixels beside the text, and above it, where it is at most half of what there is."""


class ReadingLayout(QSplitter):
    """The text with its summary. The sizes that a person drags them to stay until the program ends."""

    def __init__(self, text: PageStack, summary: SummaryPane, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._text = text
        self._summary = summary
        self._sizes: dict[Qt.Orientation, int] = {}
        self.addWidget(
            text
        )  # the summary comes when it is first opened: hidden, it would take part in each theme change
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 1)
        self.setHandleWidth(1)
        summary.setMinimumSize(260, 160)
        summary.hide()
        self._opened = False
        text.currentChanged.connect(lambda _index: self._show())
        self.splitterMoved.connect(self._remember)

    def fits(self, window_width: int) -> bool:
        """Return whether the summary lies where it belongs in a window of this width."""
        return not self._opened or (window_width < scaled(NARROW)) == (self.orientation() == Qt.Orientation.Vertical)

    def show_summary(self, opened: bool, window_width: int) -> str:
        """Show or hide it; gives where it lies, "right", "above", or "" for nowhere."""
        if not opened and self.indexOf(self._summary) < 0:
            return ""
        above = window_width < scaled(NARROW)
        orientation = Qt.Orientation.Vertical if above else Qt.Orientation.Horizontal
        place = 0 if above else 1
        if self.orientation() != orientation or self.indexOf(self._summary) != place:
            self.setOrientation(orientation)
            self.insertWidget(place, self._summary)
            self.setStretchFactor(self.indexOf(self._text), 1)
            self.setStretchFactor(place, 0)
            self._summary.setProperty("above", "true" if above else "false")
            self._summary.style().unpolish(self._summary)
            self._summary.style().polish(self._summary)
        self._opened = opened
        self._show()
        if not opened:
            return ""
        return "above" if above else "right"

    def _show(self) -> None:
        shown = self._opened and not self._text.shows_many
        if shown:
            # Before it is shown, or the text would be laid out twice.
            above = self.orientation() == Qt.Orientation.Vertical
            whole = self.height() if above else self.width()
            size = self._sizes.get(self.orientation()) or (min(scaled(HEIGHT), whole // 2) if above else scaled(WIDTH))
            self.setSizes([size, whole - size] if above else [whole - size, size])
        self._summary.setVisible(shown)

    def _remember(self) -> None:
        self._sizes[self.orientation()] = self.sizes()[self.indexOf(self._summary)]
