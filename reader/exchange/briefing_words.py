"""Hold the words around a briefing's sentences, for every form in which it leaves the program; the window passes those of
its own language.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.model.briefing import Briefing, Cited, Difference, Variant
from reader.model.local_time import local_day


@dataclass(frozen=True, slots=True)
class BriefingWords:
    """``title`` and ``about`` say what it is of; ``date`` writes an ISO 8601 time as a reader wants it; ``language`` is
    the code of these words' own language.
    """

    title: str
    about: str = ""
    verbatim: str = "Every sentence is quoted word for word from its article."
    differ: str = "Sources differ"
    name: str = "Name"
    also: str = "Also"
    sources: str = "Sources"
    language: str = "en"
    date: Callable[[str], str] = local_day

    def label(self, briefing: Briefing, difference: Difference) -> str:
        """Return what figures that differ are of, in the words of the first source."""
        return self.name if difference.kind == "name" else one_line(briefing.words(difference.label))

    def citation(self, article: Cited) -> list[str]:
        """Return who wrote what, where and when, without the address; what is not known is left out."""
        names = article.byline.replace("; ", ", ")
        parts = (
            names,
            f"“{' '.join(article.title.split())}”",
            article.site,
            self.date(article.published or article.saved),
        )
        return [part for part in parts if part]


def outlet(article: Cited) -> str:
    """Return what a source is called in a line: its site, else its title."""
    return article.site or " ".join(article.title.split())


def also_from(briefing: Briefing) -> int:
    """Return the index of the first article that stands alone, after events of several; the number of groups if it needs
    no heading.
    """
    alone = next((at for at, group in enumerate(briefing.groups) if len(group.articles) == 1), 0)
    return alone or len(briefing.groups)


def one_line(text: str) -> str:
    """Return the words on one line."""
    return " ".join(text.split())


def rows(briefing: Briefing, difference: Difference) -> list[tuple[str, str]]:
    """Return (figure, outlet) of each source."""
    return [_row(briefing, variant) for variant in distinct_variants(briefing, difference)]


def distinct_variants(briefing: Briefing, difference: Difference) -> list[Variant]:
    """Return what the sources give, without what an outlet says in several articles alike."""
    once: dict[tuple[str, str], Variant] = {}
    for variant in difference.variants:
        once.setdefault(_row(briefing, variant), variant)
    return list(once.values())


def _row(briefing: Briefing, variant: Variant) -> tuple[str, str]:
    return one_line(briefing.words(variant.figure)), outlet(briefing.source(variant.figure))
