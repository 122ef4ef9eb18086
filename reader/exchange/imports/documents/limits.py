"""Reading a file whole under a limit, in the words of an import's report.

Tested in `tests/unit/exchange/imports/documents/test_html_page.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import TearsheetError
from reader.exchange.imports.source import READ_ERRORS
from reader.model.imported import NotTaken

if TYPE_CHECKING:
    from reader.exchange.imports.source import Source


def whole(source: Source, limit: int) -> bytes | NotTaken:
    """Return a file's bytes, or why it is not taken: larger than ``limit`` bytes, or unreadable."""
    if source.size > limit:
        return NotTaken(source.name, "too_large")
    try:
        return source.data(limit)
    except (*READ_ERRORS, TearsheetError, MemoryError):
        return NotTaken(source.name, "damaged")
