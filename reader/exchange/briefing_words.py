"""Hold the words around a briefing's sentences, for every form in which it leaves the program; the window passes those of
its own language.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.model.briefing import Briefing, Cited, Difference, Group, Passage, Variant
from reader.model.local_time import local_day


@dataclass(frozen=True, slots=True)
class BriefingWords:
    """``title`` and ``about`` say what it is of; ``date`` writes an ISO 8601 time as a reader wants it; ``latest`` stands
    before the newest state of an event, ``newer`` beside the newest of figures that differ; ``language`` is the code of
    these words' own language.
    """

    title: str
    about: str = ""
    verbatim: str = "Every sentence is quoted word for word from its article."
    differ: str = "Sources differ"
    name: str = "Name"
    also: str = "Also"
    sources: str = "Sources"
    latest: str = "Latest"
    newer: str = "newer"
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


def latest_of(briefing: Briefing, group: Group) -> Passage | None:
    """Return the sentence that tells the newest state of an event of several articles, None where none does."""
    first = group.sentences[0] if group.sentences else None
    return first if first is not None and briefing.is_latest(group, first) else None


def one_line(text: str) -> str:
    """Return the words on one line."""
    return " ".join(text.split())


def rows(briefing: Briefing, difference: Difference, words: BriefingWords) -> list[tuple[str, str, str]]:
    """Return (figure, outlet, sentence) of each source, the newest first. With the outlet stands whose figure it is, and
    whether it is the newer one.
    """
    newer = briefing.newer(difference)
    return [
        (
            one_line(briefing.figure(variant)),
            told_by(briefing, variant, words.newer if variant is newer else ""),
            one_line(briefing.words(variant.sentence)),
        )
        for variant in distinct_variants(briefing, difference)
    ]


def told_by(briefing: Briefing, variant: Variant, newer: str = "") -> str:
    """Return the outlet, with whose figure it is and the word ``newer``: "The Ledger (police, newer)"."""
    speaker = one_line(briefing.words(variant.speaker)) if variant.speaker is not None else ""
    more = ", ".join(part for part in (speaker, newer) if part)
    source = outlet(briefing.source(variant.figure))
    return f"{source} ({more})" if more else source


def distinct_variants(briefing: Briefing, difference: Difference) -> list[Variant]:
    """Return what the sources give, without what an outlet says in several articles alike."""
    once: dict[tuple[str, str], Variant] = {}
    for variant in difference.variants:
        once.setdefault(_row(briefing, variant), variant)
    return list(once.values())


def _row(briefing: Briefing, variant: Variant) -> tuple[str, str]:
    return one_line(briefing.figure(variant)), outlet(briefing.source(variant.figure))
