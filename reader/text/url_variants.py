"""Variants of an address under which one article stands: with and without encryption, for telephones, and as AMP pages.

Pure functions over the normal form of an address (``capture.fetch.address.same_page_key``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
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


def same_host(one: str, other: str) -> bool:
    """Tell whether two addresses in normal form are on one host, its variants for telephones aside. The hosts of one domain may
    be different people's.
    """
    hosts = [variant_key(key).partition("/")[0].partition("?")[0] for key in (one, other)]
    return hosts[0] == hosts[1] and all(key.startswith(("http://", "https://")) for key in (one, other))


def kept_under(key: str, articles: Iterable[tuple[int, str, str]]) -> int:
    """Return which of several articles (number, address asked for, final address) with one variant key is meant by it: the
    newest that came from there; else, of those whose pages only name it as their own, the newest.
    """
    numbers = [(key in (_of(url), _of(final)), number) for number, url, final in articles]
    return max(numbers)[1]


def _of(address: str) -> str:
    return variant_key(address.partition("#")[0])
