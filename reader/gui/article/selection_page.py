"""What the reading pane says while several articles are selected, which keys and buttons then mean."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reader.gui.kit.keys import key_of
from reader.gui.kit.theme import text_font, ui_font


class SelectionPage(QWidget):
    """Lies over the article while more than one is selected: what is done then is done to all of them.
    ``covers`` says when it begins and ends to.
    """

    covers = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = QLabel()
        self.title.setFont(text_font(26, bold=True))
        self.words = QLabel()
        self.words.setFont(ui_font(14))
        self.words.setProperty("role", "meta")
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self.title, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.words)
        column.addStretch(1)
        self.hide()

    def show_number(self, number: int) -> None:
        """Say how many are selected; with fewer than two the article is seen again."""
        words = self.tr("Star, tag, archive or delete them together, or press %1 for a briefing of them.")
        self.words.setText(words.replace("%1", key_of("briefing")))
        before = not self.isHidden()
        if number < 2:
            self.hide()
            if before:
                self.covers.emit(False)
            return
        self.title.setText(self.tr("%Ln article(s) selected", "", number))
        self.setAccessibleName(self.title.text())
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        if not before:
            self.covers.emit(True)
