"""Keeping the search index in step with what it indexes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


SEARCH_COLUMNS = "title, byline, site, text, notes"
"""The columns of the search index and of the view behind it."""


MERGED_PAGES = 500
"""Pages of the index written again in one transaction: some 50 ms, in which other changes wait."""


@contextmanager
def reindexed(db: Database, ids: Sequence[int]) -> Iterator[None]:
    """Wrap a change of what is searched: take the articles' old words out of the index before it and put the new ones
    in after it.

    The index keeps no copy of the texts (external content), so SQLite has to be told the old words to remove them
    (https://sqlite.org/fts5.html#the_delete_command).
    """
    once = dict.fromkeys(ids)  # words taken out twice would leave the index wrong
    for article_id in once:
        db.execute(
            f"INSERT INTO search(search, rowid, {SEARCH_COLUMNS}) SELECT 'delete', id, {SEARCH_COLUMNS} FROM search_rows WHERE id = ?",
            [article_id],
        )
    yield
    for article_id in once:
        index(db, article_id)


def index(db: Database, article_id: int) -> None:
    """Put the words of an article that the index does not have yet into it."""
    db.execute(
        f"INSERT INTO search(rowid, {SEARCH_COLUMNS}) SELECT id, {SEARCH_COLUMNS} FROM search_rows WHERE id = ?",
        [article_id],
    )


def merge_some(db: Database, *, first: bool) -> bool:
    """Write some of the index again, without words that were taken out: until then the index only notes that they are gone,
    and still holds them. Tells whether there is more; ``first`` begins with all that there is
    (https://sqlite.org/fts5.html#the_merge_command).
    """
    before = db.conn.total_changes
    db.execute("INSERT INTO search(search, rank) VALUES('merge', ?)", [-MERGED_PAGES if first else MERGED_PAGES])
    return bool(db.conn.total_changes - before > 1)
