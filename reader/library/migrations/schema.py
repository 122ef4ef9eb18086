"""The tables of a library and the numbered migrations that lead to them.

``PRAGMA user_version`` holds the number of the last migration, ``PRAGMA application_id`` says that the file is ours.
Big columns live in tables of their own, so that the list reads few and short rows.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x54454152
"""The four letters TEAR, in the header of the file (https://sqlite.org/pragma.html#pragma_application_id)."""

OLDEST_SQLITE = (3, 35, 0)
"""First SQLite with RETURNING; FTS5 with external content and trigrams came with 3.34."""

SEARCH_COLUMNS = "title, byline, site, text, notes"
"""The columns of the search index and of the view behind it."""

Migration = Callable[["Database"], None]


def _first(db: Database) -> None:
    """Articles with their texts, tags, captures, original pages, pictures, kept summaries, and the search index."""
    db["articles"].create(
        {
            "id": int,
            "url": str,
            "title": str,
            "site": str,
            "byline": str,
            "description": str,
            "excerpt": str,
            "language": str,
            "published": str,
            "saved": str,
            "words": int,
            "minutes": int,
            "state": str,
            "error_code": str,
            "error_values": str,
            "is_read": int,
            "is_starred": int,
            "is_archived": int,
            "is_sample": int,
            "deleted": str,
            "thumbnail": str,
            "canonical_url": str,
            "final_url": str,
            "fetched": str,
            "notes": str,
            "place": int,
        },
        pk="id",
        not_null={"url", "title", "site", "byline", "description", "excerpt", "language", "published", "saved"}
        | {
            "words",
            "minutes",
            "state",
            "error_code",
            "error_values",
            "is_read",
            "is_starred",
            "is_archived",
            "is_sample",
        }
        | {"thumbnail", "canonical_url", "final_url", "fetched", "notes", "place"},
        defaults=dict.fromkeys(
            (
                "site",
                "byline",
                "description",
                "excerpt",
                "language",
                "published",
                "error_code",
                "thumbnail",
                "canonical_url",
            ),
            "",
        )
        | dict.fromkeys(("final_url", "fetched", "notes"), "")
        | dict.fromkeys(("words", "minutes", "is_read", "is_starred", "is_archived", "is_sample", "place"), 0)
        | {"state": "queued", "error_values": "{}"},
    )
    for name, columns, where in (
        ("articles_by_saved", "saved DESC, id DESC", "deleted IS NULL"),
        ("articles_unread", "saved DESC, id DESC", "deleted IS NULL AND is_read = 0 AND is_archived = 0"),
        ("articles_starred", "saved DESC, id DESC", "deleted IS NULL AND is_starred = 1"),
        ("articles_archived", "saved DESC, id DESC", "deleted IS NULL AND is_archived = 1"),
        ("articles_failed", "saved DESC, id DESC", "deleted IS NULL AND state = 'failed'"),
        ("articles_deleted", "saved DESC, id DESC", "deleted IS NOT NULL"),
        ("articles_by_site", "site, saved DESC, id DESC", "deleted IS NULL"),
    ):
        db.execute(f"CREATE INDEX {name} ON articles ({columns}) WHERE {where}")
    cascade = "REFERENCES articles(id) ON DELETE CASCADE"
    for statement in (
        f"CREATE TABLE article_keys (key TEXT NOT NULL, article_id INTEGER NOT NULL {cascade}, PRIMARY KEY (key, article_id))",
        "CREATE INDEX article_keys_by_article ON article_keys (article_id)",
        f"CREATE TABLE texts (article_id INTEGER PRIMARY KEY {cascade}, blocks TEXT NOT NULL, text TEXT NOT NULL,"
        " spaceless INTEGER NOT NULL DEFAULT 0, cleaner TEXT NOT NULL DEFAULT '')",
        "CREATE INDEX texts_spaceless ON texts (article_id) WHERE spaceless = 1",
        "CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE, colour INTEGER NOT NULL DEFAULT 0)",
        f"CREATE TABLE article_tags (article_id INTEGER NOT NULL {cascade}, tag_id INTEGER NOT NULL REFERENCES tags(id) ON DELETE CASCADE,"
        " PRIMARY KEY (article_id, tag_id))",
        "CREATE INDEX article_tags_by_tag ON article_tags (tag_id)",
        f"CREATE TABLE captures (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL {cascade}, url TEXT NOT NULL, state TEXT NOT NULL,"
        " error_code TEXT NOT NULL DEFAULT '', error_values TEXT NOT NULL DEFAULT '{}', created TEXT NOT NULL, started TEXT,"
        " finished TEXT, process TEXT NOT NULL DEFAULT '')",
        "CREATE INDEX captures_open ON captures (state) WHERE state IN ('queued', 'fetching')",
        "CREATE INDEX captures_by_article ON captures (article_id)",
        f"CREATE TABLE pages (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL {cascade}, url TEXT NOT NULL, final_url TEXT NOT NULL,"
        " fetched TEXT NOT NULL, status INTEGER NOT NULL, headers TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL,"
        " body BLOB NOT NULL)",
        "CREATE INDEX pages_by_article ON pages (article_id, fetched)",
        "CREATE TABLE images (key TEXT PRIMARY KEY, mime TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,"
        " size INTEGER NOT NULL, data BLOB NOT NULL)",
        f"CREATE TABLE article_images (article_id INTEGER NOT NULL {cascade}, key TEXT NOT NULL REFERENCES images(key),"
        " src TEXT NOT NULL, PRIMARY KEY (article_id, key))",
        "CREATE INDEX article_images_by_key ON article_images (key)",
        f"CREATE TABLE summaries (article_id INTEGER NOT NULL {cascade}, method TEXT NOT NULL, asked INTEGER NOT NULL,"
        " language TEXT NOT NULL, sentences TEXT NOT NULL, of_sentences INTEGER NOT NULL, PRIMARY KEY (article_id, method, asked))",
        "CREATE VIEW search_rows AS SELECT a.id AS id, a.title AS title, a.byline AS byline, a.site AS site, coalesce(t.text, '') AS text,"
        " coalesce((SELECT group_concat(g.name, ' ') FROM article_tags x JOIN tags g ON g.id = x.tag_id WHERE x.article_id = a.id), '')"
        " AS tags, a.notes AS notes FROM articles a LEFT JOIN texts t ON t.article_id = a.id",
        "CREATE VIRTUAL TABLE search USING fts5(title, byline, site, text, tags, notes, content='search_rows', content_rowid='id',"
        " tokenize='unicode61 remove_diacritics 2', prefix='2 3')",
    ):
        db.execute(statement)


def _second(db: Database) -> None:
    """Whether an article is whole, what is known of its origin, a person's corrections of its text, and the texts that
    cleaning again replaced."""
    for column in ("completeness", "evidence", "modified", "section"):
        db.execute(f"ALTER TABLE articles ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE articles ADD COLUMN sources TEXT NOT NULL DEFAULT '{}'")
    cascade = "REFERENCES articles(id) ON DELETE CASCADE"
    for statement in (
        # What failed and what is not whole are one place, so they have one index; it stands for that of the failed ones
        # too.
        "DROP INDEX articles_failed",
        "CREATE INDEX articles_attention ON articles (saved DESC, id DESC) WHERE deleted IS NULL"
        " AND (state = 'failed' OR (completeness > '' AND completeness <> 'whole'))",
        "CREATE INDEX texts_by_cleaner ON texts (cleaner)",
        # ``block`` is a fingerprint of ``capture.correct``; ``kept`` says whether a person brought the block back or
        # took it out.
        f"CREATE TABLE corrections (article_id INTEGER NOT NULL {cascade}, block TEXT NOT NULL, kept INTEGER NOT NULL,"
        " PRIMARY KEY (article_id, block))",
        # ``step`` names the change that one Undo takes back; ``fields`` are the columns of ``articles`` as they were,
        # ``corrections`` and ``summaries`` the article's rows of those tables; ``blocks`` is NULL where there was no
        # text.
        f"CREATE TABLE earlier_texts (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL {cascade}, step TEXT NOT NULL,"
        " replaced TEXT NOT NULL, fields TEXT NOT NULL, blocks TEXT, cleaner TEXT NOT NULL DEFAULT '',"
        " corrections TEXT NOT NULL DEFAULT '{}', summaries TEXT NOT NULL DEFAULT '[]')",
        "CREATE INDEX earlier_texts_by_step ON earlier_texts (step)",
        "CREATE INDEX earlier_texts_by_article ON earlier_texts (article_id)",
    ):
        db.execute(statement)


def _third(db: Database) -> None:
    """What a summary was made by and from, and what a person decided about single sentences."""
    cascade = "REFERENCES articles(id) ON DELETE CASCADE"
    for statement in (
        # ``basis`` is a hash of what the summary was made from (see ``library.summaries``); those kept so far do not
        # say: made anew.
        "ALTER TABLE summaries ADD COLUMN version INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE summaries ADD COLUMN basis TEXT NOT NULL DEFAULT ''",
        "UPDATE earlier_texts SET summaries = '[]'",
        # ``sentence`` holds the words, with single spaces; ``place`` is where they stood when a person decided.
        f"CREATE TABLE summary_choices (article_id INTEGER NOT NULL {cascade}, sentence TEXT NOT NULL, place INTEGER NOT NULL,"
        " pinned INTEGER NOT NULL, PRIMARY KEY (article_id, sentence))",
    ):
        db.execute(statement)


def _fourth(db: Database) -> None:
    """See the module: it is imported when a library needs it, not at the start of the program."""
    from reader.library.migrations.migration_4 import migrate

    migrate(db)


def _fifth(db: Database) -> None:
    """See the module."""
    from reader.library.migrations.migration_5 import migrate

    migrate(db)


MIGRATIONS: tuple[Migration, ...] = (_first, _second, _third, _fourth, _fifth)
"""Migration number n is ``MIGRATIONS[n - 1]``. Never change one that has been released: add the next."""
