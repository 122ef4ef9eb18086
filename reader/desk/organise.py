"""Marks, tags, trash: the small changes that a person makes all day. Each is done when the method returns, and published."""

from __future__ import annotations

from collections.abc import Sequence

from reader.desk.events import ArticlesChanged, Events
from reader.library.library import Library


class Organise:
    """Every method takes the ids of the articles. Raises LibraryReadOnly, LibraryBusy, DiskFull."""

    def __init__(self, library: Library, events: Events) -> None:
        self._library = library
        self._events = events

    def mark(self, ids: Sequence[int], mark: str, value: bool) -> None:
        """``mark`` is "read", "starred" or "archived"."""
        self._library.articles.mark(ids, mark, value)
        self._tell("changed", ids)

    def tag(self, ids: Sequence[int], names: Sequence[str]) -> None:
        self._library.tags.add(ids, names)
        self._tell("changed", ids)

    def untag(self, ids: Sequence[int], names: Sequence[str]) -> None:
        self._library.tags.remove(ids, names)
        self._tell("changed", ids)

    def delete(self, ids: Sequence[int]) -> None:
        """To the trash, from where ``restore`` brings them back."""
        self._library.articles.delete(ids)
        self._tell("removed", ids)

    def restore(self, ids: Sequence[int]) -> None:
        self._library.articles.restore(ids)
        self._tell("added", ids)

    def empty_trash(self) -> int:
        """Removes for good what is in the trash; gives how many articles that were."""
        return self._purge(self._library.articles.trash())

    def remove_samples(self) -> int:
        """Removes the sample articles for good; gives how many there were. They do not come back."""
        return self._purge(self._library.articles.samples())

    def _purge(self, ids: list[int]) -> int:
        if ids:
            self._library.articles.purge(ids)
            self._tell("removed", ids)
        return len(ids)

    def remember_place(self, article_id: int, offset: int) -> None:
        """Where reading stopped, as an offset in the text. Not published: nothing that is shown depends on it."""
        self._library.articles.remember_place(article_id, offset)

    def _tell(self, kind: str, ids: Sequence[int]) -> None:
        self._events.publish(ArticlesChanged(kind, tuple(ids)))  # type: ignore[arg-type]
