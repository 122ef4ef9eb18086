"""Articles as rows: which there are, in which order, what a list shows of them, and the marks that a person sets."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Sequence
from typing import Any

from reader.errors import NoSuchArticle
from reader.library import search
from reader.library.connections import Connections, now
from reader.library.content import drop_unused_pictures, picture_keys
from reader.model import Article, Counts, Filter, Row, blocks_from_json

_ROW = (
    "a.id, a.url, a.title, a.site, a.byline, a.excerpt, a.language, a.published, a.saved, a.words, a.minutes, a.state, a.error_code,"
    " a.error_values, a.is_read, a.is_starred, a.is_archived, a.deleted IS NOT NULL, a.is_sample, a.thumbnail,"
    " a.completeness, (SELECT group_concat(g.name, char(31)) FROM article_tags x JOIN tags g ON g.id = x.tag_id WHERE x.article_id = a.id)"
)

_PLACES = {
    "unread": "a.deleted IS NULL AND a.is_read = 0 AND a.is_archived = 0",
    "all": "a.deleted IS NULL",
    "starred": "a.deleted IS NULL AND a.is_starred = 1",
    "archive": "a.deleted IS NULL AND a.is_archived = 1",
    "attention": "a.deleted IS NULL AND (a.state = 'failed' OR (a.completeness > '' AND a.completeness <> 'whole'))",
    "trash": "a.deleted IS NOT NULL",
}

MARKS = {"read": "is_read", "starred": "is_starred", "archived": "is_archived"}


def row_of(values: Sequence[Any]) -> Row:
    """A ``Row`` from the columns of ``_ROW``."""
    tags = tuple(sorted(values[21].split("\x1f"), key=str.casefold)) if values[21] else ()
    read, starred, archived, deleted, sample = (bool(value) for value in values[14:19])
    error_values = tuple(json.loads(values[13]).items())
    return Row(*values[:13], error_values, read, starred, archived, deleted, sample, values[19], values[20], tags)  # type: ignore[call-arg]


def _where(wanted: Filter) -> tuple[str, list[object]]:
    parts, parameters = [_PLACES[wanted.place]], list[object]()
    if wanted.also:
        # The numbers are our own ids, not text from outside; hundreds of them would exceed the limit of parameters.
        among = ",".join(str(int(article_id)) for article_id in wanted.also)
        parts[0] = f"({parts[0]} OR (a.id IN ({among}) AND a.deleted IS NULL AND a.is_archived = 0))"
    if wanted.tag:
        parts.append("a.id IN (SELECT x.article_id FROM article_tags x JOIN tags g ON g.id = x.tag_id WHERE g.name = ?)")
        parameters.append(wanted.tag)
    if wanted.site:
        parts.append("a.site = ?")
        parameters.append(wanted.site)
    if wanted.since:
        parts.append("a.saved >= ?")
        parameters.append(wanted.since)
    if wanted.words.strip():
        words, more = search.condition(wanted.words)
        parts.append(words)
        parameters += more
    return " AND ".join(parts), parameters


def _order(wanted: Filter) -> str:
    return "a.saved, a.id" if wanted.oldest_first else "a.saved DESC, a.id DESC"


class Articles:
    """See ``Library``. Methods that change return nothing and raise LibraryReadOnly, LibraryBusy, DiskFull."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    # --- reading -------------------------------------------------------------------------------------------------------

    def ids(self, wanted: Filter) -> array[int]:
        """The ids of all articles that pass the filter, in the order in which the list shows them."""
        where, parameters = _where(wanted)
        rows = self._connections.query(f"SELECT a.id FROM articles a WHERE {where} ORDER BY {_order(wanted)}", parameters)
        return array("q", (row[0] for row in rows))  # type: ignore[misc]

    def days(self, wanted: Filter) -> list[tuple[str, int]]:
        """How many of ``ids(wanted)`` were saved on each day of local time: (YYYY-MM-DD, number), in the same order."""
        where, parameters = _where(wanted)
        direction = "" if wanted.oldest_first else "DESC"
        columns = "date(a.saved, 'localtime') AS day, count(*)"
        sql = f"SELECT {columns} FROM articles a WHERE {where} GROUP BY day ORDER BY min(a.saved) {direction}"
        return self._connections.query(sql, parameters)  # type: ignore[return-value]

    def rows(self, ids: Iterable[int]) -> list[Row]:
        """The rows of these articles, in the order asked for; ids that are not there are left out."""
        asked = list(ids)
        marks = ",".join("?" * len(asked))
        found = {
            row.id: row for row in map(row_of, self._connections.query(f"SELECT {_ROW} FROM articles a WHERE a.id IN ({marks})", asked))
        }
        return [found[article_id] for article_id in asked if article_id in found]

    def row(self, article_id: int) -> Row:
        """One row. Raises NoSuchArticle."""
        rows = self.rows([article_id])
        if not rows:
            raise NoSuchArticle(article_id=article_id)
        return rows[0]

    def article(self, article_id: int) -> Article:
        """The article whole. Raises NoSuchArticle. One that has not been fetched has no blocks."""
        sql = (
            f"SELECT {_ROW}, a.description, a.final_url, a.canonical_url, a.fetched, t.blocks, a.notes, a.modified,"
            " a.section, a.evidence, a.sources, t.cleaner FROM articles a LEFT JOIN texts t ON t.article_id = a.id WHERE a.id = ?"
        )
        found = self._connections.query(sql, [article_id])
        if not found:
            raise NoSuchArticle(article_id=article_id)
        values: Sequence[Any] = found[0]
        description, final_url, canonical_url, fetched, blocks, notes, modified, section, evidence, sources, cleaner = values[22:]
        return Article(
            row_of(values),
            description,
            final_url,
            canonical_url,
            fetched,
            blocks_from_json(blocks or "[]"),
            notes,
            modified,
            section,
            evidence,
            tuple(json.loads(sources).items()),
            cleaner or "",
        )

    def origins(self, ids: Iterable[int]) -> dict[int, tuple[str, tuple[tuple[str, str], ...]]]:
        """What is known of these articles' origin: (evidence of what is missing, where on the page each field stands)."""
        asked = list(ids)
        marks = ",".join("?" * len(asked))
        found: list[Any] = self._connections.query(f"SELECT id, evidence, sources FROM articles WHERE id IN ({marks})", asked)
        return {article_id: (evidence, tuple(json.loads(sources).items())) for article_id, evidence, sources in found}

    def find(self, page_key: str) -> int | None:
        """The newest article kept under this normal form of an address, trash left out, or None."""
        join = "article_keys k JOIN articles a ON a.id = k.article_id"
        sql = f"SELECT a.id FROM {join} WHERE k.key = ? AND a.deleted IS NULL ORDER BY a.id DESC LIMIT 1"
        rows = self._connections.query(sql, [page_key])
        return rows[0][0] if rows else None  # type: ignore[return-value]

    def counts(self) -> Counts:
        """How many articles each place and each site holds, and how many samples are left. Tags: ``Tags.all``."""
        sql = ", ".join(f"(SELECT count(*) FROM articles a WHERE {where})" for where in _PLACES.values())
        numbers: Sequence[Any] = self._connections.query(f"SELECT {sql}, (SELECT count(*) FROM articles WHERE is_sample = 1)")[0]
        sites: list[Any] = self._connections.query(
            "SELECT site, count(*) AS n FROM articles WHERE deleted IS NULL AND site != '' GROUP BY site ORDER BY n DESC, site LIMIT 200"
        )
        return Counts(places=dict(zip(_PLACES, numbers[:-1], strict=True)), sites=tuple(sites), samples=numbers[-1])

    def place(self, article_id: int) -> int:
        """Where reading stopped: an offset in the article's text, in code points."""
        rows = self._connections.query("SELECT place FROM articles WHERE id = ?", [article_id])
        return int(rows[0][0]) if rows else 0  # type: ignore[call-overload]

    # --- changing ------------------------------------------------------------------------------------------------------

    def mark(self, ids: Iterable[int], mark: str, value: bool) -> None:
        """Set ``mark`` ("read", "starred" or "archived") of these articles."""
        self._update(ids, f"{MARKS[mark]} = ?", int(value))

    def delete(self, ids: Iterable[int]) -> None:
        """Move to the trash."""
        self._update(ids, "deleted = ?", now())

    def restore(self, ids: Iterable[int]) -> None:
        """Take out of the trash."""
        self._update(ids, "deleted = ?", None)

    def remember_place(self, article_id: int, offset: int) -> None:
        self._update([article_id], "place = ?", offset)

    def _update(self, ids: Iterable[int], assignment: str, value: object) -> None:
        with self._connections.write() as db:
            db.conn.executemany(f"UPDATE articles SET {assignment} WHERE id = ?", [(value, article_id) for article_id in ids])

    def purge(self, ids: Iterable[int]) -> None:
        """Remove for good, with texts, originals, summaries and the pictures that no other article shows."""
        wanted = list(ids)
        with self._connections.write() as db:
            keys = [key for article_id in wanted for key in picture_keys(db, article_id)]
            with search.reindexed(db, wanted):
                db.conn.executemany("DELETE FROM articles WHERE id = ?", [(article_id,) for article_id in wanted])
            drop_unused_pictures(db, keys)

    def samples(self) -> list[int]:
        """The ids of the sample articles that are left."""
        return [row[0] for row in self._connections.query("SELECT id FROM articles WHERE is_sample = 1")]  # type: ignore[misc]

    def trash(self) -> list[int]:
        """The ids of all articles in the trash."""
        return [row[0] for row in self._connections.query("SELECT id FROM articles WHERE deleted IS NOT NULL")]  # type: ignore[misc]

    def freshen_samples(self) -> None:
        """Set the samples' time of saving to the present, keeping their order, a second apart: they arrive with the new library."""
        with self._connections.write() as db:
            db.execute(
                "UPDATE articles SET saved = strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-' || (SELECT count(*) FROM articles b"
                " WHERE b.is_sample = 1 AND (b.saved, b.id) > (articles.saved, articles.id)) || ' seconds') WHERE is_sample = 1"
            )
