"""Calls from other processes to the window on a library: each has a deadline and says the word before anything else is read.

Of a caller who doesn't know the word nothing but ``MAX_WORD_BYTES`` is taken, and it makes room for the next one: on a
loopback port any account of the computer can call.
"""

from __future__ import annotations

import hmac
import json
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

CALL_SECONDS = 2.0
"""From the connection to the end of what is said, however it comes."""
MAX_WORD_BYTES = 64
MAX_MESSAGE_BYTES = 3 * 1024 * 1024
"""More than a hundred addresses of the greatest length take, however they are written; only who knows the word is heard."""
MAX_CALLS = 16
"""Calls that are heard at the same time, half of which may be questions that are being answered."""


class Call:
    """One connection, and what has been read of it."""

    def __init__(self, line: socket.socket, clock: Callable[[], float] = time.monotonic) -> None:
        self.line = line
        self._clock = clock
        self._ends = clock() + CALL_SECONDS
        self._read = bytearray()

    def knows(self, word: str) -> bool:
        """Return whether the caller says the word. Raises OSError, ValueError."""
        return hmac.compare_digest(self._next(MAX_WORD_BYTES), word.encode())

    def message(self) -> dict[str, Any]:
        """Return what is said after the word. Raises OSError, ValueError, RecursionError, TypeError."""
        return dict(json.loads(self._next(MAX_MESSAGE_BYTES)))

    def is_given_up(self) -> bool:
        """Return whether the caller has gone: what it asked for is not done for nobody."""
        self.line.settimeout(0)
        try:
            return self.line.recv(1, socket.MSG_PEEK) == b""
        except BlockingIOError:
            return False
        except OSError:
            return True
        finally:
            self.line.settimeout(CALL_SECONDS)

    def _next(self, most: int) -> bytes:
        while (at := self._read.find(b"\n")) < 0:
            left = self._ends - self._clock()
            if left <= 0:
                raise TimeoutError
            if len(self._read) >= most:
                raise ValueError("too much")
            self.line.settimeout(left)
            part = self.line.recv(min(65536, most - len(self._read)))
            if not part:
                raise ValueError("cut off")
            self._read += part
        found = bytes(self._read[:at])
        del self._read[: at + 1]
        return found


class Switchboard:
    """Hears several calls at once, each on a thread of its own. ``take`` gets those that know the word; what it raises of
    OSError, ValueError, KeyError, TypeError and RecursionError ends the call.
    """

    def __init__(self, word: str, take: Callable[[Call], None]) -> None:
        self._word = word
        self._take = take
        self._calls: dict[Call, bool] = {}  # whether the caller is known, oldest first
        self._lock = threading.Lock()

    def connect(self, line: socket.socket) -> None:
        """Hear a caller; where there is no room, the oldest one that hasn't said the word is cut off."""
        call = Call(line)
        with self._lock:
            if len(self._calls) >= MAX_CALLS:
                stranger = next((one for one, is_known in self._calls.items() if not is_known), None)
                if stranger is None:
                    line.close()
                    return
                del self._calls[stranger]
                with suppress(OSError):
                    stranger.line.shutdown(socket.SHUT_RDWR)  # its thread closes it
            self._calls[call] = False
        threading.Thread(target=self._hear, args=(call,), name="call", daemon=True).start()

    def _hear(self, call: Call) -> None:
        with call.line:
            with suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
                if call.knows(self._word) and self._keep(call):
                    self._take(call)
            with self._lock:
                self._calls.pop(call, None)

    def _keep(self, call: Call) -> bool:
        with self._lock:
            if call not in self._calls:
                return False
            self._calls[call] = True
            return True
