"""Numbers that are always right and cost nothing to read: how many articles each place, tag and site has.

Triggers keep them with every change, whoever makes it. ``recount`` makes them anew from the articles; both follow from
one table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3

PLACES = {
    "unread": "{a}.deleted IS NULL AND {a}.is_read = 0 AND {a}.is_archived = 0",
    "all": "{a}.deleted IS NULL",
    "starred": "{a}.deleted IS NULL AND {a}.is_starred = 1",
    "archive": "{a}.deleted IS NULL AND {a}.is_archived = 1",
    "attention": "{a}.deleted IS NULL AND ({a}.state = 'failed' OR ({a}.completeness > '' AND {a}.completeness <> 'whole'))",
    "trash": "{a}.deleted IS NOT NULL",
}
"""What is in a place, as a condition on a row ``{a}`` of ``articles``."""

_NUMBERS = PLACES | {"samples": "{a}.is_sample = 1"}


def place(name: str, alias: str) -> str:
    """Return the condition of a place on the rows of ``articles`` under this alias."""
    return PLACES[name].format(a=alias)


def _is(name: str, row: str) -> str:
    return f"({_NUMBERS[name].format(a=row)})"


def recount(connection: sqlite3.Connection) -> None:
    """Make all numbers anew, within a change that is under way."""
    sums = ", ".join(f"coalesce(sum({_is(name, 'a')}), 0)" for name in _NUMBERS)
    columns = ", ".join(f'"{name}"' for name in _NUMBERS)
    connection.execute(f"INSERT OR REPLACE INTO counts (id, {columns}) SELECT 1, {sums} FROM articles a")
    connection.execute("DELETE FROM sites")
    connection.execute(
        f"INSERT INTO sites (site, articles, unread) SELECT a.site, sum({_is('all', 'a')}), sum({_is('unread', 'a')})"
        " FROM articles a GROUP BY a.site"
    )
    connection.execute("UPDATE tags SET articles = 0, unread = 0")
    connection.execute(
        "UPDATE tags SET (articles, unread) = (SELECT"
        f" coalesce(sum({_is('all', 'a')}), 0), coalesce(sum({_is('unread', 'a')}), 0) FROM article_tags x JOIN articles a"
        " ON a.id = x.article_id WHERE x.tag_id = tags.id)"
    )


def places(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many articles each place holds, and under "samples" how many samples there are; noughts where the row that
    says so is lost, as Check will find.
    """
    columns = ", ".join(f'"{name}"' for name in _NUMBERS)
    kept = connection.execute(f"SELECT {columns} FROM counts").fetchone() or [0] * len(_NUMBERS)
    return dict(zip(_NUMBERS, kept, strict=True))


def numbers(connection: sqlite3.Connection) -> dict[str, Any]:
    """Return every number that is kept, for a comparison with those of ``recount``: by place, by tag and by site."""
    return {
        "places": places(connection),
        "tags": sorted(connection.execute("SELECT name, articles, unread FROM tags").fetchall(), key=repr),
        "sites": sorted(
            connection.execute(
                "SELECT site, articles, unread FROM sites WHERE articles <> 0 OR unread <> 0"
            ).fetchall(),
            key=repr,
        ),
    }
