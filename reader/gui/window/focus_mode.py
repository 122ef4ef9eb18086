"""Focus mode: only the text is left in the window, and all of it but the paragraph that is read steps back."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtWidgets import QSplitter, QWidget

from reader.gui.article.page import Page
from reader.gui.article.text.dimming import Dimming
from reader.gui.navigation.page_stack import PageStack
from reader.gui.navigation.reading_controller import ReadingController
from reader.gui.session.session import Session

NAME, DIMS = "focus_mode", "focus_dims"
ELSEWHERE = (
    *("field", "focus_sidebar", "focus_list", "back_list", "select_all"),
    *("go_unread", "go_all", "go_starred", "go_archive", "go_attention", "go_trash"),
)
"""Actions that are about what is out of sight: they bring it back first."""


class FocusMode(QObject):
    """Off until ``turn``. The window keeps what it shows without it; ``spoken`` is where something is read aloud, or -1."""

    def __init__(
        self,
        session: Session,
        reading: ReadingController,
        pages: PageStack,
        page: Page,
        panes: QSplitter,
        toolbar: QWidget,
        sidebar: QWidget,
        articles: QWidget,
    ) -> None:
        super().__init__(session.window)
        self._session = session
        self._reading = reading
        self._pages = pages
        self._page = page
        self._panes = panes
        self._toolbar = toolbar
        self._sidebar = sidebar
        self._articles = articles
        self._state = QByteArray()
        self._had_summary = False
        self._dimming: Dimming | None = None
        self.is_on = False
        self.spoken = -1
        session.actions[NAME].toggled.connect(self.turn)
        for name in ELSEWHERE:
            session.actions[name].triggered.connect(lambda _checked=False: self.leave())
        session.actions["sidebar"].triggered.connect(lambda _checked=False: self._ask_for_sidebar())
        page.moved.connect(self._follow)
        page.text.height_changed.connect(self._follow)
        reading.shown.connect(lambda _article: self._follow())

    def turn(self, on: bool) -> None:
        """Turn it on or off."""
        if on == self.is_on:
            return
        self.is_on = on
        if on:
            self._state = self._panes.saveState()
            self._pages.focus()  # hidden with a pane, the keyboard would go anywhere
            self._had_summary = self._reading.summary_open
            if self._had_summary:
                self._reading.toggle_summary()
            self._session.toast.move_to(self._pages)
        for pane in (self._toolbar, self._articles):
            pane.setVisible(not on)
        self._sidebar.setVisible(not on and self._session.actions["sidebar"].isChecked())
        if not on:
            self._panes.restoreState(self._state)
            self._sidebar.setVisible(self._session.actions["sidebar"].isChecked())
            self._session.toast.move_to(self._articles)
            if self._had_summary and not self._reading.summary_open:
                self._reading.toggle_summary()
        self._page.ring.set_needed(not on)
        self.set_dimming()
        self._session.actions[NAME].setChecked(on)

    def leave(self) -> bool:
        """Turn it off; return whether it was on."""
        was = self.is_on
        self._session.actions[NAME].setChecked(False)
        return was

    def _ask_for_sidebar(self) -> None:
        """Bring everything back with the sidebar, whose switch the key has turned off."""
        if self.is_on:
            self._session.actions["sidebar"].setChecked(True)
            self.leave()

    def hold(self) -> None:
        """Keep the sidebar away where the window, now wider, would show it again."""
        if self.is_on:
            self._sidebar.hide()

    def set_dimming(self) -> None:
        """Dim or not, as the setting says; in high contrast never."""
        wanted = self.is_on and bool(self._session.desk.settings[DIMS]) and not self._session.theme.is_high_contrast
        if wanted and self._dimming is None:
            self._dimming = Dimming(self._session.theme, self._page.text)
            self._session.theme.changed.connect(self.set_dimming)
        if self._dimming is not None:
            if wanted:
                self._dimming.begin()
                self._follow()
            else:
                self._dimming.hide()

    def show_spoken(self, offset: int) -> None:
        """Follow what is read aloud, -1 for nothing."""
        self.spoken = offset
        self._follow()

    def _follow(self) -> None:
        if self._dimming is not None and not self._dimming.isHidden():
            self._dimming.follow(self.spoken)
