"""What is done to the library's file between two windows: the first one closes, the file is exchanged, the next one
opens.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from reader.desk import file_maintenance
from reader.desk.file_maintenance import Progress
from reader.desk.program.opening import needs_passphrase, unlock
from reader.desk.program.settings import Settings
from reader.errors import Cancelled, TearsheetError
from reader.gui.kit import messages
from reader.gui.kit.dialogs.question_dialog import QuestionDialog
from reader.gui.safety import outcomes
from reader.gui.safety.maintenance import Maintenance, Move, RemoveLock, Reopen, Repair, Restore, SetPassphrase
from reader.gui.safety.progress_dialog import ProgressDialog


def tr(text: str) -> str:
    """Return the window's words for a text about the library's file."""
    return QCoreApplication.translate("errands", text)


def carry_out(
    asked: Maintenance, library: Path, settings: Settings, style: str = "", set_aside: Path | None = None
) -> tuple[Path, bool]:
    """Do it, with a dialog that tells how far it is and another one that tells what it came to. ``set_aside`` is where
    closing kept a library whose path was taken by another file.

    Gives the library's path afterwards, and whether it was done. Errors are told here.
    """
    path, heading, done = library, "", ""
    try:
        if isinstance(asked, SetPassphrase):
            return library, _set_passphrase(asked.passphrase, library, settings, style)
        if isinstance(asked, RemoveLock):
            ProgressDialog(
                tr("Decrypting library…"), partial(file_maintenance.remove_lock, library), style=style
            ).carry_out()
            heading, done = tr("Lock removed"), tr("Your library isn’t encrypted any more.")
        elif isinstance(asked, Restore):
            if not _is_unlocked(asked.copy, style):
                return library, False
            function: Callable[[Progress], Any] = lambda tell: file_maintenance.restore(asked.copy, library, tell)  # noqa: E731
            done = outcomes.restored(ProgressDialog(tr("Restoring backup…"), function, style=style).carry_out())
            heading = tr("Backup restored")
        elif isinstance(asked, Repair):
            done = outcomes.repaired(
                ProgressDialog(
                    tr("Repairing library…"), lambda tell: file_maintenance.repair(library, tell, settings), style=style
                ).carry_out()
            )
            heading = tr("Library repaired")
        elif isinstance(asked, Reopen):
            heading, done = tr("Library reopened"), outcomes.reopened(set_aside)
        elif isinstance(asked, Move):
            moving = partial(file_maintenance.move, library, asked.folder, settings)
            moved = ProgressDialog(tr("Moving library…"), moving, style=style).carry_out()
            path, heading, done = moved.path, tr("Library moved"), outcomes.moved(moved)
    except Cancelled:
        return library, False
    except TearsheetError as error:
        QuestionDialog(tr("Something went wrong"), messages.sentence(error), [tr("Close")], style=style).ask()
        return library, False
    QuestionDialog(heading, done, [tr("Continue")], style=style).ask()
    return path, True


def _set_passphrase(passphrase: str, library: Path, settings: Settings, style: str) -> bool:
    """Lock the library, show the recovery key, and offer to erase the copies that can be read without the passphrase."""
    from reader.gui.safety.lock_dialog import erase_copies
    from reader.gui.safety.recovery_key_dialog import RecoveryKeyDialog

    work = partial(file_maintenance.lock, library, passphrase)
    key: str = ProgressDialog(tr("Locking library…"), work, style=style).carry_out()
    RecoveryKeyDialog(key, library, style=style).exec()
    erase_copies(file_maintenance.open_copies(library, settings), style=style)
    return True


def _is_unlocked(copy: Path, style: str) -> bool:
    """Return whether a copy can be opened; the passphrase of a locked one is asked for."""
    if not needs_passphrase(copy):
        return True
    from reader.gui.safety.passphrase_dialog import UnlockDialog

    words = tr("It was made under another passphrase. Enter that one; your library has it from then on.")
    dialog = UnlockDialog(
        partial(unlock, copy), tr("This backup is locked"), words, tr("Restore"), tr("Cancel"), style=style
    )
    return bool(dialog.exec())
