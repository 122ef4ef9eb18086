"""The recovery key of a locked library, to print or save."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QPageLayout, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from reader.desk.exporting.targets import write_chosen
from reader.errors import ExportError
from reader.gui.kit import messages
from reader.gui.kit.accessibility import announce
from reader.gui.kit.dialogs.fitting_dialog import FittingDialog
from reader.gui.kit.theme import scaled, ui_font

GROUPS_IN_A_LINE = 4


class RecoveryKeyDialog(FittingDialog):
    """Shows the key in three lines, with buttons that print, save and copy it."""

    def __init__(self, key: str, library: Path, parent: QWidget | None = None, style: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle("Tearsheet")
        if style:
            self.setStyleSheet(style)
        self._key, self._library = key, library
        heading = self.tr("Your recovery key")
        words = self.tr(
            "It opens your library if you forget the passphrase. Without passphrase and recovery key nobody can, and neither "
            "can we. Print it and keep it where you keep important papers, not on this computer."
        )
        title, about = QLabel(heading), QLabel(words)
        title.setFont(ui_font(15, bold=True))
        about.setFont(ui_font(13))
        about.setProperty("role", "meta")
        for label in (title, about):
            label.setWordWrap(True)
        self.key = QLabel(self._in_lines())
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(scaled(17))
        font.setStyleHint(QFont.StyleHint.Monospace)
        self.key.setFont(font)
        self.key.setTextFormat(Qt.TextFormat.PlainText)
        self.key.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.key.setAccessibleName(heading)
        self.key.setAccessibleDescription(key)
        self.outcome = QLabel("")
        self.outcome.setFont(ui_font(13))
        self.outcome.setWordWrap(True)
        self.buttons: list[QPushButton] = []
        for words_, function in (
            (self.tr("Print…"), self._print),
            (self.tr("Save…"), self._save),
            (self.tr("Copy"), self._copy),
        ):
            button = QPushButton(words_)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, function=function: function())
            self.buttons.append(button)
        self.done_button = QPushButton(self.tr("Done"))
        self.done_button.setProperty("role", "main")
        self.done_button.setDefault(True)
        self.done_button.clicked.connect(self.accept)
        column = self.compose([*self.buttons, None, self.done_button], width=460, margins=(24, 22, 24, 18))
        for part in (title, about, self.key, self.outcome):
            column.addWidget(part)
        column.addStretch(1)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(words)

    def _in_lines(self) -> str:
        groups = self._key.split("-")
        lines = [groups[at : at + GROUPS_IN_A_LINE] for at in range(0, len(groups), GROUPS_IN_A_LINE)]
        return "\n".join("-".join(line) for line in lines)

    def _text(self) -> str:
        return f"{self.tr('Recovery key of the Tearsheet library')}\n{self._library}\n\n{self._in_lines()}\n"

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._key)
        self._tell(self.tr("Copied. Programs that keep the clipboard may remember it."))

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save recovery key"), "tearsheet-recovery-key.txt", "*.txt")
        if not name:
            return
        self._write(Path(name), self._text().encode("utf-8"))

    def _write(self, target: Path, content: bytes) -> None:
        """Write a file that this account alone can read, and say so, or why not."""
        try:
            write_chosen(target, content)
        except ExportError as error:
            self._tell(messages.sentence(error))
            return
        self._tell(self.tr("Saved. Move the file off this computer."))

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        if not QPrintDialog(printer, self).exec():
            return
        if printer.outputFileName():  # Qt writes it for everybody to read, and tells of no fault
            self._write(Path(printer.outputFileName()), _pdf(self._document(), printer.pageLayout()))
            return
        self._document().print_(printer)
        failed = printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)
        self._tell(
            self.tr("Couldn’t print. Check the printer and try again.") if failed else self.tr("Sent to the printer.")
        )

    def _document(self) -> QTextDocument:
        document = QTextDocument()
        document.setDefaultFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        document.setPlainText(self._text())
        return document

    def _tell(self, words: str) -> None:
        self.outcome.setText(words)
        announce(self, words)


def _pdf(document: QTextDocument, layout: QPageLayout) -> bytes:
    """Return a document as a PDF."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(layout)
    document.print_(writer)
    del writer
    return bytes(buffer.data().data())
