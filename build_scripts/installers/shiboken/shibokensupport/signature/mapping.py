"""The names under which Shiboken looks up a type when a call has wrong arguments; it asks for this module by name."""

from __future__ import annotations

import sys


def update_mapping() -> None:
    """Called before a look-up: the names are those of the package that is loaded by now."""
    globals()["PySide6"] = sys.modules.get("PySide6")
    globals()["shiboken6"] = sys.modules.get("shiboken6")
