"""Marks, tags, trash, smart folders: the changes that a person makes all day. Each is done when the method returns, and
published.

Every method gives a ``Done``, which ``take_back`` takes back; that gives another one, and so redo is taking back once
more.
"""

from __future__ import annotations

import time
from array import array
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.desk.events import ArticlesChanged, Events
from reader.errors import Cancelled, DiskFull, LibraryError
from reader.library.articles import marks
from reader.library.edits import TAG_COLOURS as TAG_COLOURS
from reader.library.edits import (
    Edit,
    HighlightDropped,
    HighlightPut,
    NotePut,
    Put,
    Tagged,
    TextGiven,
    TextTaken,
    Untagged,
    ids_of,
)
from reader.library.library import Library
from reader.model.library import Folder

if TYPE_CHECKING:
    from reader.desk.jobs import Job

SLICE_ARTICLES = 2_000
"""Articles changed in one transaction: a fraction of a second, after which others have their turn."""


@dataclass(frozen=True, slots=True)
class Done:
    """A change that was made: the edits that take it back, and the articles that it changed."""

    back: tuple[Edit, ...]
    ids: array[int]

    @property
    def is_nothing(self) -> bool:
        return not self.back


class Organizing:
    """``ids`` are the articles; ``job`` is told how far it is, and when it is cancelled, everything is as it was.
    Raises LibraryReadOnly, LibraryBusy, DiskFull, Cancelled.
    """

    def __init__(self, library: Library, events: Events) -> None:
        self._library = library
        self._words_left = False
        self._events = events

    # --- articles ------------------------------------------------------------------------------------------------------

    def mark(self, ids: Sequence[int], mark: str, value: bool, job: Job | None = None) -> Done:
        """``mark`` is "read", "starred" or "archived"."""
        return self._sliced(ids, lambda some: self._library.articles.edit(marks(some, mark, value)), job)

    def tag(self, ids: Sequence[int], names: Sequence[str], job: Job | None = None) -> Done:
        return self._sliced(ids, lambda some: self._library.tags.add(some, names), job)

    def untag(self, ids: Sequence[int], names: Sequence[str], job: Job | None = None) -> Done:
        return self._sliced(ids, lambda some: self._library.tags.remove(some, names), job)

    def delete(self, ids: Sequence[int], job: Job | None = None) -> Done:
        """To the trash, from where ``restore`` brings them back."""
        return self._sliced(ids, self._library.articles.delete, job)

    def restore(self, ids: Sequence[int], job: Job | None = None) -> Done:
        return self._sliced(ids, self._library.articles.restore, job)

    def take_back(self, done: Done, job: Job | None = None) -> Done:
        """Undo what was done; the result takes that back again."""
        back: list[Edit] = []
        for number, edit in enumerate(done.back):
            if job is not None:
                job.progress("changing", number / len(done.back))
            back = self._library.articles.edit([edit]) + back
        return self.published(back)

    def there(self, ids: Iterable[int]) -> frozenset[int]:
        """Return those of these articles that were not removed for good, by whomever."""
        return self._library.articles.there(ids)

    def _sliced(self, ids: Sequence[int], change: Callable[[Sequence[int]], list[Edit]], job: Job | None) -> Done:
        back: list[Edit] = []
        try:
            for start in range(0, len(ids), SLICE_ARTICLES):
                if job is not None:
                    job.progress("changing", start / len(ids))
                back = change(ids[start : start + SLICE_ARTICLES]) + back
        except Cancelled:
            self._library.articles.edit(back)
            raise
        return self.published(back)

    def published(self, back: list[Edit]) -> Done:
        """Tell of what was changed, and only of that; return it as what was done. ``back`` takes it back."""
        changed: dict[int, None] = {}
        gone: dict[int, None] = {}
        come: dict[int, None] = {}
        for edit in back:
            if isinstance(edit, Put):
                kind = changed if edit.column != "deleted" else gone if edit.value is None else come
                kind.update(dict.fromkeys(edit.ids))
            elif isinstance(edit, Tagged | Untagged):
                changed.update(dict.fromkeys(edit.ids))
            elif isinstance(edit, HighlightPut | HighlightDropped | NotePut | TextGiven | TextTaken):
                changed[edit.article_id] = None
            else:
                self._events.publish(ArticlesChanged("changed"))
        self._words_left |= any(isinstance(edit, HighlightPut | NotePut) and edit.note for edit in back)
        for name, ids in (("changed", changed), ("removed", gone), ("added", come)):
            if ids:
                self._events.publish(ArticlesChanged(name, tuple(ids)))  # type: ignore[arg-type]
        return Done(tuple(back), ids_of(dict.fromkeys((*changed, *gone, *come))))

    # --- tags and smart folders ----------------------------------------------------------------------------------------

    def rename_tag(self, name: str, new_name: str) -> Done:
        """A tag and those nested in it get another name; one that has the name already takes them in. Smart folders
        that ask for the tag ask for it under its new name.
        """
        return self.merge_tags([name], new_name)

    def merge_tags(self, names: Sequence[str], new_name: str) -> Done:
        """Rename each of these tags as ``rename_tag`` does, all or none."""
        from reader.query.parse import rename_tag

        back: list[Edit] = []
        with self._library.one_change():
            for name in names:
                renamed = self._library.tags.rename(name, new_name)
                for folder in self._library.folders.all() if renamed else ():
                    query = rename_tag(folder.query, name, new_name)
                    if query != folder.query:
                        renamed = self._library.folders.change(folder._replace(query=query)) + renamed
                back = renamed + back
        return self.published(back)

    def recolour_tag(self, name: str, colour: int) -> Done:
        return self.published(self._library.tags.recolour(name, colour))

    def delete_tag(self, name: str) -> Done:
        """Take a tag, and those nested in it, from all articles."""
        return self.published(self._library.tags.delete(name))

    def save_folder(self, name: str, query: str, icon: str = "") -> Done:
        return self.published(self._library.folders.save(name, query, icon))

    def change_folder(self, folder: Folder) -> Done:
        return self.published(self._library.folders.change(folder))

    def drop_folder(self, folder_id: int) -> Done:
        return self.published(self._library.folders.drop(folder_id))

    # --- for good ------------------------------------------------------------------------------------------------------

    def in_trash(self, older_than: str = "") -> list[int]:
        """Return the articles in the trash, or those deleted before a time (ISO 8601 in UTC)."""
        return self._library.articles.trash(older_than)

    def empty_trash(self, job: Job | None = None, older_than: str = "") -> int:
        """Removes for good what is in the trash (since before a time, in the library's form); gives how many articles
        that were. In slices, between which others change the library; what is removed until it is cancelled stays
        removed.
        """
        return self._purge(self._library.articles.trash(older_than), job)

    def samples(self) -> list[int]:
        """Return the ids of the sample articles outside the trash."""
        return self._library.articles.samples(listed=True)

    def remove_samples(self) -> int:
        """Removes the sample articles for good; gives how many there were. They do not come back."""
        return self._purge(self._library.articles.samples())

    def _purge(self, ids: Sequence[int], job: Job | None = None) -> int:
        done = 0
        try:
            for start in range(0, len(ids), PURGE_ARTICLES):
                if job is not None:
                    job.progress("removing", start / len(ids))
                self._library.articles.purge(ids[start : start + PURGE_ARTICLES])
                done = min(start + PURGE_ARTICLES, len(ids))
            if done:
                self._overwrite(job)
        finally:
            if done:
                self._publish("removed", ids[:done])
        return done

    def _overwrite(self, job: Job | None) -> None:
        """Take the words of what was removed out of the file, too. Where there is no room for that, they go with what is
        removed next.
        """
        with suppress(DiskFull):
            for _ in self._library.articles.overwrite_purged():
                if job is not None:
                    job.progress("removing", 1.0)

    def forget_words(self) -> None:
        """Take the words of notes that were deleted or changed out of the search index, if that takes no longer than
        FORGET_SECONDS; else they go with what is removed next.
        """
        if self._words_left:
            until = time.monotonic() + FORGET_SECONDS
            with suppress(LibraryError):
                for _ in self._library.articles.overwrite_purged():
                    if time.monotonic() > until:
                        break
            self._words_left = False

    def remember_place(self, article_id: int, offset: int) -> None:
        """Where reading stopped, as an offset in the text. Not published: nothing that is shown depends on it."""
        self._library.articles.remember_place(article_id, offset)

    def keep_text_size(self, article_id: int, pixels: int) -> None:
        """Keep a text size for this article alone, in pixels; 0 for the size of the setting. Not published, and nothing
        that Undo takes back: it says how an article is looked at, not what it is.
        """
        self._library.articles.keep_text_size(article_id, pixels)

    def _publish(self, kind: str, ids: Iterable[int]) -> None:
        self._events.publish(ArticlesChanged(kind, tuple(ids)))  # type: ignore[arg-type]


FORGET_SECONDS = 4.0
"""As long as it takes for 50,000 articles; somebody may be waiting for the program to end."""

PURGE_ARTICLES = 25
"""Articles removed for good in one transaction: their words have to be taken out of the index one by one, a millisecond
or two each."""
