"""A frame around a pane while it has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from reader.gui.kit.theme import Theme

WIDTH = 2
"""How wide the frame is, in pixels."""


class FocusRing(QWidget):
    """Lies over the edges of ``host`` while one of ``watched`` has the keyboard, unless a click gave it that: who clicks
    sees where.
    """

    def __init__(self, theme: Theme, host: QAbstractScrollArea, *watched: QWidget) -> None:
        super().__init__(host)
        self._theme = theme
        self._host = host
        self._is_needed = True
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for part in {host, host.viewport(), *watched}:
            part.installEventFilter(self)
        self.hide()

    def set_needed(self, needed: bool) -> None:
        """Show it or not: where there is only one pane, the keyboard is nowhere else."""
        self._is_needed = needed
        if not needed:
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            self._place()
            self.setVisible(self._is_needed and event.reason() != Qt.FocusReason.MouseFocusReason)
            self.raise_()
        elif kind == QEvent.Type.FocusOut:
            self.hide()
        elif (
            kind == QEvent.Type.Resize and watched is self._host.viewport()
        ):  # the host's comes before that is laid out
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.setGeometry(self._host.viewport().geometry())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.colour("accent"), WIDTH))
        half = WIDTH // 2
        painter.drawRect(self.rect().adjusted(half, half, -half, -half))
