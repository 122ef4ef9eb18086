"""A number of an article is never given twice, also in a library that an earlier version made."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader.library.bulk import NewArticle, ready
from reader.library.library import Library
from reader.library.migrations.migration_6 import migrate
from reader.model.blocks import Block
from tests.making import add_article, page

FIVE = Path(__file__).parents[3] / "data" / "libraries" / "schema-5.sqlite"
DEFINED = (
    "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND name <> 'articles' ORDER BY 1, 2"
)


@pytest.fixture
def five(tmp_path: Path) -> Path:
    return Path(shutil.copyfile(FIVE, tmp_path / "library.sqlite"))


def test_the_number_of_a_purged_article_is_not_given_again(library: Library) -> None:
    first, last = add_article(library, "First"), add_article(library, "Last")
    library.articles.purge([last])
    assert add_article(library, "Next") == last + 1
    library.articles.purge([first, last + 1])
    assert add_article(library, "After all were gone") == last + 2


def test_an_import_does_not_give_the_number_of_a_purged_article_again(library: Library) -> None:
    last = add_article(library)
    library.articles.purge([last])
    url = "https://news.example/imported"
    new = ready(NewArticle(page(url), "Imported", (Block("paragraph", "Words."),), (url,), saved="2026-01-01"))
    assert library.bulk.add([new, new]) == [last + 1, last + 2]


def test_an_upgraded_library_never_gives_the_number_of_a_purged_article_again(five: Path) -> None:
    library = Library(five)
    library.articles.purge([4])
    assert add_article(library) == 5
    library.close()


def test_the_rebuilt_table_keeps_rows_indexes_triggers_views_and_what_refers_to_it(five: Path) -> None:
    with closing(sqlite3.connect(five, isolation_level=None)) as db:
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%REFERENCES articles%'")]
        before = db.execute(DEFINED).fetchall()
        rows = [db.execute(f"SELECT * FROM {table}").fetchall() for table in ("articles", *tables)]
        db.execute("BEGIN")
        migrate(db)
        db.execute("COMMIT")
        assert db.execute(DEFINED).fetchall() == before
        assert [db.execute(f"SELECT * FROM {table}").fetchall() for table in ("articles", *tables)] == rows
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("DELETE FROM articles WHERE id = 4")
        assert db.execute("SELECT count(*) FROM pages WHERE article_id = 4").fetchone() == (0,)
        assert db.execute('SELECT "all" FROM counts').fetchone() == (2,)


def test_it_refuses_where_dropping_the_old_table_would_remove_what_refers_to_it(five: Path) -> None:
    with closing(sqlite3.connect(five, isolation_level=None)) as db:
        db.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.ProgrammingError, match="foreign keys"):
            migrate(db)
        assert db.execute("SELECT count(*) FROM pages").fetchone() == (4,)
