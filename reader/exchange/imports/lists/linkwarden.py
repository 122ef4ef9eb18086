"""Linkwarden's JSON: a user with collections in collections, each with its links; texts and archives are not in it.

The same link may be in several collections. Subscriptions to feeds are named, not taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reader.exchange.imports import csv_rows, json_rows
from reader.exchange.imports.addresses import article_address, refused
from reader.exchange.imports.folders import paths_of
from reader.exchange.imports.source import Source
from reader.exchange.imports.times import parse_time
from reader.model.imported import ImportedItem, NotTaken

_USED = frozenset(
    {
        *("id", "name", "url", "description", "tags", "createdAt", "importDate", "textContent", "type", "collectionId"),
        *("createdById", "updatedAt", "collection", "clientSide", "aiTagged", "indexVersion", "pinnedBy"),
    }
)
_NO_FOLDER = "unorganized"


def recognises(source: Source) -> bool:
    """Say whether this is Linkwarden's export."""
    return "links" in json_rows.shape_of(source).under("collections")


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the links, the collections that they are in as tags."""
    document = json_rows.document(source)
    user = json_rows.mapping(document.value)
    collections = json_rows.mappings(user.get("collections"))
    paths = paths_of(
        (json_rows.text(entry.get("id")), json_rows.text(entry.get("name")), json_rows.text(entry.get("parentId")))
        for entry in collections
    )
    pinned = {json_rows.text(entry.get("id")) for entry in json_rows.mappings(user.get("pinnedLinks"))} - {""}
    for collection in collections:
        path = paths.get(json_rows.text(collection.get("id")), "")
        where = f"{source.name}, collection {path or json_rows.text(collection.get('id'))}"
        tags = [] if path.lower() == _NO_FOLDER else [path]
        of_collection = ["description of the collection"] if json_rows.text(collection.get("description")) else []
        for number, entry in enumerate(json_rows.mappings(collection.get("links")), 1):
            found = _article(f"{where}, link {number}", entry, tags, pinned)
            if of_collection and isinstance(found, ImportedItem):
                found = replace(found, dropped=(*found.dropped, of_collection.pop()))
            yield found
        for entry in json_rows.mappings(collection.get("rssSubscriptions")):
            yield NotTaken(
                where, "not_an_article", json_rows.text(entry.get("name")) or json_rows.text(entry.get("url"))
            )
    if document.damaged:
        yield NotTaken(source.name, "damaged", rest=True)


def _article(where: str, entry: json_rows.Mapping, folders: list[str], pinned: set[str]) -> ImportedItem | NotTaken:
    title = json_rows.text(entry.get("name"))
    address = article_address(entry.get("url"))
    words = json_rows.text(entry.get("textContent"))
    if not address and not words:
        return refused(where, entry.get("url"), title)
    tags = [json_rows.text(tag.get("name")) for tag in json_rows.mappings(entry.get("tags"))]
    saved = parse_time(entry.get("importDate")) or parse_time(entry.get("createdAt"))
    return ImportedItem(
        where,
        address,
        title or ("" if address else json_rows.first_words(words)),
        saved=saved,
        starred=True if json_rows.text(entry.get("id")) in pinned or entry.get("pinnedBy") else None,
        tags=csv_rows.unique([*folders, *tags, *json_rows.texts(entry.get("tags"))]),
        note=json_rows.text(entry.get("description")),
        kind="plain" if words else "",
        text=words,
        dropped=json_rows.unused(entry, _USED, {"createdAt": saved}),
    )
