"""Addresses × the ways to them: typed, redirected to, refreshed to, a picture's, a further part's. Resolver and sockets
are made up, so that every try to connect is seen and none leaves.
"""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator
from typing import Any
from unittest import mock

from reader.capture.fetch.download import fetch_page, fetch_pictures
from reader.errors import TearsheetError
from tests.hostile.kit import Case
from tests.unit.capture.capture_site import Site, reply, status

NAME = "guard"
BAR = 300
QUICK = 6

_NEARBY = [
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "0x7f.1",
    "0x7f000001",
    "017700000001",
    "2130706433",
    "0177.0.0.1",
    "127.0.0.1.",
    "127.255.255.254",
    "localhost",
    "LOCALHOST",
    "localhost.",
    "a.localhost",
    "0.0.0.0",
    "0",
    "10.0.0.1",
    "10.1",
    "167772161",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.0.1",
    "192.168.1",
    "3232235521",
    "100.64.0.1",
    "169.254.1.1",
    "198.18.0.1",
    "192.0.0.1",
    "[::1]",
    "[::]",
    "[0:0:0:0:0:0:0:1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::ffff:0:127.0.0.1]",
    "[::127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[64:ff9b::a00:1]",
    "[64:ff9b:1::1]",
    "[2002:7f00:1::]",
    "[2002:a00:1::1]",
    "[2002:c0a8:1::]",
    "[2001::1]",
    "[fe80::1]",
    "[fc00::1]",
    "[fd12:3456::1]",
    "[fec0::1]",
    "[2606:4700::5efe:10.0.0.1]",
    "router",
    "router.lan",
    "nas.local",
    "cms.internal",
    "a.home.arpa",
    "private.example",
    "rebound.example",
    "mixed.example",
    "mapped.example",
]
_NEVER = [
    "169.254.169.254",
    "0xa9fea9fe",
    "2852039166",
    "169.254.170.2",
    "100.100.100.200",
    "168.63.129.16",
    "192.0.0.192",
    "[fd00:ec2::254]",
    "[::ffff:169.254.169.254]",
    "[64:ff9b::a9fe:a9fe]",
    "[2002:a9fe:a9fe::]",
    "metadata.google.internal",
    "metadata",
    "224.0.0.1",
    "255.255.255.255",
    "[ff02::1]",
    "metadata.example",
]
_ANSWERS = {
    "private.example": ["10.0.0.1"],
    "rebound.example": ["127.0.0.1"],
    "mixed.example": ["93.184.216.34", "192.168.0.1"],
    "mapped.example": ["::ffff:10.0.0.1"],
    "metadata.example": ["169.254.169.254"],
}


def _attacked(host: str, way: str) -> str | None:
    target, reached = f"http://{host}/a.png", list[str]()
    real_connect = socket.create_connection
    site = Site()
    own = int(site.root.rsplit(":", 1)[1])

    def resolve(name: str, port: int, *_: Any, **__: Any) -> list[Any]:
        found = _ANSWERS.get(name, [name if name[0].isdigit() or ":" in name else "127.0.0.1"])
        return [(socket.AF_INET6 if ":" in a else socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in found]

    def connect(address: tuple[str, int], *rest: Any, **named: Any) -> socket.socket:
        if address == ("127.0.0.1", own):
            return real_connect(address, *rest, **named)
        reached.append(address[0])
        raise ConnectionRefusedError

    page = f'<html><head><meta http-equiv=refresh content="0; url={target}"></head><body></body></html>'
    site.pages |= {"/to": status(302, Location=target), "/fresh": reply(page.encode())}
    try:
        with (
            mock.patch.object(socket, "getaddrinfo", resolve),
            mock.patch.object(socket, "create_connection", connect),
            contextlib.suppress(TearsheetError),
        ):
            if way == "typed":
                fetch_page(target)
            elif way == "picture":
                fetch_pictures([target], page_url=site.root + "/a")
            elif way == "picture redirected":
                fetch_pictures([site.root + "/to"], page_url=site.root + "/a")
            else:
                fetch_page(target if way == "part" else site.root + way, part_of=site.root if way == "part" else "")
    finally:
        site.close()
    return f"{target} was asked by way of {way}: {reached}" if reached else None


def cases(part: float, seed: int) -> Iterator[Case]:
    """Yield each pair once; typed ones only where nobody may go or a public name leads nearby."""
    ways = ("/to", "/fresh", "picture", "picture redirected", "part")
    pairs = [(host, way) for host in (*_NEARBY, *_NEVER) for way in ways]
    pairs += [(host, "typed") for host in (*_NEVER, *(h for h in _NEARBY if h.endswith(".example")))]
    step = max(1, int(1 / part)) if part < 1 else 1
    for host, way in pairs[seed % step :: step]:
        yield Case(f"{host} by {way}", lambda host=host, way=way: _attacked(host, way))
