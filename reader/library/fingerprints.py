"""Tell quickly which articles have changed: a short value for all that an export of one says."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from reader.library.connections import Connections
from reader.library.edits import AMONG, ids_parameter

_SQL = (
    "SELECT a.id, a.row_sum, a.details_sum, a.is_read, a.is_starred, a.is_archived, t.row_sum,"
    " (SELECT group_concat(h.row_sum) FROM highlights h WHERE h.article_id = a.id),"
    " (SELECT group_concat(g.name, char(10)) FROM article_tags x JOIN tags g ON g.id = x.tag_id WHERE x.article_id = a.id),"
    " (SELECT max(p.id) FROM pages p WHERE p.article_id = a.id),"
    " (SELECT group_concat(c.pinned || c.sentence) FROM summary_choices c WHERE c.article_id = a.id)"
    f" FROM articles a LEFT JOIN texts t ON t.article_id = a.id WHERE a.id IN {AMONG}"
)


def fingerprints(connections: Connections, ids: Iterable[int]) -> dict[int, str]:
    """Return a value for each of these articles that is another one after any change of its row, text, marks, tags, notes,
    highlights, originals or choices of its summary. It may also change without one that shows, as by scrolling. It is "" for
    an article whose sums are not worked out.
    """
    rows: list[Any] = connections.query(_SQL, [ids_parameter(ids)])
    return {number: _hashed(rest) if None not in rest[:2] else "" for number, *rest in rows}


def _hashed(values: list[object]) -> str:
    return hashlib.sha256(repr(values).encode("utf-8", "surrogatepass")).hexdigest()[:24]
