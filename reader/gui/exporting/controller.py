"""Exports the articles that are chosen, and says where they went."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices

from reader.desk.exporting.exports import Exported
from reader.gui.exporting.automatic import AutomaticSending
from reader.gui.exporting.choices import choices
from reader.gui.exporting.dialog import ExportDialog
from reader.gui.exporting.send_dialog import SendDialog
from reader.gui.exporting.wording import exported_words, tr
from reader.gui.session.session import Session

if TYPE_CHECKING:
    from reader.gui.list.article_list import ArticleList
    from reader.gui.navigation.commands import Commands
    from reader.gui.printing.controller import PrintController


class ExportController(QObject):
    """Opens the dialog; one at a time."""

    def __init__(
        self, session: Session, commands: Commands, shown: ArticleList, printing: Callable[[], PrintController]
    ) -> None:
        super().__init__(session.window)
        self._session = session
        self._commands = commands
        self._list = shown
        self._printing = printing
        self.dialog: ExportDialog | None = None
        self.folders: SendDialog | None = None
        self._automatic: AutomaticSending | None = None

    def show(self) -> None:
        """Let the reader choose what to export, and how."""
        session = self._session
        wanted = self._list.model.filter
        found = choices(
            self._commands.chosen(),
            wanted,
            len(session.desk.search.ids(wanted._replace(keep_visible=()))),
            session.desk.counts().places.get("all", 0),
            wanted.words.strip() or wanted.tag or wanted.site or self._list.name.text(),
        )
        if not found:
            session.toast.say(tr("There are no articles to export yet."))
            return
        dialog = self.dialog = ExportDialog(session.desk, session.bridge, found, session.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.exported.connect(self._exported)
        dialog.print_asked.connect(lambda ids: self._printing().show_these(list(ids)))
        dialog.open()

    def show_folders(self) -> None:
        """Show the folders that are kept in step."""
        session = self._session
        wanted = self._list.model.filter
        name = wanted.words.strip() or wanted.tag or wanted.site or self._list.name.text()
        dialog = self.folders = SendDialog(session.desk, session.bridge, wanted, name, session.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda _result: self.follow_changes())
        dialog.open()

    def follow_changes(self) -> None:
        """Send changes by themselves from now on, if a folder asks for it."""
        if self._automatic is None and any(one.automatic for one in self._session.desk.sending.destinations.all()):
            self._automatic = AutomaticSending(self._session)

    def _exported(self, made: Exported) -> None:
        words = exported_words(made)
        if made.damaged:
            words += " " + tr("Damaged originals or pictures of %Ln article(s) were left out.", len(made.damaged))
        self._session.toast.say(
            words, (tr("Show in folder"), partial(_show, made.path)), stays=bool(made.damaged or made.left_out)
        )


def _show(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path if path.is_dir() else path.parent)))
