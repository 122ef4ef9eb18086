"""The blocks of a page as a list: kept ones as they read, left-out ones struck through, dimmed and with a sign before
them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.gui.kit.labels import plain_tip
from reader.gui.kit.theme import Theme, text_font, ui_font
from reader.gui.kit.translation import QT_TRANSLATE_NOOP
from reader.text.language import direction

if TYPE_CHECKING:
    from reader.capture.explain import Judged

MEASURE = 680
GUTTER = 30
MAX_BLOCK_CHARACTERS = 900
"""Characters of a block that are shown: enough to know it by."""

Index = QModelIndex | QPersistentModelIndex

_REASONS = {
    "judged": QT_TRANSLATE_NOOP("why", "judged by position, links and what the cleaners found"),
    "companion": QT_TRANSLATE_NOOP("why", "belongs with the text around it"),
    "prompt": QT_TRANSLATE_NOOP("why", "a prompt or a link to other content"),
    "caption": QT_TRANSLATE_NOOP("why", "a caption, shown with its picture"),
    "opening": QT_TRANSLATE_NOOP("why", "repeats the title, the authors or the date"),
    "repeat": QT_TRANSLATE_NOOP("why", "the same picture or text appears elsewhere"),
    "person": QT_TRANSLATE_NOOP("why", "you decided this"),
    "rule": QT_TRANSLATE_NOOP("why", "your rule for this site"),
}


def tr(text: str) -> str:
    """Return the window's words for a text of *Why this text?*."""
    return QCoreApplication.translate("why", text)


def reason_words(judged: Judged) -> str:
    """Return whether the block is kept and why, and which cleaners found it, in one line."""
    state = tr("Kept") if judged.kept else tr("Left out")
    words = f"{state}: {tr(_REASONS[judged.why])}" if judged.why in _REASONS else state
    if judged.found_by:
        words += " · " + tr("found by %1").replace("%1", ", ".join(judged.found_by))
    return words


def said(judged: Judged) -> str:
    """Return what a block says, as one paragraph; of a picture its caption, its alternative text or its name."""
    block = judged.block
    if block.href:
        return tr("Video: %1").replace("%1", block.caption or block.href)
    if block.picture is not None:
        name = block.picture.src.rsplit("/", 1)[-1].split("?", 1)[0]
        return tr("Picture: %1").replace("%1", block.caption or block.picture.alt or name)
    struck = " ".join(run.words for run in block.inlines)
    text = " ".join((block.text or block.caption or struck).split())
    return text if len(text) <= MAX_BLOCK_CHARACTERS else text[:MAX_BLOCK_CHARACTERS].rstrip() + " …"


class Role(IntEnum):
    """``JUDGED`` gives the block as it was judged."""

    JUDGED = Qt.ItemDataRole.UserRole + 1


class WhyModel(QAbstractListModel):
    """The judged blocks in the order of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Judged] = []

    def show_blocks(self, blocks: Sequence[Judged]) -> None:
        """Other blocks, or the same ones judged anew: then nothing moves."""
        if [b.fingerprint for b in blocks] == [b.fingerprint for b in self.blocks]:
            self.blocks = list(blocks)
            if self.blocks:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self.blocks) - 1, 0))
            return
        self.beginResetModel()
        self.blocks = list(blocks)
        self.endResetModel()

    def decide(self, fingerprint: str, kept: bool) -> None:
        """Show at once what a person decided, wherever the block stands."""
        for row, judged in enumerate(self.blocks):
            if judged.fingerprint == fingerprint:
                self.blocks[row] = replace(judged, kept=kept, why="person")
                self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.blocks)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        judged = self.blocks[index.row()]
        if role == Role.JUDGED:
            return judged
        if role == Qt.ItemDataRole.DisplayRole:
            return said(judged)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(reason_words(judged))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{reason_words(judged)}. {said(judged)}"
        return None


class WhyRow(QStyledItemDelegate):
    """A sign in the gutter (− left out, + brought back or kept by a person), then the block."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.hovered = -1
        self._heights: dict[tuple[int, str, str, int], int] = {}

    def _area(self, rect: QRect) -> QRect:
        side = max((rect.width() - MEASURE) // 2, 20)
        return rect.adjusted(side, 5, -side, -5)

    def font_of(self, judged: Judged) -> QFont:
        block = judged.block
        if block.kind == "heading":
            font = text_font(18, bold=True)
        elif block.kind in ("figure", "row", "code"):
            font = ui_font(14)
        else:
            font = text_font(16)
        font.setStrikeOut(not judged.kept)
        return font

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        judged: Judged = index.data(Role.JUDGED)
        width = self._view.viewport().width()
        key = (index.row(), judged.fingerprint, judged.block.kind, width)
        height = self._heights.get(key)
        if height is None:
            inside = self._area(QRect(0, 0, width, 100)).width() - GUTTER
            metrics = QFontMetricsF(self.font_of(judged))
            box = metrics.boundingRect(QRectF(0, 0, inside, 100_000), Qt.TextFlag.TextWordWrap.value, said(judged))
            height = round(max(box.height(), metrics.height())) + 13
            self._heights[key] = height
        return QSize(width, height)

    def forget_heights(self) -> None:
        self._heights.clear()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        judged: Judged = index.data(Role.JUDGED)
        rect: QRect = option.rect
        area = self._area(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = index == self._view.currentIndex()
        ground = QRectF(area).adjusted(-10, -4, 10, 4)
        if current or index.row() == self.hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft" if current else "card"))
            painter.drawRoundedRect(ground, 8, 8)
        if current and self._view.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, 8, 8)
        own = judged.why in ("person", "rule")
        sign = ("+" if own else "") if judged.kept else "−"
        if sign:
            painter.setFont(ui_font(16, bold=True))
            painter.setPen(self._theme.colour("accent" if own else "ink2"))
            painter.drawText(
                QRect(area.left(), area.top(), GUTTER - 10, 24),
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
                sign,
            )
        painter.setFont(self.font_of(judged))
        painter.setPen(self._theme.colour("ink" if judged.kept else "ink2"))
        text = said(judged)
        wrap = QTextOption()
        wrap.setWrapMode(QTextOption.WrapMode.WordWrap)
        rtl = direction(text) == "rtl"
        wrap.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        wrap.setAlignment(
            (Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignAbsolute
        )
        painter.drawText(QRectF(area.adjusted(GUTTER, 1, 0, 0)), text, wrap)
        painter.restore()


class WhyList(QListView):
    """``toggled`` carries the row of a block that a person clicked, chose with Enter, or removed with Delete or X: keys
    that mean the whole article elsewhere in the window.
    """

    toggled = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("whyList")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(200)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("All blocks on the page"))
        self.model_ = WhyModel()
        self.row = WhyRow(theme, self)
        self.setModel(self.model_)
        self.setItemDelegate(self.row)
        self._pressed_at = QPoint()
        theme.changed.connect(self.viewport().update)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self.row.forget_heights()
        super().resizeEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Leave, QEvent.Type.MouseMove):
            place = event.position().toPoint() if isinstance(event, QMouseEvent) else QPoint(-1, -1)
            row = self.indexAt(place).row()
            if row != self.row.hovered:
                self.row.hovered = row
                self.viewport().update()
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, released = self.indexAt(self._pressed_at), self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and released.isValid() and pressed == released:
            self.toggled.emit(released.row())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _removes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _removes(event):
            judged = self.currentIndex().data(Role.JUDGED)
            if judged is not None and judged.kept:
                self.toggled.emit(self.currentIndex().row())
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.toggled.emit(self.currentIndex().row())
            return
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)


def _removes(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_X) and not event.modifiers()
