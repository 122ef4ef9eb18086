"""One setting on its page: what it is called, how it is changed, what it does, and the way back to its default."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from reader.desk.program.settings import Setting, Settings
from reader.gui.help.setting_words import choice_words, tr
from reader.gui.kit.combo_box import ComboBox
from reader.gui.kit.fonts.font_choice import FontChoice
from reader.gui.kit.meanings import default_meaning
from reader.gui.kit.theme import scaled, ui_font
from reader.gui.safety.folder_choice import FolderChoice
from reader.text.fold import fold

LABEL_WIDTH, EDITOR_WIDTH, LEAST_EDITOR_WIDTH = 150, 300, 120
MAX_NAME_CHARACTERS = 24
MAX_PROXY_CHARACTERS = 200
LEAST_FOLDER_WIDTH = 60


class SettingsRow(QWidget):
    """``changed`` carries the value that a person chose. *Reset* is shown where that is not the default; a folder has its
    own way back.
    """

    changed = Signal(object)

    def __init__(self, setting: Setting, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self._settings = settings
        self._show: Callable[[], None] = lambda: None
        label, says = tr(setting.label), tr(setting.help)
        self.help = QLabel(says)
        self.help.setFont(ui_font(12))
        self.help.setProperty("role", "meta")
        self.help.setWordWrap(True)
        self.editor = self._editor()
        self.editor.setAccessibleName(label)
        if not self.editor.accessibleDescription():
            self.editor.setAccessibleDescription(says)
        self.label = _Label(label)
        self.label.setFont(ui_font(13))
        if isinstance(self.editor, QCheckBox):
            self.label.clicked.connect(self.editor.click)
        self.label.setWordWrap(True)
        self.label.setBuddy(self.editor)
        self.reset = QPushButton(tr("Reset"))
        self.reset.setProperty("role", "link")
        self.reset.setAutoDefault(False)
        self.reset.setMinimumHeight(26)
        self.reset.setFont(ui_font(12, bold=True))
        self.reset.setAccessibleName(tr("Reset %1").replace("%1", label))
        self.reset.clicked.connect(self._reset)
        policy = self.reset.sizePolicy()
        policy.setRetainSizeWhenHidden(setting.holds != "folder")
        self.reset.setSizePolicy(policy)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 3, 0, 5)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(2)
        self._is_stacked: bool | None = None
        self.lay(stacked=False)
        self.show_value()

    def lay(self, *, stacked: bool) -> None:
        """Put the label beside the control, or above it where there is little room."""
        if stacked == self._is_stacked:
            return
        self._is_stacked = stacked
        grid = self._grid
        for widget in (self.label, self.editor, self.reset, self.help):
            grid.removeWidget(widget)
        for column in range(3):
            grid.setColumnStretch(column, 0)
        grid.setColumnMinimumWidth(0, 0 if stacked else scaled(LABEL_WIDTH))
        top = Qt.AlignmentFlag.AlignTop
        if isinstance(self.editor, QCheckBox):  # its own words cannot go over two lines
            self.editor.setText("" if stacked else self.editor.accessibleName())
            self.label.setText(self.editor.accessibleName() if stacked else "")
        if stacked and isinstance(self.editor, QCheckBox):
            grid.addWidget(self.label, 0, 0)
            grid.addWidget(self.editor, 0, 1)
            grid.addWidget(self.help, 1, 0, top)
            grid.addWidget(self.reset, 1, 1, top)
            grid.setColumnStretch(0, 1)
        elif stacked:
            grid.addWidget(self.label, 0, 0)
            grid.addWidget(self.editor, 1, 0)
            grid.addWidget(self.reset, 1, 1)
            grid.addWidget(self.help, 2, 0, 1, 2)
            grid.setColumnStretch(0, 1)
        else:
            grid.addWidget(self.label, 0, 0)
            grid.addWidget(self.editor, 0, 1)
            grid.addWidget(self.reset, 0, 2)
            grid.addWidget(self.help, 1, 1, top)
            grid.setColumnStretch(1, 1)

    def show_value(self) -> None:
        """Show the value that holds now."""
        self._show()
        value = self._settings[self.setting.name]
        is_own = self.setting.holds != "folder" and value not in (self.setting.default, self.setting.usual)
        if not is_own and self.reset.hasFocus():
            self.editor.setFocus()
        self.reset.setVisible(is_own)
        self.reset.setToolTip(tr("Default: %1").replace("%1", self._usual_words()))

    def has(self, words: str, group: str) -> bool:
        """Return whether all words are in what the setting is called, says, offers or stands under."""
        setting = self.setting
        choices = [choice_words(setting, choice) for choice in setting.allowed]
        text = fold(
            " ".join(
                [setting.name.replace("_", " "), tr(setting.label), self.help.text(), tr(setting.help), group, *choices]
            )
        )
        return all(word in text for word in fold(words).split())

    def _usual_words(self) -> str:
        usual = self.setting.usual
        if isinstance(usual, bool):
            return tr("on") if usual else tr("off")
        if self.setting.holds == "name":
            return default_meaning(int(self.setting.name[-1]))
        if self.setting.holds == "proxy":
            return tr("Match system")
        return choice_words(self.setting, usual) if self.setting.allowed else str(usual)

    def _reset(self) -> None:
        self.changed.emit(self.setting.usual)

    # --- controls ------------------------------------------------------------------------------------------------------

    def _editor(self) -> QWidget:
        setting = self.setting
        if setting.holds == "name":
            return self._text_field(default_meaning(int(setting.name[-1])), MAX_NAME_CHARACTERS)
        if setting.holds == "proxy":
            return self._text_field("", MAX_PROXY_CHARACTERS)
        if setting.holds == "font":
            fonts = FontChoice(self._text())
            fonts.chosen.connect(self.changed.emit)
            self._show = lambda: fonts.show_family(self._text())
            return _narrowing(fonts)
        if setting.holds:
            folder = FolderChoice(self._text(), tr(setting.label))
            folder.words.setMinimumWidth(LEAST_FOLDER_WIDTH)
            folder.changed.connect(self.changed.emit)
            self._show = lambda: folder.show_path(self._text())
            return folder
        if not setting.allowed:
            box = QCheckBox(tr(setting.label))
            box.setMinimumHeight(26)
            self._show = lambda: _quietly(box, lambda: box.setChecked(bool(self._settings[setting.name])))
            box.toggled.connect(self.changed.emit)
            return box
        return self._choice()

    def _text(self) -> str:
        return str(self._settings[self.setting.name])

    def _text_field(self, placeholder: str, characters: int) -> QLineEdit:
        field = QLineEdit()
        field.setMaxLength(characters)
        field.setPlaceholderText(placeholder)
        self._show = lambda: field.setText(self._text())

        def keep() -> None:
            if field.text().strip() != self._text():
                self.changed.emit(field.text().strip())

        field.editingFinished.connect(keep)
        return field

    def _choice(self) -> QComboBox:
        setting = self.setting
        choices = setting.allowed
        combo = ComboBox()
        for choice in choices:
            combo.addItem(choice_words(setting, choice), choice)
        explained = setting.explained() if setting.explained is not None else {}
        for index, says in enumerate(explained.values()):
            combo.setItemData(index, tr(says), Qt.ItemDataRole.ToolTipRole)
        if explained:
            combo.setItemText(0, tr("%1 (default)").replace("%1", combo.itemText(0)))
            self.help.setMinimumHeight(2 * self.help.fontMetrics().lineSpacing())
            self.help.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)

        def show() -> None:
            value = self._settings[setting.name]
            _quietly(combo, lambda: combo.setCurrentIndex(choices.index(value) if value in choices else 0))
            if explained:
                self.help.setText(tr(explained[combo.currentData()]))
                combo.setAccessibleDescription(self.help.text())

        self._show = show
        combo.currentIndexChanged.connect(lambda index: self.changed.emit(choices[index]))
        return _narrowing(combo)


class _Label(QLabel):
    """The words of a setting; a click on those of a yes or no changes it, as one on a box's own words does."""

    clicked = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            self.clicked.emit()


def _quietly(widget: QWidget, function: Callable[[], None]) -> None:
    """Show a value, and tell nobody."""
    before = widget.blockSignals(True)
    function()
    widget.blockSignals(before)
    widget.update()


def _narrowing(combo: QComboBox) -> QComboBox:
    """Let a box be narrower than its longest choice, where there is no room."""
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumWidth(LEAST_EDITOR_WIDTH)
    return combo
