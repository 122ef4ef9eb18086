"""Words of what is printed and of its preview that stand in several files."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def tr(words: str, n: int = -1) -> str:
    """Return the words in the reader's language, counting ``n`` where they have a plural."""
    return QCoreApplication.translate("printing", words, None, n)
