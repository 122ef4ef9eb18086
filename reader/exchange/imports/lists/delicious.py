"""Delicious' JSON: ``created`` in seconds as a string, ``tags`` a list in which ``[""]`` means none."""

from __future__ import annotations

from collections.abc import Iterator

from reader.exchange.imports import csv_rows, json_rows
from reader.exchange.imports.addresses import article_address, refused
from reader.exchange.imports.source import Source
from reader.exchange.imports.times import from_unix
from reader.model.imported import ImportedItem, NotTaken

_USED = frozenset({"title", "tags", "url", "description", "created", "others", "owner"})


def recognises(source: Source) -> bool:
    """Say whether this is Delicious' export."""
    shape = json_rows.shape_of(source)
    return shape.kind == "list" and {"url", "created", "others", "tags"} <= shape.keys


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the bookmarks."""
    yield from json_rows.each(source, _article)


def _article(where: str, entry: json_rows.Mapping) -> ImportedItem | NotTaken:
    title = json_rows.text(entry.get("title"))
    address = article_address(entry.get("url"))
    if not address:
        return refused(where, entry.get("url"), title)
    private = json_rows.flag(entry.get("private"))
    saved = from_unix(entry.get("created"))
    return ImportedItem(
        where,
        address,
        title,
        saved=saved,
        tags=csv_rows.unique(json_rows.texts(entry.get("tags"))),
        note=json_rows.text(entry.get("description")),
        dropped=json_rows.unused(entry, _USED if private else _USED | {"private"}, {"created": saved}),
    )
