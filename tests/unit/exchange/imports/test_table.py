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
from tests.unit.exchange.imports.documents.small_files import DOCUMENTS
from tests.unit.exchange.imports.making import source, zipped

POCKET = "title,url,time_added,tags,status\nA,https://example.org/a,1,,unread\n"

SMALL_FILES: dict[str, str | bytes] = {
    "pocket-csv": POCKET,
    "pocket-zip": zipped({"part_000000.csv": POCKET}),
    **DOCUMENTS,
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
