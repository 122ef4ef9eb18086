"""Web archives (WARC, ARC): each page that a server answered with is an item, and its pictures come from the same file."""

from __future__ import annotations

import re
import zlib
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

from reader.capture.fetch.sniff import other_than_a_page, picture_type
from reader.exchange.imports.addresses import article_address
from reader.exchange.imports.documents.html_page import page_item
from reader.exchange.imports.documents.warc_records import Damage, Record, http_response, records
from reader.exchange.imports.times import parse_time
from reader.model.imported import ImportedItem, NotTaken

if TYPE_CHECKING:
    from reader.exchange.imports.source import Source

MAX_PICTURES = 200_000
MAX_HELD_BYTES = 64_000_000
"""Pictures of archives that were packed in one piece cannot be read again by themselves; so many bytes of them are held."""

_START = re.compile(rb"\s{0,8}(?:WARC/\d\.\d|filedesc://)")
_WANTED = frozenset(("response", "resource"))
_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)")

Wanted = dict[str, tuple[str, str]]
"""The pages of a list by address: title and moment ("" where it does not say)."""


def recognises(source: Source) -> bool:
    """Tell whether a file is a WARC or ARC, packed by gzip or not."""
    head = source.head(16_384)
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(31).decompress(head, 64)
        except zlib.error:
            return False
    return bool(_START.match(head))


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the pages of one archive."""
    yield from pages_of([source])


def pages_of(sources: Iterable[Source], wanted: Wanted | None = None) -> Iterator[ImportedItem | NotTaken]:
    """Yield the pages of archives that belong together; with ``wanted`` those of its addresses only, and those without a
    page as bare addresses.

    Two passes: a picture comes after the page that shows it. Between them only their places are kept.
    """
    archives = list(sources)
    pictures = _Pictures(archives)
    given: set[str] = set()
    for source in archives:
        pages = 0
        with source.open() as file:
            for record in records(file, _WANTED):
                if isinstance(record, Damage):
                    yield NotTaken(f"{source.name}, after record {record.number}", "damaged")
                    continue
                found = _page(record)
                if found is None:
                    continue
                pages += 1
                body, content_type = found
                known = _of(wanted, record.address) if wanted is not None else ("", "")
                if known is None or record.address in given:
                    continue
                given.add(record.address)
                title, moment = known
                yield page_item(
                    body,
                    f"{source.name}, page {pages}",
                    content_type,
                    article_address(record.address),
                    title,
                    moment or moment_of(record),
                    pictures.find,
                    base=record.address,
                )
    for address, (title, moment) in (wanted or {}).items():
        if not {address, address.rstrip("/"), f"{address}/"} & given:
            yield ImportedItem(archives[0].name if archives else address, address, title, saved=moment)


def moment_of(record: Record) -> str:
    """Return when a record was made, ISO 8601 in UTC; ARC writes 14 digits."""
    text = record.headers.get("warc-date", "")
    match = _STAMP.match(text)
    return parse_time("{}-{}-{}T{}:{}:{}Z".format(*match.groups()) if match else text)


def _page(record: Record) -> tuple[bytes, str] | None:
    """Return the body and type of a record that is a page which answered 200, else None."""
    if record.kind not in _WANTED or not record.block or not article_address(record.address):
        return None
    content_type, body = record.headers.get("content-type", ""), record.block
    if record.kind == "response" and (record.headers.get("warc-type") is None or "http" in content_type):
        status, headers, body = http_response(record.block)
        if status != 200:
            return None
        content_type = headers.get("content-type", "")
    kind = content_type.partition(";")[0].strip().lower()
    if kind not in ("text/html", "application/xhtml+xml", "") or other_than_a_page(content_type, body[:8192]):
        return None
    return body, content_type or "text/html"


def _of(wanted: Wanted, address: str) -> tuple[str, str] | None:
    return wanted.get(address) or wanted.get(address.rstrip("/")) or wanted.get(f"{address}/")


class _Pictures:
    """The pictures of some archives: found in one pass, read again when a page shows them."""

    def __init__(self, archives: Sequence[Source]) -> None:
        self._archives = archives
        self._places: dict[str, tuple[int, int]] | None = None
        self._held: dict[str, bytes] = {}
        self._recent: OrderedDict[str, bytes] = OrderedDict()

    def find(self, address: str) -> bytes | None:
        """Return a picture's bytes, None where no archive has it."""
        if self._places is None:
            self._places = {}
            for number, source in enumerate(self._archives):
                self._look_through(number, source, self._places)
        for name in (address, urldefrag(address)[0]):
            if name in self._held:
                return self._held[name]
            if name in self._recent:
                return self._recent[name]
            if name in self._places:
                return self._read(name, *self._places[name])
        return None

    def _look_through(self, number: int, source: Source, places: dict[str, tuple[int, int]]) -> None:
        held = 0
        with source.open() as file:
            seekable = file.seekable()
            for record in records(file, _WANTED):
                if isinstance(record, Damage) or len(places) >= MAX_PICTURES or record.kind not in _WANTED:
                    continue
                if record.address in places or record.address in self._held:
                    continue
                data = _picture(record)
                if data is None:
                    continue
                if record.offset >= 0 and seekable:
                    places[record.address] = number, record.offset
                elif held + len(data) <= MAX_HELD_BYTES:
                    held += len(data)
                    self._held[record.address] = data

    def _read(self, address: str, number: int, offset: int) -> bytes | None:
        with self._archives[number].open() as file:
            file.seek(offset)
            record = next(records(file, _WANTED), None)
        data = _picture(record) if isinstance(record, Record) else None
        if data is not None:
            self._recent[address] = data
            while len(self._recent) > 1 and sum(map(len, self._recent.values())) > MAX_HELD_BYTES:
                self._recent.popitem(last=False)
        return data


def _picture(record: Record) -> bytes | None:
    if not record.block:
        return None
    body = record.block
    if record.kind == "response":
        status, _, body = http_response(record.block)
        if status != 200:
            return None
    return body if picture_type(body[:4096]) else None
