"""*Edit > Verify quote…*: paste a quote, and hear whether it stands in the page that is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget

from reader.errors import TearsheetError
from reader.gui.kit import messages
from reader.gui.kit.accessibility import announce
from reader.gui.kit.dialogs.fitting_dialog import FittingDialog, yielding
from reader.gui.kit.theme import ui_font
from reader.gui.quoting import verdict

if TYPE_CHECKING:
    from reader.desk.desk import Desk
    from reader.desk.quoting.quotes import Verification
    from reader.gui.session.bridge import Bridge

MAX_PASTED_CHARACTERS = 20_000
"""More in the clipboard is no quote."""


class VerifyDialog(FittingDialog):
    """``place_chosen`` carries article, start and end of the passage that *Show in article* leads to. ``article_id`` is
    looked through when the library knows nothing of the quote.
    """

    place_chosen = Signal(int, int, int)

    def __init__(self, desk: Desk, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bridge = bridge
        self._asked = 0
        self._found: Verification | None = None
        self.article_id = 0
        self.setWindowTitle(self.tr("Verify quote"))
        words = QLabel(self.tr("Paste the quote, with the evidence copied below it if you have it."))
        words.setWordWrap(True)
        words.setFont(ui_font(13))
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Quote"))
        self.text.setAccessibleDescription(words.text())
        self.text.setPlaceholderText(self.tr("Quote"))
        self.text.setFont(ui_font(13))
        self.text.textChanged.connect(self._forget)
        self.text.installEventFilter(self)
        words.setBuddy(self.text)
        self.heading = QLabel()
        self.heading.setFont(ui_font(15, bold=True))
        self.details = QLabel()
        self.details.setFont(ui_font(13))
        for label in (self.heading, self.details):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.heading.setAccessibleName(self.tr("Result"))
        self.details.setAccessibleName(self.tr("Details of the result"))
        self.verify_button = QPushButton(self.tr("Verify"))
        self.verify_button.setProperty("role", "main")
        self.verify_button.setDefault(True)
        self.verify_button.clicked.connect(self.verify)
        self.show_button = QPushButton(self.tr("Show in article"))
        self.show_button.setAutoDefault(False)
        self.show_button.clicked.connect(self._show_place)
        close = QPushButton(self.tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        column = self.compose([self.show_button, None, close, self.verify_button], width=560, height=460)
        column.addWidget(words)
        column.addWidget(yielding(self.text), 1)
        column.addWidget(self.heading)
        column.addWidget(self.details)
        self._forget()

    def take(self, text: str) -> None:
        """Put what was copied into the field, selected, and verify it at once where it comes with its evidence."""
        if 0 < len(text.strip()) <= MAX_PASTED_CHARACTERS:
            self.text.setPlainText(text.strip())
            self.text.selectAll()
            if "Evidence:" in text:
                self.verify()
        self.text.setFocus()

    def verify(self) -> None:
        """Verify what stands in the field; a worker reads the kept page."""
        given, article_id = self.text.toPlainText(), self.article_id
        self._forget()
        self._asked += 1
        asked = self._asked
        self.heading.setText(self.tr("Verifying…"))
        quotes = self._desk.quotes

        def find() -> Verification:
            found = quotes.verify(given)
            return quotes.verify(given, "", article_id) if article_id and not found.article_id else found

        job = self._desk.jobs.submit("verify", lambda _job: find(), lane="thinking")

        def done(found: Verification) -> None:
            if asked == self._asked:
                self._show(found)

        def failed(error: TearsheetError) -> None:
            if asked == self._asked:
                self._say(messages.sentence(error), "")

        self._bridge.watch(job.future, done, failed)

    def _show(self, found: Verification) -> None:
        self._found = found
        self._say(verdict.heading(found), verdict.details(found))
        self.show_button.setEnabled(bool(found.article_id))

    def _say(self, heading: str, details: str) -> None:
        self.heading.setText(heading)
        self.details.setText(details)
        self.details.setVisible(bool(details))
        announce(self.heading, f"{heading}. {details}" if details else heading)

    def _forget(self) -> None:
        """Take back what was said of other words."""
        self._found = None
        self._asked += 1
        self.heading.setText("")
        self.details.setText("")
        self.details.hide()
        self.show_button.setEnabled(False)
        self.verify_button.setEnabled(bool(self.text.toPlainText().strip()))

    def _show_place(self) -> None:
        if self._found is not None and self._found.article_id:
            start, end = self._found.spans[0] if self._found.spans else (0, 0)
            self.place_chosen.emit(self._found.article_id, start, end)
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter verify with Ctrl held, for alone it makes a new line."""
        if (
            watched is self.text
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.verify()
            return True
        return super().eventFilter(watched, event)
