"""The window comes to the front when Tearsheet is started a second time on its library."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from reader.desk.instance import Instance


class Front(QObject):
    """Holds the place of the first for the library that is open; see ``desk.instance``. ``folder`` is for the lock files."""

    _asked = Signal(str)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._instance: Instance | None = None
        self._asked.connect(self._come)

    def claim(self, library: Path) -> bool:
        """Be the first on this library. False if another one is, which has been asked to come to the front.

        One that has the library and does not answer is let be: another window on a library does no harm, none at all would.
        """
        wanted = Instance(library, self._folder)
        if self._instance is not None and self._instance.library == wanted.library:
            return True
        if not wanted.claim() and wanted.call():
            return False
        self.close()
        self._instance = wanted
        return True

    def listen(self) -> None:
        """To be called after the first paint."""
        if self._instance is not None:
            self._instance.listen(self._asked.emit)

    def _come(self, activation: str) -> None:
        if activation:
            os.environ["XDG_ACTIVATION_TOKEN"] = activation  # Qt reads it when it asks for the focus
        dialog = QApplication.activeModalWidget()
        windows = [dialog] if dialog is not None else QApplication.topLevelWidgets()
        for window in windows:
            if window.isVisible() and window.isWindow():
                window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
                window.raise_()
                window.activateWindow()
                QApplication.alert(window)

    def close(self) -> None:
        if self._instance is not None:
            self._instance.close()
            self._instance = None
