"""Many finished articles at once: what an import or a made library brings, some thousand a second.

The work that takes the processor (``ready``) is a pure function, so that other processes can do it; ``Bulk.add`` only
writes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reader.library.checksums import DEFAULTS, article_sums, sum_of
from reader.library.compression import ZSTD_LEVEL, compress_text, zstd
from reader.library.connections import Connections
from reader.library.edits import Tagged, apply, ids_of
from reader.library.search.index import SEARCH_COLUMNS
from reader.library.summaries import Material, packed_spans, row_sum
from reader.library.tags import tidy
from reader.model.blocks import Block, blocks_to_json, plain_text, spans_apart
from reader.model.capture import Page, PictureFile
from reader.model.summary import Summary
from reader.text.fold import fold, index_words
from reader.text.minhash import signature_of, values_of
from reader.text.url_variants import variant_key


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article as it comes from elsewhere. ``page_keys`` are normal forms of its addresses; times are as in
    ``Row``.
    """

    page: Page
    title: str
    blocks: tuple[Block, ...]
    page_keys: tuple[str, ...]
    site: str = ""
    byline: str = ""
    description: str = ""
    excerpt: str = ""
    language: str = ""
    published: str = ""
    saved: str = ""
    words: int = 0
    minutes: int = 0
    cleaner: str = ""
    completeness: str = "whole"
    read: bool = False
    starred: bool = False
    archived: bool = False
    read_when: str = ""
    notes: str = ""
    tags: tuple[str, ...] = ()
    pictures: tuple[PictureFile, ...] = ()
    summaries: tuple[tuple[int, Summary], ...] = ()
    method: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Ready:
    """The rows of an article, but for its number: everything is compressed, folded and reckoned."""

    article: tuple[object, ...]
    text: tuple[object, ...]
    page: tuple[object, ...]
    search: tuple[str, ...]
    signature: bytes
    values: tuple[int, ...]
    keys: tuple[str, ...]
    tags: tuple[str, ...]
    pictures: tuple[PictureFile, ...]
    summaries: tuple[tuple[object, ...], ...] = field(default=())


_ARTICLE = (
    "url, title, title_key, site, byline, description, excerpt, language, published, saved, words, minutes, state, is_read, is_starred,"
    " is_archived, thumbnail, final_url, fetched, completeness, read_when, notes"
)


def ready(article: NewArticle) -> Ready:
    """Everything about an article that can be worked out without the library."""
    page = article.page
    text = plain_text(article.blocks)
    signature = signature_of(text)
    thumbnail = article.pictures[0].key if article.pictures else ""
    content_hash = (
        Material(
            text, article.title, article.description, article.language, apart=spans_apart(article.blocks)
        ).content_hash
        if article.summaries
        else ""
    )
    return Ready(
        (
            *(
                page.url,
                article.title,
                fold(article.title),
                article.site,
                article.byline,
                article.description,
                article.excerpt,
            ),
            *(
                article.language,
                article.published,
                article.saved,
                article.words,
                article.minutes,
                "ready",
                int(article.read),
            ),
            *(
                int(article.starred),
                int(article.archived),
                thumbnail,
                page.final_url,
                page.fetched,
                article.completeness,
            ),
            *(article.read_when, article.notes),
        ),
        (compress_text(blocks_to_json(article.blocks)), article.cleaner),
        (
            *(
                page.url,
                page.final_url,
                page.fetched,
                page.status,
                json.dumps(page.headers, ensure_ascii=False),
                page.sha256,
            ),
            *(len(page.body), bytes(zstd().compress(page.body, ZSTD_LEVEL))),
        ),
        tuple(index_words(words) for words in (article.title, article.byline, article.site, text, article.notes)),
        signature,
        values_of(signature),
        tuple(dict.fromkeys(variant_key(key) for key in article.page_keys)),
        tuple(name for name in map(tidy, article.tags) if name),
        article.pictures,
        tuple(
            (
                *(article.method, article.version, content_hash, asked, summary.language),
                *(packed_spans(summary), summary.total_sentences),
            )
            for asked, summary in article.summaries
        ),
    )


_COLUMNS = _ARTICLE.split(", ")


def _sums(number: int, one: Ready) -> tuple[int, int]:
    return article_sums(DEFAULTS | {"id": number} | dict(zip(_COLUMNS, one.article, strict=True)))


class Bulk:
    """Write many finished articles in one transaction, some thousand a second."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(self, articles: Sequence[Ready]) -> list[int]:
        """Write all of these in one transaction; returns their ids."""
        with self._connections.write() as db:
            connection = db.conn
            # The highest number that was ever given, which an article that is gone for good may have had.
            last = connection.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'articles'")
            first = last.fetchone()[0] + 1
            ids = list(range(first, first + len(articles)))

            def insert(table: str, columns: str, rows: Iterable[Sequence[object]]) -> None:
                marks = ", ".join("?" * (columns.count(",") + 1))
                connection.executemany(f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})", rows)

            both = list(zip(ids, articles, strict=True))
            columns = f"id, {_ARTICLE}, row_sum, details_sum"
            insert("articles", columns, ((number, *one.article, *_sums(number, one)) for number, one in both))
            columns = "article_id, packed, cleaner, row_sum"
            texts = ((number, *one.text, sum_of((number, one.text[1]), one.text[0])) for number, one in both)
            insert("texts", columns, texts)
            columns = "article_id, url, final_url, fetched, status, headers, sha256, size, body"
            insert("pages", columns, ((number, *one.page) for number, one in both))
            insert("search", f"rowid, {SEARCH_COLUMNS}", ((number, *one.search) for number, one in both))
            insert(
                "likeness",
                "article_id, signature, row_sum",
                ((number, one.signature, sum_of((number,), one.signature)) for number, one in both if one.signature),
            )
            insert(
                "likeness_values",
                "value, article_id",
                ((value, number) for number, one in both for value in one.values),
            )
            insert("article_keys", "key, article_id", ((key, number) for number, one in both for key in one.keys))
            files = [(number, picture) for number, one in both for picture in one.pictures]
            insert(
                "images",
                "key, mime, width, height, size, data",
                ((p.key, p.mime, p.width, p.height, len(p.data), p.data) for _, p in files),
            )
            columns = "article_id, key, src, row_sum"
            shown = ((number, p.key, p.src, sum_of((number, p.key, p.src))) for number, p in files)
            insert("article_images", columns, shown)
            columns = "article_id, method, version, basis, asked, language, sentences, of_sentences, row_sum"
            rows = ((number, *row, row_sum(number, row)) for number, one in both for row in one.summaries)
            insert("summaries", columns, rows)
            tagged: dict[str, list[int]] = {}
            for number, one in both:
                for name in one.tags:
                    tagged.setdefault(name, []).append(number)
            apply(db, [Tagged(name, ids_of(numbers)) for name, numbers in tagged.items()])
            return ids
