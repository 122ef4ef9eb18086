"""*Export*: which articles, in which format, with what; then the progress, and what went wrong."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.desk.exporting.exports import Exported, file_name_for
from reader.errors import Cancelled, TearsheetError
from reader.files import free_path
from reader.gui.exporting.choices import Choice
from reader.gui.exporting.pdf_stream import PdfStream
from reader.gui.exporting.wording import OPTIONS, export_words, option_words, tr
from reader.gui.kit import messages
from reader.gui.kit.accessibility import announce
from reader.gui.kit.combo_box import ComboBox
from reader.gui.kit.dialogs.fitting_dialog import FittingDialog
from reader.gui.kit.dialogs.lines import add_line
from reader.gui.kit.theme import ui_font
from reader.gui.session.bridge import Bridge
from reader.model.exported import ExportOptions

if TYPE_CHECKING:
    from reader.desk.desk import Desk
    from reader.desk.events import JobChanged
    from reader.desk.jobs import Job
    from reader.exchange.exports.table import Format


MOST_PREVIEWED = 200
"""So many articles the preview of a PDF holds, in some 100 MB; more are written without one."""


class ExportDialog(FittingDialog):
    """``exported`` carries what was written; ``print_asked`` the articles of a PDF, which the print preview makes."""

    exported = Signal(object)
    print_asked = Signal(object)
    folder: Path | None = None
    """Where the last export of this run went."""

    def __init__(self, desk: Desk, bridge: Bridge, found: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bridge = bridge
        self._found = list(found)
        self._formats = desk.exports.formats()
        self._job: Job | None = None
        self._stream: PdfStream | None = None
        self.setWindowTitle(tr("Export"))
        self.go = QPushButton(tr("Export…"))
        self.go.setDefault(True)
        self.go.setProperty("role", "main")
        self.go.clicked.connect(self._choose_place)
        self.stop = QPushButton(tr("Close"))
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self.reject)
        self._column = self.compose([None, self.stop, self.go], width=500, margins=(24, 20, 24, 18), spacing=8)
        self.what = self._combo(tr("Articles"), [(choice.words, number) for number, choice in enumerate(found)])
        self._column.addSpacing(6)
        shown = [(self._worded(one.title), name) for name, one in self._formats.items()]
        self.format = self._combo(tr("Format"), shown)
        self.about = self._label("", role="meta")
        self.about.setMinimumHeight(self.about.fontMetrics().height() * 2)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.boxes: dict[str, QCheckBox] = {}
        self.include = self._label(tr("Include"), role="meta", bold=True)
        self._options_box = QWidget()
        options = QVBoxLayout(self._options_box)
        options.setContentsMargins(0, 0, 0, 0)
        options.setSpacing(2)
        for name, words in option_words().items():
            box = self.boxes[name] = QCheckBox(words)
            box.setFont(ui_font(13))
            box.setChecked(bool(desk.settings[f"export_{name}"]))
            box.toggled.connect(lambda on, name=name: self._bridge.set_setting(f"export_{name}", on))
            options.addWidget(box)
        self._column.addWidget(self._options_box)
        self.told = self._label("", role="meta")
        self.told.setMinimumHeight(self.told.fontMetrics().height())  # the dialog keeps its height when it begins
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress"))
        kept = self.bar.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(kept)
        self.bar.hide()
        self._column.addWidget(self.bar)
        self._column.addStretch(1)
        self.format.setCurrentIndex(max(self.format.findData(str(desk.settings["export_format"])), 0))
        for combo in (self.format, self.what):
            combo.currentIndexChanged.connect(lambda _index: self._show_format())
        bridge.job_changed.connect(self._job_changed)
        self._show_format()
        (self.what if self.what.isEnabled() else self.format).setFocus()

    # --- composing -----------------------------------------------------------------------------------------------------

    def _label(self, words: str, *, role: str = "", bold: bool = False) -> QLabel:
        return add_line(self._column, words, 12 if role else 13, bold=bold, role=role)

    def _combo(self, words: str, entries: Sequence[tuple[str, object]]) -> QComboBox:
        label = self._label(words, role="meta", bold=True)
        combo = ComboBox()
        combo.setAccessibleName(words)
        for shown, data in entries:
            combo.addItem(shown, data)
        label.setBuddy(combo)
        self._column.addWidget(combo)
        return combo

    @staticmethod
    def _worded(words: str) -> str:
        return QCoreApplication.translate("exporting", words)

    # --- choosing ------------------------------------------------------------------------------------------------------

    @property
    def choice(self) -> Choice:
        """The articles that are chosen."""
        return self._found[self.what.currentIndex()]

    @property
    def format_name(self) -> str:
        """The format that is chosen."""
        return str(self.format.currentData())

    def _show_format(self) -> None:
        chosen = self._formats[self.format_name]
        self.about.setText(self._worded(chosen.about))
        self.format.setAccessibleDescription(self.about.text())
        is_previewed = chosen.name == "pdf" and not self._is_streamed
        wanted = () if is_previewed else chosen.options
        if self._is_streamed:
            words = tr("Too many articles for a preview. Paper and text size are those of your last print.")
            self.about.setText(f"{self.about.text()} {words}")
        for name, box in self.boxes.items():
            box.setVisible(name in wanted)
        self.include.setVisible(bool(wanted))
        self.what.setEnabled(chosen.name != "library")
        self.go.setText(tr("Preview…") if is_previewed else tr("Export…"))
        self._tell("")
        self._bridge.set_setting("export_format", chosen.name)
        if self.isVisible():
            self.bring_into_view(self.about)  # another format may have more to choose

    @property
    def _is_streamed(self) -> bool:
        """Whether a PDF is written without a preview, which holds all pages at once."""
        return self.format_name == "pdf" and self.choice.number > MOST_PREVIEWED

    def options(self) -> ExportOptions:
        """Return what goes along."""
        return ExportOptions(**{name: self.boxes[name].isChecked() for name in OPTIONS})

    def _choose_place(self) -> None:
        chosen = self._formats[self.format_name]
        if chosen.name == "pdf" and not self._is_streamed:
            self.print_asked.emit(self._desk.exports.ids(self.choice.scope))
            self.accept()
            return
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = ExportDialog.folder if ExportDialog.folder and ExportDialog.folder.is_dir() else Path(documents)
        target = (self._asked_file if chosen.suffix else self._asked_folder)(folder, chosen)
        if target is not None:
            ExportDialog.folder = target.parent
            self.export_to(target)

    def _asked_file(self, folder: Path, chosen: Format) -> Path | None:
        kinds = f"{self._worded(chosen.title)} (*{chosen.suffix})"
        suggested = str(folder / file_name_for(self._title(), chosen.suffix))
        given, _ = QFileDialog.getSaveFileName(self, tr("Export"), suggested, kinds)
        if not given or given.lower().endswith(chosen.suffix):
            return Path(given) if given else None
        return free_path(Path(given), chosen.suffix)  # whether the file with its ending may be replaced nobody asked

    def _asked_folder(self, folder: Path, _chosen: Format) -> Path | None:
        given = QFileDialog.getExistingDirectory(self, tr("Export into a new folder in…"), str(folder))
        return free_path(Path(given) / file_name_for(self._title(), ""), "") if given else None

    def _title(self) -> str:
        choice = self.choice
        if choice.title or choice.number != 1 or not choice.scope.ids:
            return choice.title
        return self._desk.articles.row(choice.scope.ids[0]).title

    # --- exporting -----------------------------------------------------------------------------------------------------

    def export_to(self, target: Path) -> None:
        """Export what is chosen to this file or folder."""
        choice = self.choice
        self._set_busy(tr("Exporting…"))
        if self._is_streamed:
            self._stream = PdfStream(self._desk, choice.scope, target, self.options(), self._title(), self)
            self._stream.progressed.connect(self._show_fraction)
            self._stream.ended.connect(self._streamed)
            self._stream.begin()
            return
        job = self._job = self._desk.exports.start(
            choice.scope, self.format_name, target, self.options(), export_words(), self._title()
        )

        def done(made: Exported) -> None:
            if job is self._job:
                self._job = None
                self.exported.emit(made)
                self.accept()

        def failed(error: TearsheetError) -> None:
            if job is self._job:
                self._job = None
                self._set_idle(error)

        self._bridge.watch(job.future, done, failed)

    def _job_changed(self, changed: JobChanged) -> None:
        if self._job is None or changed.job_id != self._job.id or changed.state != "running":
            return
        self._show_fraction(changed.fraction)
        if changed.stage:
            self.told.setText(messages.stage_words(changed.stage))

    def _show_fraction(self, fraction: float) -> None:
        self.bar.setRange(0, 0 if fraction < 0 else 1000)
        self.bar.setValue(int(max(fraction, 0) * 1000))

    def _streamed(self, made: Exported | TearsheetError) -> None:
        self._stream = None
        if isinstance(made, Exported):
            self.exported.emit(made)
            self.accept()
        else:
            self._set_idle(made)

    def _tell(self, words: str, role: str = "meta") -> None:
        self.told.setProperty("role", role)
        self.told.style().polish(self.told)
        self.told.setText(words)

    def _set_busy(self, words: str) -> None:
        self._tell(words)
        self.bar.setRange(0, 0)
        self.bar.show()
        for widget in (self.what, self.format, self._options_box, self.go):
            widget.setEnabled(False)
        self.stop.setText(tr("Cancel"))
        self.stop.setDefault(True)  # what Return presses
        self.stop.setFocus()
        self.bring_into_view(self.bar)

    def _set_idle(self, error: TearsheetError) -> None:
        is_cancelled = isinstance(error, Cancelled)
        words = tr("Export cancelled. Nothing was written.") if is_cancelled else messages.sentence(error)
        self.bar.hide()
        self._tell(words, "meta" if is_cancelled else "problem")
        for widget in (self.what, self.format, self._options_box, self.go):
            widget.setEnabled(True)
        self.what.setEnabled(self.format_name != "library")
        self.stop.setText(tr("Close"))
        self.stop.setEnabled(True)
        self.go.setDefault(True)
        self.bring_into_view(self.told)
        announce(self, words)
        self.go.setFocus()

    def reject(self) -> None:
        """End what is being exported; the dialog stays then. Else close."""
        if self._stream is not None:
            self._stream.cancel()
            return
        if self._job is None:
            super().reject()
            return
        self._job.cancel()
        self.stop.setEnabled(False)
        self.told.setText(tr("Cancelling…"))
