"""The settings, made from their table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.desk.program.settings import SETTINGS, Setting, Settings
from reader.gui.kit.citation_styles import STYLE_WORDS
from reader.gui.kit.combo_box import ComboBox
from reader.gui.kit.font_choice import FontChoice
from reader.gui.kit.meanings import default_meaning
from reader.gui.kit.theme import ui_font
from reader.gui.kit.translation import QT_TRANSLATE_NOOP
from reader.gui.safety.folder_choice import FolderChoice

_CHOICES = {
    "system": "Match system",
    "light": "Light",
    "sepia": "Sepia",
    "dark": "Dark",
    "black": "Black",
    "contrast-light": "High contrast, light",
    "contrast-dark": "High contrast, dark",
    "tight": "Tight",
    "normal": "Normal",
    "open": "Open",
    "double": "Double",
    "narrow": "Narrow",
    "wide": "Wide",
    "full": "Full width",
    "summary": "Title and summary",
    "plain": "Title only",
    "compact": "Compact (one line)",
    "sentence": "One sentence",
    "short": "Short",
    "medium": "Medium",
    "long": "Long",
    "number": "Last number chosen",
    "tearsheet": "Tearsheet",
    "vi": "Like vi",
    "mail": "Like mail programs",
    "learned": "Tearsheet",
    "lexrank-lead": "LexRank (favouring the lead)",
    "lead": "First sentences",
    "lexrank": "LexRank",
    "textrank": "TextRank",
    "luhn": "Luhn",
    "lsa": "LSA",
    **STYLE_WORDS,
}
_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("settings", "Appearance"),
        ("theme", "text_font", "text_size", "line_spacing", "measure", "rows"),
    ),
    (
        QT_TRANSLATE_NOOP("settings", "Reading and saving"),
        ("mark_read", "read_after", "offer_clipboard", "citation_style", "shortcut_set"),
    ),
    (
        QT_TRANSLATE_NOOP("settings", "Reading aloud and focus"),
        ("speech_speed", "speech_goes_on", "focus_dims"),
    ),
    (QT_TRANSLATE_NOOP("settings", "Summaries"), ("summary_length", "summary_method")),
    (QT_TRANSLATE_NOOP("settings", "Highlights"), ("meaning_1", "meaning_2", "meaning_3", "meaning_4")),
    (QT_TRANSLATE_NOOP("settings", "Library"), ("trash_days", "backups", "backup_folder")),
)
"""Headings, and the settings under each; one that is not named here comes last."""
_PLAIN = (
    "theme",
    "text_font",
    "text_size",
    "line_spacing",
    "measure",
    "mark_read",
    "speech_speed",
    "speech_goes_on",
    "focus_dims",
    "meaning_1",
    "meaning_2",
    "meaning_3",
    "meaning_4",
)
"""Settings whose label and choices say it all: what they do is a tooltip only."""
LABEL_WIDTH, EDITOR_WIDTH = 150, 330
MAX_NAME_CHARACTERS = 24


def tr(text: str, n: int = -1) -> str:
    """Return the text in the reader's language, counting ``n`` where it has a plural."""
    return QCoreApplication.translate("settings", text, None, n)


def choice_words(setting: Setting, choice: str | int) -> str:
    """Return what a choice is called, with its unit."""
    if isinstance(choice, str):
        return tr(_CHOICES.get(choice, choice))
    if setting.unit == "days":
        return tr("%Ln day(s)", choice) if choice else tr("Never")
    if setting.unit == "seconds":
        return tr("%Ln second(s)", choice) if choice else tr("At once")
    number = QLocale().toString(choice)
    units = {"px": tr("%1 px"), "%": tr("%1 %")}
    return units.get(setting.unit, "%1").replace("%1", number)


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
        self._editors: dict[str, QWidget] = {}
        self.setWindowTitle(self.tr("Settings"))
        body = QWidget()
        body.setObjectName("settingsBody")
        groups = QVBoxLayout(body)
        groups.setContentsMargins(24, 20, 24, 12)
        groups.setSpacing(6)
        listed = {setting.name: setting for setting in SETTINGS if setting.listed}
        named = {name for _, names in _GROUPS for name in names}
        rest = tuple(name for name in listed if name not in named)
        for number, (heading, names) in enumerate([*_GROUPS, *([("", rest)] if rest else [])]):
            if number:
                groups.addSpacing(12)
            self._add_group(groups, tr(heading), [listed[name] for name in names if name in listed])
        groups.addStretch(1)
        self._area = area = QScrollArea()
        area.setObjectName("settingsScroll")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(12)
        column.addWidget(area, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 0, 24, 0)
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        wanted = body.sizeHint()
        self.resize(wanted.width() + 14, min(wanted.height() + 70, self.screen().availableSize().height() - 60))

    def begin_at(self, name: str) -> None:
        """Give the keyboard to the setting of this name, in sight, as soon as the dialog is shown."""
        editor = self._editors.get(name)
        if editor is not None:
            editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
            QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(editor))

    def _add_group(self, column: QVBoxLayout, heading: str, settings: Sequence[Setting]) -> None:
        if heading:
            title = QLabel(heading)
            title.setFont(ui_font(14, bold=True))
            column.addWidget(title)
            column.addSpacing(4)
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(3)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnMinimumWidth(1, EDITOR_WIDTH)
        grid.setColumnStretch(1, 1)
        for setting in settings:
            editor = self._editor(setting)
            editor.setAccessibleName(tr(setting.label))
            self._editors[setting.name] = editor
            row = grid.rowCount()
            label = QLabel("" if isinstance(editor, QCheckBox) else tr(setting.label))
            label.setFont(ui_font(13))
            label.setBuddy(editor)
            grid.addWidget(label, row, 0)
            grid.addWidget(editor, row, 1)
            if setting.explained is not None and isinstance(editor, QComboBox):
                grid.addWidget(self._explanation(editor, setting.explained()), row + 1, 1)
            else:
                editor.setToolTip(tr(setting.help))
                editor.setAccessibleDescription(tr(setting.help))
                if setting.name not in _PLAIN:
                    grid.addWidget(self._help(tr(setting.help)), row + 1, 1)
            grid.setRowMinimumHeight(row + 2, 6)
        column.addLayout(grid)

    @staticmethod
    def _help(words: str) -> QLabel:
        """Return what a setting does, in small words under it."""
        label = QLabel(words)
        label.setFont(ui_font(12))
        label.setProperty("role", "meta")
        label.setWordWrap(True)
        label.setMinimumHeight(max(0, label.heightForWidth(EDITOR_WIDTH)))
        return label

    def _editor(self, setting: Setting) -> QWidget:
        value = self._settings[setting.name]
        if setting.holds == "name":
            field = QLineEdit(str(value))
            field.setMaxLength(MAX_NAME_CHARACTERS)
            field.setPlaceholderText(default_meaning(int(setting.name[-1])))
            field.editingFinished.connect(lambda: self._set(setting.name, field.text().strip()))
            return field
        if setting.holds == "font":
            fonts = FontChoice(str(value))
            fonts.chosen.connect(lambda family: self._set(setting.name, family))
            return fonts
        if setting.holds:
            folder = FolderChoice(str(value), tr(setting.label))
            folder.changed.connect(lambda path: self._set(setting.name, path))
            return folder
        choices = setting.allowed
        if not choices:
            box = QCheckBox(tr(setting.label))
            box.setChecked(bool(value))
            box.toggled.connect(lambda checked: self._set(setting.name, checked))
            return box
        combo = ComboBox()
        for choice in choices:
            combo.addItem(choice_words(setting, choice), choice)
        if setting.explained is not None:
            for index, says in enumerate(setting.explained().values()):
                combo.setItemData(index, tr(says), Qt.ItemDataRole.ToolTipRole)
            combo.setItemText(0, self.tr("%1 (default)").replace("%1", combo.itemText(0)))
        combo.setCurrentIndex(choices.index(value) if value in choices else 0)
        combo.currentIndexChanged.connect(lambda index: self._set(setting.name, choices[index]))
        return combo

    @staticmethod
    def _explanation(combo: QComboBox, says: Mapping[str, str]) -> QLabel:
        """Return what the choice does that is made in ``combo``, in a sentence under it."""
        label = SettingsDialog._help("")
        label.setMinimumHeight(2 * label.fontMetrics().lineSpacing())
        label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)

        def show() -> None:
            label.setText(tr(says[combo.currentData()]))
            combo.setAccessibleDescription(label.text())

        combo.currentIndexChanged.connect(show)
        show()
        return label

    def _set(self, name: str, value: str | int | bool) -> None:
        if self._keep(name, value):
            self.changed.emit(name)
        else:
            self.reject()  # what it shows does not hold
