"""Backups in the window: by themselves once a day, and the dialog that lists them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer

from reader.desk.desk import Desk
from reader.errors import TearsheetError
from reader.gui import messages
from reader.gui.bridge import Bridge
from reader.gui.toast import Toast

FIRST_MS = 15_000
"""After the first paint: a start is for reading."""
EVERY_MS = 3_600_000


class BackingUp(QObject):
    """Asks now and then whether a backup is due. What goes wrong is said once, not every hour anew."""

    def __init__(self, desk: Desk, bridge: Bridge, toast: Toast, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bridge = bridge
        self._toast = toast
        self._said = ""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.ask)

    def start(self) -> None:
        """To be called after the first paint."""
        self._timer.start(FIRST_MS)

    def ask(self) -> None:
        """Back up in the background, if it is time."""
        self._timer.setInterval(EVERY_MS)
        self._bridge.watch(self._desk.backing_up.if_due().future, self._begun, self._failed)

    def _begun(self, job: Any) -> None:
        if job is not None:
            self._bridge.watch(job.future, self._made, self._failed)

    def _made(self, _copy: object) -> None:
        self._said = ""

    def _failed(self, error: TearsheetError) -> None:
        if error.code in ("cancelled", self._said):
            return
        self._said = error.code
        self._toast.say(self.tr("No backup was made. %1").replace("%1", messages.sentence(error)), stays=True)
