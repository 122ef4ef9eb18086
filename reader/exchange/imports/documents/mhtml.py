"""MHTML: a page and its parts as Chrome, Edge, Opera, Internet Explorer and Outlook save them (RFC 2557)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from email.message import Message
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin

from reader.capture.fetch.sniff import web_archive
from reader.exchange.imports.documents.html_page import page_item
from reader.exchange.imports.documents.limits import whole
from reader.exchange.imports.documents.mime_parts import content, header, leaves, parsed, sent, text_of
from reader.exchange.imports.documents.page_head import web_address
from reader.model.imported import ImportedItem, NotTaken

if TYPE_CHECKING:
    from reader.exchange.imports.source import Source

MAX_ARCHIVE_BYTES = 200_000_000
_OF_A_PAGE = re.compile(
    rb"^(?:snapshot-content-location:|content-type:\s*multipart/related|from: <saved by)", re.I | re.M
)
_CONTENT_LOCATION = re.compile(rb"^content-location:", re.I | re.M)
_OF_A_MAIL = re.compile(rb"^(?:to|received|message-id|return-path|delivered-to):", re.I | re.M)


def recognises(source: Source) -> bool:
    """Tell whether a file is a page with its parts, rather than a mail."""
    head = source.head(16_384)
    if web_archive(head) != "MHTML":
        return False
    top = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    if b"snapshot-content-location:" in top.lower() or b"<saved by" in top.lower():
        return True
    return bool(_OF_A_PAGE.search(top) or _CONTENT_LOCATION.search(head)) and not _OF_A_MAIL.search(top)


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the page; one whose end is missing is what of it could be read."""
    data = whole(source, MAX_ARCHIVE_BYTES)
    if isinstance(data, NotTaken):
        yield data
        return
    message = parsed(data)
    parts = list(leaves(message))
    pages = [part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not pages:
        yield NotTaken(source.name, "damaged", header(message, "Subject"), rest=True)
        return
    main = _main(message, pages)
    own = header(main, "Content-Location")
    address = web_address(header(message, "Snapshot-Content-Location")) or web_address(own)
    base = own or address
    by_name: dict[str, Message] = {}
    for part in parts:
        if part is not main:
            for name in _names(part, base):
                by_name.setdefault(name, part)

    def lookup(src: str) -> bytes | None:
        part = by_name.get(src) or by_name.get(urldefrag(src)[0])
        return content(part) if part is not None else None

    yield page_item(
        text_of(main).encode("utf-8", "replace"),
        source.name,
        "text/html; charset=utf-8",
        address,
        header(message, "Subject"),
        sent(message),
        lookup,
        base=base,
    )


def _main(message: Message, pages: list[Message]) -> Message:
    start = message.get_param("start", "")
    wanted = str(start).strip("<>") if isinstance(start, str) else ""
    location = header(message, "Snapshot-Content-Location") or header(message, "Content-Location")
    for page in pages:
        if wanted and header(page, "Content-ID").strip("<>") == wanted:
            return page
    for page in pages:
        if location and header(page, "Content-Location") == location:
            return page
    return pages[0]


def _names(part: Message, base: str) -> Iterator[str]:
    location = header(part, "Content-Location").replace(" ", "")
    if location:
        yield location
        with suppress(ValueError):
            yield urljoin(base, location)
    ident = header(part, "Content-ID").strip("<>")
    if ident:
        yield f"cid:{ident}"
