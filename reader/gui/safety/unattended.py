"""A dialog between two windows that nobody answers: a locked library doesn’t stay open behind it, nor a recovery key on the
screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog

from reader.desk.program.opening import forget_keys, is_locked
from reader.gui.safety.auto_lock import AutoLock
from reader.gui.safety.progress_dialog import ProgressDialog


@contextmanager
def locked_when_left(library: Path, minutes: Callable[[], int]) -> Iterator[AutoLock]:
    """Forget the keys and close the dialog that is open, as *Cancel* would, when the library should be locked; not while
    its file is being worked on.
    """
    parent = QObject()
    watch = AutoLock(lambda: minutes() if is_locked(library) else 0, parent)
    watch.due.connect(lambda: _leave(library))
    watch.start()
    try:
        yield watch
    finally:
        watch.due.disconnect()
        parent.deleteLater()


def _leave(library: Path) -> None:
    modal = QApplication.activeModalWidget()
    if not isinstance(modal, QDialog) or isinstance(modal, ProgressDialog) or not is_locked(library):
        return
    forget_keys()
    modal.reject()
