"""sqlite-utils without numpy, which it loads where it is installed to know such numbers when it is given some: a sixth of a second and
10 MB, and it is given none here.
"""

from __future__ import annotations

import sys
from functools import cache
from threading import Lock, get_ident
from typing import Any

_lock = Lock()


@cache
def database_type() -> Any:
    """Return the class ``sqlite_utils.Database``, imported at first use."""
    with _lock:
        hidden = _Hidden()
        sys.meta_path.insert(0, hidden)
        try:
            from sqlite_utils import Database
        finally:
            sys.meta_path.remove(hidden)
    return Database


class _Hidden:
    """Says that numpy and pandas are not there, to this thread alone: another one may want them at the same time."""

    def __init__(self) -> None:
        self._thread = get_ident()

    def find_spec(self, name: str, _path: object, _target: object = None) -> None:
        if name in ("numpy", "pandas") and get_ident() == self._thread:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
