"""How a bookmarks file begins, in all its dialects: told from a web page, which may have lists of its own."""

from __future__ import annotations

import re

_DOCTYPE = re.compile(r"<!doctype\s+netscape-bookmark", re.IGNORECASE)
_IDIOM = re.compile(r"<dl>\s*(?:<p>)?\s*<dt>\s*<(?:a\s|h3)", re.IGNORECASE)
_DATED = re.compile(r"<(?:a|h3)\s[^<>]*\badd_date\s*=", re.IGNORECASE)
_PAGE = re.compile(r"<(?:body|div|main|article|section|nav|header|script|style)\b", re.IGNORECASE)
"""What a page has and no bookmarks file: a glossary in a page looks like a list of bookmarks without dates."""


def is_bookmarks(head: str) -> bool:
    """Return whether a file that begins like this is a list of bookmarks."""
    if "<" not in head[:4096]:
        return False
    if _DOCTYPE.search(head[:4096]):
        return True
    lowered = head.lower()
    if "<dt" not in lowered:
        return False
    return _DATED.search(head) is not None or (_IDIOM.search(head) is not None and _PAGE.search(head) is None)
