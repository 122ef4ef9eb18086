"""Marking of texts that are translated where they are shown, not where they are written."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Return ``text`` as it is: Qt's own marker, whose name its tools look for, but typed (PySide's gives an object)."""
    return text
