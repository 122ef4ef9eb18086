"""JSON Feed, versions 1 and 1.1: entries with their text as HTML or plain, tags and authors."""

from __future__ import annotations

from collections.abc import Iterator

from reader.exchange.imports import csv_rows, json_rows
from reader.exchange.imports.addresses import article_address, refused
from reader.exchange.imports.feeds.feed_file import SHORT_CHARS
from reader.exchange.imports.source import Source
from reader.exchange.imports.tags_scanner import plain
from reader.exchange.imports.times import published
from reader.model.imported import ImportedItem, NotTaken

_USED = frozenset(
    {
        *("id", "url", "external_url", "title", "content_html", "content_text", "summary", "date_published", "author"),
        *("authors", "tags", "language"),
    }
)


def recognises(source: Source) -> bool:
    """Say whether this is a JSON Feed."""
    shape = json_rows.shape_of(source)
    keys = shape.under("items")
    named = "jsonfeed.org/version/" in source.head_text(16_384).replace("\\/", "/")
    return shape.kind == "dict" and (named or bool(keys & {"content_html", "content_text"} and keys & {"id", "url"}))


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the entries."""
    yield from json_rows.each(source, _article, "items")


def _article(where: str, entry: json_rows.Mapping) -> ImportedItem | NotTaken:
    def text(name: str) -> str:
        return json_rows.text(entry.get(name))

    title = plain(text("title"))
    given = [text("url"), text("id"), text("external_url")]
    addresses = list(dict.fromkeys(filter(None, map(article_address, given))))
    html, words = text("content_html"), text("content_text")
    body, summary = html or words, text("summary")
    if addresses and 0 < len(body) < SHORT_CHARS:
        body, summary = "", summary or body  # a kept text would keep the page from being fetched
    if not addresses and not body:
        return refused(where, next(filter(None, given), ""), title)
    issued = published(entry.get("date_published"))
    people = [*json_rows.mappings(entry.get("authors")), json_rows.mapping(entry.get("author"))]
    return ImportedItem(
        where,
        addresses[0] if addresses else "",
        title or ("" if addresses else json_rows.first_words(plain(body))),
        byline=csv_rows.unique(json_rows.text(person.get("name")) for person in people),
        description=plain(summary),
        language=text("language"),
        published=issued,
        tags=csv_rows.unique(json_rows.texts(entry.get("tags"))),
        kind="" if not body else "readable" if html else "plain",
        text=body,
        dropped=(
            *json_rows.unused(entry, _USED, {"date_published": issued}),
            *(["other addresses"] if len(addresses) > 1 else []),
        ),
    )
