"""Pinboard's JSON: ``description`` is the title, ``extended`` the note, tags are joined by blanks.

Other programs write the same keys with tags as a list, or joined by commas; ArchiveBox takes them all, and so does this.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.exchange.imports import csv_rows, json_rows
from reader.exchange.imports.addresses import article_address, refused
from reader.exchange.imports.source import Source
from reader.exchange.imports.times import parse_time
from reader.model.imported import ImportedItem, NotTaken

_USED = frozenset({"href", "description", "extended", "time", "tags", "toread", "meta", "hash"})


def recognises(source: Source) -> bool:
    """Say whether this is Pinboard's export."""
    shape = json_rows.shape_of(source)
    return shape.kind == "list" and {"href", "description", "time"} <= shape.keys


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the bookmarks."""
    yield from json_rows.each(source, _article)


def _article(where: str, entry: json_rows.Mapping) -> ImportedItem | NotTaken:
    title = json_rows.text(entry.get("description"))
    address = article_address(entry.get("href"))
    if not address:
        return refused(where, entry.get("href"), title)
    private = entry.get("shared") == "no"
    to_read = json_rows.flag(entry.get("toread"))
    saved = parse_time(entry.get("time"))
    return ImportedItem(
        where,
        address,
        "" if title in ("[no title]", address) else title,
        saved=saved,
        read=None if to_read is None else not to_read,
        tags=_tags(entry.get("tags")),
        note=json_rows.text(entry.get("extended")),
        dropped=json_rows.unused(entry, _USED if private else _USED | {"shared"}, {"time": saved}),
    )


def _tags(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return csv_rows.unique(json_rows.texts(value))
    tags = json_rows.text(value)
    return csv_rows.split_tags(tags, "," if "," in tags else " ")
