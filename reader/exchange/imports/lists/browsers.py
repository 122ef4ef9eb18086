"""Bookmarks files of the browsers: Chrome's ``Bookmarks`` (Edge, Brave, Vivaldi and Opera write the same) and Firefox's
JSON backup, packed (``.jsonlz4``, as it is in the profile) or not.

Chrome counts microseconds since 1601, as a string; Firefox microseconds since 1970. The folders at the top are each
browser's own and become no tags. Older Firefox backups keep tags as folders with the bookmark in them a second time.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import NamedTuple

from reader.exchange.imports import csv_rows, json_rows, mozlz4
from reader.exchange.imports.addresses import article_address, refused
from reader.exchange.imports.folders import joined
from reader.exchange.imports.source import READ_ERRORS, Source
from reader.exchange.imports.times import from_chrome, parse_time
from reader.model.imported import ImportedItem, NotTaken

_CHROME_USED = frozenset(
    {
        "date_added",
        "guid",
        "id",
        "name",
        "type",
        "url",
        "meta_info",
        "date_last_used",
        "date_modified",
        "sync_transaction_version",
    }
)
_FIREFOX_USED = frozenset(
    {
        *("guid", "title", "index", "dateAdded", "lastModified", "id", "typeCode", "type", "uri", "tags", "annos"),
        *("parent", "children", "iconuri", "iconUri", "charset"),
    }
)
_FOLDER, _PLACE = "text/x-moz-place-container", "text/x-moz-place"
_DESCRIPTION = "bookmarkProperties/description"


class _Node(NamedTuple):
    where: str
    entry: json_rows.Mapping
    path: tuple[str, ...]


def recognises_chrome(source: Source) -> bool:
    """Say whether this is Chrome's file."""
    shape = json_rows.shape_of(source)
    return bool({"bookmark_bar", "other", "synced"} & shape.under("roots"))


def read_chrome(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the bookmarks of Chrome's file."""
    document = json_rows.document(source)
    roots = json_rows.mapping(json_rows.mapping(document.value).get("roots"))
    number = 0
    for root in roots.values():
        top = json_rows.mapping(root)
        stack = [_Node("", entry, ()) for entry in reversed(json_rows.mappings(top.get("children")))]
        while stack:
            node = stack.pop()
            if "children" in node.entry or node.entry.get("type") == "folder":
                path = (*node.path, json_rows.text(node.entry.get("name")))
                stack.extend(
                    _Node("", entry, path) for entry in reversed(json_rows.mappings(node.entry.get("children")))
                )
                continue
            number += 1
            yield _chrome_article(node._replace(where=f"{source.name}, bookmark {number}"))
    if document.damaged:
        yield NotTaken(source.name, "damaged", rest=True)


def _chrome_article(node: _Node) -> ImportedItem | NotTaken:
    entry = node.entry
    title = json_rows.text(entry.get("name"))
    address = article_address(entry.get("url"))
    if not address:
        return refused(node.where, entry.get("url"), title)
    about = json_rows.mapping(entry.get("meta_info"))
    saved = from_chrome(entry.get("date_added"))
    return ImportedItem(
        node.where,
        address,
        title,
        saved=saved,
        tags=csv_rows.unique([joined(node.path)]),
        note=json_rows.text(about.get("Description")) or json_rows.text(about.get("description")),  # Vivaldi's notes
        dropped=json_rows.unused(entry, _CHROME_USED, {"date_added": saved}),
    )


def recognises_firefox(source: Source) -> bool:
    """Say whether this is Firefox's backup, packed or not."""
    if source.head(len(mozlz4.MARK)) == mozlz4.MARK:
        return True
    shape = json_rows.shape_of(source)
    return (
        shape.kind == "dict" and {"guid", "children"} <= shape.keys and bool({"type", "typeCode", "root"} & shape.keys)
    )


def read_firefox(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the bookmarks of Firefox's backup."""
    if source.head(len(mozlz4.MARK)) == mozlz4.MARK:
        try:
            unpacked = mozlz4.unpack(source.data(mozlz4.MAX_BYTES))
        except READ_ERRORS:
            yield NotTaken(source.name, "damaged", rest=True)
            return
        source = Source(source.name, len(unpacked), lambda: io.BytesIO(unpacked))
    document = json_rows.document(source)
    top = json_rows.mapping(document.value)
    tagged: dict[str, list[str]] = {}
    roots = json_rows.mappings(top.get("children"))
    for root in roots:
        if root.get("root") == "tagsFolder" or root.get("guid") == "tags________":
            for folder in json_rows.mappings(root.get("children")):
                for entry in json_rows.mappings(folder.get("children")):
                    tagged.setdefault(json_rows.text(entry.get("uri")), []).append(json_rows.text(folder.get("title")))
            continue
    number = 0
    for root in roots:
        if root.get("root") == "tagsFolder" or root.get("guid") == "tags________":
            continue
        # What has no root of its own is a bookmark right below the top, in files that other programs wrote.
        inner = json_rows.mappings(root.get("children")) if root.get("root") or root.get("type") == _FOLDER else [root]
        stack = [_Node("", entry, ()) for entry in reversed(inner)]
        while stack:
            node = stack.pop()
            if "children" in node.entry or node.entry.get("type") == _FOLDER:
                path = (*node.path, json_rows.text(node.entry.get("title")))
                stack.extend(
                    _Node("", entry, path) for entry in reversed(json_rows.mappings(node.entry.get("children")))
                )
            elif "uri" in node.entry or node.entry.get("type") == _PLACE:  # else a line between bookmarks
                number += 1
                yield _firefox_article(node._replace(where=f"{source.name}, bookmark {number}"), tagged)
    if document.damaged:
        yield NotTaken(source.name, "damaged", rest=True)


def _firefox_article(node: _Node, tagged: dict[str, list[str]]) -> ImportedItem | NotTaken:
    entry = node.entry
    title = json_rows.text(entry.get("title"))
    address = article_address(entry.get("uri"))
    if not address:
        return refused(node.where, entry.get("uri"), title)
    tags = csv_rows.split_tags(json_rows.text(entry.get("tags")), ",")
    notes = [
        json_rows.text(note.get("value"))
        for note in json_rows.mappings(entry.get("annos"))
        if note.get("name") == _DESCRIPTION
    ]
    saved = parse_time(entry.get("dateAdded"))
    return ImportedItem(
        node.where,
        address,
        title,
        saved=saved,
        tags=csv_rows.unique([joined(node.path), *tags, *tagged.get(json_rows.text(entry.get("uri")), ())]),
        note="\n\n".join(note for note in notes if note),
        dropped=json_rows.unused(entry, _FIREFOX_USED, {"dateAdded": saved}),
    )
