"""WACZ: a zip of web archives with a list of their pages, as ArchiveWeb.page, Browsertrix and Tearsheet write it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from reader.exchange.imports.addresses import article_address
from reader.exchange.imports.documents import warc
from reader.exchange.imports.source import READ_ERRORS
from reader.exchange.imports.times import parse_time
from reader.model.imported import ImportedItem, NotTaken

if TYPE_CHECKING:
    from reader.exchange.imports.documents.warc import Wanted
    from reader.exchange.imports.source import Bundle, Source

MAX_LIST_BYTES = 100_000_000
PAGE_LISTS = ("pages/pages.jsonl", "pages/extraPages.jsonl")


def recognises_bundle(source: Source) -> bool:
    """Tell whether a zip or folder is a WACZ."""
    bundle = source.bundle()
    return bundle is not None and bundle.get("datapackage.json") is not None and bool(_archives(bundle))


def read_bundle(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the pages that its list names, with their pictures; where it has no list, each HTML page."""
    bundle = source.bundle()
    if bundle is None:
        return
    wanted: Wanted = {}
    for name in PAGE_LISTS:
        member = bundle.get(name)
        if member is None or (wanted and name != PAGE_LISTS[0]):
            continue  # pages that a crawler met beyond those that were asked for
        for row in rows(member):
            if isinstance(row, NotTaken):
                yield row
                continue
            wanted.setdefault(article_address(row["url"]) or row["url"], (row["title"], row["ts"]))
    yield from warc.pages_of(_archives(bundle), wanted or None)
    yield from bundle.not_taken


def recognises_list(source: Source) -> bool:
    """Tell whether a file is the list of pages out of a WACZ: a line of JSON for each."""
    lines = source.head(16_384).splitlines()[:3]
    if lines and b'"json-pages-1.0"' in lines[0]:
        return True
    found = [_row(line) for line in lines[1:]]
    return bool(found) and all(row is not None and "ts" in row and "url" in row for row in found)


def read_list(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the pages of a list as bare addresses."""
    for number, row in enumerate(rows(source), 1):
        if isinstance(row, NotTaken):
            yield row
            continue
        address = article_address(row["url"])
        if address:
            yield ImportedItem(f"{source.name}, page {number}", address, row["title"], saved=row["ts"])
        else:
            yield NotTaken(f"{source.name}, page {number}", "not_an_article", row["title"] or row["url"])


def rows(source: Source) -> Iterator[dict[str, str] | NotTaken]:
    """Yield address, title and moment of each page of a list; the header line is none."""
    try:
        data = source.data(MAX_LIST_BYTES)
    except READ_ERRORS:
        yield NotTaken(source.name, "damaged", rest=True)
        return
    for number, line in enumerate(data.splitlines(), 1):
        row = _row(line)
        if row is None:
            if line.strip():
                yield NotTaken(f"{source.name}, line {number}", "damaged")
            continue
        if isinstance(row.get("url"), str):
            title, moment = row.get("title"), row.get("ts")
            yield {"url": row["url"], "title": title if isinstance(title, str) else "", "ts": parse_time(moment)}


def _row(line: bytes) -> dict[str, Any] | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def _archives(bundle: Bundle) -> list[Source]:
    return [
        member for member in bundle.members if bundle.inner(member).startswith("archive/") and warc.recognises(member)
    ]
