"""Saved web pages: those of SingleFile, which note where and when they were saved, and any other HTML file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reader.capture.fetch.sniff import other_than_a_page
from reader.capture.page.charset import decode
from reader.exchange.imports.bookmarks_head import is_bookmarks
from reader.exchange.imports.documents.limits import whole
from reader.exchange.imports.documents.page_head import has_words, head_of
from reader.exchange.imports.documents.page_pictures import Lookup, with_pictures_apart
from reader.exchange.imports.times import parse_time
from reader.model.imported import ImportedItem, NotTaken

if TYPE_CHECKING:
    from reader.exchange.imports.source import Source

MAX_PAGE_BYTES = 100_000_000

_SINGLE_FILE = re.compile(rb"<!--\s*(?:Page saved with|Archive processed by) SingleFile\b", re.I)


def _nothing(_: str) -> None:
    return None


def is_single_file(source: Source) -> bool:
    """Tell whether a page says that SingleFile saved it."""
    return bool(_SINGLE_FILE.search(source.head(4096)))


def is_page(source: Source) -> bool:
    """Tell whether a file is an HTML page (a list of bookmarks is none)."""
    head = source.head(65_536)
    if b"\0" in head[:64] and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    return bool(head.strip()) and not other_than_a_page("", head) and not is_bookmarks(source.head_text())


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the page; pictures beside it and inside it come along."""
    body = whole(source, MAX_PAGE_BYTES)
    if isinstance(body, NotTaken):
        yield body
        return

    def beside(name: str) -> bytes | None:
        if re.match(r"[a-z][a-z0-9+.-]*:|//|#|\?", name, re.I):
            return None
        near = source.beside(unquote(name.partition("?")[0].partition("#")[0]).removeprefix("./"))
        if near is None or near.size > MAX_PAGE_BYTES:
            return None
        data = whole(near, MAX_PAGE_BYTES)
        return None if isinstance(data, NotTaken) else data

    yield page_item(body, source.name, lookup=beside)


def page_item(
    body: bytes,
    where: str,
    content_type: str = "",
    address: str = "",
    title: str = "",
    saved: str = "",
    lookup: Lookup = _nothing,
    *,
    base: str = "",
) -> ImportedItem | NotTaken:
    """Return a page as an item; what the caller knows (address, title, when it was saved) beats what the page says."""
    html = decode(body, content_type)
    head = head_of(html, body)
    address = address or head.address
    title = title or head.title
    if not has_words(html):
        if address:
            return ImportedItem(where, address, title, saved=saved or parse_time(head.saved))
        return NotTaken(where, "no_text", title)
    apart, pictures = with_pictures_apart(html, base or address, lookup)
    return ImportedItem(
        where,
        address,
        title,
        site=head.site,
        description=head.description,
        saved=saved or parse_time(head.saved),
        kind="page",
        text=apart,
        original=apart.encode("utf-8", "replace") if pictures else body,
        mime="text/html; charset=utf-8" if pictures else content_type or "text/html",
        pictures=pictures,
    )
