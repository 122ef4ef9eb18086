"""Many finished articles at once: what an import or a made library brings, some thousand a second.

The work that takes the processor (``ready``) is a pure function, so that other processes can do it; ``Bulk.add`` only
writes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.library.checksums import article_rests, sum_behind, sum_of
from reader.library.compression import ZSTD_LEVEL, compress_text, zstd
from reader.library.connections import Connections
from reader.library.content import thumbnail_of
from reader.library.search.index import SEARCH_COLUMNS
from reader.library.summaries import Material, packed_spans, row_sum
from reader.library.tags import tag_all, tidy
from reader.model.blocks import Block, blocks_to_json, plain_text, spans_apart
from reader.model.capture import Page, PictureFile
from reader.model.library import State
from reader.model.summary import Summary
from reader.text.fold import fold, index_words
from reader.text.minhash import signature_of, values_of
from reader.text.url_variants import variant_key


class NewHighlight(NamedTuple):
    """A highlight as it comes from elsewhere: fields as in ``Highlight``; one that is not ``found`` in the text is looked for in
    every later one.
    """

    start: int
    end: int
    found: bool
    exact: str
    prefix: str
    suffix: str
    repeated: bool
    meaning: int
    note: str
    created: str
    tags: tuple[str, ...] = ()
    changed: str = ""


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article as it comes from elsewhere. ``page_keys`` are normal forms of its addresses; times are as in
    ``Row``. One whose ``state`` is not "ready" has neither a text nor an original: of ``page`` only the addresses count.
    ``place`` is where reading stopped, an offset in the text. ``earlier_pages`` are originals besides ``page``, which
    the text was made from. ``url``, ``final_url`` and ``fetched`` are those of ``page`` where they are "".
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
    state: State = "ready"
    error_code: str = ""
    place: int = 0
    highlights: tuple[NewHighlight, ...] = ()
    earlier_pages: tuple[Page, ...] = ()
    canonical_url: str = ""
    modified: str = ""
    section: str = ""
    evidence: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    url: str = ""
    final_url: str = ""
    fetched: str = ""


class Ready(NamedTuple):
    """The rows of an article, but for its number: everything is compressed, folded and reckoned. ``text`` and ``page`` are
    empty where it has none. A tuple comes from a worker process in a third of a dataclass' time.
    """

    article: tuple[object, ...]
    rests: tuple[bytes, bytes]
    text: tuple[object, ...]
    page: tuple[object, ...]
    search: tuple[str, ...]
    signature: bytes
    values: tuple[int, ...]
    keys: tuple[str, ...]
    tags: tuple[str, ...]
    pictures: tuple[PictureFile, ...]
    summaries: tuple[tuple[object, ...], ...] = ()
    highlights: tuple[NewHighlight, ...] = ()
    earlier_pages: tuple[tuple[object, ...], ...] = ()

    @property
    def columns(self) -> dict[str, object]:
        """The columns of ``articles``, by name."""
        return dict(zip(_COLUMNS, self.article, strict=True))


_ARTICLE = (
    "url, title, title_key, site, byline, description, excerpt, language, published, saved, words, minutes, state, is_read, is_starred,"
    " is_archived, thumbnail, final_url, fetched, completeness, read_when, notes, place, error_code,"
    " canonical_url, modified, section, evidence, sources"
)
_COLUMNS = _ARTICLE.split(", ")


def ready(article: NewArticle) -> Ready:
    """Everything about an article that can be worked out without the library."""
    page = article.page
    text = plain_text(article.blocks)
    has_text = article.state == "ready"
    signature = signature_of(text) if text else b""
    notes = "\n".join([article.notes, *(one.note for one in article.highlights if one.note)])  # as the view joins them
    thumbnail = thumbnail_of(article.blocks)
    content_hash = (
        Material(
            text, article.title, article.description, article.language, apart=spans_apart(article.blocks)
        ).content_hash
        if article.summaries
        else ""
    )
    row: tuple[object, ...] = (
        *(
            article.url or page.url,
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
            article.state,
            int(article.read),
        ),
        *(
            int(article.starred),
            int(article.archived),
            thumbnail,
            article.final_url or page.final_url,
            article.fetched or page.fetched,
            article.completeness,
        ),
        *(article.read_when, article.notes, article.place, article.error_code, article.canonical_url),
        *(article.modified, article.section, article.evidence, json.dumps(dict(article.sources))),
    )
    return Ready(
        row,
        article_rests(dict(zip(_COLUMNS, row, strict=True))),
        (compress_text(blocks_to_json(article.blocks)), article.cleaner) if has_text else (),
        _page_row(page) if has_text else (),
        tuple(index_words(words) for words in (article.title, article.byline, article.site, text, notes)),
        signature,
        values_of(signature) if signature else (),
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
        article.highlights,
        tuple(map(_page_row, article.earlier_pages)),
    )


def _page_row(page: Page) -> tuple[object, ...]:
    headers = json.dumps(page.headers, ensure_ascii=False)
    about = (page.url, page.final_url, page.fetched, page.status, headers, page.sha256, len(page.body))
    return (*about, bytes(zstd().compress(page.body, ZSTD_LEVEL)))


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
            insert(
                "articles",
                columns,
                ((number, *one.article, *(sum_behind(number, rest) for rest in one.rests)) for number, one in both),
            )
            columns = "article_id, packed, cleaner, row_sum"
            texts = (
                (number, *one.text, sum_of((number, one.text[1]), one.text[0])) for number, one in both if one.text
            )
            insert("texts", columns, texts)
            columns = "article_id, url, final_url, fetched, status, headers, sha256, size, body"
            insert("pages", columns, ((number, *row) for number, one in both for row in one.earlier_pages))
            insert("pages", columns, ((number, *one.page) for number, one in both if one.page))
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
            columns = (
                "article_id, start, stop, found, exact, prefix, suffix, repeated, meaning, note, created, changed, tags"
            )
            marked = [(number, mark) for number, one in both for mark in one.highlights]
            insert(
                "highlights",
                columns,
                ((number, *mark[:10], mark.changed, "\n".join(mark.tags)) for number, mark in marked),
            )
            tagged: dict[str, list[int]] = {}
            for number, one in both:
                for name in one.tags:
                    tagged.setdefault(name, []).append(number)
            tag_all(db, tagged, new=True)
            return ids
