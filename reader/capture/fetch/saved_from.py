"""The address that a saved file came from, as the program that saved it noted it in the file.

Browsers write a "mark of the web" comment, extensions and archivers a comment, a meta element or an attribute of theirs.
"""

from __future__ import annotations

import re
from html import unescape

from reader.capture.fetch.address import normalize
from reader.errors import NotAnAddress

HEAD_BYTES = 16_384
"""How far a comment is looked for; it stands at the top. Elements of the head may follow megabytes of styles."""

_MAX_ADDRESS = 8_000
_COMMENTS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        # Chrome, Edge, Internet Explorer, Opera; the number is the length of the address.
        r"<!--\s*saved from url=\(\d+\)\s*(https?://\S+?)\s*-->",
        r"<!--\s*Page saved with SingleFile\s[^>]{0,200}?\burl:\s*(https?://\S+)",
        r"<!--\s*Saved from\s+(https?://\S+)\s[^>]{0,80}?\busing monolith\b",
        r"<!--\s*Mirrored from\s+(\S+\.\S+)\s+by HTTrack\b",
    )
)
_ELEMENTS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rb"<meta\b[^>]{0,200}?\bname=[\"']?savepage-url[\"']?\s[^>]{0,200}?\bcontent=[\"'](https?://[^\"'>]+)",
        rb"<html\b[^>]{0,2000}?\bdata-scrapbook-source=[\"'](https?://[^\"'>]+)",
    )
)


def saved_from(body: bytes) -> str:
    """Return the address that a saved page notes as its own, normalized; "" where it notes none or one that is not on the
    web.
    """
    head = body[:HEAD_BYTES].replace(b"\0", b"").decode("utf-8", "replace")
    found = next((match[1] for comment in _COMMENTS if (match := comment.search(head))), "")
    if not found and (b"savepage-url" in body or b"data-scrapbook-source" in body[:HEAD_BYTES]):
        marks = (mark[1] for element in _ELEMENTS if (mark := element.search(body)))
        found = unescape(next(marks, b"").decode("utf-8", "replace"))
    try:
        return normalize(found) if found and len(found) <= _MAX_ADDRESS else ""
    except NotAnAddress:
        return ""
