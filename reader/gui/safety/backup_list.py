"""The copies of a library as a list: when and why each was made, and what is in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.errors import BackupLocked, BackupTooNew
from reader.gui.kit import messages
from reader.gui.kit.labels import plain_tip
from reader.gui.kit.theme import Theme, scaled, ui_font
from reader.gui.safety import outcomes

if TYPE_CHECKING:
    from reader.library.file.backups import Copy

COPY = Qt.ItemDataRole.UserRole + 1
_HEIGHT, _SIDE = 52, 12


def can_be_restored(known: Copy) -> bool:
    """Return whether a copy can be restored, perhaps once its own passphrase was given."""
    return known.problem is None or isinstance(known.problem, BackupLocked)


class BackupList(QListWidget):
    """One row for each copy; ``copy()`` is the chosen one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rulesList")
        self.setAccessibleName(self.tr("Copies of your library"))
        self.setItemDelegate(_Rows(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)

    def show_copies(self, copies: Sequence[Copy]) -> None:
        """Show these, and keep the choice where its copy is still there."""
        before = self.copy()
        self.clear()
        for known in copies:
            item = QListWidgetItem(self)
            item.setData(COPY, known)
            spoken = ". ".join(
                part for part in (self.when(known), self.why(known), self.inside(known), self.size_of(known)) if part
            )
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            item.setToolTip(plain_tip(messages.sentence(known.problem) if known.problem else self._location(known)))
        paths = [known.path for known in copies]
        self.setCurrentRow(
            paths.index(before.path) if before is not None and before.path in paths else 0 if copies else -1
        )

    def copy(self) -> Copy | None:
        """Return the chosen copy, or None."""
        item = self.currentItem()
        found: Copy | None = item.data(COPY) if item is not None else None
        return found

    # --- words ---------------------------------------------------------------------------------------------------------------

    @staticmethod
    def when(known: Copy) -> str:
        return messages.moment(known.made)

    def why(self, known: Copy) -> str:
        return {
            "automatic": "",
            "kept": self.tr("Manual backup"),
            "before-schema": self.tr("Before update"),
            "replaced": self.tr("Replaced by backup"),
        }[known.kind]

    def inside(self, known: Copy) -> str:
        """Return what is in it, or why that cannot be told."""
        if isinstance(known.problem, BackupTooNew):
            return self.tr("Made by a newer Tearsheet. Update to restore it.")
        if isinstance(known.problem, BackupLocked):
            return self.tr("Locked with another passphrase.")
        if known.contents is None:
            detail = str(known.problem.values.get("detail", "")) if known.problem is not None else ""
            return self.tr("Can’t be opened: %1").replace("%1", detail)
        words = outcomes.counted(known.contents)
        if known.contents.newest_title:
            day = messages.local_date(known.contents.newest_saved)
            title = messages.isolated(known.contents.newest_title)
            words += " · " + self.tr("Latest (%1): %2").replace("%1", day).replace("%2", title)
        return words

    def _location(self, known: Copy) -> str:
        schema = self.tr("schema %1").replace("%1", str(known.contents.schema)) if known.contents is not None else ""
        return f"{known.path}\n{schema}"

    @staticmethod
    def size_of(known: Copy) -> str:
        return QLocale().formattedDataSize(known.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


class _Rows(QStyledItemDelegate):
    """Two lines: when, why and how large; what is in it."""

    def __init__(self, theme: Theme, view: BackupList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, scaled(_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        known: Copy = index.data(COPY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft" if chosen else "card"))
            painter.drawRoundedRect(option.rect.adjusted(2, 1, -2, -1), 6, 6)
        line = option.rect.adjusted(_SIDE, 8, -_SIDE, 0)
        line.setHeight(18)
        right = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        left = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.setLayoutDirection(option.direction)
        meta = self._theme.colour("ink2")
        painter.setFont(ui_font(12, tabular=True))
        painter.setPen(meta)
        about = " · ".join(part for part in (self._view.why(known), self._view.size_of(known)) if part)
        painter.drawText(line, right, about)
        taken = painter.fontMetrics().horizontalAdvance(about) + 16
        painter.setFont(ui_font(13, bold=True, tabular=True))
        painter.setPen(self._theme.colour("ink"))
        self._text(painter, line.adjusted(0, 0, -taken, 0), left, self._view.when(known))
        painter.setFont(ui_font(12))
        painter.setPen(self._theme.colour("problem") if known.problem else meta)
        self._text(painter, line.translated(0, 20), left, self._view.inside(known))
        painter.restore()

    @staticmethod
    def _text(painter: QPainter, rect: QRect, alignment: Qt.AlignmentFlag, words: str) -> None:
        painter.drawText(
            rect, alignment, painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        )
