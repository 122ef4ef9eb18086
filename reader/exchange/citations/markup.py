"""Italics within a citation, as two characters that no title has, until it is known whether text or HTML is wanted.

Tested in `tests/unit/exchange/citations/test_styles.py`.
"""

from __future__ import annotations

import html

_BEGIN, ITALIC_END = "\ue000", "\ue001"


def italic(text: str) -> str:
    """Return the text in italics; "" stays ""."""
    return f"{_BEGIN}{text}{ITALIC_END}" if text else ""


def clean(text: str) -> str:
    """Return a text of a page in one line, without the two characters."""
    return " ".join(text.replace(_BEGIN, "").replace(ITALIC_END, "").split())


def as_text(citation: str) -> str:
    """Return the citation as plain text."""
    return citation.replace(_BEGIN, "").replace(ITALIC_END, "")


def as_html(citation: str) -> str:
    """Return the citation as HTML, with ``<i>`` for italics."""
    escaped = html.escape(citation, quote=False)
    return escaped.replace(_BEGIN, "<i>").replace(ITALIC_END, "</i>")
