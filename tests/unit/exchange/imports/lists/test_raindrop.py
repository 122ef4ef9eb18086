"""Raindrop's CSV and JSON."""

from __future__ import annotations

from reader.exchange.imports.lists import raindrop
from reader.model.imported import ImportedHighlight
from tests.unit.exchange.imports.making import items, not_taken, source

HEADER = "id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n"


def test_every_column_is_read() -> None:
    (item,) = items(
        raindrop.read,
        HEADER
        + '42,"A, ""B""","Line one\nline two",In short,https://example.org/a,Research / Go,"courts, long read, courts, ",'
        '2024-01-02T03:04:05.123Z,https://example.org/c.jpg,"First words\nSecond words",true\n',
    )
    assert (item.title, item.note, item.description) == ('A, "B"', "Line one\nline two", "In short")
    assert (item.tags, item.starred, item.saved) == (
        ("Research/Go", "courts", "long read"),
        True,
        "2024-01-02T03:04:05.123Z",
    )
    assert item.highlights == (ImportedHighlight("First words"), ImportedHighlight("Second words"))
    assert item.dropped == ("cover",)


def test_empty_columns_other_dates_and_no_folder_are_nothing() -> None:
    (item,) = items(raindrop.read, HEADER + '43,,,,https://example.org/b,Unsorted,"a, ""b, c""",1704164645,,,\n')
    assert (item.title, item.tags, item.saved, item.starred) == ("", ("a", "b, c"), "2024-01-02T03:04:05.000Z", None)


def test_the_columns_that_its_import_takes_are_known_too() -> None:
    assert raindrop.recognises(source("url,folder,title,excerpt,note,tags,created\n"))
    assert not raindrop.recognises(source("title,url,time_added,tags,status\n"))


def test_the_json_of_its_interface_is_read() -> None:
    entry = {
        "_id": "x",
        "link": "https://example.org/a",
        "title": "A report",
        "excerpt": "In short",
        "note": "My note",
        "tags": ["courts"],
        "created": "2022-03-21T14:41:34.059Z",
        "important": True,
        "collection": {"$id": 1, "title": "Tools"},
        "highlights": [{"text": "Words", "note": "n", "created": "2022-03-22T00:00:00Z", "tags": ["t"]}],
        "type": "article",
    }
    whole = source({"items": [entry]})
    assert raindrop.recognises_json(whole)
    (item,) = items(raindrop.read_json, whole)
    assert (item.tags, item.starred, item.note) == (("Tools", "courts"), True, "My note")
    assert item.highlights == (ImportedHighlight("Words", note="n", created="2022-03-22T00:00:00.000Z", tags=("t",)),)
    assert item.dropped == ("type",)


def test_rows_without_an_address_are_named() -> None:
    assert [lost.title for lost in not_taken(raindrop.read, HEADER + "1,Lost,,,,,,,,,\n")] == ["Lost"]
    assert [lost.title for lost in not_taken(raindrop.read_json, {"items": [{"link": "", "title": "Lost"}]})] == [
        "Lost"
    ]
