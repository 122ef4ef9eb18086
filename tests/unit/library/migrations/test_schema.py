"""Libraries that earlier versions of the program made (see tests/data/libraries) open with everything in them.

Migrations 1 to 5 are tested here, 6 and later also in files of their own. Each holds four
articles, saved, tagged, starred, archived, read and deleted with the program of its version.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import counters
from reader.library.library import Library
from reader.library.migrations.schema import MIGRATIONS
from reader.model.library import Filter

EARLIER = sorted(
    (Path(__file__).parents[3] / "data" / "libraries").glob("schema-*.sqlite"), key=lambda path: int(path.stem[7:])
)


@pytest.fixture(params=EARLIER, ids=lambda path: path.stem)
def upgraded(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Library]:
    shutil.copyfile(request.param, tmp_path / "library.sqlite")
    library = Library(tmp_path / "library.sqlite")
    yield library
    library.close()


def test_there_is_a_library_of_every_schema_that_was_released() -> None:
    assert [path.stem for path in EARLIER] == [
        "schema-1",
        "schema-2",
        "schema-3",
        "schema-5",
        "schema-6",
        "schema-7",
        "schema-8",
        "schema-9",
        "schema-10",
    ]


def test_every_article_is_there_with_its_marks_and_tags(upgraded: Library) -> None:
    rows = {row.title: row for row in upgraded.articles.rows([1, 2, 3, 4])}
    ferry, council, night, tokyo = (
        rows[title]
        for title in (
            "Ferry returns to service",
            "Council delays the harbour vote",
            "A quiet night at the port",
            "東京の港",
        )
    )
    assert (ferry.read, ferry.archived, ferry.tags) == (True, True, ("harbour", "work"))
    assert (council.starred, council.tags) == (True, ("harbour",))
    assert night.deleted
    assert tokyo.state == "ready"
    assert all(upgraded.content.text(row.id) and upgraded.articles.article(row.id).blocks for row in rows.values())
    assert all(len(upgraded.content.pages(row.id)) == 1 for row in rows.values())


@pytest.mark.parametrize(
    ("words", "found"), [("ferry", 1), ("vote harbour", 2), ("tag:work", 1), ("知事", 4), ("is:starred", 2)]
)
def test_the_words_are_found(upgraded: Library, words: str, found: int) -> None:
    assert found in upgraded.listings.ids(Filter(words=words))


def test_its_numbers_index_and_keys_are_those_of_a_new_library(upgraded: Library) -> None:
    kept = counters.numbers(upgraded.connections.read())
    assert kept["places"] == {
        "unread": 2,
        "all": 3,
        "starred": 1,
        "archive": 1,
        "attention": 0,
        "trash": 1,
        "samples": 0,
    }
    with upgraded.connections.write() as db:
        counters.recount(db.conn)
        db.execute("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")
    assert counters.numbers(upgraded.connections.read()) == kept
    assert upgraded.articles.find("http://m.coast.example/1.html") == 2
    assert upgraded.connections.query("SELECT count(*) FROM likeness")[0][0] == 4  # type: ignore[comparison-overlap]
    assert upgraded.connections.query("PRAGMA integrity_check") == [("ok",)]
    assert upgraded.connections.query("PRAGMA foreign_key_check") == []


def test_kept_summaries_are_still_of_their_texts(upgraded: Library, tmp_path: Path) -> None:
    rows = upgraded.connections.query("SELECT article_id, method, version, asked FROM summaries WHERE basis > ''")
    assert all(upgraded.summaries.kept(*row) is not None for row in rows)  # type: ignore[arg-type]


def test_an_upgraded_library_has_the_schema_of_a_new_one(upgraded: Library, tmp_path: Path) -> None:
    Library(tmp_path / "new.sqlite").close()
    new = sqlite3.connect(tmp_path / "new.sqlite")
    wanted = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
    assert upgraded.connections.query(wanted) == new.execute(wanted).fetchall()
    assert upgraded.connections.query("PRAGMA user_version") == [(len(MIGRATIONS),)]
    new.close()
