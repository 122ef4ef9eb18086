"""An article's own note above its text, and the line that tells of highlights whose words the text does not have."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.gui.article.page_parts import CountLine
from reader.gui.kit.note_text import note_html
from reader.gui.kit.theme import ui_font


class NoteBox(QFrame):
    """Hidden while there is none. ``asked`` says that a person wants to change it; ``link_clicked`` carries an address."""

    asked = Signal()
    link_clicked = Signal(QUrl)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("box")
        heading = QLabel(self.tr("Your note"))
        heading.setFont(ui_font(12, bold=True))
        heading.setProperty("role", "meta")
        self.words = QLabel()
        self.words.setFont(ui_font(14))
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        self.words.linkActivated.connect(lambda address: self.link_clicked.emit(QUrl(address)))
        self.button = QPushButton(self.tr("Edit"))
        self.button.setProperty("role", "link")
        self.button.setFont(ui_font(12, bold=True))
        self.button.setAccessibleName(self.tr("Edit the note on this article"))
        self.button.clicked.connect(self.asked)
        head = QHBoxLayout()
        head.addWidget(heading, 1)
        head.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 12, 12)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.words)
        self.hide()

    def show_note(self, note: str) -> None:
        """Show a note, or nothing where it is empty."""
        self.words.setText(note_html(note) if note else "")
        self.words.setAccessibleName(self.tr("Your note: %1").replace("%1", note))
        self.setVisible(bool(note))


class LostHighlights(CountLine):
    """The line that says how many highlights the text does not have any more, and leads to their list."""

    def words_of(self, number: int) -> str:
        """Return how many highlights are lost."""
        return self.tr("%Ln highlight(s) not found in this text", "", number)
