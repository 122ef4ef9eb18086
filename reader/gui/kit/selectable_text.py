"""Wrapped text whose words can be selected and copied, with the mouse, the keys and a menu."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPalette,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QMenu, QWidget

from reader.gui.kit.theme import Theme
from reader.gui.kit.wrapped_text import WrappedText


class SelectableText(WrappedText):
    """``menu_asked`` carries a context menu that is about to open."""

    menu_asked = Signal(QMenu)

    def __init__(self, theme: Theme, token: str, spacing: float, parent: QWidget | None = None) -> None:
        super().__init__(theme, token, spacing, parent)
        self._anchor = self._caret = 0
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def set_text(self, text: str, beside: str = "") -> None:
        """Show another text, with nothing selected; the same one keeps its selection."""
        before = self.text()
        super().set_text(text, beside)
        if self.text() != before:
            self._select(0, 0)

    # --- what is selected ----------------------------------------------------------------------------------------------

    def selected_text(self) -> str:
        """Return the words that are selected, "" for none."""
        first, last = sorted((self._anchor, self._caret))
        return self._units()[2 * first : 2 * last].decode("utf-16-le")

    def _units(self) -> bytes:
        return self.text().encode("utf-16-le")  # Qt counts these

    def _select(self, anchor: int, caret: int) -> None:
        self._anchor, self._caret = anchor, caret
        self.update()

    def selectAll(self) -> None:
        """Select everything; named as Qt's own texts name it."""
        self._select(0, len(self._units()) // 2)

    def copy(self) -> None:
        """Copy what is selected, if anything is."""
        words = self.selected_text()
        if words:
            QGuiApplication.clipboard().setText(words)

    def extra_formats(self) -> list[QTextLayout.FormatRange]:
        """Return how the selection is painted over the text."""
        first, last = sorted((self._anchor, self._caret))
        if first == last:
            return []
        look = QTextCharFormat()
        look.setBackground(self.palette().color(QPalette.ColorRole.Highlight))
        look.setForeground(self.palette().color(QPalette.ColorRole.HighlightedText))
        selected = QTextLayout.FormatRange()
        selected.start, selected.length, selected.format = first, last - first, look
        return [selected]

    # --- mouse, keys and menu ------------------------------------------------------------------------------------------

    def _place_at(self, position: QPointF) -> int:
        layout, number = self._layout(self.width())
        for at in range(number):
            line = layout.lineAt(at)
            if position.y() < line.y() + line.height() or at == number - 1:
                return line.xToCursor(position.x())
        return 0

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        place = self._place_at(event.position())
        extends = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self._select(self._anchor if extends else place, place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._select(self._anchor, self._place_at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place, layout = self._place_at(event.position()), self._layout(self.width())[0]
        modes = QTextLayout.CursorMode.SkipWords
        first = layout.previousCursorPosition(layout.nextCursorPosition(place), modes)
        last = first
        while (
            last < len(self._units()) // 2
            and not self._units()[2 * last : 2 * last + 2].decode("utf-16-le", "replace").isspace()
        ):
            last += 1
        self._select(first, last)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._select(0, 0)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.selected_text():
            self.selectAll()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy"), self.copy)
        self.menu_asked.emit(menu)
        menu.popup(event.globalPos())
