"""Any CSV with a column of addresses: what the others are called tells what they hold.

For Diigo, Omnivore's CSV, this program's own, and tables that people keep themselves.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.exchange.cells import words_of
from reader.exchange.imports import csv_rows, json_rows
from reader.exchange.imports.addresses import article_address, looks_like_address, refused
from reader.exchange.imports.folders import joined
from reader.exchange.imports.source import Source
from reader.exchange.imports.times import parse_time, published
from reader.model.imported import ImportedItem, NotTaken

_NAMES: dict[str, tuple[str, ...]] = {
    "address": (
        "url",
        "address",
        "link",
        "web address",
        "source url",
        "uri",
        "href",
        "permalink",
        "website",
        "article url",
        "source",
    ),
    "title": ("title", "name", "headline", "page title", "article title", "heading"),
    "saved": (
        *("saved", "saved at", "saved date", "date saved", "date added", "added", "added at", "created", "created at"),
        *("time added", "add date", "creation date", "bookmarked at", "timestamp", "time", "date"),
    ),
    "published": ("published", "published at", "date published", "publication date", "published date"),
    "byline": ("author", "authors", "byline", "creator"),
    "site": ("site", "publisher", "publication", "site name", "source name"),
    "description": ("description", "excerpt", "summary", "abstract"),
    "language": ("language", "lang"),
    "note": ("note", "notes", "comment", "comments", "annotation"),
    "tags": ("tags", "labels", "keywords", "tag"),
    "folder": ("folder", "collection", "list", "category", "path"),
    "read": ("read", "is read", "seen"),
    "unread": ("unread", "toread", "to read"),
    "starred": ("starred", "favorite", "favourite", "is starred", "favorited", "important", "is favorite"),
    "archived": ("archived", "is archived"),
    "state": ("state", "status"),
    "progress": ("progress", "reading progress", "progress percent"),
}
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names}
_RANK = {name: rank for names in _NAMES.values() for rank, name in enumerate(names)}


def recognises(source: Source) -> bool:
    """Say whether this has a header with a column of addresses and an address in the first rows."""
    header = csv_rows.header_of(source)
    if header is None or any(looks_like_address(name) for name in header.names):
        return False
    column = _columns(header.folded).get("address")
    if column is None:
        return False
    lines = source.head_text().splitlines()
    if len(header.names) == 1:  # a heading of a text may be called "Address", too
        rows = [line for line in lines[1:] if line.strip()]
        return sum(looks_like_address(line) for line in rows) > len(rows) // 2
    return len(lines) > 1 and (
        "://" in source.head_text() or any(looks_like_address(part) for part in lines[1].split(header.delimiter))
    )


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the rows that have an address."""
    header = csv_rows.header_of(source)
    columns = _columns(header.folded) if header is not None else {}
    yield from csv_rows.each(source, lambda row: _article(row, columns))


def _columns(names: tuple[str, ...]) -> dict[str, str]:
    """Return the column for each field: of several that would do, the one that is named most plainly."""
    columns: dict[str, str] = {}
    for name in names:
        field = _FIELD_OF.get(name)
        if field is not None and (field not in columns or _RANK[name] < _RANK[columns[field]]):
            columns[field] = name
    return columns


def _article(row: csv_rows.Row, columns: dict[str, str]) -> ImportedItem | NotTaken:
    def field(name: str) -> str:
        return words_of(row.fields.get(columns.get(name, ""), ""))

    given = field("address")
    address = article_address(given) or (article_address(f"https://{given}") if looks_like_address(given) else "")
    if not address:
        return refused(row.where, given, field("title"))
    state = field("state").lower()
    unread = json_rows.flag(field("unread"))
    read_ = json_rows.flag(field("read"))
    if read_ is None:
        read_ = not unread if unread is not None else {"read": True, "unread": False}.get(state)
    archived = json_rows.flag(field("archived"))
    if archived is None and state:
        archived = True if state.startswith("archive") else None
    saved = parse_time(field("saved"))
    issued = published(field("published"))
    language = field("language") if len(field("language")) <= 12 else ""
    made = {
        columns.get(name, ""): found
        for name, found in (("saved", saved), ("published", issued), ("language", language))
    }
    return ImportedItem(
        row.where,
        address,
        "" if field("title") == given else field("title"),
        byline=csv_rows.split_tags(field("byline"), ";"),
        site=field("site"),
        description=field("description"),
        language=language,
        published=issued,
        saved=saved,
        read=read_,
        starred=json_rows.flag(field("starred")),
        archived=archived,
        progress=_percent(field("progress")),
        tags=csv_rows.unique([joined(field("folder").split("/")), *_tags(field("tags"))]),
        note=field("note"),
        dropped=csv_rows.unused(row.fields, frozenset(columns.values()), made),
    )


def _tags(cell: str) -> tuple[str, ...]:
    """Return the tags of a cell: a list in brackets and quotation marks, or words with one mark between them."""
    listed = cell[:1] == "[" and cell[-1:] == "]" and len(cell) > 1
    text = cell[1:-1] if listed else cell
    parts = csv_rows.split_tags(text, next((mark for mark in ";,|\n" if mark in text), ","))
    return tuple(part.strip("\"' ") for part in parts) if listed else parts


def _percent(text: str) -> int:
    try:
        number = float(text.rstrip("% "))
    except ValueError:
        return 0
    number = number * 100 if 0 < number <= 1 and "%" not in text and "." in text else number
    return round(number) if 0 <= number <= 100 else 0
