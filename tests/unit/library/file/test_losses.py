from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader.library.file.check import check
from reader.library.file.losses import UNKNOWN, Saved
from reader.library.file.salvage import salvage
from reader.library.library import Library
from tests.making import TEXT, add_article
from tests.unit.library.damaging import overwrite, pages_of

_ROWS = 400
_OWN = {
    "highlights": "INSERT INTO highlights (article_id, start, stop, exact, prefix, suffix, meaning, created, changed)"
    " VALUES ({article}, {row}, {row} + 5, 'words of some length that somebody marked, {row}', '', '', 1, '2026', '2026')",
    "folders": "INSERT INTO folders (name, query) VALUES ('folder {row}', 'a search of some length for number {row}')",
    "corrections": "INSERT INTO corrections (article_id, block, kept) VALUES ({article}, 'fingerprint of block {row}', 1)",
    "summary_choices": "INSERT INTO summary_choices (article_id, sentence, place, pinned)"
    " VALUES ({article}, 'A sentence that somebody chose, number {row}.', {row}, 1)",
    "earlier_texts": "INSERT INTO earlier_texts (article_id, step, replaced, fields)"
    " VALUES ({article}, 'step {row}', '2026', '{{\"title\": \"a title that was there before\"}}')",
    "person_names": "INSERT INTO person_names (name, kind, family) VALUES ('Ines Aldana {row}', 'person', 'Aldana {row}')",
    "captures": "INSERT INTO captures (article_id, url, state, created)"
    " VALUES ({article}, 'https://news.example/fetched/{row}', 'done', '2026')",
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "library.sqlite"
    library = Library(path)
    for number in range(40):
        add_article(library, f"Title {number}", TEXT, description="What it is about. " * 40, summarised=False)
    tags = [f"tag {number}" for number in range(25)]
    for article in range(1, 41):
        library.tags.add([article], tags)
        library.highlights.put_note(article, f"Ring the harbour master, {article}!")
    library.articles.mark(range(1, 41), "starred", True)
    with library.connections.write() as db:
        for sql in _OWN.values():
            for row in range(_ROWS):
                db.execute(sql.format(article=row % 40 + 1, row=row))
    library.close()
    return path


def _salvaged(whole: Path, folder: Path, *tables: str, name: str = "library") -> Saved:
    path = folder / f"{name}.sqlite"
    path.write_bytes(whole.read_bytes())
    for table in tables:
        leaves = pages_of(path, table)
        assert len(leaves) > 1 or table.endswith("_by_article"), f"{table} fits into one page"
        overwrite(path, leaves[len(leaves) // 2], byte=b"\0")
    return salvage(path, folder / "saved.sqlite")


def _count(folder: Path, table: str) -> int:
    with closing(sqlite3.connect(folder / "saved.sqlite")) as saved:
        return int(saved.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_a_sound_library_loses_nothing(whole: Path, tmp_path: Path) -> None:
    saved = _salvaged(whole, tmp_path)
    assert saved.lost == {}
    assert saved.is_all


@pytest.mark.parametrize("table", [table for table in _OWN if table != "folders"])
def test_rows_of_an_unreadable_page_are_counted_as_lost(whole: Path, tmp_path: Path, table: str) -> None:
    saved = _salvaged(whole, tmp_path, table)
    there = _count(tmp_path, table)
    before = _ROWS if table != "captures" else _ROWS + 40
    assert 0 < there < before
    assert saved.lost == {table: before - there}
    assert not saved.is_all


def test_rows_that_no_index_counts_may_be_lost(whole: Path, tmp_path: Path) -> None:
    saved = _salvaged(whole, tmp_path, "folders")
    assert 0 < _count(tmp_path, "folders") < _ROWS
    assert saved.lost == {"folders": UNKNOWN}
    assert not saved.is_all


def test_rows_that_an_index_repeats_as_a_whole_are_brought_back(whole: Path, tmp_path: Path) -> None:
    saved = _salvaged(whole, tmp_path, "article_tags")
    assert _count(tmp_path, "article_tags") == 1000
    assert saved.lost == {}
    assert saved.is_all
    assert check(tmp_path / "saved.sqlite").is_whole


def test_articles_whose_details_are_lost_are_named_and_keep_what_indexes_say(whole: Path, tmp_path: Path) -> None:
    saved = _salvaged(whole, tmp_path, "articles")
    assert saved.lost == {}
    assert len(saved.nameless) > 3
    assert saved.worded == saved.nameless
    assert not saved.is_all
    library = Library(tmp_path / "saved.sqlite")
    for number in saved.nameless:
        row = library.articles.row(number)
        assert row.title == f"title {number - 1}"
        assert row.site == "Coast Courier"
        assert row.published == "2026-11-23"
        assert row.starred
        assert library.articles.article(number).notes == f"ring the harbour master {number}"
    assert library.articles.counts().places["starred"] == 40
    library.close()
    assert check(tmp_path / "saved.sqlite").is_whole


def test_texts_without_an_original_are_lost_and_those_with_one_can_be_made_again(whole: Path, tmp_path: Path) -> None:
    with_original = _salvaged(whole, tmp_path, "texts")
    assert with_original.textless > 0
    assert with_original.lost == {}
    assert not with_original.is_all
    bare = tmp_path / "bare.sqlite"
    bare.write_bytes(whole.read_bytes())
    with closing(sqlite3.connect(bare)) as connection:
        connection.execute("DELETE FROM pages")
        connection.commit()
    saved = _salvaged(bare, tmp_path, "texts", name="damaged")
    assert saved.lost == {"texts": with_original.textless}


def test_an_index_that_is_damaged_alone_means_no_loss(whole: Path, tmp_path: Path) -> None:
    saved = _salvaged(whole, tmp_path, "highlights_by_article")
    assert saved.lost == {}
    assert saved.is_all


def test_tags_come_back_from_their_index_without_their_colour_which_is_told(whole: Path, tmp_path: Path) -> None:
    many = tmp_path / "many.sqlite"
    many.write_bytes(whole.read_bytes())
    library = Library(many)
    with library.connections.write() as db:
        for number in range(400):
            db.execute(
                "INSERT INTO tags (name, colour) VALUES (?, 3)", [f"a tag with a rather long name, number {number}"]
            )
    library.close()
    saved = _salvaged(many, tmp_path, "tags", name="damaged")
    assert saved.tags == 425
    assert saved.lost == {}
    assert saved.altered > 0
    assert not saved.is_all
    assert check(tmp_path / "saved.sqlite").is_whole


def test_titles_of_articles_of_which_nothing_else_is_left_are_told(whole: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.sqlite"
    bare.write_bytes(whole.read_bytes())
    with closing(sqlite3.connect(bare)) as connection:
        for table in ("texts", "pages", "highlights"):
            connection.execute(f"DELETE FROM {table}")
        connection.commit()
    saved = _salvaged(bare, tmp_path, "articles", name="damaged")
    assert saved.lost["articles"] == len(saved.lost_titles) > 3
    with closing(sqlite3.connect(tmp_path / "saved.sqlite")) as made:
        left = {title.lower() for (title,) in made.execute("SELECT title FROM articles")}
    assert left | set(saved.lost_titles) == {f"title {number}" for number in range(40)}
