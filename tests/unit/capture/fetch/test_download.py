"""Fetching a page: what arrives, which limits hold, and how each failure is called."""

from __future__ import annotations

import gzip
import hashlib
import socket
import threading
import zlib
from pathlib import Path

import brotli
import pytest

from reader import errors
from reader.capture.fetch.download import Limits, fetch_page, may_have_password, read_file
from tests.unit.capture.capture_site import Site, redirect, reply, status

PAGE = "<!doctype html><html><head><title>Ein Titel</title></head><body><p>Grüße aus Köln</p></body></html>".encode()
SMALL = Limits(page_seconds=10, page_bytes=1024 * 1024)


def zstd(data: bytes) -> bytes:
    from backports.zstd import compress

    return compress(data)


def deflate_raw(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def test_a_page_comes_with_its_bytes_headers_time_and_digest(site: Site) -> None:
    site.pages["/a"] = reply(PAGE, X_Proof="yes")
    page = fetch_page(site.root + "/a#part")
    assert page.body == PAGE
    assert page.sha256 == hashlib.sha256(PAGE).hexdigest()
    assert page.status == 200
    assert page.url == site.root + "/a#part"
    assert page.final_url == site.root + "/a"
    assert ("X-Proof", "yes") in page.headers
    assert page.fetched.endswith("+00:00")


def test_the_server_learns_a_browser_kind_of_name_and_no_page_we_came_from(site: Site) -> None:
    site.pages["/a"] = reply(PAGE)
    fetch_page(site.root + "/a")
    headers = site.requests[0][1]
    assert "Tearsheet/" in headers["user-agent"]
    assert headers["user-agent"].startswith("Mozilla/5.0")
    assert "text/html" in headers["accept"]
    assert "en" in headers["accept-language"]
    assert "referer" not in headers
    assert "cookie" not in headers


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", deflate_raw),
        ("br", brotli.compress),
        ("zstd", zstd),
    ],
)
def test_every_content_coding_is_undone(site: Site, name: str, pack) -> None:  # type: ignore[no-untyped-def]
    site.pages["/a"] = reply(pack(PAGE), Content_Encoding=name)
    assert fetch_page(site.root + "/a").body == PAGE


@pytest.mark.parametrize(
    ("name", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("br", brotli.compress), ("zstd", zstd)]
)
def test_a_bomb_is_stopped_by_its_decoded_size(site: Site, name: str, pack) -> None:  # type: ignore[no-untyped-def]
    bomb = pack(PAGE + b" " * (40 * 1024 * 1024))
    assert len(bomb) < SMALL.page_bytes
    site.pages["/a"] = reply(bomb, Content_Encoding=name)
    with pytest.raises(errors.TooLarge) as caught:
        fetch_page(site.root + "/a", limits=SMALL)
    assert caught.value.values == {"limit": 1}


def test_a_page_that_says_it_is_too_large_is_not_read(site: Site) -> None:
    def answer(request) -> None:  # type: ignore[no-untyped-def]
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.send_header("Content-Length", str(10**9))
        request.end_headers()
        request.wfile.write(PAGE)
        request.wfile.flush()
        site.closing.wait()

    site.pages["/a"] = answer
    with pytest.raises((errors.TooLarge, errors.TookTooLong)) as caught:
        fetch_page(site.root + "/a", limits=SMALL)
    assert isinstance(caught.value, errors.TooLarge)


def drip(site: Site, request, head: bool) -> None:  # type: ignore[no-untyped-def]
    request.wfile.write(b"HTTP/1.1 200 OK\r\n")
    if not head:
        request.wfile.write(b"Content-Type: text/html\r\n\r\n<html>")
    while not site.closing.wait(0.02):
        request.wfile.write(b"X: y\r\n" if head else b"<p>")
        request.wfile.flush()


@pytest.mark.parametrize("head", [True, False], ids=["headers", "body"])
def test_a_server_that_drips_is_left_at_the_deadline(site: Site, head: bool) -> None:
    site.pages["/a"] = lambda request: drip(site, request, head)
    with pytest.raises(errors.TookTooLong) as caught:
        fetch_page(site.root + "/a", limits=Limits(page_seconds=1))
    assert caught.value.values == {"seconds": 1}


def test_a_resolver_that_hangs_is_left_at_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    hangs = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: hangs.wait() and [])
    with pytest.raises(errors.TookTooLong):
        fetch_page("http://hangs.example/", limits=Limits(page_seconds=0.3))
    hangs.set()


def test_cancelling_a_fetch_ends_it_at_once(site: Site) -> None:
    asked = threading.Event()

    def answer(request) -> None:  # type: ignore[no-untyped-def]
        asked.set()
        site.closing.wait()

    site.pages["/a"] = answer
    with pytest.raises(errors.Cancelled):
        fetch_page(site.root + "/a", cancelled=asked.is_set)


def test_progress_counts_up_to_the_announced_size(site: Site) -> None:
    body = PAGE + b" " * 300_000
    site.pages["/a"] = reply(body)
    seen: list[tuple[int, int | None]] = []
    fetch_page(site.root + "/a", on_progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (len(body), len(body))
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def test_redirects_are_followed_and_the_last_address_is_kept(site: Site) -> None:
    site.pages |= {"/a": redirect("/b?x=1", 301), "/b": redirect("c d#top", 308), "/c%20d": reply(PAGE)}
    page = fetch_page(site.root + "/a")
    assert page.final_url == site.root + "/c%20d"
    assert page.url == site.root + "/a"


def test_ten_redirects_are_followed_and_no_eleventh(site: Site) -> None:
    site.pages |= {f"/{n}": redirect(f"/{n + 1}") for n in range(1, 20)}
    site.pages["/11"] = reply(PAGE)
    assert fetch_page(site.root + "/1").final_url.endswith("/11")
    site.pages["/11"] = redirect("/12")
    with pytest.raises(errors.TooManyRedirects) as caught:
        fetch_page(site.root + "/1")
    assert caught.value.values == {"count": 10}


def test_a_page_that_sends_its_visitors_on_is_followed_as_a_redirect(site: Site) -> None:
    site.pages |= {"/a": reply(b'<meta http-equiv=refresh content="0; url=/b">'), "/b": reply(PAGE)}
    page = fetch_page(site.root + "/a")
    assert (page.body, page.final_url, page.url) == (PAGE, site.root + "/b", site.root + "/a")


def test_pages_that_send_each_others_visitors_on_end_at_the_limit_of_redirects(site: Site) -> None:
    site.pages |= {f"/{n}": reply(b'<meta http-equiv=refresh content="0; url=/%d">' % (1 - n)) for n in (0, 1)}
    with pytest.raises(errors.TooManyRedirects):
        fetch_page(site.root + "/0")
    assert len(site.requests) == 11


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/a", "javascript:alert(1)"])
def test_a_redirect_to_another_scheme_is_refused(site: Site, target: str) -> None:
    site.pages["/a"] = redirect(target)
    with pytest.raises(errors.NotAnAddress):
        fetch_page(site.root + "/a")


def test_cookies_serve_the_redirects_of_one_capture_and_no_other(site: Site) -> None:
    site.pages |= {"/a": status(302, Location="/b", Set_Cookie="seen=1; Path=/"), "/b": reply(PAGE)}
    fetch_page(site.root + "/a")
    fetch_page(site.root + "/a")
    assert [headers.get("cookie") for _, headers in site.requests] == [None, "seen=1", None, "seen=1"]


@pytest.mark.parametrize(
    ("typed", "address", "may"),
    [
        ("https://news.example/go", "https://news.example/there", True),
        ("http://news.example/go", "https://news.example/there", True),
        ("http://news.example/go", "http://news.example/there", True),
        ("https://news.example/go", "http://news.example/there", False),
        ("https://news.example/go", "https://other.example/there", False),
        ("https://news.example/go", "https://news.example:8443/there", False),
        ("https://news.example:8443/go", "http://news.example:8443/there", False),
    ],
)
def test_a_password_goes_to_its_own_server_and_never_from_https_to_http(typed: str, address: str, may: bool) -> None:
    assert may_have_password(address, typed) is may


def test_credentials_reach_their_own_host_and_are_kept_nowhere(site: Site) -> None:
    site.pages["/a"] = reply(PAGE)
    page = fetch_page(site.root.replace("http://", "http://me:s%40fe@") + "/a")
    assert site.requests[0][1]["authorization"] == "Basic bWU6c0BmZQ=="
    assert "me" not in page.url.partition("/a")[0].removeprefix("http://")
    assert page.final_url == site.root + "/a"


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/octet-stream", "", "text/html", "application/xhtml+xml", "text/xml"]
)
def test_html_is_a_page_however_it_is_called(site: Site, kind: str) -> None:
    site.pages["/a"] = reply(b"\n<!-- generated -->\n" + PAGE, kind)
    assert fetch_page(site.root + "/a").body.endswith(PAGE)


@pytest.mark.parametrize(
    ("kind", "body", "words"),
    [
        ("application/pdf", b"no PDF at all", "a PDF document"),
        ("image/jpeg", b"\xff\xd8\xff\xe0...", "a picture"),
        ("image/svg+xml", b"<?xml version='1.0'?><svg></svg>", "a picture"),
        ("video/mp4", b"\0\0\0\x20ftypisom", "a video"),
        ("application/json", b'{"a": 1}', "data for programs"),
        ("application/rss+xml", b"<?xml version='1.0'?><rss version='2.0'>", "a news feed"),
        ("text/plain", b"just words", "plain text"),
        ("application/zip", b"PK\x03\x04....", "an archive or office document"),
        ("", b"", "an empty page"),
    ],
)
def test_other_things_than_a_page_are_refused_by_their_kind(site: Site, kind: str, body: bytes, words: str) -> None:
    site.pages["/a"] = reply(body, kind)
    with pytest.raises(errors.NotAWebPage) as caught:
        fetch_page(site.root + "/a")
    assert caught.value.values == {"kind": words}


@pytest.mark.parametrize("kind", ["application/pdf", "text/html", ""])
def test_a_pdf_is_fetched_however_it_is_called_and_refused_from_a_file(site: Site, tmp_path: Path, kind: str) -> None:
    site.pages["/a"] = reply(b"%PDF-1.7 ...", kind)
    assert fetch_page(site.root + "/a").body == b"%PDF-1.7 ..."
    (tmp_path / "a.html").write_bytes(b"%PDF-1.7 ...")
    with pytest.raises(errors.NotAWebPage):
        read_file(tmp_path / "a.html")


def test_a_connection_that_breaks_off_is_no_page(site: Site) -> None:
    def answer(request) -> None:  # type: ignore[no-untyped-def]
        request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n<html>")

    site.pages["/a"] = answer
    with pytest.raises(errors.ConnectionLost):
        fetch_page(site.root + "/a")


def test_an_answer_that_is_no_http_is_a_broken_connection(site: Site) -> None:
    site.pages["/a"] = lambda request: request.wfile.write(b"SSH-2.0-OpenSSH\r\n\r\n") and None
    with pytest.raises(errors.ConnectionLost):
        fetch_page(site.root + "/a")


def test_a_closed_port_is_unreachable() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        with pytest.raises(errors.Unreachable):
            fetch_page(f"http://127.0.0.1:{held.getsockname()[1]}/")


def test_a_saved_file_is_a_page(tmp_path: Path) -> None:
    saved = tmp_path / "saved page.html"
    saved.write_bytes(PAGE)
    page = read_file(saved)
    assert page.body == PAGE
    assert page.url == page.final_url == saved.as_uri()
    assert read_file(saved, "https://example.org/a").final_url == "https://example.org/a"


def test_a_saved_file_has_the_address_that_its_browser_noted(tmp_path: Path) -> None:
    saved = tmp_path / "saved page.html"
    saved.write_bytes(b"<!-- saved from url=(0021)https://example.org/a -->" + PAGE)
    page = read_file(saved)
    assert page.url == page.final_url == "https://example.org/a"


def test_a_web_archive_is_refused_with_what_to_do(tmp_path: Path) -> None:
    saved = tmp_path / "page.mhtml"
    saved.write_bytes(
        b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related\n\n--b\nContent-Type: text/html\n\n"
        + PAGE
    )
    with pytest.raises(errors.WebArchive, match=r"MHTML yet\. .*“Web page, HTML only”"):
        read_file(saved)


def test_a_file_that_is_no_page_or_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(errors.FileUnreadable, match=r"gone\.html"):
        read_file(tmp_path / "gone.html")
    picture = tmp_path / "a.html"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(errors.NotAWebPage):
        read_file(picture)
