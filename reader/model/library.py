"""What a library lists: rows, tags, folders, counts, and the filter of a list."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

State = Literal["queued", "fetching", "failed", "ready"]
NOT_FETCHED = "not-fetched"
"""The error code of an article of which there is the address alone, and nobody tried to fetch it."""


class Row(NamedTuple):
    """What one row of the list shows, and no more. Times are ISO 8601 in UTC; ``published`` may be a bare date or "".
    ``completeness`` is a ``WholeOrWhy``, or "" where nobody has judged it yet.
    """

    id: int
    url: str
    title: str
    site: str
    byline: str
    excerpt: str
    language: str
    published: str
    saved: str
    words: int
    minutes: int
    state: State
    error_code: str = ""
    error_values: tuple[tuple[str, str | int], ...] = ()
    read: bool = False
    starred: bool = False
    archived: bool = False
    deleted: bool = False
    sample: bool = False
    thumbnail: str = ""
    completeness: str = ""
    tags: tuple[str, ...] = ()

    @property
    def lacks_text(self) -> bool:
        """Whether it could not be fetched, or is an address alone that nobody tried to fetch: saving it again fills it."""
        return self.state == "failed" or self.error_code == NOT_FETCHED


class Tag(NamedTuple):
    """A tag with the number of its articles and of those unread (trash not counted); ``colour`` is an index into the
    theme's colours. A name with slashes nests: ``work/desk`` is under ``work``.
    """

    id: int
    name: str
    colour: int
    articles: int
    unread: int = 0


FOLDER_ICONS = ("folder", "star", "clock", "tag", "quote", "check", "pin", "search")
"""The icons that a smart folder may have."""


class Folder(NamedTuple):
    """A smart folder: a saved search. ``icon`` is the name of one of the program's icons."""

    id: int
    name: str
    query: str
    icon: str = ""
    position: int = 0


Place = Literal["unread", "all", "starred", "archive", "attention", "trash"]
Order = Literal["saved", "published", "title", "site", "length", "minutes", "relevance"]


class Filter(NamedTuple):
    """Which articles a list shows. Empty fields do not restrict; ``words`` is what was typed into the search field.

    ``keep_visible`` are articles that stay although they no longer pass ``place``: an unread one that was opened does not
    vanish at once. ``since`` leaves out what was saved before that time (ISO 8601 in UTC). ``order`` goes from the
    newest, the longest or A; ``reverse`` the other way. By "relevance" only a search can be ordered. ``folder`` names
    the smart folder whose search ``words`` are, 0 for none.
    """

    place: Place = "all"
    tag: str = ""
    site: str = ""
    words: str = ""
    reverse: bool = False
    keep_visible: tuple[int, ...] = ()
    since: str = ""
    order: Order = "saved"
    folder: int = 0


class Day(NamedTuple):
    """Where a group of articles begins that were saved (or published) on one day or, when that is long ago, in one
    month: ``position`` in the listing; ``day`` is YYYY-MM-DD here, YYYY-MM for a month, "" for those that do not
    say.
    """

    position: int
    day: str


class Listing(NamedTuple):
    """The ids in order, and the groups of days where the order is one of time. ``whole`` is False where a limit cut it
    off.
    """

    ids: array[int]
    days: tuple[Day, ...] = ()
    whole: bool = True


class Counts(NamedTuple):
    """How many articles each place holds, and each tag and site (name, count), most first for sites; and the smart
    folders, without their numbers: those are searches (``Desk.count``).
    """

    places: Mapping[str, int] = MappingProxyType({})
    tags: tuple[Tag, ...] = ()
    sites: tuple[tuple[str, int], ...] = ()
    samples: int = 0
    folders: tuple[Folder, ...] = ()
