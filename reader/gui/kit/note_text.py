"""Notes in Markdown as a label shows them. What they name is never loaded."""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtGui import QTextDocument

_ELSEWHERE = re.compile(
    r'<a\s[^>]*href="(?!(?:https?|mailto|tearsheet):)[^"]*"[^>]*>(.*?)</a>', re.IGNORECASE | re.DOTALL
)
"""A link to anything but the web, mail or a passage: a note may hold words of a page."""
_PICTURE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)


def note_html(note: str) -> str:
    """Return a note as HTML of its own words and emphasis; pictures are left out, and HTML in it is words."""
    document = QTextDocument()
    features = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
    document.setMarkdown(_PICTURE.sub("", note).replace("![", "["), features)
    body = re.search(r"<body[^>]*>(.*)</body>", document.toHtml(), re.DOTALL)
    return _ELSEWHERE.sub(r"\1", _PICTURE.sub("", body[1] if body else ""))


@lru_cache(maxsize=4096)
def note_line(note: str) -> str:
    """Return a note on one line, without its markup. Kept, for a document costs 60 µs and a list asks several times for each
    of a thousand notes.
    """
    document = QTextDocument()
    document.setMarkdown(note, QTextDocument.MarkdownFeature.MarkdownNoHTML)
    return " ".join(document.toPlainText().split())
