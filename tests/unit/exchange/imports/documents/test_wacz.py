"""WACZ: the pages that its list names, with their pictures; the list alone as addresses."""

from __future__ import annotations

from reader.exchange.imports.documents import wacz
from reader.model.imported import NotTaken
from tests.unit.exchange.imports.documents.kit import gif, http, warc
from tests.unit.exchange.imports.making import items, not_taken, source, zipped

PAGE = b'<html><head><title>Lock</title></head><body><p>It closes.</p><img src="/a.gif"></body></html>'
WARC = (
    warc("response", "https://canal.example/lock", http(PAGE))
    + warc("response", "https://frame.example/", http(b"<p>An advertisement</p>"))
    + warc("response", "https://canal.example/a.gif", http(gif(40, 30), "image/gif"))
)
LIST = """{"format": "json-pages-1.0", "id": "pages", "title": "All"}
{"id": "1", "url": "https://canal.example/lock", "title": "The lock closes", "ts": "2026-11-24T09:00:00Z"}
{"id": "2", "url": "https://canal.example/gone", "title": "Gone", "ts": "2026-11-23T09:00:00Z"}
"""
MEMBERS: dict[str, str | bytes] = {"datapackage.json": "{}", "pages/pages.jsonl": LIST, "archive/data.warc": WARC}


def test_the_pages_of_the_list_come_with_their_text_and_pictures() -> None:
    packed = source(zipped(MEMBERS), "a.wacz")
    assert wacz.recognises_bundle(packed)
    first, second = items(wacz.read_bundle, packed)
    assert (first.address, first.title, first.saved) == (
        "https://canal.example/lock",
        "The lock closes",
        "2026-11-24T09:00:00.000Z",
    )
    assert [picture.data for picture in first.pictures] == [gif(40, 30)]
    assert (second.address, second.kind) == ("https://canal.example/gone", "")


def test_without_a_list_each_page_counts() -> None:
    found = items(wacz.read_bundle, source(zipped({"datapackage.json": "{}", "archive/data.warc": WARC})))
    assert [item.address for item in found] == ["https://canal.example/lock", "https://frame.example/"]


def test_a_zip_without_archives_is_none() -> None:
    assert not wacz.recognises_bundle(source(zipped({"datapackage.json": "{}", "archive/a.txt": "x"})))
    assert not wacz.recognises_bundle(source("words"))


def test_a_list_alone_gives_its_addresses() -> None:
    assert wacz.recognises_list(source(LIST))
    assert [item.address for item in items(wacz.read_list, LIST)] == [
        "https://canal.example/lock",
        "https://canal.example/gone",
    ]


def test_a_list_with_a_damaged_line_gives_the_others_and_says_which() -> None:
    broken = '{id": 1}\n' + LIST.split("\n", 1)[1] + '{"url": "mailto:a", "ts": ""}\n'
    assert wacz.recognises_list(source(broken))
    assert not_taken(wacz.read_list, broken, "p") == [
        NotTaken("p, line 1", "damaged"),
        NotTaken("p, page 4", "not_an_article", "mailto:a"),
    ]
    assert not wacz.recognises_list(source('{"a": 1}\n{"b": 2}\n'))
