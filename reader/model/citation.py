"""What a citation is made from: a work with its authors and dates, in the fields that all styles know.

Tested in `tests/unit/exchange/citations/test_styles.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

WorkKind = Literal["newspaper", "magazine", "blog", "web", "report"]
NameOrder = Literal["", "eastern", "hungarian", "icelandic"]


@dataclass(frozen=True, slots=True)
class Author:
    """A person by family and given name, or an organisation by its ``literal`` name alone.

    ``particle`` is what stands before the family name and is written small ("van", "de la"); ``suffix`` tells a son from
    his father ("Jr."). ``order`` says how the name is written where it isn't given name first: "eastern" family name first,
    also in a list and without a comma; "hungarian" family name first; "icelandic" given name first, also in a list.
    """

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""
    order: NameOrder = ""

    def corrected(self, family: str, given: str) -> Author:
        """Return the author whose names the reader divided otherwise, written in the same order."""
        return Author(family, given, order=self.order)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, or as much of it as is known: ``month`` and ``day`` are 0 where they are not."""

    year: int
    month: int = 0
    day: int = 0


@dataclass(frozen=True, slots=True)
class CitedWork:
    """A page, an article or a report. ``container`` is what it stands in (the site, the newspaper), ``publisher`` who
    issued a report; ``accessed`` the day on which the page was retrieved. Empty fields are not known.
    """

    kind: WorkKind
    title: str
    authors: tuple[Author, ...] = ()
    container: str = ""
    publisher: str = ""
    issued: PartialDate | None = None
    accessed: PartialDate | None = None
    url: str = ""
    language: str = ""

    @property
    def source(self) -> str:
        """Where it was published, "" where that is its author, whom no style names twice."""
        named = self.container or self.publisher
        return "" if named in [author.literal for author in self.authors] else named

    @property
    def is_periodical(self) -> bool:
        """Whether it stands in a paper, a magazine or a blog rather than on a page of its own."""
        return self.kind in ("newspaper", "magazine", "blog")
