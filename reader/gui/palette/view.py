"""The palette itself: one field over the window, and rows below it. It knows no entry's meaning."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QCursor, QFontMetrics, QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.gui.kit import messages
from reader.gui.kit.accessibility import announce
from reader.gui.kit.icons import paint_icon
from reader.gui.kit.theme import Theme, scaled, ui_font
from reader.gui.palette.entries import Entry

ROW, WIDTH, TOP = 38, 580, 104
MAX_ROWS_SEEN = 9
_ENTRY = Qt.ItemDataRole.UserRole


class _Row(QStyledItemDelegate):
    """Icon, name, and at the right the shortcut or what it is; mirrored where the window is."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._list = parent

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(option.rect.width(), scaled(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Entry = index.data(_ENTRY)
        rect, direction = option.rect, option.direction
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.row() == self._list.currentRow():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft"))
            painter.drawRoundedRect(rect, 6, 6)

        def place(inner: QRect) -> QRect:
            return QStyle.visualRect(direction, rect, inner)

        leading = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        trailing = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignRight) | Qt.AlignmentFlag.AlignVCenter
        square = QRect(rect.left() + 12, rect.center().y() - 8, 17, 17)
        paint_icon(painter, entry.icon, QRectF(place(square)), self._theme.colour("ink2" if entry.enabled else "ink3"))
        small, usual = ui_font(12), ui_font(13)
        right = QFontMetrics(small).elidedText(entry.right, Qt.TextElideMode.ElideRight, rect.width() // 2)
        taken = QFontMetrics(small).horizontalAdvance(right)
        painter.setFont(small)
        painter.setPen(self._theme.colour("ink2"))
        painter.drawText(place(rect.adjusted(rect.width() - 12 - taken, 0, -12, 0)), trailing, right)
        inner = rect.adjusted(44, 0, -(12 + taken + 16), 0)
        painter.setFont(usual)
        painter.setPen(self._theme.colour("ink" if entry.enabled else "ink2"))
        name = QFontMetrics(usual).elidedText(entry.name, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(place(inner), leading, name)
        painter.restore()


class _Field(QLineEdit):
    """Takes every key while it is open: none of them reaches the window as a shortcut, but for those in ``passed``."""

    moved = Signal(int)
    paged = Signal(int)
    entered = Signal()
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.passed: Sequence[QKeySequence] = ()
        self.closers: Sequence[QKeySequence] = ()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if QKeySequence(event.keyCombination()) not in self.passed:
                event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, next_: bool) -> bool:
        self.moved.emit(1 if next_ else -1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.paged.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Escape or QKeySequence(event.keyCombination()) in self.closers:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class Palette(QWidget):
    """Lies over all of its window, of which it shows the most; a click beside the box closes it.

    ``typed`` carries what is in the field, ``chosen`` an entry. ``show_entries`` may be called again and again.
    """

    typed = Signal(str)
    chosen = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._back_to: QWidget | None = None
        self._resting = QPoint()
        self._moved = False
        self.setObjectName("paletteVeil")
        self.box = QFrame(self)
        self.box.setObjectName("popover")
        self.box.setAccessibleName(self.tr("Command palette"))
        self.field = _Field()
        self.field.setObjectName("paletteField")
        self.field.setFont(ui_font(15))
        self.field.setPlaceholderText(self.tr("Type a command, title, tag, folder or setting"))
        self.field.setAccessibleName(self.tr("Command palette"))
        self.field.setAccessibleDescription(
            self.tr("Arrow keys choose, Enter runs, Esc closes. Finds commands, articles, tags, folders and settings.")
        )
        self.list = QListWidget()
        self.list.setObjectName("completions")
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setItemDelegate(_Row(theme, self.list))
        self.words = QLabel()
        self.words.setFont(ui_font(12))
        self.words.setProperty("role", "meta")
        self.words.setContentsMargins(12, 6, 12, 6)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self.box)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self.list)
        column.addWidget(self.words)
        self.field.textChanged.connect(self._typed)
        self.field.moved.connect(self.move_row)
        self.field.paged.connect(self._page)
        self.field.entered.connect(lambda: self._choose(self.list.currentItem()))
        self.field.escaped.connect(self.leave)
        self.list.itemEntered.connect(self._hover)
        self.list.itemClicked.connect(self._choose)
        theme.changed.connect(self.list.viewport().update)
        window.installEventFilter(self)
        self.hide()

    # --- opening and leaving -------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Show it empty, with the keyboard in its field."""
        self._back_to = self.window().focusWidget()
        self._moved = False
        self._resting = QCursor.pos()
        self.field.clear()
        self.setGeometry(self.window().rect())
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self._fit()

    def leave(self) -> None:
        """Hide it, with the keyboard where it was before."""
        if self.isHidden():
            return
        back, self._back_to = self._back_to, None
        if back is not None and back.isVisible() and back.isEnabled():
            back.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()
        self.closed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.box.geometry().contains(event.position().toPoint()):
            self.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self.window().rect())
            self._fit()
        return super().eventFilter(watched, event)

    # --- what is listed ------------------------------------------------------------------------------------------------

    @property
    def entries(self) -> list[Entry]:
        """What is listed now."""
        return [self.list.item(row).data(_ENTRY) for row in range(self.list.count())]

    @property
    def current(self) -> Entry | None:
        """The entry that Enter would run."""
        item = self.list.currentItem()
        return item.data(_ENTRY) if item else None

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """List these. The one that a person moved to stays the current one where it still is listed; else the first is."""
        before = self.current.key if self._moved and self.current is not None else ""
        self._resting = QCursor.pos()
        self.list.clear()
        row = 0
        for number, entry in enumerate(entries):
            item = QListWidgetItem(self.list)
            item.setData(_ENTRY, entry)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (entry.name, entry.right))))
            if entry.key == before:
                row = number
        self.list.setCurrentRow(row if entries else -1)
        self.words.setText("" if entries else self.tr("Nothing by that name."))
        self._fit()
        self._announce()

    def say(self, words: str) -> None:
        """Say something below the rows."""
        self.words.setText(words)
        self._fit()
        announce(self.field, words)

    def _typed(self, text: str) -> None:
        self._moved = False
        self.typed.emit(text)

    def _fit(self) -> None:
        """Be as high as the rows, at most nine, and as the window leaves room for."""
        width = min(scaled(WIDTH), self.width() - 24)
        self.words.setVisible(bool(self.words.text()))
        around = self.field.sizeHint().height() + 12 + 16 + (40 if self.words.text() else 0)
        top = min(TOP, max(8, self.height() // 8))
        room = max(1, (self.height() - top - around - 12) // scaled(ROW))
        rows = min(self.list.count(), MAX_ROWS_SEEN, room)
        self.list.setFixedHeight(rows * scaled(ROW))
        self.list.setVisible(rows > 0)
        self.box.setFixedWidth(width)
        self.box.adjustSize()
        self.box.move((self.width() - width) // 2, top)

    # --- choosing ------------------------------------------------------------------------------------------------------

    def move_row(self, step: int) -> None:
        """Go to the next (1) or previous (-1) row, round at the ends."""
        count = self.list.count()
        if count:
            self._go_to((self.list.currentRow() + step) % count)

    def _page(self, direction: int) -> None:
        rows = max(1, self.list.height() // scaled(ROW) - 1)
        if self.list.count():
            self._go_to(max(0, min(self.list.count() - 1, self.list.currentRow() + direction * rows)))

    def _go_to(self, row: int) -> None:
        self._moved = True
        self.list.setCurrentRow(row)
        self.words.clear()
        self._fit()
        self.list.scrollToItem(self.list.currentItem())
        self.list.viewport().update()
        self._announce()

    def _hover(self, item: QListWidgetItem) -> None:
        """Light the row under the mouse, once that moves: the palette may have opened under it."""
        if QCursor.pos() != self._resting:
            self._moved = True
            self.list.setCurrentItem(item)
            self.list.viewport().update()

    def _choose(self, item: QListWidgetItem | None) -> None:
        entry = item.data(_ENTRY) if item else None
        if entry is None:
            return
        if not entry.enabled:
            self.say(self.tr("“%1” isn’t available now.").replace("%1", messages.isolated(entry.name)))
            return
        self.leave()
        self.chosen.emit(entry)

    def _announce(self) -> None:
        item = self.list.currentItem()
        if item is not None and self.isVisible():
            announce(self.field, item.data(Qt.ItemDataRole.AccessibleTextRole))
        elif self.words.text():
            announce(self.field, self.words.text())
