"""Karakeep's (once Hoarder's) JSON: bookmarks of three kinds, link, text and asset, and the tree of lists.

Texts of pages, highlights and assets are not in the export: an asset is a row without content.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.exchange.imports import csv_rows, json_rows
from reader.exchange.imports.addresses import article_address, refused
from reader.exchange.imports.folders import paths_of
from reader.exchange.imports.source import Source
from reader.exchange.imports.times import parse_time
from reader.model.imported import ImportedItem, NotTaken

_USED = frozenset({"createdAt", "title", "tags", "lists", "content", "note", "archived", "favourited", "id"})


def recognises(source: Source) -> bool:
    """Say whether this is Karakeep's export."""
    return {"createdAt", "content"} <= json_rows.shape_of(source).under("bookmarks")


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the bookmarks, the lists that they are in as tags."""
    lists = [
        json_rows.mapping(found.value)
        for found in json_rows.elements(source, "lists")
        if isinstance(found, json_rows.Element)
    ]
    paths = paths_of(
        (json_rows.text(entry.get("id")), json_rows.text(entry.get("name")), json_rows.text(entry.get("parentId")))
        for entry in lists
    )
    described = {json_rows.text(entry.get("id")) for entry in lists if json_rows.text(entry.get("description"))}
    yield from json_rows.each(source, lambda where, entry: _article(where, entry, paths, described), "bookmarks")
    for entry in lists:
        if json_rows.text(entry.get("query")):
            yield NotTaken(f"{source.name}, list", "not_an_article", json_rows.text(entry.get("name")))


def _article(
    where: str, entry: json_rows.Mapping, paths: dict[str, str], described: set[str]
) -> ImportedItem | NotTaken:
    """Return a bookmark; the first in a list that is ``described`` names that its description has no place."""
    content = json_rows.mapping(entry.get("content"))
    title = json_rows.text(entry.get("title"))
    words = json_rows.text(content.get("text"))
    address = article_address(content.get("url"))
    if not address and not words:
        return refused(where, content.get("url"), title)
    lists = set(json_rows.texts(entry.get("lists")))
    folders = (paths.get(name, "") for name in json_rows.texts(entry.get("lists")))
    of_list = ["description of the list"] if lists & described else []
    described -= lists
    saved = parse_time(entry.get("createdAt"))
    return ImportedItem(
        where,
        address,
        title or ("" if address else json_rows.first_words(words)),
        saved=saved,
        starred=json_rows.flag(entry.get("favourited")),
        archived=json_rows.flag(entry.get("archived")),
        tags=csv_rows.unique([*folders, *json_rows.texts(entry.get("tags"))]),
        note=json_rows.text(entry.get("note")),
        kind="plain" if words else "",
        text=words,
        dropped=(*json_rows.unused(entry, _USED, {"createdAt": saved}), *of_list),
    )
