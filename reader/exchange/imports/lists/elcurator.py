"""elCurator's JSON: ``created_at`` ends in " UTC", ``is_saved`` is its star."""

from __future__ import annotations

from collections.abc import Iterator

from reader.exchange.imports import csv_rows, json_rows
from reader.exchange.imports.addresses import article_address, refused
from reader.exchange.imports.source import Source
from reader.exchange.imports.times import parse_time
from reader.model.imported import ImportedItem, NotTaken

_USED = frozenset({"title", "url", "description", "tags", "created_at", "is_saved"})


def recognises(source: Source) -> bool:
    """Say whether this is elCurator's export."""
    shape = json_rows.shape_of(source)
    return shape.kind == "list" and {"url", "created_at", "is_saved"} <= shape.keys


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the articles."""
    yield from json_rows.each(source, _article)


def _article(where: str, entry: json_rows.Mapping) -> ImportedItem | NotTaken:
    title = json_rows.text(entry.get("title"))
    address = article_address(entry.get("url"))
    if not address:
        return refused(where, entry.get("url"), title)
    saved = parse_time(entry.get("created_at"))
    return ImportedItem(
        where,
        address,
        title,
        description=json_rows.text(entry.get("description")),
        saved=saved,
        starred=json_rows.flag(entry.get("is_saved")),
        tags=csv_rows.unique(json_rows.texts(entry.get("tags"))),
        dropped=json_rows.unused(entry, _USED, {"created_at": saved}),
    )
