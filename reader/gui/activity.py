"""Jobs as a person sees them: one line and one bar at the sidebar's foot, and *Activity* with every one of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.desk.events import JobChanged
from reader.gui import messages
from reader.gui.theme import Theme, ui_font

SHOWN = ("save",)
"""Kinds of jobs that are shown; the many small changes that a person makes are not."""
KEPT = 200
"""How many finished jobs *Activity* remembers."""


class ActivityFoot(QPushButton):
    """ "Saving 3 of 8 articles" with a bar; hidden while nothing is under way. A click opens *Activity*."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("foot")
        self.setFixedHeight(56)
        self.words = QLabel()
        self.words.setFont(ui_font(12))
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
        if job.kind not in SHOWN:
            return
        self.jobs.pop(job.job_id, None)
        self.jobs[job.job_id] = job
        self._batch.add(job.job_id)
        for old in [number for number, known in self.jobs.items() if known.is_over][: max(0, len(self.jobs) - KEPT)]:
            del self.jobs[old]
        self._show()

    def _show(self) -> None:
        open_ = [job for job in self.jobs.values() if not job.is_over]
        if not open_:
            self._batch.clear()
            self.setVisible(False)
            return
        total, done = len(self._batch), len(self._batch) - len(open_)
        words = (
            self.tr("Saving %1 of %2 articles").replace("%1", messages.number(min(done + 1, total))).replace("%2", messages.number(total))
        )
        self.words.setText(words if total > 1 else self.tr("Saving an article"))
        self.setAccessibleName(self.words.text())
        self.bar.setRange(0, total * 100)
        parts = sum(max(job.fraction, 0.1) * 100 for job in open_ if job.state == "running")
        self.bar.setValue(int(done * 100 + parts))
        self.setVisible(True)


class Activity(QDialog):
    """Every job with its state, its cancel, and why it failed."""

    cancelled = Signal(int)
    retried = Signal(int)

    def __init__(self, foot: ActivityFoot, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._foot = foot
        self._theme = theme
        self.setWindowTitle(self.tr("Activity"))
        self.resize(560, 420)
        self._body = QWidget()
        self._rows = QVBoxLayout(self._body)
        self._rows.setSpacing(10)
        self._rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(self._body)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.addWidget(scroll, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self._shown: dict[int, tuple[QLabel, QPushButton]] = {}
        self.refresh()

    def refresh(self) -> None:
        """Show the jobs as they stand now, the latest first."""
        for job in self._foot.jobs.values():
            if job.job_id not in self._shown:
                self._add(job)
            label, button = self._shown[job.job_id]
            label.setText(f"{job.about}\n{self._state(job)}")
            button.setText(self.tr("Try again") if job.state == "failed" else self.tr("Cancel"))
            button.setVisible(not job.is_over or (job.state == "failed" and bool(job.article_id)))
            label.setProperty("role", "problem" if job.state == "failed" else "")
        if not self._shown and self._rows.count() == 1:
            empty = QLabel(self.tr("Nothing has been saved since the start."))
            empty.setProperty("role", "meta")
            self._rows.insertWidget(0, empty)

    def _add(self, job: JobChanged) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        label = QLabel()
        label.setFont(ui_font(13))
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        button = QPushButton()
        button.clicked.connect(lambda: self._act(job.job_id))
        row.addWidget(label, 1)
        row.addWidget(button)
        self._rows.insertWidget(0, line)
        self._shown[job.job_id] = (label, button)

    def _act(self, job_id: int) -> None:
        job = self._foot.jobs.get(job_id)
        if job is not None and job.state == "failed":
            self.retried.emit(job.article_id)
        elif job is not None:
            self.cancelled.emit(job_id)

    def _state(self, job: JobChanged) -> str:
        if job.state == "failed":
            return messages.error_sentence(job.code, dict(job.values))
        if job.state == "running":
            return messages.stage(job)
        return {"waiting": self.tr("Waiting"), "done": self.tr("Saved"), "cancelled": self.tr("Cancelled")}[job.state]
