"""Where a page sends its visitors on by ``<meta http-equiv="refresh">``, which is a redirect in all but its status.

Newspapers also use it to load their own page again after some minutes, and some pages offer it to browsers without scripts:
neither leads on.
"""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urldefrag, urljoin

LOOKED_AT_BYTES = 65_536
"""A page that only sends on is short; of a longer one it is not asked how much it says."""

MAX_DELAY_SECONDS = 30
MAX_WAITING_PAGE_WORDS = 100
"""Words that a page may say while it waits to send a visitor on; one with more is read where it is."""

MAX_EMPTY_PAGE_WORDS = 12
"""Words up to which a page is empty, so that what it does for browsers without scripts is all that it does."""

# Each of these reads a page once, however broken: what is left open goes to the end, a tag ends before the next.
_COMMENT = r"<!--(?:.*?-->|.*\Z)"
_UNSEEN = re.compile(_COMMENT + r"|<(script|style|title|template|noscript)\b.*?(?:</\1\s*>|\Z)", re.I | re.S)
_COMMENT_OR_SCRIPT = re.compile(_COMMENT + r"|<(script|style|template)\b.*?(?:</\1\s*>|\Z)", re.I | re.S)
_IN_NOSCRIPT = re.compile(r"<noscript\b[^<>]*>(.*?)(?:</noscript\s*>|\Z)", re.I | re.S)
_META = re.compile(r"<meta\b[^<>]*>", re.I)
_REFRESH = re.compile(r"\bhttp-equiv\s*=\s*[\"']?\s*refresh\b", re.I)
_CONTENT = re.compile(r"\bcontent\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.I)
_ORDER = re.compile(r"\s*(\d{1,6})(?:\.\d*)?\s*[;,\s]\s*(?:url\s*=\s*)?(.+)", re.I | re.S)
_TAG = re.compile(r"<[^<>]*>")


def refresh_target(body: bytes, address: str) -> str:
    """Return the address to which a page sends its visitors on within ``MAX_DELAY_SECONDS``, "" where it stays: no such
    order, one to load itself again, or a text to be read before.
    """
    start = body[:LOOKED_AT_BYTES]
    if b"refresh" not in start.lower():
        return ""
    html = _COMMENT_OR_SCRIPT.sub(" ", start.replace(b"\0", b"").decode("utf-8", "replace"))
    plain, without_scripts = _IN_NOSCRIPT.sub(" ", html), " ".join(m[1] for m in _IN_NOSCRIPT.finditer(html))
    words = (
        len(_TAG.sub(" ", _UNSEEN.sub(" ", html)).split()) if len(body) == len(start) else MAX_WAITING_PAGE_WORDS + 1
    )
    for source, most in ((plain, MAX_WAITING_PAGE_WORDS), (without_scripts, MAX_EMPTY_PAGE_WORDS)):
        for delay, target in _orders(source):
            there = urljoin(address, target)
            at_once = delay == 0 and source is plain
            if delay <= MAX_DELAY_SECONDS and (words <= most or at_once) and _leads_away(there, address):
                return there
    return ""


def _orders(html: str) -> list[tuple[int, str]]:
    found = []
    for tag in _META.finditer(html):
        content = _CONTENT.search(tag[0]) if _REFRESH.search(tag[0]) else None
        order = _ORDER.match(unescape(content[1] or content[2] or content[3] or "")) if content else None
        if order:
            found.append((int(order[1]), order[2].strip().strip("\"'").strip()))
    return found


def _leads_away(there: str, here: str) -> bool:
    return there.startswith(("http://", "https://")) and urldefrag(there).url != urldefrag(here).url
