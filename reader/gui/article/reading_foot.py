"""How long the rest of an article takes, in a quiet line under the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from reader.gui.article.text.text_pane import TextPane
from reader.gui.kit import messages
from reader.gui.kit.theme import scaled, ui_font
from reader.model.article import Article
from reader.text.language import direction
from reader.text.words import reading_minutes

HEIGHT = 24
"""What it takes from the page, in pixels; always, or the text would jump."""
SOON_MS = 120
"""How long scrolling goes on before the line follows."""


class ReadingFoot(QLabel):
    """Follows the page by itself. Says nothing where all of the text is seen, or nobody knows how long it is."""

    def __init__(
        self, area: QScrollArea, column: QWidget, text: TextPane, article: Callable[[], Article | None]
    ) -> None:
        super().__init__(area)
        self._area = area
        self._column = column
        self._text = text
        self._article = article
        self._measured: tuple[Article | None, int, str] = (None, 0, "")
        self.setProperty("role", "meta")
        self.setFont(ui_font(12))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.show_rest)
        area.installEventFilter(self)

    def follow(self) -> None:
        """Follow soon, once for all that happens until then."""
        if not self._soon.isActive():
            self._soon.start()

    def show_rest(self) -> None:
        """Show how long what is below the fold takes to read."""
        self._place()
        words = self._words()
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words)

    def _words(self) -> str:
        article = self._article()
        if article is None or article.row.state != "ready" or not article.row.words or self._text.isHidden():
            return ""
        top = self._text.mapTo(self._area.viewport(), self._text.rect().topLeft()).y()
        fold = self._area.viewport().height() - top
        if fold >= self._text.height():
            return ""
        if self._measured[0] is not article:
            plain = article.text
            self._measured = article, len(plain), direction(plain[:400])
            self.setAlignment(
                (Qt.AlignmentFlag.AlignRight if self._measured[2] == "rtl" else Qt.AlignmentFlag.AlignLeft)
                | Qt.AlignmentFlag.AlignVCenter
            )
        whole = max(self._measured[1], 1)
        read = self._text.offset_at(fold) if fold > 0 else 0
        left = round(article.row.words * max(whole - read, 0) / whole)
        minutes = reading_minutes(left, article.row.language)
        if reading_minutes(2 * left, article.row.language) <= 1:
            return self.tr("Less than a minute left")
        return self.tr("%1 min left").replace("%1", messages.number(minutes))

    def _place(self) -> None:
        left = self._column.mapTo(self._area.viewport(), self._column.rect().topLeft()).x()
        self.setGeometry(left, self._area.height() - scaled(HEIGHT), self._column.width(), scaled(HEIGHT))
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._area and event.type() == QEvent.Type.Resize:
            self._place()
            self.follow()
        return super().eventFilter(watched, event)
