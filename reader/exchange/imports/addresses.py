"""Which addresses of another program's list are articles, and how they are written in a library."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from reader.model.imported import NotTakenWhy

_MAX_CHARS = 8_000
_WEB = re.compile(r"https?:/*[^\s/]", re.IGNORECASE)
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


def looks_like_address(text: str) -> bool:
    """Say whether text is an address, with a scheme or, as people type them, without ("example.org/a")."""
    text = text.strip()
    return bool(article_address(text)) or bool(_HOST.fullmatch(text))
