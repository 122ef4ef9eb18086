"""Other ways to take an article in: read aloud, alone on the screen, line by line with a caret. What the first two need is
loaded when they are asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.gui.article.page import Page
from reader.gui.navigation.page_stack import PageStack
from reader.gui.navigation.reading_controller import ReadingController
from reader.gui.session.session import Session
from reader.gui.window.panes import Panes

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.gui.speech.controller import SpeechController
    from reader.gui.window.focus_mode import FocusMode


class ReadingModes(QObject):
    """Connects its actions itself."""

    def __init__(
        self,
        session: Session,
        reading: ReadingController,
        pages: PageStack,
        page: Page,
        panes: Panes,
        make_focus: Callable[[], FocusMode],
    ) -> None:
        """``make_focus`` makes focus mode when it is first asked for."""
        super().__init__(session.window)
        self._session = session
        self._reading = reading
        self._pages = pages
        self._page = page
        self._panes = panes
        self._make_focus = make_focus
        self._speech: SpeechController | None = None
        self._focus: FocusMode | None = None
        actions = session.actions
        actions["focus_mode"].toggled.connect(self._turn_focus)
        actions["read_aloud"].triggered.connect(lambda: self.speech.toggle())
        actions["speech_previous"].triggered.connect(lambda: self._speech and self._speech.step(-1))
        actions["speech_next"].triggered.connect(lambda: self._speech and self._speech.step(1))
        actions["caret"].toggled.connect(page.caret.turn)
        actions["next_heading"].triggered.connect(lambda: self._step_heading(1))
        actions["previous_heading"].triggered.connect(lambda: self._step_heading(-1))
        actions["speech_stop"].triggered.connect(lambda: self._speech and self._speech.stop())

    @property
    def speech(self) -> SpeechController:
        """What reads aloud, loaded when it is first asked for."""
        if self._speech is None:
            from reader.gui.speech.controller import SpeechController

            self._speech = SpeechController(self._session, self._reading, self._page)
            self._speech.said_at.connect(self._show_spoken)
        return self._speech

    @property
    def focus(self) -> FocusMode:
        """Focus mode, loaded when it is first asked for."""
        if self._focus is None:
            self._focus = self._make_focus()
        return self._focus

    def _show_spoken(self, offset: int) -> None:
        if self._focus is not None:
            self._focus.show_spoken(offset)

    def _step_heading(self, direction: int) -> None:
        if self._pages.shows_article and self._page.article is not None:
            self._page.caret.step_heading(self._page.article, direction)

    def _turn_focus(self, on: bool) -> None:
        focus = self.focus
        if self._speech is not None and self._speech.utterance is not None:
            focus.spoken = self._speech.utterance.start
        focus.turn(on)
        if not on:
            self._panes.settle()

    def dismiss(self) -> bool:
        """End what Escape ends first: focus mode, then reading aloud. Return whether there was anything."""
        if self._focus is not None and self._focus.leave():
            return True
        return self._speech is not None and self._speech.stop()

    def resized(self) -> None:
        """Keep out of sight what a wider window would show again."""
        if self._focus is not None:
            self._focus.hold()

    def setting_changed(self, name: str) -> None:
        """Follow a setting that was changed elsewhere."""
        if name == "focus_dims" and self._focus is not None:
            self._focus.set_dimming()
        if name.startswith("speech_") and self._speech is not None:
            self._speech.setting_changed()

    def close(self) -> None:
        """End all of it before the window's sizes are kept."""
        if self._focus is not None:
            self._focus.leave()
        if self._speech is not None:
            self._speech.close()
