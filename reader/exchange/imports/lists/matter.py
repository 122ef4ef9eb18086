"""Matter's CSV: ``In Queue`` False means archived; tags are joined by semicolons; the only date is the last interaction's."""

from __future__ import annotations

from collections.abc import Iterator

from reader.exchange.imports import csv_rows, json_rows
from reader.exchange.imports.addresses import article_address, refused
from reader.exchange.imports.source import Source
from reader.exchange.imports.times import parse_time
from reader.model.imported import ImportedItem, NotTaken

_USED = frozenset(
    {
        *("title", "author", "publisher", "url", "tags", "in queue", "favorited", "read"),
        *("last interaction date", "file id", "word count"),
    }
)


def recognises(source: Source) -> bool:
    """Say whether this is Matter's list."""
    return csv_rows.has_columns(source, "url", "title", "in queue", "favorited")


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the articles."""
    yield from csv_rows.each(source, _article)


def _article(row: csv_rows.Row) -> ImportedItem | NotTaken:
    fields = row.fields
    title = fields.get("title", "")
    address = article_address(fields.get("url"))
    if not address:
        return refused(row.where, fields.get("url"), title)
    queued = json_rows.flag(fields.get("in queue"))
    author = fields.get("author", "")
    highlights = {"highlight count"} if fields.get("highlight count") == "0" else set()
    saved = parse_time(fields.get("last interaction date"))
    return ImportedItem(
        row.where,
        address,
        title,
        byline=(author,) if author else (),
        site=fields.get("publisher", ""),
        saved=saved,
        read=json_rows.flag(fields.get("read")),
        starred=json_rows.flag(fields.get("favorited")),
        archived=None if queued is None else not queued,
        tags=csv_rows.split_tags(fields.get("tags", ""), ";"),
        dropped=csv_rows.unused(fields, _USED | highlights, {"last interaction date": saved}),
    )
