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
        r"<!--\s*saved from url=\(\d+\)\s*(https?://\S{1,8000}?)\s*-->",
        r"<!--\s*Page saved with SingleFile\s[^>]{0,200}?\burl:\s*(https?://\S+)",
        r"<!--\s*Saved from\s+(https?://\S+)\s[^>]{0,80}?\busing monolith\b",
        r"<!--\s*Mirrored from\s+(\S{4,2000})\s+by HTTrack\b",
    )
)
_ATTRIBUTE = re.compile(rb"\bdata-scrapbook-source=[\"'](https?://[^\"'>]{1,8000})", re.I)
_CONTENT = re.compile(rb"\bcontent=[\"'](https?://[^\"'>]{1,8000})", re.I)
_META_NAME = b"savepage-url"


def saved_from(body: bytes) -> str:
    """Return the address that a saved page notes as its own, normalized; "" where it notes none or one that is not on the
    web.
    """
    head = body[:HEAD_BYTES].replace(b"\0", b"").decode("utf-8", "replace")
    found = next((match[1] for comment in _COMMENTS if (match := comment.search(head))), "")
    if not found:
        mark = _ATTRIBUTE.search(body[:HEAD_BYTES]) or _CONTENT.search(_meta_element(body))
        found = unescape(mark[1].decode("utf-8", "replace")) if mark else ""
    try:
        return normalize(found) if found and len(found) <= _MAX_ADDRESS else ""
    except NotAnAddress:
        return ""


def _meta_element(body: bytes) -> bytes:
    """Return the meta element that Save Page WE writes, b"" where there is none."""
    at = body.find(_META_NAME)
    start, end = body.rfind(b"<meta", 0, max(at, 0)), body.find(b">", max(at, 0))
    return body[start:end] if at >= 0 and 0 <= start < end <= start + _MAX_ADDRESS + 200 else b""
