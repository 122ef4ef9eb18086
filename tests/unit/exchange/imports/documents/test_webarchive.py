"""Safari's web archives, binary and XML: the page, its address, its pictures."""

from __future__ import annotations

import plistlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports.documents import webarchive
from reader.model.imported import ImportedItem, NotTaken
from tests.unit.exchange.imports.documents.kit import gif
from tests.unit.exchange.imports.making import items, source

PAGE = '<html><head><title>The lock</title></head><body><p>Шлюз закрыт.</p><img src="/a.gif#x"></body></html>'
ARCHIVE = {
    "WebMainResource": {
        "WebResourceData": PAGE.encode("utf-16-le"),
        "WebResourceURL": "https://canal.example/lock",
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-16LE",
    },
    "WebSubframeArchives": [
        {"WebSubresources": [{"WebResourceURL": "https://canal.example/a.gif", "WebResourceData": gif(40, 30)}]}
    ],
}
KINDS = [plistlib.FMT_BINARY, plistlib.FMT_XML]


@pytest.mark.parametrize("kind", KINDS)
def test_an_archive_gives_its_page_and_pictures(kind: plistlib.PlistFormat) -> None:
    data = plistlib.dumps(ARCHIVE, fmt=kind)
    assert webarchive.recognises(source(data))
    (item,) = items(webarchive.read, data)
    assert (item.address, item.title) == ("https://canal.example/lock", "The lock")
    assert "Шлюз закрыт." in item.text
    assert [picture.src for picture in item.pictures] == ["https://canal.example/a.gif#x"]


def test_an_archive_whose_keys_follow_megabytes_of_data_is_recognised() -> None:
    big = {**ARCHIVE, "A": b"x" * 300_000}
    assert webarchive.recognises(source(plistlib.dumps(big, fmt=plistlib.FMT_BINARY)))
    assert not webarchive.recognises(source(plistlib.dumps({"A": "b"}, fmt=plistlib.FMT_BINARY)))


@pytest.mark.parametrize(
    "value",
    [
        {"WebMainResource": "x"},
        {"WebMainResource": {}},
        ["WebMainResource"],
        {"WebMainResource": {"WebResourceData": "s"}},
    ],
)
def test_what_has_no_page_is_damaged(value: object) -> None:
    data = plistlib.dumps(value, fmt=plistlib.FMT_XML)
    assert list(webarchive.read(source(data, "a"))) == [NotTaken("a", "damaged", rest=True)]


def test_entities_are_refused() -> None:
    data = plistlib.dumps(ARCHIVE, fmt=plistlib.FMT_XML).replace(
        b"<plist", b'<!DOCTYPE plist [<!ENTITY e "x">]><plist', 1
    )
    assert list(webarchive.read(source(data, "a"))) == [NotTaken("a", "damaged", rest=True)]


@given(st.integers(0, 400), st.binary(max_size=60), st.sampled_from(KINDS))
def test_damage_raises_nothing(at: int, rubbish: bytes, kind: plistlib.PlistFormat) -> None:
    data = plistlib.dumps(ARCHIVE, fmt=kind)
    for entry in webarchive.read(source(data[:at] + rubbish + data[at + len(rubbish) :])):
        assert isinstance(entry, (ImportedItem, NotTaken))
