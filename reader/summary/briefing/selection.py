"""The best sentences across the articles of one event: the news first, then what the others add, nothing twice."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from reader.summary.briefing.sources import Line, Read
from reader.summary.similarity import cosine

_POOL = 12
"""Of each article so many of its best sentences are looked at."""
_SCORE, _CENTRAL = 0.6, 0.4
_NEW_SOURCE = 0.35
"""What a sentence gains that lets a source speak that has not been heard."""
_ALIKE_COSTS = 0.5
_SAME = 0.5
"""The share of one sentence's weight that another holds, from which on they say the same."""
_LONG, _LONG_COSTS = 45, 0.15
"""Terms and marks from which on a sentence is too long to be read in passing."""
_LEAST = 0.3
"""A sentence that is worth less than this is only added to a few."""
_FEW_LINES = 8


@dataclass(frozen=True, slots=True)
class Chosen:
    """A sentence and the place of its article in the group."""

    at: int
    line: Line


@dataclass(slots=True)
class _Candidate:
    at: int
    line: Line
    vector: Mapping[str, float]
    worth: float


def best(
    reads: Sequence[Read], rare: Mapping[str, float], centre: Mapping[str, float], copied: Collection[int] = ()
) -> list[Chosen]:
    """Return two or three sentences of one article, three to five of several (the newest first), in the order of reading:
    the news of the newest article, then what the others add, newer ones first. ``rare`` is the weight of each term,
    ``centre`` the direction of the group; articles at ``copied`` add no new voice. Fewer where there are no more that
    can stand alone.
    """
    pool = _pool(reads, rare, centre)
    lead = _lead(reads, pool)
    if lead is None:
        return []
    chosen = [lead]
    for _ in range(_wanted(reads) - 1):
        heard = {_voice(reads, candidate.at) for candidate in chosen} | {_voice(reads, at) for at in copied}
        rated = [(_value(candidate, chosen, heard, reads, rare), -place) for place, candidate in enumerate(pool)]
        value, place = max(rated, default=(-math.inf, 0))
        if value == -math.inf or (value < _LEAST and len(chosen) >= min(len(reads) + 1, 3)):
            break
        chosen.append(pool[-place])
    # The article of the news comes first, as it tells it; a sentence before the news sets its scene.
    chosen.sort(key=lambda candidate: (candidate.at != lead.at, candidate.at, candidate.line.start))
    return [Chosen(candidate.at, candidate.line) for candidate in chosen]


_COPIED = 0.5
"""The share of an article's sentences that stand in an older one too, from which on it is a copy."""
_LEAST_TERMS = 5


def copies(reads: Sequence[Read]) -> frozenset[int]:
    """Return the places of those articles of a group (the newest first) that mostly repeat an older one, word for word."""
    said = [{line.terms for line in read.lines if len(line.terms) >= _LEAST_TERMS} for read in reads]
    return frozenset(
        at
        for at, mine in enumerate(said)
        if any(
            mine and theirs and len(mine & theirs) >= _COPIED * min(len(mine), len(theirs)) for theirs in said[at + 1 :]
        )
    )


def _wanted(reads: Sequence[Read]) -> int:
    if len(reads) == 1:
        return 2 if len(reads[0].lines) <= _FEW_LINES else 3
    return min(5, 2 + (len(reads) + 1) // 2)


def _pool(reads: Sequence[Read], rare: Mapping[str, float], centre: Mapping[str, float]) -> list[_Candidate]:
    pool = []
    for at, read in enumerate(reads):
        standing = [line for number, line in enumerate(read.lines) if line.stands or number == read.news]
        best_lines = sorted(standing, key=lambda line: (-line.score, line.start))[:_POOL]
        in_order = sorted(best_lines, key=lambda line: line.start)
        pool += [_Candidate(at, line, _vector(line.terms, rare), 0.0) for line in in_order if line.stands]
    most = max((cosine(candidate.vector, centre) for candidate in pool), default=0.0) or 1.0
    for candidate in pool:
        long = _LONG_COSTS * (len(candidate.line.terms) + len(candidate.line.marks) > _LONG)
        candidate.worth = _SCORE * candidate.line.score + _CENTRAL * cosine(candidate.vector, centre) / most - long
    return pool


def _lead(reads: Sequence[Read], pool: Sequence[_Candidate]) -> _Candidate | None:
    """Return the news of the newest article; where that cannot stand alone, its best sentence, else the best of
    all.
    """
    for at, read in enumerate(reads):
        own = [candidate for candidate in pool if candidate.at == at]
        news = read.lines[read.news] if 0 <= read.news < len(read.lines) else None
        if own:
            return next((candidate for candidate in own if candidate.line == news), None) or max(
                own, key=lambda c: c.worth
            )
    return None


def _value(
    candidate: _Candidate,
    chosen: Sequence[_Candidate],
    heard: set[str],
    reads: Sequence[Read],
    rare: Mapping[str, float],
) -> float:
    repeats = 0.0
    for other in chosen:
        if candidate is other:
            return -math.inf
        shared = _overlap(candidate, other, reads, rare)
        if shared >= _SAME:
            return -math.inf
        repeats = max(repeats, shared)
    new = _NEW_SOURCE * (_voice(reads, candidate.at) not in heard)
    return candidate.worth + new - _ALIKE_COSTS * repeats


def _voice(reads: Sequence[Read], at: int) -> str:
    return reads[at].site or str(at)


def _overlap(one: _Candidate, other: _Candidate, reads: Sequence[Read], rare: Mapping[str, float]) -> float:
    """Return how much of the lighter of two sentences the other says too, 0 to 1. Across languages only names and
    numbers can tell.
    """
    if reads[one.at].language != reads[other.at].language:
        shared = len(one.line.marks & other.line.marks)
        return shared / min(len(one.line.marks), len(other.line.marks)) if shared >= 2 else 0.0
    common = _weight(one.line.terms & other.line.terms, rare)
    lighter = min(_weight(one.line.terms, rare), _weight(other.line.terms, rare))
    return common / lighter if lighter else 0.0


def _weight(terms: Iterable[str], rare: Mapping[str, float]) -> float:
    return math.fsum(rare.get(term, 0.0) for term in terms)


def _vector(terms: frozenset[str], rare: Mapping[str, float]) -> dict[str, float]:
    weights = {term: rare.get(term, 0.0) for term in sorted(terms)}
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / length for term, weight in weights.items()}
