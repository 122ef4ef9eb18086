"""Opens the palette, finds what is typed, and runs what is chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QKeySequence

from reader.gui.kit import messages
from reader.gui.navigation.list_controller import ListController
from reader.gui.palette.entries import (
    Entry,
    entries_of_actions,
    entries_of_library,
    entries_of_manual,
    entries_of_settings,
    ranked,
    recent_first,
    tr,
)
from reader.gui.palette.view import Palette
from reader.gui.session.session import Session
from reader.model.library import Row

MAX_TITLES = 8
MAX_RECENT = 5
"""Entries that are first while nothing is typed."""
TITLES_MS = 50
"""How long typing rests before titles are asked for."""


class PaletteController(QObject):
    """``search`` is given words to search for; ``put`` changes a setting, ``show_setting`` opens the settings at one,
    ``open_manual`` the manual at a page and a heading.
    """

    def __init__(
        self,
        session: Session,
        lists: ListController,
        search: Callable[[str], object],
        put: Callable[[str, str | int], object],
        show_setting: Callable[[str], object],
        open_manual: Callable[[str, str], object],
    ) -> None:
        super().__init__(session.window)
        self._session = session
        self._lists = lists
        self._search = search
        self._put = put
        self._show_setting = show_setting
        self._open_manual = open_manual
        self._known: list[Entry] = []
        self._recent: list[str] = []
        self._titles: tuple[str, list[Entry]] = ("", [])
        self.view = Palette(session.theme, session.window)
        self.view.typed.connect(self._typed)
        self.view.chosen.connect(self._run)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(TITLES_MS)
        self._rest.timeout.connect(self._ask_titles)

    def open(self) -> None:
        """Open it, with what is true now: which actions can be done, and what the library holds."""
        session = self._session
        self._known = [
            *entries_of_actions(session.actions),
            *entries_of_library(self._lists.counts, self._lists.show),
            *entries_of_settings(session.desk.settings, self._put, self._show_setting),
            *entries_of_manual(self._open_manual),
        ]
        self._titles = ("", [])
        self.view.field.passed = session.actions["quit"].shortcuts()
        self.view.field.closers = session.actions["palette"].shortcuts()
        self.view.open()
        self._list()

    def _typed(self, _text: str) -> None:
        if self.view.isVisible():
            self._list()
            self._rest.start()

    def _list(self) -> None:
        typed = self.view.field.text().strip()
        if not typed:
            self.view.show_entries(recent_first(self._known, self._recent))
            return
        found, well = ranked(self._known, typed)
        titles = self._titles[1] if self._titles[0] == typed else []
        words = tr("Search for “%1”").replace("%1", messages.isolated(typed))
        keys = self._session.actions["field"].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        search = Entry("search", words, "search", keys, partial(self._search, typed))
        self.view.show_entries([*found[:well], *titles, *found[well:], search])

    def _ask_titles(self) -> None:
        typed = self.view.field.text().strip()
        if typed and self.view.isVisible():
            job = self._session.desk.find_titles(typed, MAX_TITLES)
            self._session.bridge.watch(job.future, partial(self._found, typed), lambda _error: None)

    def _found(self, typed: str, rows: list[Row]) -> None:
        """List the titles that were found, unless something else has been typed since."""
        if self.view.isHidden() or typed != self.view.field.text().strip():
            return
        kind = tr("Article")
        self._titles = (
            typed,
            [
                Entry(f"article {row.id}", row.title, "all", kind, partial(self._lists.open_article, row.id))
                for row in rows
            ],
        )
        if rows:
            self._list()

    def _run(self, entry: Entry) -> None:
        if entry.key != "search" and not entry.key.startswith("article "):
            self._recent = [entry.key, *(key for key in self._recent if key != entry.key)][:MAX_RECENT]
        entry.run()
