"""The rows that near-duplicates are found by follow the text, and go with the article."""

from __future__ import annotations

from reader.library import near_duplicate_rows
from reader.library.library import Library
from tests.making import add_article
from tests.unit.library.test_near_duplicates import OTHER, REPORT


def kept(library: Library) -> tuple[int, int]:
    rows = library.connections.query("SELECT (SELECT count(*) FROM likeness), (SELECT count(*) FROM likeness_values)")
    return rows[0][0], rows[0][1]


def test_another_text_replaces_the_rows_of_the_one_before(library: Library) -> None:
    article = add_article(library, text=REPORT)
    before = library.connections.query("SELECT value FROM likeness_values ORDER BY value")
    with library.connections.write() as db:
        near_duplicate_rows.note(db, article, OTHER)
    assert library.connections.query("SELECT value FROM likeness_values ORDER BY value") != before
    assert kept(library)[0] == 1


def test_a_text_that_became_short_and_a_purged_article_keep_no_rows(library: Library) -> None:
    first, second = add_article(library, "One", REPORT), add_article(library, "Two", OTHER)
    with library.connections.write() as db:
        near_duplicate_rows.note(db, first, "Short now.")
    library.articles.purge([second])
    assert kept(library) == (0, 0)
