"""Instapaper's CSV in its three generations: ``URL,Title,Selection,Folder``, with ``Timestamp``, with ``Tags``.

``Folder`` is Unread, Archive, Starred or a folder of the reader's own: a starred or archived article in such a folder has
lost that in the export. ``Selection`` is what Instapaper shows as the article's description. Tags are a JSON list.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from reader.exchange.imports import csv_rows
from reader.exchange.imports.addresses import article_address, refused
from reader.exchange.imports.source import Source
from reader.exchange.imports.times import parse_time
from reader.model.imported import ImportedItem, NotTaken

_USED = frozenset({"url", "title", "selection", "folder", "timestamp", "tags"})
_STATES = frozenset({"unread", "archive", "starred", ""})


def recognises(source: Source) -> bool:
    """Say whether this is Instapaper's CSV."""
    return csv_rows.has_columns(source, "url", "title", "selection", "folder")


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the articles."""
    yield from csv_rows.each(source, _article)


def _article(row: csv_rows.Row) -> ImportedItem | NotTaken:
    fields = row.fields
    address = article_address(fields.get("url"))
    if not address:
        return refused(row.where, fields.get("url"), fields.get("title", ""))
    folder = fields.get("folder", "")
    state = folder.lower()
    own_folder = [] if state in _STATES else [folder]
    saved = parse_time(fields.get("timestamp"))
    return ImportedItem(
        row.where,
        address,
        fields.get("title", ""),
        description=fields.get("selection", ""),
        saved=saved,
        read=True if state == "archive" else False if state == "unread" else None,
        starred=True if state == "starred" else None,
        archived=True if state == "archive" else False if state == "unread" else None,
        tags=csv_rows.unique([*own_folder, *_tags(fields.get("tags", ""))]),
        dropped=csv_rows.unused(fields, _USED, {"timestamp": saved}),
    )


def _tags(cell: str) -> tuple[str, ...]:
    try:
        found = json.loads(cell)
    except (ValueError, RecursionError):
        return csv_rows.split_tags(cell, ",")
    return csv_rows.unique(found) if isinstance(found, list) else ()
