"""Reads the article in the window aloud, sentence by sentence, and lets the next one of the list follow."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, Signal

from reader.desk.speech.programs import SpeechProgram, find_program
from reader.desk.speech.utterances import TITLE, Utterance, at, utterances
from reader.gui.article.page import Page
from reader.gui.navigation.reading_controller import ReadingController
from reader.gui.session.session import Session
from reader.gui.speech.bar import SpeechBar
from reader.gui.speech.voice import Voice
from reader.model.article import Article
from reader.text.anchors import same_place

AWAY = 16
"""Pixels between the bar and the sentence that is said, at least."""
MAX_TOLD = 120
"""Characters of a program's last words that are told."""
SPEED, GOES_ON = "speech_speed", "speech_goes_on"


class SpeechController(QObject):
    """``find`` gives the speech program of this machine that is of none of these kinds, or None. ``said_at`` carries where
    in the text something is read aloud, -1 when nothing is any more.
    """

    said_at = Signal(int)

    def __init__(
        self,
        session: Session,
        reading: ReadingController,
        page: Page,
        find: Callable[[Collection[str]], SpeechProgram | None] = lambda without: find_program(without=without),
    ) -> None:
        super().__init__(session.window)
        self._session = session
        self._settings = session.desk.settings
        self._reading = reading
        self._page = page
        self._find = find
        self._voice: Voice | None = None
        self._article: Article | None = None
        self._utterances: list[Utterance] = []
        self._at = 0
        self._follows = False
        self._kind, self._has_spoken = "", False
        self._failed_kinds: set[str] = set()
        self.bar = bar = SpeechBar(page, session.theme)
        bar.toggled.connect(self.toggle)
        bar.stepped.connect(self.step)
        bar.stopped.connect(self.stop)
        bar.speed_chosen.connect(self._choose_speed)
        bar.going_on_chosen.connect(lambda on: session.bridge.set_setting(GOES_ON, on))
        reading.shown.connect(self._article_shown)

    @property
    def is_on(self) -> bool:
        """Whether an article is being read aloud, or would go on after a pause."""
        return self._article is not None

    @property
    def is_speaking(self) -> bool:
        return self._voice is not None and self._voice.is_speaking

    @property
    def utterance(self) -> Utterance | None:
        """What is being said, or comes next after a pause."""
        return self._utterances[self._at] if self.is_on else None

    # --- what a person asks for ----------------------------------------------------------------------------------------

    def toggle(self) -> None:
        """Begin at what is selected, else at the first sentence that is seen; pause, or go on."""
        if self.is_speaking and self._voice is not None:
            self._voice.stop()
            self.bar.show_state(False)
        elif self.is_on:
            self._say()
        else:
            self._begin()

    def step(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) sentence; said at once, unless it pauses."""
        if not self.is_on:
            return
        wanted = self._at + direction
        if wanted >= len(self._utterances):
            self._end_of_article()
            return
        self._at = max(wanted, 0)
        if self.is_speaking:
            self._say()
        else:
            self._show()

    def stop(self) -> bool:
        """End it; return whether there was anything to end."""
        if self._voice is not None:
            self._voice.stop()
        if not self.is_on:
            return False
        self._article, self._utterances, self._follows = None, [], False
        self._page.light(0, 0)
        self.said_at.emit(-1)
        if self.bar.isAncestorOf(self._session.window.focusWidget() or self._page):
            self._page.text.setFocus()  # hidden with the bar, the keyboard would go anywhere
        self.bar.hide()
        return True

    def close(self) -> None:
        """End it with the window."""
        self.stop()
        if self._voice is not None:
            self._voice.close()

    def setting_changed(self) -> None:
        """Show and heed the settings as they are now; what is being said is said to its end."""
        self.bar.show_choices(int(self._settings[SPEED]), bool(self._settings[GOES_ON]))

    def _choose_speed(self, speed: int) -> None:
        if self._session.bridge.set_setting(SPEED, speed) and self.is_speaking:
            self._say()

    # --- saying --------------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        article = self._page.article
        if article is None or not article.blocks:
            self._session.toast.say(self.tr("There’s no text to read aloud."))
            return
        if self._voice is None and not self._make_voice():
            return
        self._take(article)
        cursor = self._page.text.textCursor()
        seen = self._page.position.offset()
        self._at = at(self._utterances, self._page.text.selected_span()[0] if cursor.hasSelection() else seen or TITLE)
        self.bar.show_choices(int(self._settings[SPEED]), bool(self._settings[GOES_ON]))
        self.bar.show()
        self.bar.place()
        self._say()

    def _make_voice(self) -> bool:
        program = self._find(self._failed_kinds)
        if program is None:
            self._failed_kinds.clear()  # one may have been set up by the next time
            self._session.toast.say(
                self.tr(
                    "This computer has no speech program that Tearsheet can use. On Linux, install speech-dispatcher "
                    "or espeak-ng, then try again."
                )
            )
            return False
        self._kind, self._has_spoken = program.kind, False
        self._voice = Voice(program, self)
        self._voice.said.connect(self._said)
        self._voice.failed.connect(self._failed)
        return True

    def _take(self, article: Article) -> None:
        self._article = article
        self._utterances = utterances(article) or [Utterance(TITLE, TITLE, article.row.site)]

    def _say(self) -> None:
        article = self._article
        if article is not None and self._voice is not None:
            self._show()
            self.bar.show_state(True)
            self._voice.say(self._utterances[self._at].text, article.row.language[:2], int(self._settings[SPEED]))

    def _show(self) -> None:
        one = self._utterances[self._at]
        self._page.light(max(one.start, 0), max(one.end, 0))
        self._reveal(one)
        self.said_at.emit(one.start)

    def _reveal(self, one: Utterance) -> None:
        """Scroll where not all of a sentence is seen; what is under the bar is not."""
        position, bar = self._page.position, self._page.verticalScrollBar()
        foot = self._page.viewport().height() - self.bar.height() - AWAY
        line = self._page.text.line_at(max(one.end - 1, 0)).height()
        seen = (
            bar.value() <= position.top_of(one.start)
            and position.top_of(max(one.end - 1, one.start)) + line <= bar.value() + foot
        )
        if position.is_waiting or not seen:
            position.go_to(one.start)

    def _said(self) -> None:
        self._has_spoken = True
        if self._at + 1 < len(self._utterances):
            self._at += 1
            self._say()
        else:
            self._end_of_article()

    def _end_of_article(self) -> None:
        """Go on with the next article of the list that has a text, or end."""
        self._follows = bool(self._settings[GOES_ON])
        while self._follows and self._reading.step(1):
            if self._page.article is not None and self._page.article.blocks:
                return  # ``_article_shown`` took it
        self.stop()

    def _article_shown(self, article: Article | None) -> None:
        """Follow to the article that follows by itself, stay with one that was changed, and end with any other."""
        before = self._article
        if before is None:
            return
        if self._follows:
            if article is not None and article.blocks:
                self._follows = False
                self._take(article)
                self._at = 0
                self._page.position.stand_at(TITLE)
                self._say()
        elif article is None or article.row.id != before.row.id:
            self.stop()
        elif article.text != before.text:
            offset = self._utterances[self._at].start
            self._take(article)
            self._at = at(self._utterances, same_place(before.text, article.text, offset) if offset > 0 else offset)

    def _failed(self, words: str) -> None:
        """Try another program of this machine, if the one that failed has said nothing yet; else tell."""
        voice, self._voice = self._voice, None
        if voice is not None:
            voice.deleteLater()
        if not self._has_spoken:
            self._failed_kinds.add(self._kind)
            if self._find(self._failed_kinds) is not None and self._make_voice():
                self._say()
                return
        self._failed_kinds.clear()  # looked for again next time: a voice may have been installed
        self.stop()
        said = self.tr("Couldn’t read aloud: the system’s speech program has no voice that works.")
        self._session.toast.say(f"{said} {words[:MAX_TOLD]}{'…' if len(words) > MAX_TOLD else ''}".strip())
