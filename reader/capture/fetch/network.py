"""What all requests of the program share: how they reach the network, and the list of those that were made.

Light, because the window reads it. The list is in memory only and ends with the program.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import NamedTuple

MAX_REQUESTS = 2000


class Request(NamedTuple):
    """One request: its ``cause`` ("page", "picture", "part", "update"), what it asked for, for which page it was made,
    and how it ended: a status, or the code of the error that refused or broke it; "" while it is under way.
    ``at`` is seconds since the epoch.
    """

    number: int
    at: float
    cause: str
    address: str
    of: str
    ended: str = ""


PROXY_UNKNOWN = "?"
"""Stands for a proxy that may be set, by settings that could not be read."""


class Ways(NamedTuple):
    """How requests leave: through ``proxy`` ("" for the system's setting, ``PROXY_UNKNOWN`` for not at all), and with a browser's
    name alone where ``plain_name``.
    """

    proxy: str = ""
    plain_name: bool = False


_lock = threading.Lock()
_requests: deque[Request] = deque(maxlen=MAX_REQUESTS)
_counted = 0
_ways: Callable[[], Ways] = Ways


def use(ways: Callable[[], Ways]) -> None:
    """Ask ``ways`` before every request how it is to leave."""
    global _ways  # one network for the whole program: no client may be made past the setting
    _ways = ways


def ways() -> Ways:
    """Return how requests leave now."""
    return _ways()


def begin(cause: str, address: str, of: str) -> int:
    """Put a request on the list before it is made, and return its number."""
    global _counted
    with _lock:
        _counted += 1
        _requests.append(Request(_counted, time.time(), cause, address, of))
        return _counted


def end(number: int, how: str) -> None:
    """Write down how a request ended."""
    with _lock:
        for at in range(len(_requests) - 1, -1, -1):
            if _requests[at].number == number:
                _requests[at] = _requests[at]._replace(ended=how)
                return


def forget() -> None:
    """Empty the list; requests under way are not on it again."""
    with _lock:
        _requests.clear()


def requests() -> list[Request]:
    """Return the requests since the start, oldest first, at most the last 2,000."""
    with _lock:
        return list(_requests)
