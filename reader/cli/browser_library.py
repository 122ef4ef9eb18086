"""Reach the library for the browser's host: through the window that is open, else with a desk of its own, else by a page's
private file, which is taken in later.

The desk of its own is opened for a question and closed soon after: whoever exchanges the library's file must find it
unused.

Tested in `tests/e2e/test_browser_host.py`.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.desk.handed_over.receiving import HandedOver, Refused
from reader.desk.handed_over.waiting import SEALED, TooManyWaiting, Waiting
from reader.desk.program.locations import library_path, settings_path
from reader.desk.program.settings import Settings
from reader.desk.program.single_instance import Instance
from reader.errors import (
    AlreadySaved,
    Cancelled,
    LibraryBusy,
    LibraryError,
    LibraryLocked,
    LibraryMissing,
    TearsheetError,
    kind_of,
)

if TYPE_CHECKING:
    from reader.desk.desk import Desk

Tell = Callable[[str], None]
Answer = dict[str, Any]

QUESTION_SECONDS = 3.0
SAVE_SECONDS = 100.0
"""How long a window may be silent before it counts as one that does not answer."""
LINGER_SECONDS = 20.0
"""How long a desk that nobody uses stays open: several pages may come one after the other."""

LOCKED = "The library is locked. Unlock it in Tearsheet’s window."
BUSY = "Tearsheet is working on the library’s file. Try again in a moment."
WAITS = "Tearsheet is busy with the library. The page is kept, and added as soon as the library is free."
SEALED_WAITS = "The library is locked. The page is kept encrypted, and added when you unlock the library."
NEVER_OPENED = "The library is locked. Unlock it in Tearsheet’s window, then save the page again."


class BrowserLibrary:
    """The reader's default library, as the host reaches it. For any thread."""

    def __init__(self) -> None:
        self._settings = Settings(settings_path())
        self.path = library_path(None, self._settings)
        self._desk: Desk | None = None
        self._users = 0
        self._ended = False
        self._lock = threading.Lock()
        self._closing: threading.Timer | None = None

    # --- the verbs -------------------------------------------------------------------------------------------------------

    def known(self, address: str) -> Answer:
        """Return whether the page at an address is in the library."""
        return self._question({"asks": "known", "address": address}, {"known": None}) | {"library": "ready"}

    def tags(self, begins: str) -> Answer:
        """Return the tags that begin so."""
        return self._question({"asks": "tags", "begins": begins}, {"tags": []})

    def show(self, article: int) -> Answer:
        """Bring the window up on an article; start the program where it is closed."""
        answer = self._window({"asks": "show", "article": article}, lambda _stage: None, QUESTION_SECONDS)
        if answer is not None and answer.get("shown"):
            return {}
        if self._is_locked():
            raise Refused("locked", LOCKED)
        if answer is not None:
            raise Refused("busy", BUSY)
        from reader.desk.program.installed import start_window

        try:
            start_window(article)
        except OSError:
            raise Refused("no_window", "Tearsheet’s window didn’t open. Start Tearsheet, then try again.") from None
        return {}

    def save(self, page: HandedOver, tell: Tell) -> Answer:
        """Write a page into its private file and take it into the library, or let it wait there."""
        try:
            waiting = Waiting(self.path, self._settings.path.parent)
            file = waiting.put(page)
        except LibraryLocked:
            raise Refused("locked", NEVER_OPENED) from None
        except TooManyWaiting:
            raise Refused("busy", "Too many pages wait for the library. Open Tearsheet first.") from None
        except TearsheetError as error:
            raise Refused("not_saved", str(error), why=error.code) from None
        except OSError as error:
            said = f"Couldn’t write the page to the disk: {(error.strerror or str(error)).lower()}."
            raise Refused("not_saved", said, why="disk") from None
        question = {"asks": "take", "file": str(file)}
        answer = self._window(question, tell, SAVE_SECONDS)
        if file.suffix == SEALED and (answer is None or answer.get("away")):
            return self._waits(SEALED_WAITS)
        if answer is None:
            try:
                with self._own_desk() as desk:
                    answer = desk.browser_answers.answer(question, tell)
            except LibraryError as error:
                return self._waits(f"The page is kept, and added when the library can be opened. {error}")
        return self._saved(answer, file)

    def make_ready(self) -> None:
        """Start what cleaning a page takes long to load, while its bytes are still coming."""
        answer = self._window({"asks": "soon"}, lambda _stage: None, QUESTION_SECONDS)
        if answer is None and self.path.exists() and not self._is_locked():
            try:
                with self._own_desk() as desk:
                    desk.browser_answers.answer({"asks": "soon"}, lambda _stage: None)
            except LibraryError:
                return

    def close(self) -> None:
        """Close the desk, if it is open; a page that is being taken in waits in its file."""
        with self._lock:
            self._ended = True
            desk, self._desk = self._desk, None
            if self._closing is not None:
                self._closing.cancel()
        if desk is not None:
            desk.close()

    # --- who answers -----------------------------------------------------------------------------------------------------

    def _question(self, question: Answer, of_none: Answer) -> Answer:
        answer = self._window(question, lambda _stage: None, QUESTION_SECONDS)
        if answer is None or answer.get("away"):
            if self._is_locked():
                raise Refused("locked", LOCKED)
            if answer is not None:
                raise Refused("busy", BUSY)
            if not self.path.exists() and not self._settings["library"]:
                return of_none  # nothing was ever saved
            try:
                with self._own_desk() as desk:
                    answer = desk.browser_answers.answer(question, lambda _stage: None)
            except LibraryMissing as error:
                raise Refused("no_library", str(error)) from None
            except LibraryError as error:
                raise Refused("busy", str(error)) from None
        if "error" in answer:
            raise Refused("busy", _sentence(answer))
        return answer

    def _window(self, question: Answer, tell: Tell, seconds: float) -> Answer | None:
        """Return the answer of the window on the library, ``{"away": True}`` of one that has no library open now; None
        where there is none.
        """
        return Instance(self.path, self._settings.path.parent / "open").ask(question, tell, seconds)

    def _is_locked(self) -> bool:
        from reader.desk.program.opening import needs_passphrase

        return needs_passphrase(self.path)

    @contextmanager
    def _own_desk(self) -> Iterator[Desk]:
        """Yield a desk on the library, and close it soon after the last user. Raises the LibraryErrors of opening."""
        with self._lock:
            if self._ended:
                raise LibraryBusy()
            if self._closing is not None:
                self._closing.cancel()
                self._closing = None
            if self._desk is None:
                from reader.desk.desk import Desk

                samples = not os.environ.get("TEARSHEET_LIBRARY")
                self._desk = Desk(self.path, samples=samples, settings=self._settings, worker_processes=1)
            desk = self._desk
            self._users += 1
        try:
            yield desk
        finally:
            with self._lock:
                self._users -= 1
                if not self._users and self._desk is desk:
                    self._closing = threading.Timer(LINGER_SECONDS, self._close_unused)
                    self._closing.daemon = True
                    self._closing.start()

    def _close_unused(self) -> None:
        with self._lock:
            if self._users or self._desk is None:
                return
            desk, self._desk = self._desk, None
            desk.close()

    # --- what became of a page -------------------------------------------------------------------------------------------

    def _saved(self, answer: Answer, file: Path) -> Answer:
        if answer.get("away") or answer.get("outcome") == "waits":
            return self._waits(WAITS)
        if "error" not in answer:
            said = _said(str(answer["outcome"]), str(answer["completeness"]))
            return {
                "article": answer["article"],
                "outcome": answer["outcome"],
                "completeness": answer["completeness"],
            } | {"said": said}
        kind = kind_of(str(answer["error"]))
        if issubclass(kind, AlreadySaved):
            raise Refused("already_saved", _sentence(answer), article=int(answer["values"]["article_id"]))
        if issubclass(kind, LibraryError | Cancelled) and file.exists():
            return self._waits(WAITS)
        raise Refused("not_saved", _sentence(answer), why=kind.code)

    @staticmethod
    def _waits(said: str) -> Answer:
        return {"article": None, "outcome": "waits", "completeness": "", "said": said}


def _sentence(answer: Answer) -> str:
    from reader.cli.output import sentence_of

    return sentence_of(str(answer["error"]), dict(answer["values"]))


def _said(outcome: str, completeness: str) -> str:
    from reader.cli.output import INCOMPLETE

    done = {"saved": "Saved", "filled": "Saved into the article that was there", "copied": "Saved as a new copy"}[
        outcome
    ]
    why = INCOMPLETE.get(completeness)
    return f"{done}, but incomplete: {why}." if why else f"{done}."
