"""The passphrase of a locked library: the page that asks for it, and the one that sets a new one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget

from reader.errors import TearsheetError, WrongPassphrase
from reader.gui.kit import messages
from reader.gui.kit.dialogs.fitting_dialog import FittingDialog
from reader.gui.kit.dialogs.lines import line_of
from reader.gui.kit.theme import ui_font
from reader.gui.safety.in_thread import in_thread

LEAST_LETTERS, MOST_LETTERS = 8, 1024
"""As in ``library.file.locking``, which refuses fewer and more."""


class PassphraseEdit(QLineEdit):
    """A field whose letters aren’t shown. ``caps_lock`` says whether Caps Lock seems to be on, by the letters typed."""

    caps_lock = Signal(bool)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setFont(ui_font(14))
        self.setAccessibleName(name)
        self.setMaxLength(MOST_LETTERS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if len(letter) == 1 and letter.lower() != letter.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(letter.isupper() != shifted)
        elif event.key() == Qt.Key.Key_CapsLock:
            self.caps_lock.emit(False)
        super().keyPressEvent(event)


class PassphraseForm(FittingDialog):
    """Heading, words, fields one below the other, a switch that shows what is typed, and two buttons."""

    def __init__(self, heading: str, words: str, verb: str, refuse: str, parent: QWidget | None, style: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("Tearsheet")
        if style:
            self.setStyleSheet(style)
        self.fields: list[PassphraseEdit] = []
        self.heading = line_of(heading, 15, bold=True)
        self.words = line_of(words, 13, role="meta")
        self.show_letters = QCheckBox(self.tr("Show passphrase"))
        self.show_letters.setFont(ui_font(13))
        self.show_letters.toggled.connect(self._show_letters)
        self.caps = line_of(self.tr("Caps Lock seems to be on."), 13)
        self.caps.hide()
        self.problem = line_of("", 13, role="problem")
        self.problem.hide()
        self.go = QPushButton(verb)
        self.go.setProperty("role", "main")
        self.go.setDefault(True)
        self.go.clicked.connect(self._submit)
        self.refuse = QPushButton(refuse)
        self.refuse.setAutoDefault(False)
        self.refuse.clicked.connect(self.reject)
        self.other = QPushButton()
        self.other.setAutoDefault(False)
        self.other.hide()
        self._column = self.compose(
            [self.other, None, self.refuse, self.go], width=440, margins=(24, 22, 24, 18), spacing=10
        )
        self._column.addWidget(self.heading)
        self._column.addWidget(self.words)
        self._column.addSpacing(4)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(words)

    def _add_field(self, name: str) -> PassphraseEdit:
        label, field = line_of(name, 13), PassphraseEdit(name)
        label.setBuddy(field)
        field.caps_lock.connect(self._hint)
        field.textEdited.connect(lambda _text: self._say(""))
        self.fields.append(field)
        self._column.addWidget(label)
        self._column.addWidget(field)
        return field

    def _finish(self) -> None:
        """Add what comes below the fields."""
        for part in (self.show_letters, self.caps, self.problem):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.fields[0].setFocus()

    def _show_letters(self, shown: bool) -> None:
        for field in self.fields:
            field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _hint(self, is_on: bool) -> None:
        if self.caps.isHidden() == is_on:
            self.caps.setVisible(is_on)
            self._make_room()

    def _make_room(self) -> None:
        """Grow or shrink with what is said, within the screen."""
        if self.isVisible():
            self._column.activate()
            self._body.updateGeometry()
            self.fit()

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        self._make_room()
        self.fields[0].setAccessibleDescription(words)

    def _submit(self) -> None:
        raise NotImplementedError

    def _try(self, function: Callable[[], object]) -> bool:
        """Run the function on a thread, with the form off; return whether it raised nothing, and say what it raised."""
        words = self.go.text()
        self.go.setText(self.tr("Unlocking…"))
        parts = (*self.fields, self.go, self.refuse, self.other, self.show_letters)
        for part in parts:
            part.setEnabled(False)
        error: TearsheetError | None = None
        try:
            in_thread(function, "passphrase")
        except TearsheetError as raised:
            error = raised
        finally:
            for part in parts:
                part.setEnabled(True)
            self.go.setText(words)
        if error is None:
            return True
        wrong = self.tr("That isn’t the passphrase. Check Caps Lock and the keyboard layout, then try again.")
        self._say(wrong if isinstance(error, WrongPassphrase) else messages.sentence(error))
        self.fields[0].setFocus()
        self.fields[0].selectAll()
        return False

    def reject(self) -> None:
        """Close it, but not while a passphrase is tried."""
        if self.refuse.isEnabled():
            super().reject()


class UnlockDialog(PassphraseForm):
    """Asks for a passphrase until ``check`` raises nothing for it, or it is refused."""

    def __init__(
        self,
        check: Callable[[str], object],
        heading: str,
        words: str,
        verb: str,
        refuse: str,
        parent: QWidget | None = None,
        style: str = "",
    ) -> None:
        super().__init__(heading, words, verb, refuse, parent, style)
        self._check = check
        self.field = self._add_field(self.tr("Passphrase or recovery key"))
        self._finish()

    def _submit(self) -> None:
        given = self.field.text()
        if given and self._try(lambda: self._check(given)):
            self.field.clear()
            self.accept()


class NewPassphraseDialog(PassphraseForm):
    """Asks twice for a new passphrase, which is ``passphrase`` once it is accepted. ``check``, where there is one, is asked
    about the current one first.
    """

    def __init__(
        self,
        heading: str,
        words: str,
        verb: str,
        check: Callable[[str], object] | None = None,
        parent: QWidget | None = None,
        style: str = "",
    ) -> None:
        super().__init__(heading, words, verb, "", parent, style)
        self.refuse.setText(self.tr("Cancel"))
        self.passphrase = ""
        self._check = check
        self.current = self._add_field(self.tr("Current passphrase or recovery key")) if check is not None else None
        self.first = self._add_field(self.tr("New passphrase"))
        self.second = self._add_field(self.tr("New passphrase again"))
        self._finish()

    def _submit(self) -> None:
        wanted = self.first.text()
        if len(wanted.strip()) < LEAST_LETTERS:
            self._say(
                self.tr("Use at least %1 characters. Four random words are better.").replace("%1", str(LEAST_LETTERS))
            )
            self.first.setFocus()
        elif wanted != self.second.text():
            self._say(self.tr("The two passphrases differ."))
            self.second.setFocus()
            self.second.selectAll()
        elif self._is_current_right():
            self.passphrase = wanted
            for field in self.fields:
                field.clear()
            self.accept()

    def _is_current_right(self) -> bool:
        if self._check is None or self.current is None:
            return True
        check, given = self._check, self.current.text()
        return self._try(lambda: check(given))
