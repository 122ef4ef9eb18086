"""What a list asks of the library, as parts of SQL."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reader.library.connections import Connections
from reader.records import dataclass

FEW = 5_000
"""Up to so many articles are looked up one by one; for more it is quicker to walk along the index of the order and ask
of each."""


@dataclass(frozen=True, slots=True)
class Condition:
    """``where`` is a condition on the rows ``a`` of ``tables``, with its parameters. ``match`` is what the search index
    must answer for every article that passes, "" where it need not be asked; ``rest`` is the condition without it.
    ``bonus`` is an SQL expression for what relevance gains beside the index."""

    where: str
    parameters: tuple[object, ...]
    tables: str = "articles a"
    match: str = ""
    rest: str = "1"
    rest_parameters: tuple[object, ...] = ()
    bonus: str = "0"
    words: str = ""


def has_tag(tags: Sequence[int]) -> str:
    """The condition that an article has one of many-used tags: asked of each article along the order, which soon has
    enough of them."""
    among = ",".join(map(str, tags))
    return f"EXISTS (SELECT 1 FROM article_tags x WHERE x.article_id = a.id AND x.tag_id IN ({among}))"


def tags_named(connections: Connections, name: str) -> tuple[list[int], int]:
    """The numbers of a tag and of those nested under it, and how many articles they have at most."""
    rows: list[Any] = connections.query("SELECT id, name, articles FROM tags")
    from reader.text.fold import fold

    wanted = fold(name)
    found = [
        (number, articles)
        for number, tag, articles in rows
        if fold(tag) == wanted or fold(tag).startswith(wanted + "/")
    ]
    return [number for number, _ in found], sum(articles for _, articles in found)
