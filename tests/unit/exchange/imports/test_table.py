"""The table finds a file's format by its content alone, in files, folders and zips."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import FileUnreadable
from reader.exchange.imports import table
from reader.exchange.imports.source import Source
from reader.exchange.imports.table import Format, Recognised, recognise, recognise_source
from reader.model.imported import ImportedItem, NotTaken
from tests.unit.exchange.imports.citations.small_files import CITATIONS
from tests.unit.exchange.imports.documents.small_files import DOCUMENTS
from tests.unit.exchange.imports.making import source, zipped

POCKET = "title,url,time_added,tags,status\nA,https://example.org/a,1,,unread\n"

LINK = '<DT><A HREF="https://example.org/a" ADD_DATE="1">A</A>'
SMALL_FILES: dict[str, str | bytes] = {
    "addresses": "https://example.org/a\nhttps://example.org/b\n",
    "archivebox": '{"links": [{"timestamp": "1", "url": "https://example.org/a"}]}',
    "archivebox-folder": zipped({"index.json": '{"links": [{"timestamp": "1", "url": "https://example.org/a"}]}'}),
    "chrome": '{"checksum": "", "roots": {"bookmark_bar": {"children": []}}}',
    "csv": "title,link\nA,https://example.org/a\n",
    "delicious": '[{"title": "A", "tags": [], "url": "https://example.org/a", "created": "1", "others": 1}]',
    "elcurator": '[{"created_at": "", "url": "https://example.org/a", "is_saved": true}]',
    "feed": "<rss version='2.0'><channel><item><link>https://example.org/a</link></item></channel></rss>",
    "firefox": '{"guid": "root", "type": "text/x-moz-place-container", "children": []}',
    "instapaper": "URL,Title,Selection,Folder\nhttps://example.org/a,A,,Unread\n",
    "json-feed": '{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "url": "https://example.org/a"}]}',
    "karakeep": '{"bookmarks": [{"createdAt": 1, "content": {"type": "link", "url": "https://example.org/a"}}]}',
    "linkwarden": '{"collections": [{"id": 1, "links": [{"url": "https://example.org/a"}]}]}',
    "matter": "Title,URL,In Queue,Favorited\nA,https://example.org/a,True,False\n",
    "netscape": f"<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p>{LINK}</DL>",
    "omnivore": zipped(
        {"metadata_0_to_20.json": '[{"slug": "a", "url": "https://example.org/a", "labels": [], "savedAt": ""}]'}
    ),
    "omnivore-json": '[{"slug": "a", "url": "https://example.org/a", "labels": [], "savedAt": ""}]',
    "opml": "<opml><body><outline text='A' xmlUrl='https://example.org/a'/></body></opml>",
    "pinboard": '[{"href": "https://example.org/a", "description": "A", "extended": "", "time": "2016-10-31T15:57:56Z"}]',
    "pocket-csv": POCKET,
    "pocket-html": '<h1>Unread</h1><ul><li><a href="https://example.org/a" time_added="1" tags="">A</a></li></ul>',
    "pocket-zip": zipped({"part_000000.csv": POCKET}),
    **CITATIONS,
    **DOCUMENTS,
    "raindrop": "id,title,note,excerpt,url,folder,tags,created\n1,A,,,https://example.org/a,,,\n",
    "raindrop-json": '{"items": [{"link": "https://example.org/a", "title": "A"}]}',
    "readability": '{"bookmarks": [{"article__url": "https://example.org/a"}]}',
    "readwise-highlights": "Highlight,Title,URL\nWords,A,https://example.org/a\n",
    "readwise-reader": "Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\nA,https://example.org/a,,[],,0,new,True\n",
    "shortcut": "[InternetShortcut]\nURL=https://example.org/a\n",
    "tearsheet-json": '{"format": "tearsheet", "version": 1, "articles": [{"url": "https://example.org/a", "saved": "", "blocks": []}]}',
    "wallabag": '[{"is_archived": 0, "is_starred": 0, "url": "https://example.org/a", "created_at": ""}]',
    "wallabag-csv": "Title;URL;Content;Tags;MIME Type;Language;Creation date\nA;https://example.org/a;;;;;\n",
    "wallabag-v1": '[{"0": "1", "1": "A", "url": "https://example.org/a", "is_read": "0", "is_fav": "0"}]',
}
"""A small file of each format: it must be recognised as that one."""


def names(content: str | bytes, name: str = "export") -> list[str]:
    return [found.format.name for found in recognise_source(source(content, name))[0]]


@pytest.mark.parametrize("name", SMALL_FILES)
def test_a_small_file_of_each_format_is_recognised_whatever_it_is_called(name: str) -> None:
    for called in ("export", "export.pdf", "bookmarks.html"):
        assert names(SMALL_FILES[name], called) == [name]


@pytest.mark.parametrize("content", ["", "\n", "plain words, two of them\n", b"\x00\x01\x02", "{}", "[]", "a,b\n1,2\n"])
def test_what_no_format_knows_is_not_recognised(content: str | bytes) -> None:
    assert recognise_source(source(content, "f")) == ([], [NotTaken("f", "not_recognised")])


def test_each_format_has_a_small_file() -> None:
    assert {entry.name for entry in table.FORMATS} - set(SMALL_FILES) == set()


def test_names_of_formats_are_unique() -> None:
    found = [entry.name for entry in table.FORMATS]
    assert sorted(found) == sorted(set(found))


def test_a_folder_is_walked_and_what_nobody_knows_is_named(tmp_path: Path) -> None:
    (tmp_path / "d/e").mkdir(parents=True)
    (tmp_path / "d/e/export.csv").write_text(POCKET)
    (tmp_path / "d/read.me").write_bytes(b"\x00\x01")
    known, unknown = recognise(tmp_path / "d")
    assert [(found.format.name, found.source.name) for found in known] == [("pocket-zip", "d/e")]
    assert unknown == [NotTaken("d/read.me", "not_recognised")]


def test_a_zip_in_a_zip_is_walked() -> None:
    known, unknown = recognise_source(source(zipped({"d/inner.zip": SMALL_FILES["pocket-zip"], "x": b"\x00"}), "a.zip"))
    assert [found.source.name for found in known] == ["a.zip/d/inner.zip"]
    assert unknown == [NotTaken("a.zip/x", "not_recognised")]


def test_files_that_a_format_of_many_files_does_not_take_are_looked_at_by_themselves() -> None:
    known, unknown = recognise_source(
        source(zipped({"part_0.csv": POCKET, "d/more.csv": POCKET, "x": b"\x00"}), "a.zip")
    )
    assert [found.source.name for found in known] == ["a.zip", "a.zip/d"]
    assert unknown == [NotTaken("a.zip/x", "not_recognised")]


def test_pictures_beside_texts_are_no_losses_but_alone_they_are() -> None:
    picture = b"\x89PNG\r\n\x1a\n"
    beside = source(zipped({"part_0.csv": POCKET, "p.png": picture, "attachments/q.png": picture}), "a.zip")
    alone = source(zipped({"p.png": picture}), "a.zip")
    assert recognise_source(alone)[1] == [NotTaken("a.zip/p.png", "not_recognised")]
    assert recognise_source(beside)[1] == []


def test_a_reader_that_fails_gives_what_it_had_and_says_that_the_rest_is_missing() -> None:
    def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
        yield ImportedItem("here", "https://example.org/")
        raise KeyError("unthought of")

    found = list(Recognised(Format("x", "X", lambda _: True, read), source("", "f")).read())
    assert found == [ImportedItem("here", "https://example.org/"), NotTaken("f", "damaged", rest=True)]


def test_a_file_beyond_the_limit_is_named_as_too_large() -> None:
    def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
        source.data(2)
        yield ImportedItem("here")

    found = list(Recognised(Format("x", "X", lambda _: True, read), source("abc", "f")).read())
    assert found == [NotTaken("f", "too_large", rest=True)]


def test_a_format_that_fails_to_look_does_not_hide_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(source: Source) -> bool:
        raise ValueError

    monkeypatch.setattr(table, "FORMATS", (Format("x", "X", fails, lambda _: iter(())), *table.FORMATS))
    assert names(POCKET) == ["pocket-csv"]


def test_reading_a_path_gives_items_then_what_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "export.zip").write_bytes(zipped({"part_0.csv": POCKET, "x": b"\x00"}))
    item, lost = table.read(tmp_path / "export.zip")
    assert isinstance(item, ImportedItem)
    assert lost == NotTaken("export.zip/x", "not_recognised")


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        recognise(tmp_path / "missing")


def test_a_note_about_html_is_a_note() -> None:
    data = b"---\ntitle: Pages\nsource: https://coast.example/1\n---\n\nThe \\<head> of a page, and its \\<html>.\n"
    ((found,), _) = recognise_source(source(data, "note.md"))
    assert found.format.name == "markdown"
