"""SQL conditions for "has this tag or one nested in it", shared by filters and searches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reader.library.connections import Connections

IS_SOUND = "typeof(name) = 'text' AND typeof(articles) = 'integer'"
"""SQL for whether a row of ``tags`` can be searched: a damaged one must not end every search. What is shown is verified."""
MAX_LOOKUPS = 5_000
"""Up to this many tagged articles are looked up by their ids; for more it is quicker to walk along the index of the
list's order and test each article."""


def has_tag(tags: Sequence[int]) -> str:
    """Return the condition that the article ``a`` has one of many-used tags, to be tested while walking along the
    list's order.
    """
    among = ",".join(map(str, tags))
    return f"EXISTS (SELECT 1 FROM article_tags x WHERE x.article_id = a.id AND x.tag_id IN ({among}))"


def tags_named(connections: Connections, name: str) -> tuple[list[int], int]:
    """Return the ids of a tag and of those nested under it, and an upper bound of the number of their articles."""
    rows: list[Any] = connections.query(f"SELECT id, name, articles FROM tags WHERE {IS_SOUND}")
    found = best_named([(number, tag) for number, tag, _ in rows], name)
    return found, sum(articles for number, _, articles in rows if number in found)


def best_named(tags: Sequence[tuple[int, str]], name: str) -> list[int]:
    """Return the ids of the tags (id, name) of a name and of those nested under it, whatever their case; only where there
    are none, those that differ in accents too.
    """
    from reader.text.fold import case_key, fold

    for key in (case_key, fold):
        wanted = key(name)
        found = [number for number, tag in tags if key(tag) == wanted or key(tag).startswith(wanted + "/")]
        if found:
            return found
    return []
