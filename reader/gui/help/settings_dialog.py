"""The settings, made from their table: all of them on one page, which can be searched."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.desk.program.settings import GROUPS, SETTINGS, Settings
from reader.gui.help.setting_words import tr
from reader.gui.help.settings_row import EDITOR_WIDTH, LABEL_WIDTH, SettingsRow
from reader.gui.kit.accessibility import announce
from reader.gui.kit.dialogs.question_dialog import QuestionDialog
from reader.gui.kit.theme import scaled, ui_font

STACKED_BELOW = LABEL_WIDTH + EDITOR_WIDTH
"""Under this width of the page, in pixels, labels stand above their controls."""


class _SearchField(QLineEdit):
    """``left`` says that Enter or Down was pressed: no button of the dialog hears it."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class SettingsDialog(QDialog):
    """A change is in force at once: ``keep`` is given the name and the value and says whether they were stored, then
    ``changed`` carries the name.
    """

    changed = Signal(str)

    def __init__(
        self, settings: Settings, keep: Callable[[str, str | int | bool], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._keep = keep
        self.rows: dict[str, SettingsRow] = {}
        self._headings: list[tuple[QLabel, list[SettingsRow]]] = []
        self.setWindowTitle(self.tr("Settings"))
        self.search = _SearchField()
        self.search.setPlaceholderText(self.tr("Search settings"))
        self.search.setAccessibleName(self.tr("Search settings"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.search.left.connect(self._go_to_first)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self._go_to_search)
        self.nothing = QLabel()
        self.nothing.setFont(ui_font(13))
        self.nothing.setProperty("role", "meta")
        self.nothing.setWordWrap(True)
        self.nothing.hide()
        body = QWidget()
        body.setObjectName("settingsBody")
        self._groups = QVBoxLayout(body)
        self._groups.setContentsMargins(24, 8, 16, 12)
        self._groups.setSpacing(2)
        self._groups.addWidget(self.nothing)
        for group, heading in GROUPS.items():
            self._add_group(group, tr(heading))
        self._groups.addStretch(1)
        self._area = area = QScrollArea()
        area.setObjectName("settingsScroll")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.reset_all = QPushButton(self.tr("Reset all…"))
        self.reset_all.setAutoDefault(False)
        self.reset_all.clicked.connect(self._ask_to_reset)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 14)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(24, 0, 24, 0)
        head.addWidget(self.search)
        column.addLayout(head)
        column.addWidget(area, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 4, 24, 0)
        foot.addWidget(self.reset_all)
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        room = self.screen().availableSize()
        self.resize(min(scaled(620), room.width() - 20), min(scaled(720), room.height() - 60))
        self._show_whether_changed()

    def begin_at(self, name: str) -> None:
        """Give the keyboard to the setting of this name, in sight, as soon as the dialog is shown."""
        row = self.rows.get(name)
        if row is not None:
            row.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
            QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(row))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for row in self.rows.values():
            row.lay(stacked=event.size().width() - 120 < scaled(STACKED_BELOW))

    def _add_group(self, group: str, heading: str) -> None:
        title = QLabel(heading)
        title.setFont(ui_font(14, bold=True))
        title.setContentsMargins(0, 14 if self._headings else 4, 0, 4)
        self._groups.addWidget(title)
        rows = []
        for setting in SETTINGS:
            if setting.listed and setting.group == group:
                row = SettingsRow(setting, self._settings)
                row.changed.connect(lambda value, name=setting.name: self._set(name, value))
                self.rows[setting.name] = row
                rows.append(row)
                self._groups.addWidget(row)
        self._headings.append((title, rows))

    # --- searching -----------------------------------------------------------------------------------------------------

    def _filter(self, words: str) -> None:
        """Show the settings that have these words, and say how many they are."""
        found = 0
        for title, rows in self._headings:
            matching = [row for row in rows if row.has(words, title.text())]
            for row in rows:
                row.setVisible(row in matching)
            title.setVisible(bool(matching))
            found += len(matching)
        self.nothing.setText(self.tr("No setting matches “%1”.").replace("%1", words.strip()))
        self.nothing.setVisible(not found)
        announce(self, self.tr("%Ln setting(s)", "", found) if found else self.nothing.text())

    def _go_to_first(self) -> None:
        first = next((row for row in self.rows.values() if not row.isHidden()), None)
        if first is not None:
            self.begin_at(first.setting.name)

    def _go_to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # --- changing ------------------------------------------------------------------------------------------------------

    def _set(self, name: str, value: str | int | bool) -> None:
        if not self._keep(name, value):
            self.reject()  # what it shows does not hold
            return
        self.rows[name].show_value()
        self._show_whether_changed()
        self.changed.emit(name)

    def _own(self) -> list[str]:
        """Return the settings that are not at their defaults."""
        return [
            name
            for name, row in self.rows.items()
            if self._settings[name] not in (row.setting.default, row.setting.usual)
        ]

    def _show_whether_changed(self) -> None:
        self.reset_all.setEnabled(bool(self._own()))

    def _ask_to_reset(self) -> None:
        own = self._own()
        question = QuestionDialog(
            self.tr("Reset %Ln setting(s)?", "", len(own)),
            self.tr(
                "Settings on this page go back to their defaults. Your library and changed shortcuts stay as they are."
            ),
            (self.tr("Reset"), self.tr("Cancel")),
            self,
            careful=True,
        )
        question.exec()
        if question.answer == 0:
            for name in own:
                self._set(name, self.rows[name].setting.usual)
            self.search.setFocus()
