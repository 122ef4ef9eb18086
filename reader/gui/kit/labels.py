"""Labels: words that wrap or end in three dots, rows of them, and the way of the Tab key."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from reader.gui.kit.theme import ui_font


def tab_through(*parts: QWidget) -> None:
    """Tab leads from each part to the next, also where a part takes the focus only at times: Qt puts none in order that
    takes none.
    """
    quiet = [part for part in parts if part.focusPolicy() == Qt.FocusPolicy.NoFocus]
    for part in quiet:
        part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for part, following in pairwise(parts):
        QWidget.setTabOrder(part, following)
    for part in quiet:
        part.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def plain_tip(words: str) -> str:
    """Return a tooltip that shows these words: Qt takes what looks like HTML for HTML, and would read the files of this
    computer or of a server that the words of a page name.
    """
    from html import escape  # its table of entities takes a while, and few words need it

    return f"<qt>{escape(words).replace(chr(10), '<br>')}</qt>" if "<" in words else words


def wrapped_label(pixels: int, role: str = "meta") -> QLabel:
    """Return a label for plain text that wraps, in the interface's typeface."""
    label = QLabel()
    label.setFont(ui_font(pixels))
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label


def inset_row(*parts: QWidget, margins: tuple[int, int, int, int] = (10, 0, 10, 0), stretch: bool = False) -> QWidget:
    """Return parts in a row, in from the pane's edges as its other words are."""
    line = QWidget()
    line.setObjectName("summaryBody")
    row = QHBoxLayout(line)
    row.setContentsMargins(*margins)
    row.setSpacing(0)
    for part in parts:
        row.addWidget(part, 0 if stretch or part.maximumWidth() < 100 else 1)
    if stretch:
        row.addStretch(1)
    return line


class ElidedLabel(QLabel):
    """A name on one line, which ends in three dots where the room does. ``text`` is the whole name, and so is the
    tooltip while it is cut.
    """

    def minimumSizeHint(self) -> QSize:
        return QSize(min(40, self.sizeHint().width()), super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(plain_tip(self.text()) if self._shown() != self.text() else "")
        return super().event(event)

    def _shown(self) -> str:
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), self.alignment(), self._shown())
