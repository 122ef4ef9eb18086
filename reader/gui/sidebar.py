"""The sidebar: places, tags and sites with their counts, a drop of articles on a tag, and at its foot the jobs."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent, QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.gui import messages
from reader.gui.activity_foot import ActivityFoot
from reader.gui.article_model import ARTICLES_MIME, dragged_articles
from reader.gui.icons import paint_icon
from reader.gui.theme import Theme, ui_font
from reader.model import Counts, Filter, Place

ROW_HEIGHT = 31
SITES_SHOWN = 8
ENTRY = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the sidebar. A group's label has no filter."""

    name: str
    icon: str = ""
    count: int = 0
    filter: Filter | None = None
    colour: int = -1


class SidebarRow(QStyledItemDelegate):
    """Icon or tag dot, name, and the count at the right in tabular figures."""

    def __init__(self, theme: Theme, view: QListWidget) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.drop_row = -1
        self.hovered = -1

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        entry: Entry = index.data(ENTRY)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.filter is None:
            painter.setFont(ui_font(11, bold=True))
            painter.setPen(self._theme.colour("ink2"))
            painter.drawText(rect.adjusted(18, 0, -8, -5), Qt.AlignmentFlag.AlignBottom, entry.name)
            painter.restore()
            return
        selected = self._view.selectionModel().isSelected(index)
        focused = self._view.hasFocus() and index == self._view.currentIndex()
        ground = QRectF(rect).adjusted(8.5, 0.5, -8.5, -0.5)
        if selected or index.row() == self.drop_row:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft"))
            painter.drawRoundedRect(ground, 7, 7)
        elif index.row() == self.hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("rule"))
            painter.drawRoundedRect(ground, 7, 7)
        if index.row() == self.drop_row or focused:
            painter.setPen(QPen(self._theme.colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, 7, 7)
        colour = self._theme.colour("accent" if selected else "ink")
        middle = rect.center().y() + 1
        if entry.colour >= 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.tag_colour(entry.colour))
            painter.drawEllipse(QRectF(rect.left() + 22, middle - 5, 9, 9))
        elif entry.icon:
            quiet = self._theme.colour("accent" if selected else "ink2")
            paint_icon(painter, entry.icon, QRectF(rect.left() + 18, middle - 9, 17, 17), quiet)
        painter.setFont(ui_font(13, tabular=True))
        count = messages.number(entry.count) if entry.count else ""
        width = painter.fontMetrics().horizontalAdvance(count)
        painter.setPen(self._theme.colour("accent" if selected else "ink2"))
        right = rect.right() - 18
        painter.drawText(QRect(right - width, rect.top(), width + 1, rect.height()), Qt.AlignmentFlag.AlignVCenter, count)
        painter.setFont(ui_font(13, bold=selected))
        painter.setPen(colour)
        area = QRect(rect.left() + 44, rect.top(), right - width - 10 - rect.left() - 44, rect.height())
        words = painter.fontMetrics().elidedText(entry.name, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()


class SidebarList(QListWidget):
    """``dropped`` carries a tag and the ids of the articles that were dropped on it."""

    dropped = Signal(str, list)
    empty_trash_asked = Signal()

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
        self.setAccessibleName(self.tr("Places, tags and sites"))
        self.delegate = SidebarRow(theme, self)
        self.setItemDelegate(self.delegate)
        self.entered.connect(lambda index: self._hover(index.row()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To come by with Tab chooses nothing: where no row is current, as during a search, Qt would make the first one so."""
        alone = self.currentItem() is None
        blocked = self.blockSignals(alone or self.signalsBlocked())
        super().focusInEvent(event)
        if alone:
            self.setCurrentRow(-1)
        self.blockSignals(blocked)

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
        event.setAccepted(event.mimeData().hasFormat(ARTICLES_MIME))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        tag = self._tag_at(event)
        self._show_drop(self.row(self.itemAt(event.position().toPoint())) if tag else -1)
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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        item = self.itemAt(event.pos())
        entry: Entry | None = item.data(ENTRY) if item else None
        if entry and entry.filter and entry.filter.place == "trash":
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction(self.tr("Empty the trash"), self.empty_trash_asked.emit)
            menu.popup(event.globalPos() + QPoint(1, 1))


class Sidebar(QWidget):
    """``chosen`` carries the filter of the row that a person chose, and its name."""

    chosen = Signal(Filter, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebarPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list = SidebarList(theme)
        self.foot = ActivityFoot(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 1, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(self.foot)
        self._quiet = False
        self._entries: list[Entry] = []
        self.list.currentItemChanged.connect(self._chose)
        theme.changed.connect(self.list.viewport().update)

    def show_counts(self, counts: Counts, current: Filter) -> None:
        """Fill the rows; the one of the current filter stays chosen."""
        entries = self._made(counts)
        if entries != self._entries:
            self._entries = entries
            self._quiet = True
            self.list.clear()
            for entry in entries:
                item = QListWidgetItem(entry.name)
                item.setData(ENTRY, entry)
                words = f"{entry.name}, {messages.number(entry.count)}" if entry.count else entry.name
                item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
                if entry.filter is None:
                    item.setFlags(Qt.ItemFlag.NoItemFlags)
                self.list.addItem(item)
            self._quiet = False
        self.select(current)

    def _made(self, counts: Counts) -> list[Entry]:
        places: list[tuple[Place, str, str]] = [
            ("unread", "unread", self.tr("Unread")),
            ("all", "all", self.tr("All articles")),
            ("starred", "star", self.tr("Starred")),
            ("archive", "archive", self.tr("Archive")),
        ]
        if counts.places.get("attention"):
            places.append(("attention", "attention", self.tr("Needs attention")))
        if counts.places.get("trash"):
            places.append(("trash", "trash", self.tr("Trash")))
        entries = [Entry(name, icon, counts.places.get(place, 0), Filter(place=place)) for place, icon, name in places]
        if counts.tags:
            entries.append(Entry(self.tr("Tags")))
            entries += [Entry(tag.name, "", tag.count, Filter(tag=tag.name), tag.colour) for tag in counts.tags]
        if counts.sites:
            entries.append(Entry(self.tr("Sites")))
            entries += [Entry(site, "site", number, Filter(site=site)) for site, number in counts.sites[:SITES_SHOWN]]
        return entries

    def select(self, wanted: Filter) -> None:
        """Show which row the list is of, without choosing it."""
        quiet, self._quiet = self._quiet, True
        for number, entry in enumerate(self._entries):
            if (
                entry.filter
                and not wanted.words
                and (entry.filter.place, entry.filter.tag, entry.filter.site)
                == (
                    wanted.place,
                    wanted.tag,
                    wanted.site,
                )
            ):
                self.list.setCurrentRow(number)
                break
        else:
            self.list.setCurrentRow(-1)
        self._quiet = quiet

    def name_of(self, wanted: Filter) -> str:
        """What a list of this filter is called."""
        if wanted.tag or wanted.site:
            return wanted.tag or wanted.site
        names = {
            entry.filter.place: entry.name for entry in self._entries if entry.filter and not entry.filter.tag and not entry.filter.site
        }
        return names.get(wanted.place, self.tr("All articles"))

    def _chose(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is None or self._quiet:
            return
        entry: Entry = item.data(ENTRY)
        if entry.filter is not None:
            self.chosen.emit(entry.filter, entry.name)
