"""Which figures of two articles are of one thing: those that stand among the same words.

Words are compared as stems within a language and as concepts across languages, the nearer to the figure and the rarer
among the figures of the event the more. How much each sign counts was fitted to figures of invented events in eighteen
languages, and is checked by their kinds in tests.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from reader.summary.briefing.figure import Figure, Near
from reader.summary.briefing.surroundings import SAID

ROLES = frozenset(
    f"c:{role}"
    for role in [
        "killed",
        "injured",
        "missing",
        "rescued",
        "evacuated",
        "arrested",
        "homeless",
        "trapped",
        "infected",
        "survivor",
        "abstain",
        "against",
        "in_favour",
        "turnout",
        "profit",
        "revenue",
        "loss",
        "share_price",
        "offer",
        "demand",
        "wage",
        "fine",
        "bribe",
        "prison",
        "ban",
        "insurance",
        "reward",
        "recovered",
        "destroyed",
        "depth",
        "height",
        "length",
        "rain",
        "wind",
        "temperature",
        "inflation",
        "price",
        "age",
        "majority",
        "efficacy",
        "side_effect",
        "outage",
        "recall",
        "cancelled",
        "ballot_box",
        "striker",
        "passenger",
        "spectator",
        "protester",
        "driver",
        "suspect",
        "thief",
        "half_time",
        "open",
        "close",
        "inspect",
        "swear_in",
        "start",
        "end",
        "ship",
        "train",
        "house",
        "child",
        "novel",
        "rise",
        "fall",
        "born",
        "expel",
    ]
)
"""Concepts that say what a figure is of: of two figures with different ones, only one can be of it."""
_DATED = frozenset(
    f"c:{role}"
    for role in (
        "start", "end", "open", "close", "inspect", "killed", "arrested", "born", "swear_in", "election", "vote", "certificate", "meeting",
        "summit", "next", "strike", "protest", "launch", "funeral", "recovered", "cup", "expedition", "reform",
    )
)  # fmt: skip
"""Concepts of what has a day."""
_COUNTED = ("count", "ordinal", "age", "score")
_ROLE_WEIGHT = 0.3
_EXACT = 1e-6
_CROWDS = frozenset({"c:protest", "c:protester", "c:organiser", "c:striker", "c:spectator"})
_CROWD, _CROWD_NEAR = 0.3, 0.12
"""How much the ratio of two counts of a crowd counts, and how near a word for one must stand."""
_CHANGES = frozenset({"c:rise", "c:fall", "c:start", "c:end"})
_ROLE_TELLS = 6.0
_KINDS_ALIKE = {frozenset({"age", "duration"})}


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure in the sentence ``line`` of the article at place ``at``, the ``order``-th of the article."""

    at: int
    line: int
    figure: Figure
    order: int = 0


class Alignment:
    """Compares the figures of the articles of one event."""

    def __init__(self, facts: Sequence[Fact], languages: Sequence[str]) -> None:
        self.facts = facts
        self._languages = languages
        spread: Counter[str] = Counter()
        for fact in facts:
            spread.update({near.key for near in fact.figure.near if near.weight >= 0.15})
        size = max(len(facts), 1)
        self._rare = {key: math.log(1 + size / times) for key, times in spread.items()}
        self._vectors = [self._vector(fact.figure) for fact in facts]
        self._norms = [math.sqrt(sum(weight * weight for weight in vector.values())) for vector in self._vectors]
        self._of: dict[int, list[int]] = defaultdict(list)
        for place, fact in enumerate(facts):
            self._of[fact.at].append(place)
        self._cosines: dict[tuple[int, int], float] = {}
        self._bests: dict[tuple[int, int], float] = {}
        self._kinds = Counter((fact.at, fact.figure.kind) for fact in facts)
        self._coming = Counter(at for at, _ in {(fact.at, fact.figure.value) for fact in facts if fact.figure.coming})

    def _vector(self, figure: Figure) -> dict[str, float]:
        return {near.key: near.weight * self._rare.get(near.key, 0.5) for near in figure.near if near.key != SAID}

    def _norm(self, at: int, *, concepts: bool) -> float:
        if not concepts:
            return self._norms[at]
        own = (weight for key, weight in self._vectors[at].items() if key[1] == ":")
        return math.sqrt(sum(weight * weight for weight in own))

    def cosine(self, one: int, other: int) -> float:
        """Return how alike the words around two facts are, 0 to 1."""
        pair = (one, other) if one < other else (other, one)
        found = self._cosines.get(pair)
        if found is None:
            a, b = self._vectors[one], self._vectors[other]
            if len(a) > len(b):
                a, b = b, a
            product = sum(weight * b[key] for key, weight in a.items() if key in b)
            foreign = self._languages[self.facts[one].at] != self._languages[self.facts[other].at]
            norms = self._norm(one, concepts=foreign) * self._norm(other, concepts=foreign)
            found = self._cosines[pair] = product / norms if norms else 0.0
        return found

    def _best(self, one: int, at: int) -> float:
        """Return how alike the fact of an article is that is most like this one."""
        found = self._bests.get((one, at))
        if found is None:
            figure = self.facts[one].figure
            found = self._bests[one, at] = max(
                (self.cosine(one, place) for place in self._of[at] if comparable(figure, self.facts[place].figure)),
                default=0.0,
            )
        return found

    def features(self, one: int, other: int) -> list[float]:
        """Return the signs by which ``probability`` tells whether two facts, by their places, are of one thing."""
        left, right = self.facts[one].figure, self.facts[other].figure
        a, b = self._vectors[one], self._vectors[other]
        foreign = self._languages[self.facts[one].at] != self._languages[self.facts[other].at]
        shared = [(key, a[key] * b[key]) for key in a.keys() & b.keys()]
        cosine = self.cosine(one, other)
        most = max(self._best(one, self.facts[other].at), self._best(other, self.facts[one].at))
        least = min(self._best(one, self.facts[other].at), self._best(other, self.facts[one].at))
        best = max((math.sqrt(weight) for _, weight in shared), default=0.0)
        heads = {near.key for near in left.near if near.head} & {near.key for near in right.near if near.head}
        head = max((self._rare.get(key, 0.5) for key in heads), default=0.0)
        mine, theirs = _roles(left), _roles(right)
        same_role = float(bool(mine.keys() & theirs.keys()))
        clash = float(bool(mine) and bool(theirs) and not mine.keys() & theirs.keys())
        top = float(
            bool(mine) and bool(theirs) and max(mine, key=mine.__getitem__) == max(theirs, key=theirs.__getitem__)
        )
        many = self._kinds[self.facts[one].at, left.kind] * self._kinds[self.facts[other].at, right.kind]
        big, small = max(abs(left.value), abs(right.value)), min(abs(left.value), abs(right.value))
        apart = math.log(big / small) if small > 0 and left.kind not in ("day", "year") else 0.0
        permuted = _permuted(left, right)
        dated = left.kind in ("day", "year")
        both = {key for key, _ in shared}
        if permuted and _misplaced(apart):
            apart = 0.0
        elif _is_crowd(left) and _is_crowd(right):
            apart *= _CROWD
        return [
            1.0,
            cosine,
            min(best, 3.0),
            head,
            same_role,
            clash,
            top,
            float(foreign),
            float(foreign) * cosine,
            1.0 / math.sqrt(many),
            min(apart, 4.0),
            float(left.kind == "count"),
            float(left.kind in ("day", "year")),
            float(left.kind in ("share", "money")),
            float(left.old != right.old),
            float(bool(left.word) != bool(right.word)),
            abs(self.facts[one].order - self.facts[other].order) / 10.0,
            float(left.unit == "weekday" and right.unit == "weekday"),
            cosine / most if most else 0.0,
            cosine / least if least else 0.0,
            cosine * float(left.kind in ("day", "year")),
            cosine * float(left.kind == "count"),
            float(left.kind == "age"),
            float(left.kind in ("length", "mass", "speed", "temperature", "duration", "magnitude")),
            float(bool(shared)),
            float(permuted),
            float(dated and bool(both & _DATED)),
            max(_said(left), _said(right)) if dated else 0.0,
            float(left.kind == "day" and left.per == right.per == "today"),
            float(left.coming and right.coming),
            float(left.coming != right.coming),
            float(left.coming and right.coming) * self._alone(one, other),
            float(left.kind == "age") / math.sqrt(many),
            float(left.place > 0 and left.place == right.place),
        ]

    def _alone(self, one: int, other: int) -> float:
        """Return 1 where each article names one day that is still to come, less the more there are."""
        mine, theirs = self._coming[self.facts[one].at], self._coming[self.facts[other].at]
        return 1.0 / math.sqrt(max(mine, 1) * max(theirs, 1))

    def shared_words(self, one: int, other: int) -> list[tuple[float, Near, Near]]:
        """Return the words that stand near both facts, those that say most first."""
        theirs = {near.key: near for near in self.facts[other].figure.near}
        found = [
            (
                near.weight * theirs[near.key].weight * self._rare.get(near.key, 0.5) * _telling(near.key),
                near,
                theirs[near.key],
            )
            for near in self.facts[one].figure.near
            if near.key in theirs and near.key != SAID
        ]
        return sorted(found, key=lambda each: (-each[0], each[1].start))

    def probability(self, one: int, other: int) -> float:
        """Return how likely two facts are of one thing, 0 to 1."""
        weighed = sum(weight * sign for weight, sign in zip(WEIGHTS, self.features(one, other), strict=True))
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, weighed))))


WEIGHTS = (
    -1.58, 0.87, 0.39, -0.07, 0.01, -0.34, 1.02, -0.43, 0.13, 2.18, -3.08, 0.5,
    -1.38, -0.3, 0.0, -0.06, -2.66, -0.78, 2.34, 0.78, -0.23, 0.56, 0.36, 0.54,
    -1.02, 1.74, 0.21, -0.71, -2.7, 0.58, -1.0, 0.54, 0.04, 2.0,
)  # fmt: skip


def comparable(one: Figure, other: Figure) -> bool:
    """Tell whether two figures are of one kind, and in currencies, rates and clocks that can be compared."""
    if one.kind != other.kind:
        return frozenset({one.kind, other.kind}) in _KINDS_ALIKE and {one.unit, other.unit} <= {"", "y"}
    if one.kind == "name" or one.old != other.old or (one.place and other.place and one.place != other.place):
        return False
    if one.kind == "money":
        return one.unit == other.unit
    if one.kind == "time":
        return not one.unit and not other.unit
    return True


def _telling(key: str) -> float:
    """Return how much more a word says what a figure is of than others do: the dead and the homes, not who rose."""
    if key in ROLES:
        return 0.5 if key in _CHANGES else _ROLE_TELLS
    return 1.0 if key[:2] == "c:" else 0.3 if key[:2] == "n:" else 0.8


def _is_crowd(figure: Figure) -> bool:
    """Tell whether a figure counts a crowd: police and organisers see very different ones."""
    near = {near.key for near in figure.near if near.weight >= _CROWD_NEAR}
    return figure.kind == "count" and bool(near & _CROWDS)


def _said(figure: Figure) -> float:
    return max((near.weight for near in figure.near if near.key == SAID), default=0.0)


def _permuted(left: Figure, right: Figure) -> bool:
    """Tell whether two figures have the same digits in another order, or at another place, as slips of the pen do."""
    one, other = left.value, right.value
    mine, theirs = (f"{value:.6f}".replace(".", "").strip("0") for value in (one, other))
    return one != other and sorted(mine) == sorted(theirs) and len(mine) > (left.kind in _COUNTED)


def _misplaced(apart: float) -> bool:
    """Tell whether two figures, whose ratio's logarithm this is, differ by tens, hundreds or thousands only."""
    tens = apart / math.log(10)
    return abs(tens - round(tens)) < _EXACT and round(tens) >= 1


def _roles(figure: Figure) -> dict[str, float]:
    return {near.key: near.weight for near in figure.near if near.key in ROLES and near.weight >= _ROLE_WEIGHT}
