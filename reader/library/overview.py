"""What is in the library and what takes the space: numbers from the indexes, and from samples where a number would need
the whole file.

Articles in the trash do not count; the space is of everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Literal

from reader.library.connections import Connections
from reader.library.search.query_to_sql import utc_of
from reader.model.overview import Amount, Amounts, Overview, Period, Space

MAX_NAMED = 12
"""Sites, tags and languages that are named; the rest is one number."""

MAX_MEASURED = 2_000
"""Up to so many originals or texts are measured one by one; of more, so many."""

_MAX_DAYS, _MAX_WEEKS, _MAX_MONTHS = 31, 26, 144
"""So many days, weeks or months are shown as such; more of them are shown by the next longer step."""
_MIN_DAYS = 14
_MAX_YEARS = 100

COUNT_SAVED = (
    "SELECT count(*) FROM articles INDEXED BY articles_by_saved WHERE deleted IS NULL AND saved >= ? AND saved < ?"
)
COUNT_READ = "SELECT count(*) FROM articles INDEXED BY articles_by_read WHERE deleted IS NULL AND read_when >= ? AND read_when < ?"
COUNT_TIMES = (
    "SELECT count(*) FROM articles INDEXED BY articles_by_read WHERE deleted IS NULL AND read_when > '' AND is_read = 1"
)
FIRST_SAVED = "SELECT saved FROM articles INDEXED BY articles_by_saved WHERE deleted IS NULL ORDER BY saved, id LIMIT 1"
LAST_SAVED = (
    "SELECT saved FROM articles INDEXED BY articles_by_saved WHERE deleted IS NULL ORDER BY saved DESC, id DESC LIMIT 1"
)
FIRST_READ = (
    "SELECT read_when FROM articles INDEXED BY articles_by_read WHERE deleted IS NULL AND read_when > ''"
    " ORDER BY read_when LIMIT 1"
)
LANGUAGES = (
    "SELECT language, count(*) FROM articles INDEXED BY articles_by_language WHERE deleted IS NULL GROUP BY language"
)
READ = "SELECT total(is_read) FROM articles INDEXED BY articles_by_saved WHERE deleted IS NULL"
SITES = "SELECT site, articles FROM sites WHERE articles > 0 ORDER BY articles DESC, site"
TAGS = "SELECT id, name, articles FROM tags WHERE articles > 0 ORDER BY articles DESC, name COLLATE NOCASE"
TAGGED_WITH = (
    "SELECT count(DISTINCT article_id) FROM article_tags WHERE tag_id IN ({tags})"
    " AND article_id NOT IN (SELECT id FROM articles INDEXED BY articles_deleted WHERE deleted IS NOT NULL)"
)
TABLES = {"pages": ("id", "body", "pages_by_article"), "texts": ("article_id", "packed", "texts_by_cleaner")}
SIZES = "SELECT count(*), coalesce(sum(length({blob})), 0) FROM {table} WHERE {key} IN (SELECT value FROM json_each(?))"
LEAVES = "SELECT coalesce(sum(leaves), 0) FROM (SELECT max(pgno) / 2 AS leaves FROM search_idx GROUP BY segid)"
"""Every leaf of the index is about ``LEAF_BYTES`` bytes; the table that leads to them tells how many there are."""
LEAF_BYTES = 4_050

Step = Literal["day", "week", "month", "year"]


class Overviews:
    """What is in the library and what takes its space, from indexes and samples, in some milliseconds."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def look(self, today: date | None = None) -> Overview:
        """Return what is in the library, trash left out. ``today`` (the present day if None) is where time ends."""
        articles = int(self._number('SELECT "all" FROM counts'))
        read = int(self._number(READ))
        step, periods = self._over_time(today or datetime.now().astimezone().date())
        return Overview(
            articles,
            read,
            max(0, read - int(self._number(COUNT_TIMES))),
            step,
            periods,
            self._sites(),
            self._tags(),
            self._languages(),
        )

    def space(self) -> Space:
        """Return what takes the space. Quick for any size: of many originals and texts, some are measured."""
        page_size, pages, free = (
            int(self._number(f"PRAGMA {name}")) for name in ("page_size", "page_count", "freelist_count")
        )
        originals, some_originals = self._size_of("pages")
        texts, some_texts = self._size_of("texts")
        pictures = int(self._number("SELECT coalesce(sum(size), 0) FROM images"))
        search = int(self._number(LEAVES)) * LEAF_BYTES
        file = pages * page_size
        measured = originals + texts + pictures + search + free * page_size
        if measured > file:  # a sample, or leaves that are not full, said too much
            search = max(0, search - (measured - file))
        return Space(file, originals, pictures, texts, search, free * page_size, some_originals or some_texts)

    def _number(self, sql: str, parameters: Sequence[object] = ()) -> Any:
        return self._connections.query(sql, parameters)[0][0]

    # --- over time -----------------------------------------------------------------------------------------------------

    def _over_time(self, today: date) -> tuple[Step, tuple[Period, ...]]:
        times: list[str] = [
            row[0] for sql in (FIRST_SAVED, FIRST_READ, LAST_SAVED) for row in self._connections.query(sql)
        ]
        if not times:
            return "day", ()
        days = [day for day in map(day_of, times) if day is not None] or [today]
        last = max(*days, today) if days[-1] > today else today
        first = max(min(*days, last - timedelta(_MIN_DAYS - 1)), date(max(last.year - _MAX_YEARS + 1, 1), 1, 1))
        step = step_for(first, last)
        starts = list(_starts(first, last, step))
        bounds = [utc_of(day.isoformat()) for day in starts]
        periods = []
        for number in range(len(starts) - 1):
            saved, read = (int(self._number(sql, bounds[number : number + 2])) for sql in (COUNT_SAVED, COUNT_READ))
            periods.append(Period(starts[number].isoformat(), starts[number + 1].isoformat(), saved, read))
        return step, tuple(periods)

    # --- by site, tag and language -------------------------------------------------------------------------------------

    def _sites(self) -> Amounts:
        rows: list[Any] = self._connections.query(SITES)
        return _largest(
            [Amount(site, count) for site, count in rows if site], sum(count for site, count in rows if not site)
        )

    def _tags(self) -> Amounts:
        """The tags that are nested in none; an article counts once, however many nested ones it has."""
        rows: list[Any] = self._connections.query(TAGS)
        families: dict[str, list[tuple[int, str, int]]] = {}
        for row in rows:
            families.setdefault(row[1].split("/")[0].casefold(), []).append(row)
        roots = []
        for members in families.values():
            root = min(members, key=lambda row: len(row[1]))[1].split("/")[0]
            parts = tuple(Amount(name, count) for _, name, count in members if "/" in name)
            count = members[0][2]
            if len(members) > 1:
                count = int(self._number(TAGGED_WITH.format(tags=",".join(str(row[0]) for row in members))))
            roots.append(Amount(root, count, parts))
        return _largest(roots, 0)

    def _languages(self) -> Amounts:
        """Variants (``de-AT``) count with their language."""
        counts: dict[str, int] = {}
        for language, count in self._connections.query(LANGUAGES):
            code = str(language).replace("_", "-").split("-")[0].casefold()
            counts[code] = counts.get(code, 0) + int(count)
        unknown = counts.pop("", 0)
        return _largest([Amount(code, count) for code, count in counts.items()], unknown)

    # --- space ---------------------------------------------------------------------------------------------------------

    def _size_of(self, table: str) -> tuple[int, bool]:
        """Bytes of all rows' compressed column, and whether that is an estimate. The length of a blob stands at its
        row's beginning: the blob itself is not read.
        """
        key, blob, index = TABLES[table]
        number = int(self._number(f"SELECT count(*) FROM {table} INDEXED BY {index}"))
        if number <= MAX_MEASURED:
            return int(self._number(f"SELECT coalesce(sum(length({blob})), 0) FROM {table}")), False
        first, last = self._connections.query(
            f"SELECT (SELECT min({key}) FROM {table}), (SELECT max({key}) FROM {table})"
        )[0]
        found, size = self._connections.query(
            SIZES.format(table=table, key=key, blob=blob), [spread(int(first), int(last), MAX_MEASURED)]
        )[0]
        return (int(size) * number // int(found) if found else 0), True


def spread(first: int, last: int, number: int) -> str:
    """Return so many numbers, evenly spread between two, as the parameter of ``json_each``."""
    step = (last - first) / max(number - 1, 1)
    return str(sorted({first + round(step * place) for place in range(number)}))


def _largest(amounts: Iterable[Amount], unknown: int) -> Amounts:
    ordered = sorted(amounts, key=lambda amount: (-amount.count, amount.name.casefold()))
    first, others = ordered[:MAX_NAMED], ordered[MAX_NAMED:]
    return Amounts(tuple(first), len(others), sum(amount.count for amount in others), unknown)


def day_of(moment: str) -> date | None:
    """Return the day here of a time as it stands in the library, or None if it says nothing."""
    try:
        return datetime.fromisoformat(moment).astimezone().date()
    except (ValueError, OverflowError):
        return None


def step_for(first: date, last: date) -> Step:
    """Return the step in which the days between two can be told apart as bars."""
    days = (last - first).days + 1
    if days <= _MAX_DAYS:
        return "day"
    if days <= _MAX_WEEKS * 7:
        return "week"
    return "month" if (last.year - first.year) * 12 + last.month - first.month < _MAX_MONTHS else "year"


def _starts(first: date, last: date, step: Step) -> Iterator[date]:
    """The first days of all periods, and the one after them."""
    day = begin(first, step)
    while day <= last:
        yield day
        day = following(day, step)
    yield day


def begin(day: date, step: Step) -> date:
    """Return the first day of the period in which a day lies; weeks begin on Monday."""
    if step == "week":
        return day - timedelta(day.weekday())
    if step == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if step == "year" else day


def following(day: date, step: Step) -> date:
    """Return the first day of the next period."""
    if step in ("day", "week"):
        return day + timedelta(7 if step == "week" else 1)
    return (
        day.replace(year=day.year + 1)
        if step == "year"
        else day.replace(year=day.year + (day.month == 12), month=day.month % 12 + 1)
    )
