"""A report: what an import did in a sentence, and line by line."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reader.gui.importing import wording
from reader.gui.importing.report_model import CHOICES, DETAILS, PLACE, TITLE, ReportModel
from reader.gui.kit import messages
from reader.gui.kit.combo_box import ComboBox
from reader.gui.kit.dialogs.fitting_dialog import yielding
from reader.gui.kit.theme import scaled, ui_font
from reader.model.importing import ImportReport

ROW_HEIGHT = 26


class _EndShown(QStyledItemDelegate):
    """Cuts words at their beginning: of a place in a file, the row at its end is what one looks for."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideLeft


class ReportView(QWidget):
    """``open_asked`` carries the article of a line that was activated."""

    open_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel()
        self.words.setFont(ui_font(14))
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.about = QLabel()
        self.about.setFont(ui_font(12))
        self.about.setProperty("role", "meta")
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.choice = ComboBox()
        self.choice.setAccessibleName(self.tr("Lines to show"))
        self.table = yielding(QTableView())
        self.table.setObjectName("reportTable")
        self.table.setAccessibleName(self.tr("Lines of the report"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        self.table.setItemDelegateForColumn(PLACE, _EndShown(self.table))
        self.table.activated.connect(self._open)
        self.report: ImportReport | None = None
        self.model: ReportModel | None = None
        self.choice.currentIndexChanged.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.words, self.about, self.choice):
            column.addWidget(widget)
        column.addWidget(self.table, 1)

    def show_report(self, report: ImportReport) -> None:
        """Show a report with all its lines."""
        self.report = report
        self.words.setText(wording.summary(report))
        self.about.setText(" · ".join((wording.title_of(report), ", ".join(report.formats))))
        self.model = ReportModel(report.lines, self)
        self.choice.clear()
        named = (
            self.tr("All lines (%1)"),
            self.tr("Not imported (%1)"),
            self.tr("Merged (%1)"),
            self.tr("With details that were left out (%1)"),
        )
        for number in range(len(CHOICES)):
            count = self.model.count(number)
            if count or number == 0:
                self.choice.addItem(named[number].replace("%1", messages.number(count)), number)
        self.table.setModel(self.model)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        for section, width in ((0, 120), (PLACE, 130)):
            header.resizeSection(section, scaled(width))
        for section in (TITLE, DETAILS):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
        if report.counts.skipped:  # what was not taken is what one looks for
            self.choice.setCurrentIndex(1)

    def _choose(self) -> None:
        number = self.choice.currentData()
        if self.model is not None and number is not None:
            self.model.choose(int(number))

    def _open(self, index: QModelIndex) -> None:
        if self.model is not None and self.model.lines[index.row()].article_id:
            self.open_asked.emit(self.model.lines[index.row()].article_id)
