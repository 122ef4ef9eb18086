"""The HTTP client as Tearsheet uses it, and the attempt: work that waits on the network and can always be given up."""

from __future__ import annotations

import contextlib
import functools
import locale
import platform
import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import httpx2

from reader import __version__
from reader.capture.fetch import network
from reader.capture.fetch.connecting import GuardedClient
from reader.capture.fetch.guard import Guard
from reader.errors import Cancelled, CaptureError, TookTooLong

T = TypeVar("T")

_SYSTEMS = {"Windows": "Windows NT 10.0; Win64; x64", "Darwin": "Macintosh; Intel Mac OS X 10.15"}
_POLL_SECONDS = 0.05
REQUESTS_PER_HOST = 4
_turns = threading.Condition()
_at_host: Counter[str] = Counter()


@functools.cache
def _certificates() -> ssl.SSLContext:
    # Made once: reading the system's store takes longer than many a page. httpx2 asks truststore on Windows and macOS.
    return httpx2.create_ssl_context()


def user_agent(plain: bool = False) -> str:
    """Return a browser's kind of name (many sites answer only to one) that still says who asks, unless ``plain``."""
    system = _SYSTEMS.get(platform.system(), "X11; Linux x86_64")
    browser = f"Mozilla/5.0 ({system}; rv:140.0) Gecko/20100101 Firefox/140.0"
    return browser if plain else f"{browser} Tearsheet/{__version__}"


def accept_language() -> str:
    """Return the system's language, as browsers send it, and English after it."""
    code = (locale.getlocale()[0] or "").replace("_", "-")
    parts = code.split("-")
    if len(parts[0]) not in (2, 3) or parts[0].lower() == "en":
        return "en-US,en;q=0.8"
    return f"{code},{parts[0]};q=0.8,en;q=0.5" if len(parts) > 1 else f"{code},en;q=0.5"


def new_client(accept: str, seconds: float, named: str = "") -> GuardedClient:
    """Return a client that no other capture shares: no cookies, connections or addresses pass from one capture to the
    next.

    It follows no redirects (each is looked at first), tells no site where it was linked from, honours the proxy of the
    settings or the system's, and goes near this computer only to the host of ``named``, an address that the reader
    typed. Raises ProxyFailed for a proxy that is no address.
    """
    ways = network.ways()
    headers = {"User-Agent": user_agent(ways.plain_name), "Accept": accept, "Accept-Language": accept_language()}
    return GuardedClient(
        Guard(named),
        ways.proxy,
        _certificates(),
        headers=headers,
        timeout=httpx2.Timeout(seconds),
        follow_redirects=False,
    )


@contextlib.contextmanager
def requested(
    client: httpx2.Client,
    attempt: Attempt,
    address: str,
    cause: str,
    of: str,
    *,
    headers: dict[str, str] | None = None,
    auth: tuple[str, str] | None = None,
) -> Iterator[httpx2.Response]:
    """Make a request and yield its response, whose body is still to come: the only way in which the program asks the
    network for anything. It is on the list of ``network`` before it is made, and a host gets four at a time.
    """
    request = client.build_request(
        "GET", address, headers=headers, extensions={"trace": attempt.trace, "timeout": client.timeout.as_dict()}
    )
    number = network.begin(cause, address, of)
    how = "broken"
    try:
        with _turn_at(request.url.host, attempt):
            response = client.send(request, stream=True, auth=auth)
            how = str(response.status_code)
            try:
                yield response
            finally:
                response.close()
    except CaptureError as error:
        how = error.code if how == "broken" else how
        raise
    finally:
        network.end(number, how)


@contextlib.contextmanager
def _turn_at(host: str, attempt: Attempt) -> Iterator[None]:
    """Wait until a host has fewer than four requests of this program under way."""
    with _turns:
        while _at_host[host] >= REQUESTS_PER_HOST:
            attempt.check()
            _turns.wait(_POLL_SECONDS)
        _at_host[host] += 1
    try:
        yield
    finally:
        with _turns:
            _at_host[host] -= 1
            if not _at_host[host]:
                del _at_host[host]
            _turns.notify_all()


class Attempt:
    """Network work in a thread of its own, so that whoever waits for it can leave at the deadline or when cancelled,
    whatever the work is stuck in: a resolver without a time limit, a server that sends one byte a second, a
    handshake.
    """

    def __init__(self, seconds: float, cancelled: Callable[[], bool] | None = None) -> None:
        self.seconds = seconds
        self.ends = time.monotonic() + seconds
        self._cancelled = cancelled
        self._given_up = threading.Event()
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()

    @property
    def given_up(self) -> bool:
        """Tell whether nobody waits any longer."""
        return self._given_up.is_set()

    def check(self) -> None:
        """Raise ``Cancelled`` when nobody waits any longer; the work calls it between its steps."""
        if self._given_up.is_set():
            raise Cancelled()

    def trace(self, name: str, info: dict[str, Any]) -> None:
        """Remember the sockets that the HTTP client opens, so that giving up can wake whoever reads from them."""
        if name.endswith(("connect_tcp.complete", "start_tls.complete")):
            stream = info.get("return_value")
            opened = stream.get_extra_info("socket") if stream is not None else None
            if opened is not None:
                with self._lock:
                    self._sockets.append(opened)
                if self._given_up.is_set():
                    self._shut_down()

    def run(self, work: Callable[[], T]) -> T:
        """Run the work in its thread, and return or raise what it does. Raises ``TookTooLong`` at the deadline and
        ``Cancelled`` when ``cancelled()`` becomes true.
        """
        outcome: list[T] = []
        failure: list[BaseException] = []
        done = threading.Event()

        def body() -> None:
            try:
                outcome.append(work())
            except BaseException as error:  # whatever it is belongs to the one who waits  # noqa: BLE001
                failure.append(error)
            finally:
                done.set()

        threading.Thread(target=body, name="tearsheet-fetch", daemon=True).start()
        self.wait(done)
        if failure:
            raise failure[0]
        return outcome[0]

    def wait(self, done: threading.Event) -> None:
        """Return when ``done`` is set; otherwise give up and raise as ``run`` does."""
        while not done.wait(max(0.0, min(_POLL_SECONDS, self.ends - time.monotonic()))):
            if self._cancelled is not None and self._cancelled():
                self.give_up()
                raise Cancelled()
            if time.monotonic() >= self.ends:
                self.give_up()
                raise TookTooLong(seconds=max(1, round(self.seconds)))

    def give_up(self) -> None:
        """Tell the work that nobody waits, and wake it."""
        self._given_up.set()
        self._shut_down()

    def _shut_down(self) -> None:
        with self._lock:
            sockets, self._sockets = self._sockets, []
        for opened in sockets:
            # Shut down, not closed: a closed descriptor may already be somebody else's. And past the TLS layer, which
            # is not made for two threads.
            with contextlib.suppress(OSError, ValueError):
                socket.socket.shutdown(opened, socket.SHUT_RDWR)
