"""Keep the order that the list shows now, and the current article in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Trail(NamedTuple):
    """A pure value; a changed filter makes a new one. ``current`` may be 0 (nowhere yet)."""

    ids: Sequence[int]
    current: int = 0

    @property
    def position(self) -> int:
        """The index of the current article, or -1 where it is not on the trail."""
        try:
            return self.ids.index(self.current)
        except ValueError:
            return -1

    def previous(self) -> int | None:
        """Return the article before this one, None at the beginning."""
        position = self.position
        return self.ids[position - 1] if position > 0 else None

    def next(self) -> int | None:
        """Return the article after this one, None at the end; from nowhere, the first."""
        position = self.position
        return self.ids[position + 1] if position + 1 < len(self.ids) else None

    def at(self, article_id: int) -> Trail:
        """Return the same trail with this article as the current one."""
        return Trail(self.ids, article_id)

    def without(self, gone: Sequence[int]) -> Trail:
        """Return the trail without these articles: the gap closes; if the current one is gone, its successor (else
        predecessor) is current.
        """
        lost = set(gone)
        ids = [article_id for article_id in self.ids if article_id not in lost]
        if self.current not in lost:
            return Trail(ids, self.current)
        position = self.position
        after = [article_id for article_id in self.ids[position + 1 :] if article_id not in lost]
        before = [article_id for article_id in self.ids[: max(position, 0)] if article_id not in lost]
        return Trail(ids, after[0] if after else before[-1] if before else 0)
