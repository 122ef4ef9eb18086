"""A place where newer versions are told of, on loopback."""

from __future__ import annotations

import json
import platform
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler

from tests.signing import Signer
from tests.site import served

SYSTEM = {"linux": "linux", "win32": "windows", "darwin": "macos"}[sys.platform]
MACHINE = {"amd64": "x86_64", "aarch64": "arm64"}.get(platform.machine().lower(), platform.machine().lower())


class ReleaseSite:
    """``files`` are answered by their path, unless ``status`` and ``location`` say otherwise; ``asked`` has (path,
    headers) of requests."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}/releases"
        self.signer = Signer()
        self.files: dict[str, bytes] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.status, self.location = 200, ""
        self.gate = threading.Event()
        self.gate.set()

    def publish(self, version: str, **more: object) -> None:
        """Tell of a version, signed."""
        names = (
            f"tearsheet-{version}-{SYSTEM}-{MACHINE}.deb",
            f"tearsheet-{version}-{SYSTEM}-{MACHINE}.cdx.json",
            f"tearsheet-{version}-beos-ppc.zip",
        )
        told = {
            "version": version,
            "date": "2026-11-25",
            "page": "https://tearsheet.example/get",
            "files": dict.fromkeys(names, "ab" * 32),
        }
        self.publish_bytes(json.dumps({**told, **more}).encode())

    def publish_bytes(self, told: bytes) -> None:
        self.files = {"/releases/latest.json": told, "/releases/latest.json.minisig": self.signer.sign(told)}


@contextmanager
def serve_releases() -> Iterator[ReleaseSite]:
    """The site, for as long as the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            site.gate.wait(60)
            body = site.files.get(self.path)
            self.send_response(site.status if body is not None else 404)
            if site.location:
                self.send_header("Location", site.location)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            pass

    with served(Handler) as port:
        site = ReleaseSite(port)
        try:
            yield site
        finally:
            site.gate.set()
