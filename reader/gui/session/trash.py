"""What has been in the trash for long is removed for good, as the settings say, and it is always told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject, QTimer

from reader.gui.kit import messages
from reader.gui.session.session import Session

CLEAN_MS = 6 * 3_600_000
"""How often the trash is looked at while the window is open."""


class TrashCleaner(QObject):
    """``clean`` once the window is there; after that it looks by itself."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.window)
        self._desk = session.desk
        self._bridge = session.bridge
        self._toast = session.toast
        self._changes = session.changes
        self._timer = QTimer(self)
        self._timer.setInterval(CLEAN_MS)
        self._timer.timeout.connect(self.clean)

    def clean(self) -> None:
        """Remove what has been in the trash for longer than the settings keep it."""
        self._timer.start()
        days = int(self._desk.settings["trash_days"])
        if not days or self._desk.notice is not None:
            return
        limit = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        number = len(self._desk.organizing.in_trash(limit))
        if number:
            job = self._desk.change_many("purge", number, lambda job: self._desk.organizing.empty_trash(job, limit))
            self._bridge.watch(job.future, lambda done: self._say(done, days))

    def _say(self, number: int, days: int) -> None:
        self._changes.forget_gone()
        words = self.tr("%Ln article(s) permanently deleted after %1 days in the trash.", "", number)
        words = words.replace("%1", messages.number(days))
        self._toast.say(words, stays=True)
