"""A briefing: a summary of several articles, event by event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from reader.model.library import Filter

_BETWEEN = 12
"""Characters that may lie between a figure and what limits it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in an article: its words are ``text[start:end]`` of the article's text, in code points. A briefing holds
    no words of its own, only such places.
    """

    article_id: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Variant:
    """What one source gives where another gives something else: the figure, date or name, and the sentence in which it
    stands. ``hedge`` is what limits a figure ("at least"), ``speaker`` whose figure it is ("police"), where the sentence
    says so.
    """

    figure: Passage
    sentence: Passage
    hedge: Passage | None = None
    speaker: Passage | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """Figures, dates or names that sources seem to give differently for the same thing: to be checked, for both may be
    right. ``label`` is what they are of, in the words of one source. The variants come newest first.
    """

    kind: Literal["figure", "date", "name"]
    label: Passage
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Articles about one event, the newest first. ``sentences`` are in the order of reading, the newest state first.
    ``heading_of`` is the article whose title is the heading: the newest in the reader's language. ``copies`` are those
    that mostly repeat another one of the group, as two outlets that print one agency's report.
    """

    articles: tuple[int, ...]
    sentences: tuple[Passage, ...]
    differences: tuple[Difference, ...] = ()
    heading_of: int = 0
    copies: tuple[int, ...] = ()

    @property
    def newest(self) -> int:
        """Return the newest of several articles, 0 where there is only one."""
        return self.articles[0] if len(self.articles) > 1 else 0


@dataclass(frozen=True, slots=True)
class Cited:
    """An article as a briefing cites it. ``published`` and ``saved`` are as in ``Row``; all offsets count in
    ``text``.
    """

    id: int
    title: str
    site: str
    byline: str
    url: str
    published: str
    saved: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Scope:
    """What a briefing is of: these articles, or where there are none, what passes the filter. ``since`` is the word
    that was asked for ("yesterday", "24h"), and the filter's ``since`` the time that it means. ``language`` is the
    reader's (ISO 639-1), "" where it is not known.
    """

    ids: tuple[int, ...] = ()
    filter: Filter = field(default_factory=lambda: Filter())
    since: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Briefing:
    """A summary of several articles: ``groups`` of those about one event, the largest first. ``made`` is ISO 8601 in
    UTC. ``without_text`` articles had nothing to read, ``beyond`` were more than a briefing takes.
    """

    groups: tuple[Group, ...]
    articles: Mapping[int, Cited]
    scope: Scope
    made: str
    without_text: int = 0
    beyond: int = 0

    def words(self, passage: Passage) -> str:
        """Return the passage word for word."""
        return self.articles[passage.article_id].text[passage.start : passage.end]

    def source(self, passage: Passage) -> Cited:
        """Return the article that holds the passage."""
        return self.articles[passage.article_id]

    def heading(self, group: Group) -> str:
        """Return the title of the group's newest article in the reader's language, else of its newest."""
        return self.articles[group.heading_of or group.articles[0]].title

    def figure(self, variant: Variant) -> str:
        """Return what a source gives, with what limits it where that stands beside it: "at least 38"."""
        figure, hedge = variant.figure, variant.hedge
        text = self.articles[figure.article_id].text
        if hedge is None:
            return text[figure.start : figure.end]
        start, end = min(figure.start, hedge.start), max(figure.end, hedge.end)
        whole = text[start:end]
        near = len(whole) - (figure.end - figure.start) - (hedge.end - hedge.start) <= _BETWEEN and "\n" not in whole
        return whole if near else text[figure.start : figure.end]

    def newer(self, difference: Difference) -> Variant | None:
        """Return the variant of the newest source, None where several are as new or a time is not known."""
        times = [self._time(variant) for variant in difference.variants]
        newest = max(times, default="")
        if not all(times) or times.count(newest) != 1:
            return None
        return difference.variants[times.index(newest)]

    def _time(self, variant: Variant) -> str:
        source = self.source(variant.figure)
        return source.published or source.saved

    def outlets(self, group: Group) -> int:
        """Return the number of sites that report the event; an article without a site counts as one of its own."""
        return len({self.articles[number].site or number for number in group.articles})

    def is_latest(self, group: Group, passage: Passage) -> bool:
        """Tell whether a sentence tells the latest: it is of the newest of several articles, and of a known time."""
        newest = self.articles.get(group.newest)
        return newest is not None and passage.article_id == group.newest and bool(newest.published or newest.saved)
