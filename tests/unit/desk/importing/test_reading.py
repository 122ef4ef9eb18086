"""What is in a file is found by its content, and what is not taken of it is said."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.desk.importing.reading import entries, find, refuse_empty, survey
from reader.errors import (
    FileEmpty,
    FileIsDatabase,
    FileUnreadable,
    NothingAddressed,
    NothingReadable,
    NothingToImport,
    NothingUnlocked,
    NothingWritten,
    NotRecognised,
)
from reader.exchange.imports.source import run_here
from reader.model.imported import ImportedItem
from tests.unit.capture.pdf.making import pdf
from tests.unit.capture.pdf.test_pages import LOCKED

CSV = "title,url,time_added,tags,status\nFerry,https://coast.example/1,1420070400,a|b,unread\nX,javascript:x(),1,,unread\n"


def test_a_file_is_read_item_by_item_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "notes.jpg"
    path.write_text(CSV)
    first, second = entries(find([path], run_here))
    assert isinstance(first.item, ImportedItem)
    assert (first.file, first.format, first.item.tags) == ("notes.jpg", "pocket-csv", ("a", "b"))
    assert not isinstance(second.item, ImportedItem)
    assert second.item.why == "not_an_article"


def test_progress_is_told_and_all_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = "".join(f"T,https://coast.example/{number},1420070400,,unread\n" for number in range(250))
    path.write_text("title,url,time_added,tags,status\n" + rows)
    told: list[int] = []
    assert survey(find([path], run_here), told.append).items == 250
    assert told == [100, 200]


def test_what_is_missing_or_unknown_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable, match="doesn’t exist"):
        find([tmp_path / "gone.csv"])
    path = tmp_path / "noise.csv"
    path.write_bytes(bytes(range(128, 256)) * 10)
    with pytest.raises(NotRecognised, match=r"noise\.csv"):
        find([path], run_here)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (LOCKED, NothingUnlocked),
        (pdf([[]], None, (100, 100)), NothingWritten),
        (b"%PDF-1.4 and nothing", NothingReadable),
        (b"TY  - BOOK\nTI  - A book\nER  -\n", NothingAddressed),
        (b"title,url,time_added,tags,status\n", NothingToImport),
    ],
)
def test_a_file_with_nothing_in_it_says_why(tmp_path: Path, content: bytes, expected: type[NothingToImport]) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(NothingToImport) as caught:
        refuse_empty(survey(find([path], run_here)))
    assert type(caught.value) is expected


@pytest.mark.parametrize(
    ("data", "error"),
    [(b"", FileEmpty), (b"SQLite format 3\0" + bytes(84), FileIsDatabase), (bytes(range(200)), NotRecognised)],
    ids=["empty", "database", "noise"],
)
def test_what_a_file_is_that_no_format_knows_is_said(tmp_path: Path, data: bytes, error: type[NotRecognised]) -> None:
    path = tmp_path / "kept"
    path.write_bytes(data)
    with pytest.raises(NotRecognised) as raised:
        find([path])
    assert type(raised.value) is error


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FileUnreadable, match="isn’t a regular file"):
        find([tmp_path / "pipe"])
    (tmp_path / "export.csv").write_text(CSV)
    (found,) = find([tmp_path], run_here)
    assert len(found.recognised) == 1
