"""*Help > Check for updates*: says what it would ask, asks only when told to, and says what came of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget

from reader.about import build
from reader.desk.jobs import Job
from reader.desk.program.updates import Latest, Updates
from reader.errors import Cancelled, TearsheetError
from reader.gui.kit import messages
from reader.gui.kit.accessibility import announce
from reader.gui.kit.dialogs.fitting_dialog import FittingDialog
from reader.gui.kit.theme import ui_font
from reader.gui.session.bridge import Bridge

WIDTH = 548
"""Of the dialog, in pixels."""


class UpdatesDialog(FittingDialog):
    """``ask`` asks, ``page`` opens where the newer version is downloaded; nothing is downloaded here."""

    def __init__(self, updates: Updates, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._updates = updates
        self._bridge = bridge
        self._job: Job | None = None
        self._latest: Latest | None = None
        self.setWindowTitle(self.tr("Check for updates"))
        self.heading = _label(15, bold=True)
        self.words = _label(13)
        self.addresses = _label(12)
        self.addresses.setProperty("role", "meta")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(self.tr("Checking…"))
        self.bar.hide()
        self.ask = QPushButton(self.tr("Check now"))
        self.ask.setProperty("role", "main")
        self.ask.clicked.connect(self._ask)
        self.page = QPushButton(self.tr("Open download page"))
        self.page.setProperty("role", "main")
        self.page.clicked.connect(self._open_page)
        self.page.hide()
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.clicked.connect(self.reject)
        column = self.compose(
            [None, self.close_button, self.page, self.ask], width=WIDTH, margins=(24, 22, 24, 18), spacing=10
        )
        for widget in (self.heading, self.words, self.addresses, self.bar):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addStretch(1)
        self._begin()

    def _begin(self) -> None:
        version = build().version
        addresses = self._updates.addresses
        if addresses is None:
            self.ask.hide()
            self._say(
                self.tr("This is Tearsheet %1").replace("%1", version),
                self.tr(
                    "This build has no update address to check. To update, download the newer package from where "
                    "you got this one and install it over this version. Your library isn’t affected. See Help > "
                    "Manual."
                ),
            )
            self.close_button.setFocus()
            return
        self._say(
            self.tr("You have Tearsheet %1").replace("%1", version),
            self.tr(
                "Tearsheet never checks on its own. If you check now, it fetches the two small files below and "
                "verifies their signature. It sends nothing but the request: no version, no name, nothing from "
                "your library."
            ),
            "\n".join(addresses),
        )
        self.ask.setDefault(True)
        self.ask.setFocus()

    def _ask(self) -> None:
        self.ask.setEnabled(False)
        self.bar.show()
        self.close_button.setText(self.tr("Cancel"))
        self.close_button.setFocus()
        self._job = self._updates.ask()
        self._bridge.watch(self._job.future, self._told, self._failed)

    def _told(self, latest: Latest) -> None:
        if not self._over():
            return
        self._latest = latest
        day = messages.long_date(latest.date)
        if not latest.is_newer:
            self.ask.hide()
            self._say(
                self.tr("Tearsheet is up to date"),
                self.tr("%1, released %2, is the latest version.").replace("%1", latest.version).replace("%2", day),
            )
            self.close_button.setFocus()
            return
        self.ask.hide()
        self.page.setVisible(bool(latest.page))
        words = self.tr("Released %1 and signed by Tearsheet.").replace("%1", day)
        if latest.files:
            words += " " + self.tr("After downloading, compare the file’s SHA-256 checksum:")
        else:
            words += " " + self.tr("There’s no package for this system yet.")
        self._say(
            self.tr("Update available: Tearsheet %1").replace("%1", latest.version),
            words,
            "\n\n".join(f"{name}\n{digest[:32]}\n{digest[32:]}" for name, digest in latest.files),
        )
        (self.page if latest.page else self.close_button).setFocus()

    def _failed(self, error: TearsheetError) -> None:
        if not self._over() or isinstance(error, Cancelled):
            return
        self.ask.setEnabled(True)
        self.ask.setText(self.tr("Check again"))
        self._say(self.tr("Something went wrong"), messages.sentence(error), "\n".join(self._updates.addresses or ()))
        self.ask.setFocus()

    def _over(self) -> bool:
        """Take note that the question was answered; return False where nobody waits for it any more."""
        self._job = None
        self.bar.hide()
        self.close_button.setText(self.tr("Close"))
        return self.isVisible()

    def _say(self, heading: str, words: str, addresses: str = "") -> None:
        for label, text in ((self.heading, heading), (self.words, words), (self.addresses, addresses)):
            label.setText(text)
            label.setVisible(bool(text))
        self.setAccessibleDescription(f"{heading}. {words}")
        if self.isVisible():
            self.fit()
            announce(self, f"{heading}. {words}")

    def _open_page(self) -> None:
        if self._latest is not None and self._latest.page:
            QDesktopServices.openUrl(QUrl(self._latest.page))

    def reject(self) -> None:
        """Close; a question that is under way is given up."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        super().reject()


def _label(pixels: int, *, bold: bool = False) -> QLabel:
    label = QLabel()
    label.setFont(ui_font(pixels, bold=bold))
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
