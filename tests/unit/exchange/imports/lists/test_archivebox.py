"""ArchiveBox' index and the snapshots beside it."""

from __future__ import annotations

import json

from reader.exchange.imports.lists import archivebox
from reader.exchange.imports.table import recognise_source
from reader.model.imported import ImportedItem
from tests.unit.exchange.imports.making import items, source, zipped

LINK = {
    "timestamp": "1700000000.5",
    "url": "https://example.org/a",
    "title": "A report",
    "tags": "courts,long read",
    "sources": ["x"],
}
INDEX = {
    "info": "x",
    "schema": "y",
    "num_links": 1,
    "links": [LINK, {"timestamp": "1", "url": "https://example.org/b", "tags": None}],
}


def test_the_index_gives_addresses_tags_and_times() -> None:
    first, second = items(archivebox.read, INDEX)
    assert (first.title, first.tags, first.saved) == ("A report", ("courts", "long read"), "2023-11-14T22:13:20.500Z")
    assert (second.tags, second.saved) == ((), "")


def test_a_printed_list_is_read() -> None:
    printed = source([{**LINK, "archive_path": "archive/1700000000.5", "tags": ["x"]}])
    assert archivebox.recognises(printed)
    assert [item.tags for item in items(archivebox.read, printed)] == [("x",)]


def test_the_snapshot_in_one_file_is_the_text_and_nothing_else_of_the_archive_is_an_article() -> None:
    folder = source(
        zipped(
            {
                "index.json": json.dumps(INDEX),
                "archive/1700000000.5/singlefile.html": "<html><p>The whole page.</p></html>",
                "archive/1700000000.5/index.json": json.dumps(LINK),
                "archive/1700000000.5/output.pdf": "%PDF-1.4",
            }
        ),
        "box.zip",
    )
    (known,), unknown = recognise_source(folder)
    first, second = known.read()
    assert isinstance(first, ImportedItem)
    assert isinstance(second, ImportedItem)
    assert (first.kind, first.original, first.mime) == ("page", b"<html><p>The whole page.</p></html>", "text/html")
    assert second.kind == ""
    assert unknown == []


def test_a_list_of_addresses_with_times_alone_is_not_archiveboxs() -> None:
    assert not archivebox.recognises(source([{"timestamp": "1", "url": "https://example.org/"}]))
