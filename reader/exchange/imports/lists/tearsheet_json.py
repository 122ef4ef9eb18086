"""This program's own JSON export: everything comes back, blocks, originals, pictures, highlights with their places.

Its version grows when a name changes its meaning; of a newer one what is still understood is read.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Iterator

from reader.exchange.imports import csv_rows, json_rows
from reader.exchange.imports.addresses import article_address
from reader.exchange.imports.own_blocks import blocks_of
from reader.exchange.imports.own_work import own_work_in
from reader.exchange.imports.source import Source
from reader.exchange.imports.times import calendar_date, from_iso
from reader.model.blocks import Block, plain_text
from reader.model.capture import Page
from reader.model.highlight import MEANINGS
from reader.model.imported import ImportedHighlight, ImportedItem, ImportedPicture, NotTaken, OwnExport
from reader.model.library import FOLDER_ICONS, Folder
from reader.text.plain_line import MAX_NAME, plain_line

MAX_HEAD_CHARS = 4_000_000
_KEYS = frozenset({"blocks", "saved", "url"})
_USED = frozenset(
    {
        *("id", "url", "final_url", "canonical_url", "title", "site", "byline", "description", "excerpt", "language"),
        *(
            "published",
            "modified",
            "section",
            "saved",
            "fetched",
            "words",
            "minutes",
            "state",
            "error",
            "read",
            "starred",
        ),
        *("archived", "in_trash", "sample", "place", "progress", "tags", "note", "completeness", "evidence", "cleaner"),
        *("sources", "text", "blocks", "html", "summary", "highlights", "citation", "originals", "pictures"),
        *("read_when", "text_size", "colours", "corrections", "summaries", "choices", "names"),
    }
)


def recognises(source: Source) -> bool:
    """Say whether this is this program's export."""
    shape = json_rows.shape_of(source)
    return shape.kind == "dict" and {"format", "version"} <= shape.keys and shape.under("articles") >= _KEYS


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the articles; those that were in the trash are named."""
    yield from json_rows.each(source, _article, "articles")


def folders(source: Source) -> tuple[Folder, ...]:
    """Return the smart folders: those of the library, where all of it was exported."""
    with source.stream() as stream:
        head = stream.readline(MAX_HEAD_CHARS).rstrip()
    try:
        begun = json_rows.mapping(json.loads(head.removesuffix('"articles":[').rstrip(",") + "}"))
    except (ValueError, RecursionError):
        return ()
    named = (_folder(one) for one in json_rows.mappings(begun.get("folders")))
    return tuple(one for one in named if one.name and one.query)


def _folder(entry: json_rows.Mapping) -> Folder:
    icon = json_rows.text(entry.get("icon"))
    name, search = plain_line(json_rows.text(entry.get("name")), MAX_NAME), json_rows.text(entry.get("search"))
    return Folder(0, name, search, icon if icon in FOLDER_ICONS else "")


def _article(where: str, entry: json_rows.Mapping) -> ImportedItem | NotTaken:
    def text(name: str) -> str:
        return json_rows.text(entry.get(name))

    title = text("title")
    if text("in_trash"):
        return NotTaken(where, "not_an_article", title)
    blocks = blocks_of(entry.get("blocks"))
    address = article_address(entry.get("url"))
    words = plain_text(blocks)
    has_text = any(block.text or block.picture for block in blocks)
    if not address and not has_text:
        return NotTaken(where, "no_address", title)
    pages, damaged = _pages(entry.get("originals"))
    html = text("html") or words
    dates = {name: calendar_date(text(name)) for name in ("published", "modified")}
    return ImportedItem(
        where,
        address,
        title,
        byline=tuple(name for name in text("byline").split("; ") if name),
        site=text("site"),
        description=text("description"),
        language=text("language"),
        published=dates["published"],
        saved=from_iso(entry.get("saved")),
        read=json_rows.flag(entry.get("read")),
        starred=json_rows.flag(entry.get("starred")),
        archived=json_rows.flag(entry.get("archived")),
        progress=progress if isinstance(progress := entry.get("progress"), int) and 0 <= progress <= 100 else 0,
        tags=csv_rows.unique(json_rows.texts(entry.get("tags"))),
        note=text("note"),
        highlights=tuple(_highlight(mark) for mark in json_rows.mappings(entry.get("highlights"))),
        kind="readable" if has_text else "",
        text=html if has_text else "",
        pictures=_pictures(entry),
        own=_own(entry, blocks, words, pages),
        dropped=(*json_rows.unused(entry, _USED, dates), *(["original"] if damaged else [])),
    )


def _own(entry: json_rows.Mapping, blocks: tuple[Block, ...], words: str, pages: tuple[Page, ...]) -> OwnExport:
    place = entry.get("place")
    sources = json_rows.mapping(entry.get("sources"))
    return OwnExport(
        blocks,
        pages,
        place if type(place) is int and 0 <= place <= len(words) else 0,
        json_rows.text(entry.get("completeness")),
        json_rows.text(entry.get("evidence")),
        json_rows.text(entry.get("cleaner")),
        json_rows.text(entry.get("excerpt")),
        json_rows.text(entry.get("canonical_url")),
        calendar_date(json_rows.text(entry.get("modified"))),
        json_rows.text(entry.get("section")),
        tuple((json_rows.text(name), json_rows.text(found)) for name, found in sources.items()),
        json_rows.text(entry.get("final_url")),
        from_iso(entry.get("fetched")),
        own_work_in(entry, words),
    )


def _highlight(mark: json_rows.Mapping) -> ImportedHighlight:
    meaning, start = mark.get("meaning"), mark.get("start")
    at = start if isinstance(start, int) and mark.get("found") is not False else -1
    return ImportedHighlight(
        json_rows.unkept(mark.get("exact")),
        json_rows.unkept(mark.get("prefix")),
        json_rows.unkept(mark.get("suffix")),
        note=json_rows.text(mark.get("note")),
        created=from_iso(mark.get("created")),
        tags=csv_rows.unique(json_rows.texts(mark.get("tags"))),
        start=at,
        meaning=meaning if meaning in MEANINGS else 1,
        changed=from_iso(mark.get("changed")),
    )


def _pages(value: object) -> tuple[tuple[Page, ...], bool]:
    """Return the originals, and whether one of them is not the bytes that its checksum names: that one is left out."""
    pages = []
    damaged = False
    for entry in json_rows.mappings(value):
        body = _bytes(entry.get("body"))
        digest = hashlib.sha256(body or b"").hexdigest()
        if body is None or digest != entry.get("sha256"):
            damaged = True
            continue
        headers = entry.get("headers")
        status = entry.get("status")
        pages.append(
            Page(
                json_rows.text(entry.get("url")),
                json_rows.text(entry.get("final_url")),
                from_iso(entry.get("fetched")),
                status if type(status) is int and 0 <= status < 1000 else 0,
                tuple(
                    (json_rows.text(pair[0]), json_rows.text(pair[1]))
                    for pair in (headers if isinstance(headers, list) else ())
                    if isinstance(pair, list) and len(pair) == 2
                ),
                body,
                digest,
            )
        )
    return tuple(pages), damaged


def _pictures(entry: json_rows.Mapping) -> tuple[ImportedPicture, ...]:
    """Return the pictures by the addresses that they were kept under, then by others at which the blocks show the same bytes."""
    kept = []
    by_key = {}
    for picture in json_rows.mappings(entry.get("pictures")):
        data = _bytes(picture.get("data"))
        if data:
            kept.append(ImportedPicture(json_rows.text(picture.get("src")), data))
            by_key[hashlib.sha256(data).hexdigest()] = data
    for block in json_rows.mappings(entry.get("blocks")):
        shown = json_rows.mapping(block.get("picture"))
        if (found := by_key.get(json_rows.text(shown.get("key")))) is not None:
            kept.append(ImportedPicture(json_rows.text(shown.get("src")), found))
    return tuple(kept)


def _bytes(value: object) -> bytes | None:
    if not isinstance(value, str):
        return None
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return None
