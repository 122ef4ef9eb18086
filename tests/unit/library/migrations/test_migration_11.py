"""Checksums of a library that an earlier version made."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.library.checksums import PARTS, spoiled_rows, sum_of
from reader.library.library import Library
from reader.library.migrations import migration_11

TEN = Path(__file__).parents[3] / "data" / "libraries" / "schema-10.sqlite"
CHECKSUM_FLAG = 4
"""In the fifth byte of a Zstandard frame (https://datatracker.ietf.org/doc/html/rfc8878#name-frame_header_descriptor)."""


@pytest.fixture
def ten(tmp_path: Path) -> Iterator[Library]:
    """A library of schema 10, upgraded."""
    library = Library(Path(shutil.copyfile(TEN, tmp_path / "library.sqlite")))
    yield library
    library.close()


def test_every_row_of_an_upgraded_library_has_the_sum_that_the_program_works_out(ten: Library) -> None:
    with ten.connections.reading_raw() as connection:
        assert [(name, row) for name in PARTS for row in spoiled_rows(connection, name)] == []
    assert ten.connections.query("SELECT count(*) FROM unsummed") == [(0,)]
    assert ten.connections.query("SELECT count(*) > 0 FROM highlights WHERE row_sum <> 0") == [(1,)]
    assert [row.state for row in ten.articles.rows([1, 2, 3, 4])] == ["ready"] * 4


def test_texts_keep_their_words_and_get_a_checksum_in_their_frame(ten: Library) -> None:
    with closing(sqlite3.connect(TEN)) as before:
        for number, packed in before.execute("SELECT article_id, packed FROM texts"):
            (kept,) = ten.connections.query("SELECT packed FROM texts WHERE article_id = ?", [number])[0]
            assert kept[4] & CHECKSUM_FLAG
            assert migration_11._zstd().decompress(kept) == migration_11._zstd().decompress(packed)


def test_originals_and_pictures_are_not_written_again(ten: Library) -> None:
    columns = [row[1] for row in ten.connections.query("PRAGMA table_info(pages)")]
    assert "row_sum" not in columns
    assert ten.content.pages(1)


def test_a_text_that_cannot_be_unpacked_is_left_for_check_to_find() -> None:
    assert migration_11._packed(b"no frame") == b"no frame"


def test_the_migration_sums_the_columns_that_the_program_sums() -> None:
    assert {name: (part.table, " ".join(part.columns), part.blob) for name, part in PARTS.items()} == migration_11.PARTS
    for given in ((7, "a – b", None), ("", 0)):
        assert migration_11._sum_of(given, b"blob") == sum_of(given, b"blob")
