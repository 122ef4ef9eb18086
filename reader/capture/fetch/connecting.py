"""Open connections under the guard: resolve a name once, judge every answer, connect to exactly what was judged.

Through a proxy the name is the proxy's to resolve (so that Tor works, and no resolver here learns it); what can be
judged without resolving is judged here. A proxy that fails is never gone around.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote, urlsplit

import httpcore2
import httpx2

from reader.capture.fetch.failures import is_offline
from reader.capture.fetch.guard import Guard
from reader.capture.fetch.network import PROXY_UNKNOWN
from reader.errors import ProxyFailed, ProxyUnknown

_SOCKS = ("socks5", "socks5h")
_PROXIES = ("http", "https", *_SOCKS)
_LOGIN_AT_PROXY = 407
_SOCKS_REASONS = {
    2: "doesn’t allow the connection",
    3: "can’t reach the network",
    4: "can’t reach the site",
    5: "can’t reach the site",
    6: "took too long",
}


class ProxyBackend(httpcore2.SyncBackend):
    """Connects to the HTTP proxy that the reader or the system set, wherever that is; ``shown`` is its name in errors."""

    def __init__(self, shown: str) -> None:
        self._shown = shown

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Return a connection. Raises ProxyFailed, and httpcore2's errors where there is no network."""
        with _reaching(self._shown):
            return super().connect_tcp(host, port, timeout, local_address, socket_options)


class GuardedBackend(httpcore2.SyncBackend):
    """Connects to where a guard allows. A ``proxy`` of SOCKS5, if any, makes the connections instead."""

    def __init__(self, guard: Guard, proxy: str = "") -> None:
        self._guard = guard
        self._proxy = proxy

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Return a connection. Raises NearbyAddress and PortNotAllowed before a packet leaves, ProxyFailed, and
        httpcore2's errors.
        """
        self._guard.check(host, port)
        if self._proxy:
            return self._through_socks(host, port, timeout)
        failure: Exception | None = None
        for address in self._resolved(self._guard, host, port):
            try:
                return super().connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = failure or error
        raise failure or httpcore2.ConnectError(f"no address for {host}")

    @staticmethod
    def _resolved(guard: Guard, host: str, port: int) -> list[str]:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise httpcore2.ConnectError(str(error)) from error
        addresses = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
        for address in addresses:  # one bad answer among good ones is a trap as well
            guard.check_ip(host, port, ipaddress.ip_address(address.partition("%")[0]))
        return addresses

    def _through_socks(self, host: str, port: int, timeout: float | None) -> httpcore2.NetworkStream:
        """Ask a SOCKS5 proxy (RFC 1928, 1929) for a connection to a name, which it resolves."""
        parts = urlsplit(self._proxy)
        shown = _shown(self._proxy)
        with _reaching(shown):
            stream = super().connect_tcp(parts.hostname or "", parts.port or 1080, timeout)
        try:
            _greet(stream, timeout, unquote(parts.username or "").encode(), unquote(parts.password or "").encode())
            name = host.strip("[]").encode("ascii")
            stream.write(b"\5\1\0\3" + bytes([len(name)]) + name + port.to_bytes(2, "big"), timeout)
            _, status, _, kind = _exactly(stream, 4, timeout)
            if status:
                raise ProxyFailed(host=shown, reason=_SOCKS_REASONS.get(status, "refused the connection"))
            _exactly(stream, {1: 4, 4: 16}.get(kind) or _exactly(stream, 1, timeout)[0], timeout)
            _exactly(stream, 2, timeout)
        except ProxyFailed:
            stream.close()
            raise
        except Exception as error:
            stream.close()
            raise ProxyFailed(host=shown, reason="gave an answer that isn’t SOCKS5") from error
        return stream


@contextmanager
def _reaching(shown: str) -> Iterator[None]:
    """Say of a proxy that it can't be reached, unless nothing can."""
    try:
        yield
    except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
        if is_offline(error):
            raise
        raise ProxyFailed(host=shown, reason="can’t be reached") from error


class ProxyTransport(httpx2.BaseTransport):
    """Requests through an HTTP proxy. What the proxy itself refuses is its failure, not the site's."""

    def __init__(self, transport: httpx2.BaseTransport, shown: str) -> None:
        self._transport = transport
        self._shown = shown

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Return the site's response. Raises ProxyFailed, and what the HTTP client raises."""
        try:
            response = self._transport.handle_request(request)
        except httpx2.ProxyError as error:  # its answer to CONNECT, which begins with the status
            status = str(error).strip()[:3]
            raise self._failed(int(status) if status.isdigit() else 0) from error
        if response.status_code == _LOGIN_AT_PROXY:  # no site may say so
            response.close()
            raise self._failed(_LOGIN_AT_PROXY)
        return response

    def _failed(self, status: int) -> ProxyFailed:
        if status == _LOGIN_AT_PROXY:
            return ProxyFailed(host=self._shown, reason="doesn’t let you in: it needs a user name and password (407)")
        said = f" ({status})" if status else ""
        can_not = "can’t reach the site" if status >= 500 else "refused the connection"
        return ProxyFailed(host=self._shown, reason=f"{can_not}{said}")

    def close(self) -> None:
        """Close the connections."""
        self._transport.close()


def _greet(stream: httpcore2.NetworkStream, timeout: float | None, user: bytes, password: bytes) -> None:
    stream.write(b"\5\2\0\2" if user else b"\5\1\0", timeout)
    version, method = _exactly(stream, 2, timeout)
    if version != 5 or method not in ((0, 2) if user else (0,)):
        raise ValueError("no method")
    if method == 2:
        stream.write(bytes([1, len(user)]) + user + bytes([len(password)]) + password, timeout)
        if _exactly(stream, 2, timeout)[1]:
            raise ValueError("not let in")


def _exactly(stream: httpcore2.NetworkStream, count: int, timeout: float | None) -> bytes:
    """Return so many bytes, read one by one beyond none of them: what follows is the site's."""
    found = b""
    while len(found) < count:
        more = stream.read(count - len(found), timeout)
        if not more:
            raise ValueError("closed")
        found += more
    return found


class GuardedClient(httpx2.Client):
    """An HTTP client all of whose connections, a proxy's too, are opened by a ``GuardedBackend``."""

    def __init__(self, guard: Guard, proxy: str, verify: ssl.SSLContext, **options: Any) -> None:
        self._guard = guard
        super().__init__(verify=verify, proxy=checked_proxy(proxy) or None, trust_env=True, **options)

    def _init_transport(self, **options: Any) -> httpx2.BaseTransport:  # type: ignore[override]
        transport = super()._init_transport(**options)
        return _guarded(transport, GuardedBackend(self._guard))

    def _init_proxy_transport(self, proxy: httpx2.Proxy, **options: Any) -> httpx2.BaseTransport:  # type: ignore[override]
        address = str(proxy.url)
        if proxy.url.scheme in _SOCKS:
            if proxy.auth:
                user, password = proxy.auth
                host = f"[{proxy.url.host}]" if ":" in proxy.url.host else proxy.url.host
                address = f"socks5://{_quoted(user)}:{_quoted(password)}@{host}:{proxy.url.port or 1080}"
            return _guarded(super()._init_transport(**options), GuardedBackend(self._guard, address))
        shown = _shown(address)
        transport = super()._init_proxy_transport(proxy, **options)
        return ProxyTransport(_guarded(transport, ProxyBackend(shown)), shown)

    def send(self, request: httpx2.Request, **options: Any) -> httpx2.Response:
        """Send a request that the guard allows. A proxy is told of none that it does not."""
        url = request.url
        if url.scheme not in ("http", "https"):
            raise httpx2.UnsupportedProtocol(f"no {url.scheme}")
        self._guard.check(url.raw_host.decode("ascii"), _port(url))
        return super().send(request, **options)


def _guarded(transport: httpx2.BaseTransport, backend: httpcore2.SyncBackend) -> httpx2.BaseTransport:
    pool = transport._pool  # type: ignore[attr-defined]
    if not isinstance(pool._network_backend, httpcore2.SyncBackend):  # another version has it elsewhere
        raise TypeError("no network backend")
    pool._network_backend = backend
    return transport


def _port(url: httpx2.URL) -> int:
    return url.port or {"http": 80, "https": 443}.get(url.scheme, 0)


def checked_proxy(proxy: str) -> str:
    """Return a proxy's address with its scheme (http:// where it has none), "" for none.

    Raises ProxyFailed for what is no address of one, and ProxyUnknown: nothing may go around a proxy that is set.
    """
    text = proxy.strip()
    if text == PROXY_UNKNOWN:
        raise ProxyUnknown()
    if not text:
        return ""
    text = text if "://" in text else f"http://{text}"
    try:
        parts = urlsplit(text)
        well = parts.scheme in _PROXIES and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        well = False
    if not well or parts.path not in ("", "/") or not text.isprintable() or " " in text:
        raise ProxyFailed(host=_shown(text), reason="isn’t set as http://host:port or socks5://host:port")
    return text


def _shown(proxy: str) -> str:
    """Return a proxy's address without a password."""
    return proxy.partition("://")[2].rpartition("@")[2].strip("/")[:80]


def _quoted(text: str) -> str:
    from urllib.parse import quote

    return quote(text, safe="")
