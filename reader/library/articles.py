"""Articles as rows: which there are, in which order, what a list shows of them, and the marks that a person sets."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from reader.errors import EntryDamaged, LibraryError, NoSuchArticle, TextDamaged
from reader.library import counters
from reader.library.checksums import DETAILS, LISTED, change_article, has_sum, is_true, selected, true_row, true_rows
from reader.library.compression import plain_text_of
from reader.library.connections import Connections
from reader.library.edits import AMONG, Edit, Put, apply, ids_of, ids_parameter
from reader.library.sqlite import now
from reader.model.library import Counts, Row
from reader.text.file_titles import shown_title

if TYPE_CHECKING:
    from reader.model.article import Article
    from reader.model.blocks import Block

_ROW = (
    "a.id, a.url, a.title, a.site, a.byline, a.excerpt, a.language, a.published, a.saved, a.words, a.minutes, a.state, a.error_code,"
    " a.error_values, a.is_sample, a.thumbnail, a.completeness, a.row_sum, a.is_read, a.is_starred, a.is_archived,"
    " a.deleted IS NOT NULL, (SELECT group_concat(x.tag_id) FROM article_tags x WHERE x.article_id = a.id)"
)
"""The columns that a list shows: first those that are summed, as ``checksums.LISTED`` orders them."""
_SUMMED = len(LISTED)
_ROW_COLUMNS = _SUMMED + 6
_DETAILS = ", ".join(f"a.{name}" for name in DETAILS)


def rows_of(connections: Connections, found: Sequence[Sequence[Any]]) -> list[Row]:
    """Return ``Row``s from the columns of ``_ROW``; of one that is not what was written only its number and marks."""
    tags = {values[_ROW_COLUMNS - 1] for values in found}
    tags.discard(None)
    names = _tag_names(connections, tags) if tags else {}
    rows = []
    for values in found:
        summed, (kept, read, starred, archived, deleted, tagged) = values[:_SUMMED], values[_SUMMED:_ROW_COLUMNS]
        marks_ = (read == 1, starred == 1, archived == 1, deleted == 1)
        if has_sum(summed, kept) or true_row(connections, "articles", (*summed, kept)):
            error_values = tuple(json.loads(summed[13]).items()) if summed[13] != "{}" else ()
            tail = (summed[14] == 1, summed[15], summed[16], names.get(tagged, ()))
            title = shown_title(summed[2], summed[1])
            rows.append(Row._make((*summed[:2], title, *summed[3:13], error_values, *marks_, *tail)))
        else:
            error = EntryDamaged(article_id=values[0])
            rows.append(damaged_row(values[0], error)._replace(**dict(zip(MARK_FIELDS, marks_, strict=True))))
    return rows


MARK_FIELDS = ("read", "starred", "archived", "deleted")


def _tag_names(connections: Connections, tags: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the names of tags in the order in which they are shown, by their numbers joined by commas; without those that
    are not what was written.
    """
    numbers = {number for joined in tags for number in joined.split(",")}
    rows = connections.query(
        f"SELECT {selected('tags', 't')} FROM tags t WHERE t.id IN {AMONG}", [f"[{','.join(numbers)}]"]
    )
    names = {str(row[0]): row[1] for row in rows if true_row(connections, "tags", row)}
    return {
        joined: tuple(sorted((names[number] for number in joined.split(",") if number in names), key=str.casefold))
        for joined in tags
    }


def damaged_row(article_id: int, error: LibraryError) -> Row:
    """Return the row of an article that says nothing but what is wrong with it."""
    title, values = f"Article {article_id}", tuple(error.values.items())
    return Row(article_id, "", title, "", "", "", "", "", "", 0, 0, "failed", error.code, values)


MARKS = {"read": "is_read", "starred": "is_starred", "archived": "is_archived"}


def marks(ids: Iterable[int], mark: str, value: bool) -> list[Edit]:
    """Return the edits that set ``mark`` ("read", "starred" or "archived") of these articles."""
    among = ids_of(ids)
    edits: list[Edit] = [Put(MARKS[mark], int(value), among)]
    return [*edits, Put("read_when", now(), among, where_empty=True)] if mark == "read" and value else edits


def _progress(place: int, packed: bytes) -> int:
    try:
        return min(100, round(100 * place / max(len(plain_text_of(packed)), 1)))
    except TextDamaged:
        return 0


class Articles:
    """Articles as rows: which there are, and the marks that a person sets. ``edit``, ``mark``, ``delete`` and
    ``restore`` return the edits that take them back; every change raises LibraryReadOnly, LibraryBusy, DiskFull.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    # --- reading -------------------------------------------------------------------------------------------------------

    def rows(self, ids: Iterable[int]) -> list[Row]:
        """Return the rows of these articles, in the order asked for; ids that are not there are left out."""
        asked = list(ids)
        sql = f"SELECT {_ROW} FROM articles a WHERE a.id IN {AMONG}"
        rows = rows_of(self._connections, self._connections.query(sql, [ids_parameter(asked)]))
        found = {row.id: row for row in rows}
        return [found[article_id] for article_id in asked if article_id in found]

    def row(self, article_id: int) -> Row:
        """Return one row. Raises NoSuchArticle."""
        rows = self.rows([article_id])
        if not rows:
            raise NoSuchArticle(article_id=article_id)
        return rows[0]

    def article(self, article_id: int) -> Article:
        """Return the article whole. Raises NoSuchArticle. One that has not been fetched has no blocks, and one whose text
        or row is not what was written says so by its error and shows nothing of it.
        """
        sql = (
            f"SELECT {_ROW}, {_DETAILS}, a.details_sum, t.packed, t.article_id, t.cleaner, t.row_sum"
            " FROM articles a LEFT JOIN texts t ON t.article_id = a.id WHERE a.id = ?"
        )
        found = self._connections.query(sql, [article_id])
        if not found:
            raise NoSuchArticle(article_id=article_id)
        values: Sequence[Any] = found[0]
        from reader.model.article import Article

        (row,) = rows_of(self._connections, [values])
        *given, kept, packed, number, cleaner, text_sum = values[_ROW_COLUMNS:]
        details = tuple(given)
        if not true_row(self._connections, "details", (*details, kept)):
            row = damaged_row(article_id, EntryDamaged(article_id=article_id))
        if row.error_code == EntryDamaged.code:
            return Article(row, "", "", "", "", ())
        about = dict(zip(DETAILS, details, strict=True))
        try:
            blocks = self._blocks(packed, number, cleaner, text_sum) if packed is not None else ()
        except TextDamaged as error:
            row, blocks = row._replace(state="failed", error_code=error.code, error_values=()), ()
        return Article(
            row,
            about["description"],
            about["final_url"],
            about["canonical_url"],
            about["fetched"],
            blocks,
            about["notes"],
            about["modified"],
            about["section"],
            about["evidence"],
            tuple(json.loads(about["sources"]).items()),
            cleaner or "",
            about["text_size"],
        )

    def _blocks(self, packed: bytes, number: int, cleaner: str, kept: object) -> tuple[Block, ...]:
        """Return the blocks of a text. Raises TextDamaged."""
        from reader.library.compression import blocks_of

        if not is_true((number, cleaner), kept, packed) and not self._connections.is_noted("texts", number):
            raise TextDamaged()
        return blocks_of(packed)

    def origins(self, ids: Iterable[int]) -> dict[int, tuple[str, tuple[tuple[str, str], ...]]]:
        """Return what is known of these articles' origin: (evidence of what is missing, where on the page each field
        stands).
        """
        sql = f"SELECT {_DETAILS}, a.details_sum FROM articles a WHERE id IN {AMONG}"
        found: dict[int, tuple[str, tuple[tuple[str, str], ...]]] = {}
        for about in true_rows(self._connections, "details", self._connections.query(sql, [ids_parameter(ids)])):
            found[about["id"]] = about["evidence"], tuple(json.loads(about["sources"]).items())
        return found

    def find(self, page_key: str) -> int | None:
        """Return the article kept under this normal form of an address, or a twin of it, trash left out (see ``kept_under``);
        or None.
        """
        from reader.text.url_variants import kept_under, variant_key

        key = variant_key(page_key)
        join = "article_keys k JOIN articles a ON a.id = k.article_id"
        sql = f"SELECT a.id, a.url, a.final_url FROM {join} WHERE k.key = ? AND a.deleted IS NULL"
        rows = self._connections.query(sql, [key])
        return kept_under(key, rows) if rows else None

    def was_saved_at(self, time: str) -> bool:
        """Tell whether an article outside the trash was saved at a time (ISO 8601 in UTC)."""
        return bool(self._connections.query("SELECT 1 FROM articles WHERE saved = ? AND deleted IS NULL", [time]))

    def counts(self) -> Counts:
        """Return how many articles each place and each site holds, and how many samples are left. Tags and folders:
        ``Tags``, ``Folders``.
        """
        numbers = counters.places(self._connections.read())
        sites: list[Any] = self._connections.query(
            "SELECT site, articles FROM sites WHERE articles > 0 AND site > '' ORDER BY articles DESC, site LIMIT 2000"
        )
        samples = numbers.pop("samples")
        return Counts(places=numbers, sites=tuple(sites), samples=samples)

    def place(self, article_id: int) -> int:
        """Return where reading stopped: an offset in the article's text, in code points."""
        rows = self._connections.query("SELECT place FROM articles WHERE id = ?", [article_id])
        return int(rows[0][0]) if rows else 0

    def progress(self, ids: Iterable[int]) -> dict[int, int]:
        """Return how much has been read of these articles, in percent: up to where reading stopped. 0 for one that was not
        begun, or whose text is damaged. The text of each one begun is unpacked: about a millisecond.
        """
        asked = ids_of(ids)
        sql = (
            "SELECT a.id, a.place, CASE WHEN a.place > 0 THEN t.packed END FROM articles a"
            f" LEFT JOIN texts t ON t.article_id = a.id WHERE a.id IN {AMONG}"
        )
        found: list[Any] = self._connections.query(sql, [ids_parameter(asked)])
        return {article_id: _progress(place, packed) if packed else 0 for article_id, place, packed in found}

    # --- changing ------------------------------------------------------------------------------------------------------

    def edit(self, edits: Sequence[Edit]) -> list[Edit]:
        """Make a person's changes, all or none; returns those that take them back."""
        with self._connections.write() as db:
            return apply(db, edits)

    def mark(self, ids: Iterable[int], mark: str, value: bool) -> list[Edit]:
        """Set ``mark`` ("read", "starred" or "archived") of these articles; returns the way back."""
        return self.edit(marks(ids, mark, value))

    def delete(self, ids: Iterable[int]) -> list[Edit]:
        """Move to the trash what is not there yet; returns the way back."""
        with self._connections.write():
            return self.edit([Put("deleted", now(), ids_of(self._which(ids, "deleted IS NULL")))])

    def restore(self, ids: Iterable[int]) -> list[Edit]:
        """Take out of the trash; returns the way back."""
        return self.edit([Put("deleted", None, ids_of(ids))])

    def there(self, ids: Iterable[int]) -> frozenset[int]:
        """Return those of these articles that the library has, in the trash or out of it."""
        return frozenset(self._which(ids, "1"))

    def _which(self, ids: Iterable[int], condition: str) -> Iterator[int]:
        rows: list[Any] = self._connections.query(
            f"SELECT id FROM articles WHERE id IN {AMONG} AND {condition}", [ids_parameter(ids)]
        )
        return (row[0] for row in rows)

    def remember_place(self, article_id: int, offset: int) -> None:
        """Keep where reading stopped: an offset in the text, in code points."""
        with self._connections.write() as db:
            change_article(db.conn, article_id, {"place": offset})

    def keep_text_size(self, article_id: int, pixels: int) -> None:
        """Keep a text size for this article alone, in pixels; 0 for the size of the setting."""
        with self._connections.write() as db:
            change_article(db.conn, article_id, {"text_size": pixels})

    def purge(self, ids: Iterable[int]) -> None:
        """Remove for good, with texts, originals, summaries and the pictures that no other article shows."""
        from reader.library import near_duplicate_rows
        from reader.library.content import drop_unused_pictures, picture_keys
        from reader.library.search import index

        wanted = list(ids)
        with self._connections.write() as db:
            keys = [key for article_id in wanted for key in picture_keys(db, article_id)]
            for article_id in wanted:
                near_duplicate_rows.forget(db, article_id)
            with index.reindexed(db, wanted):
                db.conn.executemany("DELETE FROM articles WHERE id = ?", [(article_id,) for article_id in wanted])
            drop_unused_pictures(db, keys)
            db.execute("DELETE FROM tags WHERE NOT EXISTS (SELECT 1 FROM article_tags x WHERE x.tag_id = tags.id)")

    def overwrite_purged(self) -> Iterator[None]:
        """Take out of the file what the search index and the log of changes still hold of articles and notes that are gone, step by
        step, between which others change the library: seconds for 50,000 articles. Raises what changes raise.
        """
        from reader.library.search import index

        first = more = True
        while more:
            with self._connections.write() as db:
                if first:
                    db.execute(
                        "DELETE FROM sites WHERE articles = 0"
                        " AND site NOT IN (SELECT site FROM articles WHERE deleted IS NOT NULL)"
                    )
                more = index.merge_some(db, first=first)
            first = False
            yield
        self._connections.empty_log()

    def number_marked(self, ids: Iterable[int], mark: str) -> int:
        """Return how many of these articles have the mark ("read", "starred" or "archived")."""
        sql = f"SELECT count(*) FROM articles WHERE id IN {AMONG} AND {MARKS[mark]} = 1"
        rows: list[Any] = self._connections.query(sql, [ids_parameter(ids)])
        return int(rows[0][0])

    def samples(self, *, listed: bool = False) -> list[int]:
        """Return the ids of the sample articles that are left; of those outside the trash where only they are ``listed``."""
        sql = "SELECT id FROM articles WHERE is_sample = 1" + (" AND deleted IS NULL" if listed else "")
        return [row[0] for row in self._connections.query(sql)]

    def trash(self, older_than: str = "") -> list[int]:
        """Return the ids of all articles in the trash, or of those that came there before a time (ISO 8601 in UTC)."""
        sql = "SELECT id FROM articles WHERE deleted IS NOT NULL" + (" AND deleted < ?" if older_than else "")
        return [row[0] for row in self._connections.query(sql, [older_than] if older_than else [])]

    def freshen_samples(self) -> None:
        """Set the samples' time of saving to the present, keeping their order, a second apart: they arrive with the new
        library.
        """
        with self._connections.write() as db:
            db.execute(
                "UPDATE articles SET saved = strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-' || (SELECT count(*) FROM articles b"
                " WHERE b.is_sample = 1 AND (b.saved, b.id) > (articles.saved, articles.id)) || ' seconds') WHERE is_sample = 1"
            )
