"""Jobs under way as one line and one bar at the sidebar's foot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.desk.events import JobChanged
from reader.gui.kit import messages
from reader.gui.kit.theme import Theme, scaled, ui_font

SHOWN_KINDS = (
    *("save", "clean", "brief", "export", "bulk", "purge", "summarise", "backup", "check", "shrink", "import", "fetch"),
)
"""Kinds of jobs that are shown; the many small changes that a person makes are not."""
MAX_JOBS_KEPT = 200
"""How many finished jobs *Activity* remembers."""


class ActivityFooter(QPushButton):
    """The line "Saving 3 of 8 articles" with a bar; hidden while nothing is under way. A click opens *Activity*."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("foot")
        self.setFixedHeight(scaled(56))  # so says the style sheet, too: a button’s own least height would win
        self.words = QLabel()
        self.words.setFont(ui_font(12, tabular=True))
        self.words.setProperty("role", "meta")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 18, 12)
        column.setSpacing(6)
        for widget in (self.words, self.bar):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(widget)
        self.jobs: dict[int, JobChanged] = {}
        self._batch: set[int] = set()
        self._show()

    def job_changed(self, job: JobChanged) -> None:
        if job.kind not in SHOWN_KINDS:
            return
        self.jobs.pop(job.job_id, None)
        self.jobs[job.job_id] = job
        self._batch.add(job.job_id)
        for old in [number for number, known in self.jobs.items() if known.is_over][
            : max(0, len(self.jobs) - MAX_JOBS_KEPT)
        ]:
            del self.jobs[old]
        self._show()

    def _show(self) -> None:
        open_ = [job for job in self.jobs.values() if not job.is_over]
        if not open_:
            self._batch.clear()
            self.setVisible(False)
            return
        total, done = len(self._batch), len(self._batch) - len(open_)
        words = self.tr("Saving %1 of %Ln article(s)", "", total).replace("%1", messages.number(min(done + 1, total)))
        others = [job for job in open_ if job.kind != "save"]
        if len(others) == len(open_):
            self.words.setText(messages.job_title(others[0]))
        else:
            self.words.setText(words if total > 1 else self.tr("Saving article"))
        self.setAccessibleName(self.words.text())
        self.bar.setRange(0, total * 100)
        parts = sum(max(job.fraction, 0.1) * 100 for job in open_ if job.state == "running")
        self.bar.setValue(int(done * 100 + parts))
        self.setVisible(True)
