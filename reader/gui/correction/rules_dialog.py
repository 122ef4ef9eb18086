"""*Rules for this site*: what is never part of its articles and what always is, and where the file with all rules lies."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from reader.desk.site_rules import Rule, RulesFile, valid_selector
from reader.errors import TearsheetError
from reader.gui.kit import messages
from reader.gui.kit.dialogs.fitting_dialog import ButtonRow, FittingDialog, yielding
from reader.gui.kit.labels import plain_tip
from reader.gui.kit.theme import ui_font

RULE = Qt.ItemDataRole.UserRole + 1


class RulesDialog(FittingDialog):
    """``removed`` carries a rule that a person takes away, ``applied`` the site whose articles are to be cleaned
    again.
    """

    removed = Signal(object)
    applied = Signal(str)

    def __init__(self, rules: RulesFile, site: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rules = rules
        self._site = site
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.setWindowTitle(self.tr("Rules for sites"))  # taskbars show it: what is read is named within
        self.site = QLabel(self.tr("Rules for %1").replace("%1", messages.isolated(site)))
        self.site.setFont(ui_font(15, bold=True))
        self.site.setTextFormat(Qt.TextFormat.PlainText)
        self.site.setWordWrap(True)
        self.site.setVisible(bool(site))
        self.words = QLabel(
            self.tr("Choose what to remove from a site’s articles and what to keep. Rules also apply to subdomains.")
        )
        self.words.setFont(ui_font(13))
        self.words.setProperty("role", "meta")
        self.words.setWordWrap(True)
        self.problem = QLabel()
        self.problem.setFont(ui_font(13))
        self.problem.setProperty("role", "problem")
        self.problem.setWordWrap(True)
        self.problem.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.list = QListWidget()
        self.list.setObjectName("rulesList")
        self.list.setFont(ui_font(13))
        self.list.setWordWrap(True)
        self.list.setAccessibleName(self.tr("Rules"))
        self.list.currentItemChanged.connect(lambda _now, _before: self._update_buttons())
        self.empty = QLabel(
            self.tr("No rules yet. To make one, remove a block from an article and choose “Always on this site”.")
        )
        self.empty.setFont(ui_font(13))
        self.empty.setProperty("role", "meta")
        self.empty.setWordWrap(True)
        self.all_sites = QCheckBox(self.tr("Show rules for all sites"))
        self.all_sites.toggled.connect(lambda _on: self.refresh())
        self.remove = QPushButton(self.tr("Remove"))
        self.remove.clicked.connect(self._remove)
        self.apply = QPushButton(self.tr("Apply to saved articles"))
        self.apply.clicked.connect(lambda: self.applied.emit(self._site))
        self.open_file = QPushButton(self.tr("Open rules file"))
        self.open_file.clicked.connect(self._open)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self.path = QLabel(str(rules.path))
        self.path.setFont(ui_font(12))
        self.path.setProperty("role", "meta")
        self.path.setWordWrap(True)
        self.path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = self.compose(
            [self.open_file, None, self.apply, close], width=600, height=440, margins=(24, 20, 24, 18)
        )
        for widget in (self.site, self.words, self.problem, self.empty):
            column.addWidget(widget)
        column.addWidget(yielding(self.list), 1)
        column.addWidget(ButtonRow([self.all_sites, None, self.remove]))
        column.addStretch(0)
        column.addWidget(self.path)
        self.refresh()

    def refresh(self) -> None:
        """Show what is in the file now, or why it cannot be read."""
        everything = self.all_sites.isChecked() or not self._site
        try:
            found, said = self._rules.rules("" if everything else self._site), ""
        except TearsheetError as error:
            found, said = [], messages.sentence(error)
        self.problem.setText(said)
        self.problem.setVisible(bool(said))
        row = max(self.list.currentRow(), 0)
        self.list.clear()
        for rule in found:
            item = QListWidgetItem(self._line(rule, with_site=everything or rule.site != self._site))
            item.setData(RULE, rule)
            item.setToolTip(plain_tip(rule.value))
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, len(found) - 1))
        self.list.setVisible(bool(found))
        self.empty.setVisible(not found and not said)
        self.apply.setEnabled(bool(self._site) and not said)
        self._update_buttons()

    def _line(self, rule: Rule, *, with_site: bool) -> str:
        kinds = {
            "leave_out": self.tr("Remove: %1"),
            "keep": self.tr("Keep: %1"),
            "leave_out_texts": self.tr("Remove text: “%1”"),
            "keep_texts": self.tr("Keep text: “%1”"),
        }
        value = " ".join(rule.value.split())
        line = kinds[rule.key].replace("%1", value if len(value) <= 120 else value[:120] + "…")
        if rule.key in ("leave_out", "keep") and not valid_selector(rule.value):
            line += "  ⚠ " + self.tr("This isn’t a valid CSS selector, so the rule has no effect.")
        return f"{rule.site} · {line}" if with_site else line

    def _update_buttons(self) -> None:
        self.remove.setEnabled(self.list.currentItem() is not None)

    def _remove(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.removed.emit(item.data(RULE))

    def _open(self) -> None:
        """Open the file in the system's editor, made if there is none."""
        try:
            self._rules.create()
        except TearsheetError as error:
            self.problem.setText(messages.sentence(error))
            self.problem.show()
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._rules.path)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.focusWidget() is self.list:
            self._remove()
            return
        super().keyPressEvent(event)
