"""Below the search field: what a field's name or value could become, or what is wrong with the search. It never takes
the keyboard.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QCoreApplication,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.gui.kit.accessibility import announce
from reader.gui.kit.icons import pixmap
from reader.gui.kit.theme import Theme, scaled, ui_font
from reader.query.complete import Completion

ROW = 30
MARGIN = 5
ICONS = {"tag": "tag", "site": "site", "date": "clock", "help": "quote"}
_ITEM = Qt.ItemDataRole.UserRole


def label_of(completion: Completion) -> str:
    """Return what the completion is for, in the reader's language."""
    if completion.kind == "language":
        return QLocale.languageToString(QLocale(completion.label).language())
    return QCoreApplication.translate("completions", completion.label) if completion.label else ""


class _Row(QStyledItemDelegate):
    """The text that would be put in, and at the right what it is for."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(option.rect.width(), scaled(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        listed: QListWidget = self.parent()  # type: ignore[assignment]
        rect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.row() == listed.currentRow():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft"))
            painter.drawRoundedRect(rect, 6, 6)
        item = index.data(_ITEM)
        name, words = (item.insert, label_of(item)) if isinstance(item, Completion) else (index.data(), "")
        inner = rect.adjusted(10, 0, -10, 0)
        painter.setFont(ui_font(13))
        painter.setPen(self._theme.colour("ink" if isinstance(item, Completion) else "accent"))
        metrics = QFontMetrics(ui_font(13))
        painter.drawText(
            inner, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(name, Qt.TextElideMode.ElideRight, inner.width())
        )
        used = metrics.horizontalAdvance(name) + 16
        if words and inner.width() - used > 60:
            painter.setFont(ui_font(12))
            painter.setPen(self._theme.colour("ink2"))
            shown = QFontMetrics(ui_font(12)).elidedText(words, Qt.TextElideMode.ElideRight, inner.width() - used)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)
        painter.restore()


class SearchPopover(QFrame):
    """Lies over the window below ``field``. ``chosen`` carries a ``Completion``."""

    chosen = Signal(object)
    help_asked = Signal()

    def __init__(self, field: QWidget, theme: Theme) -> None:
        super().__init__(field.window())
        self._field = field
        self._theme = theme
        self.setObjectName("popover")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list = QListWidget()
        self.list.setObjectName("completions")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("Suggestions"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setItemDelegate(_Row(theme, self.list))
        self.list.itemEntered.connect(self.list.setCurrentItem)
        self.list.itemClicked.connect(self._take)
        self._mistake = QWidget()
        self._sign = QLabel()
        self.words = QLabel()
        self.words.setFont(ui_font(13))
        self.words.setProperty("role", "problem")
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        line = QHBoxLayout(self._mistake)
        line.setContentsMargins(8, 5, 8, 6)
        line.setSpacing(8)
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(0)
        column.addWidget(self.list)
        column.addWidget(self._mistake)
        self.hide()

    @property
    def offers(self) -> bool:
        """Whether completions are shown."""
        return self.isVisible() and self.list.isVisibleTo(self)

    def offer(self, completions: Sequence[Completion]) -> None:
        """Show what could stand here, and the way to the help; none of it is chosen yet."""
        self.list.clear()
        for completion in completions:
            item = QListWidgetItem(completion.insert)
            item.setData(_ITEM, completion)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{completion.insert} {label_of(completion)}".strip())
            self.list.addItem(item)
        self.list.addItem(QListWidgetItem(self.tr("Search help")))
        self.list.setCurrentRow(-1)
        self.list.setFixedHeight(scaled(ROW) * self.list.count())
        self.list.show()
        self._mistake.hide()
        self._reposition()
        announce(self._field, self.tr("%Ln suggestion(s)", "", len(completions)))

    def show_mistake(self, sentence: str) -> None:
        """Say what is wrong."""
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(pixmap("attention", self._theme.colour("problem"), 15, ratio))
        self.words.setText(sentence)
        self.list.hide()
        self._mistake.show()
        self._reposition()
        announce(self._field, sentence)

    def _reposition(self) -> None:
        width = max(self._field.width(), 300)
        self.setFixedWidth(width)
        layout = self._column
        self.resize(width, layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height())
        corner = self._field.mapTo(self._field.window(), QPoint(0, self._field.height() + 4))
        if self._field.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            corner.setX(corner.x() + self._field.width() - width)
        self.move(corner)
        self.show()
        self.raise_()

    # --- choosing ------------------------------------------------------------------------------------------------------

    def take_key(self, key: int) -> bool:
        """Return a key of the field while this is shown; False if it means nothing here."""
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        if not self.offers:
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step, count = (1 if key == Qt.Key.Key_Down else -1), self.list.count()
            row = self.list.currentRow()
            self.list.setCurrentRow((row + step) % count if row >= 0 else (0 if step > 0 else count - 1))
            item = self.list.currentItem()
            announce(self._field, item.data(Qt.ItemDataRole.AccessibleTextRole) or item.text())
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.currentRow() >= 0:
            self.choose()
            return True
        return False

    def choose(self) -> None:
        """Take the row that is lit, or the first."""
        self._take(self.list.item(max(self.list.currentRow(), 0)))

    def _take(self, item: QListWidgetItem) -> None:
        completion = item.data(_ITEM)
        self.hide()
        if isinstance(completion, Completion):
            self.chosen.emit(completion)
        else:
            self.help_asked.emit()

    def row_rect(self, row: int) -> QRect:
        """Return where a row lies in the list's viewport."""
        return self.list.visualItemRect(self.list.item(row))
