"""What the sources of one event give differently: figures of one thing, dates, and names.

Only what is likely to be about one thing is shown, for a false alarm costs trust; and what is shown is to be checked,
not wrong.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Literal

from reader.model.briefing import Difference, Passage, Variant
from reader.summary.briefing.alignment import Alignment, Fact, comparable
from reader.summary.briefing.figure import Figure, Near
from reader.summary.briefing.names import same_name
from reader.summary.briefing.sources import Read

MAX_DIFFERENCES = 8
"""At most so many differences of one event, the surest first."""
MAX_COMPARED = 12
"""Articles of one event that are compared, the newest: with every one the pairs grow with the square."""
LIKELY = 0.5
"""How likely two figures must be of one thing to be shown side by side."""
_AGREEING = 2.5
"""What it adds (in log odds) that two figures agree: then they are taken by each other."""
_ROW = 0.3
"""How likely another source's figure, which agrees with one of them, must be of the same thing to stand in the row."""


def differences(reads: Sequence[Read], language: str = "") -> tuple[Difference, ...]:
    """Return what these articles about one event give differently, the surest first. The articles are in the order in
    which their figures are shown: the newest first. What a difference is of is named by an article in the reader's
    ``language`` where one gives it.
    """
    reads = reads[:MAX_COMPARED]
    if len(reads) < 2:
        return ()
    facts = _facts(reads)
    alignment = Alignment(facts, [read.language for read in reads])
    found = [*_figures(reads, facts, alignment, language), *_names(reads, facts, alignment)]
    found.sort(key=lambda pair: -pair[0])
    kept: list[Difference] = []
    taken: set[Passage] = set()
    for _, difference in found:
        figures = {variant.figure for variant in difference.variants}
        if not figures & taken:
            kept.append(difference)
            taken |= figures
    return tuple(kept[:MAX_DIFFERENCES])


def _facts(reads: Sequence[Read]) -> list[Fact]:
    found = []
    for at, read in enumerate(reads):
        inside = sorted(range(len(read.lines)), key=lambda number: read.lines[number].start)
        found += [
            Fact(at, number, figure, order)
            for order, number in enumerate(inside)
            for figure in read.lines[number].figures
        ]
    return found


def _figures(
    reads: Sequence[Read], facts: Sequence[Fact], alignment: Alignment, language: str
) -> Iterator[tuple[float, Difference]]:
    likely: dict[tuple[int, int], float] = {}
    of: dict[int, list[int]] = defaultdict(list)
    for place, fact in enumerate(facts):
        of[fact.at].append(place)
    joined: dict[tuple[int, int], float] = {}
    for one, other in combinations(sorted(of), 2):
        joined.update(_matched(of[one], of[other], facts, alignment, likely))
    yield from _rows(joined, alignment, reads, language)


def _matched(
    mine: Sequence[int],
    theirs: Sequence[int],
    facts: Sequence[Fact],
    alignment: Alignment,
    likely: dict[tuple[int, int], float],
) -> dict[tuple[int, int], float]:
    """Return the pairs of figures of two articles that are of one thing, each figure with at most one other."""
    scored = []
    for one in mine:
        for other in theirs:
            if comparable(facts[one].figure, facts[other].figure):
                probability = likely[one, other] = alignment.probability(one, other)
                agree = facts[one].figure.agrees(facts[other].figure)
                odds = math.log(max(probability, 1e-9) / max(1 - probability, 1e-9)) + _AGREEING * agree
                scored.append((odds, one, other, probability))
    scored.sort(key=lambda each: (-each[0], each[1], each[2]))
    found: dict[tuple[int, int], float] = {}
    taken: set[int] = set()
    for odds, one, other, probability in scored:
        if one in taken or other in taken or odds < math.log(_ROW / (1 - _ROW)):
            continue
        taken |= {one, other}
        found[one, other] = probability
    return found


def _rows(
    joined: dict[tuple[int, int], float], alignment: Alignment, reads: Sequence[Read], language: str
) -> Iterator[tuple[float, Difference]]:
    """Yield rows of figures that are of one thing and differ, with how sure that is."""
    facts = alignment.facts
    differing = sorted(
        (-probability, pair)
        for pair, probability in joined.items()
        if probability >= LIKELY and not facts[pair[0]].figure.agrees(facts[pair[1]].figure)
    )
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), probability in joined.items():
        near[one][other] = near[other][one] = probability
    used: set[int] = set()
    for sure, (one, other) in differing:
        if one in used or other in used:
            continue
        row = {facts[one].at: one, facts[other].at: other}
        for at in range(len(reads)):
            if at not in row:
                candidates = [
                    (near[known][place], -place)
                    for known in (one, other)
                    for place in near[known]
                    if facts[place].at == at
                    and place not in used
                    and near[known][place] >= (_ROW if _agrees(facts, place, one, other) else LIKELY)
                ]
                best, place = max(candidates, default=(0.0, 0))
                if best:
                    row[at] = -place
        used |= set(row.values())
        places = [row[at] for at in sorted(row)]
        label = _label(places, (one, other), alignment, reads, language)
        yield -sure, _difference(places, label, alignment, reads)


def _label(
    row: Sequence[int], pair: tuple[int, int], alignment: Alignment, reads: Sequence[Read], language: str
) -> Passage:
    """Return the word that says most of what the figures of a row are of: one that two of them have near, of an article in
    the reader's language where one is in the row; else the nearest known word beside a figure, else the figure itself.
    """
    facts = alignment.facts
    own = [place for place in row if language and reads[facts[place].at].language == language]
    pairs = [pair if place in pair else (place, pair[0]) for place in own] + [pair]
    for one, other in pairs:
        sides = sorted((one, other), key=lambda place: place not in own) if own else [one, other]
        for _, mine, theirs in alignment.shared_words(one, other):
            near = {one: mine, other: theirs}
            for place in sides:
                if _is_beside(near[place], facts[place].figure) and (place in own or (one, other) == pairs[-1]):
                    return Passage(reads[facts[place].at].id, near[place].start, near[place].end)
    place = next((place for place in own if _nearest_known(facts[place].figure) is not None), pair[0])
    figure = facts[place].figure
    span = _nearest_known(figure) or figure
    return Passage(reads[facts[place].at].id, span.start, span.end)


def _nearest_known(figure: Figure) -> Near | None:
    known = [near for near in figure.near if near.key[:2] == "c:" and _is_beside(near, figure)]
    return max(known, key=lambda near: near.weight, default=None)


def _is_beside(near: Near, figure: Figure) -> bool:
    """Tell whether a word has a place of its own in the text: what only a title says has none."""
    return near.end <= figure.start or near.start >= figure.end


def _agrees(facts: Sequence[Fact], place: int, *others: int) -> bool:
    return any(facts[place].figure.agrees(facts[other].figure) for other in others)


def _difference(row: Sequence[int], label: Passage, alignment: Alignment, reads: Sequence[Read]) -> Difference:
    facts = alignment.facts
    kind: Literal["figure", "date", "name"] = "figure"
    if facts[row[0]].figure.kind in ("day", "year", "time"):
        kind = "date"
    elif facts[row[0]].figure.kind == "name":
        kind = "name"
    variants = []
    said: list[tuple[Fact, frozenset[str]]] = []
    for place in row:
        fact = facts[place]
        terms = reads[fact.at].lines[fact.line].terms
        if any(fact.figure.value == known.figure.value and _alike(terms, its) for known, its in said):
            continue  # one report, printed by two outlets, counts once
        said.append((fact, terms))
        read = reads[fact.at]
        line = read.lines[fact.line]
        variants.append(
            Variant(
                Passage(read.id, fact.figure.start, fact.figure.end),
                Passage(read.id, line.start, line.end),
                None if fact.figure.bound_at is None else Passage(read.id, *fact.figure.bound_at),
                None if line.speaker is None else Passage(read.id, *line.speaker),
            )
        )
    return Difference(kind, label, tuple(variants))


_COPIED = 0.8
"""The share of their terms that two sentences must have in common to be one, printed twice."""


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _COPIED * max(len(one | other), 1)


# --- names ---------------------------------------------------------------------------------------------------------------

_SAME_PERSON = 0.03
"""How alike the words around two names must be that share their last part."""
_SAME_THING = 0.3
"""The same for names that share their first part: other people and ships may have it too."""


def _names(reads: Sequence[Read], facts: Sequence[Fact], alignment: Alignment) -> Iterator[tuple[float, Difference]]:
    """Yield names that differ in one of their two parts and stand for one thing: neither article knows the other's."""
    places = [place for place, fact in enumerate(facts) if fact.figure.kind == "name"]
    parts = {place: facts[place].figure.unit.split(" ", 1) for place in places}
    known: dict[int, set[str]] = defaultdict(set)
    for place in places:
        known[facts[place].at] |= set(parts[place])
    for one, other in combinations(places, 2):
        left, right = facts[one], facts[other]
        if left.at == right.at or left.figure.value != right.figure.value:
            continue
        (first, last), (its_first, its_last) = parts[one], parts[other]
        if same_name(last, its_last):
            mine, theirs, least = first, its_first, _SAME_PERSON
        elif same_name(first, its_first):
            mine, theirs, least = last, its_last, _SAME_THING if not left.figure.value else 0.0
        else:
            continue
        if same_name(mine, theirs) and not left.figure.value:
            continue
        if _knows(known[left.at], theirs) or _knows(known[right.at], mine):
            continue
        if left.figure.value == 0.0 and (_is_place(left.figure) or _is_place(right.figure)):
            continue
        alike = alignment.cosine(one, other)
        if alike >= least:
            label = Passage(reads[left.at].id, left.figure.start, left.figure.end)
            yield 0.5 + alike / 2, _difference([one, other], label, alignment, reads)


_PLACES = frozenset(
    f"c:{place}"
    for place in ["village", "town", "valley", "river", "mountain", "island", "port", "road", "bridge", "school"]
)


_PLACE_NEAR = 0.6
"""How near such a word must stand: "the village of Lower Dresk"."""


def _is_place(name: Figure) -> bool:
    return any(near.key in _PLACES and near.weight > _PLACE_NEAR for near in name.near)


def _knows(names: set[str], name: str) -> bool:
    return any(name == known or (len(name) > 3 and same_name(name, known)) for known in names)
