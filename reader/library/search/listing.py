"""What a list shows, in its order: the ids of everything that passes a filter, and where its days begin.

Small or large, a listing is one query over an index; nothing of an article but its id and a time is read.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.library import counters
from reader.library.connections import Connections
from reader.library.edits import AMONG, ids_parameter
from reader.library.search.tag_conditions import MAX_LOOKUPS, has_tag, tags_named
from reader.model.library import Day, Filter, Listing

if TYPE_CHECKING:
    from reader.library.search.query_to_sql import Part

ORDER_COLUMNS: dict[str, tuple[tuple[str, bool], ...]] = {
    "saved": (("a.saved", True), ("a.id", True)),
    "published": (("a.published", True), ("a.id", True)),
    "title": (("a.title_key", False), ("a.id", False)),
    "site": (("a.site", False), ("a.saved", True), ("a.id", True)),
    "length": (("a.words", True), ("a.id", True)),
    "minutes": (("a.minutes", True), ("a.words", True), ("a.id", True)),
}
"""The columns of each order, first to last, each with whether it descends. ``reverse`` turns all of them; the id at
the end makes the order whole. The window's words for them are in ``gui/list/list_header.py``."""

INDEXES = {
    ("unread", "saved"): "articles_unread",
    ("all", "saved"): "articles_by_saved",
    ("starred", "saved"): "articles_starred",
    ("archive", "saved"): "articles_archived",
    ("attention", "saved"): "articles_attention",
    ("trash", "saved"): "articles_deleted",
    ("all", "published"): "articles_by_published",
    ("all", "title"): "articles_by_title",
    ("all", "site"): "articles_by_site",
    ("all", "length"): "articles_by_length",
    ("all", "minutes"): "articles_by_minutes",
}
"""The index that holds a place in its order. It is named to SQLite, which has no statistics to choose by and takes the
wrong one. An order without one is sorted in memory; an index that holds only its first column may be named, too. A new
index is a migration."""


MAX_TIMES_AT_ONCE = 1_000
"""Up to so many articles are asked for their times in one question."""


def order(wanted: Filter) -> str:
    """Return the ORDER BY of a filter; a search by relevance is ordered by its own query."""
    columns = ORDER_COLUMNS[wanted.order if wanted.order in ORDER_COLUMNS else "saved"]
    return ", ".join(f"{column} {'DESC' if descends != wanted.reverse else 'ASC'}" for column, descends in columns)


class Selection(NamedTuple):
    """The articles that pass a filter: rows ``a`` of ``tables`` for which the index answers ``match`` ("" if it need
    not be asked) and ``rest`` is true; ``where`` is both as one condition. ``score_match`` (an FTS5 expression) and
    ``bonus`` (SQL) are what relevance is computed from, "" without words to rank by.
    """

    tables: str
    where: str
    parameters: tuple[object, ...]
    match: str = ""
    rest: str = ""
    rest_parameters: tuple[object, ...] = ()
    score_match: str = ""
    bonus: str = "0"


def selection(connections: Connections, wanted: Filter) -> Selection:
    """Return the articles that pass the filter. Raises what reading the library raises."""
    place = counters.place(wanted.place, "a")
    parts, parameters = [place], list[object]()
    if wanted.keep_visible:
        parts[0] = f"a.deleted IS NULL AND (({place}) OR (a.is_archived = 0 AND a.id IN {AMONG}))"
        parameters.append(ids_parameter(wanted.keep_visible))
    found = _compiled(connections, wanted)
    index = INDEXES.get((wanted.place if found is None and not wanted.keep_visible else "all", wanted.order))
    if wanted.place == "trash" and (found is not None or wanted.order != "saved"):
        index = None  # the other indexes leave out the trash
    if wanted.site:
        index = "articles_by_site" if wanted.place != "trash" else None
        parts.append("a.site = ?")
        parameters.append(wanted.site)
    if found is not None and not found.match:
        index = None  # what is asked of dates, lengths and sites may have an index of its own
    tables = f"articles a INDEXED BY {index}" if index else "articles a"
    if wanted.tag:
        tags, number = tags_named(connections, wanted.tag)
        among = ",".join(map(str, tags)) or "NULL"
        if number < MAX_LOOKUPS:
            tagged = f"(SELECT DISTINCT article_id FROM article_tags WHERE tag_id IN ({among}))"
            tables = f"{tagged} x CROSS JOIN articles a ON a.id = x.article_id"
        else:
            parts.append(has_tag(tags))
    if wanted.since:
        parts.append("a.saved >= ?")
        parameters.append(wanted.since)
    if found is None:
        return Selection(tables, " AND ".join(parts), tuple(parameters))
    rest, rest_parameters = found.rest, found.parameters
    if rest and wanted.keep_visible:
        # An article that stays although it was opened still has the words; it is its marks that are others now.
        rest = f"({rest} OR a.id IN {AMONG})"
        rest_parameters = (*rest_parameters, ids_parameter(wanted.keep_visible))
    where, where_parameters = found.with_rest(rest, rest_parameters).where
    return Selection(
        tables,
        where=" AND ".join([*parts, where]),
        parameters=(*parameters, *where_parameters),
        match="" if wanted.tag else found.match,
        rest=" AND ".join([*parts, rest] if rest else parts),
        rest_parameters=(*parameters, *rest_parameters),
        score_match=" OR ".join(found.words),
        bonus=" + ".join(found.bonuses) or "0",
    )


def _compiled(connections: Connections, wanted: Filter) -> Part | None:
    """Return the filter's search as a part; None if nothing was typed. The search language is imported for a search
    only: the first list is shown without it.
    """
    if not wanted.words.strip():
        return None
    from reader.library.search.query_to_sql import compile_query
    from reader.query.parse import query_of

    return compile_query(connections, query_of(wanted.words))


def _by_relevance(passing: Selection) -> tuple[str, Sequence[object]]:
    # BM25 gives the best the lowest number; on a tie the newest comes first.
    last = f"- ({passing.bonus}), a.saved DESC, a.id DESC"
    if passing.match:
        sql = (
            "SELECT a.id FROM search s CROSS JOIN articles a ON a.id = s.rowid"
            f" WHERE s.search MATCH ? AND {passing.rest} ORDER BY s.rank {last}"
        )
        return sql, [passing.match, *passing.rest_parameters]
    sql = (
        f"SELECT a.id FROM {passing.tables} LEFT JOIN (SELECT rowid AS id, rank AS score FROM search WHERE search MATCH ?) s ON s.id = a.id"
        f" WHERE {passing.where} ORDER BY coalesce(s.score, 0) {last}"
    )
    return sql, [passing.score_match, *passing.parameters]


class Listings:
    """The ids and day headings of what a list shows, in its order."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def ids(self, wanted: Filter) -> array[int]:
        """Return the ids of all articles that pass the filter, in its order."""
        return self._connections.numbers(*self._all(wanted))

    def first(self, wanted: Filter, limit: int) -> array[int]:
        """Return the first ``limit`` of ``ids``, in a fraction of the time.

        Of a search, those that came last into the library are asked for. Where an article with an earlier number was
        saved later than one of them (what an import brings has times of its own), all hits are weighed instead.
        """
        newest = self._newest_hits(wanted, limit)
        if newest is not None:
            found = self._connections.numbers(*newest)
            if not found or len(found) < limit or not self._saved_later(found):
                return found
        return self._connections.numbers(*self._all(wanted, limit))

    def first_statement(self, wanted: Filter, limit: int) -> tuple[str, Sequence[object]]:
        """Return the SQL that ``first`` tries first, with its parameters."""
        return self._newest_hits(wanted, limit) or self._all(wanted, limit)

    def _newest_hits(self, wanted: Filter, limit: int) -> tuple[str, Sequence[object]] | None:
        """Return the SQL for the hits that came last into the library, None where the order is another or the index is
        not asked.
        """
        passing = selection(self._connections, wanted)
        if not passing.match or wanted.order != "saved" or wanted.reverse:
            return None
        hits = (
            "SELECT a.id FROM search s CROSS JOIN articles a ON a.id = s.rowid"
            f" WHERE s.search MATCH ? AND {passing.rest} ORDER BY s.rowid DESC LIMIT {limit}"
        )
        sql = f"SELECT a.id FROM articles a WHERE a.id IN ({hits}) ORDER BY {order(wanted)}"
        return sql, [passing.match, *passing.rest_parameters]

    def _all(self, wanted: Filter, limit: int = -1) -> tuple[str, Sequence[object]]:
        """Return the SQL for the filter's articles in its order, of which it gives at most ``limit``."""
        passing = selection(self._connections, wanted)
        if wanted.order == "relevance" and passing.score_match:
            sql, parameters = _by_relevance(passing)
        else:
            sql = f"SELECT a.id FROM {passing.tables} WHERE {passing.where} ORDER BY {order(wanted)}"
            parameters = passing.parameters
        return (f"{sql} LIMIT {limit}" if limit >= 0 else sql), parameters

    def _saved_later(self, ids: array[int]) -> bool:
        """Return whether an article with a number below all of these, which are in the order of saving, was saved later
        than the last of them, in the trash or not.
        """
        sql = (
            "SELECT 1 FROM articles a INDEXED BY {index} WHERE a.deleted IS {deleted} AND a.id < ?"
            " AND (a.saved, a.id) > (SELECT saved, id FROM articles WHERE id = ?) LIMIT 1"
        )
        asked = [min(ids), ids[-1]]
        indexes = (("articles_by_saved", "NULL"), ("articles_deleted", "NOT NULL"))
        return any(
            self._connections.query(sql.format(index=index, deleted=deleted), asked) for index, deleted in indexes
        )

    def count(self, wanted: Filter) -> int:
        """Return how many articles pass the filter."""
        passing = selection(self._connections, wanted)
        if passing.match and passing.rest == counters.place("all", "a"):
            # Every hit but those in the trash: the index counts faster than anybody can look.
            sql = "SELECT count(*) FROM search s CROSS JOIN articles a ON a.id = s.rowid WHERE s.search MATCH ? AND a.deleted IS NULL"
            parameters: Sequence[object] = [passing.match]
        else:
            sql, parameters = f"SELECT count(*) FROM {passing.tables} WHERE {passing.where}", passing.parameters
        rows: list[Any] = self._connections.query(sql, parameters)
        return int(rows[0][0])

    def listing(self, wanted: Filter, limit: int = -1) -> Listing:
        """Return ids and days. With a ``limit``, no more than so many, and whether that is all."""
        ids = self.ids(wanted) if limit < 0 else self.first(wanted, limit + 1)
        whole = limit < 0 or len(ids) <= limit
        if not whole:
            ids = ids[:limit]
        return Listing(ids, self._days(wanted, ids), whole)

    def _days(self, wanted: Filter, ids: array[int]) -> tuple[Day, ...]:
        """Found by bisection: the ids are in the order of time, so a few look-ups a group say where the next one
        begins.
        """
        if wanted.order not in ("saved", "published") or not ids:
            return ()
        time_of = self._times(wanted.order, ids)
        name = _saved_group if wanted.order == "saved" else _published_group
        today = datetime.now().astimezone().date()
        days: list[Day] = []
        position = 0
        while position < len(ids):
            group = name(time_of(ids[position]), today)
            days.append(Day(position, group))
            # The end of the group: first by doubling steps, then by halving what is left.
            step, inside = 1, position
            while inside + step < len(ids) and name(time_of(ids[inside + step]), today) == group:
                inside += step
                step *= 2
            end = min(inside + step, len(ids))
            rest = range(inside + 1, end)
            position = inside + 1 + bisect_left(rest, True, key=lambda place: name(time_of(ids[place]), today) != group)
        return tuple(days)

    def _times(self, column: str, ids: array[int]) -> Callable[[int], str]:
        """The time of an article: of few all are read at once, of many the few that are asked for."""
        if len(ids) <= MAX_TIMES_AT_ONCE:
            rows: list[Any] = self._connections.query(
                f"SELECT id, {column} FROM articles WHERE id IN {AMONG}", [ids_parameter(ids)]
            )
            return lambda article_id, known=dict(rows): known.get(article_id, "")  # type: ignore[misc]
        reader = self._connections.read()
        sql = f"SELECT {column} FROM articles WHERE id = ?"

        def time_of(article_id: int) -> str:
            found = reader.execute(sql, [article_id]).fetchone()
            return found[0] if found else ""

        return time_of

    def position(self, wanted: Filter, article_id: int) -> int | None:
        """Return how many articles stand before this one in the order of the filter, None if it does not pass."""
        ids = self.ids(wanted)
        try:
            return ids.index(article_id)
        except ValueError:
            return None


def _saved_group(moment: str, today: date) -> str:
    # A moment in the middle of a month long ago is of that month in every zone.
    if "02" < moment[8:10] < "27" and moment[:7] < _month_before(today):
        return moment[:7]
    try:
        return _group(datetime.fromisoformat(moment).astimezone().date(), today)
    except ValueError:
        return ""


@cache
def _month_before(today: date) -> str:
    return f"{today - timedelta(days=today.day):%Y-%m}"


def _published_group(moment: str, today: date) -> str:
    try:
        return _group(date.fromisoformat(moment[:10]), today)
    except ValueError:
        return ""


def _group(day: date, today: date) -> str:
    return min(day, today).isoformat() if today - day < timedelta(days=7) else f"{day:%Y-%m}"
