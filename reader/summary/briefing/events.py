"""Which articles are about one event: those that share rare words, names and numbers, and are near in time."""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from reader.summary.briefing.sources import Read

_JOINED = 0.35
"""The least likelihood, on average over their articles, with which two groups are about one event."""
_TERMS = 140
"""Of each article so many of its weightiest terms are compared: the others cost time and say little."""
_UNSEEN = 100
"""As if there were so many more articles on other things: in a small briefing, a word of both articles may still be a
rare one."""
_NEAR_DAYS, _HALF_DAYS = 2.0, 10.0
"""Up to so many days apart time does not count; every so many days more, likeness counts half as much."""
_AT_LEAST = 0.04
"""Articles of which words, concepts and names are all less alike than this are not looked at any further."""

_FEW_NAMES = 3
"""With fewer names in an article, it says little that it shares none."""
_HAN = frozenset({"zh", "ja"})
"""Languages whose names are written as meanings, not as sounds."""

_BY_KIND = 0.2
"""How likely at most where no name is shared, or where across languages neither names nor figures can tell: the kind of
event alone joins nothing.
"""

_WORDS_ALIKE, _BY_WORDS = 0.25, 0.6
"""The likeness of words at which two articles in one language are joined by it alone, and how likely that makes them at
most."""

_SAME_LANGUAGE = (
    -6.86, 4.4, 6.94, 2.14, 0.37, -7.99, -0.16, -0.76, 0.42, 5.02, -0.89,
    2.11, 1.28, 4.65, -2.67, 3.63, 0.07, -1.44, 0.26, -0.2, -2.54,
)  # fmt: skip
_FOREIGN = (
    -8.59, 0.0, 9.57, 1.5, 3.94, -3.76, 0.64, -1.64, 0.55, 5.89, 0.0,
    3.07, 0.18, 0.0, 0.61, 4.7, 1.31, -1.01, -1.3, -1.41, -0.5,
)  # fmt: skip
"""How much each sign of ``Likeness.signs`` counts, fitted to invented news of many events in eighteen languages."""


class Likeness:
    """How likely two articles are about one event. ``rare`` maps each term to its weight, the rarer the higher."""

    def __init__(self, reads: Sequence[Read]) -> None:
        self.reads = reads
        self.rare = _rarity([read.terms for read in reads])
        self.vectors = [_unit(read.terms, self.rare) for read in reads]
        kinds = [[read.concepts for read in reads], [read.names for read in reads], [_values(read) for read in reads]]
        self._kinds = [[_unit(found, rare) for found in kind] for kind in kinds for rare in [_rarity(kind)]]
        self._leads = [_sorts(read) for read in reads]
        self._held = [({*read.terms}, {f"c:{concept}" for concept in read.concepts}, {*read.names}) for read in reads]
        self._lead_rare = _rarity([dict.fromkeys(set().union(*held), 1.0) for held in self._held])
        self._times = [_day(read.time) for read in reads]
        self._single = [{name for name in read.names if " " not in name} for read in reads]

    def signs(self, one: int, other: int, words: float, concepts: float, names: float, values: float) -> list[float]:
        """Return the signs of two articles, of which these are the cosines."""
        left, right = self._times[one], self._times[other]
        days = abs(left - right) if left is not None and right is not None else 1.0
        held = [self._contained(one, other, sort) for sort in range(3)]
        both = self._kinds[1][one].keys() & self._kinds[1][other].keys()
        shared = sum(" " not in name for name in both)
        size = math.sqrt(len(self._kinds[1][one]) * len(self._kinds[1][other])) or 1.0
        return [
            1.0,
            words,
            concepts,
            names,
            values,
            min(days, 14.0) / 7,
            min(shared, 8) / 4,
            4 * shared / size,
            math.log(1 + size) / 4,
            math.sqrt(names * concepts),
            *held,
            *(self._both_open(one, other, sort) for sort in range(3)),
            *self._unknown(one, other, values),
        ]

    def _unknown(self, one: int, other: int, values: float) -> list[float]:
        """Return the signs of names that cannot be compared (then figures count more), and of names that could be and are
        others: none in common, titles whose names the other article does not know; and that one title is a question.
        """
        left, right = self.reads[one], self.reads[other]
        mine, theirs = self._single[one], self._single[other]
        unknown = self._names_unknown(one, other)
        apart = not unknown and not mine & theirs
        titled = bool(left.title_names and right.title_names) and not unknown
        strange = titled and not left.title_names & theirs and not right.title_names & mine
        return [values * unknown, float(unknown), float(apart), float(strange), float(left.asks != right.asks)]

    def _names_unknown(self, one: int, other: int) -> bool:
        """Tell whether the names of two articles say nothing: in scripts that share no sounds, or hardly any names."""
        han = (self.reads[one].language in _HAN) != (self.reads[other].language in _HAN)
        return han or min(len(self._single[one]), len(self._single[other])) < _FEW_NAMES

    def _contained(self, one: int, other: int, sort: int) -> float:
        """Return how much of what the openings of two articles name the other one names too, 0 to 1."""
        shares = []
        for left, right in ((one, other), (other, one)):
            lead = self._leads[left][sort]
            total = math.fsum(self._lead_rare.get(key, 1.0) for key in lead)
            both = math.fsum(self._lead_rare.get(key, 1.0) for key in lead & self._held[right][sort])
            shares.append(both / total if total else 0.0)
        return sum(shares) / 2

    def _both_open(self, one: int, other: int, sort: int) -> float:
        """Return how much of what the openings of two articles name stands in both openings, 0 to 1."""
        left, right = self._leads[one][sort], self._leads[other][sort]
        both = math.fsum(self._lead_rare.get(key, 1.0) for key in left & right)
        size = min(
            math.fsum(self._lead_rare.get(key, 1.0) for key in left),
            math.fsum(self._lead_rare.get(key, 1.0) for key in right),
        )
        return both / size if size else 0.0

    def pairs(self) -> dict[tuple[int, int], float]:
        """Return how likely (0 to 1) every two articles that have something in common are about one event, by their
        places, the smaller first.
        """
        words = _products(self.vectors)
        concepts, names, values = (_products(vectors) for vectors in self._kinds)
        found = {}
        for pair in sorted(words.keys() | concepts.keys() | names.keys()):
            cosines = [products.get(pair, 0.0) for products in (words, concepts, names, values)]
            if max(cosines[0], cosines[2]) < _AT_LEAST and cosines[1] < 5 * _AT_LEAST:
                continue
            one, other = pair
            signs = self.signs(one, other, *cosines)
            same = self.reads[one].language == self.reads[other].language
            weights = _SAME_LANGUAGE if same else _FOREIGN
            odds = sum(weight * sign for weight, sign in zip(weights, signs, strict=True))
            likely = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds))))
            unknown = self._names_unknown(one, other)
            if (not same and unknown and cosines[3] == 0.0) or (
                not unknown and not self._single[one] & self._single[other]
            ):
                likely = min(likely, _BY_KIND)  # two fires; nothing says that they are one
            elif same:  # reports that name nobody are joined by their words
                near = cosines[0] * _closeness(self._times[one], self._times[other])
                likely = max(likely, min(_BY_WORDS, _JOINED * near / _WORDS_ALIKE))
            found[pair] = likely
        return found


def _sorts(read: Read) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the terms, the concepts and the names of an article's opening."""
    terms = read.lead & read.terms.keys()
    concepts = frozenset(key for key in read.lead if key.startswith("c:"))
    return terms, concepts, read.lead - terms - concepts


def _values(read: Read) -> dict[str, float]:
    """Return the figures of an article that are not to be found in every other: their kind with their value."""
    found: Counter[str] = Counter()
    for line in read.lines:
        for figure in line.figures:
            if figure.kind in ("day", "year", "time", "name") or (
                figure.kind in ("count", "ordinal") and figure.value < 5
            ):
                continue
            kind = "count" if figure.kind in ("count", "money") else figure.kind
            found[f"{kind}:{figure.value:.3g}"] += 1
    return {key: 1 + math.log(times) for key, times in found.items()}


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
