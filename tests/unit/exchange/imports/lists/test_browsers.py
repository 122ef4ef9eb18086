"""Bookmarks of Chrome and Firefox."""

from __future__ import annotations

import json

from reader.exchange.imports.lists import browsers
from reader.exchange.imports.mozlz4 import MARK
from reader.model.imported import NotTaken
from tests.unit.exchange.imports.making import items, source


def page(number: int, **more: object) -> dict[str, object]:
    return {
        "type": "url",
        "name": f"Report {number}",
        "url": f"https://example.org/{number}",
        "date_added": "13344473600000000",
        **more,
    }


CHROME = {
    "checksum": "x",
    "roots": {
        "bookmark_bar": {
            "name": "Bookmarks bar",
            "type": "folder",
            "children": [
                page(1),
                {
                    "name": "Courts",
                    "type": "folder",
                    "children": [page(2), {"name": "Appeals", "type": "folder", "children": [page(3)]}],
                },
                page(4, meta_info={"Description": "My note"}),
            ],
        },
        "other": {"children": [], "name": "Other", "type": "folder"},
        "sync_transaction_version": "1",
    },
    "version": 1,
}


def test_chromes_folders_and_times_are_read_in_order() -> None:
    found = items(browsers.read_chrome, CHROME)
    assert [(item.title, item.tags) for item in found] == [
        ("Report 1", ()),
        ("Report 2", ("Courts",)),
        ("Report 3", ("Courts/Appeals",)),
        ("Report 4", ()),
    ]
    assert found[0].saved == "2023-11-14T22:13:20.000Z"
    assert found[3].note == "My note"


def test_chromes_bookmarklets_are_named() -> None:
    whole = {"roots": {"bookmark_bar": {"children": [page(1, url="javascript:x()")]}}}
    assert list(browsers.read_chrome(source(whole, "B"))) == [NotTaken("B, bookmark 1", "not_an_article", "Report 1")]


def place(number: int, **more: object) -> dict[str, object]:
    return {
        "guid": f"g{number}",
        "title": f"Report {number}",
        "type": "text/x-moz-place",
        "typeCode": 1,
        "uri": f"https://example.org/{number}",
        "dateAdded": 1700000000000000,
        **more,
    }


def container(title: str, children: list[object], **more: object) -> dict[str, object]:
    return {"guid": title, "title": title, "type": "text/x-moz-place-container", "children": children, **more}


FIREFOX = container(
    "",
    [
        container(
            "Menu",
            [
                place(1, tags="courts,long read"),
                {"type": "text/x-moz-place-separator", "title": ""},
                container("Courts", [place(2, annos=[{"name": "bookmarkProperties/description", "value": "My note"}])]),
                place(3, uri="place:sort=8"),
            ],
            root="bookmarksMenuFolder",
        ),
        container("Tags", [container("old tag", [place(2)])], root="tagsFolder"),
    ],
    root="placesRoot",
)


def test_firefoxs_folders_tags_and_notes_are_read() -> None:
    first, second, lost = browsers.read_firefox(source(FIREFOX, "f.json"))
    assert (first.title, first.tags, first.saved) == ("Report 1", ("courts", "long read"), "2023-11-14T22:13:20.000Z")  # type: ignore[union-attr]
    assert (second.tags, second.note) == (("Courts", "old tag"), "My note")  # type: ignore[union-attr]
    assert lost == NotTaken("f.json, bookmark 3", "not_an_article", "Report 3")


def test_firefoxs_packed_backup_is_read_and_a_damaged_one_says_so() -> None:
    data = json.dumps(FIREFOX).encode()
    rest = len(data) - 15
    block = b"\xf0" + b"\xff" * (rest // 255) + bytes([rest % 255]) + data
    packed = MARK + len(data).to_bytes(4, "little") + block
    assert browsers.recognises_firefox(source(packed))
    assert list(browsers.read_firefox(source(packed, "f"))) == list(browsers.read_firefox(source(FIREFOX, "f")))
    assert list(browsers.read_firefox(source(packed[:-9], "f"))) == [NotTaken("f", "damaged", rest=True)]


def test_a_file_without_numbers_of_types_is_known() -> None:
    assert browsers.recognises_firefox(source(FIREFOX))
    assert browsers.recognises_chrome(source(CHROME))
    assert not browsers.recognises_firefox(source(CHROME))
    assert not browsers.recognises_chrome(source(FIREFOX))


def test_files_that_break_off_give_what_is_in_front() -> None:
    for whole, read in ((CHROME, browsers.read_chrome), (FIREFOX, browsers.read_firefox)):
        text = json.dumps(whole)
        first, *_, lost = read(source(text[: text.index("Report 2") - 20], "b"))
        assert first.title == "Report 1"
        assert lost == NotTaken("b", "damaged", rest=True)
