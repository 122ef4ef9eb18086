"""Tags: their names, colours and articles. Case does not distinguish two tags, accents do; the first spelling stays.
Slashes nest them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from reader.library.checksums import selected, true_row
from reader.library.connections import Connections
from reader.library.edits import TAG_COLOURS, Edit, TagChanged, Tagged, Untagged, apply, ids_of, ids_parameter
from reader.library.search.tag_conditions import IS_SOUND
from reader.model.library import Tag
from reader.text.fold import case_key
from reader.text.plain_line import MAX_NAME, plain_line

if TYPE_CHECKING:
    from sqlite_utils import Database


class Tags:
    """Tags and whose they are. Every change returns the edits that take it back."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def all(self) -> tuple[Tag, ...]:
        """Return every tag that an article outside the trash has, by name; without those that are not what was written."""
        rows = self._connections.query(
            f"SELECT articles, unread, {selected('tags', 't')} FROM tags t WHERE articles > 0 ORDER BY name COLLATE NOCASE"
        )
        return tuple(Tag._make([*row[2:5], *row[:2]]) for row in rows if true_row(self._connections, "tags", row[2:]))

    def add(self, ids: Iterable[int], names: Iterable[str]) -> list[Edit]:
        """Give these articles these tags; tags that are new are made, names are tidied and empty ones left out."""
        among = ids_of(ids)
        return self._edit([Tagged(name, among) for name in map(tidy_new, names) if name])

    def remove(self, ids: Iterable[int], names: Iterable[str]) -> list[Edit]:
        """Take these tags from these articles; a tag that no article has any more is forgotten."""
        among = ids_of(ids)
        return self._edit([Untagged(name, among) for name in map(tidy, names)])

    def articles(self, name: str) -> list[int]:
        """Return the ids of all articles with this very tag, in the trash too."""
        tag = self._named(tidy(name))
        sql = "SELECT article_id FROM article_tags WHERE tag_id = ? ORDER BY article_id"
        return [row[0] for row in self._connections.query(sql, [tag.id])] if tag else []

    def rename(self, name: str, new_name: str) -> list[Edit]:
        """Give a tag, and those nested under it, another name; where a tag has that name already, the two become
        one.
        """
        old, new = tidy(name), tidy_new(new_name)
        edits: list[Edit] = []
        if not new or old == new or case_key(new).startswith(case_key(old) + "/"):
            return []
        with self._connections.write():
            for tag in self._under(old):
                target = new + tag.name[len(old) :]
                existing = self._named(target)
                if existing is None or existing.id == tag.id:
                    edits.append(TagChanged(tag.name, target, tag.colour))
                else:
                    ids = ids_of(self.articles(tag.name))
                    edits += [Tagged(existing.name, ids), Untagged(tag.name, ids)]
            return self._edit(edits)

    def recolour(self, name: str, colour: int) -> list[Edit]:
        """Give a tag another colour, an index into the theme's; returns the way back."""
        with self._connections.write():
            tag = self._named(tidy(name))
            return self._edit([TagChanged(tag.name, tag.name, colour)]) if tag else []

    def delete(self, name: str) -> list[Edit]:
        """Take a tag, and those nested under it, from all articles; returns the way back."""
        with self._connections.write():
            return self._edit([Untagged(tag.name, ids_of(self.articles(tag.name))) for tag in self._under(tidy(name))])

    def exists(self, name: str) -> bool:
        """Return whether there is a tag of this name, or one nested under it."""
        return bool(self._under(tidy(name)))

    def _named(self, name: str) -> Tag | None:
        rows: list[Any] = self._connections.query(
            f"SELECT id, name, colour, articles, unread FROM tags WHERE {IS_SOUND}"
        )
        wanted = case_key(name)
        return next((Tag(*row) for row in rows if case_key(row[1]) == wanted), None)

    def _under(self, name: str) -> list[Tag]:
        rows: list[Any] = self._connections.query(
            f"SELECT id, name, colour, articles, unread FROM tags WHERE {IS_SOUND} ORDER BY name COLLATE NOCASE"
        )
        return [tag for tag in (Tag(*row) for row in rows) if is_under(tag.name, name)]

    def _edit(self, edits: list[Edit]) -> list[Edit]:
        if not edits:
            return []
        with self._connections.write() as db:
            return apply(db, edits)


def tag_all(db: Database, tagged: Mapping[str, Sequence[int]], *, new: bool = False) -> list[Edit]:
    """Give articles tags, by the tag's name as ``tidy_new`` gives it, within a change that is under way; return the edits
    that take them back. Tags that are new are made. The same as ``Tagged`` for each, where there may be thousands of names. Nothing
    takes tags of ``new`` articles back: those go themselves.
    """
    known = {case_key(name): (number, name) for number, name in db.execute("SELECT id, name FROM tags").fetchall()}
    used = dict.fromkeys(range(TAG_COLOURS), 0) | dict(
        db.execute("SELECT colour, count(*) FROM tags GROUP BY colour").fetchall()
    )
    back: list[Edit] = []
    pairs: list[tuple[int, int]] = []
    for wanted, ids in tagged.items():
        if not ids:
            continue
        found = known.get(case_key(wanted))
        if found is None:
            colour = min(range(TAG_COLOURS), key=lambda one: used[one])
            used[colour] += 1
            made = db.execute("INSERT INTO tags (name, colour) VALUES (?, ?) RETURNING id", [wanted, colour]).fetchone()
            found = known[case_key(wanted)] = (made[0], wanted)
        if new:
            pairs += [(number, found[0]) for number in ids]
            continue
        rows = db.execute(
            "INSERT OR IGNORE INTO article_tags (article_id, tag_id) SELECT value, ? FROM json_each(?) WHERE true RETURNING"
            " article_id",
            [found[0], ids_parameter(ids)],
        ).fetchall()
        if rows:
            back.append(Untagged(found[1], ids_of(row[0] for row in rows)))
    db.conn.executemany("INSERT OR IGNORE INTO article_tags (article_id, tag_id) VALUES (?, ?)", sorted(pairs))
    return back


def tidy(name: str) -> str:
    """Return a tag's name with single spaces, and none and no empty part around its slashes."""
    return "/".join(part for part in (" ".join(part.split()) for part in name.split("/")) if part)


@lru_cache(4096)
def tidy_new(name: str) -> str:
    """Return a name that is given to a tag: tidy, and each part a line of sane length."""
    return tidy("/".join(plain_line(part, MAX_NAME) for part in name.split("/")))


def is_under(name: str, parent: str) -> bool:
    """Return whether a tag is this one or nested under it."""
    name, parent = case_key(name), case_key(parent)
    return name == parent or name.startswith(parent + "/")
