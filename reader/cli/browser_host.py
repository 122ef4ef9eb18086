"""``tearsheet --browser-host``: what a browser starts for the extension. It talks over the pipes that the browser gave it
and listens on nothing.

Each message and each answer is four bytes of length in the machine's byte order, then JSON. Standard output belongs to
the answers alone: it is taken aside at the start, and whatever else in this process prints goes nowhere. Wrong framing is
answered once and ends it; so does the end of standard input, which is the browser's.

Tested in `tests/e2e/test_browser_host.py`.
"""

from __future__ import annotations

import json
import os
import struct
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO

from reader import __version__
from reader.desk.handed_over.receiving import (
    MAX_MESSAGE_BYTES,
    SPEAKS,
    VERSION,
    Begin,
    HandedOver,
    Known,
    Receiving,
    Refused,
    Show,
    TagsBeginning,
    id_of,
    parse,
)

if TYPE_CHECKING:
    from reader.cli.browser_library import BrowserLibrary

MAX_ANSWER_BYTES = 1_000_000
MAX_ANSWERING = 16
"""Messages that are being answered at the same time."""
FIRST_ANSWER_SECONDS = 0.1
"""How long a message is waited for before the host makes itself ready for a page."""
END_SECONDS = 1.5
"""How long what is under way may take after the browser has gone; browsers kill a host soon after that."""

_LENGTH = struct.Struct("=I")


def run() -> int:
    """Answer until standard input ends."""
    incoming, outgoing = _own_pipes()
    Host(incoming, outgoing).serve()
    return 0


class Host:
    """Reads messages on one thread, and answers each on another."""

    def __init__(self, incoming: BinaryIO, outgoing: BinaryIO) -> None:
        self._incoming = incoming
        self._outgoing = outgoing
        self._writing = threading.Lock()
        self._receiving = Receiving()
        self._made: BrowserLibrary | None = None
        self._making = threading.Lock()
        self._working: set[threading.Thread] = set()
        self._first_answer = threading.Event()

    def serve(self) -> None:
        """Answer until there is nothing to read any more, or what came is no message."""
        threading.Thread(target=self._make_ready, name="make ready", daemon=True).start()
        while True:
            raw = self._read()
            if raw is None:
                break
            number = ""
            try:
                self._take(raw)
            except Refused as error:
                number = id_of(raw)
                self._receiving.drop(number)
                self._refuse(number, error)
        for thread in list(self._working):
            thread.join(END_SECONDS / max(len(self._working), 1))
        if self._made is not None:
            self._made.close()

    # --- messages --------------------------------------------------------------------------------------------------------

    def _read(self) -> bytes | None:
        head = self._incoming.read(_LENGTH.size)
        if len(head) < _LENGTH.size:
            return None
        (length,) = _LENGTH.unpack(head)
        if length > MAX_MESSAGE_BYTES or not length:
            code = "too_large" if length else "not_understood"
            said = "A message of the extension was too long. Update the extension and Tearsheet, then try again."
            self._refuse("", Refused(code, said if length else said.replace("too long", "empty")))
            return None
        raw = self._incoming.read(length)
        return raw if len(raw) == length else None

    def _take(self, raw: bytes) -> None:
        message = parse(raw)
        if isinstance(message, Known):
            self._begin(message.id, lambda: self._library().known(message.address))
        elif isinstance(message, TagsBeginning):
            self._begin(message.id, lambda: self._library().tags(message.begins))
        elif isinstance(message, Show):
            self._begin(message.id, lambda: self._library().show(message.article))
        else:
            page = self._receiving.take(message)
            if isinstance(message, Begin):
                self._answer(message.id, {"progress": "receiving"})
                self._first_answer.set()
            if page is not None:
                self._save(message.id, page)

    def _save(self, number: str, page: HandedOver) -> None:
        told = [""]

        def tell(stage: str) -> None:
            if stage != told[-1]:
                told.append(stage)
                self._answer(number, {"progress": stage})

        self._begin(number, lambda: self._library().save(page, tell))

    def _make_ready(self) -> None:
        """Start what the cleaning of a page takes long to load: a browser starts a host because a page is about to be
        saved. A question that comes first is answered first.
        """
        self._first_answer.wait(FIRST_ANSWER_SECONDS)
        try:
            self._library().make_ready()
        except Exception as error:  # noqa: BLE001 - the page itself will meet the same, and say so
            self._log(error)

    def _begin(self, number: str, work: Callable[[], dict[str, Any] | None]) -> None:
        """Do it on a thread of its own, and answer with what it returns, if that is anything."""
        if len(self._working) >= MAX_ANSWERING:
            raise Refused("busy", "Tearsheet has too much to do at once. Try again in a moment.")

        def worked() -> None:
            try:
                found = work()
                if found is not None:
                    self._answer(number, {"ok": True, **found})
            except Refused as error:
                self._refuse(number, error)
            except Exception as error:  # noqa: BLE001 - the browser gets an answer, whatever happens
                self._log(error)
                self._refuse(number, Refused("not_saved", "Something went wrong in Tearsheet. Try again."))
            finally:
                self._first_answer.set()
                self._working.discard(threading.current_thread())

        thread = threading.Thread(target=worked, name="answer", daemon=True)
        self._working.add(thread)
        thread.start()

    @staticmethod
    def _log(error: Exception) -> None:
        from reader.desk.program.log import log_error

        log_error("browser host", error)

    def _library(self) -> BrowserLibrary:
        """What the first question needs is loaded by it."""
        with self._making:
            if self._made is None:
                from reader.cli.browser_library import BrowserLibrary

                self._made = BrowserLibrary()
            return self._made

    # --- answers ---------------------------------------------------------------------------------------------------------

    def _refuse(self, number: str, error: Refused) -> None:
        self._answer(number, {"ok": False, "error": error.code, "said": error.said, **error.more})

    def _answer(self, number: str, found: dict[str, Any]) -> None:
        answer = {"v": VERSION, "id": number, "program": __version__, "speaks": list(SPEAKS), **found}
        content = json.dumps(answer).encode("ascii")
        if len(content) > MAX_ANSWER_BYTES:
            return
        with self._writing, suppress(OSError, ValueError):  # a browser that has gone ends standard input, too
            self._outgoing.write(_LENGTH.pack(len(content)) + content)
            self._outgoing.flush()


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Return the browser's pipes as files of ours, and leave nothing in their places: no worker process inherits them,
    and nothing that prints reaches the browser.
    """
    incoming, outgoing = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1):
        os.dup2(nothing, standard)
    os.close(nothing)
    if sys.platform == "win32":
        import msvcrt

        for own in (incoming, outgoing):
            msvcrt.setmode(own, os.O_BINARY)
    return os.fdopen(incoming, "rb"), os.fdopen(outgoing, "wb")
