"""Pictures that come with a saved page: inside it, in a part of the same file, or in a file beside it.

Each gets the one address under which the cleaned article will name it: its own on the web, else ``tearsheet-picture:N``,
which `reader.capture.page.pictures` lets through.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Callable
from html import escape, unescape
from urllib.parse import unquote_to_bytes, urljoin

from reader.capture.fetch.sniff import picture_size, picture_type
from reader.exchange.imports.documents.page_head import attributes_of
from reader.model.imported import ImportedPicture

MAX_PICTURES = 500
MAX_PICTURE_BYTES = 20_000_000
MAX_ALL_BYTES = 60_000_000
MIN_SIDE_PX = 4
"""Pictures with a smaller side hold a place or count readers."""

# No "<" inside quotes: each tag is looked at up to the next, so that the time grows with the page and no quicker.
_IMAGE = re.compile(r"<(?:img|amp-img)\b((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)>", re.I)
_SOURCE = re.compile(r"<source\b(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*>", re.I)
_SOURCES = ("src", "data-src", "data-original", "data-lazy-src", "data-srcset", "srcset")
_KEPT = ("alt", "title", "width", "height", "class", "id", "role", "aria-label")
_SHARED = re.compile(r"(--sf-img-\d{1,5})\s*:\s*url\(\s*[\"']?(data:image/[^\"')\s]+)")
_SHARED_USE = re.compile(r"var\(\s*(--sf-img-\d{1,5})\s*\)")

Lookup = Callable[[str], bytes | None]


def with_pictures_apart(
    html: str, base: str = "", lookup: Lookup = lambda _: None
) -> tuple[str, tuple[ImportedPicture, ...]]:
    """Return a page whose pictures have addresses, and these pictures.

    ``lookup`` returns the bytes for a source as the page writes it, or joined to ``base``; None for one it does not have.
    A picture that is nowhere keeps all its sources. SingleFile's shared pictures (in a style, used by many) count, too.
    """
    shared = dict(_SHARED.findall(html)) if "--sf-img-" in html else {}
    found: dict[str, ImportedPicture] = {}
    by_content: dict[str, str] = {}
    left = MAX_ALL_BYTES

    def replaced(match: re.Match[str]) -> str:
        nonlocal left
        values = attributes_of(match[1])
        for source in _candidates(values, shared):
            data = data_of(source) if source[:5].lower() == "data:" else lookup(source)
            joined = source if source[:5].lower() == "data:" else _joined(base, source)
            if data is None and joined and joined != source:
                data = lookup(joined)
            if not data or len(data) > min(MAX_PICTURE_BYTES, left) or not _is_shown(data):
                continue
            digest = hashlib.sha256(data).hexdigest()
            src = joined if joined.startswith(("http://", "https://")) else by_content.get(digest, "")
            if src not in found:
                if len(found) >= MAX_PICTURES:
                    return match[0]
                src = src or f"tearsheet-picture:{len(found)}"
                found[src] = ImportedPicture(src, data)
                by_content.setdefault(digest, src)
                left -= len(data)
            kept = "".join(f' {name}="{escape(values[name])}"' for name in _KEPT if values.get(name))
            return f'<img src="{escape(src)}"{kept}>'
        return match[0]

    changed = _IMAGE.sub(replaced, html)
    return (_SOURCE.sub("", changed) if found else html), tuple(found.values())


def data_of(address: str) -> bytes | None:
    """Return the bytes of a ``data:`` address, None where it is damaged."""
    head, comma, payload = address.partition(",")
    if not comma or len(payload) > 2 * MAX_PICTURE_BYTES:
        return None
    raw = unquote_to_bytes(payload)
    if not head.rstrip().lower().endswith(";base64"):
        return raw
    try:
        return base64.b64decode(b"".join(raw.split()) + b"==")
    except (binascii.Error, ValueError):
        return None


def _candidates(values: dict[str, str], shared: dict[str, str]) -> list[str]:
    found: list[str] = []
    use = _SHARED_USE.search(values.get("style", ""))
    if use and use[1] in shared:
        found.append(unescape(shared[use[1]]))
    for name in _SOURCES:
        value = values.get(name, "")
        if not value:
            continue
        if name.endswith("srcset") and value[:5].lower() != "data:":
            found += [part.split()[0] for part in value.split(", ") if part.split()]
        else:
            found.append(value.split(" ")[0] if name.endswith("srcset") else value)
    return found


def _joined(base: str, source: str) -> str:
    try:
        return urljoin(base, source) if base else source
    except ValueError:
        return ""


def _is_shown(data: bytes) -> bool:
    kind = picture_type(data)
    if not kind or kind == "image/x-icon":
        return False
    width, height = picture_size(data)
    return not (width or height) or min(width, height) >= MIN_SIDE_PX
