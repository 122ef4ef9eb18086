"""wallabag's JSON: version 2 with texts, dates and annotations, version 1 with texts alone.

Version 1 is PHP's fetch-both: each value is there twice ("0" to "6", and by name), all are strings, and no date is among
them. Version 2 says yes and no as true or 1, tags as strings or as ``{"label": …}``, times as ``+0200``. An annotation names
its place by XPath; the words around that are kept, so that a phrase that comes twice is found at the right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.exchange.imports import csv_rows, json_rows, xpath_places
from reader.exchange.imports.addresses import article_address, refused
from reader.exchange.imports.source import Source
from reader.exchange.imports.times import parse_time, published
from reader.model.imported import ImportedHighlight, ImportedItem, NotTaken

_NO_TEXT = re.compile(r"\s*(?:<p>\s*)?wallabag can.t retrieve contents for this article", re.IGNORECASE)
_NO_TITLE = "No title found"
_USED = frozenset(
    {
        *("id", "uid", "title", "url", "is_archived", "is_starred", "content", "mimetype", "language", "reading_time"),
        *(
            "domain_name",
            "tags",
            "created_at",
            "annotations",
            "published_at",
            "published_by",
            "user_name",
            "user_email",
        ),
        *("user_id", "is_public", "hashed_url", "hashed_given_url", "given_url", "_links"),
    }
)
_V1_USED = frozenset({*"0123456", "id", "title", "url", "is_read", "is_fav", "content", "user_id", "tags"})


def recognises(source: Source) -> bool:
    """Say whether this is version 2's export."""
    shape = json_rows.shape_of(source)
    return shape.kind == "list" and {"is_archived", "is_starred", "url"} <= shape.keys


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the articles of version 2."""
    yield from json_rows.each(source, _article)


def recognises_v1(source: Source) -> bool:
    """Say whether this is version 1's export."""
    shape = json_rows.shape_of(source)
    if shape.kind != "list":
        return False
    return {"is_read", "is_fav", "url"} <= shape.keys or set("01234") <= shape.keys


def read_v1(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the articles of version 1."""
    yield from json_rows.each(source, _v1_article)


def text_of(content: object) -> str:
    """Return the text of an article as HTML, "" where wallabag could not get any."""
    text = json_rows.text(content)
    return "" if _NO_TEXT.match(text) else text


def _article(where: str, entry: json_rows.Mapping) -> ImportedItem | NotTaken:
    title = json_rows.text(entry.get("title"))
    address = article_address(entry.get("url")) or article_address(entry.get("given_url"))
    text = text_of(entry.get("content"))
    if not address and not text:
        return refused(where, entry.get("url"), title)
    archived = json_rows.flag(entry.get("is_archived"))
    authors = entry.get("published_by")
    labels = [json_rows.text(tag.get("label")) for tag in json_rows.mappings(entry.get("tags"))]
    saved = parse_time(entry.get("created_at"))
    return ImportedItem(
        where,
        address,
        "" if title == _NO_TITLE else title,
        byline=csv_rows.unique(json_rows.texts(authors) if isinstance(authors, list) else [json_rows.text(authors)]),
        site=json_rows.text(entry.get("domain_name")),
        language=json_rows.text(entry.get("language")),
        published=published(json_rows.text(entry.get("published_at"))),
        saved=saved,
        read=archived,
        starred=json_rows.flag(entry.get("is_starred")),
        archived=archived,
        tags=csv_rows.unique([*json_rows.texts(entry.get("tags")), *labels]),
        highlights=_highlights(json_rows.mappings(entry.get("annotations")), text),
        kind="readable" if text else "",
        text=text,
        dropped=json_rows.unused(entry, _USED, {"created_at": saved}),
    )


def _highlights(annotations: list[json_rows.Mapping], text: str) -> tuple[ImportedHighlight, ...]:
    page = xpath_places.Places(text) if annotations and text else None
    highlights = []
    for annotation in annotations:
        quote, note = json_rows.text(annotation.get("quote")), json_rows.text(annotation.get("text"))
        if not quote and not note:
            continue
        around = ("", "")
        for span in json_rows.mappings(annotation.get("ranges")):
            if page is not None:
                around = page.around(json_rows.text(span.get("start")), json_rows.text(span.get("startOffset")), quote)
            break
        highlights.append(
            ImportedHighlight(quote, *around, note=note, created=parse_time(annotation.get("created_at")))
        )
    return tuple(highlights)


def _v1_article(where: str, entry: json_rows.Mapping) -> ImportedItem | NotTaken:
    title = json_rows.text(entry.get("title"))
    address = article_address(entry.get("url"))
    text = text_of(entry.get("content"))
    if not address and not text:
        return refused(where, entry.get("url"), title)
    read_ = json_rows.flag(entry.get("is_read"))
    return ImportedItem(
        where,
        address,
        "" if title == _NO_TITLE else title,
        read=read_,
        starred=json_rows.flag(entry.get("is_fav")),
        archived=read_,
        tags=csv_rows.split_tags(json_rows.text(entry.get("tags")), ","),
        kind="readable" if text else "",
        text=text,
        dropped=json_rows.unused(entry, _V1_USED),
    )
