"""Migration 4: what a library of a hundred thousand articles needs. Compressed texts, an index of folded words, counters,
ways to sort, smart folders, and what near-identical texts are found by.

Frozen: it imports nothing of the program, and is never changed. Folding, compression, keys of addresses, minhashes and
counters are copies of what the program did at schema 4; the functions that the search index reads texts by are
registered on the connection anew, so close it after upgrading.

Tested in `tests/unit/library/migrations/test_schema.py`.
"""

from __future__ import annotations

import json
import re
import sqlite3
import struct
import sys
import unicodedata
import zlib
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any
from urllib.parse import urlsplit

_SEARCH_COLUMNS = "title, byline, site, text, notes"
_BATCH_ROWS = 500
_COUNTERS = (
    'CREATE TABLE counts (id INTEGER PRIMARY KEY CHECK (id = 1), "unread" INTEGER NOT NULL DEFAULT 0, "all" '
    'INTEGER NOT NULL DEFAULT 0, "starred" INTEGER NOT NULL DEFAULT 0, "archive" INTEGER NOT NULL DEFAULT 0, '
    '"attention" INTEGER NOT NULL DEFAULT 0, "trash" INTEGER NOT NULL DEFAULT 0, "samples" INTEGER NOT NULL '
    "DEFAULT 0)",
    "INSERT INTO counts (id) VALUES (1)",
    "CREATE TABLE sites (site TEXT PRIMARY KEY, articles INTEGER NOT NULL DEFAULT 0, unread INTEGER NOT NULL "
    "DEFAULT 0)",
    "ALTER TABLE tags ADD COLUMN articles INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE tags ADD COLUMN unread INTEGER NOT NULL DEFAULT 0",
    "CREATE TRIGGER articles_counted_in AFTER INSERT ON articles BEGIN INSERT OR IGNORE INTO sites (site) "
    "VALUES (NEW.site); "
    'UPDATE counts SET "unread" = "unread" + (NEW.deleted IS NULL AND NEW.is_read = 0 AND NEW.is_archived = '
    '0), "all" = "all" + (NEW.deleted IS NULL), "starred" = "starred" + (NEW.deleted IS NULL AND '
    'NEW.is_starred = 1), "archive" = "archive" + (NEW.deleted IS NULL AND NEW.is_archived = 1), "attention" '
    "= \"attention\" + (NEW.deleted IS NULL AND (NEW.state = 'failed' OR (NEW.completeness > '' AND "
    'NEW.completeness <> \'whole\'))), "trash" = "trash" + (NEW.deleted IS NOT NULL), "samples" = "samples" + '
    "(NEW.is_sample = 1); "
    "UPDATE sites SET articles = articles + (NEW.deleted IS NULL), unread = unread + (NEW.deleted IS NULL AND "
    "NEW.is_read = 0 AND NEW.is_archived = 0) WHERE site = NEW.site; "
    "END",
    "CREATE TRIGGER articles_counted_out BEFORE DELETE ON articles BEGIN DELETE FROM article_tags WHERE "
    "article_id = OLD.id; "
    'UPDATE counts SET "unread" = "unread" - (OLD.deleted IS NULL AND OLD.is_read = 0 AND OLD.is_archived = '
    '0), "all" = "all" - (OLD.deleted IS NULL), "starred" = "starred" - (OLD.deleted IS NULL AND '
    'OLD.is_starred = 1), "archive" = "archive" - (OLD.deleted IS NULL AND OLD.is_archived = 1), "attention" '
    "= \"attention\" - (OLD.deleted IS NULL AND (OLD.state = 'failed' OR (OLD.completeness > '' AND "
    'OLD.completeness <> \'whole\'))), "trash" = "trash" - (OLD.deleted IS NOT NULL), "samples" = "samples" - '
    "(OLD.is_sample = 1); "
    "UPDATE sites SET articles = articles - (OLD.deleted IS NULL), unread = unread - (OLD.deleted IS NULL AND "
    "OLD.is_read = 0 AND OLD.is_archived = 0) WHERE site = OLD.site; "
    "END",
    "CREATE TRIGGER articles_counted AFTER UPDATE OF is_read, is_starred, is_archived, deleted, state, "
    'completeness, is_sample, site ON articles BEGIN UPDATE counts SET "unread" = "unread" + (NEW.deleted IS '
    "NULL AND NEW.is_read = 0 AND NEW.is_archived = 0) - (OLD.deleted IS NULL AND OLD.is_read = 0 AND "
    'OLD.is_archived = 0), "all" = "all" + (NEW.deleted IS NULL) - (OLD.deleted IS NULL), "starred" = '
    '"starred" + (NEW.deleted IS NULL AND NEW.is_starred = 1) - (OLD.deleted IS NULL AND OLD.is_starred = 1), '
    '"archive" = "archive" + (NEW.deleted IS NULL AND NEW.is_archived = 1) - (OLD.deleted IS NULL AND '
    'OLD.is_archived = 1), "attention" = "attention" + (NEW.deleted IS NULL AND (NEW.state = \'failed\' OR '
    "(NEW.completeness > '' AND NEW.completeness <> 'whole'))) - (OLD.deleted IS NULL AND (OLD.state = "
    "'failed' OR (OLD.completeness > '' AND OLD.completeness <> 'whole'))), \"trash\" = \"trash\" + (NEW.deleted "
    'IS NOT NULL) - (OLD.deleted IS NOT NULL), "samples" = "samples" + (NEW.is_sample = 1) - (OLD.is_sample = '
    "1) WHERE (NEW.deleted IS NULL AND NEW.is_read = 0 AND NEW.is_archived = 0) <> (OLD.deleted IS NULL AND "
    "OLD.is_read = 0 AND OLD.is_archived = 0) OR (NEW.deleted IS NULL) <> (OLD.deleted IS NULL) OR "
    "(NEW.deleted IS NULL AND NEW.is_starred = 1) <> (OLD.deleted IS NULL AND OLD.is_starred = 1) OR "
    "(NEW.deleted IS NULL AND NEW.is_archived = 1) <> (OLD.deleted IS NULL AND OLD.is_archived = 1) OR "
    "(NEW.deleted IS NULL AND (NEW.state = 'failed' OR (NEW.completeness > '' AND NEW.completeness <> "
    "'whole'))) <> (OLD.deleted IS NULL AND (OLD.state = 'failed' OR (OLD.completeness > '' AND "
    "OLD.completeness <> 'whole'))) OR (NEW.deleted IS NOT NULL) <> (OLD.deleted IS NOT NULL) OR "
    "(NEW.is_sample = 1) <> (OLD.is_sample = 1); "
    "UPDATE tags SET articles = articles + (NEW.deleted IS NULL) - (OLD.deleted IS NULL), unread = unread + "
    "(NEW.deleted IS NULL AND NEW.is_read = 0 AND NEW.is_archived = 0) - (OLD.deleted IS NULL AND OLD.is_read "
    "= 0 AND OLD.is_archived = 0) WHERE ((NEW.deleted IS NULL) <> (OLD.deleted IS NULL) OR (NEW.deleted IS "
    "NULL AND NEW.is_read = 0 AND NEW.is_archived = 0) <> (OLD.deleted IS NULL AND OLD.is_read = 0 AND "
    "OLD.is_archived = 0)) AND id IN (SELECT tag_id FROM article_tags WHERE article_id = NEW.id); "
    "INSERT OR IGNORE INTO sites (site) SELECT NEW.site WHERE NEW.site <> OLD.site; "
    "UPDATE sites SET articles = articles - (OLD.deleted IS NULL), unread = unread - (OLD.deleted IS NULL AND "
    "OLD.is_read = 0 AND OLD.is_archived = 0) WHERE (NEW.site <> OLD.site OR (NEW.deleted IS NULL) <> "
    "(OLD.deleted IS NULL) OR (NEW.deleted IS NULL AND NEW.is_read = 0 AND NEW.is_archived = 0) <> "
    "(OLD.deleted IS NULL AND OLD.is_read = 0 AND OLD.is_archived = 0)) AND site = OLD.site; "
    "UPDATE sites SET articles = articles + (NEW.deleted IS NULL), unread = unread + (NEW.deleted IS NULL AND "
    "NEW.is_read = 0 AND NEW.is_archived = 0) WHERE (NEW.site <> OLD.site OR (NEW.deleted IS NULL) <> "
    "(OLD.deleted IS NULL) OR (NEW.deleted IS NULL AND NEW.is_read = 0 AND NEW.is_archived = 0) <> "
    "(OLD.deleted IS NULL AND OLD.is_read = 0 AND OLD.is_archived = 0)) AND site = NEW.site; "
    "END",
    "CREATE TRIGGER tags_counted_in AFTER INSERT ON article_tags BEGIN UPDATE tags SET articles = articles + "
    "coalesce((SELECT a.deleted IS NULL FROM articles a WHERE a.id = NEW.article_id), 0), unread = unread + "
    "coalesce((SELECT a.deleted IS NULL AND a.is_read = 0 AND a.is_archived = 0 FROM articles a WHERE a.id = "
    "NEW.article_id), 0) WHERE id = NEW.tag_id; "
    "END",
    "CREATE TRIGGER tags_counted_out AFTER DELETE ON article_tags BEGIN UPDATE tags SET articles = articles - "
    "coalesce((SELECT a.deleted IS NULL FROM articles a WHERE a.id = OLD.article_id), 0), unread = unread - "
    "coalesce((SELECT a.deleted IS NULL AND a.is_read = 0 AND a.is_archived = 0 FROM articles a WHERE a.id = "
    "OLD.article_id), 0) WHERE id = OLD.tag_id; "
    "END",
)
"""The counters of places, tags and sites, kept by triggers."""
_RECOUNT = (
    'INSERT OR REPLACE INTO counts (id, "unread", "all", "starred", "archive", "attention", "trash", '
    '"samples") SELECT 1, coalesce(sum((a.deleted IS NULL AND a.is_read = 0 AND a.is_archived = 0)), 0), '
    "coalesce(sum((a.deleted IS NULL)), 0), coalesce(sum((a.deleted IS NULL AND a.is_starred = 1)), 0), "
    "coalesce(sum((a.deleted IS NULL AND a.is_archived = 1)), 0), coalesce(sum((a.deleted IS NULL AND "
    "(a.state = 'failed' OR (a.completeness > '' AND a.completeness <> 'whole')))), 0), "
    "coalesce(sum((a.deleted IS NOT NULL)), 0), coalesce(sum((a.is_sample = 1)), 0) FROM articles a",
    "DELETE FROM sites",
    "INSERT INTO sites (site, articles, unread) SELECT a.site, sum((a.deleted IS NULL)), sum((a.deleted IS "
    "NULL AND a.is_read = 0 AND a.is_archived = 0)) FROM articles a GROUP BY a.site",
    "UPDATE tags SET articles = 0, unread = 0",
    "UPDATE tags SET (articles, unread) = (SELECT coalesce(sum((a.deleted IS NULL)), 0), "
    "coalesce(sum((a.deleted IS NULL AND a.is_read = 0 AND a.is_archived = 0)), 0) FROM article_tags x JOIN "
    "articles a ON a.id = x.article_id WHERE x.tag_id = tags.id)",
)


def migrate(db: sqlite3.Connection) -> None:
    """Bring schema 3 to 4, within a transaction."""
    db.create_function("search_words", 1, _index_words, deterministic=True)
    db.create_function("search_text", 1, _index_text, deterministic=True)
    cascade = "REFERENCES articles(id) ON DELETE CASCADE"
    for statement in (
        "DROP TABLE search",
        "DROP VIEW search_rows",
        "ALTER TABLE texts RENAME TO texts_before",
        "DROP INDEX texts_spaceless",
        "DROP INDEX texts_by_cleaner",
        # ``packed`` are the blocks as JSON, compressed ; the plain text follows from them.
        f"CREATE TABLE texts (article_id INTEGER PRIMARY KEY {cascade}, packed BLOB NOT NULL, cleaner TEXT NOT NULL DEFAULT '')",
    ):
        db.execute(statement)
    _compress_texts(db)
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
        f"CREATE VIRTUAL TABLE search USING fts5({_SEARCH_COLUMNS}, content='search_rows', content_rowid='id',"
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
        # ``signature`` says how alike two texts are, and the ``values`` that two alike ones share.
        f"CREATE TABLE likeness (article_id INTEGER PRIMARY KEY {cascade}, signature BLOB NOT NULL)",
        # A second index for the cascade would cost as much as the table: the program takes out what the signature
        # says.
        "CREATE TABLE likeness_values (value INTEGER NOT NULL, article_id INTEGER NOT NULL, PRIMARY KEY (value, article_id)) WITHOUT ROWID",
        "ALTER TABLE article_keys RENAME TO keys_before",
        f"CREATE TABLE article_keys (key TEXT NOT NULL, article_id INTEGER NOT NULL {cascade},"
        " PRIMARY KEY (key, article_id)) WITHOUT ROWID",
        *_COUNTERS,
    ):
        db.execute(statement)
    titles = db.execute("SELECT id, title FROM articles").fetchall()
    db.executemany(
        "UPDATE articles SET title_key = ? WHERE id = ?", [(_fold(title), number) for number, title in titles]
    )
    keys = db.execute("SELECT key, article_id FROM keys_before").fetchall()
    db.executemany(
        "INSERT OR IGNORE INTO article_keys VALUES (?, ?)", [(_url_key(key), number) for key, number in keys]
    )
    db.execute("DROP TABLE keys_before")
    db.execute("CREATE INDEX article_keys_by_article ON article_keys (article_id)")
    _note_minhashes(db)
    db.execute("DROP TABLE texts_before")
    _recount(db)


def _texts(db: sqlite3.Connection, columns: str) -> Iterator[list[Any]]:
    """Yield the rows of the earlier table in batches: they are most of the file."""
    last = 0
    while rows := db.execute(
        f"SELECT article_id, {columns} FROM texts_before WHERE article_id > ? ORDER BY article_id LIMIT ?",
        [last, _BATCH_ROWS],
    ).fetchall():
        yield rows
        last = rows[-1][0]


def _compress_texts(db: sqlite3.Connection) -> None:
    for rows in _texts(db, "blocks, cleaner"):
        db.executemany("INSERT INTO texts VALUES (?, ?, ?)", [(i, _compress(blocks), by) for i, blocks, by in rows])


def _note_minhashes(db: sqlite3.Connection) -> None:
    for rows in _texts(db, "text"):
        for article_id, text in rows:
            signature = _signature_of(text)
            if signature:
                db.execute("INSERT INTO likeness (article_id, signature) VALUES (?, ?)", [article_id, signature])
                db.executemany(
                    "INSERT INTO likeness_values (value, article_id) VALUES (?, ?)",
                    [(value, article_id) for value in _values_of(signature)],
                )


def _recount(db: sqlite3.Connection) -> None:
    for statement in _RECOUNT:
        db.execute(statement)


# --- compression -------------------------------------------------------------------------------------------------------------


@cache
def _zstd() -> Any:
    if sys.version_info >= (3, 14):
        from compression import zstd as module
    else:
        from backports import zstd as module
    return module


def _compress(text: str) -> bytes:
    return bytes(_zstd().compress(text.encode("utf-8", "surrogatepass"), 3))


def _plain_text(compressed: bytes) -> str:
    parts: list[str] = []
    before: tuple[str, int] | None = None
    for row in json.loads(_zstd().decompress(compressed).decode("utf-8", "surrogatepass")):
        words = row.get("text")
        if words:
            this = row["kind"], row.get("group", 0)
            if before is not None:
                parts.append("\n" if this == before and this[0] in ("item", "row") else "\n\n")
            parts.append(words)
            before = this
    return "".join(parts)


# --- folding -----------------------------------------------------------------------------------------------------------------

_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(f"[{_SPACELESS}]+")
_LETTERS = {
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ŋ": "n", "й": "й", "ї": "ї",
    "ў": "ў", "ى": "ي", "ـ": "", "ʼ": "'", "’": "'",
}  # fmt: skip


def _fold_letter(letter: str) -> str:
    lower = letter.casefold()
    if lower in _LETTERS:
        return _LETTERS[lower]
    code = ord(letter)
    # Marks are accents in these scripts; in those of India and South-East Asia they are vowels, and Hangul would fall
    # apart.
    if code < 0x0900 or 0x1D00 <= code < 0x2000 or 0xFB00 <= code < 0xFF5F:
        parts = unicodedata.normalize("NFKD", lower)
        return "".join(_LETTERS.get(part, part) for part in parts.casefold() if not unicodedata.combining(part))
    return lower


class _Folded(dict[int, str]):
    """Code point -> its folded form, worked out at first use."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_letter(chr(code))
        return folded


_TABLE = _Folded()


def _fold(text: str) -> str:
    return text.lower() if text.isascii() else text.translate(_TABLE)


def _index_words(text: str | None) -> str:
    folded = _fold(text or "")
    return folded if folded.isascii() else _RUN.sub(_pairs, folded)


def _index_text(compressed: bytes | None) -> str:
    return _index_words(_plain_text(compressed)) if compressed else ""


def _pairs(run: re.Match[str]) -> str:
    letters = run[0]
    return f" {' '.join(letters[at : at + 2] for at in range(len(letters)))} "


# --- addresses ---------------------------------------------------------------------------------------------------------------

_FRONT = frozenset({"www", "m", "mobile", "amp", "touch", "wap"})
_AMP_PATH = re.compile(r"^/amp(?=/.)|/amp/?$|\.amp(?=\.html?$|$)", re.IGNORECASE)
_AMP_QUERY = re.compile(r"^(amp(=(1|true)?)?|(outputtype|output|format|view)=amp|(m|mobile)=1)$", re.IGNORECASE)
_CACHES = re.compile(
    r"^(?://[\w.-]+\.cdn\.ampproject\.org/[acv]|//(?:www\.)?google\.[a-z.]+/amp)/(?:s/)?(?=[^/]+\.[^/]+)", re.IGNORECASE
)


def _url_key(key: str) -> str:
    parts = urlsplit(key)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return key
    rest = _CACHES.sub("//", f"//{key.partition('//')[2]}")
    parts = urlsplit(rest)
    labels = parts.netloc.split(".")
    host = ".".join([label for label in labels[:-2] if label not in _FRONT] + labels[-2:])
    path = _AMP_PATH.sub("", parts.path).rstrip("/")
    query = "&".join(part for part in parts.query.split("&") if part and not _AMP_QUERY.match(part))
    return f"{host}{path}?{query}" if query else f"{host}{path}"


# --- minhashes ---------------------------------------------------------------------------------------------------------------

_PLACES = 64
_WORD = re.compile(r"[^\W_]+")
_EMPTY = 0xFFFF


def _signature_of(text: str) -> bytes:
    words = _WORD.findall(_index_words(text))
    if len(words) < 40:
        return b""
    hashes = list(map(_hash, words))
    # A run's hash tells its words apart by their order; the golden ratio spreads it over all bits (Knuth, TAOCP 6.4).
    runs = {
        ((one ^ two << 1 ^ three << 2 ^ four << 3) * 0x9E3779B1) & 0xFFFFFFFF
        for one, two, three, four in zip(hashes, hashes[1:], hashes[2:], hashes[3:], strict=False)
    }
    # From the greatest to the least, so that the least of each place stays.
    least = {run & (_PLACES - 1): run >> 16 for run in sorted(runs, reverse=True)}
    return struct.pack(f"<{_PLACES}H", *(least.get(place, _EMPTY) for place in range(_PLACES)))


@lru_cache(1 << 16)
def _hash(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def _values_of(signature: bytes) -> tuple[int, ...]:
    numbers = struct.unpack(f"<{len(signature) // 2}H", signature)
    return tuple(
        number << 28 | zlib.crc32(signature[place * 2 : (place + 3) * 2]) >> 4
        for number, place in enumerate(range(0, min(24, len(numbers)), 3))
        if numbers[place : place + 3] != (_EMPTY,) * 3
    )
