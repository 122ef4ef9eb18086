"""Prints the articles that are chosen."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices

from reader.gui.kit import messages
from reader.gui.kit.meanings import meaning_names
from reader.gui.kit.pictures import decoded
from reader.gui.navigation.commands import Commands
from reader.gui.printing.composition import Composed, Decoding, compose
from reader.gui.printing.dialog import Printable, PrintDialog
from reader.gui.printing.material import Material, read
from reader.gui.printing.paper import PrintOptions, Sheet
from reader.gui.printing.printout import Foot, dates_of
from reader.gui.printing.wording import tr
from reader.gui.session.session import Session
from reader.model.exported import outward

PARTS = ("summary", "highlights", "notes", "citation", "pictures")


class PrintController(QObject):
    """Opens the preview; one at a time."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.window)
        self._session = session
        self.dialog: PrintDialog | None = None

    def show_articles(self, commands: Commands) -> None:
        """Let a person print the chosen articles, one after the other."""
        ids = commands.chosen()
        if not ids:
            self._session.toast.say(tr("Choose an article to print first."))
            return
        self.show_these(ids)

    def show_these(self, ids: list[int]) -> None:
        """Let the reader print these articles, one after the other."""
        desk = self._session.desk
        row = desk.articles.row(ids[0])
        more = len(ids) - 1
        title = row.title + (" " + tr("and %Ln other article(s)", more) if more else "")
        author = "" if more else row.byline.replace("; ", ", ")
        self.show(Printable(title, author, partial(read, desk, ids), self._compose, PARTS))

    def _compose(self, material: Material, options: PrintOptions, sheet: Sheet) -> tuple[Composed, Foot]:
        desk = self._session.desk
        kept, meanings = desk.pictures, meaning_names(desk.settings)
        decoding = Decoding(partial(decoded, kept), self._session.pictures.get)
        composed = compose(material, options, sheet, kept.picture, meanings, decoding)
        row = material.article.row
        return composed, Foot(
            outward(row.url), dates_of(row.published, desk.citations.retrieved(material.article), row.saved)
        )

    def show(self, printable: Printable) -> None:
        """Open the preview of something."""
        session = self._session
        dialog = self.dialog = PrintDialog(session.desk, session.bridge, session.theme, printable, session.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.saved.connect(self._saved)
        session.pictures.ready.connect(dialog.preview.viewport().update)
        dialog.open()

    def _saved(self, path: str) -> None:
        words = tr("Saved as %1.").replace("%1", messages.isolated(Path(path).name))
        self._session.toast.say(words, (tr("Open"), lambda: _open(path)))


def _open(path: str) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(path))
