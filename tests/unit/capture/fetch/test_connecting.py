"""Connections under the guard, by a resolver and sockets that are made up."""

from __future__ import annotations

import errno
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from reader.capture.fetch import network
from reader.capture.fetch.connecting import checked_proxy
from reader.capture.fetch.download import fetch_page, fetch_pictures
from reader.errors import CaptureError, NearbyAddress, NoSuchHost, Offline, ProxyFailed, ProxyUnknown, ServerSays
from tests.unit.capture.capture_site import Site, reply, status

PAGE = b"<!doctype html><html><head><title>The bridge</title></head><body><p>It was repaired.</p></body></html>"


@pytest.fixture
def resolved(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[list[str]]]:
    """Names with the answers that the resolver gives in turn; the last one stays."""
    names: dict[str, list[list[str]]] = {}
    real = socket.getaddrinfo

    def answer(host: str, port: int, *rest: Any, **named: Any) -> list[Any]:
        if host not in names:
            return real(host, port, *rest, **named)
        answers = names[host].pop(0) if len(names[host]) > 1 else names[host][0]
        return [
            (socket.AF_INET6 if ":" in a else socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in answers
        ]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    return names


@pytest.fixture
def reached(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Addresses that a connection was asked for; none but loopback gets one."""
    asked: list[str] = []
    real = socket.create_connection

    def connect(address: tuple[str, int], *rest: Any, **named: Any) -> socket.socket:
        asked.append(address[0])
        if address[0] not in ("127.0.0.1", "localhost"):
            raise ConnectionRefusedError
        return real(address, *rest, **named)

    monkeypatch.setattr(socket, "create_connection", connect)
    return asked


def test_a_name_is_resolved_once_and_the_judged_address_is_connected_to(
    resolved: dict[str, list[list[str]]], reached: list[str]
) -> None:
    resolved["news.example.org"] = [["93.184.216.34"], ["127.0.0.1"]]
    with pytest.raises(CaptureError):
        fetch_page("http://news.example.org/")
    assert reached == ["93.184.216.34"]
    assert resolved["news.example.org"] == [["127.0.0.1"]]  # asked once


def test_one_nearby_answer_among_public_ones_is_refused(
    resolved: dict[str, list[list[str]]], reached: list[str]
) -> None:
    resolved["news.example.org"] = [["93.184.216.34", "::ffff:10.0.0.1"]]
    with pytest.raises(NearbyAddress):
        fetch_page("https://news.example.org/")
    assert reached == []


def test_redirects_and_pictures_reach_nothing_nearby_but_the_readers_own_server(site: Site, reached: list[str]) -> None:
    port = site.root.rsplit(":", 1)[1]
    for target in (
        "http://10.0.0.1/",
        "http://127.1/",
        "http://[::1]/",
        f"http://localhost:{port}/b",
        "http://router/",
    ):
        site.pages["/a"] = status(302, Location=target)
        with pytest.raises(CaptureError):
            fetch_page(site.root + "/a")
    for target in (
        "file:///etc/passwd",
        "ftp://example.org/a",
        "data:text/html,a",
        "gopher://example.org/",
        "javascript:1",
    ):
        site.pages["/a"] = status(302, Location=target)
        with pytest.raises(CaptureError):
            fetch_page(site.root + "/a")
    assert (
        fetch_pictures(
            ["http://10.0.0.1/a.png", "http://localhost:9/a.png", "file:///a.png"], page_url=(site.root + "/a")
        )
        == {}
    )
    assert set(reached) == {"127.0.0.1"}


def test_a_refresh_reaches_nothing_nearby(site: Site, reached: list[str]) -> None:
    site.pages["/a"] = reply(
        b'<html><head><meta http-equiv=refresh content="0; url=http://192.168.0.1/"></head></html>'
    )
    with pytest.raises(NearbyAddress):
        fetch_page(site.root + "/a")
    assert set(reached) == {"127.0.0.1"}


def test_a_name_without_an_address_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(*_: Any, **__: Any) -> list[Any]:
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    monkeypatch.setattr(socket, "getaddrinfo", nothing)
    monkeypatch.setattr("reader.capture.fetch.failures.has_network", lambda: True)
    with pytest.raises(NoSuchHost):
        fetch_page("https://news.example.org/")


class Socks:
    """A SOCKS5 proxy on loopback that answers every request itself."""

    def __init__(self, status: int = 0) -> None:
        self.names: list[tuple[str, int]] = []
        self._status = status
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"socks5://127.0.0.1:{self._socket.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                one, _ = self._socket.accept()
            except OSError:
                return
            with one:
                one.recv(16)
                one.sendall(b"\5\0")
                asked = one.recv(300)
                if len(asked) < 5:
                    continue
                assert asked[3] == 3  # a name, not an address
                self.names.append((asked[5:-2].decode(), int.from_bytes(asked[-2:], "big")))
                one.sendall(bytes([5, self._status, 0, 1]) + b"\0" * 6)
                if not self._status:
                    one.recv(4096)
                    one.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n" + PAGE)

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def through(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    return lambda proxy: monkeypatch.setattr(network, "_ways", lambda: network.Ways(proxy))


def test_a_socks_proxy_is_given_the_name_and_nothing_is_resolved_here(
    through: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(host: str, *_: Any, **__: Any) -> list[Any]:
        assert host == "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", _[0]))]

    monkeypatch.setattr(socket, "getaddrinfo", never)
    proxy = Socks()
    through(proxy.address)
    try:
        assert fetch_page("http://hidden.onion/a").body == PAGE
        assert proxy.names == [("hidden.onion", 80)]
        assert fetch_pictures(["http://10.0.0.1/a.png"], page_url="http://hidden.onion/a") == {}
        assert proxy.names == [("hidden.onion", 80)]
    finally:
        proxy.close()


def test_a_proxy_that_fails_is_never_gone_around(through: Callable[[str], None], site: Site) -> None:
    site.pages["/a"] = reply(PAGE)
    refusing = Socks(status=5)
    with socket.create_server(("127.0.0.1", 0)) as closed:
        free = closed.getsockname()[1]
    try:
        for proxy in (
            refusing.address,
            f"socks5://127.0.0.1:{free}",
            "socks4://127.0.0.1:1",
            "nonsense at all",
            "http://",
        ):
            through(proxy)
            with pytest.raises(ProxyFailed):
                fetch_page(site.root + "/a")
            assert fetch_pictures([(site.root + "/a")], page_url=(site.root + "/a")) == {}
        through(f"http://127.0.0.1:{free}")
        with pytest.raises(ProxyFailed):
            fetch_page(site.root + "/a")
    finally:
        refusing.close()
    assert site.requests == []


def test_nothing_is_fetched_while_nobody_knows_whether_there_is_a_proxy(
    through: Callable[[str], None], site: Site
) -> None:
    site.pages["/a"] = reply(PAGE)
    through(network.PROXY_UNKNOWN)
    with pytest.raises(ProxyUnknown):
        fetch_page(site.root + "/a")
    assert fetch_pictures([(site.root + "/a")], page_url=(site.root + "/a")) == {}
    assert site.requests == []


def test_a_proxys_password_is_in_no_error() -> None:
    with pytest.raises(ProxyFailed) as error:
        checked_proxy("socks4://me:secret@127.0.0.1:1")
    assert "secret" not in str(error.value)
    assert checked_proxy(" 127.0.0.1:8118 ") == "http://127.0.0.1:8118"
    assert checked_proxy("") == ""


@pytest.fixture
def answering() -> Iterator[Callable[[str], str]]:
    """Call it with a status line for the address of an HTTP proxy that answers so to everything."""
    opened: list[socket.socket] = []

    def serve(listener: socket.socket, status: str) -> None:
        while True:
            try:
                one, _ = listener.accept()
            except OSError:
                return
            with one:
                one.recv(4096)
                one.sendall(f"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())

    def start(status: str) -> str:
        listener = socket.create_server(("127.0.0.1", 0))
        opened.append(listener)
        threading.Thread(target=serve, args=(listener, status), daemon=True).start()
        return f"me:secret@127.0.0.1:{listener.getsockname()[1]}"

    yield start
    for listener in opened:
        listener.close()


@pytest.mark.parametrize(
    ("scheme", "line", "words"),
    [
        ("http", "407 Proxy Authentication Required", "needs a user name and password (407)"),
        ("https", "407 Proxy Authentication Required", "needs a user name and password (407)"),
        ("https", "403 Forbidden", "refused the connection (403)"),
        ("https", "502 Bad Gateway", "can’t reach the site (502)"),
    ],
    ids=["login", "login by CONNECT", "refusal", "no site"],
)
def test_what_an_http_proxy_refuses_is_said_of_the_proxy(
    through: Callable[[str], None], answering: Callable[[str], str], scheme: str, line: str, words: str
) -> None:
    proxy = answering(line)
    through(f"http://{proxy}")
    with pytest.raises(ProxyFailed) as error:
        fetch_page(f"{scheme}://news.example.org/a")
    assert f"the proxy {proxy.partition('@')[2]} " in str(error.value)
    assert words in str(error.value)
    assert "secret" not in str(error.value)
    assert "browser" not in str(error.value)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_an_http_proxy_that_is_dead_is_named(through: Callable[[str], None], scheme: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        free = closed.getsockname()[1]
    through(f"http://127.0.0.1:{free}")
    with pytest.raises(ProxyFailed, match=f"the proxy 127.0.0.1:{free} can’t be reached"):
        fetch_page(f"{scheme}://news.example.org/a")


def test_without_a_network_a_page_waits_whatever_the_proxy(
    through: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(*_: Any, **__: Any) -> socket.socket:
        raise OSError(errno.ENETUNREACH, "Network is unreachable")

    monkeypatch.setattr(socket, "create_connection", unreachable)
    for proxy in ("http://127.0.0.1:1", "socks5://127.0.0.1:1"):
        through(proxy)
        with pytest.raises(Offline):
            fetch_page("https://news.example.org/a")


def test_a_site_that_asks_for_a_proxys_login_sends_nobody_past_the_proxy(site: Site) -> None:
    site.pages["/a"] = status(407)
    with pytest.raises(ServerSays, match="407"):
        fetch_page(site.root + "/a")
