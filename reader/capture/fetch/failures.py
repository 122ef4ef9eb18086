"""From whatever the network stack raises to the one error that says it to a person."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from reader.errors import (
    CaptureError,
    CertificateNotValid,
    ConnectionLost,
    NeedsLogin,
    NoSuchHost,
    NotAnAddress,
    Offline,
    ServerSays,
    TookTooLong,
    Unreachable,
)

_NO_NETWORK = {
    errno.ENETUNREACH,
    errno.ENETDOWN,
    getattr(errno, "WSAENETUNREACH", -1),
    getattr(errno, "WSAENETDOWN", -1),
}
_BROKEN_OFF = {errno.ECONNRESET, errno.EPIPE, errno.ECONNABORTED, errno.ESHUTDOWN}
_WSATRY_AGAIN = 11002  # Winsock's "try again"; Python has no name for it

_REASONS = {
    402: "the page requires payment",
    403: "access denied",
    404: "the page doesn’t exist",
    405: "the server won’t return this page",
    407: "it asks for a proxy’s login",
    406: "the server has no version of this page for us",
    408: "the server timed out waiting",
    410: "the page was removed",
    418: "the server refuses automated requests",
    421: "the server doesn’t handle this address",
    425: "the server asked to try later",
    429: "too many requests; wait a while",
    451: "the page is unavailable for legal reasons",
    500: "the server has an internal error",
    502: "the site’s server isn’t responding",
    503: "the server is overloaded or down for maintenance",
    504: "the site’s server took too long",
    520: "the site’s server sent an invalid response",
    521: "the site’s server is down",
    522: "the site’s server isn’t responding",
    523: "the site’s server can’t be reached",
    524: "the site’s server took too long",
    525: "the site’s server has no valid certificate",
    526: "the site’s server has no valid certificate",
}


MAX_RETRY_SECONDS = 24 * 3600.0


def retry_seconds(value: str) -> float:
    """Return what a ``Retry-After`` header asks for, in seconds: it gives them, or a date
    (https://www.rfc-editor.org/rfc/rfc9110#field.retry-after). 0 for none, at most a day.
    """
    value = value.strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:9]), MAX_RETRY_SECONDS)
    try:
        when = parsedate_to_datetime(value) if value else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0
    if when is None:
        return 0.0
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return min(max((when - datetime.now(UTC)).total_seconds(), 0.0), MAX_RETRY_SECONDS)


def status_error(status: int, retry_after: str = "") -> CaptureError:
    """Return the error for an HTTP status without a page: NeedsLogin for 401, else ServerSays with a reason, and
    with what its ``Retry-After`` header asks for.
    """
    if status == 401:
        return NeedsLogin(status=status)
    general = (
        "the server reported an error"
        if status >= 500
        else "the server refused the request"
        if status >= 400
        else "the server didn’t return a page"
    )
    error = ServerSays(reason=_REASONS.get(status, general), status=status)
    error.retry_after = retry_seconds(retry_after)
    return error


def has_network() -> bool:
    """Tell whether any interface besides loopback is up and has an address of more than its own link. Asks the system,
    sends nothing.
    """
    import psutil

    try:
        up = {name for name, stats in psutil.net_if_stats().items() if stats.isup}
        addresses = psutil.net_if_addrs()
    except OSError:
        return True
    return any(
        address.family in (socket.AF_INET, socket.AF_INET6)
        and not address.address.lower().startswith(("127.", "169.254.", "fe80", "::1"))
        for name in up
        for address in addresses.get(name, ())
    )


def is_offline(error: BaseException) -> bool:
    """Tell whether a connection failed because there is no network at all, not because of where it was to go."""
    return any(
        (isinstance(cause, OSError) and cause.errno in _NO_NETWORK)
        or (isinstance(cause, socket.gaierror) and cause.errno in (socket.EAI_AGAIN, _WSATRY_AGAIN))
        for cause in _chain(error)
    )


def network_error(error: BaseException, host: str, seconds: float) -> CaptureError:
    """Return the one error for what the HTTP client or the system raised. ``host`` and ``seconds`` fill its
    sentence.
    """
    import httpx2

    if isinstance(error, CaptureError):
        return error
    causes = list(_chain(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return CertificateNotValid(host=host, detail=_certificate_detail(cause))
    for cause in causes:
        if isinstance(cause, socket.gaierror):
            return _resolver_error(cause, host)
        if isinstance(cause, ssl.SSLError):
            return _tls_error(cause, host)
        if isinstance(cause, OSError) and cause.errno in _NO_NETWORK:
            return Offline()
        if isinstance(cause, OSError) and cause.errno in _BROKEN_OFF and not isinstance(error, httpx2.ConnectError):
            return ConnectionLost(host=host)
    if isinstance(error, httpx2.TimeoutException):
        return TookTooLong(seconds=_whole(seconds))
    if isinstance(error, httpx2.ConnectError):
        return Unreachable(host=host)
    if isinstance(error, (httpx2.InvalidURL, httpx2.UnsupportedProtocol, UnicodeError)):
        return NotAnAddress(given=host)
    return ConnectionLost(host=host)


def _whole(seconds: float) -> int:
    return max(1, round(seconds))


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    at: BaseException | None = error
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        yield at
        at = at.__cause__ or at.__context__


def _resolver_error(error: socket.gaierror, host: str) -> CaptureError:
    # A resolver that cannot ask says "try again"; macOS and Windows say "no such name" for that too, so the interfaces
    # decide there.
    if error.errno in (socket.EAI_AGAIN, _WSATRY_AGAIN) or not has_network():
        return Offline()
    return NoSuchHost(host=host)


def _tls_error(error: ssl.SSLError, host: str) -> CaptureError:
    if "CERTIFICATE" in (error.reason or ""):
        return CertificateNotValid(host=host, detail=(error.reason or "").replace("_", " ").lower())
    if isinstance(error, (ssl.SSLEOFError, ssl.SSLZeroReturnError)):
        return ConnectionLost(host=host)
    return Unreachable(host=host)


def _certificate_detail(error: ssl.SSLCertVerificationError) -> str:
    message = (getattr(error, "verify_message", "") or str(error)).strip().rstrip(".")
    lowered = message.lower()
    for sign, words in (
        ("expired", "it has expired"),
        ("not yet valid", "it isn’t valid yet"),
        ("self-signed", "it’s self-signed"),
        ("self signed", "it’s self-signed"),
        ("mismatch", "it’s for another site"),
        ("not valid for", "it’s for another site"),
        ("unable to get", "its issuer is unknown"),
        ("revoked", "it was revoked"),
    ):
        if sign in lowered:
            return words
    return message or "it couldn’t be verified"
