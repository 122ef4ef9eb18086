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
from reader.summary.briefing.selection import best
from reader.summary.briefing.sources import Read, Source, read_all


def brief(reads: Sequence[Read]) -> tuple[Group, ...]:
    """Group articles that were read by event: the largest group first, then the latest; articles that stand alone
    come last, each as a group of one. The same articles in the same order always give the same.
    """
    likeness = Likeness(reads)
    groups = []
    for places in events(likeness):
        of = [reads[at] for at in places]
        centre = centre_of([likeness.vectors[at] for at in places])
        sentences = tuple(
            Passage(of[chosen.at].id, chosen.line.start, chosen.line.end) for chosen in best(of, likeness.rare, centre)
        )
        groups.append(Group(tuple(read.id for read in of), sentences, differences(of, likeness.rare)))
    return tuple(groups)


def briefing(sources: Sequence[Source]) -> tuple[Group, ...]:
    """Read articles and group them in one step."""
    return brief(read_all(sources))
