"""Tags: their names, colours and articles. Case does not distinguish two tags; the first spelling stays."""

from __future__ import annotations

from collections.abc import Iterable

from reader.library import search
from reader.library.connections import Connections
from reader.model import Tag

COLOURS = 8
"""How many colours a theme has for tags; a new tag takes the least used."""


class Tags:
    """See ``Library``."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def all(self) -> tuple[Tag, ...]:
        """Every tag that an article has, by name; articles in the trash do not count."""
        rows = self._connections.query(
            "SELECT g.id, g.name, g.colour, count(a.id) FROM tags g JOIN article_tags x ON x.tag_id = g.id"
            " JOIN articles a ON a.id = x.article_id AND a.deleted IS NULL GROUP BY g.id ORDER BY g.name COLLATE NOCASE"
        )
        return tuple(Tag(*row) for row in rows)  # type: ignore[arg-type]

    def add(self, ids: Iterable[int], names: Iterable[str]) -> None:
        """Give these articles these tags; tags that are new are made, names are trimmed and empty ones left out."""
        articles = list(ids)
        wanted = [name for name in (" ".join(given.split()) for given in names) if name]
        with self._connections.write() as db, search.reindexed(db, articles):
            for name in wanted:
                db.execute(
                    "INSERT INTO tags (name, colour) SELECT ?, coalesce((WITH RECURSIVE c(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM c"
                    f" WHERE n < {COLOURS - 1}) SELECT n FROM c ORDER BY (SELECT count(*) FROM tags WHERE colour = n), n LIMIT 1), 0)"
                    " WHERE NOT EXISTS (SELECT 1 FROM tags WHERE name = ?)",
                    [name, name],
                )
                db.conn.executemany(
                    "INSERT OR IGNORE INTO article_tags (article_id, tag_id) SELECT ?, id FROM tags WHERE name = ?",
                    [(article_id, name) for article_id in articles],
                )

    def remove(self, ids: Iterable[int], names: Iterable[str]) -> None:
        """Take these tags from these articles; a tag that no article has any more is forgotten."""
        articles = list(ids)
        with self._connections.write() as db, search.reindexed(db, articles):
            db.conn.executemany(
                "DELETE FROM article_tags WHERE article_id = ? AND tag_id = (SELECT id FROM tags WHERE name = ?)",
                [(article_id, " ".join(name.split())) for article_id in articles for name in names],
            )
            db.execute("DELETE FROM tags WHERE id NOT IN (SELECT tag_id FROM article_tags)")
