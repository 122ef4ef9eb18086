"""Imports through the window: the dialog, the job, one step of Undo, and how it ended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from reader.desk.desk import Desk
from reader.desk.events import JobChanged
from reader.desk.importing.importing import Options, Outcome
from reader.desk.importing.reading import Survey
from reader.desk.importing.reports import export
from reader.desk.jobs import Job
from reader.desk.organizing import Done
from reader.errors import Cancelled, ExportError, TearsheetError
from reader.gui.importing import wording
from reader.gui.importing.dialog import ImportDialog
from reader.gui.kit import messages
from reader.gui.session.session import Session
from reader.model.importing import ImportReport

LOOK_MS = 1500
"""A look at a document takes less, even where its worker starts first; one at a large export is worth a dialog that says so."""


class ImportController(QObject):
    """One import at a time: another that is asked for shows the one that runs."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.window)
        self._session = session
        self._desk: Desk = session.desk
        self._dialog: ImportDialog | None = None
        self._job: Job | None = None
        self._looking: Job | None = None
        self._received: Job | None = None
        self._waiting: list[list[Path]] = []
        session.bridge.job_changed.connect(self._job_changed)

    def show(self, paths: Sequence[Path] = ()) -> None:
        """Open the dialog; with ``paths`` look at them at once."""
        if self._desk.notice is not None:
            self._session.toast.say(messages.sentence(self._desk.notice))
            return
        if self._dialog is None:
            self._dialog = self._opened()
        dialog = self._dialog
        if self._job is not None:
            dialog.show_running()
        elif paths:
            self._look(list(paths))
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def receive(self, paths: Sequence[Path]) -> None:
        """Look at files that were dropped or handed over: one article with its text is taken and shown, more are offered in
        the dialog, and what nobody knows gets a sentence. A look that takes longer opens the dialog, where it can be stopped.
        """
        wanted = list(paths)
        if self._desk.notice is None and (self._received is not None or self._job is not None):
            self._waiting.append(wanted)  # each double click hands over one file
            if self._received is None:
                self._session.toast.say(self.tr("Tearsheet opens it when the import that is running has ended."))
            return
        if self._dialog is not None or self._desk.notice is not None:
            self.show(paths)
            return
        job = self._survey(wanted, received=True)
        QTimer.singleShot(LOOK_MS, self, lambda: self._show_looking(job, wanted))

    def _go_on(self) -> None:
        """After a look or an import has ended, or the dialog was closed: receive what waits."""
        self._received = None
        if self._waiting and self._dialog is None and self._job is None:
            self.receive(self._waiting.pop(0))

    def _show_looking(self, job: Job, paths: list[Path]) -> None:
        if self._looking is job and self._dialog is None:
            self.show()
            if self._dialog is not None:
                self._dialog.show_looking(paths)

    def show_report(self, name: str) -> None:
        """Show an earlier report."""

        def shown(report: ImportReport) -> None:
            if self._dialog is not None:
                self._dialog.show_report(report)

        self.show()
        future = self._desk.change(self._desk.importing.reports.report, name).future
        self._session.bridge.watch(future, shown)

    def _opened(self) -> ImportDialog:
        dialog = ImportDialog(self._desk.importing.reports.all(), self._session.window)
        dialog.chosen.connect(self._look)
        dialog.started.connect(self._start)
        dialog.stopped.connect(self._stop)
        dialog.report_asked.connect(self.show_report)
        dialog.export_asked.connect(self._export)
        dialog.open_asked.connect(self._session.incoming.open_asked)
        dialog.finished.connect(self._closed)
        return dialog

    def _closed(self) -> None:
        dialog, self._dialog = self._dialog, None
        looking, self._looking = self._looking, None
        if looking is not None:
            looking.cancel()
        if dialog is not None:
            dialog.deleteLater()
        self._go_on()

    # --- looking ---------------------------------------------------------------------------------------------------------

    def _look(self, paths: list[Path]) -> None:
        if self._dialog is None:
            return
        self._dialog.show_looking(paths)
        self._survey(paths)

    def _survey(self, paths: list[Path], *, received: bool = False) -> Job:
        """Look at files; what is found is shown in the dialog, or, of what was ``received``, decides whether there is to be one.
        A look that has ended already is answered at once.
        """
        if self._looking is not None:
            self._looking.cancel()
        job = self._looking = self._desk.importing.submit_survey(paths)
        if received:
            self._received = job

        def found(survey: Survey) -> None:
            if self._looking is job:
                self._looking = None
                self._found(paths, survey, take=survey.is_one_text and self._received is job)

        def failed(error: TearsheetError) -> None:
            if self._looking is job:
                self._looking = None
                self._failed(error)
                self._go_on()

        self._session.bridge.watch(job.future, found, failed)
        return job

    def _found(self, paths: list[Path], survey: Survey, *, take: bool) -> None:
        if take:
            self._begin(paths, Options(), 1, self._open_one)
            if self._dialog is not None:
                self._dialog.accept()
            return
        self._received = None
        if self._dialog is None:
            self.show()
            if self._dialog is not None:
                self._dialog.show_looking(paths)
        if self._dialog is not None:
            self._dialog.show_found(survey)

    def _failed(self, error: TearsheetError) -> None:
        sentence = "" if isinstance(error, Cancelled) else messages.sentence(error)
        if self._dialog is not None:
            self._dialog.show_choice(sentence)
        elif sentence:
            self._session.toast.say(sentence)

    # --- importing -------------------------------------------------------------------------------------------------------

    def _start(self, paths: list[Path], options: Options, total: int) -> None:
        if self._job is not None or self._dialog is None:
            return
        self._dialog.show_running()
        self._begin(paths, options, total, self._say)

    def _begin(self, paths: list[Path], options: Options, total: int, say: Callable[[ImportReport], None]) -> None:
        job = self._job = self._desk.importing.submit(paths, options, total)
        kept = f"import {job.id}"
        one = self.tr("Import %1").replace("%1", paths[0].name)
        words = one if len(paths) == 1 else self.tr("Import %Ln file(s)", "", len(paths))
        turn = _Turn(self._desk, job.future)
        self._session.changes.remember(words, turn, kept, again=turn, running=job.future, stop=job.cancel)

        def over(outcome: Outcome) -> None:
            self._job = None
            if outcome.done.is_nothing:
                self._session.changes.drop(kept)
            say(outcome.report)
            if outcome.error is not None:
                self._session.toast.say(messages.sentence(outcome.error))
            self._go_on()

        def failed(error: TearsheetError) -> None:
            self._job = None
            self._session.changes.drop(kept)
            self._failed(error)
            self._go_on()

        self._session.bridge.watch(job.future, over, failed)

    def _say(self, report: ImportReport) -> None:
        if self._dialog is not None:
            self._dialog.show_report(report)
            return
        words = wording.summary(report)
        if report.name:
            self._session.toast.say(words, (self.tr("Show report"), lambda: self.show_report(report.name)), stays=True)
        else:
            self._session.toast.say(words)

    def _open_one(self, report: ImportReport) -> None:
        """Show the one article that was taken; what is to be said of it is said."""
        line = next((line for line in report.lines if line.article_id), None)
        if line is None or line.why or line.dropped or self._dialog is not None:
            self._say(report)
        if line is not None:
            self._session.incoming.open_asked.emit(line.article_id)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _job_changed(self, changed: JobChanged) -> None:
        if self._dialog is not None and self._job is not None and changed.job_id == self._job.id:
            self._dialog.show_progress(changed.fraction)

    def _export(self, report: ImportReport, path: Path) -> None:
        try:
            export(report, path)
        except ExportError as error:
            self._session.toast.say(messages.sentence(error))
            return
        self._session.toast.say(self.tr("Report exported."))


class _Turn:
    """Takes back what was done last, again and again: Undo, then Redo."""

    def __init__(self, desk: Desk, done: Future[Any]) -> None:
        self._desk = desk
        self._last: Future[Any] = done

    def __call__(self) -> Future[Any] | None:
        last = self._last
        if last.cancelled() or (last.done() and last.exception() is not None):
            return None

        def take_back(job: Job) -> Done:
            result = last.result()
            done: Done = result.done if isinstance(result, Outcome) else result
            return self._desk.organizing.take_back(done, job)

        self._last = self._desk.change_many("bulk", self._number(last), take_back).future
        return self._last

    @staticmethod
    def _number(last: Future[Any]) -> int:
        if not last.done():
            return 0
        result = last.result()
        return len(result.done.ids if isinstance(result, Outcome) else result.ids)
