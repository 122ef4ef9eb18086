"""Web archives: each HTML page that answered is an item, with the pictures of the same file."""

from __future__ import annotations

import gzip
import io

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from reader.exchange.imports.documents import warc as reader
from reader.exchange.imports.source import Source
from reader.model.imported import NotTaken
from tests.unit.exchange.imports.documents.kit import gif, http, warc
from tests.unit.exchange.imports.making import items, not_taken, source

PAGE = b'<html><head><title>The lock</title></head><body><p>It closes.</p><img src="/a.gif"></body></html>'
PICTURE = warc("response", "https://canal.example/a.gif", http(gif(40, 30), "image/gif"))
ANSWER = warc("response", "https://canal.example/lock", http(PAGE))
OTHERS = (
    warc("request", "https://canal.example/lock", b"GET / HTTP/1.1\r\n\r\n")
    + warc("response", "https://canal.example/gone", http(PAGE, "text/html", "404 Not Found"))
    + warc("response", "https://canal.example/data", http(b'{"a": 1}', "application/json"))
    + warc("revisit", "https://canal.example/lock", http(b""))
    + warc("resource", "urn:page", PAGE)
)


def test_pages_come_with_pictures_that_follow_them_packed_or_not() -> None:
    for data in (
        ANSWER + OTHERS + PICTURE,
        gzip.compress(ANSWER) + gzip.compress(PICTURE),
        gzip.compress(ANSWER + PICTURE),
    ):
        assert reader.recognises(source(data))
        (item,) = items(reader.read, data)
        assert (item.address, item.title, item.saved) == (
            "https://canal.example/lock",
            "The lock",
            "2026-11-24T09:00:00.000Z",
        )
        assert [(picture.src, picture.data) for picture in item.pictures] == [
            ("https://canal.example/a.gif", gif(40, 30))
        ]


def test_a_page_that_was_met_twice_comes_once() -> None:
    assert len(items(reader.read, ANSWER + ANSWER)) == 1


def test_a_page_without_http_headers_is_a_page_too() -> None:
    (item,) = items(reader.read, warc("resource", "https://canal.example/lock", PAGE))
    assert item.title == "The lock"


def test_an_archive_that_warcio_writes_is_read() -> None:
    packed = io.BytesIO()
    writer = WARCWriter(packed, gzip=True)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    writer.write_record(writer.create_warcinfo_record("a.warc.gz", {"software": "x"}))
    writer.write_record(
        writer.create_warc_record(
            "https://canal.example/lock", "response", payload=io.BytesIO(PAGE), http_headers=headers
        )
    )
    (item,) = items(reader.read, packed.getvalue())
    assert item.address == "https://canal.example/lock"


def test_damage_is_said_with_its_place() -> None:
    assert not_taken(reader.read, ANSWER + PICTURE[:-20], "a.warc") == [NotTaken("a.warc, after record 2", "damaged")]


def test_the_times_of_the_older_format_are_read() -> None:
    body = http(PAGE)
    data = b"filedesc://a 0.0.0.0 20260101000000 text/plain 0\n\n"
    data += b"https://canal.example/lock 0.0.0.0 20261124090000 text/html %d\n" % len(body) + body + b"\n"
    (item,) = items(reader.read, data)
    assert item.saved == "2026-11-24T09:00:00.000Z"


def test_other_files_are_no_archives() -> None:
    others: list[Source] = [
        source(b"WARC"),
        source(b"\x1f\x8b\x08rubbish"),
        source(gzip.compress(b"<html>")),
        source(b""),
    ]
    assert not any(map(reader.recognises, others))
