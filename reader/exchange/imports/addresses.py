"""Which addresses of another program's list are articles, and how they are written in a library."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from reader.model.imported import NotTaken, NotTakenWhy

_MAX_CHARS = 8_000
_MAX_SHOWN_CHARS = 300
_WEB = re.compile(r"https?:/*[^\s/]", re.IGNORECASE)
_PLAIN = re.compile(
    r"https?://((?!\d+(?:[:/?#]|$))[\w-]+(?:\.[\w-]+)*\.?)(?::\d{1,5})?(?:[/?#][^\s\0]*)?", re.IGNORECASE
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_HOST = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,24}(?::\d+)?(?:[/?#].*)?", re.IGNORECASE)
_REDIRECTORS = frozenset({"getpocket.com", "www.getpocket.com"})


def article_address(text: object) -> str:
    """Return an address of the web (http or https) without blanks around it, "" for anything else. One of Pocket's
    redirections gives the address that it leads to.
    """
    if not isinstance(text, str):
        return ""
    address = "".join(text.split()) if "\n" in text else text.strip()
    if len(address) > _MAX_CHARS or not _WEB.match(address):
        return ""
    plain = _PLAIN.fullmatch(address)
    if plain is not None and not plain[1].lower().endswith("getpocket.com"):
        return address  # nearly all are such; taking one apart costs ten times as much
    address = address.replace(" ", "%20")
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return ""
    if not host:
        return ""
    if host in _REDIRECTORS and parts.path.rstrip("/") in ("/extredirect", "/redirect"):
        target = parse_qs(parts.query).get("url", [""])[0]
        return article_address(target) or address
    return address


def why_not(text: object) -> NotTakenWhy:
    """Return why what ``article_address`` gave up is no article: it is empty, or the address of something else."""
    return "not_an_article" if isinstance(text, str) and _SCHEME.match(text.strip()) else "no_address"


def refused(where: str, address: object, title: str = "") -> NotTaken:
    """Return the line of the report for a row whose address is none of an article."""
    shown = address.strip()[:_MAX_SHOWN_CHARS] if isinstance(address, str) else ""
    return NotTaken(where, why_not(address), title or shown)


def looks_like_address(text: str) -> bool:
    """Say whether text is an address, with a scheme or, as people type them, without ("example.org/a")."""
    text = text.strip()
    return bool(article_address(text)) or bool(_HOST.fullmatch(text))
