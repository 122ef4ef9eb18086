"""Pocket's last export: two generations of columns, annotations, shared lists."""

from __future__ import annotations

from reader.exchange.imports.lists import pocket_csv
from reader.model.imported import NotTaken
from tests.unit.exchange.imports.making import items, not_taken, source, zipped

NEW = "title,url,time_added,tags,status\n"
OLD = "title,url,time_added,cursor,tags,status\n"


def test_an_article_comes_with_its_time_tags_and_state() -> None:
    (item,) = items(
        pocket_csv.read, NEW + "A report,https://example.org/a,1700000000,long read|Zürich|a,archive\n", "p.csv"
    )
    assert item.where == "p.csv, row 2"
    assert (item.title, item.address, item.saved) == ("A report", "https://example.org/a", "2023-11-14T22:13:20.000Z")
    assert item.tags == ("long read", "Zürich", "a")
    assert item.read is True
    assert item.archived is True
    assert item.starred is None


def test_columns_are_taken_by_name_so_that_the_older_generation_is_not_misread() -> None:
    (item,) = items(pocket_csv.read, OLD + "A,https://example.org/a,1700000000,77,x,unread\n")
    assert (item.tags, item.read, item.archived) == (("x",), False, False)


def test_a_title_that_is_the_address_counts_as_none() -> None:
    first, second = items(
        pocket_csv.read,
        NEW + "https://example.org/a,https://example.org/a,1,,unread\n,https://example.org/b,,,unread\n",
    )
    assert first.title == second.title == ""
    assert second.saved == ""


def test_a_tag_may_hold_a_comma_and_a_title_lines() -> None:
    (item,) = items(pocket_csv.read, NEW + '"Two\nlines, one title",https://example.org/a,1,"one, two|three",unread\n')
    assert item.title == "Two\nlines, one title"
    assert item.tags == ("one, two", "three")


def test_rows_without_an_address_are_named() -> None:
    assert not_taken(pocket_csv.read, NEW + "Lost,,1,,unread\nRun,javascript:x(),1,,unread\n", "p.csv") == [
        NotTaken("p.csv, row 2", "no_address", "Lost"),
        NotTaken("p.csv, row 3", "not_an_article", "Run"),
    ]


ZIP = {
    "part_000000.csv": NEW + "A,https://example.org/a,1700000000,x,unread\n",
    "part_000001.csv": OLD + "B,https://example.org/b,1700000000,7,,archive\n",
    "annotations/part_000000.json": '[{"url": "https://example.org/a", "title": "A", "highlights": '
    '[{"quote": "Words that matter.", "created_at": 1700000001}, {"quote": ""}]},'
    '{"url": "https://example.org/only-marked", "title": "C", "highlights": [{"quote": "More."}]}]',
    "collections/my-list.json": '{"slug": "my-list", "title": "My list", "items": [{"url": "https://example.org/b", "title": "B",'
    ' "excerpt": "In short", "note": "Read this"}, {"title": "none"}]}',
}


def test_annotations_and_lists_join_their_articles() -> None:
    whole = source(zipped(ZIP), "pocket.zip")
    assert pocket_csv.recognises_bundle(whole)
    found = list(pocket_csv.read_bundle(whole))
    a, b, marked, lost = found
    assert [mark.exact for mark in a.highlights] == ["Words that matter."]  # type: ignore[union-attr]
    assert a.highlights[0].created == "2023-11-14T22:13:21.000Z"  # type: ignore[union-attr]
    assert (b.tags, b.note, b.description) == (("My list",), "Read this", "In short")  # type: ignore[union-attr]
    assert (marked.address, marked.title) == ("https://example.org/only-marked", "C")  # type: ignore[union-attr]
    assert lost == NotTaken("pocket.zip/collections/my-list.json, item 2", "no_address", "none")


def test_other_files_beside_are_not_pockets() -> None:
    bundle = source(zipped({**ZIP, "other.csv": "a,b\n"}), "pocket.zip").bundle()
    assert bundle is not None
    assert [bundle.inner(member) for member in bundle.members if not pocket_csv.takes(bundle, member)] == ["other.csv"]


def test_a_shared_list_that_cannot_be_unpacked_costs_no_article() -> None:
    packed = bytearray(zipped(ZIP))
    packed[packed.index(b"collections/my-list.json") + 40] ^= 0xFF
    found = list(pocket_csv.read_bundle(source(bytes(packed), "pocket.zip")))
    assert NotTaken("pocket.zip/collections/my-list.json", "damaged", rest=True) in found
    assert [entry.title for entry in found][:2] == ["A", "B"]


def test_a_shared_list_that_breaks_off_says_so() -> None:
    damaged = {**ZIP, "collections/my-list.json": ZIP["collections/my-list.json"][:-30]}
    found = list(pocket_csv.read_bundle(source(zipped(damaged), "pocket.zip")))
    assert NotTaken("pocket.zip/collections/my-list.json", "damaged", rest=True) in found


def test_a_time_that_is_none_and_columns_without_a_place_are_named() -> None:
    text = "title,url,time_added,tags,status,mood\nA,https://a.example/,soon,,unread,good\n"
    (item,) = items(pocket_csv.read, text)
    assert (item.saved, item.dropped) == ("", ("mood", "time added"))
