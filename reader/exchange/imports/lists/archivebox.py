"""ArchiveBox' ``index.json`` (and what ``archivebox list --json`` prints), with the snapshots beside it where they are.

Of the forms in which ArchiveBox keeps a page, the one in a single file is taken (``archive/{timestamp}/singlefile.html``),
else the page as it was fetched; its WARCs and PDFs of the same page are not articles of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reader.errors import FileTooLarge
from reader.exchange.imports import csv_rows, json_rows
from reader.exchange.imports.addresses import article_address, refused
from reader.exchange.imports.source import READ_ERRORS, Bundle, Source
from reader.exchange.imports.times import from_unix, parse_time
from reader.model.imported import ImportedItem, NotTaken

_KEYS = frozenset({"timestamp", "url"})
_SNAPSHOTS = ("singlefile.html", "output.html", "dom.html")
_USED = frozenset(
    {
        *("timestamp", "url", "title", "tags", "bookmarked_at", "id", "hash", "domain", "path", "base_url", "scheme"),
        *("extension", "basename", "url_hash", "archive_path", "link_dir", "is_static", "is_archived", "num_outputs"),
        *("num_failures", "canonical", "latest", "history", "updated", "newest_archive_date", "oldest_archive_date"),
        *("bookmarked_date", "updated_date", "snapshot_id", "abid", "TYPE", "schema"),
    }
)


def recognises(source: Source) -> bool:
    """Say whether this is ArchiveBox' index."""
    shape = json_rows.shape_of(source)
    if shape.kind == "list":
        return shape.keys >= _KEYS and bool(
            {"archive_path", "link_dir", "sources", "base_url", "num_outputs"} & shape.keys
        )
    return shape.under("links") >= _KEYS


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the links, with the page where it is beside the index."""
    key = None if json_rows.shape_of(source).kind == "list" else "links"
    yield from json_rows.each(source, lambda where, entry: _article(where, entry, source), key)


def recognises_bundle(source: Source) -> bool:
    """Say whether this is a folder or zip of ArchiveBox."""
    index = _index(source.bundle())
    return index is not None and recognises(index)


def read_bundle(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the links of the folder's index."""
    index = _index(source.bundle())
    if index is not None:
        yield from read(index)


def takes(bundle: Bundle, member: Source) -> bool:
    """Say whether a file is ArchiveBox' own: the indexes and everything below ``archive``."""
    inner = bundle.inner(member)
    own = inner.startswith(("index.", "archive/", "sources/", "logs/"))
    return own or inner in ("ArchiveBox.conf", "favicon.ico", "robots.txt") or inner.endswith((".sqlite3", ".conf"))


def _index(bundle: Bundle | None) -> Source | None:
    return bundle.get("index.json") if bundle is not None else None


def _article(where: str, entry: json_rows.Mapping, source: Source) -> ImportedItem | NotTaken:
    title = json_rows.text(entry.get("title"))
    address = article_address(entry.get("url"))
    if not address:
        return refused(where, entry.get("url"), title)
    stamp = json_rows.text(entry.get("timestamp"))
    tags = entry.get("tags")
    saved = parse_time(entry.get("bookmarked_at")) or from_unix(stamp)
    item = ImportedItem(
        where,
        address,
        title,
        saved=saved,
        tags=csv_rows.unique(json_rows.texts(tags))
        if isinstance(tags, list)
        else csv_rows.split_tags(json_rows.text(tags), ","),
        dropped=json_rows.unused(entry, _USED | {"sources"}, {"timestamp": saved}),
    )
    for name in _SNAPSHOTS if stamp and "/" not in stamp else ():
        page = source.beside(f"archive/{stamp}/{name}")
        if page is not None and page.size:
            try:
                return replace(item, kind="page", text=page.text(), original=page.data(), mime="text/html")
            except (FileTooLarge, *READ_ERRORS):
                return replace(item, dropped=(*item.dropped, name))
    return item
