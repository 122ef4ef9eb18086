"""What the sources of one event give differently: figures of the same unit in sentences about the same, and spellings
of a name.

Only what is likely to be about one thing is shown, for a false alarm costs trust; and what is shown is to be checked,
not wrong.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from reader.model.briefing import Difference, Passage, Variant
from reader.summary.briefing.figures import Figure, Noun
from reader.summary.briefing.sources import Line, Person, Read
from reader.summary.briefing.units import COMMON_NOUNS
from reader.text.fold import fold

MAX_DIFFERENCES = 5
"""At most so many differences of one event, the surest first."""
_SHARED, _SHARE, _SHARE_OF_ONE = 2, 0.25, 0.28
"""Terms that two sentences must share besides the unit, and the share of the lighter one's weight that these must have,
or a single one."""
_STRICT_SHARED, _STRICT_SHARE, _SHARE_OF_AMOUNTS = 4, 0.4, 0.5
"""The same for spelled-out numbers and what is counted often, and for money, shares and times."""
_FAR, _STRICT_FAR, _FAR_AMOUNTS = 20.0, 4.0, 2.0
"""Figures that differ by more than this factor are of different things."""
_MANY = 3
"""A source that gives so many figures of one unit, and of one size, counts different things in it."""


@dataclass(frozen=True, slots=True)
class _Fact:
    """A figure of the article at place ``at``, of what the ``noun`` says."""

    at: int
    line: Line
    figure: Figure
    noun: Noun
    near: bool


def differences(reads: Sequence[Read], rare: Mapping[str, float]) -> tuple[Difference, ...]:
    """Return what these articles about one event give differently, the surest first; ``rare`` is the weight of each
    term.
    """
    if len(reads) < 2:
        return ()
    found = [*_figures(reads, rare), *_names(reads)]
    found.sort(key=lambda pair: -pair[0])
    kept: list[Difference] = []
    taken: set[Passage] = set()
    for _, difference in found:
        figures = {variant.figure for variant in difference.variants}
        if not figures & taken:
            kept.append(difference)
            taken |= figures
    return tuple(kept[:MAX_DIFFERENCES])


# --- figures -------------------------------------------------------------------------------------------------------------


def _figures(reads: Sequence[Read], rare: Mapping[str, float]) -> Iterator[tuple[float, Difference]]:
    for (_, unit), facts in sorted(_facts(reads).items()):
        pairs = []
        for one, other in combinations(facts, 2):
            if one.at != other.at and not one.figure.agrees(other.figure) and _only_theirs(one, other, facts):
                sure = _sureness(one, other, facts, reads, rare, unit)
                if sure:
                    pairs.append((sure, one, other))
        if pairs:
            pairs.sort(key=lambda pair: (-pair[0], pair[1].line.start, pair[2].line.start))
            yield pairs[0][0], _difference(pairs, facts, reads)


def _facts(reads: Sequence[Read]) -> dict[tuple[str, str], list[_Fact]]:
    """Return the figures by language and by what they are of: a noun, a currency, "%" or a time."""
    found: dict[tuple[str, str], list[_Fact]] = defaultdict(list)
    for at, read in enumerate(reads):
        for line in read.lines:
            for figure in line.figures:
                if figure.kind == "count":
                    for place, noun in enumerate(figure.nouns):
                        found[read.language, noun.stem].append(
                            _Fact(at, line, figure, noun, figure.follows and place == 0)
                        )
                elif figure.nouns:
                    found[read.language, f"={figure.unit or figure.kind}"].append(
                        _Fact(at, line, figure, figure.nouns[0], True)
                    )
    return found


def _only_theirs(one: _Fact, other: _Fact, facts: Sequence[_Fact]) -> bool:
    """Tell whether neither article also gives what the other gives: then it knows both figures, and they are of
    different things.
    """
    for fact in facts:
        if fact.at == one.at and fact.figure.agrees(other.figure):
            return False
        if fact.at == other.at and fact.figure.agrees(one.figure):
            return False
    return True


def _sureness(
    one: _Fact, other: _Fact, facts: Sequence[_Fact], reads: Sequence[Read], rare: Mapping[str, float], unit: str
) -> float:
    """Return how likely both figures are of one thing, 0 where that is too unsure to be shown."""
    if not (one.near or other.near):
        return 0.0
    least, most = sorted((one.figure.value, other.figure.value))
    apart = most / least if least > 0 else math.inf
    like = [
        fact
        for fact in facts
        if fact.near and least <= fact.figure.value * _STRICT_FAR and fact.figure.value <= most * _STRICT_FAR
    ]
    counted = [{fact.figure.value for fact in like if fact.at == at} for at in (one.at, other.at)]
    key = f"{reads[one.at].language}:{unit}"
    common = any(noun.stem in COMMON_NOUNS for fact in (one, other) for noun in fact.figure.nouns[:2])
    many = max(map(len, counted)) >= _MANY
    shared = _content(one.line, key) & _content(other.line, key)
    lighter = min(_weight(_content(line, key), rare) for line in (one.line, other.line))
    share = _weight(shared, rare) / lighter if lighter else 0.0
    if unit.startswith("="):
        near = one.figure.kind == "time" or apart <= _FAR_AMOUNTS
        sure = len(shared) >= _STRICT_SHARED and share >= _SHARE_OF_AMOUNTS
        return share if near and sure and _named_alike(one, other, reads) is not None else 0.0
    if common or many or one.figure.word or other.figure.word:
        return share if len(shared) >= _STRICT_SHARED and share >= _STRICT_SHARE and apart <= _STRICT_FAR else 0.0
    if apart <= _FAR and share >= (_SHARE if len(shared) >= _SHARED else _SHARE_OF_ONE):
        return share
    # One figure of it in each article, and both are about it: then the sentences may be worded quite differently.
    alone = all(len(values) <= 1 for values in counted) and apart <= _STRICT_FAR / 2 and least >= 10
    return 0.2 if alone and all(_is_about(reads[at], key) for at in (one.at, other.at)) else 0.0


def _content(line: Line, key: str) -> frozenset[str]:
    return frozenset(term for term in line.terms if term != key and not any(c.isdigit() for c in term))


def _is_about(read: Read, key: str) -> bool:
    return key in read.title or sum(key in line.terms for line in read.lines) >= 2


def _weight(terms: Iterable[str], rare: Mapping[str, float]) -> float:
    return math.fsum(rare.get(term, 0.0) for term in terms)


def _named_alike(one: _Fact, other: _Fact, reads: Sequence[Read]) -> Noun | None:
    """Return, of the words near both figures, the one that the two articles are most about; of equals the nearest to
    the first figure.
    """
    theirs = {noun.stem for noun in other.figure.nouns}
    language = reads[one.at].language

    def told(noun: Noun) -> int:
        return sum(f"{language}:{noun.stem}" in line.terms for at in (one.at, other.at) for line in reads[at].lines)

    return max((noun for noun in one.figure.nouns if noun.stem in theirs), key=told, default=None)


def _difference(
    pairs: Sequence[tuple[float, _Fact, _Fact]], facts: Sequence[_Fact], reads: Sequence[Read]
) -> Difference:
    """Return the surest pair, with every other source that gives a figure which differs from one of theirs, or the same
    as one.
    """
    _, one, other = pairs[0]
    told = {one.at: one, other.at: other}
    for _, left, right in pairs[1:]:
        if left in told.values() or right in told.values():
            for fact in (left, right):
                told.setdefault(fact.at, fact)
    for fact in facts:
        if fact.at not in told and fact.near and any(fact.figure.agrees(known.figure) for known in (one, other)):
            told[fact.at] = fact
    kind = one.figure.kind
    if kind == "count":
        labelled, unlike = (one, other) if one.near else (other, one)
        label = _phrase(labelled, unlike)
    else:
        labelled, label = one, _named_alike(one, other, reads) or one.noun
    variants = tuple(
        Variant(
            Passage(reads[at].id, fact.figure.start, fact.figure.end),
            Passage(reads[at].id, fact.line.start, fact.line.end),
        )
        for at, fact in sorted(told.items())
    )
    return Difference("figure", Passage(reads[labelled.at].id, label.start, label.end), variants)


def _phrase(fact: _Fact, other: _Fact) -> Noun:
    """Return the noun with those after it that the other's figure has too: "grand slam titles"."""
    theirs = {noun.stem for noun in other.figure.nouns}
    end = fact.noun.end
    for noun in fact.figure.nouns[1:]:
        if noun.stem not in theirs or noun.start > end + 1:
            break
        end = noun.end
    return Noun(fact.noun.stem, fact.noun.start, end)


# --- names ---------------------------------------------------------------------------------------------------------------


def _names(reads: Sequence[Read]) -> Iterator[tuple[float, Difference]]:
    for (one, left), (other, right) in combinations(list(enumerate(reads)), 2):
        theirs = {(person.first, person.last) for person in right.people}
        mine = {(person.first, person.last) for person in left.people}
        words = [
            {person.last for person in read.people} | {person.first for person in read.people} for read in (left, right)
        ]
        for person in left.people:
            for their in right.people:
                if person.first != their.first or not _nearly(person.last, their.last):
                    continue
                if (their.first, their.last) in mine or (person.first, person.last) in theirs:
                    continue
                if person.last not in words[1] and their.last not in words[0]:
                    yield 0.3, _spelling(reads, (one, person), (other, their))


def _spelling(reads: Sequence[Read], *found: tuple[int, Person]) -> Difference:
    variants = tuple(
        Variant(
            Passage(reads[at].id, person.start, person.end),
            Passage(reads[at].id, reads[at].lines[person.line].start, reads[at].lines[person.line].end),
        )
        for at, person in found
    )
    first, person = found[0]
    return Difference("name", Passage(reads[first].id, person.start, person.start + len(person.first)), variants)


def _nearly(one: str, other: str) -> bool:
    """Tell whether two last names differ by one letter (two in long ones), and not just by an accent or an ending such
    as a genitive's.
    """
    short, long = sorted((fold(one), fold(other)), key=len)
    if short == long or len(short) < 5 or short[0] != long[0] or len(long) - len(short) > 1:
        return False
    if long.startswith(short):
        return long[-1] == short[-1]
    return _edits(short, long) <= (1 if len(short) < 8 else 2)


def _edits(one: str, other: str) -> int:
    """Return Levenshtein's distance: how many letters must be put in, taken out or changed."""
    row = list(range(len(other) + 1))
    for at, character in enumerate(one, start=1):
        before, row[0] = row[0], at
        for place, its in enumerate(other, start=1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (character != its))
    return row[-1]
