"""The list of the sidebar: what the mouse and the keys do with its rows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QWidget

from reader.gui.kit.keys import asks_for
from reader.gui.kit.theme import Theme
from reader.gui.list.article_model import dragged_articles
from reader.gui.sidebar.sidebar_rows import ENTRY, Entry, SidebarRow, chevron_rect


class SidebarList(QListWidget):
    """``dropped`` carries a tag and the ids of the articles that were dropped on it; ``menu_asked`` a row and where its
    menu belongs; ``turned`` a tag with tags in it, and whether it is to be open; ``removal_asked`` the row on which
    Delete was pressed.
    """

    dropped = Signal(str, list)
    menu_asked = Signal(object, QPoint)
    turned = Signal(str, bool)
    removal_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setAccessibleName(self.tr("Folders, tags and sites"))
        self.delegate = SidebarRow(theme, self)
        self.setItemDelegate(self.delegate)
        self.entered.connect(lambda index: self._hover(index.row()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose nothing when Tab comes by: where no row is current, as during a search, Qt would make the first one
        so.
        """
        alone = self.currentItem() is None
        blocked = self.blockSignals(alone or self.signalsBlocked())
        super().focusInEvent(event)
        if alone:
            self.setCurrentRow(-1)
        self.blockSignals(blocked)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if (
            self.hasFocus() and self.currentItem() is None
        ):  # as during a search; else its row shows where the keyboard is
            painter = QPainter(self.viewport())
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
            painter.end()

    def _hover(self, row: int) -> None:
        self.delegate.hovered = row
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def _tag_at(self, event: QDragMoveEvent | QDropEvent) -> str:
        item = self.itemAt(event.position().toPoint())
        entry: Entry | None = item.data(ENTRY) if item else None
        return entry.filter.tag if entry and entry.filter else ""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(bool(dragged_articles(event.mimeData())))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        tag = self._tag_at(event)
        item = self.itemAt(event.position().toPoint())
        self._show_drop(self.row(item) if tag and item is not None else -1)
        event.setAccepted(bool(tag))

    def dragLeaveEvent(self, _event: object) -> None:
        self._show_drop(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        tag, ids = self._tag_at(event), dragged_articles(event.mimeData())
        self._show_drop(-1)
        if tag and ids:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(tag, ids)

    def _show_drop(self, row: int) -> None:
        self.delegate.drop_row = row
        self.viewport().update()

    def entry(self) -> Entry | None:
        """Return the row that is current."""
        item = self.currentItem()
        return item.data(ENTRY) if item else None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        item = self.currentItem() if by_key else self.itemAt(event.pos())
        if item is not None:
            place = self.viewport().mapToGlobal(self.visualItemRect(item).bottomLeft()) if by_key else event.globalPos()
            self.menu_asked.emit(item.data(ENTRY), place + QPoint(1, 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        entry: Entry | None = item.data(ENTRY) if item else None
        if (
            item is not None
            and entry
            and entry.parent
            and event.button() == Qt.MouseButton.LeftButton
            and (
                entry.turns
                or chevron_rect(self.visualItemRect(item), entry).adjusted(-4, -8, 2, 8).contains(event.position())
            )
        ):
            self.turned.emit(entry.name, not entry.is_open)
            event.accept()
            return
        if event.button() == Qt.MouseButton.RightButton:
            event.accept()  # its menu asks for the row; only a left click chooses it
            return
        super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take Delete from the window: it is about the row here, never about articles."""
        if asks_for(event, Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entry = self.entry()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if entry is not None:
                self.removal_asked.emit(entry)
            return
        wanted = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}.get(Qt.Key(event.key()))
        if entry is not None and entry.turns and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            wanted = not entry.is_open
        if entry is not None and entry.parent and wanted is not None and entry.is_open != wanted:
            self.turned.emit(entry.name, wanted)
            return
        super().keyPressEvent(event)
