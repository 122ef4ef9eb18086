"""Fetch a page and its pictures under limits, or read a saved file. Everything that goes wrong is one class of
``errors``.
"""

from __future__ import annotations

import contextlib
import hashlib
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from reader.capture.fetch.address import normalize
from reader.capture.fetch.local_pictures import name_of
from reader.capture.fetch.refresh import refresh_target
from reader.capture.fetch.saved_from import saved_from
from reader.capture.fetch.sniff import is_pdf, other_than_a_page, picture_size, picture_type, web_archive
from reader.errors import (
    Cancelled,
    CaptureError,
    FileUnreadable,
    NotAWebPage,
    TookTooLong,
    TooLarge,
    TooManyRedirects,
    WebArchive,
)
from reader.files import read_head
from reader.model.capture import Page, PictureFile

if TYPE_CHECKING:
    import httpx2

    from reader.capture.fetch.client import Attempt

_MB = 1024 * 1024
SNIFFED_BYTES = 8192
PICTURE_THREADS = 4
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PAGE_ACCEPT = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"
# No AVIF: the reading pane cannot show it, and servers that negotiate then send something else.
_PICTURE_ACCEPT = "image/webp,image/png,image/jpeg,image/gif,image/svg+xml;q=0.8,*/*;q=0.5"


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how large a capture may become: seconds for a whole page with its redirects, bytes after
    decoding.
    """

    page_seconds: float = 30
    page_bytes: int = 30 * _MB
    picture_bytes: int = 10 * _MB
    article_bytes: int = 60 * _MB
    redirects: int = 10


LIMITS = Limits()


def fetch_page(
    url: str,
    *,
    on_progress: Callable[[int, int | None], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    limits: Limits = LIMITS,
    part_of: str = "",
    typed: bool = True,
) -> Page:
    """Fetch the page at an address, as its server sent it. ``part_of`` is the page that names it as a further part.

    ``typed`` says whether the reader typed the address (that of ``part_of``, for a part): only then may its host be near
    this computer.

    ``on_progress(received, total)`` counts bytes on the wire (``total`` is None where the server does not say) and is
    called from another thread; ``cancelled()`` is asked about 20 times a second. Credentials in the address are used
    for its own host and kept nowhere. Raises one of the ``CaptureError`` classes, or ``Cancelled``.
    """
    from reader.capture.fetch.client import Attempt, new_client
    from reader.capture.fetch.failures import network_error

    address = normalize(url)
    credentials = _credentials(url)
    attempt = Attempt(limits.page_seconds, cancelled)
    asked = [address]

    def work() -> Page:
        try:
            with new_client(_PAGE_ACCEPT, limits.page_seconds, (part_of or address) if typed else "") as client:
                return _follow(client, attempt, asked, credentials, on_progress, limits, part_of)
        except (CaptureError, Cancelled):
            raise
        except Exception as error:
            raise network_error(error, _host(asked[-1]), limits.page_seconds) from error

    return attempt.run(work)


def _follow(
    client: httpx2.Client,
    attempt: Attempt,
    asked: list[str],
    credentials: tuple[str, str] | None,
    on_progress: Callable[[int, int | None], None] | None,
    limits: Limits,
    part_of: str,
) -> Page:
    from reader.capture.fetch.client import requested
    from reader.capture.fetch.failures import status_error

    while True:
        attempt.check()
        address = urldefrag(asked[-1]).url
        auth = credentials if credentials and may_have_password(address, asked[0]) else None
        cause = "part" if part_of else "page"
        with requested(client, attempt, address, cause, part_of or asked[0], auth=auth) as response:
            location = response.headers.get("location")
            if response.status_code in _REDIRECTS and location:
                _go_on(asked, urljoin(address, location.strip()), limits)
                continue
            if not 200 <= response.status_code < 300:
                raise status_error(response.status_code, response.headers.get("retry-after", ""))
            body = _body(response, attempt, limits.page_bytes, on_progress, must_be_a_page=True)
            further = refresh_target(body, address)
            if further:
                _go_on(asked, further, limits)
                continue
            return Page(
                url=asked[0],
                final_url=address,
                fetched=_now(),
                status=response.status_code,
                headers=tuple((k.decode("latin-1"), v.decode("latin-1")) for k, v in response.headers.raw),
                body=body,
                sha256=hashlib.sha256(body).hexdigest(),
            )


def may_have_password(address: str, typed: str) -> bool:
    """Whether a password that was typed in one address may go to another: to the same server, and never unencrypted after
    it was typed for an encrypted one.
    """
    here, there = urlsplit(typed), urlsplit(address)
    return here.netloc == there.netloc and there.scheme in (here.scheme, "https")


def _go_on(asked: list[str], address: str, limits: Limits) -> None:
    if len(asked) > limits.redirects:
        raise TooManyRedirects(count=limits.redirects)
    asked.append(normalize(address))


def _body(
    response: httpx2.Response,
    attempt: Attempt,
    most: int,
    on_progress: Callable[[int, int | None], None] | None = None,
    must_be_a_page: bool = False,
) -> bytes:
    """Return the decoded body. httpx2 decodes in steps of at most a megabyte, so a bomb is met long before it is
    unpacked.
    """
    declared = response.headers.get("content-length", "")
    total = int(declared) if declared.isdigit() else None
    kind = response.headers.get("content-type", "")
    body = bytearray()
    sniffed = not must_be_a_page
    for chunk in response.iter_bytes():
        attempt.check()
        body += chunk
        if not sniffed and len(body) >= SNIFFED_BYTES:
            _refuse_other_than_a_page(kind, body, takes_pdf=True)
            sniffed = True
        if len(body) > most or (total or 0) > most:
            raise TooLarge(limit=max(1, most // _MB))
        if on_progress is not None:
            on_progress(response.num_bytes_downloaded, total)
    if not sniffed:
        _refuse_other_than_a_page(kind, body, takes_pdf=True)
    return bytes(body)


def _refuse_other_than_a_page(content_type: str, body: bytearray, *, takes_pdf: bool = False) -> None:
    archive = web_archive(bytes(body[:SNIFFED_BYTES]))
    if archive:
        raise WebArchive(kind=archive)
    kind = other_than_a_page(content_type, bytes(body[:SNIFFED_BYTES]))
    if kind and not (takes_pdf and is_pdf(bytes(body[:8]))):
        raise NotAWebPage(kind=kind)


def fetch_pictures(
    addresses: Sequence[str],
    *,
    page_url: str,
    seconds: float = 20,
    budget: int = LIMITS.article_bytes,
    cancelled: Callable[[], bool] | None = None,
    limits: Limits = LIMITS,
) -> dict[str, PictureFile]:
    """Fetch the pictures at these addresses, and return each under the address it was asked by; what cannot be had is
    absent, nothing is raised.

    Several are fetched at once, in order; all end after ``seconds``, and after ``budget`` bytes. The same bytes have
    the same key. No server is told of the page.
    """
    from reader.capture.fetch.client import Attempt, new_client

    wanted = [a for a in dict.fromkeys(addresses) if urlsplit(a).scheme in ("http", "https")]
    if not wanted:
        return {}
    attempt = Attempt(seconds, cancelled)
    shelf = _Shelf(wanted, budget)

    try:
        new = new_client(_PICTURE_ACCEPT, min(seconds, 10), page_url)
    except CaptureError:  # a proxy that is set wrongly
        return {}
    with new as client:

        def work() -> None:
            while (address := shelf.next()) and not attempt.given_up:
                try:
                    shelf.put(
                        address,
                        _picture(
                            client, attempt, address, page_url, min(limits.picture_bytes, shelf.left), limits.redirects
                        ),
                    )
                except Exception:  # one picture less is no reason to lose the others  # noqa: BLE001
                    continue
            shelf.leave()

        for number in range(shelf.threads):
            threading.Thread(target=work, name=f"tearsheet-picture-{number}", daemon=True).start()
        with contextlib.suppress(Cancelled, TookTooLong):
            attempt.wait(shelf.done)
        return shelf.found()


class _Shelf:
    """What the picture threads share: the queue, the budget, and what was found."""

    def __init__(self, wanted: Sequence[str], budget: int) -> None:
        self.threads = min(PICTURE_THREADS, len(wanted))
        self.done = threading.Event()
        self.left = budget
        self._wanted = list(reversed(wanted))
        self._found: dict[str, PictureFile] = {}
        self._bytes: dict[str, bytes] = {}
        self._at_work = self.threads
        self._lock = threading.Lock()

    def next(self) -> str:
        with self._lock:
            return self._wanted.pop() if self._wanted and self.left > 0 else ""

    def put(self, address: str, data: bytes) -> None:
        mime = picture_type(data)
        if not mime:
            return
        key = hashlib.sha256(data).hexdigest()
        width, height = picture_size(data)
        with self._lock:
            if key not in self._bytes:
                if len(data) > self.left:
                    return
                self.left -= len(data)
            kept = self._bytes.setdefault(key, data)
            self._found[address] = PictureFile(key, address, mime, kept, width, height)

    def leave(self) -> None:
        with self._lock:
            self._at_work -= 1
            if not self._at_work:
                self.done.set()

    def found(self) -> dict[str, PictureFile]:
        with self._lock:
            return dict(self._found)


def _picture(client: httpx2.Client, attempt: Attempt, address: str, page: str, most: int, redirects: int) -> bytes:
    from reader.capture.fetch.client import requested
    from reader.capture.fetch.failures import status_error

    for _ in range(redirects + 1):
        attempt.check()
        address = urldefrag(normalize(address)).url
        client.cookies.clear()
        with requested(client, attempt, address, "picture", page) as response:
            location = response.headers.get("location")
            if response.status_code in _REDIRECTS and location:
                address = urljoin(address, location.strip())
                continue
            if response.status_code != 200:
                raise status_error(response.status_code)
            return _body(response, attempt, most)
    raise TooManyRedirects(count=redirects)


def read_file(path: Path, url: str = "") -> Page:
    """Read a saved HTML file as a page: ``url`` (of the page it was saved from, if known), or what the file notes as its
    address, or its own URI; status 0 because no server was asked. Raises ``FileUnreadable``, ``TooLarge`` and ``NotAWebPage``.
    """
    try:
        path = path.expanduser().resolve()
        body = read_head(path, LIMITS.page_bytes + 1)
    except OSError as error:
        raise FileUnreadable(name=name_of(path), detail=(error.strerror or str(error)).lower()) from None
    if len(body) > LIMITS.page_bytes:
        raise TooLarge(limit=LIMITS.page_bytes // _MB)
    is_html = path.suffix.lower() in (".html", ".htm", ".xhtml", ".xht", ".shtml")
    _refuse_other_than_a_page("text/html" if is_html else "", bytearray(body[:SNIFFED_BYTES]))
    address = normalize(url) if url else saved_from(body) or path.as_uri()
    return Page(address, address, _now(), 0, (), body, hashlib.sha256(body).hexdigest())


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _host(address: str) -> str:
    return urlsplit(address).hostname or address


def _credentials(url: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(url.strip() if "://" in url else f"https://{url.strip()}")
        return (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
    except ValueError:
        return None
