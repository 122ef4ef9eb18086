"""From what the network stack raises to the error that says it."""

from __future__ import annotations

import socket
import ssl

import httpx2
import pytest

from reader import errors
from reader.capture.fetch import client, failures
from reader.capture.fetch.download import fetch_page
from tests.unit.capture.capture_site import Site, status


@pytest.mark.parametrize(
    ("code", "error", "words"),
    [
        (401, errors.NeedsLogin, "login"),
        (402, errors.ServerSays, "payment"),
        (403, errors.ServerSays, "denied"),
        (404, errors.ServerSays, "the page doesn’t exist"),
        (410, errors.ServerSays, "removed"),
        (418, errors.ServerSays, "418"),
        (429, errors.ServerSays, "too many requests"),
        (451, errors.ServerSays, "legal"),
        (499, errors.ServerSays, "refused"),
        (500, errors.ServerSays, "internal error"),
        (503, errors.ServerSays, "maintenance"),
        (599, errors.ServerSays, "error"),
    ],
)
def test_what_the_server_says_is_said_in_words(
    site: Site, code: int, error: type[errors.CaptureError], words: str
) -> None:
    site.pages["/a"] = status(code)
    with pytest.raises(error, match=words) as caught:
        fetch_page(site.root + "/a")
    assert caught.value.values["status"] == code


def failing_resolver(monkeypatch: pytest.MonkeyPatch, error: OSError, network: bool = True) -> None:
    def fail(*arguments: object, **named: object) -> object:
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    monkeypatch.setattr(failures, "has_network", lambda: network)


def test_a_name_that_nobody_has_is_no_such_host(monkeypatch: pytest.MonkeyPatch) -> None:
    failing_resolver(monkeypatch, socket.gaierror(socket.EAI_NONAME, "Name or service not known"))
    with pytest.raises(errors.NoSuchHost) as caught:
        fetch_page("https://nowhere.example/x")
    assert caught.value.values == {"host": "nowhere.example"}


def test_a_resolver_that_cannot_ask_is_offline(monkeypatch: pytest.MonkeyPatch) -> None:
    failing_resolver(monkeypatch, socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution"))
    with pytest.raises(errors.Offline):
        fetch_page("https://nowhere.example/x")


def test_an_unknown_name_without_any_interface_is_offline(monkeypatch: pytest.MonkeyPatch) -> None:
    failing_resolver(monkeypatch, socket.gaierror(socket.EAI_NONAME, "nodename nor servname provided"), network=False)
    with pytest.raises(errors.Offline):
        fetch_page("https://nowhere.example/x")


def through(monkeypatch: pytest.MonkeyPatch, raises: BaseException) -> None:
    def handle(request: httpx2.Request) -> httpx2.Response:
        raise httpx2.ConnectError("failed") from raises

    monkeypatch.setattr(client, "new_client", lambda *a, **k: httpx2.Client(transport=httpx2.MockTransport(handle)))


def test_no_route_is_offline(monkeypatch: pytest.MonkeyPatch) -> None:
    import errno

    through(monkeypatch, OSError(errno.ENETUNREACH, "Network is unreachable"))
    with pytest.raises(errors.Offline):
        fetch_page("https://far.example/")


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("certificate has expired", "expired"),
        ("self-signed certificate", "self-signed"),
        ("Hostname mismatch, certificate is not valid for 'a.example'.", "another site"),
        ("unable to get local issuer certificate", "issuer"),
    ],
)
def test_a_certificate_that_is_not_valid_is_said_why(monkeypatch: pytest.MonkeyPatch, message: str, words: str) -> None:
    error = ssl.SSLCertVerificationError(1, "certificate verify failed")
    error.verify_message = message
    through(monkeypatch, error)
    with pytest.raises(errors.CertificateNotValid, match=words) as caught:
        fetch_page("https://bad.example/")
    assert caught.value.values["host"] == "bad.example"
