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
_WATCHED = ("is_read", "is_starred", "is_archived", "deleted", "state", "completeness", "is_sample", "site")


def place(name: str, alias: str) -> str:
    """The condition of a place on the rows of ``articles`` under this alias."""
    return PLACES[name].format(a=alias)


def _is(name: str, row: str) -> str:
    return f"({_NUMBERS[name].format(a=row)})"


def _add(row: str, sign: str) -> str:
    """The statements that count a row of ``articles`` in ("+") or out ("-")."""
    numbers = ", ".join(f'"{name}" = "{name}" {sign} {_is(name, row)}' for name in _NUMBERS)
    both = f"articles = articles {sign} {_is('all', row)}, unread = unread {sign} {_is('unread', row)}"
    return f"UPDATE counts SET {numbers}; UPDATE sites SET {both} WHERE site = {row}.site;"


def _moved() -> str:
    """The statements for a row of ``articles`` that was changed: only what became different is written."""
    numbers = ", ".join(f'"{name}" = "{name}" + {_is(name, "NEW")} - {_is(name, "OLD")}' for name in _NUMBERS)
    changes = " OR ".join(f"{_is(name, 'NEW')} <> {_is(name, 'OLD')}" for name in _NUMBERS)
    counted = f"{_is('all', 'NEW')} <> {_is('all', 'OLD')} OR {_is('unread', 'NEW')} <> {_is('unread', 'OLD')}"
    difference = ", ".join(
        f"{column} = {column} + {_is(name, 'NEW')} - {_is(name, 'OLD')}"
        for column, name in (("articles", "all"), ("unread", "unread"))
    )
    out = f"articles = articles - {_is('all', 'OLD')}, unread = unread - {_is('unread', 'OLD')}"
    into = f"articles = articles + {_is('all', 'NEW')}, unread = unread + {_is('unread', 'NEW')}"
    return (
        f"UPDATE counts SET {numbers} WHERE {changes};"
        f" UPDATE tags SET {difference} WHERE ({counted}) AND id IN (SELECT tag_id FROM article_tags WHERE article_id = NEW.id);"
        " INSERT OR IGNORE INTO sites (site) SELECT NEW.site WHERE NEW.site <> OLD.site;"
        f" UPDATE sites SET {out} WHERE (NEW.site <> OLD.site OR {counted}) AND site = OLD.site;"
        f" UPDATE sites SET {into} WHERE (NEW.site <> OLD.site OR {counted}) AND site = NEW.site;"
    )


def _of_article(name: str, row: str) -> str:
    return f"(SELECT {_NUMBERS[name].format(a='a')} FROM articles a WHERE a.id = {row}.article_id)"


def _tagged(row: str, sign: str) -> str:
    return (
        f"UPDATE tags SET articles = articles {sign} coalesce({_of_article('all', row)}, 0),"
        f" unread = unread {sign} coalesce({_of_article('unread', row)}, 0) WHERE id = {row}.tag_id;"
    )


def statements() -> list[str]:
    """The tables and triggers, for the migration that brings them."""
    numbers = ", ".join(f'"{name}" INTEGER NOT NULL DEFAULT 0' for name in _NUMBERS)
    return [
        f"CREATE TABLE counts (id INTEGER PRIMARY KEY CHECK (id = 1), {numbers})",
        "INSERT INTO counts (id) VALUES (1)",
        "CREATE TABLE sites (site TEXT PRIMARY KEY, articles INTEGER NOT NULL DEFAULT 0, unread INTEGER NOT NULL DEFAULT 0)",
        "ALTER TABLE tags ADD COLUMN articles INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE tags ADD COLUMN unread INTEGER NOT NULL DEFAULT 0",
        "CREATE TRIGGER articles_counted_in AFTER INSERT ON articles BEGIN"
        f" INSERT OR IGNORE INTO sites (site) VALUES (NEW.site); {_add('NEW', '+')} END",
        # Its tags go first, while the row can still say how it was counted with them.
        "CREATE TRIGGER articles_counted_out BEFORE DELETE ON articles BEGIN"
        f" DELETE FROM article_tags WHERE article_id = OLD.id; {_add('OLD', '-')} END",
        f"CREATE TRIGGER articles_counted AFTER UPDATE OF {', '.join(_WATCHED)} ON articles BEGIN {_moved()} END",
        f"CREATE TRIGGER tags_counted_in AFTER INSERT ON article_tags BEGIN {_tagged('NEW', '+')} END",
        f"CREATE TRIGGER tags_counted_out AFTER DELETE ON article_tags BEGIN {_tagged('OLD', '-')} END",
    ]


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
    """How many articles each place holds, and under "samples" how many samples there are."""
    columns = ", ".join(f'"{name}"' for name in _NUMBERS)
    return dict(zip(_NUMBERS, connection.execute(f"SELECT {columns} FROM counts").fetchone(), strict=True))


def numbers(connection: sqlite3.Connection) -> dict[str, Any]:
    """Every number that is kept, for a comparison with those of ``recount``: by place, by tag and by site."""
    return {
        "places": places(connection),
        "tags": sorted(connection.execute("SELECT name, articles, unread FROM tags").fetchall()),
        "sites": sorted(connection.execute("SELECT site, articles, unread FROM sites WHERE articles > 0").fetchall()),
    }
