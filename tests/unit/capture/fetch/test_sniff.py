"""What bytes are, by their first few."""

from __future__ import annotations

import random

import pytest

from reader.capture.fetch.sniff import other_than_a_page, web_archive


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"", "an empty page"),
        (b" \r\n\0\0 ", "an empty page"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture"),
        (b'<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Ledger</title></channel></rss>', "a news feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Ledger</title></feed>', "a news feed"),
        (random.Random(7).randbytes(4096).replace(b"<", b"."), "a download"),
        (b'{"title": "The wall", "body": "..."}', "data for programs"),
    ],
    ids=["empty", "blank", "pdf", "png", "jpeg", "rss", "atom", "binary", "json"],
)
def test_what_is_sent_as_html_and_is_none_is_named(start: bytes, kind: str) -> None:
    assert other_than_a_page("text/html", start) == kind


@pytest.mark.parametrize(
    "start",
    [
        b"The council met on Monday.",
        b"<p>Der Rat tagte am Montag.",
        "<html><p>Совет собрался в понедельник.".encode("utf-16"),
        "Совет собрался в понедельник.".encode("utf-16"),
        "議会は月曜日に開かれた。".encode("iso-2022-jp"),
        "議会は月曜日に開かれた。".encode("shift_jis"),
        b"[Merrow Bay] The council met.",
    ],
    ids=["no-tag", "fragment", "utf-16", "utf-16-no-tag", "iso-2022-jp", "shift-jis", "bracket"],
)
def test_text_in_whatever_encoding_is_still_a_page(start: bytes) -> None:
    assert other_than_a_page("text/html", start) == ""


MHTML = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example.org/a\r\nSubject: Harbour\r\n"
    b'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b"\r\n\r\n----b\r\n'
    b"Content-Type: text/html\r\n\r\n<!DOCTYPE html><html><p>The crane is ba=\r\nck.</p></html>"
)


@pytest.mark.parametrize(
    ("start", "name"),
    [
        (MHTML, "MHTML"),
        (MHTML.replace(b"\r\n", b"\n"), "MHTML"),
        (b"bplist00\xd1\x01\x02_\x10\x0fWebMainResource\xd4", "webarchive"),
        (b'<?xml version="1.0"?><plist version="1.0"><dict><key>WebMainResource</key>', "webarchive"),
        (b"WARC/1.1\r\nWARC-Type: response\r\n", "WARC"),
        (b"<html><p>MIME-Version: 1.0</p></html>", ""),
        (b"Harbour: the crane is back.\nMore: soon.\n<html>", ""),
        (b"bplist00\xd1\x01\x02", ""),
    ],
)
def test_a_page_put_into_one_file_by_a_browser_is_known(start: bytes, name: str) -> None:
    assert web_archive(start) == name
