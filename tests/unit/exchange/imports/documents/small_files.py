"""A small file of each document format: it must be recognised as that one."""

from __future__ import annotations

import plistlib

from tests.unit.capture.pdf.making import column, pdf
from tests.unit.exchange.imports.documents.kit import http, warc
from tests.unit.exchange.imports.making import zipped

_WARC = warc("response", "https://a.example/", http(b"<html><body>Words</body></html>"))
_MAIL = "From: a@a.example\nTo: b@b.example\nSubject: s\nDate: Tue, 24 Nov 2026 10:00:00 +0100\nMessage-ID: <1@a>\n\nWords.\n"

DOCUMENTS: dict[str, str | bytes] = {
    "wacz": zipped({"datapackage.json": "{}", "pages/pages.jsonl": "", "archive/a.warc": _WARC}),
    "wacz-pages": '{"format": "json-pages-1.0", "id": "pages"}\n{"url": "https://a.example/", "ts": "2026-11-24T09:00:00Z"}\n',
    "epub": zipped(
        {"mimetype": "application/epub+zip", "META-INF/container.xml": "<container/>", "O/c.opf": "<package/>"}
    ),
    "pdf": pdf([column(["Words"])]),
    "webarchive": plistlib.dumps({"WebMainResource": {"WebResourceData": b"Words"}}, fmt=plistlib.FMT_BINARY),
    "warc": _WARC,
    "mhtml": "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/\nMIME-Version: 1.0\n"
    'Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n\n<p>Words</p>\n--b--\n',
    "mbox": f"From a@a.example Tue Nov 24 10:00:00 2026\n{_MAIL}",
    "mail": _MAIL,
    "singlefile": "<!DOCTYPE html><html><!--\n Page saved with SingleFile \n url: https://a.example/ \n--><body>Words</body></html>",
    "html": "<html><body><h1>Title</h1><p>Words</p></body></html>",
    "markdown": "---\ntitle: a\nsource: https://a.example/\n---\nWords.\n",
    "markdown-plain": "# Title\n\nThe board closed the *lock* on Monday for repairs, until spring.\n\n- barges go round\n",
    "text": "The board closed the eastern lock on Monday for repairs. Barges go round by the old canal, the office said. "
    "Readers who live there expect noise at night. Nobody has asked them what they think about it, and nobody will.\n",
}
