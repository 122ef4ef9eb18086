"""The learned ranker: how much each sentence says, and which sentences say most together.

Two small forests, trained by ``build_scripts/train_ranker.py``. The first scores single sentences; the second scores sets of the best
ones, because two good sentences may say the same, and a fair one may bring what the others lack. A few rules stand above both: the news
stays, and no sentence hangs on one that is left out.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import combinations

from reader.summary.candidates import GOOD, Candidate
from reader.summary.features import About, View
from reader.summary.forest import forests, value

POOL = 9
"""From how many of the best sentences a short summary is put together."""
_EVERY_SET = 150
"""Up to so many sets are all looked at; of more, those that grow out of the best smaller ones."""
_WIDTH = 6
_HANGING_COSTS = 1000.0
_RELUCTANT_COSTS = 100.0
_NEWS_AMONG = 3
"""The news stands in one of the first three sentences; an opening that only sets a scene scores below the sentence after it."""

Score = Callable[[Sequence[float]], float]


def learned(found: Sequence[Candidate], count: int, about: About, kept: Collection[int] = ()) -> list[int]:
    """The places in ``found`` of the best ``count`` sentences beside ``kept``. Deterministic: of equals the earlier ones win."""
    sentences, sets = forests()
    view = View(found, about)
    scores = [value(sentences, row) for row in view.rows]
    return choose(view, scores, count, lambda row: value(sets, row), kept)


def choose(view: View, scores: Sequence[float], count: int, worth: Score, kept: Collection[int] = ()) -> list[int]:
    """The best set of ``count`` places beside ``kept``: ``scores`` are those of single sentences, ``worth`` judges the features of a
    set."""
    found = view.found
    ranked = sorted(range(len(found)), key=lambda at: (found[at].tier != GOOD, -scores[at], at))
    free = [at for at in ranked if at not in kept]
    count = min(count, len(free))
    pool = free[: max(POOL, 2 * count + 3)]
    news = newsworthy(view, scores)
    if news not in pool and news not in kept:
        pool[-1] = news
    start = tuple(sorted(kept))

    def judged(chosen: tuple[int, ...]) -> tuple[float, tuple[int, ...]]:
        indices = {found[at].index for at in chosen}
        hanging = sum(found[at].leans and found[at].index - 1 not in indices and at not in kept for at in chosen)
        reluctant = sum(found[at].tier != GOOD for at in chosen)
        without = news not in chosen
        rules = _HANGING_COSTS * hanging + _RELUCTANT_COSTS * (reluctant + without)
        return rules - worth(view.set_row(chosen, scores, ranked)), chosen

    best = min(map(judged, _sets(pool, count, start, judged)), default=(0.0, start))[1]
    return [at for at in best if at not in kept]


def newsworthy(view: View, scores: Sequence[float]) -> int:
    """The place of the sentence that carries the news: the best of the first three that does not hang on another."""
    first = view.good[:_NEWS_AMONG]
    return max((at for at in first if not view.found[at].leans), key=lambda at: (scores[at], -at), default=first[0])


def _sets(
    pool: Sequence[int], count: int, start: tuple[int, ...], judged: Callable[[tuple[int, ...]], tuple[float, tuple[int, ...]]]
) -> Iterable[tuple[int, ...]]:
    if math.comb(len(pool), count) <= _EVERY_SET:
        return (tuple(sorted((*start, *more))) for more in combinations(pool, count))
    grown = [start]
    for _ in range(count):
        wider = {tuple(sorted((*chosen, at))) for chosen in grown for at in pool if at not in chosen}
        grown = [chosen for _, chosen in sorted(map(judged, wider))[:_WIDTH]]
    return grown
