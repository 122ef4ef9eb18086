"""Passages that a person marked in articles, each with its meaning and perhaps a note.

Tested in `tests/unit/library/test_highlights.py`.
"""

from __future__ import annotations

from typing import NamedTuple

MEANINGS = (1, 2, 3, 4)
"""The meanings, by the keys that give them."""
DEFAULT_MEANINGS = {1: "Fact", 2: "Quote", 3: "Check", 4: "Use"}
"""What the meanings are called until a person calls them otherwise (the setting ``meaning_1`` and so on)."""


class Highlight(NamedTuple):
    """A passage of an article's text: ``text[start:end]`` where it is ``found``; else the text that the article has now
    does not hold it, and it is kept until one does. ``exact`` are the words as they were marked, which may have changed
    a little since. ``created`` and ``changed`` are times in UTC (ISO 8601), the second "" until it is changed.
    """

    id: int
    article_id: int
    start: int
    end: int
    found: bool
    exact: str
    meaning: int
    note: str
    created: str
    changed: str
    prefix: str = ""
    suffix: str = ""
    repeated: bool = False
    tags: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The passage on one line."""
        return " ".join(self.exact.split())


class HighlightedArticle(NamedTuple):
    """An article with its own note, and its highlights in the order of its text."""

    id: int
    title: str
    site: str
    url: str
    note: str
    highlights: tuple[Highlight, ...]
