"""A smart folder's name, search and icon: for a new one, and to change one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPushButton, QWidget

from reader.gui.kit.combo_box import ComboBox
from reader.gui.kit.dialogs.fitting_dialog import FittingDialog
from reader.gui.kit.icons import icon
from reader.gui.kit.theme import Theme
from reader.gui.kit.translation import QT_TRANSLATE_NOOP
from reader.gui.sidebar.sidebar_rows import FOLDER_ICON

ICONS = {
    FOLDER_ICON: QT_TRANSLATE_NOOP("folders", "Folder"),
    "star": QT_TRANSLATE_NOOP("folders", "Star"),
    "clock": QT_TRANSLATE_NOOP("folders", "Clock"),
    "tag": QT_TRANSLATE_NOOP("folders", "Tag"),
    "quote": QT_TRANSLATE_NOOP("folders", "Quote"),
    "check": QT_TRANSLATE_NOOP("folders", "Tick"),
    "pin": QT_TRANSLATE_NOOP("folders", "Pin"),
    "search": QT_TRANSLATE_NOOP("folders", "Search"),
}


class FolderDialog(FittingDialog):
    """``values`` are what a person left in it."""

    def __init__(self, theme: Theme, name: str, query: str, chosen: str, parent: QWidget, *, new: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Save as smart folder") if new else self.tr("Smart folder"))
        self.name = QLineEdit(name)
        self.query = QLineEdit(query)
        self.icon = ComboBox()
        self.icon.setIconSize(QSize(17, 17))
        for key, words in ICONS.items():
            self.icon.addItem(icon(key, theme.colour("ink2"), 17), QCoreApplication.translate("folders", words), key)
        self.icon.setCurrentIndex(max(self.icon.findData(chosen or FOLDER_ICON), 0))
        form = QFormLayout()
        form.setVerticalSpacing(10)
        for label, field in (
            (self.tr("Name"), self.name),
            (self.tr("Search"), self.query),
            (self.tr("Icon"), self.icon),
        ):
            field.setAccessibleName(label)
            form.addRow(label, field)
        self.save = QPushButton(self.tr("Save"))
        self.save.setProperty("role", "main")
        self.save.setDefault(True)
        self.save.clicked.connect(self.accept)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        column = self.compose([None, cancel, self.save], width=420, spacing=16)
        column.addLayout(form)
        for field in (self.name, self.query):
            field.textChanged.connect(self._check)
        self.name.selectAll()
        self._check()

    def values(self) -> tuple[str, str, str]:
        """Name, search and icon."""
        return " ".join(self.name.text().split()), self.query.text().strip(), str(self.icon.currentData())

    def _check(self) -> None:
        name, query, _ = self.values()
        self.save.setEnabled(bool(name and query))
