"""A briefing leaves the window: into the clipboard, into a file, onto paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.exchange.briefing_formats import BRIEFING_FORMATS
from reader.gui.briefing.wording import briefing_words
from reader.gui.kit import messages
from reader.gui.kit.theme import TEXT_FAMILY
from reader.gui.kit.toast import Toast
from reader.gui.session.incoming import Incoming
from reader.model.briefing import Briefing


class BriefingExport(QObject):
    """Copies, saves and prints a briefing."""

    def __init__(self, toast: Toast, incoming: Incoming, window: QWidget) -> None:
        super().__init__(window)
        self._toast = toast
        self._incoming = incoming
        self._window = window

    def export_as(self, form: str, briefing: Briefing, list_name: str) -> None:
        """``form`` is "markdown" or "text" for the clipboard, "html" for a file, "print" for paper."""
        words = briefing_words(briefing, list_name)
        if form == "html":
            self._save(words.title, BRIEFING_FORMATS["html"](briefing, words))
        elif form == "print":
            self._print(BRIEFING_FORMATS["html"](briefing, words))
        elif form in ("markdown", "text"):
            text = BRIEFING_FORMATS["markdown" if form == "markdown" else "text"](briefing, words)
            self._incoming.copy(text)
            self._toast.say(self.tr("Briefing copied."))

    def _save(self, title: str, page: str) -> None:
        safe = "".join(c for c in title if c.isalnum() or c in " -_").strip() or "briefing"
        kinds = self.tr("Web pages (*.html *.htm)")
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save briefing"), f"{safe}.html", kinds)
        if not name:
            return
        try:
            Path(name).write_text(page, encoding="utf-8")
        except OSError as error:
            words = self.tr("Couldn’t save %1: %2.").replace("%1", messages.isolated(name))
            self._toast.say(words.replace("%2", error.strerror or str(error)))
            return
        self._toast.say(self.tr("Briefing saved as %1.").replace("%1", messages.isolated(Path(name).name)))

    def _print(self, page: str) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(self.tr("Print briefing"))
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            on_paper(page).print_(printer)


def on_paper(page: str) -> QTextDocument:
    """Return the page of a briefing as it is printed: black on white, also what the window would show in a colour of
    its own.
    """
    document = QTextDocument()
    document.setDefaultFont(QFont(TEXT_FAMILY, 11))
    document.setDefaultStyleSheet("a { color: black; text-decoration: none; }")
    document.setHtml(page)
    return document
