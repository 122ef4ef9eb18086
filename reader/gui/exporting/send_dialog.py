"""*Send to folders*: the folders that are kept in step, what was sent to each, and adding another."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.desk.exporting.destinations import SENDABLE, Destination
from reader.desk.exporting.sending import Sent
from reader.errors import Cancelled, TearsheetError
from reader.gui.exporting.wording import export_words, tr
from reader.gui.kit import messages
from reader.gui.kit.accessibility import announce
from reader.gui.kit.combo_box import ComboBox
from reader.gui.kit.dialogs.fitting_dialog import ButtonRow, FittingDialog
from reader.gui.kit.dialogs.lines import add_line
from reader.gui.kit.theme import ui_font
from reader.gui.session.bridge import Bridge
from reader.model.library import Filter

if TYPE_CHECKING:
    from reader.desk.desk import Desk
    from reader.desk.jobs import Job


class _Line(NamedTuple):
    """What is shown of one folder."""

    box: QWidget
    state: QLabel
    send: QPushButton
    remove: QPushButton


class SendDialog(FittingDialog):
    """Each button does its work at once; closing the dialog ends nothing."""

    def __init__(
        self, desk: Desk, bridge: Bridge, shown: Filter, shown_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bridge = bridge
        self._jobs: dict[str, Job] = {}
        self._kept = desk.sending.destinations
        self.setWindowTitle(tr("Send to folders"))
        self.add = QPushButton(tr("Add folder…"))
        self.add.setDefault(True)
        self.add.clicked.connect(self._choose_folder)
        self.close_button = QPushButton(tr("Close"))
        self.close_button.clicked.connect(self.accept)
        self._column = self.compose([self.add, None, self.close_button], width=520, margins=(24, 20, 24, 18), spacing=8)
        self._say(tr("Keep an Obsidian vault, an e-reader or a shared folder in step with your library."), bold=True)
        self._say(
            tr(
                "Only articles that changed are written again. Files you edited or deleted there are left alone, and nothing "
                "is deleted there."
            )
        )
        self._lines_box = QVBoxLayout()
        self._lines_box.setSpacing(10)
        self._column.addSpacing(4)
        self._column.addLayout(self._lines_box)
        self.lines: dict[str, _Line] = {}
        self._column.addSpacing(8)
        self._say(tr("New folder"), bold=True)
        self.format = self._combo(tr("Format"))
        for name in SENDABLE:
            words = QCoreApplication.translate("exporting", desk.exports.formats()[name].title)
            self.format.addItem(words, name)
        self.what = self._combo(tr("Articles"))
        self.what.addItem(tr("Whole library"), Filter())
        bare = Filter(place=shown.place, tag=shown.tag, site=shown.site, words=shown.words)
        if bare != Filter():
            self.what.addItem(messages.isolated(shown_name), bare)
        self.automatic = QCheckBox(tr("Send changes automatically"))
        self.automatic.setFont(ui_font(13))
        self._column.addWidget(self.automatic)
        self.problem = self._say("", role="problem")
        self.problem.hide()
        self._column.addStretch(1)
        for one in self._kept.all():
            self._add_line(one)

    def _say(self, words: str, *, bold: bool = False, role: str = "meta") -> QLabel:
        return add_line(self._column, words, 14 if bold else 13, bold=bold, role="" if bold else role)

    def _combo(self, words: str) -> ComboBox:
        label = self._say(words)
        combo = ComboBox()
        combo.setAccessibleName(words)
        label.setBuddy(combo)
        self._column.addWidget(combo)
        return combo

    # --- folders -------------------------------------------------------------------------------------------------------

    def _add_line(self, one: Destination) -> None:
        name = QLabel(messages.isolated(one.name))
        name.setFont(ui_font(14, bold=True))
        state = QLabel(self._about(one))
        state.setFont(ui_font(12))
        state.setProperty("role", "meta")
        for label in (name, state):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        send, remove = QPushButton(tr("Send now")), QPushButton(tr("Remove"))
        send.setAccessibleName(tr("Send now to %1").replace("%1", one.name))
        remove.setAccessibleName(tr("Remove %1").replace("%1", one.name))
        send.setAccessibleDescription(state.text())
        send.clicked.connect(partial(self.send_to, one))
        remove.clicked.connect(partial(self._remove, one))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(name)
        words.addWidget(state)
        words.addSpacing(3)
        words.addWidget(ButtonRow([send, remove]))
        box = QWidget()
        words.setContentsMargins(0, 0, 0, 0)
        box.setLayout(words)
        self._lines_box.addWidget(box)
        box.show()  # else the dialog has no room for it yet
        self.lines[one.name] = _Line(box, state, send, remove)

    def _about(self, one: Destination) -> str:
        title = QCoreApplication.translate("exporting", self._desk.exports.formats()[one.format].title)
        which = " ".join(
            part for part in (one.tag and f"tag:{one.tag}", one.site and f"site:{one.site}", one.words) if part
        )
        parts = [title, messages.isolated(which) if which else tr("Whole library")]
        if one.automatic:
            parts.append(tr("automatic"))
        return " · ".join([*parts, messages.isolated(one.folder)])

    def send_to(self, one: Destination) -> None:
        """Send what has changed to a folder; a second click cancels."""
        line = self.lines[one.name]
        if one.name in self._jobs:
            self._jobs[one.name].cancel()
            return
        self.problem.hide()
        job = self._jobs[one.name] = self._desk.sending.start(one, export_words())
        line.send.setText(tr("Cancel"))
        self._show_state(line, tr("Sending…"))

        def done(sent: Sent) -> None:
            self._ended(one, sent_words(sent))

        def failed(error: TearsheetError) -> None:
            if isinstance(error, Cancelled):
                self._ended(one, tr("Cancelled."))
            else:
                self._ended(one, messages.sentence(error), "problem")

        self._bridge.watch(job.future, done, failed)

    def _ended(self, one: Destination, words: str, role: str = "meta") -> None:
        self._jobs.pop(one.name, None)
        line = self.lines.get(one.name)
        if line is not None:
            line.send.setText(tr("Send now"))
            self._show_state(line, words, role)
            line.send.setAccessibleDescription(words)
            announce(self, words)

    def _show_state(self, line: _Line, words: str, role: str = "meta") -> None:
        line.state.setProperty("role", role)
        line.state.style().polish(line.state)
        line.state.setText(words)
        self.bring_into_view(line.state)

    def _remove(self, one: Destination) -> None:
        try:
            self._kept.remove(one.name)
        except TearsheetError as error:
            self._show_problem(error)
            return
        line = self.lines.pop(one.name)
        if one.name in self._jobs:
            self._jobs.pop(one.name).cancel()
        self._lines_box.removeWidget(line.box)
        line.box.deleteLater()
        self.add.setFocus()

    def _choose_folder(self) -> None:
        given = QFileDialog.getExistingDirectory(self, tr("Send to this folder"))
        if given:
            self.add_folder(Path(given))

    def add_folder(self, folder: Path) -> None:
        """Add a folder with what is chosen, and send to it."""
        wanted = self.what.currentData()
        made = Destination(
            "", str(folder), str(self.format.currentData()), wanted.place, wanted.tag, wanted.site, wanted.words
        )
        try:
            made = self._kept.add(replace(made, automatic=self.automatic.isChecked()))
        except TearsheetError as error:
            self._show_problem(error)
            return
        before = self.lines.pop(made.name, None)
        if before is not None:
            self._lines_box.removeWidget(before.box)
            before.box.deleteLater()
        self._add_line(made)
        self.bring_into_view(self.lines[made.name].box)
        self.send_to(made)

    def _show_problem(self, error: TearsheetError) -> None:
        self.problem.setText(messages.sentence(error))
        self.problem.show()
        self.bring_into_view(self.problem)
        announce(self, self.problem.text())


def sent_words(sent: Sent) -> str:
    """Return what became of a folder, in words."""
    parts = [tr("%Ln article(s) written", sent.written), _counted(tr("%1 unchanged"), sent.unchanged)]
    if sent.edited:
        parts.append(_counted(tr("%1 left alone: edited there"), len(sent.edited)))
    if sent.deleted:
        parts.append(_counted(tr("%1 left out: deleted there"), len(sent.deleted)))
    return " · ".join(parts)


def _counted(words: str, number: int) -> str:
    return words.replace("%1", messages.number(number))
