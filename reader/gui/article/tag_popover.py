"""The field behind *+ Tag* and the key: where a person looks, with the tags that there are; Enter takes the lit one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reader.gui.kit.accessibility import announce
from reader.gui.kit.theme import scaled, ui_font
from reader.text.fold import case_key, fold

MAX_SHOWN = 8
ROW = 28
"""A row's height in pixels."""
WIDTH = 260
_NAME = Qt.ItemDataRole.UserRole


class TagPopover(QFrame):
    """Lies over ``host``. ``added`` carries the names that were typed or chosen."""

    added = Signal(list)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._known: Sequence[str] = ()
        self._before: QWidget | None = None
        self.setObjectName("popover")
        self.setFixedWidth(scaled(WIDTH))
        self.field = QLineEdit()
        self.field.setFont(ui_font(13))
        self.field.setAccessibleName(self.tr("New tag"))
        self.field.textChanged.connect(lambda _text: self._offer())
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setObjectName("completions")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("Suggestions"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFont(ui_font(13))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemClicked.connect(lambda _item: self._take())
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.hide()

    def open(self, anchor: QRect, known: Sequence[str], has: Sequence[str], number: int = 1) -> None:
        """Wait for a name, under ``anchor`` (in the host's coordinates) where that is in sight, else at the host's top.

        ``known`` are the names of all tags, ``has`` those that need not be offered, ``number`` says how many articles get them.
        """
        one = self.tr("Tags, separated by commas")
        self.field.setPlaceholderText(self.tr("Tags for %Ln article(s)", "", number) if number > 1 else one)
        self._known = [name for name in known if name not in has]
        self._before = self.window().focusWidget()
        self.field.clear()
        self._offer()
        seen = self._host.rect().adjusted(0, 0, 0, -120).contains(anchor.bottomLeft())
        corner = QPoint(anchor.left(), anchor.bottom() + 6) if seen else QPoint(anchor.left(), 12)
        self.move(max(4, min(corner.x(), self._host.width() - scaled(WIDTH) - 16)), corner.y())
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- what is offered -----------------------------------------------------------------------------------------------

    def _typed(self) -> str:
        """Return the name that is being typed: what follows the last comma."""
        return self.field.text().rpartition(",")[2].strip()

    def _offer(self) -> None:
        typed = fold(self._typed())
        found = [name for name in self._known if typed in fold(name)]
        found.sort(key=lambda name: (fold(name) != typed, not fold(name).startswith(typed)))
        self.list.clear()
        for name in found[:MAX_SHOWN]:
            self._add(name, name)
        is_new = bool(typed) and all(case_key(name) != case_key(self._typed()) for name in found)
        if is_new:
            self._add(self.tr("New tag “%1”").replace("%1", self._typed()), self._typed())
        begins = bool(found) and fold(found[0]).startswith(typed)
        self.list.setCurrentRow((0 if begins else self.list.count() - 1) if typed else -1)
        self.list.setVisible(self.list.count() > 0)
        self.list.setFixedHeight(scaled(ROW) * self.list.count())
        self.adjustSize()
        self._tell()

    def _add(self, words: str, name: str) -> None:
        item = QListWidgetItem(words)
        item.setData(_NAME, name)
        item.setSizeHint(QSize(scaled(WIDTH) - 12, scaled(ROW)))
        self.list.addItem(item)

    def _tell(self) -> None:
        item = self.list.currentItem()
        if item is not None and self.isVisible():
            announce(self.field, item.text())

    # --- taking and leaving --------------------------------------------------------------------------------------------

    def _take(self) -> None:
        names = [name.strip() for name in self.field.text().split(",")[:-1]]
        item = self.list.currentItem()
        names.append(item.data(_NAME) if item is not None else self._typed())
        names = [name for name in names if name]
        self.close_()
        if names:
            self.added.emit(names)

    def close_(self) -> None:
        """Hide it; the keyboard goes back to where it was."""
        before, self._before = self._before, None
        if before is not None and before.isVisible() and before.isEnabled():
            before.setFocus()
        else:
            self._host.setFocus()
        self.hide()

    def _step(self, direction: int) -> None:
        count = self.list.count()
        if count:
            row = self.list.currentRow()
            self.list.setCurrentRow((row + direction) % count if row >= 0 else (0 if direction > 0 else count - 1))
            self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.field:
            return super().eventFilter(watched, event)
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                undoes = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
                if undoes and not self.field.text():  # nothing of its own to undo
                    event.ignore()
                    return True
            elif event.type() == QEvent.Type.KeyPress and self._key(event.key()):
                return True
        elif (
            event.type() == QEvent.Type.FocusOut
            and isinstance(event, QFocusEvent)
            and event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        ):
            self.hide()
        return super().eventFilter(watched, event)

    def _key(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape:
            self.close_()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        else:
            return False
        return True
