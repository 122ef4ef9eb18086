"""Pocket's last export (2024 to November 2025): CSV files of 10,000 rows in a zip, with annotations and shared lists beside
them.

Tags are joined by "|" and may hold blanks and commas; the generation with the column ``cursor`` is read by the same names.
It has no favourites and no texts. An article without a title has its address as title, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reader.exchange.imports import csv_rows, json_rows
from reader.exchange.imports.addresses import article_address, refused
from reader.exchange.imports.source import Bundle, Source
from reader.exchange.imports.times import from_unix, parse_time
from reader.model.imported import ImportedHighlight, ImportedItem, NotTaken

_COLUMNS = ("title", "url", "time added", "tags", "status")
_USED = frozenset({*_COLUMNS, "cursor"})
_BESIDE = re.compile(r"(?:annotations|collections)/[^/]+\.json", re.IGNORECASE)


def recognises(source: Source) -> bool:
    """Say whether this is one of Pocket's CSV files, of either generation."""
    return csv_rows.has_columns(source, *_COLUMNS)


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the articles of one CSV file."""
    yield from csv_rows.each(source, _article)


def _article(row: csv_rows.Row) -> ImportedItem | NotTaken:
    fields = row.fields
    title = fields.get("title", "")
    address = article_address(fields.get("url"))
    if not address:
        return refused(row.where, fields.get("url"), title)
    archived = fields.get("status", "").lower() == "archive"
    saved = from_unix(fields.get("time added"))
    return ImportedItem(
        row.where,
        address,
        "" if title == fields.get("url") else title,
        saved=saved,
        read=archived,
        archived=archived,
        tags=csv_rows.split_tags(fields.get("tags", ""), "|"),
        dropped=csv_rows.unused(fields, _USED, {"time added": saved}),
    )


def recognises_bundle(source: Source) -> bool:
    """Say whether this is a folder or a zip with Pocket's CSV files in it."""
    bundle = source.bundle()
    return bundle is not None and any(recognises(member) for member in bundle.at_top())


def takes(bundle: Bundle, member: Source) -> bool:
    """Say whether a file of the bundle is Pocket's."""
    inner = bundle.inner(member)
    return bool(_BESIDE.fullmatch(inner)) or ("/" not in inner and recognises(member))


def read_bundle(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the articles of all CSV files, each with its highlights and the names of the lists that it is in as tags;
    then what only the highlights and lists name.
    """
    bundle = source.bundle()
    if bundle is None:
        return
    extras: dict[str, _Extra] = {}
    failed: list[NotTaken] = []
    for member in bundle.members:
        inner = bundle.inner(member).lower()
        if _BESIDE.fullmatch(inner):
            gather = _gather_highlights if inner.startswith("annotations/") else _gather_collection
            failed.extend(gather(member, extras))
    for member in bundle.at_top():
        if not recognises(member):
            continue
        for item in read(member):
            extra = extras.get(item.address) if isinstance(item, ImportedItem) else None
            if isinstance(item, NotTaken) or extra is None:
                yield item
                continue
            yield extra.added_to(item)
            extra.used = True
    for address, extra in extras.items():
        if not extra.used:
            yield extra.added_to(ImportedItem(extra.where, address, extra.title))
    yield from failed


class _Extra:
    """What annotations and collections say about one address; given to the first article that has it."""

    def __init__(self, where: str, title: str) -> None:
        self.where = where
        self.title = title
        self.description = ""
        self.highlights: list[ImportedHighlight] = []
        self.tags: list[str] = []
        self.notes: list[str] = []
        self.used = False

    def added_to(self, item: ImportedItem) -> ImportedItem:
        if self.used:
            return item
        return replace(
            item,
            highlights=tuple(self.highlights),
            tags=csv_rows.unique((*item.tags, *self.tags)),
            note="\n\n".join(dict.fromkeys(self.notes)),
            description=self.description,
        )


def _gather_highlights(source: Source, extras: dict[str, _Extra]) -> Iterator[NotTaken]:
    for entry in json_rows.elements(source):
        if isinstance(entry, NotTaken):
            yield entry
            continue
        found = json_rows.mapping(entry.value)
        extra = _extra_of(entry.where, found, extras)
        if extra is None:
            yield refused(entry.where, found.get("url"), json_rows.text(found.get("title")))
            continue
        for mark in json_rows.mappings(found.get("highlights")):
            words = json_rows.text(mark.get("quote"))
            if words:
                extra.highlights.append(
                    ImportedHighlight(
                        words, note=json_rows.text(mark.get("note")), created=parse_time(mark.get("created_at"))
                    )
                )


def _gather_collection(source: Source, extras: dict[str, _Extra]) -> Iterator[NotTaken]:
    document = json_rows.document(source)
    if document.damaged:
        yield NotTaken(source.name, "damaged", rest=True)
    collection = json_rows.mapping(document.value)
    name = json_rows.text(collection.get("title"))
    for number, found in enumerate(json_rows.mappings(collection.get("items")), 1):
        where = f"{source.name}, item {number}"
        extra = _extra_of(where, found, extras)
        if extra is None:
            yield refused(where, found.get("url"), json_rows.text(found.get("title")))
            continue
        if name:
            extra.tags.append(name)
        extra.description = extra.description or json_rows.text(found.get("excerpt"))
        if note := json_rows.text(found.get("note")):
            extra.notes.append(note)


def _extra_of(where: str, found: json_rows.Mapping, extras: dict[str, _Extra]) -> _Extra | None:
    address = article_address(found.get("url"))
    return extras.setdefault(address, _Extra(where, json_rows.text(found.get("title")))) if address else None
