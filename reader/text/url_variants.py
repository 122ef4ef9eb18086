"""Variants of an address under which one article stands: with and without encryption, for telephones, and as AMP pages.

Pure functions over the normal form of an address (``capture.fetch.address.same_page_key``).
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_FRONT = frozenset({"www", "m", "mobile", "amp", "touch", "wap"})
_AMP_PATH = re.compile(r"^/amp(?=/.)|/amp/?$|\.amp(?=\.html?$|$)", re.IGNORECASE)
_AMP_QUERY = re.compile(r"^(amp(=(1|true)?)?|(outputtype|output|format|view)=amp|(m|mobile)=1)$", re.IGNORECASE)
_CACHES = re.compile(
    r"^(?://[\w.-]+\.cdn\.ampproject\.org/[acv]|//(?:www\.)?google\.[a-z.]+/amp)/(?:s/)?(?=[^/]+\.[^/]+)", re.IGNORECASE
)
"""Copies that Google keeps of AMP pages: the page's own address follows
(https://developers.google.com/amp/cache/overview)."""


def variant_key(key: str) -> str:
    """Return the form in which all variants of an address are equal: no scheme, no ``www.``, ``m.`` or ``amp.`` before the
    host, no ``/amp``, no slash at the end. What is no web address comes back as it is.
    """
    parts = urlsplit(key)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return key
    rest = _CACHES.sub("//", f"//{key.partition('//')[2]}")
    parts = urlsplit(rest)
    labels = parts.netloc.split(".")
    host = ".".join([label for label in labels[:-2] if label not in _FRONT] + labels[-2:])
    path = _AMP_PATH.sub("", parts.path).rstrip("/")
    query = "&".join(part for part in parts.query.split("&") if part and not _AMP_QUERY.match(part))
    return f"{host}{path}?{query}" if query else f"{host}{path}"
