"""Which articles tell the same in nearly the same words: wire copy at several papers. They are shown beside each other,
never merged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.library.checksums import selected, true_rows
from reader.library.connections import Connections
from reader.model.article import NearDuplicate
from reader.text.minhash import similarity, values_of

if TYPE_CHECKING:
    pass

MIN_SHARED_RUNS = 0.5
"""From this share of common runs of words on, two texts are the same report: edited and shortened, but not written
anew."""
MAX_COMPARED = 200
"""Of so many articles that share a value with one, no more are compared: the same notice on every page of a site."""


_SHOWN = ("id", "title", "site", "published")


class NearDuplicates:
    """Find the articles that tell nearly the same in the same words."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def of(self, article_id: int) -> list[NearDuplicate]:
        """Return the articles with nearly the same text, the most alike first; those in the trash are left out."""
        own: list[Any] = self._connections.query("SELECT signature FROM likeness WHERE article_id = ?", [article_id])
        if not own:
            return []
        signature = own[0][0]
        values = values_of(signature)
        marks = ", ".join("?" * len(values))
        rows: list[Any] = self._connections.query(
            f"SELECT l.signature, {selected('articles', 'a')} FROM"
            f" (SELECT DISTINCT article_id FROM likeness_values WHERE value IN ({marks}) AND article_id <> ? LIMIT {MAX_COMPARED}) v"
            " JOIN likeness l ON l.article_id = v.article_id JOIN articles a ON a.id = v.article_id AND a.deleted IS NULL",
            [*values, article_id],
        )
        found = [
            (similarity(signature, other), NearDuplicate(*(about[column] for column in _SHOWN)))
            for other, *values in rows
            for about in true_rows(self._connections, "articles", [values])
            if len(other) == len(signature)
        ]
        return [
            twin for share, twin in sorted(found, key=lambda pair: (-pair[0], pair[1].id)) if share >= MIN_SHARED_RUNS
        ]
