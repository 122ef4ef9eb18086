"""How an original says that a browser's extension handed it over, rather than a server having sent it.

Tested in `tests/unit/desk/handed_over/test_taking_in.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from reader.model.importing import IMPORTED

CAPTURED = "X-Tearsheet-Captured"
"""Name of the header of ours that an original from a browser has; a server's header of this name is never kept from there."""

PAGE_PICTURE = "tearsheet-page-picture:"
"""Address of the picture of a whole page: the SHA-256 of its document follows."""


class Captured(NamedTuple):
    """``browser`` and ``extension`` with their versions; ``asked`` is the first address, ``chain`` those known after it."""

    browser: str
    extension: str
    asked: str
    chain: tuple[str, ...]


def captured_in(headers: Iterable[tuple[str, str]], status: int) -> Captured | None:
    """Return how an original came from a browser; None for one that a server sent, which has a ``status``, and for one out
    of an imported file, whatever else their headers say.
    """
    named = dict(reversed(list(headers)))
    value = named.get(CAPTURED)
    if value is None or status or IMPORTED in named:
        return None
    try:
        found = json.loads(value)
        return Captured(
            str(found["browser"]), str(found["extension"]), str(found["asked"]), tuple(map(str, found["chain"]))
        )
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
