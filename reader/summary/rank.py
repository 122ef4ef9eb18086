"""How much each sentence says about the whole: LexRank, the place in the article, and words shared with the title.

LexRank (Erkan and Radev 2004, "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization", JAIR 22) in its
continuous form with damping, on numpy: sumy's own compares every pair in Python, gives no scores and takes seconds where this
takes milliseconds. The weights below are from the 609 CNN articles of our bench, found by a coarse grid; what they gain over
LexRank alone (27.2 / 9.2 ROUGE-1 / 2) comes from the position, most of it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from reader.summary.candidates import GOOD, Candidate
from reader.summary.vocabulary import Vocabulary

_CENTRAL, _EARLY = 0.5, 0.5
_HALF_AT = 10
"""The sentence, counted from 0, at which the weight of the position has fallen to a half."""
_TITLE = 0.15
_SHORT, _SHORT_COSTS = 8, 0.15
_TORN_COSTS = 0.1
_LEANING_COSTS = 0.12
_ALIKE_COSTS = 0.2
_RELUCTANT_COSTS = 10.0

_DAMPING = 0.15
_ROUNDS = 60


def similarities(bags: Sequence[Sequence[str]]) -> list[list[float]]:
    """The tf-idf cosine (0 to 1) of every pair of sentences, each given as its terms."""
    import numpy as np

    counts = [Counter(bag) for bag in bags]
    spread = Counter(term for count in counts for term in count)
    columns = {term: column for column, term in enumerate(spread)}
    matrix = np.zeros((len(bags), max(1, len(columns))), dtype=np.float32)
    for row, count in enumerate(counts):
        most = max(count.values(), default=1)
        for term, times in count.items():
            matrix[row, columns[term]] = times / most * math.log(len(bags) / (1 + spread[term]))
    norms = np.linalg.norm(matrix, axis=1, keepdims=True)
    matrix /= np.where(norms > 0, norms, 1)
    rows: list[list[float]] = np.clip(matrix @ matrix.T, 0, 1).tolist()
    return rows


def centrality(alike: Sequence[Sequence[float]]) -> list[float]:
    """LexRank of each sentence, the most central at 1: the chance that a walk along similarities ends at it."""
    import numpy as np

    weights = np.asarray(alike, dtype=np.float64)
    if not len(weights):
        return []
    totals = weights.sum(axis=1, keepdims=True)
    steps = (weights / np.where(totals > 0, totals, 1)).T
    chances = np.full(len(weights), 1 / len(weights))
    for _ in range(_ROUNDS):
        following = _DAMPING / len(weights) + (1 - _DAMPING) * (steps @ chances)
        following /= following.sum()
        settled = float(np.abs(following - chances).sum()) < 1e-6
        chances = following
        if settled:
            break
    ranks: list[float] = (chances / chances.max()).tolist()
    return ranks


def lexrank_lead(found: Sequence[Candidate], count: int, title: str, vocabulary: Vocabulary) -> list[int]:
    """The places in ``found`` of the best ``count`` sentences, best first. Deterministic: of equals the earlier one wins.

    Chosen one by one, so that a sentence that repeats a chosen one loses, and one that leans on its predecessor ("He ...")
    only loses where that is left out.
    """
    bags = [vocabulary.terms(candidate.words) for candidate in found]
    alike = similarities(bags)
    central = centrality(alike)
    wanted = frozenset(vocabulary.terms(vocabulary.split(title)))
    scores = []
    # The page's own furniture before the text must not cost the first sentence its place.
    places = {candidate.index: place for place, candidate in enumerate(c for c in found if c.tier == GOOD)}
    for candidate, bag, centre in zip(found, bags, central, strict=True):
        place = places.get(candidate.index, len(places))
        score = _CENTRAL * centre + _EARLY / (1 + place / _HALF_AT)
        if wanted:
            score += _TITLE * len(wanted.intersection(bag)) / len(wanted)
        score -= _SHORT_COSTS * (candidate.length < _SHORT) + _TORN_COSTS * candidate.torn
        scores.append(score - _RELUCTANT_COSTS * (candidate.tier != GOOD))
    chosen: list[int] = []
    taken: set[int] = set()
    while len(chosen) < min(count, len(found)):

        def worth(at: int) -> tuple[float, int]:
            hangs = found[at].leans and found[at].index - 1 not in taken
            repeats = max((alike[at][other] for other in chosen), default=0.0)
            return scores[at] - _LEANING_COSTS * hangs - _ALIKE_COSTS * repeats, -at

        best = max((at for at in range(len(found)) if at not in chosen), key=worth)
        chosen.append(best)
        taken.add(found[best].index)
    return chosen
