"""The servers of the fixture pages: three sites on loopback, and a door that counts who wants to go anywhere else."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.browser.fixtures import Answer, Fixture

HOSTS = {"page": "127.0.0.1", "other": "127.0.0.2", "third": "127.0.0.3"}
OUTSIDE = "127.0.0.4"


@dataclass(frozen=True)
class Asked:
    """A request that reached a server: which site, method, path with query, who asked by their own word, and when."""

    server: str
    path: str
    agent: str
    when: float


@dataclass
class Sites:
    """The running servers. ``outside`` has the first line of each request that was not for them, ``by_pages`` those that came
    while a page was loading: its own.
    """

    ports: dict[str, int] = field(default_factory=dict)
    answers: dict[tuple[str, str], Answer] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    by_pages: set[str] = field(default_factory=set)
    bytes_sent: int = 0

    def address(self, fixture: str, path: str = "story", server: str = "page") -> str:
        return f"{self.origin(server)}/p/{fixture}/{path}"

    def origin(self, server: str) -> str:
        return f"http://{HOSTS[server]}:{self.ports[server]}"

    def add(self, fixture: Fixture) -> None:
        for (server, path), answer in fixture.files.items():
            self.answers[server, f"/p/{fixture.name}/{path}"] = answer

    def filled(self, body: bytes) -> bytes:
        for server in HOSTS:
            body = body.replace(b"{{%s}}" % server.encode(), self.origin(server).encode())
        return body

    def find(self, server: str, path: str) -> Answer | None:
        return self.answers.get((server, path)) or self.answers.get((server, path.split("?")[0]))


def handler_of(sites: Sites, server: str) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 30

        def do_GET(self) -> None:
            sites.asked.append(Asked(server, self.path, self.headers.get("User-Agent", ""), time.monotonic()))
            found = sites.find(server, self.path)
            if found is None:
                self.reply(404, "text/plain", b"not here", ())
                return
            if found.seconds:
                time.sleep(found.seconds)
            body = found.body
            if found.only_with and f"{found.only_with}=yes" not in self.headers.get("Cookie", ""):
                body = found.otherwise
            if found.kind.startswith(("text/", "application/xhtml")) and len(body) < 30_000_000:
                body = sites.filled(body)
            self.reply(found.status, found.kind, body, found.headers)

        def reply(self, status: int, kind: str, body: bytes, headers: tuple[tuple[str, str], ...]) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            for name, value in headers:
                self.send_header(name, sites.filled(value.encode()).decode())
            self.end_headers()
            with suppress(OSError):  # a browser that has gone away
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


def door_of(sites: Sites) -> type[BaseHTTPRequestHandler]:
    class Door(BaseHTTPRequestHandler):
        timeout = 5

        def handle(self) -> None:
            line = self.rfile.readline(2000).decode("latin-1").strip()
            sites.outside.append(line)
            self.wfile.write(b"HTTP/1.1 502 Nothing is outside\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

    return Door


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing where a browser has gone away."""


@contextmanager
def served(fixtures: Mapping[str, Fixture] | None = None) -> Iterator[Sites]:
    """Yield the sites with these pages while the block runs."""
    sites = Sites()
    for fixture in (fixtures or {}).values():
        sites.add(fixture)
    with ExitStack() as running:
        for name, host in (*HOSTS.items(), ("outside", OUTSIDE)):
            kind = door_of(sites) if name == "outside" else handler_of(sites, name)
            server = _Server((host, 0), kind)
            sites.ports[name] = server.server_address[1]
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
            running.callback(server.server_close)
            running.callback(server.shutdown)
        yield sites


def names_other_hosts(line: str) -> bool:
    """Tell whether a request line at the door names a host that is not the browser's own test for a network."""
    return not re.search(r"127\.0\.0\.\d+", line)
