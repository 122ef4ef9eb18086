"""What sentences share: their tf-idf cosine, and LexRank upon it. In plain Python, for an article has some dozens of
sentences.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

_DAMPING = 0.15
_ROUNDS = 40

Vector = Mapping[str, float]
"""The weight of each term; a unit vector where it has any."""


def vectors(bags: Sequence[Sequence[str]]) -> list[dict[str, float]]:
    """Return the tf-idf vector of each sentence, of length 1 (empty for one whose terms are all in nearly every
    sentence).
    """
    counts = [Counter(bag) for bag in bags]
    spread = Counter(term for count in counts for term in count)
    weights = {term: math.log(len(bags) / (1 + times)) for term, times in spread.items()}
    found = []
    for count in counts:
        most = max(count.values(), default=1)
        vector = {term: times / most * weights[term] for term, times in count.items() if weights[term] > 0}
        length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        found.append({term: weight / length for term, weight in vector.items()})
    return found


def cosine(one: Vector, other: Vector) -> float:
    """Return the cosine of two unit vectors, 0 to 1."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[term] for term, weight in one.items() if term in other)


def similarities(found: Sequence[Vector]) -> list[list[float]]:
    """Return the cosine of every pair of sentences, given their vectors; by way of the terms, for most pairs share
    none.
    """
    rows = [[0.0] * len(found) for _ in found]
    holders: dict[str, list[tuple[int, float]]] = {}
    for at, vector in enumerate(found):
        row = rows[at]
        for term, weight in vector.items():
            earlier = holders.setdefault(term, [])
            for other, its in earlier:
                row[other] += weight * its
            earlier.append((at, weight))
    for at, row in enumerate(rows):
        row[at] = 1.0 if found[at] else 0.0
        for other in range(at):
            rows[other][at] = row[other]
    return rows


def centrality(alike: Sequence[Sequence[float]]) -> list[float]:
    """Return LexRank of each sentence, the most central at 1: the chance that a walk along similarities ends at it.

    Erkan and Radev 2004, "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization", JAIR 22; in its
    continuous form.
    """
    size = len(alike)
    if not size:
        return []
    links = []
    for row in alike:
        total = sum(row)
        links.append([(at, share / total) for at, share in enumerate(row) if share] if total else [])
    chances = [1 / size] * size
    for _ in range(_ROUNDS):
        following = [_DAMPING / size] * size
        for chance, row_links in zip(chances, links, strict=True):
            kept = (1 - _DAMPING) * chance
            for at, share in row_links:
                following[at] += kept * share
        total = sum(following)
        following = [chance / total for chance in following]
        settled = sum(abs(now - was) for now, was in zip(following, chances, strict=True)) < 1e-6
        chances = following
        if settled:
            break
    most = max(chances)
    return [chance / most for chance in chances]
