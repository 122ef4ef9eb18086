"""Safari's web archives: a property list with the page and the files that it showed."""

from __future__ import annotations

import plistlib
import xml.parsers.expat
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag

from reader.capture.fetch.sniff import web_archive
from reader.exchange.imports.documents.html_page import page_item
from reader.exchange.imports.documents.limits import whole
from reader.exchange.imports.documents.page_head import web_address
from reader.model.imported import ImportedItem, NotTaken

if TYPE_CHECKING:
    from reader.exchange.imports.source import Source

MAX_ARCHIVE_BYTES = 200_000_000
MAX_FRAMES = 50


def recognises(source: Source) -> bool:
    """Tell whether a file is a web archive, as binary or as XML."""
    head = source.head(65_536)
    if head.startswith(b"bplist00"):
        # The keys of a binary list may be written after the data: a page of megabytes hides them.
        return b"WebMainResource" in head or b"WebResource" in head or _has_keys(source)
    return web_archive(head) == "webarchive"


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the page of the archive."""
    data = whole(source, MAX_ARCHIVE_BYTES)
    if isinstance(data, NotTaken):
        yield data
        return
    archive = source.tried_apart(listed, data)
    found = archive if isinstance(archive, dict) else {}
    main = found.get("WebMainResource")
    body = main.get("WebResourceData") if isinstance(main, dict) else None
    if not isinstance(main, dict) or not isinstance(body, bytes):
        yield NotTaken(source.name, "damaged", rest=True)
        return
    address = str(main.get("WebResourceURL") or "")
    files: dict[str, bytes] = {}
    _gather(found, files, 0)
    charset = str(main.get("WebResourceTextEncodingName") or "")

    def lookup(src: str) -> bytes | None:
        return files.get(src) or files.get(urldefrag(src)[0])

    yield page_item(
        body,
        source.name,
        f"text/html; charset={charset}" if charset.isascii() and charset else "text/html",
        web_address(address),
        lookup=lookup,
        base=address,
    )


def listed(data: bytes) -> Any:
    """Return a property list, None where it is damaged or would name other files (an XML list with entities)."""
    if not data.startswith(b"bplist00") and b"<!ENTITY" in data:
        return None
    try:
        return plistlib.loads(data)
    except (
        plistlib.InvalidFileException,
        xml.parsers.expat.ExpatError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        OverflowError,
        RecursionError,
        MemoryError,
    ):
        return None


def _gather(archive: dict[str, Any], files: dict[str, bytes], frames: int) -> None:
    resources = archive.get("WebSubresources")
    for resource in resources if isinstance(resources, list) else ():
        if isinstance(resource, dict):
            address, data = resource.get("WebResourceURL"), resource.get("WebResourceData")
            if isinstance(address, str) and isinstance(data, bytes):
                files.setdefault(address, data)
    inner = archive.get("WebSubframeArchives")
    for frame in (inner if isinstance(inner, list) else ())[: MAX_FRAMES if frames < 3 else 0]:
        if isinstance(frame, dict):
            _gather(frame, files, frames + 1)


def _has_keys(source: Source) -> bool:
    with source.open() as file:
        try:
            file.seek(-min(source.size, 262_144), 2)
        except (OSError, ValueError):
            return False
        return b"WebMainResource" in file.read(262_144)
