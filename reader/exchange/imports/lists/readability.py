"""Readability's JSON: ``{"bookmarks": [{"article__url": …}]}``; yes and no as true and false or 1 and 0."""

from __future__ import annotations

import html
from collections.abc import Iterator

from reader.exchange.imports import json_rows
from reader.exchange.imports.addresses import article_address, refused
from reader.exchange.imports.source import Source
from reader.exchange.imports.times import parse_time
from reader.model.imported import ImportedItem, NotTaken

_USED = frozenset({"article__url", "article__title", "article__excerpt", "favorite", "archive", "date_added"})


def recognises(source: Source) -> bool:
    """Say whether this is Readability's export."""
    return "article__url" in json_rows.shape_of(source).under("bookmarks")


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the articles."""
    yield from json_rows.each(source, _article, "bookmarks")


def _article(where: str, entry: json_rows.Mapping) -> ImportedItem | NotTaken:
    address = article_address(entry.get("article__url"))
    title = html.unescape(json_rows.text(entry.get("article__title")))
    if not address:
        return refused(where, entry.get("article__url"), title)
    archived = json_rows.flag(entry.get("archive"))
    saved = parse_time(entry.get("date_added"))
    return ImportedItem(
        where,
        address,
        "" if title == "No title found" else title,
        description=html.unescape(json_rows.text(entry.get("article__excerpt"))),
        saved=saved,
        read=archived,
        starred=json_rows.flag(entry.get("favorite")),
        archived=archived,
        dropped=json_rows.unused(entry, _USED, {"date_added": saved}),
    )
