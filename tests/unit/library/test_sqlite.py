"""SQLite's errors become sentences, times sort as text, and an old SQLite is refused."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from reader import errors
from reader.library.library import Library
from reader.library.sqlite import connect, now, translate
from reader.model.library import Filter


def test_the_time_is_utc_with_milliseconds() -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", now())


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, errors.DiskFull),
        (sqlite3.SQLITE_BUSY, errors.LibraryBusy),
        (sqlite3.SQLITE_LOCKED, errors.LibraryBusy),
        (sqlite3.SQLITE_READONLY, errors.LibraryReadOnly),
        (sqlite3.SQLITE_NOTADB, errors.NotALibrary),
        (sqlite3.SQLITE_CORRUPT, errors.LibraryDamaged),
        (sqlite3.SQLITE_CANTOPEN, errors.LibraryUnreachable),
        (sqlite3.SQLITE_ERROR, errors.LibraryError),
    ],
)
def test_an_error_of_sqlite_is_told_by_its_meaning(code: int, kind: type[errors.TearsheetError]) -> None:
    error = sqlite3.OperationalError("whatever it says")
    error.sqlite_errorcode = code | 256  # extended codes carry more in their upper bits
    assert type(translate(error, Path("library.sqlite"))) is kind


def test_an_old_sqlite_is_refused_by_every_connection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    with pytest.raises(errors.SqliteTooOld):
        connect(tmp_path / "library.sqlite")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("word", ["tag:t", "site:s"])
def test_a_search_of_thousands_of_parts_is_said_to_be_too_long(library: Library, word: str) -> None:
    with pytest.raises(errors.SearchTooLong):
        library.listings.ids(Filter(words=" OR ".join(f"{word}{number}" for number in range(3000))))
