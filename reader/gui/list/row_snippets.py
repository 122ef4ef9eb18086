"""What a search found in the rows of the list: the hits in the title, and the piece of the text that has most of
them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.desk.desk import Desk
from reader.errors import TearsheetError
from reader.model.library import Row
from reader.query.match import Span, hits, marked_words, snippet
from reader.query.parse import query_of

SNIPPET_LENGTH = 170
"""Characters that two lines of a row hold, and some."""
MAX_SNIPPETS_KEPT = 400


@dataclass(frozen=True, slots=True)
class RowSnippet:
    """Hits in the title, and a piece of the text with its hits; "" where the text has none."""

    title: Sequence[Span]
    text: str
    text_hits: Sequence[Span]


class RowSnippets:
    """For one search. Texts are read when their rows are painted, and forgotten when many others were."""

    def __init__(self, desk: Desk, typed: str) -> None:
        self._desk = desk
        self._words = marked_words(query_of(typed))
        self._known: dict[int, RowSnippet] = {}

    def found(self, row: Row) -> RowSnippet:
        known = self._known.get(row.id)
        if known is None:
            if len(self._known) > MAX_SNIPPETS_KEPT:
                self._known.clear()
            known = self._known[row.id] = self._find(row)
        return known

    def _find(self, row: Row) -> RowSnippet:
        try:
            text = self._desk.articles.text(row.id) if self._words and row.state == "ready" else ""
        except TearsheetError:
            text = ""
        in_text = hits(text, self._words)
        piece = snippet(text, in_text, SNIPPET_LENGTH) if in_text else None
        return RowSnippet(
            hits(row.title, self._words, title=True), piece.text if piece else "", piece.hits if piece else ()
        )

    def forget(self) -> None:
        self._known.clear()
