"""*Make smaller* in the window: looks what there is to free, does what was chosen, and tells what it freed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.desk.desk import Desk
from reader.desk.events import JobChanged
from reader.desk.storage_cleanup import MAX_PIXELS
from reader.errors import Cancelled, TearsheetError
from reader.gui.kit import messages
from reader.gui.overview.picture_scaling import scaled
from reader.gui.overview.space import size_words
from reader.gui.overview.storage_section import StorageSection
from reader.gui.session.bridge import Bridge
from reader.model.overview import Gains, Scaled

if TYPE_CHECKING:
    from reader.desk.jobs import Job


class StorageCleanup(QObject):
    """One at a time. ``part`` is what it is shown in."""

    def __init__(self, desk: Desk, bridge: Bridge, part: StorageSection, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bridge = bridge
        self._part = part
        self._job: Job | None = None
        self._estimating = False
        self._before = 0
        part.setVisible(desk.notice is None)
        part.asked.connect(self._start)
        part.cancelled.connect(lambda: self._job.cancel() if self._job is not None else None)
        bridge.job_changed.connect(self._job_changed)

    def estimate(self, words: str = "") -> None:
        """Find what there is to free, once; ``words`` stay beside it."""
        if self._estimating or self._job is not None or self._desk.notice is not None:
            return
        self._estimating = True
        job = self._desk.storage_cleanup.estimate(self._scaled)
        self._bridge.watch(job.future, lambda gains: self._estimated(gains, words), self._not_estimated)

    def _scaled(self, data: bytes) -> Scaled | None:
        return self._desk.pictures.in_worker("", scaled, MAX_PIXELS, data)

    def _estimated(self, gains: Gains, words: str) -> None:
        self._estimating = False
        self._part.show_gains(gains)
        if words:
            self._part.say(words)

    def _not_estimated(self, error: TearsheetError) -> None:
        self._estimating = False
        self._part.say("" if isinstance(error, Cancelled) else messages.sentence(error))

    def _start(self, kinds: list[str]) -> None:
        if self._job is None and kinds:
            self._before = self._part.gains.file if self._part.gains is not None else 0
            self._job = self._desk.storage_cleanup.start(kinds, self._scaled)  # type: ignore[arg-type]
            self._part.set_busy(True)
            self._bridge.watch(self._job.future, self._made, self._not_made)

    def _job_changed(self, changed: JobChanged) -> None:
        if self._job is not None and changed.job_id == self._job.id and not changed.is_over:
            self._part.show_progress(changed.stage, changed.fraction)

    def _made(self, gains: Gains) -> None:
        freed = sum(gain.freed for gain in (gains.originals, gains.pictures, gains.unused))
        given = max(0, self._before - gains.file)
        if given:
            words = self.tr("Freed %1. The library is now %2.")
            words = words.replace("%1", size_words(given)).replace("%2", size_words(gains.file))
        elif freed:
            words = self.tr("Freed %1 inside the library file.").replace("%1", size_words(freed))
        else:
            words = self.tr("There was nothing more to free.")
        self._over(words)

    def _not_made(self, error: TearsheetError) -> None:
        stopped = self.tr("Stopped. Space freed so far stays free.")
        self._over(stopped if isinstance(error, Cancelled) else messages.sentence(error))

    def _over(self, words: str) -> None:
        self._job = None
        self._part.set_busy(False)
        self._part.say(words)
        self.estimate(words)
