"""The second door of this room: several articles in, groups of those about one event out, with sentences and
differences as places.

A result holds no words: whoever shows it cuts them from the articles' texts. So no sentence can stand in a briefing
that is not, word for word, in an article.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.briefing import Group, Passage
from reader.summary.briefing.differences import differences
from reader.summary.briefing.events import Likeness, centre_of, events
from reader.summary.briefing.selection import best, copies
from reader.summary.briefing.sources import Read, Source, read_all
from reader.text.language import base_language


def brief(reads: Sequence[Read], language: str = "") -> tuple[Group, ...]:
    """Group articles that were read by event: the largest group first, then the latest; articles that stand alone
    come last, each as a group of one. The newest article of a group comes first; the heading is of the newest in the
    reader's ``language`` ("en", "en-GB"), else of the newest; and what a difference is of is named in that language where a
    source gives it. The same articles in the same order always give the same.
    """
    language = base_language(language)
    likeness = Likeness(reads)
    groups = []
    for places in events(likeness):
        places = sorted(places, key=lambda at: reads[at].time, reverse=True)
        of = [reads[at] for at in places]
        heading = next((read.id for read in of if language and read.language == language), of[0].id)
        copied = copies(of)
        centre = centre_of([likeness.vectors[at] for at in places])
        sentences = tuple(
            Passage(of[chosen.at].id, chosen.line.start, chosen.line.end)
            for chosen in best(of, likeness.rare, centre, copied)
        )
        groups.append(
            Group(
                tuple(read.id for read in of),
                sentences,
                differences(of, language),
                heading,
                tuple(of[at].id for at in sorted(copied)),
            )
        )
    return tuple(groups)


def briefing(sources: Sequence[Source], language: str = "") -> tuple[Group, ...]:
    """Read articles and group them in one step."""
    return brief(read_all(sources), language)
