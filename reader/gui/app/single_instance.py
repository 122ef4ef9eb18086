"""The window comes to the front when Tearsheet is started a second time on its library, and takes what that start was
given to open.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from reader.desk.program.single_instance import Answering, Instance


class SingleInstance(QObject):
    """Holds the place of the first for the library that is open; see ``desk.instance``. ``folder`` is for the lock
    files; ``given`` is what this start was given to open, and waits like all that comes later until a window takes
    it.
    """

    _asked = Signal(str, object)
    _show_asked = Signal(int)

    def __init__(self, folder: Path, given: Sequence[str] = ()) -> None:
        super().__init__()
        self._folder = folder
        self._instance: Instance | None = None
        self._given = list(given)
        self._take: Callable[[list[str]], None] | None = None
        self._answer: Answering | None = None
        self._show: Callable[[int], None] | None = None
        self._asked.connect(self._come)
        self._show_asked.connect(self._show_article)

    def claim(self, library: Path) -> bool:
        """Be the first on this library. False if another one is, which has been asked to come to the front with what is
        given here.

        One that has the library and does not answer is let be: another window on a library does no harm, none at all
        would.
        """
        wanted = Instance(library, self._folder)
        if self._instance is not None and self._instance.library == wanted.library:
            return True
        if not wanted.claim() and wanted.call(self._given):
            return False
        self.close()
        self._instance = wanted
        return True

    def listen(self) -> None:
        """Begin; to be called after the first paint."""
        if self._instance is not None:
            self._instance.listen(self._asked.emit, self._answered)

    def hand_to(self, take: Callable[[list[str]], None] | None) -> None:
        """Let ``take`` have from now on what is given to open, also what waited; with None it waits again."""
        self._take = take
        self.give([])

    def give(self, given: Sequence[str]) -> None:
        """Have this opened by the window, or by the next one."""
        self._given += given
        if self._take is not None and self._given:
            waiting, self._given = self._given, []
            self._take(waiting)

    def answer_with(self, answer: Answering | None, show: Callable[[int], None] | None = None) -> None:
        """Let ``answer`` have the questions of other processes, on their threads; None while no library is open here.
        ``show`` opens an article in the window.
        """
        self._answer, self._show = answer, show

    def _answered(self, question: dict[str, Any], tell: Callable[[str], None]) -> dict[str, Any]:
        """Called on a thread of its own."""
        answer = self._answer
        if answer is None:
            return {"away": True}
        if question.get("asks") == "show":
            self._show_asked.emit(int(question["article"]))
            return {"shown": True}
        return answer(question, tell)

    def _show_article(self, article_id: int) -> None:
        self._come("", [])
        if self._show is not None and QApplication.activeModalWidget() is None:
            self._show(article_id)

    def _come(self, activation: str, given: list[str]) -> None:
        self.give(given)
        if activation:
            os.environ["XDG_ACTIVATION_TOKEN"] = activation  # Qt reads it when it asks for the focus
        dialog = QApplication.activeModalWidget()
        windows = [dialog] if dialog is not None else QApplication.topLevelWidgets()
        for window in windows:
            if window.isVisible() and window.isWindow():
                window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
                window.raise_()
                window.activateWindow()
                QApplication.alert(window)

    def close(self) -> None:
        if self._instance is not None:
            self._instance.close()
            self._instance = None
