"""An article whole, as the reading pane needs it, and its near-duplicates."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from reader.model.blocks import Block, plain_text
from reader.model.library import Row


@dataclass(frozen=True)
class Article:
    """An article whole: its row, and what only the reading pane needs."""

    row: Row
    description: str
    final_url: str
    canonical_url: str
    fetched: str
    blocks: tuple[Block, ...]
    notes: str = ""
    modified: str = ""
    section: str = ""
    evidence: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    cleaner: str = ""
    text_size: int = 0
    """Pixels, where a person gave this article a size of its own; else 0."""

    @cached_property
    def text(self) -> str:
        """The plain text in which all offsets count."""
        return plain_text(self.blocks)


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """An article that tells nearly the same as another one: what "also at" shows of it."""

    id: int
    title: str
    site: str
    published: str
