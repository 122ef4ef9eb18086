"""Readwise Reader's CSV: tags are a Python list as text, ``Location`` is new, later, shortlist, archive or feed.

Rows in the feed are what a subscription brought and nobody touched; those with a tag or with progress were kept by their
reader and are taken. Uploads and mails have no address, or one that begins with ``read:`` or ``mailto:``.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from reader.exchange.imports import csv_rows
from reader.exchange.imports.addresses import article_address, refused
from reader.exchange.imports.source import Source
from reader.exchange.imports.times import parse_time
from reader.model.imported import ImportedItem, NotTaken

_USED = frozenset({"title", "url", "id", "document tags", "saved date", "reading progress", "location", "seen"})
_SHORTLIST = "shortlist"


def recognises(source: Source) -> bool:
    """Say whether this is Readwise Reader's list of documents."""
    return csv_rows.has_columns(source, "url", "title", "document tags", "saved date", "location")


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the documents."""
    yield from csv_rows.each(source, _article)


def _article(row: csv_rows.Row) -> ImportedItem | NotTaken:
    fields = row.fields
    title = fields.get("title", "")
    address = article_address(fields.get("url"))
    if not address:
        return refused(row.where, fields.get("url"), title)
    location = fields.get("location", "").lower()
    tags = _tags(fields.get("document tags", ""))
    progress = percent(fields.get("reading progress", ""))
    if location == "feed" and not tags and not progress:
        return NotTaken(row.where, "not_an_article", title)
    archived = location == "archive"
    saved = parse_time(fields.get("saved date"))
    return ImportedItem(
        row.where,
        address,
        title,
        saved=saved,
        read=True if archived else None,
        archived=archived,
        progress=progress,
        tags=csv_rows.unique([*tags, *([_SHORTLIST] if location == _SHORTLIST else [])]),
        dropped=csv_rows.unused(fields, _USED, {"saved date": saved}),
    )


def percent(text: str) -> int:
    """Return a share from 0 to 1 in percent, 0 for what is none."""
    try:
        share = float(text)
    except ValueError:
        return 0
    return round(share * 100) if 0 <= share <= 1 else 0


def _tags(cell: str) -> tuple[str, ...]:
    for text in (cell, cell.replace("\\\\", "\\")):  # some exports double the backslash in front of a quotation mark
        try:
            found = ast.literal_eval(text)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            continue
        return csv_rows.unique(found) if isinstance(found, (list, tuple)) else ()
    return csv_rows.split_tags(cell.strip("[]").replace("'", ""), ",")
