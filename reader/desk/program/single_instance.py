"""Keep one window for each library: a second instance brings the first one to the front, passes its arguments on and
exits.

The first one holds a lock of the system on a small file, which ends with its process however that ends: nothing is ever
stale. In the file stands where it can be reached once it listens: a socket of this machine that only the same account
can open, or, where there are none (Windows) or its path would be too long, a port of the loopback address and a word
that only those know who can read the file. Measured here: the lock takes 0.3 ms of a start, the listener 3 ms after the
first paint; importing QtNetwork would take 5.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import socket

    from reader.desk.program.calls import Call

Answering = Callable[[dict[str, Any], Callable[[str], None]], dict[str, Any]]
"""Gives the answer to a question, both plain data; the function that it gets tells the stages on the way there."""

_MAX_PATH_BYTES = 100
"""Bytes of a socket's path that every system allows; macOS allows 103."""
_LOCKED_BYTE = 1 << 30
"""Where the byte lies that is locked on Windows: what is locked there cannot be read."""
_CALL_SECONDS = 5.0
_READ_SECONDS = 2.0
_MAX_ANSWER_BYTES = 1024 * 1024
_MAX_QUESTIONS = 8
"""Questions that are answered at the same time; those beyond get no answer, as if there were no window."""
_ITEMS_PER_MESSAGE = 100
"""Files and addresses passed on in one message."""


class Instance:
    """The window on ``library``, as other instances see it. ``folder`` is the account's own, for the lock files."""

    def __init__(self, library: Path, folder: Path) -> None:
        self.library = Path(os.path.normcase(library.expanduser().absolute()))
        # Case is taken away at the end: where it makes no difference, a path that is resolved has that of the file,
        # once there is one.
        resolved = os.path.normcase(self.library.resolve())
        name = hashlib.sha256(resolved.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        self._lock_path = folder / f"{name}.lock"
        self._socket_path = folder / f"{name}.socket"
        self._lock: int | None = None
        self._listener: socket.socket | None = None
        self._address: dict[str, Any] = {}
        self._closing = False
        self._answering = threading.BoundedSemaphore(_MAX_QUESTIONS)

    def claim(self) -> bool:
        """Become the first instance and return True, unless another process is. Without locks every instance is the first."""
        try:
            self._lock_path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            opened = os.open(self._lock_path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return True
        try:
            _lock(opened)
        except BlockingIOError:
            os.close(opened)
            return False
        except OSError:
            os.close(opened)
            return True
        self._lock = opened
        os.ftruncate(opened, 0)  # where the one before could be reached
        return True

    def call(self, items: Sequence[str] = ()) -> bool:
        """Ask the first one to come to the front, and to open these ``items``. False if it does not answer; it may be
        about to end, or to begin.
        """
        end = time.monotonic() + _CALL_SECONDS
        left = list(items)
        while time.monotonic() < end:
            with suppress(OSError, ValueError, KeyError):
                address = json.loads(self._lock_path.read_text(encoding="utf-8"))
                while self._ask(address, left[:_ITEMS_PER_MESSAGE]):
                    left = left[_ITEMS_PER_MESSAGE:]
                    if not left:
                        return True
            time.sleep(0.05)
        return False

    @staticmethod
    def _ask(address: dict[str, Any], items: Sequence[str] = ()) -> bool:
        from reader.desk.program.launch import MAX_CHARACTERS

        with _connect(address) as line:
            # With the token the window may take the focus under Wayland; other systems need none.
            message = {
                "activation": os.environ.get("XDG_ACTIVATION_TOKEN", ""),
                "given": [one[: MAX_CHARACTERS + 1] for one in items],
            }
            line.sendall(_said(address, message))
            return line.recv(16) == (b"taken\n" if items else b"ok\n")

    def ask(self, question: dict[str, Any], tell: Callable[[str], None], seconds: float) -> dict[str, Any] | None:
        """Ask the window on this library, and return its answer; None where there is no window, or it does not answer
        within so many seconds of silence. ``tell`` is called with each stage that it tells. Claims nothing.
        """
        try:
            address = json.loads(self._lock_path.read_text(encoding="utf-8"))
            with _connect(address) as line:
                line.settimeout(seconds)
                line.sendall(_said(address, {"asks": question}))
                with line.makefile("rb") as answers:
                    for answer in iter(lambda: answers.readline(_MAX_ANSWER_BYTES), b""):
                        found = json.loads(answer)
                        if "answer" in found:
                            return dict(found["answer"])
                        tell(str(found["stage"]))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return None

    def listen(self, asked: Callable[[str, list[str]], None], answer: Answering | None = None) -> None:
        """Answer those who call, on a thread of its own; ``asked`` is called there, with the token for the focus or "",
        and what is to be opened. ``answer`` is called on other threads, with a question and what tells the stages of
        answering it.

        Nothing happens where there is no lock, or the system gives no socket.
        """
        if self._lock is None or self._listener is not None:
            return
        with suppress(OSError):
            self._listener, self._address = self._bind()
            os.lseek(self._lock, 0, os.SEEK_SET)
            os.write(self._lock, json.dumps(self._address).encode())
            arguments = (self._listener, asked, answer)
            threading.Thread(target=self._serve, args=arguments, name="instance", daemon=True).start()

    def _bind(self) -> tuple[socket.socket, dict[str, Any]]:
        import socket

        word = os.urandom(16).hex()
        path = str(self._socket_path)
        if hasattr(socket, "AF_UNIX") and sys.platform != "win32" and len(os.fsencode(path)) <= _MAX_PATH_BYTES:
            self._socket_path.unlink(missing_ok=True)
            listener = socket.socket(socket.AF_UNIX)
            listener.bind(path)
            self._socket_path.chmod(0o600)
            address: dict[str, Any] = {"path": path, "word": word}
        else:
            listener = socket.socket(socket.AF_INET)
            listener.bind(("127.0.0.1", 0))
            address = {"port": listener.getsockname()[1], "word": word}
        listener.listen(16)
        return listener, address

    def _serve(
        self, listener: socket.socket, asked: Callable[[str, list[str]], None], answer: Answering | None
    ) -> None:
        from reader.desk.program.calls import Switchboard

        switchboard = Switchboard(self._address["word"], lambda call: self._take(call, asked, answer))
        while not self._closing:
            try:
                line, _ = listener.accept()
            except OSError:
                return
            switchboard.connect(line)

    def _take(self, call: Call, asked: Callable[[str, list[str]], None], answer: Answering | None) -> None:
        message = call.message()
        if self._closing or call.is_given_up():
            return
        if "asks" in message:
            self._answer(call.line, dict(message["asks"]), answer)
            return
        items = [str(one) for one in message.get("given", ())]
        asked(str(message.get("activation", "")), items)
        call.line.sendall(b"taken\n" if items else b"ok\n")

    def _answer(self, line: socket.socket, question: dict[str, Any], answer: Answering | None) -> None:
        """Answer a question, unless too many are being answered, or nobody can."""
        if answer is None or not self._answering.acquire(blocking=False):
            return

        def tell(stage: str) -> None:
            with suppress(OSError):
                line.sendall(json.dumps({"stage": stage}).encode() + b"\n")

        try:
            line.sendall(json.dumps({"answer": answer(question, tell)}).encode() + b"\n")
        finally:
            self._answering.release()

    def close(self) -> None:
        """Let the next instance be the first."""
        self._closing = True
        if self._listener is not None:
            with suppress(OSError), _connect(self._address):
                pass  # wakes the thread that waits for a call
            self._listener.close()
            self._listener = None
            self._socket_path.unlink(missing_ok=True)
        if self._lock is not None:
            with suppress(OSError):
                os.ftruncate(self._lock, 0)
            os.close(self._lock)
            self._lock = None


def _connect(address: dict[str, Any]) -> socket.socket:
    import socket

    line = socket.socket(socket.AF_UNIX if "path" in address else socket.AF_INET)
    try:
        line.settimeout(_READ_SECONDS)
        line.connect(address["path"] if "path" in address else ("127.0.0.1", int(address["port"])))
    except BaseException:
        line.close()
        raise
    return line


def _said(address: dict[str, Any], message: dict[str, Any]) -> bytes:
    return f"{address['word']}\n{json.dumps(message)}\n".encode()


def _lock(opened: int) -> None:
    """Raises BlockingIOError if another process has it, OSError where there are no locks.

    On POSIX a lock of ``lockf``, which a forked worker does not inherit: a worker that outlives the window would hold
    it.
    """
    if sys.platform == "win32":
        import msvcrt

        os.lseek(opened, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(opened, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno in (0, errno.EACCES, errno.EDEADLK):  # Wine says 0
                raise BlockingIOError from error
            raise
    else:
        import fcntl

        try:
            fcntl.lockf(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except PermissionError as error:  # some systems say so instead
            raise BlockingIOError from error
