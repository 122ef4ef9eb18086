"""Lists of articles: what passes a filter, in its order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.library.library import Library
from reader.library.search.listing import ORDER_COLUMNS
from reader.model.library import Filter

if TYPE_CHECKING:
    from reader.model.library import Listing, Row

ORDER_NAMES = tuple(ORDER_COLUMNS)
"""The orders that a filter may name, "relevance" aside."""


class Search:
    """Answers at once; ``Desk.listing`` and ``Desk.count`` do the same as jobs."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def listing(self, wanted: Filter, limit: int = -1) -> Listing:
        """Return the list of a filter, or the first ``limit`` articles of it."""
        return self._library.listings.listing(wanted, limit)

    def ids(self, wanted: Filter) -> Sequence[int]:
        """Return the numbers of all articles that pass the filter, in its order."""
        return self._library.listings.ids(wanted)

    def titled(self, typed: str, limit: int) -> list[Row]:
        """Return up to ``limit`` articles whose title has words that begin with each of these, newest first."""
        words = " ".join(f"title:{word}*" for word in re.findall(r"\w+", typed))
        if not words:
            return []
        return self._library.articles.rows(self._library.listings.listing(Filter(words=words), limit).ids[:limit])

    def warm(self) -> None:
        """Load what the first search needs, so that a person does not wait for it."""
        self._library.listings.first(Filter(words="ready"), 1)
