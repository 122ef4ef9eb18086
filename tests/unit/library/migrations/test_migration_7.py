"""The fold of Arabic and Persian keyboards and of unseen characters, and tags that differ in case alone, in a library that
an earlier version made.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader.library import counters
from reader.library.library import Library
from reader.library.migrations import migration_4, migration_7
from reader.library.search.index import SEARCH_COLUMNS
from reader.model.blocks import Block, blocks_to_json
from reader.model.library import Filter
from reader.text import fold, minhash
from tests.making import add_article

SIX = Path(__file__).parents[3] / "data" / "libraries" / "schema-6.sqlite"
PERSIAN = "کتاب ایرانی در بندر گم شد. " * 20
GERMAN = "Der Kreis\u00adtags\u00adabge\u00adordnete schwieg."
TAGS = ("École", "école", "Ecole", "Å/x", "å/X", "İzmir", "izmir", "ızmir")


@pytest.fixture
def six(tmp_path: Path) -> Path:
    """A library of schema 6 with two more texts and tags as its program made them."""
    path = Path(shutil.copyfile(SIX, tmp_path / "library.sqlite"))
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.create_function("search_words", 1, migration_4._index_words, deterministic=True)
        db.create_function("search_text", 1, migration_4._index_text, deterministic=True)
        for number, (title, text) in enumerate((("ایرانی", PERSIAN), ("Rats\u00adsitzung", GERMAN)), start=5):
            db.execute(
                "INSERT INTO articles (id, url, title, title_key, saved, state) VALUES (?, ?, ?, ?, '2026-01-01', 'ready')",
                [number, f"https://news.example/{number}", title, migration_4._fold(title)],
            )
            packed = migration_4._compress(blocks_to_json([Block("paragraph", text)]))
            db.execute("INSERT INTO texts (article_id, packed) VALUES (?, ?)", [number, packed])
            db.execute(
                f"INSERT INTO search(rowid, {SEARCH_COLUMNS}) SELECT id, {SEARCH_COLUMNS} FROM search_rows WHERE id = ?",
                [number],
            )
            signature = migration_4._signature_of(text)
            if signature:
                db.execute("INSERT INTO likeness (article_id, signature) VALUES (?, ?)", [number, signature])
                db.executemany(
                    "INSERT INTO likeness_values (value, article_id) VALUES (?, ?)",
                    [(value, number) for value in migration_4._values_of(signature)],
                )
        for number, name in enumerate(TAGS, start=100):
            db.execute("INSERT INTO tags (id, name) VALUES (?, ?)", [number, name])
            db.execute("INSERT INTO article_tags (article_id, tag_id) VALUES (?, ?)", [5 + number % 2, number])
        db.execute("INSERT INTO article_tags (article_id, tag_id) VALUES (5, 101)")
    return path


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("كتاب", [5]),
        ("کتاب", [5]),
        ("ايراني", [5]),
        ("Kreistagsabgeordnete", [6]),
        ("Ratssitzung", [6]),
        ("ferry", [1]),
    ],
)
def test_an_upgraded_library_finds_words_however_they_are_typed(six: Path, words: str, found: list[int]) -> None:
    library = Library(six)
    assert library.listings.ids(Filter(words=words)).tolist() == found
    library.close()


def test_the_index_of_an_upgraded_library_is_that_of_its_texts(six: Path) -> None:
    library = Library(six)
    with library.connections.write() as db:
        db.execute("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")
    query = library.connections.query
    assert query("SELECT title_key FROM articles WHERE id = 5") == [(fold.fold("ایرانی"),)]
    assert query("SELECT signature FROM likeness WHERE article_id = 5") == [(minhash.signature_of(PERSIAN),)]
    values = sorted(row[0] for row in query("SELECT value FROM likeness_values WHERE article_id = 5"))
    assert values == sorted(minhash.values_of(minhash.signature_of(PERSIAN)))
    library.close()


def test_tags_that_differ_in_case_alone_become_the_one_with_more_articles(six: Path) -> None:
    library = Library(six)
    assert {(tag.name, tag.articles) for tag in library.tags.all()} >= {
        ("école", 2),
        ("Ecole", 1),
        ("Å/x", 2),
        ("İzmir", 2),
    }
    assert len(library.tags.all()) == 2 + 4
    kept = counters.numbers(library.connections.read())
    with library.connections.write() as db:
        counters.recount(db)
    assert counters.numbers(library.connections.read()) == kept
    library.close()


def test_a_new_library_and_an_upgraded_one_fold_alike(six: Path, tmp_path: Path) -> None:
    now = migration_7._Folded(migration_7._LETTERS)
    for code in (*range(0x3000), *range(0xF900, 0x10000)):
        assert migration_7._fold(chr(code), now) == fold.fold(chr(code)), hex(code)
    new = Library(tmp_path / "new.sqlite")
    number = add_article(new, "ایرانی", PERSIAN)
    assert new.listings.ids(Filter(words="ايراني")).tolist() == [number]
    new.close()
