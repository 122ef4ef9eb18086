"""The library's lock in the window: set, changed and removed by closing it, and locked at once."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from reader.desk.program.opening import check_passphrase, is_locked
from reader.gui.safety.maintenance import LockNow, RemoveLock, SetPassphrase
from reader.gui.session.session import Session

MAX_DIALOGS = 20
"""Dialogs upon each other that are closed for a lock; more would be one that can’t be."""


class LockController(QObject):
    """``maintenance_asked`` carries what is to be done to the library's file once the window is closed."""

    maintenance_asked = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session.window)
        self._window, self._desk, self._actions = session.window, session.desk, session.actions
        self.is_locked = is_locked(self._desk.path)

    def start(self) -> None:
        """Lock a library with a passphrase by itself from now on."""
        if self.is_locked:
            from reader.gui.safety.auto_lock import AutoLock
            from reader.gui.safety.lock_keys import LockKeys

            watch = AutoLock(lambda: int(self._desk.settings["lock_after"]), self)
            watch.due.connect(self.lock_now)
            watch.start()
            keys = LockKeys(self._actions["lock"], self)
            keys.pressed.connect(self.lock_now)
            keys.start()

    def lock(self) -> None:
        """Lock at once, or offer to set a passphrase where there is none."""
        if self.is_locked:
            self.lock_now()
        else:
            self.show()

    def lock_now(self, dialogs: int = 0) -> None:
        """Close what is open, as *Cancel* would, and then the window."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        modal = QApplication.activeModalWidget()
        if isinstance(modal, QDialog) and dialogs < MAX_DIALOGS:
            modal.reject()
            QTimer.singleShot(0, self, lambda: self.lock_now(dialogs + 1))  # its own loop has to end first
            return
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsSelection():  # what was merely selected, which nobody meant to hand on
            clipboard.clear(QClipboard.Mode.Selection)
        self.maintenance_asked.emit(LockNow())

    def show(self) -> None:
        """*Library lock*."""
        from reader.desk import file_maintenance
        from reader.gui.safety.lock_dialog import LockDialog

        copies = file_maintenance.open_copies(self._desk.path, self._desk.settings) if self.is_locked else []
        dialog = LockDialog(self.is_locked, copies, self._window)
        asked = []
        for signal, function in (
            (dialog.lock_asked, self.lock_now),
            (dialog.passphrase_asked, self._set_passphrase),
            (dialog.recovery_key_asked, self._show_recovery_key),
            (dialog.removal_asked, self._remove),
            (dialog.erasing_asked, self._erase),
        ):
            signal.connect(lambda function=function: asked.append(function))
        dialog.exec()
        for function in asked:
            function()

    def _set_passphrase(self) -> None:
        from reader.gui.safety.passphrase_dialog import NewPassphraseDialog

        if self.is_locked:
            words = self.tr("Earlier backups keep the passphrase they were made with. The window closes briefly.")
            heading, verb = self.tr("Change the passphrase"), self.tr("Change passphrase")
        else:
            words = self.tr(
                "Four or more random words are easy to remember and hard to guess. You get a recovery key to print. If you "
                "lose both, nobody can open the library. The window closes briefly."
            )
            heading, verb = self.tr("Lock the library"), self.tr("Lock library")
        check = self._check if self.is_locked else None
        dialog = NewPassphraseDialog(heading, words, verb, check, self._window)
        if dialog.exec():
            self.maintenance_asked.emit(SetPassphrase(dialog.passphrase))

    def _check(self, passphrase: str) -> None:
        check_passphrase(self._desk.path, passphrase)

    def _is_reader(self, heading: str, words: str, verb: str) -> bool:
        """Ask for the passphrase again, before something that only its owner should do."""
        from reader.gui.safety.passphrase_dialog import UnlockDialog

        return bool(UnlockDialog(self._check, heading, words, verb, self.tr("Cancel"), self._window).exec())

    def _show_recovery_key(self) -> None:
        from reader.desk import file_maintenance
        from reader.gui.safety.recovery_key_dialog import RecoveryKeyDialog

        words = self.tr("Enter your passphrase again to see it.")
        if self._is_reader(self.tr("Show the recovery key"), words, self.tr("Show recovery key")):
            path = self._desk.path
            RecoveryKeyDialog(file_maintenance.recovery_key_of(path), path, self._window).exec()

    def _remove(self) -> None:
        words = self.tr(
            "Tearsheet decrypts the library: anybody with your files can read it then. Backups made so far stay locked. The "
            "window closes briefly."
        )
        if self._is_reader(self.tr("Remove the lock?"), words, self.tr("Remove the lock")):
            self.maintenance_asked.emit(RemoveLock())

    def _erase(self) -> None:
        from reader.desk import file_maintenance
        from reader.gui.safety.lock_dialog import erase_copies

        erase_copies(file_maintenance.open_copies(self._desk.path, self._desk.settings), self._window)
