"""What is printed is seen before: a preview with the choices beside it, from which it is printed or saved as PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPdfWriter, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.desk.exporting.targets import replaceable, write_chosen
from reader.errors import Cancelled, ExportError, TearsheetError
from reader.exchange.pdf_outline import with_outline
from reader.files import free_path, suggested_name
from reader.gui.kit import messages
from reader.gui.kit.accessibility import announce
from reader.gui.kit.combo_box import ComboBox
from reader.gui.kit.theme import Theme, ui_font
from reader.gui.printing.composition import Composed
from reader.gui.printing.output import paint_pages, pdf_writer, whole_sheets
from reader.gui.printing.paper import PrintOptions, Sheet, layout_of, options_of, sheet_of
from reader.gui.printing.printout import Foot, Page, Printout, bookmarks_of, pages_of
from reader.gui.printing.wording import tr
from reader.gui.session.bridge import Bridge

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from reader.desk.desk import Desk
    from reader.desk.jobs import Job

CONTROLS_WIDTH, NARROW_BELOW = 250, 480
QWIDGETSIZE_MAX = (1 << 24) - 1
"""Qt's own: as wide as there is room."""
_PAPERS = {"a4": "A4", "a5": "A5", "letter": "Letter", "legal": "Legal"}
_SIZES = (8, 9, 10, 11, 12, 14, 16, 18)


class Printable(NamedTuple):
    """Something to print. ``read`` runs in a job and gives the pieces of it, ``compose`` sets one of them; ``parts`` are
    the options that it has a use for. ``title`` names the file, ``author`` is its author.
    """

    title: str
    author: str
    read: Callable[[PrintOptions, Job], Sequence[Any]]
    compose: Callable[[Any, PrintOptions, Sheet], tuple[Composed, Foot]]
    parts: tuple[str, ...]


class PrintDialog(QDialog):
    """Choices are kept in the settings. ``saved`` carries the path of a PDF that was written."""

    saved = Signal(str)
    folder: Path | None = None
    """Where the last PDF of this run was saved."""

    def __init__(
        self, desk: Desk, bridge: Bridge, theme: Theme, printable: Printable, parent: QWidget | None = None
    ) -> None:
        from reader.gui.printing.preview import Preview

        super().__init__(parent)
        self._desk = desk
        self._bridge = bridge
        self._printable = printable
        self._options = options_of(desk.settings)
        self._pieces: Sequence[Any] | None = None
        self._job: Job | None = None
        self._pages: list[Page] = []
        self._work: Iterator[str] | None = None
        self.setWindowTitle(tr("Print"))
        self.preview = Preview(theme)
        self.status = QLabel()
        self.status.setFont(ui_font(12))
        self.status.setProperty("role", "meta")
        self.status.setWordWrap(True)
        self.save = QPushButton(tr("Save as PDF…"))
        self.save.setDefault(True)
        self.save.setProperty("role", "main")
        self.print = QPushButton(tr("Print…"))
        self.close_ = QPushButton(tr("Close"))
        for button in (self.print, self.close_):
            button.setAutoDefault(False)
        self.save.clicked.connect(self._save)
        self.print.clicked.connect(self._print)
        self.close_.clicked.connect(self.reject)
        self.choices: dict[str, QComboBox | QCheckBox] = {}
        self._compose()
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._step)
        self.preview.page_changed.connect(lambda _page: self._tell())
        self._read()

    # --- composing -----------------------------------------------------------------------------------------------------

    def _compose(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(20, 18, 20, 12)
        column.setSpacing(5)
        self._add_choice(column, "paper", tr("Paper"), _PAPERS)
        self._add_choice(
            column, "margins", tr("Margins"), {"narrow": tr("Narrow"), "normal": tr("Normal"), "wide": tr("Wide")}
        )
        points = {size: tr("%1 pt").replace("%1", messages.number(size)) for size in _SIZES}
        self._add_choice(column, "size", tr("Text size"), points)
        words = {
            "summary": tr("Summary on top"),
            "highlights": tr("Highlights"),
            "notes": tr("Notes"),
            "citation": tr("Citation"),
            "pictures": tr("Pictures"),
        }
        if self._printable.parts:
            column.addSpacing(10)
            column.addWidget(self._label(tr("Include")))
        for name in self._printable.parts:
            box = QCheckBox(words[name])
            box.setFont(ui_font(13))
            box.setMinimumHeight(26)
            box.setChecked(bool(getattr(self._options, name)))
            box.toggled.connect(lambda checked, name=name: self._choose(name, checked))
            self.choices[name] = box
            column.addWidget(box)
        column.addStretch(1)
        body = QWidget()
        body.setObjectName("settingsBody")
        body.setLayout(column)
        area = QScrollArea()
        area.setObjectName("settingsScroll")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QVBoxLayout()
        foot.setContentsMargins(20, 0, 20, 18)
        foot.setSpacing(8)
        for widget in (self.status, self.save, self.print, self.close_):
            foot.addWidget(widget)
        side = QWidget()
        side.setFixedWidth(max(CONTROLS_WIDTH, body.sizeHint().width() + 14))
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(area, 1)
        beside.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.preview, 1)
        row.addWidget(side)
        self.preview.setMinimumWidth(1)
        self._side = side
        self._side_width = side.width()
        room = self.screen().availableSize()
        self.resize(min(1020, room.width() - 40), min(820, room.height() - 60))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the preview out where there is room for the choices alone, as at 400 %."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW_BELOW
        self.preview.setVisible(not narrow)
        self._side.setMinimumWidth(1 if narrow else self._side_width)
        self._side.setMaximumWidth(QWIDGETSIZE_MAX if narrow else self._side_width)

    @staticmethod
    def _label(words: str) -> QLabel:
        label = QLabel(words)
        label.setFont(ui_font(12, bold=True))
        label.setProperty("role", "meta")
        return label

    def _add_choice(self, column: QVBoxLayout, name: str, words: str, choices: dict[Any, str]) -> None:
        label = self._label(words)
        combo = ComboBox()
        for choice, shown in choices.items():
            combo.addItem(shown, choice)
        combo.setCurrentIndex(max(combo.findData(getattr(self._options, name)), 0))
        combo.setAccessibleName(words)
        combo.currentIndexChanged.connect(lambda _index: self._choose(name, combo.currentData()))
        label.setBuddy(combo)
        column.addWidget(label)
        column.addWidget(combo)
        column.addSpacing(6)
        self.choices[name] = combo

    def _choose(self, name: str, value: str | int | bool) -> None:
        self._bridge.set_setting(f"print_{name}", value)
        self._options = self._options._replace(**{name: value})  # type: ignore[arg-type]
        if name == "summary" and value:
            self._read()  # it may have to be made first
        else:
            self._lay_out()

    # --- making pages --------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        """Read what is printed, in a job."""
        if self._job is not None:
            self._job.cancel()
        self._stop()
        options, printable = self._options, self._printable
        job = self._job = self._desk.jobs.submit("print", lambda job: printable.read(options, job), lane="thinking")
        self._pieces = None
        self._tell(tr("Preparing pages…"))

        def done(found: Sequence[Any]) -> None:
            if job is self._job:
                self._job = None
                self._pieces = found
                self._lay_out()

        def failed(error: TearsheetError) -> None:
            if job is self._job and not isinstance(error, Cancelled):
                self._job = None
                self._tell(messages.sentence(error))

        self._bridge.watch(job.future, done, failed)

    def _stop(self) -> None:
        self._slices.stop()
        self._work = None

    def _lay_out(self) -> None:
        if self._pieces is not None:
            self._begin(self._laying_out(sheet_of(self._options)))

    def _begin(self, work: Iterator[str]) -> None:
        """Do work in slices, between which the dialog answers; each tells how far it is."""
        self._work = work
        self._show_enabled()
        self._slices.start()

    def _step(self) -> None:
        work = self._work
        try:
            words = next(work) if work is not None else ""
        except StopIteration:
            if self._work is work:  # it didn’t fail, nor close the dialog
                self._stop()
                self._tell()
            return
        if words:
            self._tell(words)

    def _laying_out(self, sheet: Sheet) -> Iterator[str]:
        pages: list[Page] = []
        pieces = self._pieces or ()
        for number, piece in enumerate(pieces, 1):
            composed, foot = self._printable.compose(piece, self._options, sheet)
            pages += pages_of(composed, foot, sheet)
            if number == 1 or number == len(pieces):
                self._pages = list(pages)
                self.preview.show_printout(Printout(self._pages, sheet))
            if number < len(pieces):
                words = tr("Laying out article %1 of %2…").replace("%1", messages.number(number))
                yield words.replace("%2", messages.number(len(pieces)))
        if not pages:
            self._pages = []
            self.preview.show_printout(Printout([], sheet))
        announce(self, tr("%Ln page(s)", len(pages)))

    @property
    def is_ready(self) -> bool:
        """Whether all pages are laid out and nothing is being written."""
        return self._pieces is not None and self._work is None

    @property
    def pages(self) -> Sequence[Page]:
        """The pages, as far as they are laid out."""
        return self._pages

    def _tell(self, words: str = "") -> None:
        """Say what is going on, else how many pages there are."""
        if not words and self.is_ready:
            words = tr("Page %1 of %2").replace("%1", messages.number(self.preview.page))
            words = words.replace("%2", messages.number(len(self._pages)))
            if not self._pages:
                words = tr("Nothing to print: none of these articles has a text yet.")
        if words:
            self.status.setText(words)
        self._show_enabled()

    def _show_enabled(self) -> None:
        for button in (self.save, self.print):
            button.setEnabled(self.is_ready and bool(self._pages))

    # --- writing -------------------------------------------------------------------------------------------------------

    def _save(self) -> None:
        suggested = suggested_name(self._printable.title, ".pdf", "article")
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = PrintDialog.folder or Path(documents)
        wanted = str(folder / suggested) if folder.is_dir() else suggested
        name, _ = QFileDialog.getSaveFileName(self, tr("Save as PDF"), wanted, tr("PDF files (*.pdf)"))
        if name:
            # Of a name without its ending nobody asked whether the file with it may be replaced.
            target = Path(name) if name.lower().endswith(".pdf") else free_path(Path(name), ".pdf")
            PrintDialog.folder = target.parent
            self.save_as(target)

    def save_as(self, target: Path) -> None:
        """Write the pages into a PDF, and close the dialog when that is done."""
        self._begin(self._writing(target))

    def _writing(self, target: Path) -> Iterator[str]:
        written = QBuffer()
        written.open(QIODevice.OpenModeFlag.WriteOnly)
        try:
            replaceable(target)
            yield from self._paint_pdf(written)  # which is closed with its writer
            bookmarks = bookmarks_of(self._pages, sheet_of(self._options))
            write_chosen(target, with_outline(bytes(written.data().data()), bookmarks))
        except ExportError as error:
            self._fail(messages.sentence(error))
            return
        self.saved.emit(str(target))
        self.accept()

    def _paint_pdf(self, device: QIODevice) -> Iterator[str]:
        writer = pdf_writer(device, self._options, self._printable.title, self._printable.author)
        yield from self._paint(writer, Printout(self._pages, sheet_of(self._options)), range(len(self._pages)))

    def _paint(self, device: QPdfWriter | QPrinter, printout: Printout, numbers: Sequence[int]) -> Iterator[str]:
        painter = QPainter()
        if not painter.begin(device):
            raise OSError
        try:
            for done in paint_pages(device, printout, numbers, painter):
                words = tr("Writing page %1 of %2…").replace("%1", messages.number(done))
                yield words.replace("%2", messages.number(len(numbers)))
        finally:
            painter.end()

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(layout_of(self._options))
        printer.setFullPage(True)
        printer.setDocName(self._printable.title)
        printer.setCreator("Tearsheet")
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, len(self._pages))
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self._begin(self._printing(printer))

    def _printing(self, printer: QPrinter) -> Iterator[str]:
        printer.setPageLayout(whole_sheets(printer.pageLayout()))
        points = printer.pageLayout().fullRectPoints().size().toSizeF()
        sheet = sheet_of(self._options, points)
        if (
            abs(sheet.width - sheet_of(self._options).width) > 2
            or abs(sheet.height - sheet_of(self._options).height) > 2
        ):
            yield from self._laying_out(sheet)  # other paper was chosen in the system's dialog
        first = printer.fromPage() or 1
        last = printer.toPage() or len(self._pages)
        numbers = list(range(first - 1, min(last, len(self._pages))))
        if printer.pageOrder() == printer.PageOrder.LastPageFirst:
            numbers.reverse()
        if not printer.supportsMultipleCopies():
            numbers = numbers * max(printer.copyCount(), 1)
        try:
            yield from self._paint(printer, Printout(self._pages, sheet), numbers)
        except OSError:
            self._fail(tr("Couldn’t print. Check the printer and try again."))
            return
        self.accept()

    def _fail(self, words: str) -> None:
        self._stop()
        self._tell(words)
        announce(self, words)

    def done(self, result: int) -> None:
        """End the work with the dialog."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._slices.stop()
        if result != QDialog.DialogCode.Accepted and self._work is not None:
            self._work.close()  # type: ignore[attr-defined]
        self._work = None
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.reject()
        super().closeEvent(event)
