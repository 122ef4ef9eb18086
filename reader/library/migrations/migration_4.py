"""What a library of a hundred thousand articles needs: compressed texts, an index that folds words, numbers that are
kept, ways to sort, smart folders, and what near-identical texts are found by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from reader.library.compression import pack
from reader.library.counters import recount, statements
from reader.library.migrations.schema import SEARCH_COLUMNS
from reader.library.near_duplicate_rows import note
from reader.text.fold import fold
from reader.text.url_variants import twin_key

if TYPE_CHECKING:
    from sqlite_utils import Database

_AT_ONCE = 500


def migrate(db: Database) -> None:
    cascade = "REFERENCES articles(id) ON DELETE CASCADE"
    for statement in (
        "DROP TABLE search",
        "DROP VIEW search_rows",
        "ALTER TABLE texts RENAME TO texts_before",
        "DROP INDEX texts_spaceless",
        "DROP INDEX texts_by_cleaner",
        # ``packed`` are the blocks as JSON, compressed (see ``library.packing``); the plain text follows from them.
        f"CREATE TABLE texts (article_id INTEGER PRIMARY KEY {cascade}, packed BLOB NOT NULL, cleaner TEXT NOT NULL DEFAULT '')",
    ):
        db.execute(statement)
    _pack_texts(db)
    for statement in (
        "CREATE INDEX texts_by_cleaner ON texts (cleaner)",
        # ``title_key`` is the title as it is sorted; ``read_when`` the first time that it was read, "" where that is
        # not known.
        "ALTER TABLE articles ADD COLUMN title_key TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE articles ADD COLUMN read_when TEXT NOT NULL DEFAULT ''",
        # With the marks in the index, a list that asks for them need not look at the articles themselves.
        "DROP INDEX articles_by_saved",
        "CREATE INDEX articles_by_saved ON articles (saved DESC, id DESC, is_read, is_archived, is_starred) WHERE deleted IS NULL",
        "CREATE INDEX articles_by_published ON articles (published DESC, id DESC) WHERE deleted IS NULL",
        "CREATE INDEX articles_by_title ON articles (title_key, id) WHERE deleted IS NULL",
        "CREATE INDEX articles_by_length ON articles (words DESC, id DESC) WHERE deleted IS NULL",
        "CREATE INDEX articles_by_minutes ON articles (minutes DESC, words DESC, id DESC) WHERE deleted IS NULL",
        "CREATE VIEW search_rows AS SELECT a.id AS id, search_words(a.title) AS title, search_words(a.byline) AS byline,"
        " search_words(a.site) AS site, search_text(t.packed) AS text, search_words(a.notes) AS notes"
        " FROM articles a LEFT JOIN texts t ON t.article_id = a.id",
        # Words are folded before they come here; marks belong to words, for many scripts write their vowels with them.
        f"CREATE VIRTUAL TABLE search USING fts5({SEARCH_COLUMNS}, content='search_rows', content_rowid='id',"
        " tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co Mc Mn'\", prefix='3')",
        "INSERT INTO search(search, rank) VALUES ('rank', 'bm25(8.0, 3.0, 2.0, 1.0, 4.0)')",
        "INSERT INTO search(search) VALUES ('rebuild')",
        # Rows that are found by their key alone need no second copy of it; 96 bits of the basis say as surely whether
        # it is the same.
        "ALTER TABLE summaries RENAME TO summaries_before",
        f"CREATE TABLE summaries (article_id INTEGER NOT NULL {cascade}, method TEXT NOT NULL, asked INTEGER NOT NULL,"
        " language TEXT NOT NULL, sentences TEXT NOT NULL, of_sentences INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 0,"
        " basis TEXT NOT NULL DEFAULT '', PRIMARY KEY (article_id, method, asked)) WITHOUT ROWID",
        "INSERT INTO summaries (article_id, method, asked, language, sentences, of_sentences, version, basis)"
        " SELECT article_id, method, asked, language, sentences, of_sentences, version, substr(basis, 1, 24) FROM summaries_before",
        "DROP TABLE summaries_before",
        "CREATE TABLE folders (id INTEGER PRIMARY KEY, name TEXT NOT NULL, query TEXT NOT NULL, icon TEXT NOT NULL DEFAULT '',"
        " position INTEGER NOT NULL DEFAULT 0)",
        # ``signature`` says how alike two texts are, and the ``values`` that two alike ones share (see
        # ``text.likeness``).
        f"CREATE TABLE likeness (article_id INTEGER PRIMARY KEY {cascade}, signature BLOB NOT NULL)",
        # A second index for the cascade would cost as much as the table: ``library.alike`` takes out what the signature
        # says.
        "CREATE TABLE likeness_values (value INTEGER NOT NULL, article_id INTEGER NOT NULL, PRIMARY KEY (value, article_id)) WITHOUT ROWID",
        "ALTER TABLE article_keys RENAME TO keys_before",
        f"CREATE TABLE article_keys (key TEXT NOT NULL, article_id INTEGER NOT NULL {cascade},"
        " PRIMARY KEY (key, article_id)) WITHOUT ROWID",
        *statements(),
    ):
        db.execute(statement)
    titles = db.execute("SELECT id, title FROM articles").fetchall()
    db.conn.executemany(
        "UPDATE articles SET title_key = ? WHERE id = ?", [(fold(title), number) for number, title in titles]
    )
    keys = db.execute("SELECT key, article_id FROM keys_before").fetchall()
    db.conn.executemany(
        "INSERT OR IGNORE INTO article_keys VALUES (?, ?)", [(twin_key(key), number) for key, number in keys]
    )
    db.execute("DROP TABLE keys_before")
    db.execute("CREATE INDEX article_keys_by_article ON article_keys (article_id)")
    _note_likeness(db)
    db.execute("DROP TABLE texts_before")
    recount(db.conn)


def _texts(db: Database, columns: str) -> Iterator[list[Any]]:
    """The rows of the earlier table, a few hundred at a time: they are most of the file."""
    last = 0
    while rows := db.execute(
        f"SELECT article_id, {columns} FROM texts_before WHERE article_id > ? ORDER BY article_id LIMIT ?",
        [last, _AT_ONCE],
    ).fetchall():
        yield rows
        last = rows[-1][0]


def _pack_texts(db: Database) -> None:
    for rows in _texts(db, "blocks, cleaner"):
        db.conn.executemany(
            "INSERT INTO texts VALUES (?, ?, ?)", [(number, pack(blocks), cleaner) for number, blocks, cleaner in rows]
        )


def _note_likeness(db: Database) -> None:
    for rows in _texts(db, "text"):
        for number, text in rows:
            note(db, number, text)
