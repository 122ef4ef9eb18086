"""Write kept originals as a web archive: WARC (ISO 28500), and WACZ, a WARC with an index that players open at once.

A page that a server sent is a ``response`` with the server's headers; the library keeps bodies decoded, so headers that say
otherwise are renamed. What a browser handed over, a file, and an article without an original are ``resource``s. Each
article has a ``metadata`` record that says how it came, and its text as a ``conversion``.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import struct
import uuid
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import BinaryIO, NamedTuple
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from reader.exchange.exports.article_html import Setting, article_html
from reader.exchange.exports.output import scratch_file
from reader.exchange.exports.page_file import head
from reader.exchange.exports.words import ExportWords, authors_of, captured_of, incomplete_of
from reader.model.capture import Page
from reader.model.exported import Batch, ExportedArticle, ExportOptions
from reader.model.handed_over import PAGE_PICTURE, captured_in
from reader.model.importing import imported_in
from reader.model.provenance import provenance

_OF_TRANSFER = frozenset({"content-encoding", "transfer-encoding", "content-length", "connection"})
_LINE = re.compile(r"[\x00-\x1f\x7f]+")
_HOST = re.compile(r"^(https?://)www\d*\.", re.IGNORECASE)
_WARC_NAME = "data.warc.gz"
_BLOCK_BYTES = 1 << 20
_MADE = struct.pack("<HHBi", 0x5455, 5, 1, 315_532_800)
"""An extra field (extended timestamp, 1980-01-01). The sizes of ZIP64 stand in the local header alone, and ReplayWeb.page
takes a member whose central entry has no extra field for one whose local header has none, too: it would begin at a wrong byte.
"""


class Indexed(NamedTuple):
    """A record that a player can look up."""

    address: str
    time: str
    mime: str
    status: int
    digest: str
    offset: int
    length: int


class _Records:
    """Writes records, each compressed by itself, and counts the bytes."""

    def __init__(self, write: Callable[[bytes], object]) -> None:
        self._write = write
        self.offset = 0

    def add(
        self,
        kind: str,
        content_type: str,
        block: Iterable[bytes],
        *,
        address: str = "",
        time: str,
        payload: bytes | None = None,
        more: Iterable[tuple[str, str]] = (),
    ) -> tuple[str, int, int, str]:
        """Write a record; return its id, its offset, its length and the digest of its payload (or block)."""
        block = list(block)
        record_id = f"<{uuid.uuid4().urn}>"
        whole = hashlib.sha1(usedforsecurity=False)
        for piece in block:
            whole.update(piece)
        own = _digest(payload) if payload is not None else _named(whole.digest())
        fields = [
            ("WARC-Type", kind),
            ("WARC-Record-ID", record_id),
            ("WARC-Date", f"{time[:19]}Z"),
            ("WARC-Target-URI", address),
            ("WARC-Block-Digest", _named(whole.digest())),
            ("WARC-Payload-Digest", own if kind in ("response", "resource", "conversion") else ""),
            *more,
            ("Content-Type", content_type),
            ("Content-Length", str(sum(map(len, block)))),
        ]
        lines = "".join(f"{name}: {_LINE.sub(' ', value)}\r\n" for name, value in fields if value)
        packer = zlib.compressobj(6, zlib.DEFLATED, zlib.MAX_WBITS + 16)
        begun = self.offset
        self._put(packer.compress(f"WARC/1.1\r\n{lines}\r\n".encode("utf-8", "replace")))
        for piece in block:
            for at in range(0, len(piece), _BLOCK_BYTES):
                self._put(packer.compress(piece[at : at + _BLOCK_BYTES]))
        self._put(packer.compress(b"\r\n\r\n"))
        self._put(packer.flush())
        return record_id, begun, self.offset - begun, own

    def _put(self, data: bytes) -> None:
        if data:
            self._write(data)
            self.offset += len(data)


def _digest(data: bytes) -> str:
    return _named(hashlib.sha1(data, usedforsecurity=False).digest())


def _named(digest: bytes) -> str:
    """Return a SHA-1 as the format's readers verify it: in base 32."""
    return f"sha1:{base64.b32encode(digest).decode()}"


def holds_page(article: ExportedArticle, _options: ExportOptions) -> bool:
    """Return whether the article has an original or a text: a page made of neither would tell of what nobody fetched."""
    return article.origin is not None or bool(article.article.text)


def write_warc(batch: Batch, out: BinaryIO, options: ExportOptions, words: ExportWords) -> None:
    """Write a compressed WARC."""
    for _indexed in _archive(batch, _Records(out.write), options, words, lambda _page: None):
        pass


def write_wacz(batch: Batch, out: BinaryIO, options: ExportOptions, words: ExportWords) -> None:
    """Write a WACZ (1.1.1): the WARC, an index by address, a list of pages, and their checksums."""
    lines: list[bytes] = []
    files: list[dict[str, object]] = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, scratch_file(out) as pages:

        def add_page(line: str) -> None:
            pages.write(line.encode("utf-8", "backslashreplace") + b"\n")

        add_page(json.dumps({"format": "json-pages-1.0", "id": "pages", "title": batch.title}))
        with _member(archive, f"archive/{_WARC_NAME}", files, zipfile.ZIP_STORED) as write:
            lines.extend(map(_index_line, _archive(batch, _Records(write), options, words, add_page)))
        with _member(archive, "indexes/index.cdxj", files) as write:
            for line in sorted(lines):
                write(line)
        with _member(archive, "pages/pages.jsonl", files) as write:
            pages.seek(0)
            while block := pages.read(_BLOCK_BYTES):
                write(block)
        package = {
            "profile": "data-package",
            "wacz_version": "1.1.1",
            "software": "Tearsheet",
            "title": batch.title,
            "created": batch.made,
            "resources": files,
        }
        data = json.dumps(package, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")
        archive.writestr("datapackage.json", data)
        told = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
        archive.writestr("datapackage-digest.json", json.dumps(told))


@contextmanager
def _member(
    archive: zipfile.ZipFile, path: str, files: list[dict[str, object]], packing: int = zipfile.ZIP_DEFLATED
) -> Iterator[Callable[[bytes], object]]:
    """Give what writes a file of the archive, and add its name, size and checksum to ``files`` at the end."""
    about = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
    about.compress_type = packing
    about.extra = _MADE
    summed, size = hashlib.sha256(), 0
    with archive.open(about, "w", force_zip64=True) as member:

        def write(data: bytes) -> None:
            nonlocal size
            summed.update(data)
            size += len(data)
            member.write(data)

        yield write
    name = path.rpartition("/")[2]
    files.append({"name": name, "path": path, "hash": f"sha256:{summed.hexdigest()}", "bytes": size})


def surt(address: str) -> str:
    """Return an address in the order in which indexes sort it: its host turned round, without "www", its query sorted."""
    if not address.lower().startswith(("http://", "https://")):
        return address
    try:
        parts = urlsplit(_HOST.sub(r"\1", address).lower())
        host = ",".join(reversed((parts.hostname or "").split(".")))
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return address
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True))) if "=" in parts.query else parts.query
    return f"{host}{port}){parts.path or '/'}" + (f"?{query}" if query else "")


def _index_line(one: Indexed) -> bytes:
    about = {
        "url": one.address,
        "mime": one.mime,
        "status": str(one.status),
        "digest": one.digest,
        "length": str(one.length),
        "offset": str(one.offset),
        "filename": _WARC_NAME,
    }
    moment = re.sub(r"\D", "", one.time)[:14].ljust(14, "0")
    key = "".join(surt(one.address).split())
    return f"{key} {moment} {json.dumps(about, ensure_ascii=False)}\n".encode("utf-8", "replace")


def _archive(
    batch: Batch,
    records: _Records,
    options: ExportOptions,
    words: ExportWords,
    found_page: Callable[[str], object],
) -> Iterator[Indexed]:
    about = f"software: Tearsheet\r\nformat: WARC File Format 1.1\r\ndescription: {_LINE.sub(' ', batch.title)}\r\n"
    records.add("warcinfo", "application/warc-fields", [about.encode("utf-8", "replace")], time=batch.made)
    written: set[bytes] = set()
    for article in batch.articles():
        row = article.row
        first = None
        for page in article.originals():
            record_id, indexed = _page(page, records)
            yield indexed
            first = first or (record_id, page.final_url, page.fetched)
        if first is None:
            address = row.url or f"urn:tearsheet:article:{row.id}"
            yield (indexed := _text_page(article, address, batch, records, options, words))
            first = "", address, indexed.time
        record_id, address, time = first
        refers = [("WARC-Refers-To", record_id)] if record_id else []
        if record_id and article.article.text:
            text = article.article.text.encode("utf-8", "replace")
            records.add("conversion", "text/plain; charset=utf-8", [text], address=address, time=time, more=refers)
        fields = _fields(article, batch, options, words)
        records.add("metadata", "application/warc-fields", [fields], address=address, time=time, more=refers)
        if options.pictures:
            yield from _pictures(article, address, time, records, written)
        page_line = {"id": f"a{row.id}", "url": address, "title": row.title, "ts": f"{time[:19]}Z"}
        found_page(json.dumps(page_line | {"text": article.article.text}, ensure_ascii=False))


def _page(page: Page, records: _Records) -> tuple[str, Indexed]:
    headers = [(_LINE.sub(" ", name), _LINE.sub(" ", value)) for name, value in page.headers]
    mime = next((value for name, value in headers if name.lower() == "content-type"), "") or "text/html"
    address = page.final_url or page.url
    more: list[tuple[str, str]] = []
    came = captured_in(page.headers, page.status)
    if came is not None:
        more.append(("X-Tearsheet-Captured", f"{came.browser}; {came.extension}; asked {came.asked}"))
    imported = imported_in(page.headers, page.status)
    if imported is not None:
        what = "text without its page" if provenance(page).is_text else "page"
        more.append(("X-Tearsheet-Imported", f"{what} from {imported.program}; {imported.when}"))
    if not page.status:
        record_id, begun, length, digest = records.add(
            "resource", mime, [page.body], address=address, time=page.fetched, payload=page.body, more=more
        )
        return record_id, Indexed(address, page.fetched, _bare(mime), 200, digest, begun, length)
    lines = [_status_line(page.status)]
    for name, value in headers:
        lines.append(f"{'X-Archive-Orig-' if name.lower() in _OF_TRANSFER else ''}{name}: {value}")
    lines.append(f"Content-Length: {len(page.body)}")
    http = ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "replace")
    record_id, begun, length, digest = records.add(
        "response",
        "application/http; msgtype=response",
        [http, page.body],
        address=address,
        time=page.fetched,
        payload=page.body,
    )
    return record_id, Indexed(address, page.fetched, _bare(mime), page.status, digest, begun, length)


def _status_line(status: int) -> str:
    try:
        return f"HTTP/1.1 {status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"HTTP/1.1 {status} Status"


def _bare(mime: str) -> str:
    return mime.partition(";")[0].strip().lower() or "application/octet-stream"


def _text_page(
    article: ExportedArticle,
    address: str,
    batch: Batch,
    records: _Records,
    options: ExportOptions,
    words: ExportWords,
) -> Indexed:
    """Write the kept text as a page in place of an original that there is none of."""
    setting = Setting(words, options, batch.meanings, lambda picture: picture.src)
    page = f"{head(article.row.title, words, 'img-src *')}{article_html(article, setting)}\n</body>\n</html>\n".encode()
    time = article.row.saved or batch.made
    mime = "text/html; charset=utf-8"
    _, begun, length, digest = records.add("resource", mime, [page], address=address, time=time, payload=page)
    return Indexed(address, time, "text/html", 200, digest, begun, length)


def _fields(article: ExportedArticle, batch: Batch, options: ExportOptions, words: ExportWords) -> bytes:
    row, whole = article.row, article.article
    fields = [
        ("title", row.title),
        ("site", row.site),
        *(("author", name) for name in authors_of(article)),
        ("published", row.published),
        ("saved", row.saved),
        ("asked-for", row.url),
        ("captured", captured_of(article, words)),
        ("incomplete", incomplete_of(article, words)),
        *(("tag", name) for name in row.tags),
        ("note", whole.notes if options.notes else ""),
    ]
    if options.highlights:
        for one in article.highlights:
            fields.append(("highlight", f"{batch.meanings.get(one.meaning, '')}: {one.exact}"))
            if options.notes and one.note:
                fields.append(("highlight-note", one.note))
    return "".join(f"{name}: {_LINE.sub(' ', value)}\r\n" for name, value in fields if value).encode("utf-8", "replace")


def _pictures(
    article: ExportedArticle, page: str, time: str, records: _Records, written: set[bytes]
) -> Iterator[Indexed]:
    for src, key in article.picture_sources:
        address = f"urn:view:{page}" if src.startswith(PAGE_PICTURE) else src
        known = hashlib.sha256(f"{address} {key}".encode("utf-8", "replace")).digest()[:12]
        if known in written or not address.startswith(("http://", "https://", "urn:view:")):
            continue
        written.add(known)
        picture = article.picture(key)
        if picture is None:
            continue
        address = quote(address, safe="%/:=&?~#+!$,;'@()*[]._-")
        _, begun, length, digest = records.add(
            "resource", picture.mime, [picture.data], address=address, time=time, payload=picture.data
        )
        yield Indexed(address, time, _bare(picture.mime), 200, digest, begun, length)
