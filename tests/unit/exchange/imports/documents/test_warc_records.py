"""Records of web archives are read as a stream, whatever is wrong with them."""

from __future__ import annotations

import gzip
import io
import zlib

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports.documents.warc_records import Damage, Record, http_response, records
from tests.unit.exchange.imports.documents.kit import http, warc

ONE = warc("response", "https://a.example/1", http(b"<p>one</p>"))
TWO = warc("resource", "<https://a.example/2>", b"<p>two</p>")


def addresses(data: bytes) -> list[str]:
    return [record.address if isinstance(record, Record) else "damage" for record in records(io.BytesIO(data))]


def test_records_come_in_their_order_packed_or_not() -> None:
    expected = ["https://a.example/1", "https://a.example/2"]
    assert addresses(ONE + TWO) == expected
    assert addresses(gzip.compress(ONE) + gzip.compress(TWO)) == expected
    assert addresses(gzip.compress(ONE + TWO)) == expected


@pytest.mark.parametrize("packed", [False, True])
def test_a_record_can_be_read_again_from_its_offset(packed: bool) -> None:
    data = gzip.compress(ONE) + gzip.compress(TWO) if packed else ONE + TWO
    second = list(records(io.BytesIO(data)))[1]
    assert isinstance(second, Record)
    file = io.BytesIO(data)
    file.seek(second.offset)
    assert next(records(file)).address == "https://a.example/2"  # type: ignore[union-attr]


def test_a_record_packed_with_others_has_no_offset_of_its_own() -> None:
    second = list(records(io.BytesIO(gzip.compress(ONE + TWO))))[1]
    assert isinstance(second, Record)
    assert second.offset == -1


def test_a_record_that_breaks_off_is_given_and_the_damage_said() -> None:
    *_, last, damage = records(io.BytesIO(ONE + TWO[:-8]))
    assert isinstance(last, Record)
    assert not last.whole
    assert last.block == b"<p>two"
    assert damage == Damage(2)


def test_after_damage_the_next_record_is_found() -> None:
    assert addresses(ONE + b"rubbish\nmore\n" + TWO) == ["https://a.example/1", "damage", "https://a.example/2"]
    packed = gzip.compress(ONE)
    broken = packed[:20] + b"\0\0\0" + packed[23:]
    assert addresses(broken + gzip.compress(TWO))[-2:] in (
        ["https://a.example/2", "damage"],
        ["damage", "https://a.example/2"],
    )


def test_blocks_that_nobody_wants_are_passed_over() -> None:
    first, second = records(io.BytesIO(ONE + TWO), frozenset(("resource",)))
    assert isinstance(first, Record)
    assert isinstance(second, Record)
    assert (first.block, second.block) == (b"", b"<p>two</p>")


def test_the_older_format_is_read_with_blanks_in_its_addresses() -> None:
    body = http(b"<p>one</p>")
    data = b"filedesc://a.arc 127.0.0.1 20260101000000 text/plain 4\nabcd\n" + (
        b"https://a.example/a b?c d 127.0.0.1 20261124090000 text/html %d\n" % len(body) + body + b"\n"
    )
    head, page = records(io.BytesIO(data))
    assert isinstance(head, Record)
    assert isinstance(page, Record)
    assert (head.kind, page.kind) == ("warcinfo", "response")
    assert (page.address, page.headers["warc-date"]) == ("https://a.example/a b?c d", "20261124090000")


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"4\r\n<p>o\r\n6\r\nne</p>\r\n0\r\n\r\n", ("Transfer-Encoding: chunked",)),
        (b"4;x=y\r\n<p>o\r\n6\r\nne</p>", ("Transfer-Encoding: chunked",)),
        (b"<p>one</p>", ("Transfer-Encoding: chunked",)),
        (gzip.compress(b"<p>one</p>"), ("Content-Encoding: gzip",)),
        (b"<p>one</p>", ("Content-Encoding: gzip",)),
        (zlib.compress(b"<p>one</p>"), ("Content-Encoding: deflate",)),
        (zlib.compress(b"<p>one</p>")[2:-4], ("Content-Encoding: deflate",)),
        (brotli.compress(b"<p>one</p>"), ("Content-Encoding: br",)),
    ],
    ids=["chunked", "half chunked", "not chunked", "gzip", "not gzip", "zlib", "deflate", "brotli"],
)
def test_bodies_are_decoded_and_what_only_says_that_it_is_coded_stays(body: bytes, headers: tuple[str, ...]) -> None:
    status, _, decoded = http_response(http(body, "text/html", "200 OK", *headers))
    assert (status, decoded) == (200, b"<p>one</p>")


def test_what_is_no_response_has_no_status() -> None:
    assert http_response(b"<p>x</p>")[0] == 0


@given(st.integers(0, 500), st.binary(max_size=80), st.booleans())
def test_damage_raises_nothing(at: int, rubbish: bytes, packed: bool) -> None:
    data = gzip.compress(ONE) + gzip.compress(TWO) if packed else ONE + TWO
    for record in records(io.BytesIO(data[:at] + rubbish + data[at + len(rubbish) :])):
        if isinstance(record, Record):
            http_response(record.block)
