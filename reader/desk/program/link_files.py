"""Small files that hold one address: ``.url`` of Windows, ``.webloc`` of macOS, ``.desktop`` of type Link."""

from __future__ import annotations

import re
from pathlib import Path

from reader.capture.fetch.address import normalize
from reader.errors import FileUnreadable, NotAnAddress

LINK_ENDINGS = (".url", ".website", ".webloc", ".desktop")
"""Names of files that are taken for links."""
MAX_BYTES = 65536
"""Bytes of such a file; they have some hundred."""
_URL_LINE = re.compile(r"^[ \t]*(?:Base)?URL(?:\[\$e\])?[ \t]*=[ \t]*(.+?)[ \t]*$", re.IGNORECASE | re.MULTILINE)


def address_in(path: Path) -> str:
    """Return the web address in a link file, normalized. Raises FileUnreadable where it holds none or can't be read."""
    try:
        with path.open("rb") as file:
            held = file.read(MAX_BYTES)
    except OSError as error:
        detail = (error.strerror or "it can’t be read").lower()
        raise FileUnreadable(name=path.name, detail=detail) from None
    found = _plist_url(held) if path.suffix.lower() == ".webloc" else None
    for candidate in [found] if found else [match[1] for match in _URL_LINE.finditer(_text(held))]:
        try:
            return normalize(candidate)
        except NotAnAddress:
            continue
    raise FileUnreadable(name=path.name, detail="it contains no web address")


def _text(held: bytes) -> str:
    if held.startswith((b"\xff\xfe", b"\xfe\xff")):
        return held.decode("utf-16", "replace")
    try:
        return held.decode("utf-8-sig")
    except UnicodeDecodeError:
        return held.decode("latin-1")


def _plist_url(held: bytes) -> str:
    """Return ``URL`` of a property list, or "". Old ones have it in a resource fork, which no other system reads."""
    import plistlib

    try:
        found = plistlib.loads(held)
    except Exception:  # noqa: BLE001 - what the parser raises for broken bytes is not documented
        return ""
    return str(found.get("URL", "")) if isinstance(found, dict) else ""


HEAD_BYTES = 8192


def is_page(path: Path) -> bool:
    """Return whether a file is (or may be) an HTML page by its first bytes; one that can't be read counts as one, for saving
    it says why.
    """
    from reader.capture.fetch.sniff import other_than_a_page, web_archive

    try:
        with path.open("rb") as file:
            start = file.read(HEAD_BYTES)
    except OSError:
        return not path.is_dir()
    return not web_archive(start) and not other_than_a_page("text/html", start)
