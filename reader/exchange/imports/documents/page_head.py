"""What a saved page says of itself, found without a tree: title, address, site, dates, and whether it has any words.

Patterns only, each over a bounded piece: a page of many megabytes costs milliseconds, and hostile markup nothing more.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from reader.capture.fetch.address import normalize
from reader.capture.fetch.saved_from import saved_from
from reader.errors import NotAnAddress

MAX_HEAD_CHARACTERS = 400_000
"""How far into a page (without its scripts, styles and data) its own words about itself are looked for."""

MAX_TITLE_CHARACTERS = 500
MAX_ADDRESS_CHARACTERS = 8_000

_NOT_SAID = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.I | re.S)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_DATA = re.compile(r"data:[\w.+-]+/[\w.+-]+[^\s\"'<>()]{200,}")
_TITLE = re.compile(r"<title\b[^>]{0,300}>([^<]{0,5000})", re.I)
_HEADING = re.compile(r"<h1\b[^<>]{0,2000}>(.{0,1000}?)</h1\s*>", re.I | re.S)
_META = re.compile(r"<(meta|link)\b([^<>]{1,10000})>", re.I)
_ATTRIBUTE = re.compile(r"([\w:.-]{1,60})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_TAG = re.compile(r"<[^<>]{0,20000}>")
_LANGUAGE = re.compile(r"<html\b[^>]{0,2000}?\b(?:xml:)?lang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[\w-]{1,20})?)", re.I)
_SAVED = re.compile(r"^\s*saved date:\s*(.{10,80})$", re.I | re.M)
_UNSHOWN = (
    (re.compile(r"<head\b", re.I), re.compile(r"</head\s*>", re.I)),
    (re.compile(r"<title\b", re.I), re.compile(r"</title\s*>", re.I)),
)
_WORD = re.compile(r"\w")


class Head(NamedTuple):
    """What a page says of itself; "" for what it does not say. ``address`` is absolute, ``saved`` as the page words it."""

    title: str = ""
    address: str = ""
    site: str = ""
    description: str = ""
    language: str = ""
    saved: str = ""
    published: str = ""


def without_data(html: str) -> str:
    """Return a page without what is no markup: long ``data:`` addresses, scripts, styles, comments."""
    return _COMMENT.sub("", _NOT_SAID.sub("", _DATA.sub("data:,", html)))


def head_of(html: str, body: bytes = b"") -> Head:
    """Return what a page says of itself. ``body`` are its bytes, in which programs note where they saved it from."""
    plain = without_data(html)[:MAX_HEAD_CHARACTERS]
    said: dict[str, str] = {}
    canonical = ""
    for match in _META.finditer(plain):
        values = attributes_of(match[2])
        if match[1].lower() == "link":
            if "canonical" in values.get("rel", "").lower().split() and not canonical:
                canonical = values.get("href", "")
        else:
            name = (values.get("property") or values.get("name") or values.get("itemprop") or "").lower()
            if name and values.get("content"):
                said.setdefault(name, values["content"])
    title = _TITLE.search(plain)
    heading = _HEADING.search(plain)
    language = _LANGUAGE.search(plain[:20_000])
    comment = html[: 2 * MAX_TITLE_CHARACTERS]
    saved = _SAVED.search(comment) if "SingleFile" in comment else None
    return Head(
        title=one_line(said.get("og:title") or (unescape(title[1]) if title else ""))
        or one_line(unescape(_TAG.sub("", heading[1])) if heading else ""),
        address=(saved_from(body) if body else "") or web_address(canonical) or web_address(said.get("og:url", "")),
        site=one_line(said.get("og:site_name", "")),
        description=one_line(said.get("description") or said.get("og:description", "")),
        language=language[1] if language else "",
        saved=saved[1].strip() if saved else "",
        published=said.get("article:published_time", ""),
    )


def attributes_of(inside: str) -> dict[str, str]:
    """Return the attributes written inside a tag, names in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(inside):
        found.setdefault(match[1].lower(), unescape(match[2] or match[3] or match[4] or "").strip())
    return found


def has_words(html: str) -> bool:
    """Tell whether a page shows a single letter or figure beyond its title."""
    shown = without_data(html)
    for start, end in _UNSHOWN:
        shown = _without(shown, start, end)
    return bool(_WORD.search(unescape(_TAG.sub(" ", shown))))


def _without(html: str, start: re.Pattern[str], end: re.Pattern[str]) -> str:
    begun = start.search(html)
    ended = end.search(html, begun.end()) if begun else None
    return html[: begun.start()] + html[ended.end() :] if begun and ended else html


def one_line(text: str) -> str:
    """Return some words of a page as one bounded line."""
    return " ".join(text.split())[:MAX_TITLE_CHARACTERS].strip()


def web_address(text: str) -> str:
    """Return an address of the web in its usual form, "" for anything else: no scheme, another one, no host."""
    plain = "".join(text.split()) if "\n" in text else text.strip()
    if not plain[:8].lower().startswith(("http://", "https://")) or len(plain) > MAX_ADDRESS_CHARACTERS:
        return ""
    try:
        return normalize(plain)
    except NotAnAddress:
        return ""
