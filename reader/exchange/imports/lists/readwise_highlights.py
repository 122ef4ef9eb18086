"""Readwise's CSV of highlights, one a row; those of one book or article come together.

Two headers are in use: the export's (``Book Title``, ``Book Author``, ``Highlighted at``) and the one that Readwise takes
and other programs write (``Title``, ``Author``, ``URL``, ``Date``). What has no address gets its highlights as text. The last
line of a note may be tags (".court .to-check").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.exchange.imports import csv_rows
from reader.exchange.imports.addresses import article_address
from reader.exchange.imports.source import Source
from reader.exchange.imports.times import parse_time
from reader.model.imported import ImportedHighlight, ImportedItem, NotTaken

_USED = frozenset(
    {
        *("highlight", "title", "book title", "author", "book author", "url", "source url", "note", "tags"),
        *("highlighted at", "date", "document tags", "amazon book id", "location type"),
    }
)


class _Work:
    def __init__(self, row: csv_rows.Row, title: str, address: str) -> None:
        self.where = row.where
        self.title = title
        self.address = address
        self.author = _first(row.fields, "author", "book author")
        self.tags: list[str] = []
        self.highlights: list[ImportedHighlight] = []
        self.dropped: dict[str, None] = {}

    def add(self, fields: dict[str, str]) -> None:
        self.tags.extend(csv_rows.split_tags(fields.get("document tags", ""), ","))
        self.dropped.update(dict.fromkeys(csv_rows.unused(fields, _USED)))
        words, note = fields.get("highlight", ""), fields.get("note", "")
        if words or note:
            created = parse_time(_first(fields, "highlighted at", "date"))
            note, inline = _without_tags(note)
            tags = csv_rows.unique([*csv_rows.split_tags(fields.get("tags", ""), ","), *inline])
            self.highlights.append(ImportedHighlight(words, note=note, created=created, tags=tags))

    def item(self) -> ImportedItem | NotTaken:
        words = "" if self.address else "\n\n".join(mark.exact for mark in self.highlights if mark.exact)
        if not self.address and not words:
            return NotTaken(self.where, "no_address", self.title)
        return ImportedItem(
            self.where,
            self.address,
            self.title,
            byline=(self.author,) if self.author else (),
            tags=csv_rows.unique(self.tags),
            highlights=tuple(self.highlights),
            kind="plain" if words else "",
            text=words,
            dropped=tuple(self.dropped),
            work="" if self.address else f"{self.title}\n{self.author}",
        )


def recognises(source: Source) -> bool:
    """Say whether this is a list of highlights."""
    return csv_rows.has_columns(source, "highlight", "book title") or csv_rows.has_columns(source, "highlight", "title")


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the books and articles with their highlights, in the order of their first."""
    works: dict[tuple[str, str, str], _Work] = {}
    damaged = None
    for row in csv_rows.rows(source):
        if isinstance(row, NotTaken):
            damaged = row
            break
        title = _first(row.fields, "title", "book title")
        address = article_address(_first(row.fields, "url", "source url"))
        key = (address, "", "") if address else ("", title, _first(row.fields, "author", "book author"))
        if key not in works:
            works[key] = _Work(row, title, address)
        works[key].add(row.fields)
    for work in works.values():
        yield work.item()
    if damaged is not None:
        yield damaged


def _without_tags(note: str) -> tuple[str, list[str]]:
    """Return a note without its last line where that is tags as Readwise writes them (".court .to-check"), and these."""
    before, _, last = note.rpartition("\n")
    words = last.split()
    if words and all(re.fullmatch(r"\.[^\W\d][\w/-]*", word) for word in words):
        return before.rstrip(), [word[1:] for word in words]
    return note, []


def _first(fields: dict[str, str], *names: str) -> str:
    return next((fields[name] for name in names if fields.get(name)), "")
