"""*Connect a browser*: the browsers that are here with their state, and the steps that connect one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.desk.program.browsers import Browser, Browsers, extension_folder
from reader.errors import TearsheetError
from reader.gui.kit import messages
from reader.gui.kit.dialogs.fitting_dialog import FittingDialog
from reader.gui.kit.dialogs.lines import add_line
from reader.gui.kit.theme import ui_font


class _Line(NamedTuple):
    """What is shown of one browser."""

    name: QLabel
    state: QLabel
    button: QPushButton


class ConnectDialog(FittingDialog):
    """Each button changes its browser at once; what went wrong is said under the list."""

    def __init__(self, browsers: Browsers, parent: QWidget | None = None, folder: Path | None = None) -> None:
        super().__init__(parent)
        self._browsers = browsers
        self._folder = folder or extension_folder()
        self.setWindowTitle(self.tr("Connect a browser"))
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.accept)
        self.folder_button = QPushButton(self.tr("Open extension folder"))
        self.folder_button.setAutoDefault(False)
        self.folder_button.setVisible(self._folder is not None)
        self.folder_button.clicked.connect(self._open_folder)
        self._column = self.compose(
            [self.folder_button, None, self.close_button], width=500, margins=(24, 22, 24, 18), spacing=10
        )
        self._say(self.tr("Save what your browser shows, signed in or not."), bold=True)
        self._say(
            self.tr(
                "The Tearsheet extension hands the page you see to Tearsheet, with its pictures. Nothing is sent anywhere "
                "else, and no port is opened."
            )
        )
        self.lines: dict[str, _Line] = {}
        found = browsers.all()
        for browser in found:
            self._add(browser)
        if not found:
            self._say(self.tr("No browser found that Tearsheet knows. Install Firefox or Chromium, for example."))
        else:
            self._say(self.tr("1. Connect your browser here. 2. Add the extension to it from the extension folder."))
        self.problem = self._say("", role="problem")
        self.problem.hide()
        self._column.addStretch(1)

    def _say(self, words: str, *, bold: bool = False, role: str = "meta") -> QLabel:
        return add_line(self._column, words, 15 if bold else 13, bold=bold, role="" if bold else role)

    def _add(self, browser: Browser) -> None:
        line = _Line(QLabel(browser.name), QLabel(), QPushButton())
        line.name.setFont(ui_font(14, bold=True))
        for label in (line.name, line.state):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        line.state.setFont(ui_font(13))
        line.state.setProperty("role", "meta")
        line.button.setAutoDefault(False)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(line.name)
        words.addWidget(line.state)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(line.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column.addLayout(row)
        self.lines[browser.id] = line
        line.button.clicked.connect(partial(self._change, browser.id))
        self._show(browser)

    def _show(self, browser: Browser) -> None:
        line = self.lines[browser.id]
        line.state.setText(self._worded(browser))
        is_connected = browser.state == "connected"
        line.button.setText(self.tr("Disconnect") if is_connected else self.tr("Connect"))
        line.button.setVisible(browser.can_connect)
        named = self.tr("Disconnect %1") if is_connected else self.tr("Connect %1")
        line.button.setAccessibleName(named.replace("%1", browser.name))
        line.button.setAccessibleDescription(line.state.text())

    def _worded(self, browser: Browser) -> str:
        if browser.state == "elsewhere":
            program = messages.isolated(browser.program)
            return self.tr("Connected to another Tearsheet: %1").replace("%1", program)
        return {
            "connected": self.tr("Connected"),
            "not connected": self.tr("Not connected"),
            "unreadable": self.tr("Its connection is broken. Connect it again."),
            "impossible": self.tr("Can’t start Tearsheet from inside its Snap or Flatpak."),
        }[browser.state]

    def _change(self, name: str) -> None:
        browser = next((one for one in self._browsers.all() if one.id == name), None)
        if browser is None:
            return
        self.problem.hide()
        try:
            connected = browser.state == "connected"
            self._show(self._browsers.disconnect(browser) if connected else self._browsers.connect(browser))
        except TearsheetError as error:
            self.problem.setText(messages.sentence(error))
            self.problem.show()

    def _open_folder(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
