"""A news site on loopback, written for tests: a page with all the furniture, and addresses for each way to fail."""

from __future__ import annotations

import struct
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

STORY = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>%(title)s | Coast Courier</title>
<meta property="og:site_name" content="Coast Courier"><meta property="og:title" content="%(title)s">
<meta name="author" content="Ines Aldana"><meta property="article:published_time" content="2026-11-20T06:30:00Z">
<meta property="og:description" content="Pilots had warned of the cooling fault twice.">
<link rel="stylesheet" href="/style.css"><script src="/tracker.js"></script></head>
<body><nav><ul><li><a href="/">Front page</a></li><li><a href="/sport">Sport</a></li><li><a href="/weather">Weather</a></li></ul></nav>
<main><article><h1>%(title)s</h1><div class="share"><a href="/s">Share</a> <a href="/t">Post</a></div>
<div class="summary-prompt"><p>No time to read?</p><a href="#summary">Get a summary</a></div>
<figure><img src="/pier.png" alt="The pier"><figcaption>The pier at first light.</figcaption></figure>
<p>The first boat left pier four at ten past six on Tuesday, eleven hours after both engines of the %(name)s stopped in the channel
with 214 passengers on board.</p>
<p>Mechanics from two yards worked through the night under floodlights. &#8220;It was the same hose as in spring,&#8221; said Piet
Hallam, who has serviced the line for nineteen years.</p>
<h2>Two letters</h2>
<p>Two letters seen by this paper show that pilots had reported the cooling fault in April and again in June. The first was answered
with a receipt; the second, according to the harbour&#8217;s own register, was not answered at all.</p>
<p>The authority says that an inspection is under way and that no crossing will run with fewer than two tested engines. Fares stay as
they are until the new year, and passengers of the stopped crossing can claim theirs back at any office until Friday.</p>
<p>The harbour&#8217;s register lists 31 faults for the year, nine of them marked urgent. Of the nine, four were closed within the week
that the rules allow.</p>
<div class="summary-prompt"><p>No time to read?</p><a href="#summary">Get a summary</a></div>
<div class="pager"><a href="/a">Previous Article Council votes on the budget</a>
<a href="/b">Next Article Storm warning</a></div></article></main>
<aside><h3>Most read</h3><ul><li><a href="/1">Ten recipes for autumn</a></li><li><a href="/2">Tickets for the derby</a></li></ul></aside>
<footer><p>Copyright Coast Courier. All rights reserved. Imprint. Privacy.</p></footer></body></html>"""


def picture(width: int = 640, height: int = 360) -> bytes:
    """A plain PNG of this size in pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes((70, 110, 140)) * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class Site:
    """``url(path)`` is an address; ``asked`` the paths in the order in which they were asked for; ``broken`` answers
    all with 500."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.asked: list[str] = []
        self.broken = False
        self.gate = threading.Event()
        self.gate.set()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"


@contextmanager
def served(handler: type[BaseHTTPRequestHandler]) -> Iterator[int]:
    """A server on loopback that answers with it, while the block runs; gives its port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def serve() -> Iterator[Site]:
    """The site, for as long as the block lasts. ``/story/NAME`` is an article; ``/held/NAME`` one that waits for
    ``gate``."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append(self.path)
            status, kind, body = self.answer()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            if status == 302:
                self.send_header("Location", "/loop")
            self.end_headers()
            self.wfile.write(body)

        def answer(self) -> tuple[int, str, bytes]:
            parts = self.path.strip("/").split("/")
            if site.broken:
                return 500, "text/html", b"out of order"
            if parts[0] == "held":
                site.gate.wait(60)
            if parts[0] in ("story", "held"):
                name = parts[1].replace("-", " ").title()
                return (
                    200,
                    "text/html; charset=utf-8",
                    (STORY % {"title": f"Ferry {name} returns to the harbour", "name": name}).encode(),
                )
            if parts[0] == "pier.png":
                return 200, "image/png", picture()
            if parts[0] == "login":
                return 401, "text/html", b"who are you"
            if parts[0] == "loop":
                return 302, "text/html", b""
            if parts[0] == "paper.pdf":
                return 200, "application/pdf", b"%PDF-1.7 not a page"
            return 404, "text/html", b"not here"

        def log_message(self, *_: object) -> None:
            pass

    with served(Handler) as port:
        site = Site(port)
        try:
            yield site
        finally:
            site.gate.set()
