"""*Import*: choose what to import, see what is in it, choose how, follow it, and read the report."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader.desk.importing.importing import Options
from reader.gui.importing import wording
from reader.gui.importing.report_view import ReportView
from reader.gui.kit import messages
from reader.gui.kit.combo_box import ComboBox
from reader.gui.kit.dialogs.fitting_dialog import FittingDialog, yielding
from reader.gui.kit.theme import ui_font
from reader.gui.session.incoming import local_files

if TYPE_CHECKING:
    from reader.desk.importing.reading import Survey
    from reader.model.importing import ImportReport

CHOOSE, WAIT, FOUND, REPORT = range(4)
FETCH = ("idle", "now", "never")
MAX_LEFT_OUT = 6
READ = ("file", "read", "unread")


class ImportDialog(FittingDialog):
    """``chosen`` carries the paths to look at, ``started`` them and the options; ``stopped`` asks to end what runs,
    ``report_asked`` carries the name of an earlier report, ``export_asked`` a report and a path, ``open_asked`` an article.
    """

    chosen = Signal(list)
    started = Signal(list, object, int)
    stopped = Signal()
    report_asked = Signal(str)
    export_asked = Signal(object, object)
    open_asked = Signal(int)

    def __init__(self, reports: Sequence[ImportReport], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paths: list[Path] = []
        self.survey: Survey | None = None
        self.setWindowTitle(self.tr("Import"))
        self.back_button = self._button(self.tr("Back"), self.show_choice)
        self.export_button = self._button(self.tr("Export report…"), self._export)
        self.stop_button = self._button(self.tr("Stop"), self._stop)
        self.close_button = self._button(self.tr("Cancel"), self.reject)
        self.import_button = self._button(self.tr("Import"), self._start)
        self.import_button.setDefault(True)
        column = self.compose(
            [self.back_button, self.export_button, None, self.stop_button, self.close_button, self.import_button],
            width=720,
            height=560,
            margins=(24, 22, 24, 18),
        )
        self.heading = QLabel()
        self.heading.setFont(ui_font(17, bold=True))
        self.heading.setWordWrap(True)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.pages = QStackedWidget()
        column.addWidget(self.heading)
        column.addWidget(self.pages, 1)
        for page in (self._choice_page(reports), self._wait_page(), self._found_page(), self._report_page()):
            self.pages.addWidget(page)
        # Behind the last choice comes what one goes on with, not what throws the choices away.
        for before, after in pairwise((self.fetch, self.import_button, self.close_button, self.back_button)):
            self.setTabOrder(before, after)
        self.setAcceptDrops(True)
        self.show_choice()

    # --- pages -----------------------------------------------------------------------------------------------------------

    def _choice_page(self, reports: Sequence[ImportReport]) -> QWidget:
        page, column = _page()
        self.problem = _label("", "problem")
        self.problem.hide()
        column.addWidget(self.problem)
        column.addWidget(
            _label(
                self.tr(
                    "Choose what Pocket, Instapaper, Omnivore, wallabag, Zotero, a browser or another program exported, or "
                    "saved pages, archives and documents. Tearsheet recognises what’s in a file."
                )
            )
        )
        self.files_button = self._button(self.tr("Choose files…"), self._choose_files)
        self.folder_button = self._button(self.tr("Choose folder…"), self._choose_folder)
        self.drop_zone = QFrame()
        self.drop_zone.setObjectName("dropZone")
        inside = QVBoxLayout(self.drop_zone)
        inside.setContentsMargins(16, 22, 16, 22)
        inside.setSpacing(12)
        words = _label(self.tr("Drop files or a folder here, or choose them"))
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.addStretch(1)
        inside.addWidget(words)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.files_button)
        line.addWidget(self.folder_button)
        line.addStretch(1)
        inside.addLayout(line)
        inside.addStretch(1)
        column.addWidget(self.drop_zone, 2)
        self.earlier_words = _label(self.tr("Earlier imports"), "meta")
        self.earlier = yielding(QListWidget())
        self.earlier.setObjectName("rulesList")
        self.earlier.setAccessibleName(self.tr("Earlier imports"))
        for report in reports:
            item = QListWidgetItem(wording.title_of(report))
            item.setData(Qt.ItemDataRole.UserRole, report.name)
            self.earlier.addItem(item)
        self.earlier.itemActivated.connect(
            lambda item: self.report_asked.emit(str(item.data(Qt.ItemDataRole.UserRole)))
        )
        self.earlier.itemClicked.connect(lambda item: self.report_asked.emit(str(item.data(Qt.ItemDataRole.UserRole))))
        for widget in (self.earlier_words, self.earlier):
            widget.setVisible(bool(reports))
        column.addWidget(self.earlier_words)
        column.addWidget(self.earlier, 1)
        return page

    def _wait_page(self) -> QWidget:
        page, column = _page()
        self.wait_words = _label("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        column.addWidget(self.wait_words)
        column.addWidget(self.bar)
        column.addStretch(1)
        return page

    def _found_page(self) -> QWidget:
        page, column = _page()
        self.facts = _label("")
        self.warning = _label("", "problem")
        self.left_out = _label("", "meta")
        self.sample = yielding(QListWidget())
        self.sample.setObjectName("rulesList")
        self.sample.setAccessibleName(self.tr("First articles"))
        self.sample.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sample.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.sample.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        for widget in (self.facts, self.left_out, self.warning):
            column.addWidget(widget)
        column.addWidget(self.sample, 1)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.tags = QLineEdit()
        self.tags.setPlaceholderText(self.tr("Separate tags with commas"))
        self.read = ComboBox()
        for words in (
            self.tr("As in the file"),
            self.tr("Mark new articles as read"),
            self.tr("Mark new articles as unread"),
        ):
            self.read.addItem(words)
        self.fetch = ComboBox()
        for words in (self.tr("Fetch while I’m away"), self.tr("Fetch now"), self.tr("Don’t fetch")):
            self.fetch.addItem(words)
        self.fetch_words = QLabel(self.tr("Missing te&xts:"))
        for label, field in (
            (QLabel(self.tr("&Tags for all:")), self.tags),
            (QLabel(self.tr("&Read state:")), self.read),
            (self.fetch_words, self.fetch),
        ):
            label.setBuddy(field)
            field.setAccessibleName(label.text().replace("&", "").rstrip(":"))
            form.addRow(label, field)
        column.addLayout(form)
        return page

    def _report_page(self) -> QWidget:
        self.report = ReportView()
        self.report.open_asked.connect(self.open_asked)
        return self.report

    # --- showing ---------------------------------------------------------------------------------------------------------

    def show_choice(self, problem: str = "") -> None:
        """Ask for files or a folder; ``problem`` says what was wrong with the last ones."""
        self._show(CHOOSE, self.tr("Import articles"), self.close_button)
        self.close_button.setText(self.tr("Cancel"))
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.files_button.setFocus()

    def show_looking(self, paths: Sequence[Path]) -> None:
        """Say that the files are being looked at."""
        self.paths = list(paths)
        self._show(WAIT, self.tr("Looking at %1").replace("%1", messages.isolated(_named(paths))), self.close_button)
        self.close_button.setText(self.tr("Cancel"))
        self.wait_words.setText(self.tr("Finding out what is in it…"))
        self.bar.setRange(0, 0)

    def show_found(self, survey: Survey) -> None:
        """Show what is in the files, and ask how to import it."""
        self.survey = survey
        formats = " + ".join(one.title for one in survey.formats if one.items)
        heading = self.tr("%1: %Ln article(s)", "", survey.items).replace("%1", formats)
        self._show(FOUND, heading, self.back_button, self.close_button, self.import_button)
        self.close_button.setText(self.tr("Cancel"))
        highlights = sum(one.highlights for one in survey.formats)
        facts = [
            self.tr("%Ln with text", "", survey.with_text) if survey.with_text else self.tr("addresses only, no texts")
        ]
        if highlights:
            facts.append(self.tr("%Ln highlight(s)", "", highlights))
        self.facts.setText(" · ".join(facts))
        reasons = [f"{messages.number(number)} ({wording.why(code)})" for code, number in survey.reasons.most_common()]
        problems = [self.tr("Won’t be imported: %1.").replace("%1", ", ".join(reasons))] if reasons else []
        if survey.is_cut:
            problems.append(self.tr("A file can’t be read to its end. What comes before that is imported."))
        self.warning.setText(" ".join(problems))
        self.warning.setVisible(bool(problems))
        names = [name for name, _ in survey.left_out.most_common()]
        named = ", ".join(names[:MAX_LEFT_OUT]) + (" …" if len(names) > MAX_LEFT_OUT else "")
        self.left_out.setText(self.tr("No place for: %1").replace("%1", named))
        self.left_out.setVisible(bool(names))
        self.sample.clear()
        for item in survey.sample:
            has_text = self.tr("with text") if item.text.strip() else ""
            saved = messages.local_date(item.saved) if item.saved else ""
            about = " · ".join(part for part in (saved, has_text, ", ".join(item.tags)) if part)
            self.sample.addItem((item.title or item.address or item.where) + (f"\n{about}" if about else ""))
        left = survey.items - len(survey.sample)
        if left > 0:
            self.sample.addItem(self.tr("… and %Ln more", "", left))
        has_bare = survey.with_text < survey.items
        for widget in (self.fetch_words, self.fetch):
            widget.setVisible(has_bare)
        self.import_button.setFocus()

    def show_running(self) -> None:
        """Say that the import runs."""
        self._show(
            WAIT,
            self.tr("Importing %1").replace("%1", messages.isolated(_named(self.paths))),
            self.stop_button,
            self.close_button,
        )
        self.close_button.setText(self.tr("Continue in background"))
        self.wait_words.setText(self.tr("You can go on reading. Undo takes the whole import back."))
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(self.heading.text())
        self.stop_button.setEnabled(True)
        self.stop_button.setFocus()

    def show_progress(self, fraction: float) -> None:
        """Say how far it is, from 0 to 1; less than 0 while nobody knows."""
        if fraction >= 0:
            self.bar.setRange(0, 1000)
            self.bar.setValue(int(fraction * 1000))

    def show_report(self, report: ImportReport) -> None:
        """Show a report: of the import that ended, or of an earlier one."""
        self._show(REPORT, self.tr("Import report"), self.back_button, self.export_button, self.close_button)
        self.close_button.setText(self.tr("Close"))
        self.report.show_report(report)
        self.close_button.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files where they are asked for."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.setAccepted(self.pages.currentIndex() == CHOOSE and bool(_files_in(event)))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Read what is dropped, never move it."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at what was dropped."""
        files = _files_in(event)
        if files:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.chosen.emit(files)

    def _show(self, page: int, heading: str, *buttons: QPushButton) -> None:
        self.heading.setText(heading)
        self.pages.setCurrentIndex(page)
        every = (self.back_button, self.export_button, self.stop_button, self.close_button, self.import_button)
        for button in every:
            button.setVisible(button in buttons)

    # --- asking ----------------------------------------------------------------------------------------------------------

    def options(self) -> Options:
        """Return what was chosen."""
        tags = tuple(name for name in (part.strip() for part in self.tags.text().split(",")) if name)
        return Options(tags, READ[self.read.currentIndex()], FETCH[self.fetch.currentIndex()])  # type: ignore[arg-type]

    def _button(self, words: str, function: object) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(True)  # Return presses the one that has the keyboard
        button.clicked.connect(lambda: function())  # type: ignore[operator]
        return button

    def _choose_files(self) -> None:
        files, _ = QFileDialog.getOpenFileNames(self, self.tr("Import files"))
        if files:
            self.chosen.emit([Path(file) for file in files])

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Import folder"))
        if folder:
            self.chosen.emit([Path(folder)])

    def _start(self) -> None:
        if self.survey is not None:
            self.started.emit(self.paths, self.options(), self.survey.items)

    def _stop(self) -> None:
        self.stop_button.setEnabled(False)
        self.wait_words.setText(self.tr("Stopping…"))
        self.stopped.emit()

    def _export(self) -> None:
        if self.report.report is None:
            return
        name = f"{self.tr('Import report')} {self.report.report.when[:10]}.csv"
        table, text = self.tr("Table (*.csv)"), self.tr("Text (*.txt)")
        path, chosen = QFileDialog.getSaveFileName(self, self.tr("Export report"), name, f"{table};;{text}")
        if path:
            ending = "" if Path(path).suffix else ".txt" if chosen == text else ".csv"
            self.export_asked.emit(self.report.report, Path(path + ending))


def _files_in(event: QDropEvent) -> list[Path]:
    return [Path(path) for path in local_files(event.mimeData())]


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    return page, column


def _label(words: str, role: str = "") -> QLabel:
    label = QLabel(words)
    label.setFont(ui_font(13))
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    return label


def _named(paths: Sequence[Path]) -> str:
    names = [path.name for path in paths[:3]]
    return ", ".join(names) + (" …" if len(paths) > 3 else "")
