"""Migration 1: articles with their texts, tags, captures, original pages, pictures, kept summaries, and the search index.

Frozen: it imports nothing of the program, and is never changed.

Tested in `tests/unit/library/migrations/test_schema.py`.
"""

from __future__ import annotations

import sqlite3

_ARTICLES = """
CREATE TABLE "articles" (
   "id" INTEGER PRIMARY KEY,
   "url" TEXT NOT NULL,
   "title" TEXT NOT NULL,
   "site" TEXT NOT NULL DEFAULT '',
   "byline" TEXT NOT NULL DEFAULT '',
   "description" TEXT NOT NULL DEFAULT '',
   "excerpt" TEXT NOT NULL DEFAULT '',
   "language" TEXT NOT NULL DEFAULT '',
   "published" TEXT NOT NULL DEFAULT '',
   "saved" TEXT NOT NULL,
   "words" INTEGER NOT NULL DEFAULT 0,
   "minutes" INTEGER NOT NULL DEFAULT 0,
   "state" TEXT NOT NULL DEFAULT 'queued',
   "error_code" TEXT NOT NULL DEFAULT '',
   "error_values" TEXT NOT NULL DEFAULT '{}',
   "is_read" INTEGER NOT NULL DEFAULT 0,
   "is_starred" INTEGER NOT NULL DEFAULT 0,
   "is_archived" INTEGER NOT NULL DEFAULT 0,
   "is_sample" INTEGER NOT NULL DEFAULT 0,
   "deleted" TEXT,
   "thumbnail" TEXT NOT NULL DEFAULT '',
   "canonical_url" TEXT NOT NULL DEFAULT '',
   "final_url" TEXT NOT NULL DEFAULT '',
   "fetched" TEXT NOT NULL DEFAULT '',
   "notes" TEXT NOT NULL DEFAULT '',
   "place" INTEGER NOT NULL DEFAULT 0
)
"""


def migrate(db: sqlite3.Connection) -> None:
    """Make the tables of an empty file, within a transaction."""
    db.execute(_ARTICLES.strip())
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
