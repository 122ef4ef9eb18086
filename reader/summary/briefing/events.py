"""Which articles are about one event: those that share rare words, names and numbers, and are near in time."""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from reader.summary.briefing.sources import Read

_JOINED = 0.25
"""The least mean similarity of two groups that are joined: between that of unlike articles (a tenth) and of two reports
on one event."""
_TERMS = 140
"""Of each article so many of its weightiest terms are compared: the others cost time and say little."""
_UNSEEN = 20
"""As if there were so many more articles on other things: in a small briefing, a word of both articles may still be a
rare one."""
_MARKS = 0.3
"""The share of names and numbers in the similarity of two articles in one language."""
_FOREIGN, _FOREIGN_SHARED = 0.3, 4
"""Two articles in different languages are only compared where their names and numbers are so alike, and so many of them
the same."""
_NEAR_DAYS, _HALF_DAYS = 2.0, 10.0
"""Up to so many days apart time does not count; every so many days more, likeness counts half as much."""


class Likeness:
    """How alike articles are. ``rare`` maps each term and mark to its weight, the rarer the higher."""

    def __init__(self, reads: Sequence[Read]) -> None:
        self.reads = reads
        self.rare = _rarity([read.terms for read in reads])
        self.vectors = [_unit(read.terms, self.rare) for read in reads]
        rare_marks = _rarity([read.marks for read in reads])
        self._marks = [_unit(read.marks, rare_marks) for read in reads]

    def pairs(self) -> dict[tuple[int, int], float]:
        """Return the likeness (0 to 1) of every two articles that have something in common, by their places, the
        smaller first.
        """
        times = [_day(read.time) for read in self.reads]
        marks = _products(self._marks)
        words = _products(self.vectors)
        found = {}
        for pair in sorted(words.keys() | marks.keys()):
            one, other = pair
            if self.reads[one].language == self.reads[other].language:
                like = words.get(pair, 0.0)
                if self._marks[one] and self._marks[other]:
                    like = (1 - _MARKS) * like + _MARKS * marks.get(pair, 0.0)
            else:
                like = self._foreign(one, other, marks.get(pair, 0.0))
            found[pair] = like * _closeness(times[one], times[other])
        return found

    def _foreign(self, one: int, other: int, alike: float) -> float:
        shared = self.reads[one].marks.keys() & self.reads[other].marks.keys()
        names = sum(not mark.isdigit() for mark in shared)
        return alike if alike >= _FOREIGN and len(shared) >= _FOREIGN_SHARED and names >= 2 else 0.0


def events(likeness: Likeness) -> list[list[int]]:
    """Return the articles' indices in groups, the largest group first, then the latest; in each the most central
    article first.
    """
    pairs = likeness.pairs()
    groups = _joined(len(likeness.reads), pairs)
    ordered = [_by_centrality(group, pairs, likeness) for group in groups]

    def weight(group: list[int]) -> tuple[int, float, int]:
        latest = max(_day(likeness.reads[at].time) or 0.0 for at in group)
        return -len(group), -latest, min(group)

    return sorted(ordered, key=weight)


def _joined(size: int, pairs: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Cluster by average link: the two groups whose articles are most alike on average become one, until none are alike
    enough.
    """
    near: dict[int, dict[int, float]] = {at: {} for at in range(size)}
    for (one, other), like in pairs.items():
        near[one][other] = near[other][one] = like
    members = {at: [at] for at in range(size)}
    queue = [(-like, one, other) for (one, other), like in pairs.items() if like >= _JOINED]
    heapq.heapify(queue)
    new = size
    while queue:
        like, one, other = heapq.heappop(queue)
        if one not in members or other not in members or near[one].get(other) != -like:
            continue
        left, right = members.pop(one), members.pop(other)
        members[new] = left + right
        near[new] = {}
        for at in sorted((near[one].keys() | near[other].keys()) - {one, other}):
            mean = (len(left) * near[one].get(at, 0.0) + len(right) * near[other].get(at, 0.0)) / (
                len(left) + len(right)
            )
            near[new][at] = near[at][new] = mean
            near[at].pop(one, None)
            near[at].pop(other, None)
            if mean >= _JOINED:
                heapq.heappush(queue, (-mean, at, new))
        del near[one], near[other]
        new += 1
    return list(members.values())


def _by_centrality(group: list[int], pairs: Mapping[tuple[int, int], float], likeness: Likeness) -> list[int]:
    centre = centre_of([likeness.vectors[at] for at in group])

    def rank(at: int) -> tuple[float, float, int]:
        like = sum(pairs.get((min(at, other), max(at, other)), 0.0) for other in group if other != at)
        title = likeness.reads[at].title
        about = sum(centre.get(term, 0.0) for term in title) / math.sqrt(len(title) or 1)
        return -round(like, 6), -round(about, 6), at

    return sorted(group, key=rank)


def centre_of(vectors: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Return the direction of several vectors together, as a unit vector."""
    total: dict[str, float] = defaultdict(float)
    for vector in vectors:
        for term, weight in vector.items():
            total[term] += weight
    return _normed(total)


def _rarity(found: Sequence[Mapping[str, float]]) -> dict[str, float]:
    spread = Counter(term for terms in found for term in terms)
    return {term: math.log((len(found) + _UNSEEN) / (times + 1)) for term, times in spread.items()}


def _unit(terms: Mapping[str, float], rare: Mapping[str, float]) -> dict[str, float]:
    weights = {term: weight * rare[term] for term, weight in terms.items()}
    return _normed(dict(heapq.nsmallest(_TERMS, weights.items(), key=lambda pair: (-pair[1], pair[0]))))


def _normed(weights: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / length for term, weight in weights.items()}


def _products(vectors: Sequence[Mapping[str, float]]) -> dict[tuple[int, int], float]:
    """Return the cosine of every two unit vectors that share a term, by way of the terms."""
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    found: dict[tuple[int, int], float] = defaultdict(float)
    for at, vector in enumerate(vectors):
        for term, weight in vector.items():
            earlier = holders[term]
            for other, its in earlier:
                found[other, at] += weight * its
            earlier.append((at, weight))
    return found


def _day(time: str) -> float | None:
    """Return days since 1970, None where the time cannot be read."""
    try:
        moment = datetime.fromisoformat(time)
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() / 86_400


def _closeness(one: float | None, other: float | None) -> float:
    """Return 1 for articles of the same days, less the more time lies between them."""
    if one is None or other is None:
        return 1.0
    return math.pow(0.5, max(0.0, abs(one - other) - _NEAR_DAYS) / _HALF_DAYS)
