"""A briefing leaves the window: into the clipboard, into a file, onto paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from reader.desk.exporting.targets import write_chosen
from reader.errors import ExportError
from reader.exchange.briefing_formats import BRIEFING_FORMATS
from reader.files import suggested_name
from reader.gui.briefing.wording import briefing_words
from reader.gui.kit import messages
from reader.gui.printing.composition import Composed, compose_page
from reader.gui.printing.controller import PrintController
from reader.gui.printing.dialog import Printable
from reader.gui.printing.paper import PrintOptions, Sheet
from reader.gui.printing.printout import Foot
from reader.gui.session.session import Session
from reader.model.briefing import Briefing


class BriefingExport(QObject):
    """Copies, saves and prints a briefing."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.window)
        self._toast = session.toast
        self._incoming = session.incoming
        self._window = session.window
        self._printing = PrintController(session)

    def export_as(self, form: str, briefing: Briefing, list_name: str) -> None:
        """``form`` is "markdown" or "text" for the clipboard, "html" for a file, "print" for paper."""
        words = briefing_words(briefing, list_name)
        if form == "html":
            self._save(words.title, BRIEFING_FORMATS["html"](briefing, words))
        elif form == "print":
            self._print(words.title, BRIEFING_FORMATS["html"](briefing, words), messages.moment(briefing.made))
        elif form in ("markdown", "text"):
            text = BRIEFING_FORMATS["markdown" if form == "markdown" else "text"](briefing, words)
            self._incoming.copy(text)
            self._toast.say(self.tr("Briefing copied."))

    def _save(self, title: str, page: str) -> None:
        kinds = self.tr("Web pages (*.html *.htm)")
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save briefing"), suggested_name(title, ".html", "briefing"), kinds
        )
        if not name:
            return
        try:
            write_chosen(Path(name), page.encode("utf-8"))
        except ExportError as error:
            self._toast.say(messages.sentence(error))
            return
        self._toast.say(self.tr("Briefing saved as %1.").replace("%1", messages.isolated(Path(name).name)))

    def _print(self, title: str, page: str, made: str) -> None:
        def compose(html: str, options: PrintOptions, sheet: Sheet) -> tuple[Composed, Foot]:
            return compose_page(title, html, options, sheet), Foot(title, made)

        self._printing.show(Printable(title, "", lambda _options, _job: [page], compose, ()))
