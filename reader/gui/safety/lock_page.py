"""The lock page: what a start shows of a locked library, and what stays of the window when it locks itself."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from reader.desk.program.opening import unlock
from reader.gui.kit import messages
from reader.gui.safety.passphrase_dialog import UnlockDialog


class LockPage(UnlockDialog):
    """Asks for the passphrase. ``answer`` is "unlocked", "other" for another library, or "quit"."""

    def __init__(self, library: Path, style: str = "") -> None:
        super().__init__(partial(unlock, library), "", "", "", "", None, style)
        self.answer = "quit"
        heading, words = self.tr("Your library is locked"), messages.isolated(str(library))
        self.heading.setText(heading)
        self.words.setText(words)
        self.go.setText(self.tr("Unlock"))
        self.refuse.setText(self.tr("Quit"))
        self.setAccessibleName(heading)
        self.setAccessibleDescription(words)
        self.other.setText(self.tr("Another library…"))
        self.other.show()
        self.other.clicked.connect(self._choose_other)
        self.accepted.connect(lambda: setattr(self, "answer", "unlocked"))

    def _choose_other(self) -> None:
        self.answer = "other"
        self.reject()
