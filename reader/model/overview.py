"""The overview of a library: amounts over time, by site, tag and language, and what takes the space."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``first`` on and before ``until`` (ISO form, here): how many articles were saved in them, and how
    many first read.
    """

    first: str
    until: str
    saved: int
    read: int


@dataclass(frozen=True, slots=True)
class Amount:
    """A site, tag or language with the number of its articles; for a tag those nested in it count too, and are in
    ``parts``.
    """

    name: str
    count: int
    parts: tuple[Amount, ...] = ()


@dataclass(frozen=True, slots=True)
class Amounts:
    """The largest of a kind, and how many ``others`` there are, with ``rest`` articles. ``unknown`` articles have
    none.
    """

    first: tuple[Amount, ...]
    others: int = 0
    rest: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Overview:
    """What is in a library, the trash left out. ``read_sometime`` of the ``read`` articles do not say when they were
    first read: they are in no period.
    """

    articles: int
    read: int
    read_sometime: int
    step: Literal["day", "week", "month", "year"]
    periods: tuple[Period, ...]
    sites: Amounts
    tags: Amounts
    languages: Amounts


@dataclass(frozen=True, slots=True)
class Space:
    """What takes the space, in bytes: ``file`` is all of it, ``free`` is kept inside it for what comes next. With
    ``estimated`` the parts were reckoned from a sample.
    """

    file: int
    originals: int
    pictures: int
    texts: int
    search: int
    free: int
    estimated: bool = False

    @property
    def other(self) -> int:
        """Return the bytes of titles, summaries, tags, their indexes, and the unfilled ends of the file's pages."""
        return max(0, self.file - self.originals - self.pictures - self.texts - self.search - self.free)


@dataclass(frozen=True, slots=True)
class Scaled:
    """A picture made smaller: its bytes in the form ``mime``, and its size in pixels."""

    data: bytes
    mime: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Gain:
    """What making something smaller is about: how many there are, and the bytes that it would free (or did)."""

    number: int = 0
    freed: int = 0


@dataclass(frozen=True, slots=True)
class Gains:
    """Of each kind; ``free`` bytes are unused in the file already, ``file`` is its size. ``originals`` and ``pictures``
    are estimates until it is done.
    """

    originals: Gain
    pictures: Gain
    unused: Gain
    free: int
    file: int
