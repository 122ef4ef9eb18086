"""Settings in force: what changes in the window when one is changed, wherever that is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from reader.gui.article.page import Page
from reader.gui.briefing.controller import BriefingController
from reader.gui.highlights.controller import HighlightController
from reader.gui.kit.theme import choose_text_family
from reader.gui.list.article_list import ArticleList
from reader.gui.navigation.reading_controller import ReadingController
from reader.gui.session.session import Session
from reader.gui.session.shortcuts import Shortcuts

if TYPE_CHECKING:
    from reader.gui.help.typography_popover import TypographyPopover

TYPOGRAPHY = ("text_font", "text_size", "line_spacing", "measure")
"""Settings that set the article anew."""


class AppliedSettings(QObject):
    """Sets settings and applies them. ``button`` opens the typography popover, ``resized`` says that the window has another size.
    ``applied`` carries the name of one that is in force now, ``own_size_reset`` asks that the article follow the setting of
    the text's size again.
    """

    applied = Signal(str)
    own_size_reset = Signal()

    def __init__(
        self,
        session: Session,
        shortcuts: Shortcuts,
        button: QWidget,
        resized: SignalInstance,
        articles: ArticleList,
        page: Page,
        reading: ReadingController,
        briefings: BriefingController,
        highlights: HighlightController,
    ) -> None:
        super().__init__(session.window)
        self._window = session.window
        self._desk = session.desk
        self._bridge = session.bridge
        self._theme = session.theme
        self._shortcuts = shortcuts
        self._button = button
        self._resized = resized
        self._list = articles
        self._page = page
        self._reading = reading
        self._briefings = briefings
        self._highlights = highlights
        self.typography: TypographyPopover | None = None

    def set(self, name: str, value: str | int | bool) -> None:
        """Set a setting and let it be in force; where the library can't be written to, it says so."""
        if self._bridge.set_setting(name, value):
            self.apply(name)

    def apply(self, name: str) -> None:
        """Let a setting that was changed be in force at once."""
        if name == "theme":
            self._theme.choose(str(self._desk.settings["theme"]))
        elif name in TYPOGRAPHY:
            choose_text_family(str(self._desk.settings["text_font"]))
            self._page.restyle()
            self._briefings.restyle()
        elif name == "rows":
            self._list.set_density(str(self._desk.settings["rows"]))
            self._list.view.viewport().update()
        elif name == "shortcut_set":
            self._shortcuts.apply()
        elif name.startswith("meaning_"):
            self._highlights.name()
        self._reading.summary.setting_changed(name)
        if self.typography is not None:
            self.typography.show_values()
        self.applied.emit(name)

    def size_changed(self) -> None:
        """Show the article, its summary and the popover with the size that the article has now."""
        self._page.restyle()
        self._reading.summary.refresh()
        if self.typography is not None:
            self.typography.show_values()

    def show_typography(self) -> None:
        """Open the popover of the text's looks."""
        if self.typography is None:
            from reader.gui.help.typography_popover import TypographyPopover

            self.typography = TypographyPopover(
                self._window, self._desk.settings, self._theme, lambda: self._page.own_size
            )
            self.typography.changed.connect(self.set)
            self.typography.own_size_reset.connect(self.own_size_reset)
            self._reading.shown.connect(self.typography.show_values)
            self._resized.connect(self.typography.place)
        self.typography.open(self._button)
