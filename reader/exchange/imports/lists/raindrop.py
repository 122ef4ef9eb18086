"""Raindrop's CSV, and the JSON of its interface.

``folder`` is a path ("Research/Go", "Research / Go"); tags are joined by ", " with a comma at the end at times; note and
highlights have lines, one highlight each.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from reader.exchange.imports import csv_rows, json_rows
from reader.exchange.imports.addresses import article_address, refused
from reader.exchange.imports.source import Source
from reader.exchange.imports.times import parse_time
from reader.model.imported import ImportedHighlight, ImportedItem, NotTaken

_USED = frozenset({"id", "title", "note", "excerpt", "url", "folder", "tags", "created", "highlights", "favorite"})
_JSON_USED = frozenset(
    {"_id", "link", "title", "excerpt", "note", "tags", "created", "important", "collection", "highlights"}
)
_NO_FOLDER = frozenset({"", "unsorted"})


def recognises(source: Source) -> bool:
    """Say whether this is Raindrop's CSV."""
    return csv_rows.has_columns(source, "url", "folder", "excerpt", "tags", "created")


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the bookmarks of the CSV."""
    yield from csv_rows.each(source, _article)


def recognises_json(source: Source) -> bool:
    """Say whether this is a list of raindrops as the interface gives it."""
    return {"link", "title"} <= json_rows.shape_of(source).under("items")


def read_json(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the bookmarks of the JSON."""
    yield from json_rows.each(source, _json_article, "items")


def _article(row: csv_rows.Row) -> ImportedItem | NotTaken:
    fields = row.fields
    title = fields.get("title", "")
    address = article_address(fields.get("url"))
    if not address:
        return refused(row.where, fields.get("url"), title)
    highlights = (line.strip() for line in fields.get("highlights", "").splitlines())
    saved = parse_time(fields.get("created"))
    return ImportedItem(
        row.where,
        address,
        title,
        description=fields.get("excerpt", ""),
        saved=saved,
        starred=json_rows.flag(fields.get("favorite")),
        tags=csv_rows.unique([*_folder(fields.get("folder", "")), *_tags(fields.get("tags", ""))]),
        note=fields.get("note", ""),
        highlights=tuple(ImportedHighlight(line) for line in highlights if line),
        dropped=csv_rows.unused(fields, _USED, {"created": saved}),
    )


def _json_article(where: str, entry: json_rows.Mapping) -> ImportedItem | NotTaken:
    title = json_rows.text(entry.get("title"))
    address = article_address(entry.get("link"))
    if not address:
        return refused(where, entry.get("link"), title)
    folder = json_rows.text(json_rows.mapping(entry.get("collection")).get("title"))
    saved = parse_time(entry.get("created"))
    return ImportedItem(
        where,
        address,
        title,
        description=json_rows.text(entry.get("excerpt")),
        saved=saved,
        starred=json_rows.flag(entry.get("important")),
        tags=csv_rows.unique([*_folder(folder), *json_rows.texts(entry.get("tags"))]),
        note=json_rows.text(entry.get("note")),
        highlights=tuple(
            ImportedHighlight(
                json_rows.text(mark.get("text")),
                note=json_rows.text(mark.get("note")),
                created=parse_time(mark.get("created")),
                tags=csv_rows.unique(json_rows.texts(mark.get("tags"))),
            )
            for mark in json_rows.mappings(entry.get("highlights"))
        ),
        dropped=json_rows.unused(entry, _JSON_USED, {"created": saved}),
    )


def _folder(path: str) -> list[str]:
    path = re.sub(r"\s*/\s*", "/", path.strip()).strip("/")
    return [] if path.lower() in _NO_FOLDER else [path]


def _tags(cell: str) -> tuple[str, ...]:
    try:
        parts = next(csv.reader([cell], skipinitialspace=True), [])
    except csv.Error:
        parts = cell.split(",")
    return csv_rows.unique(parts)
