"""Backups in the window: by themselves once a day, and the dialog that lists them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from reader.errors import LibraryDeleted, LibraryOverwritten, TearsheetError
from reader.gui.kit import messages
from reader.gui.kit.dialogs.question_dialog import QuestionDialog
from reader.gui.safety.maintenance import Maintenance, Move, Reopen, Repair, Restart, Restore
from reader.gui.session.session import Session

if TYPE_CHECKING:
    from reader.gui.safety.backups_dialog import BackupsDialog
    from reader.library.file.backups import Copy

FIRST_MS = 15_000
"""After the first paint: a start is for reading."""
EVERY_MS = 3_600_000


class BackupController(QObject):
    """Asks now and then whether a backup is due. What goes wrong is said once, not every hour anew.

    ``maintenance_asked`` carries what is to be done to the library's file once the window is closed.
    """

    maintenance_asked = Signal(object)
    lock_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session.window)
        self._window = session.window
        self._theme = session.theme
        self._dialog: BackupsDialog | None = None
        self._desk = session.desk
        self._bridge = session.bridge
        self._toast = session.toast
        self._said = ""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.ask)
        self._bridge.library_replaced.connect(self.say_replaced)
        self._bridge.program_replaced.connect(self.say_updated)

    def start(self) -> None:
        """Begin; to be called after the first paint."""
        self._timer.start(FIRST_MS)

    def ask(self) -> None:
        """Back up in the background, if it is time."""
        self._timer.setInterval(EVERY_MS)
        self._bridge.watch(self._desk.backups.if_due().future, self._begun, self._failed)

    def _begun(self, job: Any) -> None:
        if job is not None:
            self._bridge.watch(job.future, self._made, self._failed)

    def _made(self, _copy: object) -> None:
        self._said = ""

    def _failed(self, error: TearsheetError) -> None:
        if error.code in ("cancelled", self._said):
            return
        self._said = error.code
        words = self.tr("Couldn’t back up the library. %1").replace("%1", messages.sentence(error))
        self._toast.say(words, (self.tr("Backups…"), self.show), (self.tr("Close"), lambda: None), stays=True)

    # --- the dialog, and what closes the window ------------------------------------------------------------------------------

    def show(self) -> None:
        """*Backups*, as things stand now."""
        from reader.gui.safety.backups_dialog import BackupsDialog

        if self._dialog is None:
            self._dialog = BackupsDialog(self._desk, self._bridge, self._theme, self._window)
            self._dialog.restore_asked.connect(self.restore)
            self._dialog.repair_asked.connect(self.repair)
            self._dialog.move_asked.connect(self.move)
            self._dialog.lock_asked.connect(self._ask_lock)
        else:
            self._dialog.refresh()
        self._dialog.show()
        self._dialog.raise_()

    def _ask_lock(self) -> None:
        if self._dialog is not None:
            self._dialog.close()
        self.lock_asked.emit()

    def restore(self, copy: Copy) -> None:
        heading = self.tr("Restore the backup from %1?").replace("%1", messages.moment(copy.made))
        words = self.tr(
            "This replaces your current library, which is kept next to it and listed among the backups. The "
            "window closes briefly."
        )
        self._ask(heading, words, self.tr("Restore"), Restore(copy.path))

    def repair(self) -> None:
        words = self.tr(
            "Tearsheet rebuilds the search index and removes orphaned rows. If the file is damaged, it "
            "recovers what it can into a new file and keeps the damaged one next to it. The window closes "
            "while this runs."
        )
        self._ask(self.tr("Repair the library?"), words, self.tr("Repair"), Repair())

    def move(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self._dialog or self._window, self.tr("Choose a folder for the library"), ""
        )
        if folder:
            words = self.tr(
                "Tearsheet copies the library to %1 and verifies the copy before removing the old file. The "
                "window closes while this runs."
            ).replace("%1", folder)
            self._ask(self.tr("Move the library?"), words, self.tr("Move"), Move(Path(folder)))

    def _ask(self, heading: str, words: str, verb: str, maintenance: Maintenance) -> None:
        answers, parent = [verb, self.tr("Cancel")], self._dialog or self._window
        if QuestionDialog(heading, words, answers, parent, careful=True).ask() == 0:
            if self._dialog is not None:
                self._dialog.close()
            self.maintenance_asked.emit(maintenance)

    def say_damaged(self, error: TearsheetError) -> None:
        """Say that the library was found damaged while it is open."""
        self._toast.say(
            messages.sentence(error), (self.tr("Repair…"), self.repair), (self.tr("Backups…"), self.show), stays=True
        )

    def say_replaced(self) -> None:
        """Say what another program did to the library's file under the open window, where what was open is kept, and offer
        to open what is there now, or to put back what was deleted.
        """
        wrong = self._desk.look_at_file()
        if isinstance(wrong, LibraryOverwritten):
            words = self.tr("Another program overwrote the library file, so nothing more is saved here.")
        elif isinstance(wrong, LibraryDeleted):
            words = self.tr("Another program deleted the library file, so nothing more is saved here.")
        else:
            words = self.tr("Another program replaced the library file, so nothing more is saved here.")
        kept = self._desk.set_aside
        if kept is not None:
            named = self.tr("Everything in this window is kept among the backups, as %1.").replace("%1", kept.name)
        elif self._desk.is_keeping:
            named = self.tr("Keeping everything in this window among the backups…")
        else:
            named = self.tr("What was in this window couldn’t be kept. A backup may hold it.")
        reopen = (self.tr("Reopen"), lambda: self.maintenance_asked.emit(Reopen()))
        restore = (self.tr("Restore"), lambda: self.maintenance_asked.emit(Restore(kept))) if kept is not None else None
        offered = [restore] if isinstance(wrong, LibraryDeleted) else [reopen]
        self._toast.say(f"{words} {named}", *filter(None, offered), stays=True)

    def say_updated(self) -> None:
        """Say that an update has replaced the program's files under the open window, and offer to start it anew."""
        self._toast.say(
            self.tr("Tearsheet was updated. Restart to finish the update; until then you can keep working."),
            (self.tr("Restart"), self.restart),
            (self.tr("Later"), lambda: None),
            stays=True,
        )

    def restart(self) -> None:
        """Close the window and start the program that is installed now."""
        self.maintenance_asked.emit(Restart())
