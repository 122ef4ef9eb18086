"""Offsets in code points, as Python counts, and in UTF-16 units, as Qt does."""

from __future__ import annotations


def utf16_length(text: str) -> int:
    """Count the positions that Qt has for ``text``: characters beyond the basic plane take two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def code_points(text: str, units: int) -> int:
    """Count the code points of ``text`` that lie in its first ``units`` UTF-16 units."""
    if text.isascii():
        return min(units, len(text))
    seen = 0
    for index, character in enumerate(text):
        if seen >= units:
            return index
        seen += 2 if character > "\uffff" else 1
    return len(text)
