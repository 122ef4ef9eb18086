"""Sends changes to the folders that are to be kept in step without being asked for."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from reader.desk.exporting.sending import Sent
from reader.errors import Cancelled, TearsheetError
from reader.gui.exporting.wording import export_words
from reader.gui.session.session import Session

QUIET_MS = 20_000
"""How long nothing has to change before changes are sent: tagging ten articles is one sending."""


class AutomaticSending(QObject):
    """Waits until changes are over. A folder that is away (a reader that is not connected) is passed over in silence; what
    else goes wrong is said once, until it goes right again.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session.window)
        self._session = session
        self._failed: set[str] = set()
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(QUIET_MS)
        self.timer.timeout.connect(self.send)
        session.bridge.articles_changed.connect(lambda _event: self.timer.start())
        session.bridge.library_changed.connect(self.timer.start)
        self.timer.start()

    def send(self) -> None:
        """Send what has changed to every automatic folder that is there."""
        desk = self._session.desk
        if desk.jobs.closing:
            return
        for one in desk.sending.destinations.all():
            if not one.automatic or not Path(one.folder).is_dir():
                continue
            job = desk.sending.start(one, export_words())
            self._session.bridge.watch(job.future, partial(self._sent, one.name), partial(self._tell, one.name))

    def _sent(self, name: str, _sent: Sent) -> None:
        self._failed.discard(name)

    def _tell(self, name: str, error: TearsheetError) -> None:
        if name not in self._failed and not isinstance(error, Cancelled):
            self._failed.add(name)
            self._session.bridge.failed.emit(error)
