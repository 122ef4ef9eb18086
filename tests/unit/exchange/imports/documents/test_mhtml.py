"""MHTML: the page, its address, its pictures by name, whatever its encoding and end."""

from __future__ import annotations

import base64

from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports.documents import mail, mhtml
from reader.model.imported import ImportedItem, NotTaken
from tests.unit.exchange.imports.documents.kit import gif
from tests.unit.exchange.imports.making import items, source

PICTURE = gif(40, 30)
PAGE = '<html><head><meta charset="utf-8"><title>Шлюз</title></head><body><p>Шлюз закрыт.</p>{}</body></html>'


def archive(page: str, *parts: tuple[str, bytes], top: str = "", charset: str = "") -> bytes:
    kind = f"text/html{charset}"
    text = (
        top
        + 'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\n'
        + f"Content-Type: {kind}\nContent-Transfer-Encoding: base64\nContent-Location: https://canal.example/lock\n\n"
        + base64.b64encode(page.encode()).decode()
        + "\n"
    )
    for name, data in parts:
        text += f"--b\nContent-Type: image/gif\nContent-Transfer-Encoding: base64\n{name}\n\n{base64.b64encode(data).decode()}\n"
    return (text + "--b--\n").replace("\n", "\r\n").encode()


BLINK = """From: <Saved by Blink>
Snapshot-Content-Location: https://canal.example/lock
Subject: =?utf-8?B?0KjQu9GO0Lc=?=
Date: Tue, 24 Nov 2026 10:00:00 +0100
"""


def test_blink_s_page_without_a_charset_is_read_with_its_pictures() -> None:
    data = archive(
        PAGE.format('<img src="https://canal.example/a.gif"><img src="cid:x@mhtml.blink">'),
        ("Content-Location: https://canal.example/a.gif", PICTURE),
        ("Content-ID: <x@mhtml.blink>", gif(60, 60)),
        top=BLINK,
    )
    assert mhtml.recognises(source(data))
    (item,) = items(mhtml.read, data)
    assert (item.address, item.title, item.saved) == ("https://canal.example/lock", "Шлюз", "2026-11-24T09:00:00.000Z")
    assert "Шлюз закрыт." in item.text
    assert [picture.src for picture in item.pictures] == ["https://canal.example/a.gif", "tearsheet-picture:0"] or [
        picture.src for picture in item.pictures
    ] == ["https://canal.example/a.gif", "tearsheet-picture:1"]


def test_relative_locations_are_joined_to_the_page_s() -> None:
    data = archive(PAGE.format('<img src="p/a.gif">'), ("Content-Location: p/a.gif", PICTURE))
    (item,) = items(mhtml.read, data)
    assert [picture.src for picture in item.pictures] == ["https://canal.example/p/a.gif"]


def test_an_archive_that_breaks_off_gives_its_page() -> None:
    data = archive(PAGE.format(""), top=BLINK)
    (item,) = items(mhtml.read, data[: data.index(b"--b--")])
    assert "Шлюз закрыт." in item.text


def test_an_archive_without_a_page_is_damaged() -> None:
    assert list(mhtml.read(source(BLINK + "MIME-Version: 1.0\n\n", "a.mhtml"))) == [
        NotTaken("a.mhtml", "damaged", "Шлюз", rest=True)
    ]


def test_a_mail_with_pictures_is_no_saved_page() -> None:
    letter = archive(PAGE.format(""), top="From: a@a.example\nTo: b@b.example\nMessage-ID: <1@a>\nSubject: x\n")
    assert not mhtml.recognises(source(letter))
    assert mail.recognises(source(letter))


@given(st.integers(0, 700), st.binary(max_size=80))
def test_damage_raises_nothing(at: int, rubbish: bytes) -> None:
    data = archive(PAGE.format(""), ("Content-Location: a.gif", PICTURE), top=BLINK)
    for entry in mhtml.read(source(data[:at] + rubbish + data[at + len(rubbish) :])):
        assert isinstance(entry, (ImportedItem, NotTaken))
