"""*Network activity*: each request since the start with its cause, in the dialog of all jobs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from reader.gui.kit import messages
from reader.gui.kit.theme import ui_font

if TYPE_CHECKING:
    from reader.capture.fetch.network import Request

SHOWN_HEIGHT = 150


class NetworkList(QWidget):
    """The requests as lines of plain text, the latest first: they can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = QLabel(self.tr("Network activity"))
        heading.setFont(ui_font(13, bold=True))
        self._lines = QPlainTextEdit()
        self._lines.setReadOnly(True)
        self._lines.setTabChangesFocus(True)
        self._lines.setFont(ui_font(12))
        self._lines.setFixedHeight(min(SHOWN_HEIGHT, self.screen().availableSize().height() // 4))
        self._lines.setAccessibleName(heading.text())
        heading.setBuddy(self._lines)
        self._known: dict[Request, str] = {}
        """Each request with its line."""
        self._text = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(heading)
        column.addWidget(self._lines)

    def show_requests(self, requests: Sequence[Request]) -> None:
        """Show these requests, which are in order."""
        known, self._known = self._known, {}
        for one in reversed(requests):  # up to 2,000, of which few are new or ended since
            self._known[one] = known.get(one) or self._line(one)
        text = "\n".join(self._known.values()) or self.tr("No requests since Tearsheet started.")
        if text != self._text:
            self._text = text
            self._lines.setPlainText(text)

    def _line(self, one: Request) -> str:
        causes = {
            "page": self.tr("page you saved"),
            "picture": self.tr("picture of %1"),
            "part": self.tr("further part of %1"),
            "update": self.tr("update check"),
        }
        time = QLocale().toString(QDateTime.fromSecsSinceEpoch(int(one.at)).time(), QLocale.FormatType.ShortFormat)
        cause = causes.get(one.cause, one.cause).replace("%1", messages.isolated(one.of))
        refused = {
            "nearby-address": self.tr("refused"),
            "port-not-allowed": self.tr("refused"),
            "": self.tr("under way"),
        }
        ended = one.ended if one.ended.isdigit() else refused.get(one.ended, self.tr("failed"))
        return f"{time} · {messages.isolated(one.address)} · {cause} · {ended}"
