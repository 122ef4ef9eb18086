"""*Activity*: every job with its state, its cancel, and why it failed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from reader.desk.events import JobChanged
from reader.gui.kit import messages
from reader.gui.kit.accessibility import set_role
from reader.gui.kit.dialogs.fitting_dialog import fitting
from reader.gui.kit.theme import Theme, ui_font
from reader.gui.sidebar.activity_footer import ActivityFooter
from reader.gui.sidebar.network_list import NetworkList

if TYPE_CHECKING:
    from reader.capture.fetch.network import Request


MAX_ROWS = 30
"""Jobs that have a row, those that changed last: a thousand may wait, and each row takes three widgets."""
REFRESH_MS = 150
"""What changes within it is shown at once: a page with many pictures changes its job and its requests all the time."""


class ActivityDialog(QDialog):
    """Every job with its state, its cancel, and why it failed; below, each request to the network. ``title_of`` gives the
    title of an article, "" for none.
    """

    cancelled = Signal(int)
    retried = Signal(int)

    def __init__(
        self,
        foot: ActivityFooter,
        theme: Theme,
        title_of: Callable[[int], str] = lambda _article_id: "",
        parent: QWidget | None = None,
        requests: Callable[[], Sequence[Request]] = tuple,
    ) -> None:
        super().__init__(parent)
        self._foot = foot
        self._requests = requests
        self._title_of = title_of
        self._theme = theme
        self.setWindowTitle(self.tr("Activity"))
        self.resize(fitting(self, 560, 420))
        self._body = QWidget()
        self._rows = QVBoxLayout(self._body)
        self._rows.setSpacing(10)
        self._empty = QLabel(self.tr("Nothing to show yet. Articles you save appear here."))
        self._more = QLabel()
        for label in (self._empty, self._more):
            label.setProperty("role", "meta")
            label.setWordWrap(True)
            self._rows.addWidget(label)
        self._rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(self._body)
        set_role(scroll, "Section", self.windowTitle())
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        self._network = NetworkList()
        column.addWidget(scroll, 1)
        column.addWidget(self._network)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self._shown: dict[int, tuple[QLabel, QPushButton]] = {}
        self._pending = QTimer(self)
        self._pending.setSingleShot(True)
        self._pending.setInterval(REFRESH_MS)
        self._pending.timeout.connect(self._refresh_seen)
        self.refresh()

    def changed(self) -> None:
        """Show a change soon, together with those that follow, if the dialog is open."""
        if self.isVisible() and not self._pending.isActive():
            self._pending.start()

    def _refresh_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Show the jobs and requests as they are now, the latest first."""
        self._network.show_requests(self._requests())
        jobs = list(self._foot.jobs.values())  # what changed last is last
        latest: dict[int, int] = {}
        for job in jobs:
            if job.article_id:
                latest[job.article_id] = max(latest.get(job.article_id, 0), job.job_id)
        listed = jobs[-MAX_ROWS:]
        for number in self._shown.keys() - {job.job_id for job in listed}:
            self._remove(number)
        self._more.setText(self.tr("%Ln more job(s)", "", len(jobs) - len(listed)))
        self._more.setVisible(len(jobs) > len(listed))
        for job in listed:
            if job.job_id not in self._shown:
                self._add(job)
            label, button = self._shown[job.job_id]
            label.setText(f"{self._title(job)}\n{self._state(job)}")
            again = latest.get(job.article_id, 0) > job.job_id
            line = label.parentWidget()
            if line is not None:
                line.setVisible(not (job.article_id and job.is_over and again))  # the later one tells how it ended
            button.setText(self.tr("Try again") if job.state == "failed" else self.tr("Cancel"))
            button.setVisible(not job.is_over or (job.state == "failed" and bool(job.article_id)))
            label.setProperty("role", "problem" if job.state == "failed" else "")
        self._empty.setVisible(not self._shown)

    def _title(self, job: JobChanged) -> str:
        """Return an article's title once it has one, else what the job is about."""
        title = self._title_of(job.article_id) if job.article_id and job.state == "done" else ""
        return title or messages.job_title(job)

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

    def _remove(self, job_id: int) -> None:
        line = self._shown.pop(job_id)[0].parentWidget()
        if line is not None:
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()

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
        done = self.tr("Saved") if job.kind == "save" else self.tr("Done")
        return {"waiting": self.tr("Waiting…"), "done": done, "cancelled": self.tr("Cancelled")}[job.state]
