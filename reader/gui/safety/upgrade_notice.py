"""A large library of an earlier version takes a while to be brought to today's: a small window says so meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from reader.gui.kit.dialogs.fitting_dialog import fitting
from reader.gui.kit.theme import Theme, ui_font
from reader.gui.safety.in_thread import Made, in_thread


class UpgradeNotice(QWidget):
    """What is being done, with a bar that has no end to tell."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(None, Qt.WindowType.Dialog | Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint)
        self.setWindowTitle("Tearsheet")
        self.setObjectName("page")
        self.setStyleSheet(theme.style_sheet())
        words = self.tr(
            "Upgrading your library for this version. Tearsheet keeps a copy of it next to the file. This "
            "happens only once."
        )
        self.words = QLabel(words)
        self.words.setFont(ui_font(14))
        self.words.setWordWrap(True)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(self.words.text())
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 28)
        column.setSpacing(16)
        column.addWidget(self.words)
        column.addWidget(bar)
        self.setFixedWidth(fitting(self, 440).width())


def while_shown(make: Callable[[], Made], theme: Theme) -> Made:
    """Return what ``make`` gives, made in a thread while the window says what is going on. Raises what it raises."""
    window = UpgradeNotice(theme)
    window.show()
    try:
        return in_thread(make, "upgrading")
    finally:
        window.close()
        window.deleteLater()
