"""The size of the text: of the article that is read, which keeps its own, or of all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QWheelEvent

from reader.desk.program.settings import SETTINGS
from reader.gui.article.page import Page
from reader.gui.kit.accessibility import announce
from reader.gui.navigation.page_stack import PageStack
from reader.gui.session.session import Session

if TYPE_CHECKING:
    from reader.gui.window.applied_settings import AppliedSettings

_SETTING = next(setting for setting in SETTINGS if setting.name == "text_size")
SIZES = tuple(int(size) for size in _SETTING.choices)
WHEEL_STEP = 120
"""What a wheel tells for one notch, in eighths of a degree."""


class TextZoom(QObject):
    """Does what the actions for larger, smaller and default text ask for. Where the article is on top, its own size changes
    and is kept with it, as a browser keeps one for each site; a step back to the size of the setting gives it up. Where
    another page lies over it, or there is none, the setting changes. Ctrl and the wheel do the same.
    """

    def __init__(self, session: Session, settings: AppliedSettings, pages: PageStack, page: Page) -> None:
        super().__init__(session.window)
        self._desk = session.desk
        self._bridge = session.bridge
        self._settings = settings
        self._pages = pages
        self._page = page
        self._turned = 0
        settings.own_size_reset.connect(self._reset_own)
        page.viewport().installEventFilter(self)

    @property
    def _has_article(self) -> bool:
        return self._pages.shows_article and self._page.article is not None and not self._page.selection.isVisible()

    def step(self, direction: int) -> None:
        """Go to the next larger (1) or smaller (-1) size, as far as there are sizes."""
        size = self._page.text_size if self._has_article else int(self._desk.settings["text_size"])
        further = [other for other in SIZES[::direction] if (other - size) * direction > 0]
        if not further:
            return
        if self._has_article:
            self._set_own(further[0])
        else:
            self._settings.set("text_size", further[0])

    def reset(self) -> None:
        """Let the article follow the setting; with none on top, give the setting its default."""
        if self._has_article:
            self._set_own(0)
        else:
            self._settings.set("text_size", _SETTING.default)

    def _reset_own(self) -> None:
        if self._page.article is not None:
            self._set_own(0)

    def _set_own(self, size: int) -> None:
        article = self._page.article
        assert article is not None
        usual = int(self._desk.settings["text_size"])
        size = 0 if size == usual else size
        if size != self._page.own_size:
            self._page.own_sizes[article.row.id] = size
            if self._desk.notice is None:  # else it lasts until the window closes
                self._bridge.change(self._desk.organizing.keep_text_size, article.row.id, size)
            self._settings.size_changed()
        pixels = self.tr("%1 px").replace("%1", QLocale().toString(size or usual))
        announce(self._page.text, own_size_words(size) if size else pixels)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent) and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._turned += event.angleDelta().y()
            notches = int(self._turned / WHEEL_STEP)
            self._turned -= notches * WHEEL_STEP
            for _ in range(abs(notches)):
                self.step(1 if notches > 0 else -1)
            return True
        return super().eventFilter(watched, event)


def own_size_words(pixels: int) -> str:
    """Return the line that says that the article has a text size of its own."""
    words = QCoreApplication.translate("TextZoom", "This article: %1 px")
    return words.replace("%1", QLocale().toString(pixels))
