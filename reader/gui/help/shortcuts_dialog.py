"""Every shortcut, from the actions themselves, and the way to change it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from reader.gui.kit.accessibility import announce
from reader.gui.kit.dialogs.fitting_dialog import FittingDialog, yielding
from reader.gui.kit.theme import ui_font
from reader.gui.kit.translation import QT_TRANSLATE_NOOP
from reader.gui.session.actions import Actions
from reader.gui.session.shortcuts import FIXED, SETTING, Shortcuts, native, tr
from reader.text.fuzzy import fit

PANE_KEYS = (
    (QT_TRANSLATE_NOOP("shortcuts", "Summary: next or previous sentence"), "Down", "Up"),
    (QT_TRANSLATE_NOOP("shortcuts", "Summary: show sentence in article"), "Return"),
    (QT_TRANSLATE_NOOP("shortcuts", "Summary: pin sentence"), "P"),
    (QT_TRANSLATE_NOOP("shortcuts", "Summary: remove sentence"), "Del"),
    (QT_TRANSLATE_NOOP("shortcuts", "Summary: close"), "Esc", "S"),
    (QT_TRANSLATE_NOOP("shortcuts", "Briefing: next or previous sentence"), "Down", "Up"),
    (QT_TRANSLATE_NOOP("shortcuts", "Briefing: show sentence in article"), "Return"),
    (QT_TRANSLATE_NOOP("shortcuts", "Briefing: back to article"), "Esc", "B"),
)
"""Keys that are no action's: what they do, and which."""

_NAME = Qt.ItemDataRole.UserRole
_MODIFIERS = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Meta,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_unknown,
)


def pressed(event: QKeyEvent) -> str:
    """Return the key that was pressed, as a portable text; "" while only Shift, Ctrl and their like are held."""
    if event.key() in _MODIFIERS or event.key() == 0:
        return ""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    text = event.text()
    if text.isprintable() and text.strip() and not text.isalnum():
        held &= ~Qt.KeyboardModifier.ShiftModifier  # it is part of the sign: "?", not Shift+?
    return QKeySequence(held.value | event.key()).toString()


class KeyField(QLineEdit):
    """Waits for a key. ``pressed`` carries it; Escape gives up."""

    pressed = Signal(str)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setPlaceholderText(self.tr("Press the new keys. Esc cancels."))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            event.accept()
            if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
                self._take(event)
            return True
        return super().event(event)

    def _take(self, event: QKeyEvent) -> None:
        key = pressed(event)
        if key == "Esc":
            self.cancelled.emit()
        elif key:
            self.pressed.emit(key)


class KeysDialog(FittingDialog):
    """Lists every action with its keys, and those of the panes. ``keep`` stores the setting and says whether it could."""

    def __init__(
        self,
        actions: Actions,
        shortcuts: Shortcuts,
        keep: Callable[[str, str], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._shortcuts = shortcuts
        self._keep = keep
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter by command or key"))
        self.filter.setAccessibleName(self.tr("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._show_rows)
        self.table = QTableWidget(0, 3)
        self.table.setObjectName("keys")
        self.table.setAccessibleName(self.tr("Keyboard shortcuts"))
        self.table.setHorizontalHeaderLabels([self.tr("Action"), self.tr("Keys"), self.tr("Default")])
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(1, 170)
        self.table.setColumnWidth(2, 120)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.currentCellChanged.connect(lambda *_cells: self._chosen())
        self.table.cellActivated.connect(lambda _row, _column: self.record())
        self.field = KeyField()
        self.field.setAccessibleName(self.tr("New keys"))
        self.field.pressed.connect(self.take)
        self.field.cancelled.connect(self._stop)
        self.words = QLabel()
        self.words.setFont(ui_font(13))
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.change = QPushButton(self.tr("Change…"))
        self.remove = QPushButton(self.tr("Remove"))
        self.reset = QPushButton(self.tr("Reset"))
        self.reset_all = QPushButton(self.tr("Reset all"))
        self.change.clicked.connect(self.record)
        self.remove.clicked.connect(lambda: self._put(()))
        self.reset.clicked.connect(self._reset)
        self.reset_all.clicked.connect(lambda: self._store("", self.tr("All shortcuts are the default ones again.")))
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        own = (self.change, self.remove, self.reset, self.reset_all)
        for button in (*own, close):
            button.setAutoDefault(False)
        column = self.compose([*own, None, close], width=620, height=620, margins=(11, 11, 11, 11), spacing=8)
        column.addWidget(self.filter)
        column.addWidget(yielding(self.table), 1)
        column.addWidget(self.field)
        column.addWidget(self.words)
        self.field.hide()
        self.words.hide()
        self._show_rows()
        self.table.setFocus()

    # --- what is listed ------------------------------------------------------------------------------------------------

    @property
    def name(self) -> str:
        """The action whose row is current; "" for a key of a pane, or for none."""
        item = self.table.item(self.table.currentRow(), 0)
        return str(item.data(_NAME)) if item is not None else ""

    def _show_rows(self) -> None:
        before, given = self.name, self._shortcuts.given
        typed = self.filter.text().strip()
        rows: list[tuple[str, str, str, str]] = []
        for declared, action in self._actions.declared():
            keys = "   ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts())
            usual = (
                "   ".join(native(key) for key in self._shortcuts.declared_keys(declared.name))
                if declared.name in given
                else ""
            )
            if action.text() and action.menu() is None:
                rows.append(
                    (declared.name, action.text().replace("&", ""), keys, usual or ("–" * (declared.name in given)))
                )
        rows += [("", tr(words), "   ".join(map(native, keys)), "") for words, *keys in PANE_KEYS]
        if typed:
            rows = [row for row in rows if fit(typed, row[1]) or row[2].casefold().startswith(typed.casefold())]
        self.table.setRowCount(len(rows))
        for number, (name, *cells) in enumerate(rows):
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setData(_NAME, name)
                self.table.setItem(number, column, item)
        names = [row[0] for row in rows]
        self.table.setCurrentCell(names.index(before) if before and before in names else 0, 0)
        self._chosen()

    def _chosen(self) -> None:
        name = self.name
        for button in (self.change, self.remove):
            button.setEnabled(bool(name) and name not in FIXED)
        self.remove.setEnabled(self.remove.isEnabled() and bool(self._actions[name].shortcuts()))
        self.reset.setEnabled(name in self._shortcuts.given)
        self.reset_all.setEnabled(bool(self._shortcuts.given))
        self._stop()

    # --- changing ------------------------------------------------------------------------------------------------------

    def record(self) -> None:
        """Wait for the new keys of the chosen action."""
        if not self.name:
            self._say(self.tr("This key belongs to its pane and stays."))
        elif self.name in FIXED:
            self._say(self._shortcuts.problem(self.name, ""))
        else:
            self.words.hide()
            self.field.clear()
            self.field.show()
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            announce(self.field, self.field.placeholderText())

    def take(self, key: str) -> None:
        """Give the chosen action this key, unless something is in the way: then say what."""
        problem = self._shortcuts.problem(self.name, key)
        if problem:
            self.field.setText(native(key))
            self._say(problem, is_problem=True)
        else:
            self._put((key,))

    def _put(self, keys: tuple[str, ...]) -> None:
        words = self._actions[self.name].text().replace("&", "")
        said = self.tr("“%1” now has the shortcut %2.") if keys else self.tr("“%1” has no shortcut now.")
        said = said.replace("%1", words).replace("%2", "   ".join(map(native, keys)))
        self._store(self._shortcuts.with_keys(self.name, keys), said)

    def _reset(self) -> None:
        """Give the chosen action its declared keys back, but for those that another one was given meanwhile."""
        name = self.name
        keys = self._shortcuts.declared_keys(name)
        problem = next(filter(None, (self._shortcuts.problem(name, QKeySequence(key).toString()) for key in keys)), "")
        if problem:
            self._say(problem, is_problem=True)
        else:
            words = self._actions[name].text().replace("&", "")
            self._store(
                self._shortcuts.with_keys(name, keys), self.tr("“%1” has its default again.").replace("%1", words)
            )

    def _store(self, setting: str, said: str) -> None:
        if self._keep(SETTING, setting):
            self._shortcuts.apply()
            self._show_rows()
            self._say(said)
            self.table.setFocus()

    def _stop(self) -> None:
        if self.field.isVisibleTo(self):
            if self.field.hasFocus():
                self.table.setFocus()
            self.field.hide()
        self.words.hide()

    def _say(self, words: str, *, is_problem: bool = False) -> None:
        self.words.setProperty("role", "problem" if is_problem else "")
        self.words.style().unpolish(self.words)
        self.words.style().polish(self.words)
        self.words.setText(words)
        self.words.show()
        announce(self.field if self.field.isVisibleTo(self) else self.table, words)
