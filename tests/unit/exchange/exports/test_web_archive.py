"""Web archives, read by others."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import replace

import pytest
from warcio.archiveiterator import ArchiveIterator

from reader.exchange.exports.web_archive import surt, write_wacz, write_warc
from reader.model.importing import Imported, imported_header
from tests.unit.exchange.exports.making import PNG, TEXT, batch, exported, page, written_bytes

BODY = page().body
MANY = batch(exported(1), exported(2, pages=[page(status=0)]), exported(3, pages=[], url=""), exported(4, pages=[]))


def records(data: bytes) -> list[tuple[str, str, bytes]]:
    """Type, address and content of each record; warcio verifies their digests."""
    return [
        (record.rec_type, record.rec_headers.get_header("WARC-Target-URI"), record.content_stream().read())
        for record in ArchiveIterator(io.BytesIO(data), check_digests="raise")
    ]


def test_warcio_reads_the_original_back_to_the_byte_with_its_headers() -> None:
    data = written_bytes(write_warc, batch())
    found = records(data)
    assert [kind for kind, _, _ in found] == ["warcinfo", "response", "conversion", "metadata", "resource", "resource"]
    assert found[1] == ("response", page().final_url, BODY)
    assert found[2][2].decode() == TEXT
    assert "highlight: Fact: ferry\r\n" in found[3][2].decode()
    assert found[4] == ("resource", "https://pictures.example/pier.png?w=1&h=2", PNG)
    assert found[5][1] == f"urn:view:{page().final_url}"
    for record in ArchiveIterator(io.BytesIO(data)):
        if record.rec_type == "response":
            assert record.http_headers.get_statuscode() == "200"
            assert record.http_headers.get_header("X-Archive-Orig-Content-Encoding") == "gzip"
            assert record.http_headers.get_header("Content-Encoding") is None
            assert record.http_headers.get_header("X-Odd") == "a b"


def test_a_file_is_a_resource_and_a_text_without_an_original_is_set_as_a_page() -> None:
    found = records(written_bytes(write_warc, MANY))
    resources = [(address, data) for kind, address, data in found if kind == "resource" and data != PNG]
    assert resources[0] == (page().final_url, BODY)
    assert resources[1][0] == "urn:tearsheet:article:3"
    assert b"ferry" in resources[1][1]


def test_a_record_of_what_was_imported_says_so() -> None:
    came = imported_header(Imported("wallabag", "list.json", "2026-12-01T09:00:00.000Z"))
    kept = page(status=0)
    text = replace(kept, headers=(("Content-Type", "text/html; tearsheet=readable"), came))
    for one, what in ((replace(kept, headers=(came,)), "page"), (text, "text without its page")):
        data = io.BytesIO(written_bytes(write_warc, batch(exported(1, pages=[one]))))
        told = [record.rec_headers.get_header("X-Tearsheet-Imported") for record in ArchiveIterator(data)]
        assert f"{what} from wallabag; 2026-12-01T09:00:00.000Z" in told


def test_the_index_of_a_wacz_leads_to_each_record_and_its_checksums_are_true() -> None:
    with zipfile.ZipFile(io.BytesIO(written_bytes(write_wacz, MANY))) as file:
        package = json.loads(file.read("datapackage.json"))
        for one in package["resources"]:
            data = file.read(one["path"])
            assert one["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
            assert one["bytes"] == len(data)
        told = json.loads(file.read("datapackage-digest.json"))
        assert told["hash"] == f"sha256:{hashlib.sha256(file.read('datapackage.json')).hexdigest()}"
        warc = file.read("archive/data.warc.gz")
        lines = file.read("indexes/index.cdxj").splitlines()
        assert lines == sorted(lines)
        for line in lines:
            _key, _moment, about = line.decode().split(" ", 2)
            entry = json.loads(about)
            begun = int(entry["offset"])
            (record,) = ArchiveIterator(io.BytesIO(warc[begun : begun + int(entry["length"])]))
            assert record.rec_headers.get_header("WARC-Target-URI") == entry["url"]
        head, *pages = [json.loads(line) for line in file.read("pages/pages.jsonl").splitlines()]
        assert head["format"] == "json-pages-1.0"
        indexed = {json.loads(line.decode().split(" ", 2)[2])["url"] for line in lines}
        assert {one["url"] for one in pages} <= indexed


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://WWW.Coast.example/A?b=2&a=1", "example,coast)/a?a=1&b=2"),
        ("http://www2.coast.example:8080", "example,coast:8080)/"),
        ("urn:view:x", "urn:view:x"),
        ("https://[broken/", "https://[broken/"),
    ],
)
def test_addresses_are_sorted_by_their_host_turned_round(address: str, key: str) -> None:
    assert surt(address) == key


def test_players_find_where_members_begin() -> None:
    with zipfile.ZipFile(io.BytesIO(written_bytes(write_wacz, batch(exported())))) as archive:
        assert all(about.extra for about in archive.infolist() if about.filename.partition("/")[2])
        assert archive.testzip() is None
